"""Asks before a window is closed in which something still runs."""

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label


class CloseDialog(Dialog):
    """`accepted` means end it and close; Enter and Esc mean keep open."""

    def __init__(self, question: str, why: str, verb: str, parent: QWidget | None = None) -> None:
        """Show what runs, what closing means, and a button that says what it does."""
        super().__init__(self.tr("Close Casebook"), parent)
        self.body.addWidget(Label(question, "message", is_bold=True, wraps=True))
        self.body.addWidget(Label(why, wraps=True))
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self.add_button(verb, role, "danger").clicked.connect(self.accept)
        self.add_cancel(self.tr("Keep open")).setFocus()
