"""A page beside the rail: head, notices, a body, and a pane beside it or over it."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.body import Line
from app.gui.widgets.buttons import IconButton
from app.gui.widgets.chat_page import Notices
from app.gui.widgets.mirror import mirrored
from app.gui.widgets.notice import Notice
from app.gui.widgets.shape import shape_of

MARGIN = 20
RING = 4  # room for the focus ring at the edges of what scrolls
_HEAD = 46


class DividedPage(QWidget):
    """Places its parts by the width of the window; without room the pane opens over the body.

    Attributes:
        IS_OF_CHATS: it lists chats: the sidebar stays beside it, and it stays for `LIST_COMMANDS`.
        PANE: width of the pane at 100 %.
        notices: what went wrong, above the body.
    """

    IS_OF_CHATS: ClassVar[bool] = False
    PANE: ClassVar[int] = 328

    def __init__(
        self, title: str, head: QWidget, panel: IconButton, parent: QWidget | None = None
    ) -> None:
        """Take the head, and the button in it that opens the pane."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._choices: dict[bool, bool] = {}
        self._head, self._panel = head, panel
        head.setParent(self)
        self._main = QWidget(self)
        self.notices = Notices(self._main)
        self._bodies = QStackedLayout()
        self._pane = QWidget(self)
        self._pane.setAutoFillBackground(True)
        self._pane.setBackgroundRole(QPalette.ColorRole.Window)
        self._details = QStackedLayout()
        self._line = Line(self, is_upright=False)
        self._lay_out()
        panel.clicked.connect(self.toggle_details)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self._main)
        self._column.setSpacing(0)
        self._top = QVBoxLayout()
        self._top.addWidget(self.notices)
        self._column.addLayout(self._top)
        self._column.addLayout(self._bodies, 1)
        row = QHBoxLayout(self._pane)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Line(self._pane))
        row.addLayout(self._details, 1)

    def show_notice(self, notice: Notice) -> None:
        """Show what happened, why and what to do, above the body."""
        self.notices.add(notice)

    def regions(self) -> list[QWidget]:
        """Return the parts in the order of the Tab key."""
        body = self._bodies.currentWidget()
        return [part for part in (body, self._pane, self.notices, self._head) if part is not None]

    def focus_first(self) -> None:
        """Put the focus where this page starts."""
        body = self._bodies.currentWidget()
        if body is not None:
            body.setFocus(Qt.FocusReason.OtherFocusReason)

    def rename(self) -> None:
        """Give what is current another name, where that can be done."""

    @Slot()
    def toggle_details(self) -> None:
        """Open or close the pane; the choice is kept for wide and for narrow windows."""
        if not self._has_details:
            return
        self._choices[self._is_wide] = not self._are_details_open
        self._place()
        if not self._are_details_open:
            self.focus_first()
        elif not self._is_wide:  # what had the focus may be covered now
            self._panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_covering(self) -> bool:
        """Close the pane if it lies over the body; False if it does not."""
        is_covering = self._are_details_open and not self._is_wide
        if is_covering:
            self.toggle_details()
        return is_covering

    @property
    def _is_wide(self) -> bool:
        zoom = theme.current().zoom
        whole = self.window().size()
        return shape_of(whole.width() / zoom, whole.height() / zoom).is_panel_docked

    @property
    def _are_details_open(self) -> bool:
        return self._has_details and self._choices.get(self._is_wide, self._is_wide)

    @property
    def _pane_width(self) -> int:
        return self.PANE

    @property
    def _has_details(self) -> bool:
        """There is something to show in the pane."""
        return True

    @property
    def _head_height(self) -> int:
        least = theme.current().px(_HEAD)
        if self._head.hasHeightForWidth():
            return max(least, self._head.heightForWidth(self.width()))
        return max(least, self._head.sizeHint().height())

    @Slot()
    def _place(self) -> None:
        head = self._head_height
        pane = min(theme.current().px(self._pane_width), self.width())
        end = self.width() - (pane if self._is_wide and self._are_details_open else 0)
        height = max(self.height() - head - 1, 0)
        self._set(self._head, QRect(0, 0, self.width(), head))
        self._set(self._line, QRect(0, head, self.width(), 1))
        self._set(self._main, QRect(0, head + 1, end, height))
        self._set(self._pane, QRect(self.width() - pane, head + 1, pane, height))
        self._pane.setVisible(self._are_details_open)
        self._pane.raise_()
        self._panel.setVisible(self._has_details and not self._is_wide)

    def _set(self, part: QWidget, place: QRect) -> None:
        part.setGeometry(mirrored(self.layoutDirection(), self.rect(), place))

    @Slot()
    def _dress(self) -> None:
        side = theme.current().px(MARGIN - RING)
        self._column.setContentsMargins(side, 0, side, 0)
        ring = theme.current().px(RING)
        self._top.setContentsMargins(ring, theme.current().px(10), ring, 0)
        self._place()

    # Qt's own names

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return little: bodies and details scroll."""
        now = theme.current()
        return QSize(now.px(240), now.px(160))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Place everything anew."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Mirror everything."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()
