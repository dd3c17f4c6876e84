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


def export_target_dialog(path: str, kind: str, parent: QWidget | None = None) -> QFileDialog:
    """Return a dialog that names the file of an export; `fileSelected` tells which."""
    title = QCoreApplication.translate("dialogs", "Name the file to write")
    dialog = QFileDialog(parent, title, path, f"*.{kind};;*")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind)
    # Whoever writes the file asks whether one may be replaced.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, True)
    dialog.selectFile(path)
    return dialog


def import_source_dialog(parent: QWidget | None = None) -> QFileDialog:
    """Return a dialog that chooses a file of transcripts; `fileSelected` tells which."""
    title = QCoreApplication.translate("dialogs", "Choose a file of chats")
    kinds = QCoreApplication.translate("dialogs", "Chats (*.json *.jsonl *.zip);;All files (*)")
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog


def text_target_dialog(name: str, parent: QWidget | None = None) -> QFileDialog:
    """Return a dialog that names the text file to write; `fileSelected` tells which."""
    return export_target_dialog(name, "txt", parent)


def backup_target_dialog(name: str, parent: QWidget | None = None) -> QFileDialog:
    """Return a dialog that names the backup to write; `fileSelected` tells which."""
    return export_target_dialog(name, "sqlite3", parent)


def backup_source_dialog(parent: QWidget | None = None) -> QFileDialog:
    """Return a dialog that chooses a backup; `fileSelected` tells which."""
    title = QCoreApplication.translate("dialogs", "Choose a backup")
    kinds = QCoreApplication.translate("dialogs", "Backups (*.sqlite3);;All files (*)")
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog
