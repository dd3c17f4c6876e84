"""Numbers that a methods reviewer accepts: every interval names its method, every draw its seed.

Nothing but NumPy and the standard library; tests hold each against scipy, statsmodels,
scikit-learn or krippendorff.
"""

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import Any

import numpy as np
from msgspec import Struct

from app.core.text import QT_TRANSLATE_NOOP

LEVEL = 0.95
POWER = 0.80
RESAMPLES = 2000
BOOTSTRAP_SEED = 20240801  # any number would do; a fixed one makes a report repeatable
BINS = 10
Z = NormalDist().inv_cdf(0.5 + LEVEL / 2)
Z_POWER = NormalDist().inv_cdf(POWER)

WILSON = QT_TRANSLATE_NOOP("report", "Wilson 95 %")
NEWCOMBE = QT_TRANSLATE_NOOP("report", "Newcombe paired (hybrid Wilson) 95 %")
BOOTSTRAP = QT_TRANSLATE_NOOP("report", "percentile bootstrap over items, 2000 resamples, 95 %")


class Interval(Struct, frozen=True):
    """An interval and the method it comes from."""

    low: float
    high: float
    method: str


class Paired(Struct, frozen=True):
    """Two runs on the same items.

    Attributes:
        n: items.
        both: right in both.
        only_first: right in the first alone (b of McNemar's table).
        only_second: right in the second alone (c).
        neither: wrong in both.
        difference: accuracy of the first less that of the second.
        standard_error: of the difference.
        interval: of the difference.
        p_exact: McNemar's exact test, two-sided.
        p_mid: its mid-p variant.
    """

    n: int
    both: int
    only_first: int
    only_second: int
    neither: int
    difference: float
    standard_error: float
    interval: Interval
    p_exact: float
    p_mid: float

    @property
    def discordant(self) -> int:
        """Items that one run got right and the other did not."""
        return self.only_first + self.only_second


class Bin(Struct, frozen=True):
    """Items whose top probability is alike: its mean, and how many of them are right."""

    stated: float
    correct: int
    n: int


class Agreement(Struct, frozen=True):
    """How far runs answer the same items alike, right or wrong.

    Attributes:
        alpha: Krippendorff's, of nominal values: 1 is always alike, 0 as often as chance would;
            `None` if no two answers differ.
        interval: of alpha.
        n: items that at least two of the runs answered.
        same: of those, on how many all that answered said the same.
    """

    alpha: float | None
    interval: Interval | None
    n: int
    same: int


def wilson(correct: int, n: int) -> Interval:
    """Return the interval of a share. Source: Wilson 1927; of no items it is 0 to 1."""
    if not n:
        return Interval(0.0, 1.0, WILSON)
    share, square = correct / n, Z * Z
    centre = share + square / (2 * n)
    half = Z * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    width = 1 + square / n
    low = 0.0 if correct == 0 else (centre - half) / width
    high = 1.0 if correct == n else (centre + half) / width
    return Interval(low, high, WILSON)


def standard_error(correct: int, n: int) -> float:
    """Return lm-evaluation-harness's stderr: sample standard deviation ÷ √n, with n − 1."""
    if n < 2:  # noqa: PLR2004  of one item there is none
        return 0.0
    share = correct / n
    return math.sqrt(share * (1 - share) / (n - 1))


def paired(first: Sequence[bool], second: Sequence[bool]) -> Paired:
    """Compare two runs item by item; `[n]` booleans each, right or wrong.

    Source of the interval: Newcombe 1998, method 10; of the test: McNemar 1947, exact.
    """
    pairs = list(zip(first, second, strict=True))
    both, neither = pairs.count((True, True)), pairs.count((False, False))
    b, c = pairs.count((True, False)), pairs.count((False, True))
    n = len(pairs)
    p_exact, p_mid = mcnemar(b, c)
    return Paired(
        n=n,
        both=both,
        only_first=b,
        only_second=c,
        neither=neither,
        difference=(b - c) / n if n else 0.0,
        standard_error=math.sqrt(max(0.0, b + c - (b - c) ** 2 / n)) / n if n else 0.0,
        interval=newcombe(both, b, c, neither),
        p_exact=p_exact,
        p_mid=p_mid,
    )


