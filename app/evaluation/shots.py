"""Items that stand before the one that is asked: which, and in which order."""

import hashlib
from collections.abc import Sequence

from msgspec import Struct

from app.core.chat import Message, Role
from app.errors import Code, Problem
from app.evaluation.contamination import Hit, hits
from app.evaluation.presets import DEFAULT, FEW_SHOT, preset
from app.evaluation.protocol import Examples, Protocol, with_examples
from app.evaluation.task import Item, Task, content_sha256

DEFAULT_SHOTS = 5
DRAWS_BY = 1234  # lm-evaluation-harness's own seed of examples


def with_drawn(
    protocol: Protocol, task: Task, count: int | None, seed: int
) -> tuple[Protocol, tuple[Item, ...]]:
    """Return a protocol with examples from the task's own reserve, and those.

    MMLU takes the first ones of its dev file, as lm-evaluation-harness does; other sets are drawn
    by the seed.

    Raises:
        Problem: `bad_value` if the protocol takes none, or the reserve has too few.
    """
    if protocol.protocol_id != FEW_SHOT:
        if count is not None:
            why = f"{protocol.protocol_id} takes no examples; {FEW_SHOT} does"
            raise Problem(Code.BAD_VALUE, name="--shots", why=why)
        return protocol, ()
    wanted = count or DEFAULT_SHOTS
    if len(task.reserve) < wanted:
        why = f"{wanted} examples are wanted, and {task.name} has {len(task.reserve)} items for it"
        raise Problem(Code.BAD_VALUE, name="--shots", why=why)
    is_drawn = task.kind != "mmlu"
    shots = ordered(task.reserve, seed if is_drawn else None)[:wanted]
    name = f"{task.name}, not test"
    return with_examples(protocol, named(name, shots, seed if is_drawn else None)), shots


def with_set(
    protocol: Protocol, name: str, items: Sequence[Item], count: int | None, seed: int | None
) -> tuple[Protocol, tuple[Item, ...]]:
    """Return a protocol with the first `count` examples of a set; a seed draws their order.

    Raises:
        Problem: `bad_value` if the protocol takes none, or the set has too few.
    """
    if protocol.protocol_id != FEW_SHOT:
        why = f"{protocol.protocol_id} takes no examples; {FEW_SHOT} does"
        raise Problem(Code.BAD_VALUE, name="--examples", why=why)
    wanted = len(items) if count is None else count
    if wanted > len(items):
        why = f"{wanted} examples are wanted, and {name} has {len(items)}"
        raise Problem(Code.BAD_VALUE, name="--shots", why=why)
    shots = ordered(items, seed)[:wanted]
    return with_examples(protocol, named(name, shots, seed)), shots


def turns(items: Sequence[Item]) -> tuple[Message, ...]:
    """Return examples as turns of a chat: the question with its options, then the right one.

    An open example is its question and its answer, as they are.
    """
    messages = []
    for item in items:
        if item.is_open:
            asked = "\n".join(filter(None, [item.context, item.question]))
            messages += [Message(Role.USER, asked), Message(Role.ASSISTANT, item.options[0])]
            continue
        options = zip(item.letters, item.options, strict=True)
        lines = [f"{letter}. {text}" for letter, text in options]
        question = "\n".join([*filter(None, [item.context]), item.question, *lines])
        messages += [Message(Role.USER, question), Message(Role.ASSISTANT, lines[item.answer])]
    return tuple(messages)


def ordered(items: Sequence[Item], seed: int | None) -> tuple[Item, ...]:
    """Return the items in the order a seed draws; `None` is the order they are in."""
    return tuple(items) if seed is None else tuple(sorted(items, key=lambda one: _draw(seed, one)))


class Few(Struct, frozen=True):
    """Which examples are wanted before each item.

    Attributes:
        name: of a set; "" takes them from the task's own items that are no test items.
        items: of that set, in its order.
        count: so many of them, 0 none; `None` is all, or `DEFAULT_SHOTS`.
        seed: draws them, or their order; `None` is the set's own order, or the harness's seed.
    """

    name: str = ""
    items: tuple[Item, ...] = ()
    count: int | None = None
    seed: int | None = None


def asked_as(
    task: Task, protocol_id: str | None, few: Few | None
) -> tuple[Protocol, tuple[Item, ...], list[Hit]]:
    """Return the protocol, the examples, and what of the task they give away.

    Without a protocol it is the default one, with examples `FEW_SHOT`. No example at all (a count
    of 0) is asked as without any.

    Raises:
        Problem: `bad_value`: no such protocol, it takes no examples, or there are too few.
    """
    few = None if few is not None and few.count == 0 else few
    default = DEFAULT if few is None else FEW_SHOT
    protocol = preset(protocol_id or default, task)
    if few is None or not few.name:
        wanted = few or Few()
        seed = DRAWS_BY if wanted.seed is None else wanted.seed
        protocol, shown = with_drawn(protocol, task, wanted.count, seed)
    else:
        protocol, shown = with_set(protocol, few.name, few.items, few.count, few.seed)
    return protocol, shown, hits(shown, task.items)


def named(name: str, shots: Sequence[Item], seed: int | None) -> Examples:
    """Return how examples are recorded in a protocol."""
    return Examples(name, content_sha256(shots), tuple(one.item_id for one in shots), seed)


def _draw(seed: int, item: Item) -> str:
    return hashlib.sha256(f"{seed}:{item.item_id}".encode("utf-8", "replace")).hexdigest()
