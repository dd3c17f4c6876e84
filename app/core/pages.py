"""A report as parts that every format for readers shows alike; HTML is written here."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal

from msgspec import Struct

from app.core.bidi import cleaned

STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:820px;margin:2em auto;padding:0 1em;color:#1a1a1a;"
    "background:#fff}table{border-collapse:collapse;margin:.5em 0 1.5em}td,th{padding:.2em .8em "
    ".2em 0;vertical-align:top;text-align:start}.notice{border:2px solid #1a1a1a;padding:.6em .8em;"
    "font-weight:bold}pre{white-space:pre-wrap;border:1px solid #8a8a8a;padding:.8em}svg{max-width:"
    "100%;height:auto}code{overflow-wrap:anywhere}@media print{.foot{position:fixed;bottom:0}}"
)
Kind = Literal["heading", "text", "facts", "table", "list", "verbatim", "picture"]


class Part(Struct, frozen=True, omit_defaults=True):
    """One part of a report.

    Attributes:
        kind: what it is.
        text: of a heading, a paragraph or a verbatim piece; of a picture its SVG.
        rows: name and value of facts; of a table the first row is its head; of a list one cell.
        level: of a heading, 2 or 3.
    """

    kind: Kind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    level: int = 2


class Page(Struct, frozen=True):
    """A whole report: the notice stands first, and at the foot of each page.

    Attributes:
        language: its code.
        is_right_to_left: direction of that language.
    """

    title: str
    notice: str
    parts: tuple[Part, ...]
    language: str = "en"
    is_right_to_left: bool = False


def heading(text: str, level: int = 2) -> Part:
    """Return a heading."""
    return Part("heading", text, level=level)


def text(words: str) -> Part:
    """Return a paragraph."""
    return Part("text", words)


def facts(rows: Iterable[tuple[str, str]]) -> Part:
    """Return names and values beneath each other."""
    return Part("facts", rows=tuple(rows))


def table(rows: Iterable[Sequence[str]]) -> Part:
    """Return a table whose first row is its head."""
    return Part("table", rows=tuple(tuple(row) for row in rows))


def items(words: Iterable[str]) -> Part:
    """Return a list."""
    return Part("list", rows=tuple((one,) for one in words))


def verbatim(words: str) -> Part:
    """Return a text whose spaces and line ends count."""
    return Part("verbatim", words)


def picture(svg: str) -> Part:
    """Return a drawing."""
    return Part("picture", svg)


def html(page: Page) -> str:
    """Return the report as one file that loads nothing; the same page gives the same text."""
    notice = f'<p class="notice">{safe(page.notice)}</p>'
    is_mixed = page.is_right_to_left
    parts = "\n".join(markup(one, is_mixed=is_mixed) for one in page.parts)
    title, side = safe(page.title), ' dir="rtl"' if is_mixed else ""
    return (
        f'<!doctype html>\n<html lang="{safe(page.language)}"{side}><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{STYLE}</style></head><body>\n<h1>"
        f'{_own(page.title, is_mixed=is_mixed)}</h1>\n{notice}\n{parts}\n<div class="foot">'
        f"{notice}</div>\n</body></html>\n"
    )


def markup(part: Part, *, is_mixed: bool = False) -> str:
    """Return one part as HTML; a picture is its SVG.

    With `is_mixed` each piece of text has a direction of its own: in a report that is read from
    right to left, names, hashes and prompts are not.
    """
    if part.kind == "picture":
        return part.text
    if part.kind == "verbatim":
        side = ' dir="auto"' if is_mixed else ""
        return f"<pre{side}>{safe(part.text)}</pre>"
    text = _own(part.text, is_mixed=is_mixed)
    rows = [[_own(one, is_mixed=is_mixed) for one in row] for row in part.rows]
    if part.kind == "heading":
        return f"<h{part.level}>{text}</h{part.level}>"
    if part.kind == "text":
        return f"<p>{text}</p>"
    if part.kind == "list":
        return f"<ul>{''.join(f'<li>{one}</li>' for (one,) in rows)}</ul>"
    return f"<table>{''.join(_rows(part.kind, rows))}</table>"


def _rows(kind: Kind, rows: Sequence[Sequence[str]]) -> Iterable[str]:
    for number, row in enumerate(rows):
        if kind == "facts":
            name, value = row
            yield f'<tr><th scope="row">{name}</th><td>{value}</td></tr>'
        else:
            cell = "th" if number == 0 else "td"
            yield f"<tr>{''.join(f'<{cell}>{one}</{cell}>' for one in row)}</tr>"


def _own(words: str, *, is_mixed: bool) -> str:
    return f"<bdi>{safe(words)}</bdi>" if is_mixed else safe(words)


def safe(words: str) -> str:
    """Return words that are no markup, whatever they hold."""
    return escape(cleaned(words))
