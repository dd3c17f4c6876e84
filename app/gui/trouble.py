"""What stands in the way of a start."""

from PySide6.QtWidgets import QApplication, QDialogButtonBox

from app.errors import Code, Problem
from app.gui import problems
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label

READABLE = {Code.DATABASE_TOO_NEW, Code.READ_ONLY, Code.DISK_FULL}


class Trouble(Dialog):
    """Says why the data folder cannot be opened; nothing was changed."""

    def __init__(self, problem: Problem, *, may_look: bool = True) -> None:
        """Say what, why and what to do; offer to look without writing where that works."""
        super().__init__(QApplication.translate("start", "Casebook cannot open its data"))
        told = problems.told(problem)
        self.body.addWidget(Label(told.what, is_bold=True, wraps=True))
        for line in (told.why, told.hint):
            if line:
                self.body.addWidget(Label(line, wraps=True))
        self.body.addStretch(1)
        if may_look and problem.code in READABLE:
            look = QApplication.translate("start", "Open read-only")
            role = QDialogButtonBox.ButtonRole.AcceptRole
            self.add_button(look, role, "primary").clicked.connect(self.accept)
        self.add_cancel(QApplication.translate("start", "Quit"))

    def wants_to_look(self) -> bool:
        """Ask; true if the person wants to look without writing."""
        return self.exec() == Dialog.DialogCode.Accepted
