"""A page that scrolls, and under it the one part that is always in sight."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.body import Line
from app.gui.widgets.first_run_parts import NoticeCard

SIDE, TOP, FOOT, GAP = 40, 24, 16, 12
LEAST_PAGE = 200  # of the page in sight, before the card is made short


def scrolled(page: QWidget, parent: QWidget) -> QScrollArea:
    """Return a scroll area around a page, with the margins of a page; it takes no focus."""
    tokens = theme.current()
    layout = page.layout()
    if layout is not None:
        layout.setContentsMargins(*map(tokens.px, (SIDE, TOP, SIDE, FOOT)))
        layout.setSpacing(tokens.px(GAP))
    scroll = QScrollArea(parent)
    scroll.setWidget(page)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    _whiten(page)
    return scroll


class Pinned(QWidget):
    """The page above, as high as it needs; the card below it, whole if there is room for both."""

    def __init__(self, page: QWidget, card: NoticeCard, rest: QWidget, parent: QWidget) -> None:
        """Take both, and what of the card stands at the end of the page while it is short."""
        super().__init__(parent)
        self._page = page
        self._card = card
        self._rest = rest
        self._scroll = scrolled(page, self)
        self._below = QVBoxLayout()
        self._below.addWidget(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        self._edge = Line(self, is_upright=False)
        column.addWidget(self._edge)
        column.addLayout(self._below)
        column.addStretch()
        _whiten(self)
        self._share()
        theme.notifier().changed.connect(self._share)

    @Slot()
    def _share(self) -> None:
        tokens = theme.current()
        side, foot = tokens.px(SIDE), tokens.px(FOOT)
        self._show_card(is_short=False)
        room = self.height() - self._height_of_card() - foot
        self._show_card(is_short=room < min(tokens.px(LEAST_PAGE), self._needed()))
        self._card.setMinimumHeight(self._height_of_card())
        self._scroll.setMaximumHeight(self._needed())
        is_cut = self.height() - self._card.minimumHeight() - foot < self._needed()
        self._edge.setVisible(is_cut)
        self._below.setContentsMargins(side, tokens.px(GAP) if is_cut else 0, side, foot)

    def _show_card(self, *, is_short: bool) -> None:
        self._card.set_short(is_short)
        self._rest.setVisible(is_short)

    def _needed(self) -> int:
        """Return the height of the whole page beside a scroll bar: without one it is no higher."""
        width = self.width() - self._scroll.verticalScrollBar().sizeHint().width()
        return max(self._page.heightForWidth(width), self._page.minimumSizeHint().height())

    def _height_of_card(self) -> int:
        height = self._card.heightForWidth(self.width() - 2 * theme.current().px(SIDE))
        return height if height > 0 else self._card.sizeHint().height()

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the height anew."""
        super().resizeEvent(event)
        self._share()


def _whiten(page: QWidget) -> None:
    page.setAutoFillBackground(True)
    page.setBackgroundRole(page.palette().ColorRole.Base)
