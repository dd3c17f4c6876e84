"""Two models over several sets: each set paired by item, all items together, the mean of the sets.

Source of both ways to pool: a card that names one figure for three sets means their mean (macro);
the harness's groups weigh by items (micro).
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from app.core.text import QT_TRANSLATE_NOOP
from app.errors import Code, Problem
from app.evaluation import statistics
from app.evaluation.comparison import NOTHING_DETECTABLE, Side, compare
from app.evaluation.judging import UNSCORED, Sample
from app.evaluation.statistics import Interval, Paired
from app.evaluation.summary import Note, percent

# Newcombe's own step from two shares to their difference, taken once more from sets to their sum.
MEAN = QT_TRANSLATE_NOOP("report", "square-and-add (MOVER) of the sets' Newcombe intervals, 95 %")
INTERVALS = QT_TRANSLATE_NOOP("report", "Intervals: %1; of the mean: %2.")
DETECTABLE = QT_TRANSLATE_NOOP(
    "evaluation",
    "Differences of the mean of these sets below %1 points cannot be detected (80 % power, "
    "two-sided 5 %).",
)
CLAIM_TOO_SMALL = QT_TRANSLATE_NOOP(
    "evaluation", "The mean of these sets cannot support a claim of %1 points in either direction."
)
CLAIM_POSSIBLE = QT_TRANSLATE_NOOP(
    "evaluation",
    "A difference of %1 points would show in the mean of four of five samples like these sets.",
)

REPEATED = QT_TRANSLATE_NOOP(
    "evaluation",
    "%1 items that are there twice count once among all items; the interval of the mean allows for "
    "those that two sets share.",
)


class PooledSet(Struct, frozen=True):
    """One set: the numbers of both models, and p adjusted over all sets."""

    name: str
    paired: Paired
    p_holm: float


class Mean(Struct, frozen=True):
    """The mean of the sets, each counting alike; differences are first less second, as shares."""

    first: float
    second: float
    difference: float
    standard_error: float
    interval: Interval


class Pooled(Struct, frozen=True):
    """Two models over several sets.

    Attributes:
        first: name of the first.
        second: name of the second.
        protocol_id: how all of it was asked.
        sets: one by one.
        micro: all items together.
        repeated: items that several sets have; they count once in `micro`.
        detectable: smallest difference all items together could show; `None` if none.
        macro: the mean of the sets.
        notes: what the mean could show, what a claim comes to, what counts once.
    """

    first: str
    second: str
    protocol_id: str
    sets: tuple[PooledSet, ...]
    micro: Paired
    repeated: int
    detectable: float | None
    macro: Mean
    notes: tuple[Note, ...]


def pooled(sides: Sequence[Side], claim: float | None = None) -> Pooled:
    """Compare two models over the sets that both were asked; the first run's model is the first.

    Raises:
        Problem: `not_comparable` with `why`: a set lacks one of the two, or was asked otherwise.
    """
    first, second = _models(sides)
    groups: dict[str, dict[str, Side]] = {}
    for side in sides:
        group = groups.setdefault(side.record["task"]["sha256"], {})
        if _model(side) in group:
            why = f"{side.record['task']['name']} was asked twice of {_name(side)}"
            raise Problem(Code.NOT_COMPARABLE, why=why)
        group[_model(side)] = side
    pairs = [_pair(group, (first, second)) for group in groups.values()]
    protocols = {side.record["protocol"]["protocol_id"] for side in sides}
    if len(protocols) > 1:
        why = f"the sets were asked by several protocols: {', '.join(sorted(protocols))}"
        raise Problem(Code.NOT_COMPARABLE, why=why)
    names = [str(one.record["task"]["name"]) for one, _ in pairs]
    found = [compare(pair)[0].paired for pair in pairs]
    adjusted = statistics.holm([one.p_exact for one in found])
    rows, repeated = _distinct(pairs)
    micro = statistics.paired([a.is_correct for a, _ in rows], [b.is_correct for _, b in rows])
    macro = mean(found, _alike(pairs))
    return Pooled(
        first=_name(pairs[0][0]),
        second=_name(pairs[0][1]),
        protocol_id=protocols.pop(),
        sets=tuple(map(PooledSet, names, found, adjusted)),
        micro=micro,
        repeated=repeated,
        detectable=statistics.detectable(micro.n, micro.discordant / max(1, micro.n)),
        macro=macro,
        notes=(*_notes(micro, macro, claim), *_twice(repeated)),
    )


def mean(found: Sequence[Paired], alike: NDArray[np.float64]) -> Mean:
    """Return the mean of paired differences; `alike` is how the sets' differences correlate.

    Source of the interval: Zou and Donner 2008, with correlations as in Zou 2008. Of one set it is
    that set's own, and it has a width where no item was answered differently.
    """
    count = len(found)
    difference = sum(one.difference for one in found) / count
    below = _added([one.difference - one.interval.low for one in found], alike)
    above = _added([one.interval.high - one.difference for one in found], alike)
    error = _added([one.standard_error for one in found], alike)
    return Mean(
        first=sum((one.both + one.only_first) / max(1, one.n) for one in found) / count,
        second=sum((one.both + one.only_second) / max(1, one.n) for one in found) / count,
        difference=difference,
        standard_error=error,
        interval=Interval(difference - below, difference + above, MEAN),
    )


def _added(reaches: Sequence[float], alike: NDArray[np.float64]) -> float:
    """Return how far the mean reaches: the reaches of the sets, squared and added as they vary."""
    row = np.asarray(reaches, dtype=np.float64)
    return math.sqrt(max(0.0, float(row @ alike @ row))) / len(row)


def _alike(pairs: Sequence[tuple[Side, Side]]) -> NDArray[np.float64]:
    """Return the correlations of the sets' differences, which come of the items they share.

    The covariance is that of the shared items ÷ both sizes. A set without a discordant item has no
    variance to divide by: the share of shared items stands for it, so that two sets that are the
    same never count as two.
    """
    moves = [_moves(*pair) for pair in pairs]
    alike = np.eye(len(pairs))
    for at, one in enumerate(moves):
        for beside, other in enumerate(moves[:at]):
            alike[at, beside] = alike[beside, at] = _correlation(one, other)
    return alike


def _correlation(one: dict[str, int], other: dict[str, int]) -> float:
    shared = one.keys() & other.keys()
    if not shared:
        return 0.0
    centres = [sum(moves.values()) / len(moves) for moves in (one, other)]
    spreads = [
        sum((value - centre) ** 2 for value in moves.values())
        for moves, centre in zip((one, other), centres, strict=True)
    ]
    if not min(spreads):
        return len(shared) / math.sqrt(len(one) * len(other))
    products = ((one[key] - centres[0]) * (other[key] - centres[1]) for key in shared)
    return max(-1.0, min(1.0, sum(products) / math.sqrt(spreads[0] * spreads[1])))


def _moves(first: Side, second: Side) -> dict[str, int]:
    """Return first less second, by item: 1, 0 or -1."""
    return {
        one.doc_hash: one.is_correct - other.is_correct
        for one, other in zip(first.samples, second.samples, strict=True)
        if UNSCORED not in {one.status, other.status}
    }


def _notes(micro: Paired, macro: Mean, claim: float | None) -> tuple[Note, ...]:
    """Say what the mean could show (two-sided 5 %, power 80 %), and if a claim is of that size."""
    least = (statistics.Z + statistics.Z_POWER) * macro.standard_error
    told = Note(DETECTABLE, (percent(least),))
    if not micro.discordant:  # the standard error is 0: nothing is known, not everything
        told = Note(NOTHING_DETECTABLE, (f"{micro.n:,}", percent(0)))
    if claim is None:
        return (told,)
    text = CLAIM_POSSIBLE if abs(claim) >= least > 0 else CLAIM_TOO_SMALL
    return told, Note(text, (f"{100 * claim:g}",))


def _twice(repeated: int) -> tuple[Note, ...]:
    return (Note(REPEATED, (f"{repeated:,}",)),) if repeated else ()


def _models(sides: Sequence[Side]) -> tuple[str, str]:
    names = list(dict.fromkeys(map(_model, sides)))
    if len(names) != 2:  # noqa: PLR2004  two models are compared
        why = f"two models are compared over several sets, and these runs are of {len(names)}"
        raise Problem(Code.NOT_COMPARABLE, why=why)
    return names[0], names[1]


def _model(side: Side) -> str:
    """Return what one model is known by: the hash of its file, or what a server calls it."""
    model: dict[str, Any] = side.record["model"]
    return str(model["sha256"] or model["name"])


def _name(side: Side) -> str:
    model = side.record["model"]
    return f"{model['name']} {model.get('quantization', '')}".strip()


def _pair(group: dict[str, Side], models: tuple[str, str]) -> tuple[Side, Side]:
    try:
        return group[models[0]], group[models[1]]
    except KeyError:
        name = next(iter(group.values())).record["task"]["name"]
        raise Problem(Code.NOT_COMPARABLE, why=f"{name} was asked of one model only") from None


def _distinct(pairs: Sequence[tuple[Side, Side]]) -> tuple[list[tuple[Sample, Sample]], int]:
    """Return the items that both were asked, each record once, and how many were repeated."""
    kept: dict[str, tuple[Sample, Sample]] = {}
    repeated = 0
    for first, second in pairs:
        for one, other in zip(first.samples, second.samples, strict=True):
            if UNSCORED in {one.status, other.status}:
                continue
            repeated += one.doc_hash in kept
            kept.setdefault(one.doc_hash, (one, other))
    return list(kept.values()), repeated
