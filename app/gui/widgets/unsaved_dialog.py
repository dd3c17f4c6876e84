"""Asks before a window closes over words that are not on disk."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from app.core.text import fill
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.digits import number
from app.gui.widgets.label import Label


class UnsavedDialog(Dialog):
    """Says what would be lost; Enter and Esc keep the window open and go on trying.

    Signals:
        save_asked: write it to a file elsewhere.
        loss_accepted: close, and lose it.
    """

    save_asked = Signal()
    loss_accepted = Signal()

    def __init__(self, answers: int, drafts: int, why: str, parent: QWidget | None = None) -> None:
        """Count what is in memory only; `why` says what stands in the way, "" if not known."""
        super().__init__(self.tr("Close without saving"), parent, width=620)
        what = self.tr("Not everything is on disk. Closing now loses it.")
        counts = []
        if answers:
            counts.append(fill(self.tr("Answers: %1"), number(answers)))
        if drafts:
            counts.append(fill(self.tr("Drafts: %1"), number(drafts)))
        todo = self.tr(
            "Free some space and keep trying, or save the text to a file in another place."
        )
        self.body.addWidget(Label(what, "message", is_bold=True, wraps=True))
        for line in (" · ".join(counts), why, todo):
            if line:
                self.body.addWidget(Label(line, wraps=True))
        self._trouble = Label("", colour="err", wraps=True)
        self._trouble.hide()
        self.body.addWidget(self._trouble)
        self.body.addStretch(1)
        action = QDialogButtonBox.ButtonRole.ActionRole
        save = self.add_button(self.tr("Save to a file…"), action, "primary")
        save.clicked.connect(self.save_asked)
        destructive = QDialogButtonBox.ButtonRole.DestructiveRole
        lose = self.add_button(self.tr("Close and lose it"), destructive, "danger")
        lose.clicked.connect(self.loss_accepted)
        self.add_cancel(self.tr("Keep trying")).setFocus()

    @Slot(str)
    def show_trouble(self, why: str) -> None:
        """Say why the file was not written, in the system's words."""
        told = self.tr("The file was not written: %1. Choose another place.")
        self._trouble.setText(fill(told, why))
        self._trouble.show()
        self.resize(self.sizeHint())


def text_file_dialog(parent: QWidget | None = None) -> QFileDialog:
    """Return a dialog that names a text file to write; `fileSelected` tells which."""
    title = QCoreApplication.translate("dialogs", "Save to a file")
    kinds = QCoreApplication.translate("dialogs", "Text files (*.txt);;All files (*)")
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("txt")
    dialog.selectFile("casebook.txt")
    return dialog
