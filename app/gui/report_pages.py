"""A report as pictures of its pages, to be looked at before it is written: as the PDF has them."""

from collections.abc import Generator
from math import ceil

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from app.core.pages import Page
from app.gui.paper import RESOLUTION, a4
from app.gui.report_pdf import ReportPaper
from app.gui.widgets.report_preview import Leaf

DOTS_AN_INCH = RESOLUTION // 2  # sharp on a screen of twice the usual density
MOST_PAGES = 40
_METRE_INCHES = 1 / 0.0254


class ReportPages:
    """Draws a report page by page; only one of them is unpacked in memory.

    Attributes:
        leaves: the pages so far.
        is_cut: there are more of them than `MOST_PAGES`.
    """

    def __init__(self, page: Page) -> None:
        """Draw nothing yet."""
        sheet = a4()
        inside = sheet.paintRectPixels(DOTS_AN_INCH)
        self._whole = sheet.fullRectPixels(DOTS_AN_INCH)
        self._place = inside.topLeft()
        self._sheet = QImage(inside.size(), QImage.Format.Format_RGB32)
        for told in (self._sheet.setDotsPerMeterX, self._sheet.setDotsPerMeterY):
            told(ceil(DOTS_AN_INCH * _METRE_INCHES))
        self._sheet.fill(Qt.GlobalColor.white)
        self.leaves: list[Leaf] = []
        self.is_cut = False
        self._page = page

    def steps(self) -> Generator[int]:
        """Lay out the next piece; yield how many there are by now."""
        paper = ReportPaper(self._page, self._sheet, lambda: self._take(paper.headings))
        try:
            for done in paper.steps():
                yield done
                if len(self.leaves) >= MOST_PAGES:
                    self.is_cut = True
                    return
            paper.end()
            self._take(paper.headings)
        finally:
            paper.close()

    def _take(self, headings: list[str]) -> None:
        """Keep the page that is full, as a small file, and begin a white one."""
        if len(self.leaves) >= MOST_PAGES:
            return
        whole = QImage(self._whole.size(), QImage.Format.Format_RGB32)
        whole.fill(Qt.GlobalColor.white)
        painter = QPainter(whole)
        painter.drawImage(self._place, self._sheet)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(whole)
        self.leaves.append(Leaf(bytes(buffer.data().data()), tuple(headings)))
        headings.clear()
        self._sheet.fill(Qt.GlobalColor.white)
