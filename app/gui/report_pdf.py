"""A report as a PDF: its parts on A4 pages, pictures as lines and not as dots, the notice below."""

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPagedPaintDevice, QPdfWriter

from app.core import pages
from app.core.pages import Page, Part
from app.core.transcript.document import Head
from app.core.transcript.prose import Prose
from app.core.transcript.writing import Job
from app.gui.paper import RESOLUTION, Paper, a4

RIGHT_TO_LEFT = "\u200f"  # a mark that is not seen
MOST_ROWS = 40  # of a table in one piece: a long one is laid out piece by piece
# Where columns want more than the page has, Qt takes away the room that CSS leaves between them.
_GAP = r'\1<td width="8"></td>\2'
_BETWEEN = re.compile("(</t[dh]>)(<t[dh])")


class ReportPaper:
    """Lays out a report on the pages of a device, a piece at a time; needs a `QGuiApplication`.

    Attributes:
        headings: those on the page that is being filled.
    """

    def __init__(
        self, page: Page, device: QPagedPaintDevice | QImage, on_page: Callable[[], object]
    ) -> None:
        """Begin on the first page; `on_page` is called when one is full.

        Raises:
            Problem: `unsupported`, see `Paper`.
        """
        self._page = page
        self.headings: list[str] = []
        prose = Prose(Head("", "", "", "", 0, ""), self._said)
        job = Job(bytes, prose, page.is_right_to_left, page.language)
        self._paper = Paper(device, job, on_page)

    def _said(self, context: str, text: str) -> str:
        return self._page.notice if context == "notice" else text

    def steps(self) -> Iterator[int]:
        """Lay out the next piece; yield how many there are by now."""
        paper = self._paper
        paper.begin()
        mark = RIGHT_TO_LEFT if self._page.is_right_to_left else ""
        paper.put(f"<h1>{mark}{pages.safe(self._page.title)}</h1>", 0, is_head=True)
        head: Part | None = None
        for done, part in enumerate(_pieces(self._page.parts)):
            above = self._markup(head) if head is not None else ""
            if part.kind == "picture":
                paper.draw(part.text, above)
            elif above:
                paper.put(above, 14, is_head=True)
            if head is not None:  # it may have begun another page
                self.headings.append(head.text)
            head = part if part.kind == "heading" else None
            if part.kind not in {"picture", "heading"}:
                paper.put(self._markup(part), 4)
            yield done

    def _markup(self, part: Part) -> str:
        """Return a part as the HTML that Qt lays out: a table takes the width of the page."""
        rows = part.kind in {"table", "facts"}
        if self._page.is_right_to_left:
            if part.kind == "heading":  # a name, too, begins at the right edge
                part = replace(part, text=f"{RIGHT_TO_LEFT}{part.text}")
            text = "".join(_mirrored(part)) if rows else pages.markup(part)
        else:
            text = pages.markup(part).replace("<th", '<th align="left"')
        if not rows:
            return text
        rest = text.removeprefix("<table>").removesuffix("</table>")
        rest = _BETWEEN.sub(_GAP, rest).replace(" %", "&nbsp;%")
        return f'<table width="100%" cellspacing="0" cellpadding="2">{rest}</table>'

    def end(self) -> None:
        """Finish the last page."""
        self._paper.end()

    def close(self) -> None:
        """Let go of the page, whatever is on it."""
        self._paper.close()


class ReportPdf:
    """Writes a report as a PDF, a piece at a time; needs a `QGuiApplication`."""

    def __init__(self, page: Page) -> None:
        """Begin on the first page."""
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(RESOLUTION)
        self._writer.setPageLayout(a4())
        self._writer.setTitle(page.title)
        self._paper = ReportPaper(page, self._writer, lambda: None)

    def steps(self) -> Iterator[int]:
        """Lay out the next piece; yield how many there are by now."""
        return self._paper.steps()

    def end(self) -> bytes:
        """Finish the last page and return the file."""
        self._paper.end()
        return bytes(self._buffer.data().data())

    def close(self) -> None:
        """Let go of the page, whatever is on it."""
        self._paper.close()


def pdf(page: Page) -> bytes:
    """Return the whole file at once."""
    made = ReportPdf(page)
    for _ in made.steps():
        pass
    return made.end()


def _pieces(parts: tuple[Part, ...]) -> Iterator[Part]:
    for part in parts:
        rows = part.rows
        if part.kind not in {"table", "facts"} or len(rows) <= MOST_ROWS:
            yield part
            continue
        head, others = (rows[:1], rows[1:]) if part.kind == "table" else ((), rows)
        for start in range(0, len(others), MOST_ROWS):
            yield Part(part.kind, rows=(*head, *others[start : start + MOST_ROWS]))


def _mirrored(part: Part) -> Iterator[str]:
    """Yield the rows of a table, the first column at the right: Qt turns no columns around."""
    for number, row in enumerate(part.rows):
        is_head = part.kind == "table" and not number
        names = ("th", "td") if part.kind == "facts" else ("th" if is_head else "td",) * len(row)
        cells = [
            f'<{name} align="right">{pages.safe(words)}</{name}>'
            for name, words in zip(names, row, strict=True)
        ]
        yield f"<tr>{''.join(reversed(cells))}</tr>"
