"""A report as a PDF: its parts on A4 pages, pictures as lines and not as dots, the notice below."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from app.core import pages
from app.core.pages import Page, Part
from app.core.transcript.document import Head
from app.core.transcript.prose import Prose
from app.core.transcript.writing import Job
from app.gui.paper import RESOLUTION, Paper, a4

MOST_ROWS = 40  # of a table in one piece: a long one is laid out piece by piece


class ReportPdf:
    """Lays out a report, a piece at a time; needs a `QGuiApplication`."""

    def __init__(self, page: Page) -> None:
        """Begin on the first page."""
        self._page = page
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(RESOLUTION)
        self._writer.setPageLayout(a4())
        self._writer.setTitle(page.title)
        prose = Prose(Head("", "", "", "", 0, ""))
        self._paper = Paper(self._writer, Job(bytes, prose), lambda: None)

    def steps(self) -> Iterator[int]:
        """Lay out the next piece; yield how many there are by now."""
        paper = self._paper
        paper.begin()
        paper.put(f"<h1>{pages.safe(self._page.title)}</h1>", 0, is_head=True)
        head = ""
        for done, part in enumerate(_pieces(self._page.parts)):
            if head and part.kind != "picture":
                paper.put(head, 14, is_head=True)
                head = ""
            if part.kind == "picture":
                paper.draw(part.text, head)
                head = ""
            elif part.kind == "heading":
                head = _markup(part)
            else:
                paper.put(_markup(part), 4)
            yield done

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


def _markup(part: Part) -> str:
    """Return a part as the HTML that Qt lays out: a table takes the width of the page."""
    text = pages.markup(part).replace("<th", '<th align="left"')
    if text.startswith("<table>"):
        return f'<table width="100%" cellspacing="0" cellpadding="2">{text.removeprefix("<table>")}'
    return text
