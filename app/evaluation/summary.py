"""What a run came to: its samples as numbers, each with its interval and method."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from app.core.text import QT_TRANSLATE_NOOP
from app.evaluation import statistics
from app.evaluation.judging import SCORED, UNPARSED, UNSCORED, Sample
from app.evaluation.protocol import LOG_LIKELIHOOD, Protocol
from app.evaluation.statistics import Interval
from app.evaluation.task import LETTERS, Card

# Below this share the options are not what the model would say: the winner is noise.
LEAST_MASS = 0.01
NO_MASS = QT_TRANSLATE_NOOP(
    "evaluation",
    "The options together hold %1 % of the probability: the model does not answer in this form, "
    "and the accuracy says nothing about what it knows.",
)
CHANCE = QT_TRANSLATE_NOOP(
    "evaluation", "The interval includes chance (%1 %): nothing shows that the model knows more."
)
MAJORITY = QT_TRANSLATE_NOOP(
    "evaluation", "The accuracy is not above always answering %1 (%2 %) in this sample."
)
LIKE_MAJORITY = QT_TRANSLATE_NOOP(
    "evaluation",
    "The interval includes what always answering %1 would get (%2 %): it is not shown to do "
    "better.",
)
MANY_UNPARSED = QT_TRANSLATE_NOOP(
    "evaluation", "No answer could be read in %1 % of the items; they count as wrong."
)
ONE_SIDED = QT_TRANSLATE_NOOP(
    "evaluation", "The model chose %1 in %2 % of the items, whatever was asked."
)
FAILED = QT_TRANSLATE_NOOP(
    "evaluation",
    "Of %1 trivial questions it got %2 right, and was scored all the same: what follows may be "
    "chance, or a broken file.",
)
FORM_FAILED = QT_TRANSLATE_NOOP(
    "evaluation",
    "Of %1 trivial questions in the asked form it got %2 right, though it knows what is trivial by "
    "its words: what follows may be chance.",
)
MANY = 0.05
MOST = 0.9
LEAST_ITEMS = 10


class Share(Struct, frozen=True):
    """A share of items with its interval."""

    n: int
    correct: int
    accuracy: float
    interval: Interval


class Note(Struct, frozen=True):
    """A sentence about a result, and the values of its places %1, %2 and so on."""

    text: str
    values: tuple[str, ...] = ()


class Summary(Struct, frozen=True):
    """The numbers of a run.

    Attributes:
        n: items that were scored; those whose answer could not be read are among them.
        correct: of these.
        unscored: items that could not be asked.
        unparsed: items whose answer could not be read; they count as wrong.
        accuracy: correct ÷ n.
        stderr: lm-evaluation-harness's.
        interval: of the accuracy.
        answered_only: the same without what was unparsed; `None` if nothing was.
        macro_f1: over the options' words, if the protocol reports it.
        macro_f1_interval: of that.
        majority: the commonest key of these items, and its share.
        chance: mean of one over the number of options.
        brier: mean Brier score of the renormalised probabilities.
        brier_interval: of that.
        calibration_error: expected calibration error, ten bins.
        calibration_interval: of that.
        option_mass: mean of what the options hold of the probability.
        margin: mean difference between the best two log-probabilities.
        strata: by name and value.
        notes: what a reader must know.
    """

    n: int
    correct: int
    unscored: int
    unparsed: int
    accuracy: float
    stderr: float
    interval: Interval
    answered_only: Share | None
    macro_f1: float | None
    macro_f1_interval: Interval | None
    majority: str
    majority_share: float
    chance: float
    brier: float | None
    brier_interval: Interval | None
    calibration_error: float | None
    calibration_interval: Interval | None
    option_mass: float | None
    margin: float | None
    strata: dict[str, dict[str, Share]]
    notes: tuple[Note, ...]

    @property
    def scores(self) -> tuple[tuple[float | None, Interval | None], ...]:
        """Macro-F1, Brier score and calibration error, each with its interval."""
        return (
            (self.macro_f1, self.macro_f1_interval),
            (self.brier, self.brier_interval),
            (self.calibration_error, self.calibration_interval),
        )


def summary(
    samples: Sequence[Sample], protocol: Protocol, card: Card, record: dict[str, Any]
) -> Summary:
    """Return the numbers of these samples, and what the record of their run says of them."""
    asked = [one for one in samples if one.status != UNSCORED]
    whole = share([one.is_correct for one in asked])
    unparsed = sum(one.status == UNPARSED for one in asked)
    answered = [one.is_correct for one in asked if one.status == SCORED]
    majority, majority_share = _majority(asked)
    chance = _mean([1 / _options(one) for one in asked]) or 0.0
    is_scored = protocol.method == LOG_LIKELIHOOD and bool(asked)
    f1, f1_interval = _macro_f1(asked, protocol, card)
    brier, brier_interval = statistics.brier(_chances(asked)) if is_scored else (None, None)
    error, error_interval = _calibration(asked) if is_scored else (None, None)
    mass = _mean([one.option_mass for one in asked if one.option_mass is not None])
    return Summary(
        n=whole.n,
        correct=whole.correct,
        unscored=len(samples) - len(asked),
        unparsed=unparsed,
        accuracy=whole.accuracy,
        stderr=statistics.standard_error(whole.correct, whole.n),
        interval=whole.interval,
        answered_only=share(answered) if unparsed else None,
        macro_f1=f1,
        macro_f1_interval=f1_interval,
        majority=majority,
        majority_share=majority_share,
        chance=chance,
        brier=brier,
        brier_interval=brier_interval,
        calibration_error=error,
        calibration_interval=error_interval,
        option_mass=mass,
        margin=_mean([one.margin for one in asked if one.margin is not None]),
        strata=_strata(asked),
        notes=(
            *failed(record),
            *_notes(whole, chance, mass, unparsed, (majority, majority_share)),
            *_one_sided(asked),
        ),
    )


def failed(record: dict[str, Any]) -> tuple[Note, ...]:
    """Return a note if a run was scored although trivial questions were answered wrong."""
    checks = record.get("checks", {})
    for name, text in (("probe", FAILED), ("form", FORM_FAILED)):
        right, count = checks.get(f"{name}_right", 0), checks.get(f"{name}_count", 0)
        if right < count:
            return (Note(text, (str(count), str(right))),)
    return ()


def share(right: Sequence[bool]) -> Share:
    """Return how many are right, with Wilson's interval."""
    correct, n = sum(right), len(right)
    return Share(n, correct, correct / n if n else 0.0, statistics.wilson(correct, n))