def mcnemar(b: int, c: int) -> tuple[float, float]:
    """Return the exact two-sided p and the mid-p of discordant counts."""
    n, least = b + c, min(b, c)
    if not n:
        return 1.0, 1.0
    below = sum(_binomial(n, k) for k in range(least))
    at = _binomial(n, least)
    return min(1.0, 2 * (below + at)), min(1.0, 2 * (below + at / 2))


def newcombe(both: int, b: int, c: int, neither: int) -> Interval:
    """Return the interval of a paired difference of two shares."""
    n = both + b + c + neither
    if not n:
        return Interval(-1.0, 1.0, NEWCOMBE)
    one, other = both + b, both + c
    p1, p2 = one / n, other / n
    first, second = wilson(one, n), wilson(other, n)
    phi = _phi(both, b, c, neither)
    down, up = p1 - first.low, second.high - p2
    low = math.sqrt(max(0.0, down**2 - 2 * phi * down * up + up**2))
    down, up = p2 - second.low, first.high - p1
    high = math.sqrt(max(0.0, up**2 - 2 * phi * up * down + down**2))
    difference = p1 - p2
    return Interval(difference - low, difference + high, NEWCOMBE)


def holm(values: Sequence[float]) -> list[float]:
    """Return p values adjusted for all of them together, step-down. Source: Holm 1979."""
    count = len(values)
    adjusted, reached = [0.0] * count, 0.0
    for rank, at in enumerate(sorted(range(count), key=values.__getitem__)):
        reached = max(reached, min(1.0, (count - rank) * values[at]))
        adjusted[at] = reached
    return adjusted


def detectable(n: int, discordant_share: float) -> float | None:
    """Return the smallest paired difference that n items could show, as a share.

    Two-sided 5 %, power 80 %, given the share of discordant items; `None` if not even a
    difference as large as that share could be shown. Source: Connor 1987, solved for the
    difference.
    """
    share = discordant_share
    if not n or share <= 0:
        return None
    found = share
    for _ in range(200):
        spread = Z * math.sqrt(share) + Z_POWER * math.sqrt(max(0.0, share - found**2))
        found = min(share, spread / math.sqrt(n))
    return None if found >= share else found


def macro_f1(answers: Sequence[int], predictions: Sequence[int | None], labels: int) -> float:
    """Return the mean of the labels' F1, over a fixed list of labels; 0 where it is undefined."""
    return float(_macro_f1(*_codes(answers, predictions), labels))


def macro_f1_interval(
    answers: Sequence[int], predictions: Sequence[int | None], labels: int
) -> Interval:
    """Return the bootstrap interval of `macro_f1`."""
    gold, said = _codes(answers, predictions)
    return _bootstrap(len(gold), lambda drawn: _macro_f1(gold[drawn], said[drawn], labels))


def probabilities(log_probabilities: Sequence[float]) -> list[float]:
    """Return the options' probabilities, renormalised to sum to one."""
    most = max(log_probabilities)
    weights = [math.exp(one - most) for one in log_probabilities]
    total = math.fsum(weights)
    return [one / total for one in weights]


def brier(items: Sequence[tuple[Sequence[float], int]]) -> tuple[float, Interval]:
    """Return the mean Brier score of (probabilities, key) and its interval; 0 best, 2 worst."""
    scores = np.array(
        [
            sum((p - (at == answer)) ** 2 for at, p in enumerate(chances))
            for chances, answer in items
        ]
    )
    return float(scores.mean()), _bootstrap(len(scores), lambda drawn: scores[drawn].mean())


