"""Two runs side by side, item by item: only on the same items, asked the same way."""

import math
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from app.core.text import QT_TRANSLATE_NOOP
from app.errors import Code, Problem
from app.evaluation import statistics
from app.evaluation.judging import UNSCORED, Sample
from app.evaluation.statistics import Agreement, Paired
from app.evaluation.summary import Note, failed, percent

BETTER = QT_TRANSLATE_NOOP(
    "evaluation",
    "%1 is better than %2 on these %3 items by %4 points (%5 to %6); were both equally good, a "
    "difference at least as large would come with p = %7.",
)
NOT_SHOWN = QT_TRANSLATE_NOOP(
    "evaluation",
    "These %1 items do not tell %2 and %3 apart: %2 minus %3 is %4 points (%5 to %6), p = %7. That "
    "does not show that they are equal.",
)
ADJUSTED = QT_TRANSLATE_NOOP(
    "evaluation",
    "p is adjusted for %1 comparisons (Holm); each interval is of its comparison alone.",
)
DETECTABLE = QT_TRANSLATE_NOOP(
    "evaluation",
    "With %1 items and %2 % of them discordant, differences below %3 points cannot be detected "
    "(80 % power, two-sided 5 %).",
)
NOTHING_DETECTABLE = QT_TRANSLATE_NOOP(
    "evaluation",
    "With %1 items and %2 % of them discordant, no difference at all could be detected.",
)
CLAIM_TOO_SMALL = QT_TRANSLATE_NOOP(
    "evaluation", "%1 items cannot support a claim of %2 points in either direction."
)
CLAIM_POSSIBLE = QT_TRANSLATE_NOOP(
    "evaluation", "A difference of %2 points would show in four of five samples of %1 such items."
)
UNPROVEN = QT_TRANSLATE_NOOP(
    "evaluation",
    "%1 got trivial questions wrong before it was scored: what is compared may be chance.",
)
FLIPS_HIDDEN = QT_TRANSLATE_NOOP(
    "evaluation",
    "No difference is shown, and yet %1 % of the predictions are others: equal accuracy is not "
    "equal answers.",
)
FEW_DISCORDANT = 0.05
SIGNIFICANT = 0.05
OF_ALL = (ADJUSTED, UNPROVEN)  # notes that are not of one pair


class Side(Struct, frozen=True):
    """One run in a comparison: its record and its items."""

    name: str
    record: dict[str, Any]
    samples: Sequence[Sample]


class Flip(Struct, frozen=True):
    """An item on which two runs differ; options by index, `None` is unreadable."""

    doc_id: int
    item_id: str
    answer: int
    first: int | None
    second: int | None


class Drift(Struct, frozen=True):
    """How far the second run's answers are from the first one's.

    Attributes:
        right_to_wrong: items that the first got right and the second wrong.
        wrong_to_right: the other way.
        wrong_to_other: wrong in both, another option.
        agreement: share of items with the same prediction.
        divergence_mean: KL(first ‖ second) over the options' renormalised probabilities, nats.
        divergence_median: its median.
        divergence_95: its 95th percentile.
        margin_change: mean of the second's margin less the first's.
        mass_change: the same of the options' mass.
    """

    right_to_wrong: int
    wrong_to_right: int
    wrong_to_other: int
    agreement: float
    divergence_mean: float | None
    divergence_median: float | None
    divergence_95: float | None
    margin_change: float | None
    mass_change: float | None


class Stratum(Struct, frozen=True):
    """A comparison within one part of the set, its p adjusted for all parts of that name."""

    name: str
    value: str
    paired: Paired
    p_holm: float


class Comparison(Struct, frozen=True):
    """Two runs.

    Attributes:
        first: name of the first.
        second: name of the second.
        paired: the numbers.
        p_holm: exact p, adjusted for all pairs that are compared.
        detectable: smallest difference these items could show, as a share; `None` if none.
        left_out: items that one of them could not be asked.
        drift: what became of each answer.
        flips: the items that differ.
        strata: the parts of the set.
        notes: what it means, in sentences.
    """

    first: str
    second: str
    paired: Paired
    p_holm: float
    detectable: float | None
    left_out: int
    drift: Drift
    flips: tuple[Flip, ...]
    strata: tuple[Stratum, ...]
    notes: tuple[Note, ...]


