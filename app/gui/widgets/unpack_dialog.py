"""The dialog that shows how a field pack is read: how far it is, and Cancel."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from app.core.bidi import left_to_right
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.label import Label
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.progress_card import ProgressCard, ProgressView

_WIDTH = 640


class PackQuestion(Dialog):
    """Asks whether a pack that was opened from outside is read; `accepted` is yes, Esc is no."""

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        """Name its folder."""
        super().__init__(self.tr("Read field pack"), parent, _WIDTH)
        self.body.addWidget(Label(left_to_right(folder), "message", is_bold=True, wraps=True))
        text = self.tr(
            "Its model is checked and copied to this computer; its presets and example sets join "
            "yours."
        )
        self.body.addWidget(Label(text, wraps=True))
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        read = self.add_button(self.tr("Read the pack"), role, "primary")
        read.clicked.connect(self.accept)
        self.add_cancel().setDefault(False)
        read.setDefault(True)
        read.setFocus()


class UnpackDialog(Dialog):
    """Stays until the pack is read, refused or cancelled.

    Signals:
        cancel_asked: Cancel, Esc, or the window's own close button.
    """

    cancel_asked = Signal()

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        """Name the folder that is read."""
        super().__init__(self.tr("Read field pack"), parent, _WIDTH)
        self.card = ProgressCard(self)
        self.body.addWidget(Label(folder, "message", is_bold=True, wraps=True))
        self.body.addWidget(
            Paragraph(
                self.tr(
                    "Every file is compared with the SHA-256 in the pack, copied to this "
                    "computer, and compared again there. Nothing is used from the stick."
                )
            )
        )
        self.body.addWidget(self.card)
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._cancel = self.add_button(self.tr("Cancel"), role)
        self._cancel.clicked.connect(self.cancel_asked)
        self._cancel.setFocus()

    def set_progress(self, view: ProgressView) -> None:
        """Show how far it is."""
        self.card.show_progress(view)

    # Qt's own names

    def reject(self) -> None:
        """Esc cancels; who reads closes this."""
        self.cancel_asked.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Cancel; who reads closes this."""
        event.ignore()
        self.cancel_asked.emit()


def pack_folder_dialog(title: str, start: str, parent: QWidget | None = None) -> QFileDialog:
    """Return a dialog that chooses the folder of a pack; `fileSelected` tells which."""
    dialog = QFileDialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, False)
    return dialog
