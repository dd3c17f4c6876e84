"""Pictures of results as SVG text: readable in grey, with every number written beside its mark.

Sentences and numbers are written by who asks for the picture (`Words`); what is small is at the
left in every language.
"""

from collections.abc import Callable, Sequence
from functools import partial
from math import sqrt

from msgspec import Struct

from app.core.text import QT_TRANSLATE_NOOP, fill
from app.evaluation.drawing import DASHES, LINE, PAPER, SIZE, Look, Scale, Sheet, about, cut, signed

WIDTH, ROW, TOP = 760, 30, 44
_SMALL = 620  # units under which labels and numbers get less room
_CELL = 64
LEAST_P, SMALL_P = 0.001, 0.1

REFERENCE = QT_TRANSLATE_NOOP("plot", "Dashed: %1, %2 %")
CHANCE = QT_TRANSLATE_NOOP("plot", "chance")
ALL = QT_TRANSLATE_NOOP("plot", "all")
TO = QT_TRANSLATE_NOOP("plot", "%1 (%2 to %3)")
LOWER = QT_TRANSLATE_NOOP("plot", "%1 lower")
HIGHER = QT_TRANSLATE_NOOP("plot", "%1 higher")
BAND = QT_TRANSLATE_NOOP("plot", "differences this small cannot be detected (80 % power)")
RIGHT = QT_TRANSLATE_NOOP("plot", "%1 right")
WRONG = QT_TRANSLATE_NOOP("plot", "%1 wrong")
BOTH = QT_TRANSLATE_NOOP("plot", "both right")
NEITHER = QT_TRANSLATE_NOOP("plot", "both wrong (%1 changed)")
TO_WRONG = QT_TRANSLATE_NOOP("plot", "right → wrong")
TO_RIGHT = QT_TRANSLATE_NOOP("plot", "wrong → right")
STATED = QT_TRANSLATE_NOOP("plot", "stated probability of the chosen option")
SHARE_RIGHT = QT_TRANSLATE_NOOP("plot", "share right")
SIZE_AXIS = QT_TRANSLATE_NOOP("plot", "size of the file, GB")


def plain(value: float, decimals: int) -> str:
    """Return a number with a point, and commas between thousands."""
    return f"{value:,.{decimals}f}"


class Words(Struct, frozen=True):
    """How a picture is to be: its language and numbers, its colours, its width in units."""

    said: Callable[[str], str] = str
    number: Callable[[float, int], str] = plain
    look: Look = PAPER
    width: float = WIDTH


class Bar(Struct, frozen=True):
    """A value with its interval, all as shares."""

    label: str
    value: float
    low: float
    high: float


class Gap(Struct, frozen=True):
    """A paired difference, as shares: the second run's accuracy less the first's.

    Attributes:
        detectable: the smallest difference that would show; `None` if none would.
        is_whole: of all items, not of a part.
    """

    label: str
    n: int
    value: float
    low: float
    high: float
    p: float
    detectable: float | None
    is_whole: bool = False


class Curve(Struct, frozen=True):
    """Of one run: stated probability, share right and number of items of each bin."""

    name: str
    points: tuple[tuple[float, float, int], ...]


class Spot(Struct, frozen=True):
    """One file: its size, and the accuracy with its interval as shares."""

    name: str
    size_bytes: int
    value: float
    low: float
    high: float


ENGLISH = Words()


