"""The pictures of a comparison: values to draw, in one language or another, on screen or paper."""

from collections.abc import Callable, Sequence

from app.core.bidi import visible
from app.core.text import QT_TRANSLATE_NOOP, fill
from app.evaluation import plot
from app.evaluation.comparison import Comparison
from app.evaluation.plot import Bar, Curve, Gap, Spot, Words
from app.evaluation.pooled import Pooled
from app.evaluation.review import Weighed
from app.evaluation.run_name import base_name
from app.evaluation.statistics import Bin, detectable
from app.evaluation.summary import Summary

Picture = Callable[[Words, str], str]
MOST_PARTS = 12

MINUS = QT_TRANSLATE_NOOP("plot", "%2 minus %1")
WHOLE = QT_TRANSLATE_NOOP("plot", "All items")
SECOND_MINUS_FIRST = QT_TRANSLATE_NOOP("plot", "Second minus first")
SECOND = QT_TRANSLATE_NOOP("plot", "second")


def accuracy(found: Weighed) -> Picture:
    """Return the accuracies with their intervals."""
    title = f"{found.card.name} · {found.protocol.protocol_id}"
    bars = [bar(visible(name), one) for name, one in zip(found.names, found.summaries, strict=True)]
    chance, method = found.summaries[0].chance, found.summaries[0].interval.method

    def draw(how: Words, note: str) -> str:
        reference = (how.said(plot.CHANCE), chance)
        return plot.forest(title, bars, reference=reference, note=f"{method}. {note}", words=how)

    return draw


def bar(name: str, one: Summary) -> Bar:
    """Return the accuracy of a run with its interval."""
    return Bar(name, one.accuracy, one.interval.low, one.interval.high)


class Part:
    """A pair of runs, whole or within one part of the set."""

    def __init__(self, gap: Gap, only: tuple[int, int], p_holm: float) -> None:
        """Take the difference, the counts of items that only one run got right, Holm's p."""
        self.gap, self.only, self.p_holm = gap, only, p_holm


def parts(pair: Comparison, whole: str) -> list[Part]:
    """Return the largest parts of a pair, then all of it, named `whole`; second less first."""
    named = [(visible(f"{one.name}: {one.value}"), one.paired, one.p_holm) for one in pair.strata]
    named = sorted(named, key=lambda one: -one[1].n)[:MOST_PARTS]
    found = []
    for name, one, p_holm in [*named, (whole, pair.paired, pair.p_holm)]:
        least = detectable(one.n, one.discordant / max(one.n, 1))
        bounds = (-one.interval.high, -one.interval.low)
        is_whole = one is pair.paired
        gap = Gap(name, one.n, -one.difference, *bounds, one.p_exact, least, is_whole)
        found.append(Part(gap, (one.only_first, one.only_second), p_holm))
    return found


def minus(pair: Comparison, said: Callable[[str], str] = str) -> str:
    """Return which run is measured against which."""
    return fill(said(MINUS), visible(pair.first), visible(pair.second))


def differences(found: Weighed) -> Picture:
    """Return the paired differences of all pairs, or of one with its parts."""

    def draw(how: Words, note: str) -> str:
        method = f"{found.pairs[0].paired.interval.method}. {note}"
        if len(found.pairs) == 1:
            [pair] = found.pairs
            gaps = [one.gap for one in parts(pair, how.said(WHOLE))]
            title = minus(pair, how.said)
            return plot.differences(title, gaps, visible(pair.second), method, how)
        gaps = [_of_pair(pair, how) for pair in found.pairs]
        title, name = how.said(SECOND_MINUS_FIRST), how.said(SECOND)
        return plot.differences(title, gaps, name, method, how)

    return draw


def _of_pair(pair: Comparison, how: Words) -> Gap:
    one = parts(pair, "")[-1].gap
    values = (one.n, one.value, one.low, one.high, one.p, one.detectable)
    return Gap(minus(pair, how.said), *values)


def pooled(found: Pooled) -> Picture:
    """Return the differences of two models on each set, and of all items together."""

    def draw(how: Words, note: str) -> str:
        parts = [(visible(one.name), one.paired) for one in found.sets]
        gaps = []
        for name, one in [*parts, (how.said(WHOLE), found.micro)]:
            edges = (-one.interval.high, -one.interval.low)
            least = detectable(one.n, one.discordant / max(1, one.n))
            is_whole = one is found.micro
            gaps.append(Gap(name, one.n, -one.difference, *edges, one.p_exact, least, is_whole))
        title = fill(how.said(MINUS), visible(found.first), visible(found.second))
        method = f"{found.micro.interval.method}. {note}"
        return plot.differences(title, gaps, visible(found.second), method, how)

    return draw


def flips(pair: Comparison) -> Picture:
    """Return what became right and wrong from the first run to the second."""
    one = pair.paired
    counts = (one.both, one.only_first, one.only_second, one.neither)
    names = (visible(pair.first), visible(pair.second))

    def draw(how: Words, note: str) -> str:
        title = minus(pair, how.said)
        return plot.flips(title, names, counts, pair.drift.wrong_to_other, note, how)

    return draw


def calibration(name: str, named: Sequence[tuple[str, Sequence[Bin]]]) -> Picture:
    """Return how often each run is right at what it states."""
    curves = [
        Curve(visible(run), tuple((one.stated, one.correct / one.n, one.n) for one in bins))
        for run, bins in named
    ]

    def draw(how: Words, note: str) -> str:
        return plot.calibration(visible(name), curves, note, how)

    return draw


def is_drift(found: Weighed) -> bool:
    """Tell whether these are files of one model, by name, that differ in type and have a size.

    Of a model that was asked elsewhere nobody has seen the file.
    """
    models = {base_name(one.model) for one in found.listed}
    has_sizes = all(one.size_bytes for one in found.listed)
    return has_sizes and len(models) == 1 and len({one.quantization for one in found.listed}) > 1


def drift(found: Weighed) -> Picture:
    """Return accuracy against the size of the file."""
    spots = [
        Spot(visible(name), one.size_bytes, made.accuracy, made.interval.low, made.interval.high)
        for name, one, made in zip(found.names, found.listed, found.summaries, strict=True)
    ]
    method = found.summaries[0].interval.method

    def draw(how: Words, note: str) -> str:
        return plot.drift(visible(found.card.name), spots, f"{method}. {note}", how)

    return draw
