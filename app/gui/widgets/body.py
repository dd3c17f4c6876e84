"""The middle of the main window: rail, sidebar, page and right panel, side by side or on top."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.gui.widgets import theme
from app.gui.widgets.buttons import IconButton
from app.gui.widgets.mirror import mirrored
from app.gui.widgets.rail import Rail
from app.gui.widgets.shape import shape_of

SIDEBAR = 256
PANEL = 300
LEAST_PAGE = 240


class Line(QWidget):
    """One pixel that parts two grounds; upright in a row, lying in a column."""

    def __init__(self, parent: QWidget | None = None, *, is_upright: bool = True) -> None:
        """Make the line."""
        super().__init__(parent)
        if is_upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Fill it with the token for decoration."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("line"))
        painter.end()


class SidePanel(QWidget):
    """The right panel: a head with a close button, and a body that scrolls.

    Signals:
        closed: the person closed it.
    """

    closed = Signal()

    def __init__(self, content: QWidget, title: str, parent: QWidget | None = None) -> None:
        """Show `content` under a head of that title."""
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAutoFillBackground(True)
        self._tabs = QTabBar(self)
        self._tabs.addTab(title)
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tabs.setAccessibleName(title)
        self.close_button = IconButton("close", self.tr("Close panel"), self, shortcut="Esc")
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 8, 0)
        head.addWidget(self._tabs)
        head.addStretch(1)
        head.addWidget(self.close_button)
        scroll = QScrollArea(self)
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line(self, is_upright=False))
        column.addWidget(scroll, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Line(self))
        whole.addLayout(column, 1)


class Body(QWidget):
    """Places rail, sidebar, page and panel by size; what has no room opens over the page.

    A choice to open or close is remembered for each class of width.

    Signals:
        panels_changed: what is open, as `{"sidebar_wide": True, …}`; for the settings.
        reshaped: `Shape`, when the size crossed a limit, or a part was opened or closed.
    """

    panels_changed = Signal(dict)
    reshaped = Signal(object)

    def __init__(self, rail: Rail, sidebar: QWidget, page: QWidget, panel: SidePanel) -> None:
        """Take the four parts."""
        super().__init__()
        self.rail, self.page, self.panel = rail, page, panel
        self.sidebar = _lined(sidebar)
        self._rail = _lined(rail)
        for part in (page, self._rail, self.sidebar, panel):  # the last ones lie on top
            part.setParent(self)
        page.setAutoFillBackground(True)
        page.setBackgroundRole(QPalette.ColorRole.Base)
        self._panels: dict[str, bool] = {}
        self._other: QWidget | None = None
        self._keeps_sidebar = True
        self._whole = QSize(0, 0)
        self.shape = shape_of(0, 0)
        rail.set_names_shown(self.shape.has_rail_names)
        panel.closed.connect(self.close_panel)
        theme.notifier().changed.connect(self.reshape)

    def set_panels(self, panels: dict[str, bool]) -> None:
        """Take the remembered choices."""
        self._panels = dict(panels)
        self._place()

    def show_other(self, page: QWidget | None, *, keeps_sidebar: bool = False) -> None:
        """Show another page instead of the chat; `None` shows the chat.

        It stands beside the sidebar, if that is kept, else beside the rail.
        """
        if self._other is not None:
            self._other.hide()
        self._other = page
        self._keeps_sidebar = keeps_sidebar or page is None
        if page is not None:
            page.setParent(self)
            page.stackUnder(self._rail)  # the sidebar may lie on top
            page.show()
        self._place()

    def fit(self, whole: QSize) -> None:
        """Take the size of the whole window, in pixels."""
        self._whole = whole
        self.reshape()

    def reshape(self) -> None:
        """Choose the shape for the window's size and the zoom, and place everything."""
        zoom = theme.current().zoom
        shape = shape_of(self._whole.width() / zoom, self._whole.height() / zoom)
        if shape != self.shape:
            self.shape = shape
            self.rail.set_names_shown(shape.has_rail_names)
            self.reshaped.emit(shape)
        self.updateGeometry()
        self._place()

    @property
    def is_sidebar_open(self) -> bool:
        """The sidebar can be seen."""
        return self._is_open("sidebar", self.shape.is_sidebar_docked)

    @property
    def is_panel_open(self) -> bool:
        """The right panel can be seen."""
        return self._is_open("panel", self.shape.is_panel_docked)

    def open_sidebar(self, is_open: bool) -> None:
        """Open or close the sidebar, and remember it for this width."""
        self._choose("sidebar", is_open)

    def open_panel(self, is_open: bool) -> None:
        """Open or close the right panel, and remember it for this width."""
        self._choose("panel", is_open)

    def close_panel(self) -> None:
        """Close the right panel."""
        self.open_panel(False)

    def close_covering(self) -> bool:
        """Close what lies over the page, the panel first; False if nothing does."""
        shape = self.shape
        if self.panel.isVisible() and not shape.is_panel_docked:
            self.open_panel(False)
            return True
        if self.sidebar.isVisible() and not shape.is_sidebar_docked:
            self.open_sidebar(False)
            return True
        return False

    def _is_open(self, part: str, is_docked: bool) -> bool:
        return self._panels.get(f"{part}_{self.shape.breadth}", is_docked)

    def _choose(self, part: str, is_open: bool) -> None:
        self._panels[f"{part}_{self.shape.breadth}"] = is_open
        if is_open and part == "panel" and not self.shape.is_sidebar_docked:
            self._panels[f"sidebar_{self.shape.breadth}"] = False
        if is_open and part == "sidebar" and not self.shape.is_sidebar_docked:
            self._panels[f"panel_{self.shape.breadth}"] = False
        self._place()
        self.panels_changed.emit(dict(self._panels))
        self.reshaped.emit(self.shape)

    def _place(self) -> None:
        tokens = theme.current()
        height, whole = self.height(), self.width()
        rail = self.rail.breadth() + 1
        room = max(whole - rail, 0)
        sidebar = min(tokens.px(SIDEBAR) + 1, room)
        panel = min(tokens.px(PANEL) + 1, room)
        start = rail + (sidebar if self.is_sidebar_open and self.shape.is_sidebar_docked else 0)
        end = whole - (panel if self.is_panel_open and self.shape.is_panel_docked else 0)
        self._set(self._rail, QRect(0, 0, rail, height))
        self._set(self.page, QRect(start, 0, max(end - start, 0), height))
        self._set(self.sidebar, QRect(rail, 0, sidebar, height))
        self._set(self.panel, QRect(whole - panel, 0, panel, height))
        has_chats = self._other is None
        self.page.setVisible(has_chats)
        self.sidebar.setVisible(self._keeps_sidebar and self.is_sidebar_open)
        self.panel.setVisible(has_chats and self.is_panel_open)
        if self._other is not None:
            begin = start if self._keeps_sidebar else rail
            self._set(self._other, QRect(begin, 0, max(whole - begin, 0), height))

    def _set(self, part: QWidget, place: QRect) -> None:
        part.setGeometry(mirrored(self.layoutDirection(), self.rect(), place))

    # Qt's own names

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the rail and the narrowest page; panels need no room, they can lie on top."""
        page = self.page.minimumSizeHint()
        width = max(page.width(), theme.current().px(LEAST_PAGE))
        return QSize(self.rail.breadth() + 1 + width, page.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Place everything anew."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Mirror everything."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()


def _lined(part: QWidget) -> QWidget:
    """Return a column with the part and a line at its trailing edge."""
    column = QWidget()
    column.setAutoFillBackground(True)
    row = QHBoxLayout(column)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(part, 1)
    row.addWidget(Line(column))
    return column