def forest(
    title: str,
    bars: Sequence[Bar],
    *,
    reference: tuple[str, float],
    note: str,
    words: Words = ENGLISH,
) -> str:
    """Return a forest plot: a square a value, a line its interval, a dashed line the reference.

    The scale is in percent and holds every interval and the reference.
    """
    sheet = Sheet(words.width, words.look)
    least = min([reference[1], *(one.low for one in bars)])
    most = max([reference[1], *(one.high for one in bars)])
    room = max(most - least, 0.01) / 20
    x = _scale(sheet, (100 * (least - room), 100 * (most + room)))
    bottom = float(TOP + ROW * len(bars))
    _axis(sheet, x, bottom, words.number)
    at = x(100 * reference[1])
    sheet.line((at, TOP - 8), (at, bottom), sheet.look.series[1], 2, DASHES[1])
    sheet.text(10, 24, title, is_bold=True)
    for number, bar in enumerate(bars):
        y = TOP + ROW * number + ROW / 2
        sheet.text(10, y + 4, cut(bar.label, _lead(sheet) - 20))
        _interval(sheet, (x(100 * bar.low), x(100 * bar.high)), y)
        sheet.mark(0, x(100 * bar.value), y)
        sheet.text(sheet.width - 10, y + 4, _numbers(bar, words), anchor="end")
    dashed = fill(words.said(REFERENCE), reference[0], words.number(100 * reference[1], 1))
    below = sheet.notes(bottom + 42, dashed)
    below = sheet.notes(below + 2, note)
    said = "; ".join(f"{bar.label}: {_numbers(bar, words)}" for bar in bars)
    return sheet.svg(below, title, f"{said}. {dashed}")


def differences(
    title: str, gaps: Sequence[Gap], name: str, note: str = "", words: Words = ENGLISH
) -> str:
    """Return paired differences in points: hatched is what could not be detected.

    A square is as large as its part has items, a diamond stands for all items; `name` is the run
    that is lower to the left of the zero line.
    """
    sheet = Sheet(words.width, words.look)
    reach = max([0.01, *(abs(edge) for one in gaps for edge in (one.low, one.high))])
    reach = 105 * reach
    x = _scale(sheet, (-reach, reach))
    bottom = float(TOP + ROW * len(gaps))
    _axis(sheet, x, bottom, partial(signed, number=words.number))
    sheet.text(10, 24, title, is_bold=True)
    for number, gap in enumerate(gaps):
        y = TOP + ROW * number + ROW / 2
        band = min(100 * gap.detectable, reach) if gap.detectable is not None else reach
        sheet.hatched((x(-band), y - 9, x(band) - x(-band), 18))
    sheet.line((x(0), TOP - 8), (x(0), bottom))
    most = max((one.n for one in gaps), default=1)
    for number, gap in enumerate(gaps):
        y = TOP + ROW * number + ROW / 2
        sheet.text(10, y + 4, cut(gap.label, _lead(sheet) - 20), is_bold=gap.is_whole)
        span = (x(100 * gap.low), x(100 * gap.high))
        if gap.is_whole:
            sheet.diamond(span, x(100 * gap.value), y, 7, sheet.look.series[0])
        else:
            _interval(sheet, span, y)
            sheet.mark(0, x(100 * gap.value), y, 2.5 + 4 * sqrt(gap.n / max(most, 1)))
        numbers = _gap_numbers(gap, words)
        sheet.text(sheet.width - 10, y + 4, numbers, anchor="end", is_bold=gap.is_whole)
    lead, trail = _lead(sheet), sheet.width - _trail(sheet)
    half = (trail - lead) / 2
    lower, higher = (about(words.said(one), name, half) for one in (LOWER, HIGHER))
    sheet.text(x(0) - 8, bottom + 18 + LINE, lower, anchor="end", ink=sheet.look.muted)
    sheet.text(x(0) + 8, bottom + 18 + LINE, higher, ink=sheet.look.muted)
    below = bottom + 28.0 + 2 * LINE
    sheet.hatched((10, below - 11, 26, 13))
    below = sheet.notes(below, words.said(BAND), 44)
    below = sheet.notes(below + 2, note)
    said = "; ".join(f"{one.label}: {_gap_numbers(one, words)}" for one in gaps)
    return sheet.svg(below, title, said)


