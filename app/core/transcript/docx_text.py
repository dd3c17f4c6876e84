"""The window's safe HTML as paragraphs of WordprocessingML, shaped for scripts from right to left.

ECMA-376 part 1, chapter 17. Only what `core.markdown` writes is known here: some twenty tags.
"""

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.sax.saxutils import escape

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RIGHT = frozenset({"R", "AL"})
_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MARKS = {"strong": "<w:b/><w:bCs/>", "em": "<w:i/><w:iCs/>", "s": "<w:strike/>"}
_MONO = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
_STYLES = {"ul": "ListBullet", "ol": "ListNumber", "blockquote": "Quote"}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def run(text: str, properties: str = "") -> str:
    """Return one run; a line end in it stays one."""
    if not text:
        return ""
    if any(unicodedata.bidirectional(letter) in _RIGHT for letter in text):
        properties += "<w:rtl/>"
    lines = _NO_XML.sub("\ufffd", text).split("\n")
    inside = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in lines)
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def paragraph(
    runs: str, style: str = "", *, is_right_to_left: bool = False, start: str = ""
) -> str:
    """Return one paragraph; `start` stands before its runs, e.g. a bookmark."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    direction = "<w:bidi/>" if is_right_to_left else ""
    return f"<w:p><w:pPr>{named}{direction}</w:pPr>{start}{runs}</w:p>"


def reads_from_the_right(text: str) -> bool:
    """Return whether the first letter that has a direction reads from right to left."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L" or kind in _RIGHT:
            return kind in _RIGHT
    return False


def table(rows: list[list[str]], *, is_right_to_left: bool = False) -> str:
    """Return a table; each cell is one or more paragraphs already."""
    width = max(map(len, rows), default=0)
    grid = "<w:gridCol/>" * width
    body = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row)
        + f"<w:tc><w:tcPr/>{paragraph('')}</w:tc>" * (width - len(row))
        + "</w:tr>"
        for row in rows
    )
    visual = "<w:bidiVisual/>" if is_right_to_left else ""
    look = f"{visual}<w:tblBorders>{_BORDERS}</w:tblBorders>"
    # A table must not be the last thing of its cell or page: a paragraph follows.
    return (
        f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
        + paragraph("")
    )


def plain_paragraphs(text: str) -> Iterator[str]:
    """Return text as it was written, a paragraph a line."""
    for line in text.split("\n"):
        yield paragraph(run(line), is_right_to_left=reads_from_the_right(line))


def paragraphs(html: str) -> str:
    """Return the HTML of one answer as paragraphs and tables."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.written()


class _Reader(HTMLParser):
    """Follows the tags: a stack of marks, a stack of lists, and the table that is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[str] = []
        self._runs: list[str] = []
        self._said: list[str] = []
        self._open: list[str] = []
        self._rows: list[list[str]] | None = None

    def written(self) -> str:
        self._end()
        return "".join(self._done)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "br":
            self._runs.append("<w:r><w:br/></w:r>")
        elif tag == "hr":
            self._end()
            self._done.append(paragraph(run("— — —")))
        elif tag == "table":
            self._end()
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in {"p", "li", "blockquote", "pre", *_HEADS}:
            self._end()
        self._open += [tag] if tag not in {"br", "hr"} else []

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self._rows:
            self._rows[-1].append(self._paragraph())
        elif tag == "table" and self._rows is not None:
            self._done.append(table(self._rows))
            self._rows = None
        elif self._rows is None and tag in {"p", "li", "blockquote", "pre", *_HEADS}:
            self._end()
        if tag in self._open:
            at = len(self._open) - 1 - self._open[::-1].index(tag)
            del self._open[at:]

    def handle_data(self, data: str) -> None:
        look = "".join(_MARKS.get(tag, "") for tag in dict.fromkeys(self._open))
        if self._open and {"code", "pre"} & set(self._open):
            look = _MONO + look
        if {"th", *_HEADS} & set(self._open) and "<w:b/>" not in look:
            look += _MARKS["strong"]
        self._said.append(data)
        self._runs.append(run(data, look))

    def _end(self) -> None:
        if self._runs:
            self._done.append(self._paragraph())

    def _paragraph(self) -> str:
        lists = [_STYLES[tag] for tag in self._open if tag in _STYLES]
        is_right = reads_from_the_right("".join(self._said))
        runs, self._runs, self._said = "".join(self._runs), [], []
        return paragraph(runs, lists[-1] if lists else "", is_right_to_left=is_right)