def _options(sample: Sample) -> int:
    return max(1, sample.option_count)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _majority(samples: Sequence[Sample]) -> tuple[str, float]:
    counts: dict[str, int] = {}
    for one in samples:
        counts[one.key] = counts.get(one.key, 0) + 1
    if not counts:
        return "", 0.0
    name = max(sorted(counts), key=counts.__getitem__)
    return name, counts[name] / len(samples)


def _macro_f1(
    samples: Sequence[Sample], protocol: Protocol, card: Card
) -> tuple[float | None, Interval | None]:
    if "macro_f1" not in protocol.metrics or not samples:
        return None, None
    labels = max(map(int, card.option_counts))
    answers, said = [one.answer for one in samples], [one.prediction for one in samples]
    return (
        statistics.macro_f1(answers, said, labels),
        statistics.macro_f1_interval(answers, said, labels),
    )


def _chances(samples: Sequence[Sample]) -> list[tuple[list[float], int]]:
    return [(statistics.probabilities(one.log_probabilities), one.answer) for one in samples]


def _calibration(samples: Sequence[Sample]) -> tuple[float, Interval]:
    pairs = [
        (max(statistics.probabilities(one.log_probabilities)), one.is_correct) for one in samples
    ]
    return statistics.calibration(pairs)


def _strata(samples: Sequence[Sample]) -> dict[str, dict[str, Share]]:
    groups: dict[str, dict[str, list[bool]]] = {}
    for one in samples:
        for name, value in one.strata.items():
            groups.setdefault(name, {}).setdefault(value, []).append(one.is_correct)
    return {
        name: {value: share(right) for value, right in sorted(values.items())}
        for name, values in groups.items()
    }


def _notes(
    whole: Share,
    chance: float,
    mass: float | None,
    unparsed: int,
    majority: tuple[str, float],
) -> list[Note]:
    notes = []
    if mass is not None and mass < LEAST_MASS:
        notes.append(Note(NO_MASS, (percent(mass, 2),)))
    if whole.n and whole.interval.low <= chance <= whole.interval.high:
        notes.append(Note(CHANCE, (percent(chance),)))
    if whole.n and whole.accuracy <= majority[1]:
        notes.append(Note(MAJORITY, (majority[0], percent(majority[1]))))
    elif whole.n and whole.interval.low <= majority[1]:
        notes.append(Note(LIKE_MAJORITY, (majority[0], percent(majority[1]))))
    if whole.n and unparsed / whole.n > MANY:
        notes.append(Note(MANY_UNPARSED, (percent(unparsed / whole.n),)))
    return notes


def _one_sided(samples: Sequence[Sample]) -> list[Note]:
    """Return a note if nearly every answer is the same option."""
    said = [one.prediction for one in samples if one.prediction is not None]
    if len(said) < LEAST_ITEMS:
        return []
    commonest = max(sorted(set(said)), key=said.count)
    share_of_it = said.count(commonest) / len(said)
    if share_of_it <= MOST:
        return []
    return [Note(ONE_SIDED, (LETTERS[commonest], percent(share_of_it)))]


def percent(value: float, digits: int = 1) -> str:
    """Return a share as a number of percent."""
    return f"{round(100 * value, digits) + 0.0:.{digits}f}"  # nothing is never "-0.0"
