"""A scroll area that shows whatever in it gets the focus."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

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
