"""Marks on a sheet as SVG text, in shapes that Qt's SVG reader, browsers and printers share.

The same text is shown in the window, written to a file and set into a report. Series differ in
lightness, marker and dash, so that grey print and colour-blind readers lose nothing.
"""

import math
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from app.core.bidi import cleaned
from app.core.text import fill

SIZE, LINE = 13, 18  # of a letter and of a row of text, in units of the drawing
_EM = 0.58  # mean width of a letter
_HATCH = 6
DASHES = ("", "7 4", "2 3", "8 3 2 3")
MINUS = "\u2212"


class Look(Struct, frozen=True):
    """Colours by use, `#rrggbb`, and the font; the default is for paper.

    Attributes:
        base: ground.
        text: words and axes that are read.
        muted: words beside.
        grid: lines of the scale.
        zone: ground of what cannot be detected.
        edge: borders.
        better: ground of a cell of what became right.
        worse: ground of a cell of what became wrong.
        series: colours of up to four series.
        family: of the font.
    """

    base: str = "#ffffff"
    text: str = "#1a1f26"
    muted: str = "#4f5a66"
    grid: str = "#d3d8de"
    zone: str = "#e7eaee"
    edge: str = "#7b8692"
    better: str = "#e6f1f8"
    worse: str = "#fff2db"
    series: tuple[str, str, str, str] = ("#10375c", "#d97a00", "#00856a", "#7f3b08")
    family: str = "'Noto Sans','Noto Sans Arabic UI',sans-serif"


PAPER = Look()


class Sheet:
    """A drawing that grows downwards; x and y in its own units, from the left upper corner."""

    def __init__(self, width: float, look: Look = PAPER) -> None:
        """Start empty."""
        self.width = width
        self.look = look
        self._parts: list[str] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        anchor: str = "start",
        ink: str = "",
        is_bold: bool = False,
    ) -> None:
        """Write a line of words whose base line is at y; `anchor` is start, middle or end."""
        weight = ' font-weight="bold"' if is_bold else ""
        self._parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{SIZE}" '
            f"font-family={quoteattr(self.look.family)}{weight} "
            f'fill="{ink or self.look.text}">{_safe(words)}</text>'
        )

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        ink: str = "",
        width: float = 1,
        dash: str = "",
    ) -> None:
        """Draw a line."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._parts.append(
            f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" '
            f'stroke="{ink or self.look.text}" stroke-width="{width}"{dashed}/>'
        )

    def path(self, points: Sequence[tuple[float, float]], ink: str, dash: str = "") -> None:
        """Draw a line through points."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        at = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._parts.append(
            f'<polyline points="{at}" fill="none" stroke="{ink}" stroke-width="2"{dashed}/>'
        )

    def box(
        self, place: tuple[float, float, float, float], ground: str, border: str = "none"
    ) -> None:
        """Fill a rectangle: x, y, width, height."""
        x, y, width, height = place
        self._parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" '
            f'height="{max(height, 0):.1f}" fill="{ground}" stroke="{border}"/>'
        )

    def hatched(self, place: tuple[float, float, float, float]) -> None:
        """Fill a rectangle with the zone's ground and lines from corner to corner."""
        x, y, width, height = place
        self.box(place, self.look.zone)
        for number in range(1, math.ceil((width + height) / _HATCH)):
            along = number * _HATCH
            start = (x + min(along, width), y + max(along - width, 0))
            end = (x + max(along - height, 0), y + min(along, height))
            self.line(start, end, self.look.edge, 0.5)

    def mark(self, series: int, x: float, y: float, half: float = 4) -> None:
        """Draw the marker of a series: square, disc, triangle, diamond."""
        ink = self.look.series[series % 4]
        shape = series % 4
        if shape == 0:
            self.box((x - half, y - half, 2 * half, 2 * half), ink)
        elif shape == 1:
            self._parts.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{1.15 * half:.1f}" fill="{ink}"/>'
            )
        elif shape == 2:  # noqa: PLR2004  the third of four
            self._shape(((x, y - half), (x + half, y + half), (x - half, y + half)), ink)
        else:
            self.diamond((x - 1.3 * half, x + 1.3 * half), x, y, half, ink)

    def diamond(self, span: tuple[float, float], x: float, y: float, half: float, ink: str) -> None:
        """Draw a diamond from one end of a span to the other, widest at x."""
        self._shape(((span[0], y), (x, y - half), (span[1], y), (x, y + half)), ink)

    def _shape(self, points: Sequence[tuple[float, float]], ink: str) -> None:
        at = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._parts.append(f'<polygon points="{at}" fill="{ink}"/>')

    def notes(self, y: float, text: str, x: float = 10) -> float:
        """Write a paragraph as wide as the sheet; return the y below it."""
        for line in wrapped(text, self.width - x - 10):
            self.text(x, y, line, ink=self.look.muted)
            y += LINE
        return y

    def legend(self, x: float, y: float, names: Sequence[str]) -> float:
        """Write a row for each series, with its marker and dash; return the y below."""
        for number, name in enumerate(names):
            ink = self.look.series[number % 4]
            self.path([(x, y - 4), (x + 34, y - 4)], ink, DASHES[number % 4])
            self.mark(number, x + 17, y - 4)
            self.text(x + 42, y, cut(name, self.width - x - 52))
            y += LINE
        return y

    def svg(self, height: float, title: str, said: str) -> str:
        """Return the drawing; `said` is what who cannot see it is told."""
        size = f'width="{self.width:.0f}" height="{height:.0f}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
            f'viewBox="0 0 {self.width:.0f} {height:.0f}" role="img" '
            f"aria-label={quoteattr(cleaned(title))}>"
            f"<title>{_safe(title)}</title><desc>{_safe(said)}</desc>"
            f'<rect {size} fill="{self.look.base}"/>{"".join(self._parts)}</svg>\n'
        )


class Scale:
    """Places values of a span on a stretch of the sheet; `ticks` are round values in it."""

    def __init__(self, span: tuple[float, float], stretch: tuple[float, float]) -> None:
        """Take the least and the most value, and where they lie."""
        self._span, self._stretch = span, stretch
        wide = span[1] - span[0]
        step = 10 ** math.floor(math.log10(wide / 3))
        step *= next(one for one in (1, 2, 5, 10) if wide / (step * one) <= 6)  # noqa: PLR2004
        first = math.ceil(span[0] / step - 1e-9)
        last = math.floor(span[1] / step + 1e-9)
        self.ticks = [number * step for number in range(first, last + 1)]
        self.decimals = max(0, -math.floor(math.log10(step) + 1e-9))

    def __call__(self, value: float) -> float:
        """Return where a value lies."""
        least, most = self._span
        start, end = self._stretch
        return start + (end - start) * (value - least) / (most - least)


def signed(points: float, decimals: int, *, number: Callable[[float, int], str]) -> str:
    """Return a difference with its sign; nothing is neither more nor less."""
    text = number(abs(points), decimals)
    if not round(points, decimals):
        return text
    return f"{MINUS if points < 0 else '+'}{text}"


def cut(words: str, width: float) -> str:
    """Return words that take about so much room, with … where they are cut."""
    most = max(int(width / (_EM * SIZE)), 2)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def about(template: str, name: str, width: float) -> str:
    """Return what is said of a name in about so much room: the name is cut, not what is said."""
    return fill(template, cut(name, width - _EM * SIZE * len(fill(template, ""))))


def wrapped(text: str, width: float) -> list[str]:
    """Return the lines of a text that are about so wide."""
    most = max(int(width / (0.9 * _EM * SIZE)), 8)
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _safe(text: str) -> str:
    return escape(cleaned(text))
