"""The desktop's own dialogs for a folder to read and a file to write."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def checkpoint_dialog(parent: QWidget | None = None) -> QFileDialog:
    """Return a dialog that chooses the folder of a checkpoint; `fileSelected` tells which."""
    title = QCoreApplication.translate("dialogs", "Choose the folder of a checkpoint")
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, False)
    return dialog


def target_dialog(path: str, parent: QWidget | None = None) -> QFileDialog:
    """Return a dialog that names the file to write; `fileSelected` tells which."""
    title = QCoreApplication.translate("dialogs", "Name the file to write")
    kinds = QCoreApplication.translate("dialogs", "Model files (*.gguf);;All files (*)")
    dialog = QFileDialog(parent, title, path, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("gguf")
    # The page itself asks whether a file may be replaced.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, True)
    dialog.selectFile(path)
    return dialog