def flips(
    title: str,
    names: tuple[str, str],
    counts: tuple[int, int, int, int],
    changed: int,
    note: str = "",
    words: Words = ENGLISH,
) -> str:
    """Return the table of two runs: both right, only the first, only the second, both wrong.

    `changed` of those that are wrong in both are other options.
    """
    sheet = Sheet(words.width, words.look)
    both, first, second, neither = counts
    lead = min(_lead(sheet), 0.3 * sheet.width)
    wide = (sheet.width - lead - 10) / 2
    top = TOP + LINE
    sheet.text(10, 24, title, is_bold=True)
    for column, text in enumerate((RIGHT, WRONG)):
        head = about(words.said(text), names[1], wide)
        place = lead + wide * (column + 0.5)
        sheet.text(place, top - 8, head, anchor="middle", ink=sheet.look.muted, is_bold=True)
        side = about(words.said(text), names[0], lead - 20)
        y = top + _CELL * (column + 0.5) + 4
        sheet.text(10, y, side, ink=sheet.look.muted, is_bold=True)
    look = sheet.look
    cells = (
        (0, 0, both, BOTH, look.base),
        (1, 0, first, TO_WRONG, look.worse),
        (0, 1, second, TO_RIGHT, look.better),
        (1, 1, neither, NEITHER, look.base),
    )
    for column, row, count, text, ground in cells:
        x, y = lead + wide * column, top + _CELL * row
        sheet.box((x, y, wide, _CELL), ground, look.edge)
        middle = x + wide / 2
        sheet.text(middle, y + 28, words.number(count, 0), anchor="middle", is_bold=True)
        said = cut(fill(words.said(text), words.number(changed, 0)), wide - 8)
        sheet.text(middle, y + 48, said, anchor="middle")
    told = "; ".join(
        f"{fill(words.said(text), words.number(changed, 0))}: {words.number(count, 0)}"
        for _, _, count, text, _ in cells
    )
    return sheet.svg(sheet.notes(top + 2 * _CELL + 22, note), title, told)


def calibration(title: str, curves: Sequence[Curve], note: str = "", words: Words = ENGLISH) -> str:
    """Return how often a model is right at what it states; on the diagonal it is calibrated."""
    sheet = Sheet(words.width, words.look)
    sheet.text(10, 24, title, is_bold=True)
    top = sheet.legend(64, TOP + 4, [one.name for one in curves]) + 8
    left, side = 64.0, min(sheet.width - 84, 420.0)
    height = 0.62 * side
    x = Scale((0, 100), (left, left + side))
    y = Scale((0, 100), (top + height, top))
    for share in (0, 25, 50, 75, 100):
        sheet.line((left, y(share)), (left + side, y(share)), sheet.look.grid)
        sheet.text(left - 8, y(share) + 4, f"{share} %", anchor="end", ink=sheet.look.muted)
        sheet.text(x(share), y(0) + 18, f"{share} %", anchor="middle", ink=sheet.look.muted)
    sheet.line((x(0), y(0)), (x(100), y(100)), sheet.look.muted, 1, "4 4")
    for number, curve in enumerate(curves):
        places = [(x(100 * stated), y(100 * right)) for stated, right, _ in curve.points]
        sheet.path(places, sheet.look.series[number % 4], DASHES[number % 4])
        for place in places:
            sheet.mark(number, *place)
    below = y(0) + 18 + LINE
    sheet.text(left + side / 2, below, words.said(STATED), anchor="middle")
    sheet.text(sheet.width - 10, 24, words.said(SHARE_RIGHT), anchor="end", ink=sheet.look.muted)
    told = "; ".join(
        f"{curve.name}: "
        + ", ".join(f"{100 * s:.0f} % → {100 * r:.0f} % ({n:,})" for s, r, n in curve.points)
        for curve in curves
    )
    return sheet.svg(sheet.notes(below + LINE, note), title, told)


