"""A text field as high as what is written in it, within bounds."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.gui.widgets import theme

_MOST_LINES = 8
_FRAME = 12


class GrowingText(QPlainTextEdit):
    """Plain text of one line or more; beyond eight it scrolls. Tab leaves it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty; `name` is for screen readers."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("kind", "field")
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        self.setFont(theme.current().font("ui"))
        self._fit()

    @Slot()
    def _fit(self) -> None:
        # Qt measures this kind of document in lines.
        written = max(int(self.document().size().height()), 1)
        policy = Qt.ScrollBarPolicy
        is_long = written > _MOST_LINES
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if is_long else policy.ScrollBarAlwaysOff
        )
        frame = self.height() - self.viewport().height() + 2 * int(self.document().documentMargin())
        lines = min(written, _MOST_LINES)
        height = lines * self.fontMetrics().lineSpacing() + max(frame, theme.current().px(_FRAME))
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Be as high as the lines at this width."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Leave Alt with an arrow to whoever this is a part of: it moves no cursor."""
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)
