"""Find in the open chat: all of the active branch, in sight or not."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.buttons import IconButton
from app.gui.widgets.digits import number
from app.gui.widgets.label import Label
from app.gui.widgets.search_field import SearchField
from app.gui.widgets.transcript import Transcript

Search = Callable[[str], list[int]]


class FindBar(QWidget):
    """A field, a count and two arrows over the transcript; Esc closes it.

    The count is of messages: each is one place to go to, with all its words tinted.

    Signals:
        closed: the keyboard belongs elsewhere again.
    """

    closed = Signal()

    def __init__(self, transcript: Transcript, parent: QWidget | None = None) -> None:
        """Start hidden over this transcript."""
        super().__init__(parent)
        self._transcript = transcript
        self._search: Search = _nothing
        self._found: list[int] = []
        self._at = -1
        self.field = _Field(self.tr("Find in chat"), self)
        self.field.asked.connect(self._on_asked)
        self.field.stepped.connect(self._step)
        self.count = Label("", "ui", "muted")
        back = IconButton("chev-up", self.tr("Earlier place"), self, shortcut="Shift+Return")
        on = IconButton("chev-down", self.tr("Later place"), self, shortcut="Return")
        close = IconButton("close", self.tr("Close"), self, shortcut="Esc")
        back.clicked.connect(self.go_back)
        on.clicked.connect(self.go_on)
        close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.addWidget(self.field, 1)
        for part in (self.count, back, on, close):
            row.addWidget(part)
        self._row = row
        self.setAccessibleName(self.tr("Find in chat"))
        self._dress()
        theme.notifier().changed.connect(self._dress)
        self.hide()

    def set_search(self, search: Search) -> None:
        """Take what finds the messages of the active branch that contain some words."""
        self._search = search

    def open_bar(self) -> None:
        """Show the bar with the keyboard in it; what was looked for is looked for again."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self.field.text().strip():
            self._on_asked(self.field.text().strip())

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar and the tinted places."""
        self._found, self._at = [], -1
        self._transcript.mark(())
        self.hide()
        self.closed.emit()

    @Slot()
    def go_on(self) -> None:
        """Go to the next place, after the last one to the first."""
        self._step(1)

    @Slot()
    def go_back(self) -> None:
        """Go to the place before, from the first one to the last."""
        self._step(-1)

    @Slot(str)
    def _on_asked(self, words: str) -> None:
        self._found = self._search(words) if words else []
        self._transcript.mark([words] if words else ())
        # The newest place is nearest to where the reader is.
        self._at = len(self._found)
        self._say(words)
        if self._found:
            self._step(-1)

    @Slot(int)
    def _step(self, step: int) -> None:
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._transcript.go_to(self._found[self._at])
            self._say(self.field.text().strip())

    def _say(self, words: str) -> None:
        if not words:
            self.count.setText("")
        elif not self._found:
            self.count.setText(self.tr("Not in this chat"))
        else:
            at = min(self._at + 1, len(self._found))
            text = self.tr("%1 of %2 messages")
            self.count.setText(fill(text, number(at), number(len(self._found))))

    @Slot()
    def _dress(self) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(20), now.px(4), now.px(8), now.px(4))
        self._row.setSpacing(now.px(8))

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc closes, wherever in the bar the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground and the line under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("alt"))
        painter.setPen(theme.current().color("line"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class _Field(SearchField):
    """Enter asks first, then goes from place to place.

    Signals:
        stepped: 1 for Enter, -1 for Shift+Enter.
    """

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Enter; leave Esc to the bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._pause.isActive():
                self._ask()
            else:
                is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.stepped.emit(-1 if is_back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _nothing(_words: str) -> list[int]:
    return []
