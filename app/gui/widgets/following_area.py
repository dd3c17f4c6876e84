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


class WholeArea(FollowingArea):
    """Scrolls by itself, or is as high as what is in it, where something around it scrolls."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        """Show this widget, scrolling."""
        super().__init__(content, parent)
        self._is_whole = True
        self.set_whole(is_whole=False)

    def set_whole(self, *, is_whole: bool) -> None:
        """Be as high as what is in it, or as high as there is room."""
        if is_whole == self._is_whole:
            return
        self._is_whole = is_whole
        wanted = QSizePolicy.Policy.Minimum if is_whole else QSizePolicy.Policy.Ignored
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, wanted)
        policy.setHeightForWidth(is_whole)
        self.setSizePolicy(policy)
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if is_whole else bar.ScrollBarAsNeeded
        )
        self.updateGeometry()

    # Qt's own names

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return whether the height follows from the width."""
        return self._is_whole

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of what is in it at this width."""
        content = self._content
        height = content.heightForWidth(width) if content.hasHeightForWidth() else -1
        return max(height, content.minimumSizeHint().height())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of what is in it."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return little, or the height of what is in it."""
        least = super().minimumSizeHint()
        height = self.heightForWidth(self.width()) if self._is_whole else least.height()
        return QSize(least.width(), height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the content's height."""
        is_taken = bool(super().eventFilter(watched, event))
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return is_taken
