"""The desktop's own dialogs for the files of an MCQ run."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_set(page: QWidget, chosen: Callable[[str], None]) -> None:
    """Have a person choose a file of questions."""
    title = QCoreApplication.translate("run", "Choose a file of questions")
    kinds = QCoreApplication.translate("run", "Questions (*.json *.jsonl *.csv);;All files (*)")
    _open(QFileDialog(page.window(), title, "", kinds), QFileDialog.FileMode.ExistingFile, chosen)


def choose_folder(page: QWidget, chosen: Callable[[str], None]) -> None:
    """Have a person choose an empty folder for a run."""
    title = QCoreApplication.translate("run", "Choose an empty folder for the run")
    _open(QFileDialog(page.window(), title), QFileDialog.FileMode.Directory, chosen)


def _open(dialog: QFileDialog, mode: QFileDialog.FileMode, chosen: Callable[[str], None]) -> None:
    dialog.setFileMode(mode)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
