"""A report before it is written, its pages as wide as they can be read."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.report_preview import ReportPreview

WIDTH = 900


class ReportDialog(Dialog):
    """Shows the pages of a report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without pages."""
        super().__init__(self.tr("Read the report"), parent, width=WIDTH)
        self.view = ReportPreview(self, is_large=True)
        self.view.turned.connect(self._on_turned)
        self.body.addWidget(self.view)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Close"))

    def _on_turned(self, _said: str) -> None:
        self._area.verticalScrollBar().setValue(0)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the height there is: pages are long, and come after the dialog is shown."""
        return QSize(super().sizeHint().width(), self._room().height())
