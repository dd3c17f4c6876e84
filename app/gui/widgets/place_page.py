"""A place beside the rail: heading and tabs, notices, one body a tab, details beside it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from app.gui.widgets import theme
from app.gui.widgets.body import Line
from app.gui.widgets.buttons import IconButton
from app.gui.widgets.divided_page import MARGIN, RING, DividedPage
from app.gui.widgets.facts import Details
from app.gui.widgets.following_area import FollowingArea
from app.gui.widgets.label import Label

__all__ = ["RING", "PlacePage", "Tab"]


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: a key for the code, its body, and what stands beside it."""

    key: str
    body: QWidget
    details: Details


class PlacePage(DividedPage):
    """One body and its details a tab.

    Signals:
        tab_shown: key of the tab that can be seen now.
    """

    tab_shown = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Start without tabs."""
        self._tabs: list[Tab] = []
        self._panes: list[QWidget] = []
        head = _Head(title)
        self._bar = head.tabs
        super().__init__(title, head, head.panel, parent)
        self._bar.currentChanged.connect(self._on_tab_changed)

    def add_tab(self, tab: Tab, title: str) -> None:
        """Put a tab after the others."""
        self._tabs.append(tab)
        self._bodies.addWidget(tab.body)
        area = FollowingArea(tab.details)
        foot = tab.details.foot
        pane = area if foot is None else _Footed(area, foot)
        self._panes.append(pane)  # or Python's collection may take it
        self._details.addWidget(pane)
        tab.details.filled.connect(self._place)
        self._bar.addTab(title)

    def set_tab_title(self, key: str, title: str) -> None:
        """Give a tab another title."""
        for number, tab in enumerate(self._tabs):
            if tab.key == key:
                self._bar.setTabText(number, title)

    @property
    def tab(self) -> str:
        """Key of the tab that is shown."""
        return self._tabs[self._bar.currentIndex()].key

    def show_tab(self, key: str) -> None:
        """Show a tab."""
        for number, tab in enumerate(self._tabs):
            if tab.key == key:
                self._bar.setCurrentIndex(number)

    @property
    def _pane_width(self) -> int:
        return self._tabs[self._bar.currentIndex()].details.PANE if self._tabs else self.PANE

    @property
    def _has_details(self) -> bool:
        return bool(self._tabs) and self._tabs[self._bar.currentIndex()].details.is_filled

    @Slot(int)
    def _on_tab_changed(self, number: int) -> None:
        self._bodies.setCurrentIndex(number)
        self._details.setCurrentIndex(number)
        self._place()
        self.tab_shown.emit(self._tabs[number].key)


class _Footed(QWidget):
    """Details that scroll over a foot that does not."""

    def __init__(self, area: FollowingArea, foot: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(Line(self, is_upright=False))
        self._foot = QVBoxLayout()
        self._foot.addWidget(foot)
        column.addLayout(self._foot)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._foot.setContentsMargins(now.px(16), now.px(10), now.px(14), now.px(12))


class _Head(QWidget):
    """Heading, tabs, and the button for the details."""

    def __init__(self, title: str) -> None:
        super().__init__()
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
        side = now.px(MARGIN)
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(now.px(16))
        self.tabs.setFont(now.font())
