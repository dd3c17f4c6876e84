"""Pages: sections of a transcript laid out by Qt, the notice at the foot of each; PDF and print.

Every piece is a guarded document of its own (RN-3, RN-8): one for a whole conversation would take
hundreds of megabytes. A page ends between two lines, never within one.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
    QTextOption,
)
from PySide6.QtSvg import QSvgRenderer

from app.core.markdown import blocks, plain
from app.core.transcript.document import Chat, Entry, Head
from app.core.transcript.html_file import modern
from app.core.transcript.manifest import Manifest, sha256
from app.core.transcript.pdf_proof import update
from app.core.transcript.prose import Prose, Section
from app.core.transcript.writing import Format, Job
from app.errors import Code, Problem
from app.gui.document import Document

MARGIN_MM = 18.0
TEXT_POINTS = 10
FOOT_POINTS = 7.0
RESOLUTION = 300  # dots an inch: positions of letters, not their sharpness
POINTS_AN_INCH = 72
_LEAST_LINES = 3  # of text that a heading must have under it on its page
_LONGEST_PIECE = 20_000  # characters of a question in one document
_FAMILIES = ["Noto Sans", "DejaVu Sans", "Noto Sans Arabic UI"]
_STYLE = """
h1 { font-size: 16pt; margin: 0; } h2 { font-size: 13pt; margin: 0; }
h3 { font-size: 10pt; margin: 0; } p { margin: 0; }
p.facts, p.value { font-size: 7.5pt; color: #4f5a66; }
p.mark { font-weight: bold; } td { padding-right: 6pt; } td.name { font-size: 7.5pt; }
td.value { font-size: 7.5pt; } pre, code { font-family: monospace; font-size: 9pt; }
th { font-weight: bold; }
"""
_GAP = 3.0  # points between the pieces of a message
_GAPS = {1: 0.0, 2: 18.0, 3: 12.0}  # points before a heading, by its level
_FIRST_BYTES = 1 << 16  # the catalogue lies here


class Paper:
    """Writes a transcript on the pages of a device, or on one picture that is taken each time."""

    def __init__(
        self, device: QPagedPaintDevice | QImage, job: Job, on_page: Callable[[], object]
    ) -> None:
        """Begin on the first page; `on_page` is called when one is full.

        Raises:
            Problem: `unsupported` if the device takes no pages now.
        """
        self._device = device
        self._prose: Prose = job.prose
        self._is_right_to_left = job.is_right_to_left
        self._on_page = on_page
        self._painter = QPainter(device)
        if not self._painter.isActive():
            raise Problem(Code.UNSUPPORTED, why="the printer did not take the pages")
        if isinstance(device, QImage):
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._page = 1
        self._dots = device.logicalDpiY() / POINTS_AN_INCH
        self._width = float(device.width())
        self._foot = self._document(
            f'<p class="foot">{escape(self._prose.notice)}</p>', FOOT_POINTS
        )
        self._foot_height = self._foot.size().height() + 4 * self._dots
        self._height = device.height() - self._foot_height - 10 * self._dots
        self._top = 0.0
        self.names: list[str] = []

    def front(self, head: Head) -> None:  # noqa: ARG002  the prose has it
        """Begin with the notice in a box."""
        self.begin()
        self._section(self._prose.front())

    def begin(self) -> None:
        """Put the notice in a box at the head of the first page."""
        notice = self._document(f"<p><b>{escape(self._prose.notice)}</b></p>", TEXT_POINTS, inset=8)
        inset = 8 * self._dots
        box = QRectF(0, 0, self._width, notice.size().height() + 2 * inset)
        self._painter.setPen(QPen(Qt.GlobalColor.black, 1.5 * self._dots))
        self._painter.drawRect(box)
        self._draw(notice, 0, notice.size().height(), inset, inset)
        self._top = box.height() + 8 * self._dots

    def put(self, html: str, points: float, *, is_head: bool = False) -> None:
        """Write a piece, after a gap; what is a head does not stand alone at the foot of a page."""
        self._leave(points)
        self._flow(self._document(html, TEXT_POINTS), is_head=is_head)

    def draw(self, svg: str, head: str = "") -> None:
        """Put a drawing under its head and what is there; it is never cut, nor parted from that."""
        picture = QSvgRenderer(QByteArray(svg.encode("utf-8", "replace")))
        size = picture.defaultSize()
        scale = min(self._width / max(size.width(), 1), self._dots * 0.75)
        scale = min(scale, self._height / max(size.height(), 1))
        height = size.height() * scale
        named = self._document(head, TEXT_POINTS) if head else None
        above = (named.size().height() if named else 0) + 20 * self._dots
        if self._top and self._top + above + height > self._height:
            self._next_page()
        if named is not None:
            self._leave(14)
            self._flow(named, is_head=True)
        self._leave(6)
        picture.render(self._painter, QRectF(0, self._top, size.width() * scale, height))
        self._top += height

    def chat(self, chat: Chat) -> None:
        """Begin a conversation."""
        self._section(self._prose.chat(chat))

    def entry(self, entry: Entry) -> None:
        """Write a message."""
        self._section(self._prose.entry(entry))

    def end(self) -> None:
        """Finish the last page."""
        self._end_page()
        self._painter.end()

    def close(self) -> None:
        """Take the hand off the device, whatever is on the page."""
        if self._painter.isActive():
            self._painter.end()

    def _section(self, section: Section) -> None:
        head, *pieces = _pieces(section)
        self._leave(_GAPS[section.level])
        self._flow(self._document(head, TEXT_POINTS), is_head=True, name=section.name)
        for piece in pieces:
            self._leave(_GAP)
            self._flow(self._document(piece, TEXT_POINTS))

    def _leave(self, points: float) -> None:
        """Leave room, but none at the top of a page."""
        if self._top:
            self._top += points * self._dots

    def _flow(self, document: Document, *, is_head: bool = False, name: str = "") -> None:
        """Put a document under what is there, over as many pages as it takes."""
        lines = list(_lines(document))
        whole = document.size().height()
        if is_head and self._top:
            least = min(whole, self._height / 2) + _LEAST_LINES * TEXT_POINTS * 1.5 * self._dots
            if self._top + least > self._height:
                self._next_page()
        if name:
            self.names.append(name)
        start = 0.0
        while start < whole:
            room = self._height - self._top
            end = whole if whole - start <= room else _break(lines, start, start + room)
            if end <= start:
                if self._top:
                    self._next_page()
                    continue
                end = start + room  # one line as high as a page
            self._draw(document, start, end, 0, self._top)
            self._top += end - start
            start = end
            if start < whole:
                self._next_page()

    def _draw(self, document: Document, start: float, end: float, x: float, y: float) -> None:
        painter = self._painter
        painter.save()
        painter.translate(x, y - start)
        context = QAbstractTextDocumentLayout.PaintContext()
        # A line that only touches the edge would be in the file too, where nobody sees it.
        edge = self._dots / 4
        context.clip = QRectF(0, start + edge, self._width, end - start - 2 * edge)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        context.palette = palette
        painter.setClipRect(QRectF(0, start, self._width, end - start))
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _next_page(self) -> None:
        last = self.names[-1:]
        self._end_page()
        if isinstance(self._device, QPagedPaintDevice):
            self._device.newPage()
        self._on_page()
        self.names = last
        self._page += 1
        self._top = 0.0

    def _end_page(self) -> None:
        top = self._device.height() - self._foot_height
        self._painter.setPen(QPen(Qt.GlobalColor.black, 0.5 * self._dots))
        self._painter.drawLine(0, round(top), round(self._width), round(top))
        self._draw(self._foot, 0, self._foot.size().height(), 0, top + 2 * self._dots)
        self._painter.setFont(_font(FOOT_POINTS))
        side = Qt.AlignmentFlag.AlignLeft if self._is_right_to_left else Qt.AlignmentFlag.AlignRight
        box = QRectF(0, top - 12 * self._dots, self._width, 11 * self._dots)
        self._painter.drawText(box, side | Qt.AlignmentFlag.AlignBottom, str(self._page))

    def _document(self, html: str, points: float, inset: float = 0) -> Document:
        document = Document()
        document.documentLayout().setPaintDevice(self._device)
        document.setDocumentMargin(0)
        document.setDefaultFont(_font(points))
        document.setDefaultStyleSheet(_STYLE)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self._is_right_to_left:
            option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        document.setDefaultTextOption(option)
        document.setTextWidth(self._width - 2 * inset * self._dots)
        document.setHtml(html)
        return document


class PdfFile:
    """A PDF of A4 pages, with the manifest as its attachment."""

    def __init__(self, job: Job) -> None:
        """Write by this job; needs a `QGuiApplication`."""
        self._job = job
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(self._buffer)
        writer.setResolution(RESOLUTION)
        writer.setPageLayout(a4())
        writer.setTitle(job.prose.title)
        writer.setCreator(job.prose.head.app)
        self._writer = writer
        self._manifest = Manifest(job.prose.head, Format.PDF)
        self._pages: list[list[object]] = []
        self._start = b""
        self._end = b""
        self._done = 0
        self._digest = hashlib.sha256()
        self._paper = Paper(writer, job, self._on_page)

    def front(self, head: Head) -> None:
        """Begin with the notice."""
        self._paper.front(head)

    def chat(self, chat: Chat) -> None:
        """Begin a conversation."""
        self._paper.chat(chat)

    def entry(self, entry: Entry) -> None:
        """Write a message."""
        self._paper.entry(entry)

    def end(self) -> None:
        """Finish the pages, then attach the manifest."""
        self._paper.end()
        self._on_page()
        manifest = self._manifest.shape(
            base_bytes=self._done, base_sha256=self._digest.hexdigest(), pages=self._pages
        )
        text = json.dumps(manifest).encode("ascii")
        self._job.write(update(self._done, self._start, self._end, text))

    def close(self) -> None:
        """Take the hand off the page."""
        self._paper.close()

    def _on_page(self) -> None:
        """Take what Qt wrote since the last page: it keeps no byte of it itself."""
        content = bytes(self._buffer.data().data())
        self._buffer.close()
        self._buffer.setData(QByteArray())
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        span = [self._done, self._done + len(content), sha256(content), list(self._paper.names)]
        self._pages.append(span)
        self._digest.update(content)
        self._done += len(content)
        self._start = (self._start + content)[:_FIRST_BYTES]
        self._end = content
        self._job.write(content)


def a4() -> QPageLayout:
    """Return a sheet of A4 with our margins."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def _font(points: float) -> QFont:
    font = QFont()
    font.setFamilies(_FAMILIES)
    font.setPointSizeF(points)
    # Letters that are drawn as one are not found by who searches the file.
    font.setFeature(QFont.Tag("liga"), 0)
    return font


def _lines(document: Document) -> Iterator[tuple[float, float]]:
    """Return top and bottom of every line, also of those in tables."""
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        top = layout.blockBoundingRect(block).y()
        inside = block.layout()
        for number in range(inside.lineCount()):
            line = inside.lineAt(number)
            yield top + line.y(), top + line.y() + line.height()
        block = block.next()


def _break(lines: list[tuple[float, float]], start: float, end: float) -> float:
    """Return the last place up to `end` that cuts no line; `start` if there is none."""
    at = end
    while True:
        cut = [top for top, bottom in lines if top < at < bottom and top >= start]
        if not cut:
            return at
        at = min(cut)


def _pieces(section: Section) -> Iterator[str]:
    """Return the HTML of a section: its head, its text in bounded pieces, its record."""
    level = section.level
    head = [f"<h{level}>{escape(section.heading)}</h{level}>"]
    if section.facts:
        head.append(f'<p class="facts">{escape(" · ".join(section.facts))}</p>')
    head += [f'<p class="mark">{escape(mark)}</p>' for mark in section.marks]
    yield "".join(head)
    yield from _bounded(section)
    if section.rows:
        rows = "".join(
            f'<tr><td class="name">{escape(name)}</td>'
            f'<td class="value">{escape(value).replace(chr(10), "<br/>")}</td></tr>'
            for name, value in section.rows
        )
        yield f'<table width="100%" cellspacing="0" cellpadding="1">{rows}</table>'


def _bounded(section: Section) -> Iterator[str]:
    if section.is_answer:
        for block in blocks(section.text, ""):
            yield modern(block.html)
        return
    text = section.text
    while text:
        end = text.rfind("\n", 0, _LONGEST_PIECE) + 1 if len(text) > _LONGEST_PIECE else len(text)
        end = end or _LONGEST_PIECE
        yield plain(text[:end])
        text = text[end:]
