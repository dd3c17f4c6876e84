"""Chooses the example set that stands before every question of a chat."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.bidi import visible
from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.digits import number
from app.gui.widgets.label import Label
from app.gui.widgets.name_box import NameBox


class ExamplesRow(Struct, frozen=True):
    """One version of an example set, with how many examples it sends."""

    key: str
    name: str
    version: int
    count: int


def named(row: ExamplesRow) -> str:
    """Return a version of a set on one line."""
    translate = QCoreApplication.translate
    one, many = (
        translate("ExamplesChoice", "%1 · 1 example · v%2"),
        translate("ExamplesChoice", "%1 · %3 examples · v%2"),
    )
    return fill(one if row.count == 1 else many, visible(row.name), row.version, row.count)


class ExamplesChoice(QWidget):
    """A box of sets, and what the chosen one takes of every question.

    Signals:
        chosen: key of a set, "" is none.
        wanted: a person is about to choose: list the sets.
    """

    chosen = Signal(str)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without sets."""
        super().__init__(parent)
        self._key = ""
        self._box = _Box(self)
        self._box.setAccessibleName(self.tr("Example set"))
        self._cost = Label("", "caption", "muted", wraps=True)
        label = Label(self.tr("Example set"), is_bold=True)
        label.setBuddy(self._box)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (label, self._box, self._cost):
            self._column.addWidget(part)
        self.set_sets(())
        self.set_tokens(0)
        self._box.wanted.connect(self.wanted)
        self._box.activated.connect(self._on_activated)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    def set_sets(self, sets: Sequence[ExamplesRow]) -> None:
        """List these; the choice stays as it is."""
        with QSignalBlocker(self._box):
            self._box.clear()
            self._box.addItem(self.tr("No examples"), "")
            for one in sets:
                self._box.addItem(named(one), one.key)
        self.set_key(self._key)

    def set_key(self, key: str) -> None:
        """Show the choice of another chat; nothing is signalled."""
        self._key = key
        with QSignalBlocker(self._box):
            self._box.setCurrentIndex(max(self._box.findData(key), 0))

    def set_tokens(self, tokens: int) -> None:
        """Show what the examples take of every question; 0 shows nothing."""
        words = fill(self.tr("%1 tokens in every question"), number(tokens)) if tokens else ""
        self._cost.setText(words)
        self._cost.setVisible(bool(words))

    @Slot(int)
    def _on_activated(self, number: int) -> None:
        self._key = str(self._box.itemData(number))
        self.chosen.emit(self._key)

    @Slot()
    def _dress(self) -> None:
        self._column.setSpacing(theme.current().px(8))


class _Box(NameBox):
    """Asks for its rows when it gets the focus or is opened, not at the window's start."""

    wanted = Signal()

    # Qt's own names

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Ask for the rows."""
        self.wanted.emit()
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Ask for the rows."""
        self.wanted.emit()
        super().mousePressEvent(event)
