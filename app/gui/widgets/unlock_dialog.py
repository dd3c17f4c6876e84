"""What stands where a locked history would: one field, and what locking does and does not do."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLineEdit, QPushButton

from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label

WIDTH = 720


class UnlockDialog(Dialog):
    """Asks for the passphrase, or for the recovery code; nothing of the history is shown.

    Signals:
        tried: the secret that was typed; the owner answers with `accept` or `refuse`.
    """

    tried = Signal(str)

    def __init__(self, reason: str) -> None:
        """Say why it is locked."""
        super().__init__(self.tr("Casebook is locked"), width=WIDTH)
        self._is_code = False
        self._name = Label("", is_bold=True)
        self._field = QLineEdit(self)
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setProperty("kind", "field")
        self._name.setBuddy(self._field)
        self._shows = QPushButton(self.tr("Show"), self)
        self._shows.setCheckable(True)
        self._shows.setAutoDefault(False)
        self._shows.toggled.connect(self._on_show_toggled)
        self._error = Label("", "ui", "err", wraps=True)
        self._error.hide()
        self._other = QPushButton(self)
        self._other.setAutoDefault(False)
        self._other.clicked.connect(self._on_other_clicked)
        row = QHBoxLayout()
        row.addWidget(self._field, 1)
        row.addWidget(self._shows)
        self.body.addWidget(Label(self.tr("Casebook is locked"), "heading", is_bold=True))
        self.body.addWidget(Label(reason, wraps=True))
        self.body.addWidget(self._name)
        self.body.addLayout(row)
        self.body.addWidget(self._error)
        self.body.addWidget(self._other, 0, Qt.AlignmentFlag.AlignTrailing)
        for text in (
            self.tr(
                "What is kept is encrypted on the disk: every chat, the drafts, the backups since. "
                "Locking does not reach exports, print jobs or the system's swap file."
            ),
            self.tr(
                "A wrong passphrase costs nothing but time. Without passphrase and recovery code "
                "nobody can open this history."
            ),
        ):
            self.body.addWidget(Label(text, "caption", "muted", wraps=True))
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._unlock = self.add_button(self.tr("Unlock"), role, "primary")
        self._unlock.setDefault(True)
        self._unlock.clicked.connect(self._on_unlock_clicked)
        quit_role = QDialogButtonBox.ButtonRole.RejectRole
        self.add_button(self.tr("Quit"), quit_role)
        self._show_kind()
        self._field.setFocus()

    def refuse(self, what: str) -> None:
        """Say that this was not it; the field is emptied for another try."""
        self._error.setText(what)
        self._error.show()
        self.grow()
        self._field.clear()
        self._field.setFocus()

    @Slot()
    def _on_unlock_clicked(self) -> None:
        if self._field.text():
            self.tried.emit(self._field.text())

    @Slot(bool)
    def _on_show_toggled(self, shows: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)

    @Slot()
    def _on_other_clicked(self) -> None:
        self._is_code = not self._is_code
        self._show_kind()
        self._field.clear()
        self._field.setFocus()

    def _show_kind(self) -> None:
        name = self.tr("Recovery code") if self._is_code else self.tr("Passphrase")
        other = (
            self.tr("Use the passphrase…") if self._is_code else self.tr("Use the recovery code…")
        )
        self._name.setText(name)
        self._field.setAccessibleName(name)
        self._other.setText(other)

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keep Esc from closing Casebook by accident: *Quit* does that."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
