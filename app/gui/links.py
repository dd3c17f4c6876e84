"""A link that a model wrote: where it leads is shown, and it opens only if a person says so."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.gui.widgets.text_dialogs import LinkDialog


def show(target: str, parent: QWidget) -> None:
    """Show where a link leads."""
    dialog = LinkDialog(target, parent)
    dialog.open_asked.connect(_open)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _open(target: str) -> None:
    QDesktopServices.openUrl(QUrl(target, QUrl.ParsingMode.StrictMode))