def drift(title: str, spots: Sequence[Spot], note: str = "", words: Words = ENGLISH) -> str:
    """Return accuracy against the size of the file, with intervals and names."""
    sheet = Sheet(words.width, words.look)
    sheet.text(10, 24, title, is_bold=True)
    left, right = 64.0, sheet.width - 20
    top, height = float(TOP), 210.0
    sizes = [one.size_bytes / 1e9 for one in spots]
    room = max(max(sizes) - min(sizes), max(sizes) / 10) / 6
    x = Scale((max(min(sizes) - room, 0), max(sizes) + room), (left, right))
    least, most = min(one.low for one in spots), max(one.high for one in spots)
    space = max(most - least, 0.01) / 10
    y = Scale((100 * max(least - space, 0), 100 * (most + space)), (top + height, top))
    for tick in y.ticks:
        sheet.line((left, y(tick)), (right, y(tick)), sheet.look.grid)
        said = f"{words.number(tick, y.decimals)} %"
        sheet.text(left - 8, y(tick) + 4, said, anchor="end", ink=sheet.look.muted)
    for tick in x.ticks:
        said = words.number(tick, x.decimals)
        sheet.text(x(tick), top + height + 18, said, anchor="middle", ink=sheet.look.muted)
    sheet.line((left, top + height), (right, top + height), sheet.look.edge)
    for number, (spot, size) in enumerate(zip(spots, sizes, strict=True)):
        at, ink = x(size), sheet.look.series[number % 4]
        low, high = y(100 * spot.low), y(100 * spot.high)
        sheet.line((at, low), (at, high), ink, 2)
        for edge in (low, high):
            sheet.line((at - 5, edge), (at + 5, edge), ink, 2)
        sheet.mark(number, at, y(100 * spot.value), 5)
    below = top + height + 18 + LINE
    sheet.text((left + right) / 2, below, words.said(SIZE_AXIS), anchor="middle")
    labels = [f"{one.name}: {_spot_numbers(one, words)}" for one in spots]
    below = sheet.legend(left, below + LINE + 6, labels)
    below = sheet.notes(below + 2, note)
    return sheet.svg(below, title, "; ".join(labels))


def _scale(sheet: Sheet, span: tuple[float, float]) -> Scale:
    return Scale(span, (_lead(sheet), sheet.width - _trail(sheet)))


def _lead(sheet: Sheet) -> float:
    """Return the room of labels."""
    return 240 if sheet.width >= _SMALL else 0.32 * sheet.width


def _trail(sheet: Sheet) -> float:
    """Return the room of numbers, of which none is cut."""
    return 250 if sheet.width >= _SMALL else 195


def _axis(sheet: Sheet, x: Scale, bottom: float, number: Callable[[float, int], str]) -> None:
    for tick in x.ticks:
        sheet.line((x(tick), TOP - 8), (x(tick), bottom), sheet.look.grid)
        said = number(tick, x.decimals)
        sheet.text(x(tick), bottom + 18, said, anchor="middle", ink=sheet.look.muted)
    ends = (_lead(sheet), sheet.width - _trail(sheet))
    sheet.line((ends[0], bottom), (ends[1], bottom), sheet.look.edge)


def _interval(sheet: Sheet, span: tuple[float, float], y: float) -> None:
    ink = sheet.look.series[0]
    sheet.line((span[0], y), (span[1], y), ink, 2)
    for edge in span:
        sheet.line((edge, y - SIZE / 2), (edge, y + SIZE / 2), ink, 2)


def _numbers(bar: Bar, words: Words) -> str:
    values = (words.number(100 * one, 1) for one in (bar.value, bar.low, bar.high))
    return fill(words.said(TO), *values)


def _spot_numbers(spot: Spot, words: Words) -> str:
    return _numbers(Bar(spot.name, spot.value, spot.low, spot.high), words)


def _gap_numbers(gap: Gap, words: Words) -> str:
    shares = (gap.value, gap.low, gap.high)
    values = (signed(100 * one, 1, number=words.number) for one in shares)
    return f"{fill(words.said(TO), *values)}  {p_text(gap.p, words.number)}"


def p_text(p: float, number: Callable[[float, int], str] = plain) -> str:
    """Return a p value with what its size deserves."""
    if p < LEAST_P:
        return f"p < {number(LEAST_P, 3)}"
    return f"p = {number(p, 3 if p < SMALL_P else 2)}"
