"""The pages of a window, of which one fills it, under a band that stands over each of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget


class Pages(QWidget):
    """Shows its first page, until another covers it.

    Attributes:
        band: what stands over every page; `None` if nothing does.
    """

    def __init__(self, first: QWidget, parent: QWidget) -> None:
        """Show the first page."""
        super().__init__(parent)
        self.band: QWidget | None = None
        self._first = first
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._stack = QStackedLayout()
        self._column.addLayout(self._stack, 1)
        self._stack.addWidget(first)

    @property
    def covering(self) -> QWidget | None:
        """The page that covers the first one; `None` if none does."""
        page = self._stack.currentWidget()
        return None if page is self._first else page

    def cover(self, page: QWidget) -> None:
        """Show a page instead; it gets the focus, or what its focus proxy is."""
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Show the first page again, and let the covering one go."""
        page = self.covering
        self._stack.setCurrentWidget(self._first)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def set_band(self, band: QWidget | None) -> None:
        """Show a band over the pages; the one there is goes."""
        if self.band is not None:
            self._column.removeWidget(self.band)
            self.band.hide()
            self.band.deleteLater()
        self.band = band
        if band is not None:
            self._column.insertWidget(0, band)
