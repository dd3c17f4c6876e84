"""Asks before a backup takes the place of the history: what it holds, what becomes of the rest."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.facts import Facts
from app.gui.widgets.label import Label

WIDTH = 600


class RestoreDialog(Dialog):
    """`accepted` means restore; Enter changes nothing."""

    def __init__(
        self,
        question: str,
        facts: Sequence[tuple[str, str]],
        sentences: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """Show the question, what the backup holds, and what restoring means."""
        super().__init__(self.tr("Restore a backup"), parent, width=WIDTH)
        self.body.addWidget(Label(question, "message", is_bold=True, wraps=True))
        shown = Facts(self)
        shown.set_facts(facts)
        self.body.addWidget(shown)
        for text in sentences:
            self.body.addWidget(Label(text, wraps=True))
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        restore = self.add_button(self.tr("Restore"), role, "danger")
        restore.clicked.connect(self.accept)
        self.add_cancel().setFocus()
