"""A line edit with a magnifier that grows with the zoom, and a clock that waits for a pause."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from app.gui.widgets import theme
from app.gui.widgets.icons import pixmap
from app.gui.widgets.mirror import mirrored

PAUSE_MS = 150
ICON = 16


class SearchField(QLineEdit):
    """Asks after a short pause, at once on Enter; Esc empties it.

    Signals:
        asked: what to look for, without spaces around it; "" is nothing.
        left_down: the arrow down or Enter wants to go to the results.
    """

    asked = Signal(str)
    left_down = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty; `name` is the placeholder and the accessible name."""
        super().__init__(parent)
        self._last = ""
        self.setProperty("kind", "field")
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self._glass = QLabel(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._on_text_changed)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_query(self, text: str) -> None:
        """Show a query that was asked already."""
        self._last = text.strip()
        self.setText(text)

    @Slot()
    def _on_text_changed(self) -> None:
        if self.text():
            self._pause.start()
        else:
            self._ask()

    @Slot()
    def _ask(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.asked.emit(text)

    @Slot()
    def _dress(self) -> None:
        tokens = theme.current()
        size = tokens.px(ICON)
        self._glass.setPixmap(pixmap("search", size, "muted", self.devicePixelRatioF()))
        self.setMinimumHeight(tokens.px(26))
        self._place()

    def _place(self) -> None:
        tokens = theme.current()
        size = tokens.px(ICON)
        room = tokens.px(ICON + 12)
        is_mirrored = self.isRightToLeft()
        self.setTextMargins(0 if is_mirrored else room, 0, room if is_mirrored else 0, 0)
        self._glass.setFixedSize(size, size)
        place = self.rect()
        place.setRect(tokens.px(8), (self.height() - size) // 2, size, size)
        self._glass.setGeometry(mirrored(self.layoutDirection(), self.rect(), place))

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the magnifier at the leading side."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ask at once on Enter, go down to the results, empty on Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask()
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