def compare(sides: Sequence[Side], claim: float | None = None) -> list[Comparison]:
    """Compare every two runs; `claim` is a difference, as a share, that somebody asserts.

    What is to be known of a run, whatever it is compared with, is a note of the first pair alone.

    Raises:
        Problem: `not_comparable` with `why`.
    """
    for side in sides:
        _check_complete(side)
        _check_same(sides[0], side)
    pairs = list(combinations(sides, 2))
    aligned = [_aligned(first, second) for first, second in pairs]
    paired = [_paired(rows) for rows in aligned]
    adjusted = statistics.holm([one.p_exact for one in paired])
    found = [
        _comparison(pair, rows, (one, p), claim)
        for pair, rows, one, p in zip(pairs, aligned, paired, adjusted, strict=True)
    ]
    unproven = tuple(Note(UNPROVEN, (one.name,)) for one in sides if failed(one.record))
    if len(found) > 1:
        told = Note(ADJUSTED, (str(len(found)),))
        found = [replace(one, notes=(one.notes[0], told, *one.notes[1:])) for one in found]
    return [replace(found[0], notes=(*found[0].notes, *unproven)), *found[1:]]


def agreement(sides: Sequence[Side]) -> Agreement:
    """Return how far all these runs answer alike; they were asked the same items.

    An answer that cannot be read is missing, as is an item that a run could not be asked.
    """
    rows = zip(*(side.samples for side in sides), strict=True)
    return statistics.agreement([[one.prediction for one in row] for row in rows])


def _check_complete(side: Side) -> None:
    wanted = side.record["subset"]["n"]
    if side.record.get("state") != "complete" or len(side.samples) != wanted:
        raise _refused(f"{side.name} is not complete: {len(side.samples):,} of {wanted:,} items")


def _check_same(one: Side, other: Side) -> None:
    mine, theirs = _asked(one), _asked(other)
    for name, value in mine.items():
        if theirs[name] != value:
            raise _refused(f"{one.name} and {other.name} do not have the same {name}")


def _asked(side: Side) -> dict[str, Any]:
    return {
        "set": side.record["task"]["sha256"],
        "protocol": side.record["protocol_sha256"],
        "items": [(one.doc_id, one.item_id, one.answer) for one in side.samples],
    }


def _aligned(first: Side, second: Side) -> list[tuple[Sample, Sample]]:
    pairs = zip(first.samples, second.samples, strict=True)
    return [pair for pair in pairs if all(one.status != UNSCORED for one in pair)]


def _paired(rows: Sequence[tuple[Sample, Sample]]) -> Paired:
    return statistics.paired(
        [one.is_correct for one, _ in rows], [other.is_correct for _, other in rows]
    )


def _comparison(
    pair: tuple[Side, Side],
    rows: list[tuple[Sample, Sample]],
    found: tuple[Paired, float],
    claim: float | None,
) -> Comparison:
    first, second = pair
    paired, p_holm = found
    detectable = statistics.detectable(paired.n, paired.discordant / max(1, paired.n))
    drift = _drift(rows)
    return Comparison(
        first=first.name,
        second=second.name,
        paired=paired,
        p_holm=p_holm,
        detectable=detectable,
        left_out=len(first.samples) - len(rows),
        drift=drift,
        flips=tuple(
            Flip(one.doc_id, one.item_id, one.answer, one.prediction, other.prediction)
            for one, other in rows
            if one.prediction != other.prediction
        ),
        strata=_strata(rows),
        notes=tuple(_notes((first.name, second.name), (paired, p_holm), detectable, drift, claim)),
    )


