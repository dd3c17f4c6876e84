"""Dialogs that take a passphrase, choose a new one, and show the recovery code once."""

from msgspec import Struct
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button
from app.gui.widgets.check_box import CheckBox
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label

WIDTH = 600


class NewSecret(Struct, frozen=True):
    """What a person typed.

    Attributes:
        current: the passphrase or recovery code in use; "" if it was not asked for.
        new: the new passphrase; "" if none was asked for.
    """

    current: str
    new: str

    def __repr__(self) -> str:
        return "NewSecret(…)"


class Asked(Struct, frozen=True):
    """What a dialog asks for; all of it translated.

    Attributes:
        title: of the dialog.
        verb: of the button that does it.
        sentences: what will be done; the first one is bold.
        asks_current: for the passphrase or recovery code in use.
        asks_new: twice for a new passphrase.
        consent: what a person ticks before the button works; "" asks for none.
        is_danger: the verb takes protection away.
    """

    title: str
    verb: str
    sentences: tuple[str, ...]
    asks_current: bool = True
    asks_new: bool = False
    consent: str = ""
    is_danger: bool = False


class SecretField(QWidget):
    """A name and a field whose letters are hidden unless *Show* is on.

    Signals:
        changed: something was typed.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start empty and hidden."""
        super().__init__(parent)
        self._field = QLineEdit(self)
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setProperty("kind", "field")
        self._field.setAccessibleName(name)
        self._field.textChanged.connect(self.changed)
        shows = QPushButton(self.tr("Show"), self)
        shows.setAccessibleName(f"{self.tr('Show')}: {name}")
        shows.setCheckable(True)
        shows.setAutoDefault(False)
        shows.toggled.connect(self._on_show_toggled)
        head = Label(name, is_bold=True, wraps=True)
        head.setBuddy(self._field)
        row = QHBoxLayout()
        row.addWidget(self._field, 1)
        row.addWidget(shows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(head)
        column.addLayout(row)
        self.setFocusProxy(self._field)

    def text(self) -> str:
        """Return what was typed."""
        return self._field.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self._field.clear()

    @Slot(bool)
    def _on_show_toggled(self, shows: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)


class SecretDialog(Dialog):
    """Asks for the passphrase in use, a new one, or both; what it means is said above.

    Signals:
        tried: `NewSecret`; the owner answers with `accept` or `refuse`.
    """

    tried = Signal(object)

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        """Say what will be done before a word is typed."""
        super().__init__(asked.title, parent, width=WIDTH)
        for at, text in enumerate(asked.sentences):
            self.body.addWidget(Label(text, is_bold=at == 0, wraps=True))
        self._current = self._new = self._again = None
        if asked.asks_current:
            self._current = self._add(self.tr("Passphrase or recovery code"))
        if asked.asks_new:
            self._new = self._add(self.tr("New passphrase"))
            self._again = self._add(self.tr("New passphrase, once more"))
            hint = self.tr("Four or more words that nobody would put together are hard to guess.")
            self.body.addWidget(Label(hint, "caption", "muted", wraps=True))
        self._said = Label("", "ui", "err", wraps=True)
        self._said.hide()
        self.body.addWidget(self._said)
        self._consent = CheckBox(asked.consent, self)
        self._consent.setVisible(bool(asked.consent))
        self._consent.toggled.connect(self._on_changed)
        self.body.addWidget(self._consent)
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._verb = self.add_button(asked.verb, role, "danger" if asked.is_danger else "primary")
        self._verb.clicked.connect(self._on_verb_clicked)
        self.add_cancel().setDefault(False)
        self._verb.setDefault(not asked.is_danger)
        self._on_changed()
        first = self._current or self._new
        if first is not None:
            first.setFocus()

    def refuse(self, what: str) -> None:
        """Say that this was not it; what was typed of the passphrase in use is forgotten."""
        self._tell(what)
        if self._current is not None:
            self._current.clear()
            self._current.setFocus()

    def _add(self, name: str) -> SecretField:
        field = SecretField(name, self)
        field.changed.connect(self._on_changed)
        self.body.addWidget(field)
        return field

    def _tell(self, what: str) -> None:
        self._said.setText(what)
        self._said.setAccessibleName(what)
        self._said.setVisible(bool(what))
        self.grow()

    @Slot()
    def _on_changed(self) -> None:
        fields = [one for one in (self._current, self._new, self._again) if one is not None]
        is_filled = all(one.text() for one in fields)
        is_agreed = self._consent.isChecked() or not self._consent.text()
        self._verb.setEnabled(is_filled and is_agreed)

    @Slot()
    def _on_verb_clicked(self) -> None:
        new = self._new.text() if self._new is not None else ""
        again = self._again.text() if self._again is not None else ""
        if new != again:
            self._tell(self.tr("The two new passphrases differ. Type both again."))
            return
        self._tell("")
        self.tried.emit(NewSecret(self._current.text() if self._current else "", new))


class CodeDialog(Dialog):
    """Shows the recovery code once; it closes when a person says that the code is kept.

    Signals:
        print_asked, save_asked: the buttons.
    """

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        """Show the code."""
        super().__init__(self.tr("Keep the recovery code"), parent, width=WIDTH)
        self._code = code
        self.body.addWidget(Label(self.tr("This code is shown once."), "message", is_bold=True))
        for text in (
            self.tr("It opens the history if the passphrase is forgotten. It is kept nowhere."),
            self.tr(
                "Whoever loses both the passphrase and this code loses the history for good. "
                "Whoever finds the code can open the history: keep it away from this computer."
            ),
        ):
            self.body.addWidget(Label(text, wraps=True))
        shown = Label(code, "mono", is_bold=True, wraps=True)
        shown.set_selectable()
        shown.setAccessibleName(f"{self.tr('Recovery code')}: {' '.join(code)}")
        shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.body.addWidget(shown)
        ways = ButtonRow()
        for name, icon, way in (
            (self.tr("Copy"), "copy", self._on_copy),
            (self.tr("Print…"), "document", self.print_asked.emit),
            (self.tr("Save…"), "export", self.save_asked.emit),
        ):
            button = Button(name, icon)
            button.clicked.connect(way)
            ways.add(button)
        self.body.addWidget(ways)
        self._kept = CheckBox(self.tr("I have kept this code in another place"), self)
        self._kept.toggled.connect(self._on_kept)
        self.body.addWidget(self._kept)
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self._close = self.add_button(self.tr("Close"), role, "primary")
        self._close.clicked.connect(self.accept)
        self._close.setEnabled(False)
        shown.setFocus()

    @property
    def code(self) -> str:
        """The code that is shown."""
        return self._code

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self.tell("info", self.tr("Copied. Empty the clipboard when the code is kept."))

    @Slot(bool)
    def _on_kept(self, is_kept: bool) -> None:
        self._close.setEnabled(is_kept)

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keep Esc from closing what is shown once."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Close by the window's own button only when the code is kept."""
        if self._kept.isChecked():
            super().reject()
