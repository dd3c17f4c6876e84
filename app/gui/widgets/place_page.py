"""A place beside the rail: heading and tabs, notices, one body a tab, details beside it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedLayout,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.gui.widgets import theme
from app.gui.widgets.body import Line
from app.gui.widgets.buttons import IconButton
from app.gui.widgets.chat_page import Notices
from app.gui.widgets.facts import Details
from app.gui.widgets.following_area import FollowingArea
from app.gui.widgets.label import Label
from app.gui.widgets.mirror import mirrored
from app.gui.widgets.notice import Notice
from app.gui.widgets.shape import shape_of

_PANE = 328
_MARGIN = 20
RING = 4  # room for the focus ring at the edges of what scrolls
_HEAD = 46


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: a key for the code, its body, and what stands beside it."""

    key: str
    body: QWidget
    details: Details


class PlacePage(QWidget):
    """Head, notices, body and details; without room the details open over the body.

    Signals:
        tab_shown: key of the tab that can be seen now.
    """

    tab_shown = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Start without tabs."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._tabs: list[Tab] = []
        self._choices: dict[bool, bool] = {}
        self._main = QWidget(self)
        self.notices = Notices(self._main)
        self._bodies = QStackedLayout()
        self._pane = QWidget(self)
        self._pane.setAutoFillBackground(True)
        self._pane.setBackgroundRole(QPalette.ColorRole.Window)
        self._details = QStackedLayout()
        self._head = _Head(title, self)
        self._line = Line(self, is_upright=False)
        self._lay_out()
        self._head.tabs.currentChanged.connect(self._on_tab_changed)
        self._head.panel.clicked.connect(self.toggle_details)
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

    def add_tab(self, tab: Tab, title: str) -> None:
        """Put a tab after the others."""
        self._tabs.append(tab)
        self._bodies.addWidget(tab.body)
        self._details.addWidget(FollowingArea(tab.details))
        tab.details.filled.connect(self._place)
        self._head.tabs.addTab(title)

    def set_tab_title(self, key: str, title: str) -> None:
        """Give a tab another title."""
        for number, tab in enumerate(self._tabs):
            if tab.key == key:
                self._head.tabs.setTabText(number, title)

    @property
    def tab(self) -> str:
        """Key of the tab that is shown."""
        return self._tabs[self._head.tabs.currentIndex()].key

    def show_tab(self, key: str) -> None:
        """Show a tab."""
        for number, tab in enumerate(self._tabs):
            if tab.key == key:
                self._head.tabs.setCurrentIndex(number)

    def show_notice(self, notice: Notice) -> None:
        """Show what happened, why and what to do, above the body."""
        self.notices.add(notice)

    def regions(self) -> list[QWidget]:
        """Return the parts in the order of the Tab key."""
        body = self._bodies.currentWidget()
        return [part for part in (body, self._pane, self.notices, self._head) if part is not None]

    def focus_first(self) -> None:
        """Put the focus where this tab starts."""
        body = self._bodies.currentWidget()
        if body is not None:
            body.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def toggle_details(self) -> None:
        """Open or close the details; the choice is kept for wide and for narrow windows."""
        if not self._has_details:
            return
        self._choices[self._is_wide] = not self._are_details_open
        self._place()
        if not self._are_details_open:
            self.focus_first()
        elif not self._is_wide:  # what had the focus may be covered now
            self._head.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_covering(self) -> bool:
        """Close the details if they lie over the body; False if they do not."""
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
    def _has_details(self) -> bool:
        return bool(self._tabs) and self._tabs[self._head.tabs.currentIndex()].details.is_filled

    @Slot()
    def _place(self) -> None:
        now = theme.current()
        head = max(now.px(_HEAD), self._head.sizeHint().height())
        pane = min(now.px(_PANE), self.width())
        end = self.width() - (pane if self._is_wide and self._are_details_open else 0)
        height = max(self.height() - head - 1, 0)
        self._set(self._head, QRect(0, 0, self.width(), head))
        self._set(self._line, QRect(0, head, self.width(), 1))
        self._set(self._main, QRect(0, head + 1, end, height))
        self._set(self._pane, QRect(self.width() - pane, head + 1, pane, height))
        self._pane.setVisible(self._are_details_open)
        self._pane.raise_()
        self._head.panel.setVisible(self._has_details and not self._is_wide)

    def _set(self, part: QWidget, place: QRect) -> None:
        part.setGeometry(mirrored(self.layoutDirection(), self.rect(), place))

    @Slot(int)
    def _on_tab_changed(self, number: int) -> None:
        self._bodies.setCurrentIndex(number)
        self._details.setCurrentIndex(number)
        self._place()
        self.tab_shown.emit(self._tabs[number].key)

    @Slot()
    def _dress(self) -> None:
        side = theme.current().px(_MARGIN - RING)
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


class _Head(QWidget):
    """Heading, tabs, and the button for the details."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._title = Label(title, "heading")
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(title)
        self.panel = IconButton("panel", self.tr("Show or hide details"), self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._row.addWidget(self.tabs, 1, Qt.AlignmentFlag.AlignBottom)
        self._row.addWidget(self.panel)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        side = now.px(_MARGIN)
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(now.px(16))
        self.tabs.setFont(now.font())
