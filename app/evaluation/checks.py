"""What must hold before a model is scored; what does not hold is told, and nothing is scored."""

from typing import Any

from app.core.chat import Message, Role
from app.errors import Code, Problem
from app.evaluation.protocol import LOG_LIKELIHOOD, Ask, Protocol
from app.evaluation.run import Answerer, Plan
from app.evaluation.summary import LEAST_MASS
from app.evaluation.task import Item

LONGEST = 20  # so many of the longest items, by characters, are counted in tokens
EQUAL = 1e-9
# A server that computes several questions at once repeats itself only so well.
REMOTE_TOLERANCE = 1e-2


def _probe(question: str, options: tuple[str, ...], answer: int, context: str = "") -> Item:
    return Item("probe", question, options, answer, {}, context)


LETTER_PROBES = (
    _probe("What is 2 + 2?", ("3", "4", "5", "6"), 1),
    _probe("Which of these is a colour?", ("table", "seven", "green", "to run"), 2),
    _probe("Which animal barks?", ("dog", "fish", "snail", "worm"), 0),
)
WORDS = ("yes", "no", "maybe")
WORD_PROBES = (
    _probe("Is the sky blue?", WORDS, 0, "On a clear day the sky is blue."),
    _probe("Is ice hot?", WORDS, 1, "Ice is frozen water. It is cold, never hot."),
    _probe(
        "Does the drug help?",
        WORDS,
        2,
        "One trial says that the drug helps, another that it does not. It remains unclear.",
    ),
)

# Options by their own words: models of 135 million parameters know these by two nats and more,
# raw and through a chat template, though they do not know what to do with a letter.
KNOWN_PROBES = (
    _probe("What is the capital of France?", ("London", "Rome", "Madrid", "Paris"), 3),
    _probe("What is the opposite of hot?", ("blue", "cold", "seven", "paper"), 1),
    _probe("What is the opposite of up?", ("seven", "blue", "down", "paper"), 2),
)


def check(
    plan: Plan,
    answerer: Answerer,
    context_tokens: int,
    *,
    despite_probe: bool = False,
    tolerance: float = 0.0,
) -> dict[str, Any]:
    """Check model and protocol on this set; return what was found, for the record.

    Args:
        plan: what is asked.
        answerer: the model.
        context_tokens: what its context holds.
        despite_probe: go on although the probe does not hold; a person says so.
        tolerance: by how much two scores of one item may differ: of this computer by nothing.

    Raises:
        Problem: `context_full` if the longest item does not fit; `scoring_refused` with `why`, and
            with `probe` if a person may overrule it; `model_invalid` if a score is no number;
            `cancelled`.
    """
    found: dict[str, Any] = {
        "longest_tokens": _longest(plan, answerer, context_tokens),
        "context_tokens": context_tokens,
    }
    if plan.protocol.method == LOG_LIKELIHOOD:
        found |= _scores(plan, answerer, tolerance)
        found |= _probed(plan, answerer, despite_probe=despite_probe)
    return found


def _longest(plan: Plan, answerer: Answerer, context_tokens: int) -> int:
    """Return the tokens of the longest prompt; nothing is ever cut to fit."""
    numbers = sorted(range(len(plan)), key=lambda number: -len(plan.ask(number).context))
    longest = max(answerer.count(plan.ask(number)) for number in numbers[:LONGEST])
    needed = longest + _room(plan.protocol)
    if needed > context_tokens:
        raise Problem(
            Code.CONTEXT_FULL, needed_tokens=needed, context_tokens=context_tokens, run=True
        )
    return longest


def _room(protocol: Protocol) -> int:
    return 0 if protocol.method == LOG_LIKELIHOOD else protocol.max_tokens


def _scores(plan: Plan, answerer: Answerer, tolerance: float) -> dict[str, Any]:
    """Score one item from a fresh start and again behind another: the numbers must be the same."""
    last = len(plan) - 1
    first = answerer.score(plan.ask(last))
    answerer.score(plan.ask(0))
    again = answerer.score(plan.ask(last))
    pairs = zip(first.log_probabilities, again.log_probabilities, strict=True)
    apart = max(abs(one - other) for one, other in pairs)
    if apart > tolerance:
        raise _refused("Scoring the same item twice gave different numbers")
    if len(set(first.first_tokens)) < len(first.first_tokens):
        raise _refused("Two options begin with the same token of this model")
    if first.begin_tokens > 1:
        raise _refused("The prompt begins with two tokens that begin a text")
    return {
        "is_single_token": max(first.token_counts) == 1,
        "token_counts": list(first.token_counts),
        "begin_tokens": first.begin_tokens,
        "is_deterministic": apart == 0,
    }


def _probed(plan: Plan, answerer: Answerer, *, despite_probe: bool) -> dict[str, Any]:
    """Ask trivial items: three by their words, to be right, three as the set is, to be answered.

    How many of the latter are right is recorded and told beside every result. It refuses nothing:
    a sound small model knows the answer and not its letter, and that its score is chance is a
    result.
    """
    known = sum(_knows(plan.protocol, item, answerer) for item in KNOWN_PROBES)
    probes = WORD_PROBES if plan.task.has_word_answers else LETTER_PROBES
    samples = [plan.judged(item, answerer) for item in probes]
    masses = [one.option_mass or 0.0 for one in samples]
    mass = sum(masses) / len(masses)
    why = ""
    if all((one.margin or 0.0) < EQUAL for one in samples):
        why = "Three trivial questions got the same score for every option"
    elif mass < LEAST_MASS:
        why = (
            f"On three trivial questions all options together hold {100 * mass:.3f} % of the "
            f"probability, less than {100 * LEAST_MASS:g} %: the model does not answer in this form"
        )
    elif known < len(KNOWN_PROBES):
        why = (
            f"Of {len(KNOWN_PROBES)} trivial questions, such as the capital of France among four "
            f"cities, it got {known} right"
        )
    if why and not despite_probe:
        raise Problem(Code.SCORING_REFUSED, why=why, probe=True)
    return {
        "probe_right": known,
        "probe_count": len(KNOWN_PROBES),
        "probe_mass": mass,
        "least_mass": LEAST_MASS,
        "form_right": sum(one.is_correct for one in samples),
        "form_count": len(samples),
        "despite_probe": despite_probe,
    }


def _knows(protocol: Protocol, item: Item, answerer: Answerer) -> bool:
    """Return whether the right one of an item's options is the likeliest, by its own words."""
    text = f"Question: {item.question}\nAnswer:"
    message = Message(Role.USER, text, is_raw=not protocol.is_chat)
    continuations = tuple(protocol.delimiter + one for one in item.options)
    scores = answerer.score(Ask((message,), continuations, 0)).log_probabilities
    rest = (one for at, one in enumerate(scores) if at != item.answer)
    return scores[item.answer] > max(rest)


def _refused(why: str) -> Problem:
    return Problem(Code.SCORING_REFUSED, why=why)
