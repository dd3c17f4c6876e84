"""A report before it is written, its pages as wide as they can be read."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.report_preview import Leaf, ReportPreview

WIDTH = 900


class ReportDialog(Dialog):
    """Shows the pages of a report."""

    def __init__(
        self,
        leaves: Sequence[Leaf],
        number: int,
        *,
        is_cut: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with a page; `is_cut`: there are more than these."""
        super().__init__(self.tr("Read the report"), parent, width=WIDTH)
        self.view = ReportPreview(self)
        self.view.show_leaves(leaves, is_cut=is_cut)
        self.view.show_page(number)
        self.view.larger.hide()
        self.view.turned.connect(self._on_turned)
        self.body.addWidget(self.view)
        self.body.addStretch(1)
        self.add_cancel(self.tr("Close"))
        self.view.sheet.setFocus()

    def _on_turned(self, _said: str) -> None:
        self._area.verticalScrollBar().setValue(0)