def calibration(items: Sequence[tuple[float, bool]]) -> tuple[float, Interval]:
    """Return the expected calibration error of (top probability, right?) and its interval.

    Ten equal bins. Source: Guo et al. 2017, equation 3.
    """
    top = np.array([confidence for confidence, _ in items])
    right = np.array([is_right for _, is_right in items], dtype=float)
    bins = np.minimum((top * BINS).astype(int), BINS - 1)

    def error(drawn: Any) -> float:
        gaps = np.bincount(bins[drawn], weights=right[drawn] - top[drawn], minlength=BINS)
        return float(np.abs(gaps).sum() / len(drawn))

    return error(np.arange(len(top))), _bootstrap(len(top), error)


def reliability(items: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Return the bins of `calibration` that hold items, from the least probability."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for top, is_right in items:
        bins.setdefault(min(int(top * BINS), BINS - 1), []).append((top, is_right))
    return tuple(
        Bin(math.fsum(top for top, _ in one) / len(one), sum(right for _, right in one), len(one))
        for _, one in sorted(bins.items())
    )


def divergence(reference: Sequence[float], other: Sequence[float]) -> float:
    """Return KL(reference ‖ other) of two lists of probabilities, in nats."""
    return math.fsum(
        p * math.log(p / max(q, 1e-300)) for p, q in zip(reference, other, strict=True) if p > 0
    )


def agreement(items: Sequence[Sequence[int | None]]) -> Agreement:
    """Return how far runs agree: of each item the option each run chose, `None` if it chose none.

    What a run did not answer is missing, it is no category of its own. Source: Krippendorff 2011,
    "Computing Krippendorff's Alpha-Reliability", C, for nominal data.
    """
    labels = max((one for row in items for one in row if one is not None), default=0) + 1
    kept = [said for row in items if len(said := [one for one in row if one is not None]) > 1]
    counts = np.array([np.bincount(said, minlength=labels) for said in kept]).reshape(-1, labels)
    answers = counts.sum(axis=1)
    alike = (counts * (counts - 1)).sum(axis=1) / np.maximum(answers - 1, 1)

    def alpha(drawn: Any) -> float | None:
        values = counts[drawn].sum(axis=0)
        n = values.sum()
        expected = n * n - (values * values).sum()
        return float(1 - (n - 1) * (n - alike[drawn].sum()) / expected) if expected else None

    found = alpha(slice(None)) if kept else None
    same = int((counts.max(axis=1) == answers).sum()) if kept else 0
    if found is None:
        return Agreement(None, None, len(kept), same)
    # A draw in which every answer is the same one has no alpha; nothing in it differs.
    interval = _bootstrap(len(kept), lambda drawn: 1.0 if (a := alpha(drawn)) is None else a)
    return Agreement(found, interval, len(kept), same)


def _bootstrap(n: int, statistic: Any) -> Interval:
    draws = np.random.default_rng(BOOTSTRAP_SEED)
    values = [statistic(draws.integers(0, n, n)) for _ in range(RESAMPLES)]
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(values, [tail, 1 - tail])
    return Interval(float(low), float(high), BOOTSTRAP)


def _codes(answers: Sequence[int], predictions: Sequence[int | None]) -> tuple[Any, Any]:
    said = [-1 if one is None else one for one in predictions]
    return np.array(answers, dtype=int), np.array(said, dtype=int)


def _macro_f1(gold: Any, said: Any, labels: int) -> float:
    is_right = gold == said
    hits = np.bincount(gold[is_right], minlength=labels)[:labels]
    golds = np.bincount(gold, minlength=labels)[:labels]
    saids = np.bincount(said[said >= 0], minlength=labels)[:labels]
    both = golds + saids
    return float(np.where(both > 0, 2 * hits / np.maximum(both, 1), 0.0).mean())


def _binomial(n: int, k: int) -> float:
    """Return P(X = k) of a fair coin; by logarithms, so that n may be large."""
    ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    return math.exp(ways - n * math.log(2))


def _phi(e: int, f: int, g: int, h: int) -> float:
    """Return the correlation of the pairs, with Newcombe's correction for continuity."""
    below = (e + f) * (g + h) * (e + g) * (f + h)
    if not below:
        return 0.0
    above = float(e * h - f * g)
    if above > 0:
        above = max(0.0, above - (e + f + g + h) / 2)
    return above / math.sqrt(below)