def _drift(rows: Sequence[tuple[Sample, Sample]]) -> Drift:
    differing = [pair for pair in rows if pair[0].prediction != pair[1].prediction]
    kept = [pair for pair in rows if pair[0].log_probabilities and pair[1].log_probabilities]
    divergences = sorted(
        statistics.divergence(
            statistics.probabilities(one.log_probabilities),
            statistics.probabilities(other.log_probabilities),
        )
        for one, other in kept
    )
    return Drift(
        right_to_wrong=sum(one.is_correct for one, _ in differing),
        wrong_to_right=sum(other.is_correct for _, other in differing),
        wrong_to_other=sum(not (one.is_correct or two.is_correct) for one, two in differing),
        agreement=1 - len(differing) / len(rows) if rows else 1.0,
        divergence_mean=sum(divergences) / len(divergences) if divergences else None,
        divergence_median=_quantile(divergences, 0.5),
        divergence_95=_quantile(divergences, 0.95),
        margin_change=_change([(one.margin, other.margin) for one, other in kept]),
        mass_change=_change([(one.option_mass, other.option_mass) for one, other in kept]),
    )


def _quantile(values: Sequence[float], share: float) -> float | None:
    """Return a quantile of sorted values, between two of them by their distance."""
    if not values:
        return None
    place = share * (len(values) - 1)
    low = math.floor(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (place - low) * (values[high] - values[low])


def _change(pairs: Sequence[tuple[float | None, float | None]]) -> float | None:
    changes = [other - one for one, other in pairs if one is not None and other is not None]
    return sum(changes) / len(changes) if changes else None


def _strata(rows: Sequence[tuple[Sample, Sample]]) -> tuple[Stratum, ...]:
    groups: dict[str, dict[str, list[tuple[Sample, Sample]]]] = {}
    for pair in rows:
        for name, value in pair[0].strata.items():
            groups.setdefault(name, {}).setdefault(value, []).append(pair)
    found = []
    for name, values in groups.items():
        ordered = sorted(values.items())
        paired = [_paired(pairs) for _, pairs in ordered]
        adjusted = statistics.holm([one.p_exact for one in paired])
        found += [
            Stratum(name, value, one, p)
            for (value, _), one, p in zip(ordered, paired, adjusted, strict=True)
        ]
    return tuple(found)


def _notes(
    names: tuple[str, str],
    found: tuple[Paired, float],
    detectable: float | None,
    drift: Drift,
    claim: float | None,
) -> list[Note]:
    paired, p = found
    notes = [_verdict(names, paired, p)]
    n, share = f"{paired.n:,}", percent(paired.discordant / max(1, paired.n))
    if detectable is None:
        notes.append(Note(NOTHING_DETECTABLE, (n, share)))
    else:
        notes.append(Note(DETECTABLE, (n, share, percent(detectable))))
    if claim is not None:
        is_possible = detectable is not None and abs(claim) >= detectable
        text = CLAIM_POSSIBLE if is_possible else CLAIM_TOO_SMALL
        notes.append(Note(text, (n, f"{100 * claim:g}")))
    if p > SIGNIFICANT and 1 - drift.agreement > FEW_DISCORDANT:
        notes.append(Note(FLIPS_HIDDEN, (percent(1 - drift.agreement),)))
    return notes


def better_of(pair: Comparison) -> str | None:
    """Return the name of the run that is shown to be better, by Holm's p; `None` if none is."""
    if pair.p_holm > SIGNIFICANT or not pair.paired.difference:
        return None
    return pair.first if pair.paired.difference > 0 else pair.second


def _verdict(names: tuple[str, str], paired: Paired, p: float) -> Note:
    low, high = paired.interval.low, paired.interval.high
    if p <= SIGNIFICANT and paired.difference:
        is_first = paired.difference > 0
        better, worse = names if is_first else names[::-1]
        bounds = (low, high) if is_first else (-high, -low)
        points = percent(abs(paired.difference))
        shown = (percent(bounds[0]), percent(bounds[1]), f"{p:.2g}")
        return Note(BETTER, (better, worse, f"{paired.n:,}", points, *shown))
    points = percent(-paired.difference)  # second less first, as tables and plots have it
    shown = (percent(-high), percent(-low), f"{p:.2g}")
    return Note(NOT_SHOWN, (f"{paired.n:,}", *names[::-1], points, *shown))


def _refused(why: str) -> Problem:
    return Problem(Code.NOT_COMPARABLE, why=why)
