"""The list of keys: every command with its shortcut, which can be changed."""

from PySide6.QtCore import QKeyCombination, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.text import fill
from app.gui.widgets import theme
from app.gui.widgets.commands import ENTRIES, Command, Entry, Menu, bindings
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText
_WITH = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_RESERVED = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


def is_typing(keys: QKeySequence) -> bool:
    """Tell whether a shortcut would take a key that people write or delete with."""
    if keys.isEmpty():
        return False
    first: QKeyCombination = keys[0]  # type: ignore[index]  # the stubs leave it out
    if first.keyboardModifiers() & _WITH:
        return False
    key = first.key()
    return key < Qt.Key.Key_Escape or key in _RESERVED


class KeyField(QKeySequenceEdit):
    """Takes one key press; Tab goes on, Backspace takes the key away."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Name it after its command."""
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.setAccessibleName(name)
        for line in self.findChildren(QLineEdit):
            line.setAccessibleName(name)
            line.setProperty("kind", "field")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Clear on a plain Backspace, leave Esc to the dialog; everything else is recorded.

        The one command that has Esc by itself can be given it back.
        """
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_own = self.property("command") == Command.STOP.value
        if event.key() == Qt.Key.Key_Escape and is_plain and not is_own:
            event.ignore()
        elif event.key() == Qt.Key.Key_Backspace and is_plain:
            self.clear()
            self.editingFinished.emit()
        else:
            super().keyPressEvent(event)


class ShortcutList(QWidget):
    """Every command with a field for its keys; conflicts are told, and nothing is taken away.

    Signals:
        rebound: keys that are not the default, by command, for the settings.
    """

    rebound = Signal(dict)

    def __init__(self, rebound: dict[str, str], parent: QWidget | None = None) -> None:
        """Show the defaults, or what was chosen instead."""
        super().__init__(parent)
        self._rebound = dict(rebound)
        self._fields: dict[Entry, KeyField] = {}
        self._error = Label("", "ui", "err", wraps=True)
        self._error.hide()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        for menu in Menu:
            self._add_menu(menu)
        reset = QPushButton(self.tr("Reset all"), self)
        reset.clicked.connect(self._on_reset_clicked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        hint = self.tr("Click a field and press the keys. Backspace takes a shortcut away.")
        whole.addWidget(Label(hint, "caption", "muted", wraps=True))
        whole.addWidget(self._error)
        whole.addLayout(self._grid)
        whole.addWidget(reset, 0, Qt.AlignmentFlag.AlignLeading)
        self._show()

    @property
    def error(self) -> str:
        """Why the last key was not taken; "" if it was."""
        return self._error.text()

    def field(self, command: str) -> KeyField:
        """Return the field of a command."""
        return next(field for entry, field in self._fields.items() if entry.command == command)

    def _add_menu(self, menu: Menu) -> None:
        top = self._grid.rowCount()
        head = Label(menu.text.replace("&", ""), is_bold=True)
        self._grid.addWidget(head, top, 0, 1, 2)
        entries = [entry for entry in ENTRIES if entry.menu is menu]
        for number, entry in enumerate(entries, top + 1):
            field = KeyField(entry.text, self)
            field.setMinimumWidth(theme.current().px(170))
            field.setProperty("command", entry.command.value)
            field.editingFinished.connect(self._on_edited)
            label = Label(entry.text, wraps=True)
            label.setBuddy(field)
            self._fields[entry] = field
            self._grid.addWidget(label, number, 0)
            self._grid.addWidget(field, number, 1)

    def _show(self) -> None:
        keys = bindings(self._rebound)
        for entry, field in self._fields.items():
            field.setKeySequence(keys[entry.command])
            # Qt tells a screen reader of such a field no value.
            told = keys[entry.command].toString(_NATIVE) or self.tr("no shortcut")
            field.setAccessibleDescription(told)

    def _refusal(self, entry: Entry, keys: QKeySequence) -> str:
        if is_typing(keys):
            return self.tr("That key writes text. Hold Ctrl or Alt with it, or use a function key.")
        for other, sequence in bindings(self._rebound).items():
            if other is not entry.command and not keys.isEmpty() and sequence == keys:
                name = next(one.text for one in ENTRIES if one.command is other)
                told = self.tr("%1 belongs to “%2”. Change that one first.")
                return fill(told, keys.toString(_NATIVE), name)
        return ""

    @Slot()
    def _on_edited(self) -> None:
        sender = self.sender()
        for entry, field in self._fields.items():
            if field is sender:
                self._take(entry, field.keySequence())

    def _take(self, entry: Entry, keys: QKeySequence) -> None:
        if keys == bindings(self._rebound)[entry.command]:
            return
        refusal = self._refusal(entry, keys)
        self._error.setText(refusal)
        self._error.setVisible(bool(refusal))
        if not refusal:
            self._rebound.pop(entry.command.value, None)
            if keys.toString(_PORTABLE) != entry.keys:
                self._rebound[entry.command.value] = keys.toString(_PORTABLE)
            self.rebound.emit(dict(self._rebound))
        self._show()

    @Slot()
    def _on_reset_clicked(self) -> None:
        self._rebound.clear()
        self._error.hide()
        self._error.setText("")
        self._show()
        self.rebound.emit({})


class ShortcutsDialog(Dialog):
    """The list of keys in a dialog of its own.

    Signals:
        rebound: see `ShortcutList`.
    """

    rebound = Signal(dict)

    def __init__(self, rebound: dict[str, str], parent: QWidget | None = None) -> None:
        """Show every command."""
        super().__init__(self.tr("Show keyboard shortcuts"), parent, width=560)
        self.list = ShortcutList(rebound, self)
        self.list.rebound.connect(self.rebound)
        self.body.addWidget(self.list)
        self.add_cancel(self.tr("Close")).setFocus()
