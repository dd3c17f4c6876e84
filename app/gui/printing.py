"""The desktop's print dialog, and a transcript on the pages of what it chose."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.core.transcript.writing import Job
from app.gui.paper import Paper, a4


def print_dialog(parent: QWidget) -> QPrintDialog:
    """Return a dialog that chooses a printer; `accepted` means print."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(a4())
    printer.setDocName(QCoreApplication.translate("export", "Casebook transcript"))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(QCoreApplication.translate("dialogs", "Print transcript"))
    return dialog


def paper_of(dialog: QPrintDialog) -> Callable[[Job], Paper]:
    """Return what writes on the pages of the printer that was chosen."""
    printer = dialog.printer()
    return lambda job: Paper(printer, job, lambda: None)
