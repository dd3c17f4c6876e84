"""A scroll area that shows whatever in it gets the focus."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from app.gui.widgets import theme

_ROOM = 8


class FollowingArea(QScrollArea):
    """Scrolls up and down only, and after the keyboard's focus."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        """Show this widget, as wide as there is room."""
        super().__init__(parent)
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._content.isAncestorOf(now):
            return
        if now.height() < self.viewport().height():  # a long table scrolls to its row by itself
            room = theme.current().px(_ROOM)
            self.ensureWidgetVisible(now, room, room)


class FittedArea(FollowingArea):
    """As high as what is in it, if there is room; else it scrolls."""

    def __init__(self, content: QWidget) -> None:
        """Show this widget, as high as it wants to be."""
        super().__init__(content)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_row(self, table: QWidget, row: QRect) -> None:
        """Scroll to a row of a table in it, given in the table's own pixels."""
        place = row.translated(table.mapTo(self._content, row.topLeft()) - row.topLeft())
        self.ensureVisible(place.center().x(), place.center().y(), 0, row.height())

    # Qt's own names

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of what is in it."""
        content = self._content
        width = self.viewport().width()
        height = content.heightForWidth(width) if content.hasHeightForWidth() else -1
        return QSize(width, max(height, content.minimumSizeHint().height()) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for a few lines."""
        return QSize(0, theme.current().px(80))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the content's height."""
        is_taken = bool(super().eventFilter(watched, event))
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return is_taken

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for another height at another width."""
        super().resizeEvent(event)
        self.updateGeometry()
