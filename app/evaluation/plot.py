"""Pictures of results as SVG text: readable in grey, with every number written beside its mark."""

from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from app.core.bidi import cleaned

WIDTH, ROW, LEFT, RIGHT, TOP = 760, 30, 240, 190, 44
SCALE = WIDTH - LEFT - RIGHT
STYLE = (
    "text{font:13px sans-serif;fill:#1a1a1a}.title{font-weight:bold}.axis{stroke:#8a8a8a}"
    ".line{stroke:#1a1a1a;stroke-width:2}.mark{fill:#1a1a1a}.chance{stroke:#1a1a1a;"
    "stroke-dasharray:4 4}"
)


class Bar(Struct, frozen=True):
    """A value with its interval, all as shares."""

    label: str
    value: float
    low: float
    high: float


def forest(title: str, bars: Sequence[Bar], *, reference: tuple[str, float], note: str) -> str:
    """Return a forest plot: a square a value, a line its interval, a dashed line the reference.

    The scale is in percent and holds every interval and the reference.
    """
    least = min([reference[1], *(one.low for one in bars)])
    most = max([reference[1], *(one.high for one in bars)])
    span = max(most - least, 0.01)
    least, span = least - span / 20, span * 1.1

    def x(value: float) -> float:
        return LEFT + SCALE * (value - least) / span

    bottom = TOP + ROW * len(bars)
    parts = [
        _text(10, 24, title, "title"),
        f'<line class="chance" x1="{x(reference[1]):.1f}" x2="{x(reference[1]):.1f}" '
        f'y1="{TOP - 8}" y2="{bottom}"/>',
        f'<line class="axis" x1="{LEFT}" x2="{LEFT + SCALE}" y1="{bottom}" y2="{bottom}"/>',
    ]
    for number, bar in enumerate(bars):
        parts += _row(bar, TOP + ROW * number + ROW / 2, x)
    parts.append(_text(LEFT, bottom + 18, f"{100 * least:.1f} %"))
    parts.append(_text(LEFT + SCALE, bottom + 18, f"{100 * (least + span):.1f} %", anchor="end"))
    parts.append(_text(10, bottom + 40, f"Dashed: {reference[0]}, {100 * reference[1]:.1f} %"))
    lines = _wrapped(note, 105)
    parts += [_text(10, bottom + 60 + 17 * at, line) for at, line in enumerate(lines)]
    height = bottom + 68 + 17 * len(lines)
    said = "; ".join(_said(bar) for bar in bars)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img" aria-label={quoteattr(cleaned(title))}>'
        f"<title>{_safe(title)}</title><desc>{_safe(said)}</desc><style>{STYLE}</style>"
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )


def _row(bar: Bar, y: float, x: Callable[[float], float]) -> list[str]:
    low, high, at = x(bar.low), x(bar.high), x(bar.value)
    return [
        _text(10, y + 4, bar.label if len(bar.label) < 34 else bar.label[:32] + "…"),  # noqa: PLR2004
        f'<line class="line" x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}"/>',
        f'<rect class="mark" x="{at - 4:.1f}" y="{y - 4}" width="8" height="8"/>',
        _text(WIDTH - RIGHT + 10, y + 4, _numbers(bar)),
    ]


def _numbers(bar: Bar) -> str:
    return f"{100 * bar.value:.1f} ({100 * bar.low:.1f} to {100 * bar.high:.1f})"


def _said(bar: Bar) -> str:
    return f"{bar.label}: {_numbers(bar)}"


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "start") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{_safe(text)}</text>'


def _safe(text: str) -> str:
    return escape(cleaned(text))


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
