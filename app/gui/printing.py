"""The desktop's print dialog, and a transcript on the pages of what it chose."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.core.transcript.writing import Job
from app.gui.paper import Paper, a4


class PrintDialog(QPrintDialog):
    """Chooses a printer; `accepted` means print.

    Attributes:
        chosen: the printer; it lives as long as this dialog, which speaks to it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer A4 with our margins."""
        self.chosen = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.chosen.setPageLayout(a4())
        self.chosen.setDocName(QCoreApplication.translate("export", "Casebook transcript"))
        super().__init__(self.chosen, parent)
        self.setWindowTitle(QCoreApplication.translate("dialogs", "Print transcript"))

    def paper(self, job: Job) -> Paper:
        """Return what writes on the pages of the printer that was chosen."""
        return Paper(self.chosen, job, lambda: None)
