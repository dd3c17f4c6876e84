"""What went wrong since this start, newest first: nothing that was told is lost."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.empty import EmptyState
from app.gui.widgets.label import Label
from app.gui.widgets.notice import Kept
from app.gui.widgets.text_dialogs import PlainText


class NoticesDialog(Dialog):
    """The notices since this start."""

    def __init__(self, kept: Sequence[Kept], parent: QWidget | None = None) -> None:
        """Show them, newest first."""
        super().__init__(self.tr("Show notices"), parent, width=620)
        self._kept = tuple(kept)
        if not self._kept:
            none = self.tr("No notices since this start.")
            self.body.addWidget(EmptyState("ok", none, self.tr("What goes wrong is kept here.")))
        for notice in reversed(self._kept):
            head = f"{notice.time} · {notice.what}"
            self.body.addWidget(Label(head, is_bold=True, wraps=True))
            if notice.why:
                self.body.addWidget(Label(notice.why, wraps=True))
            if notice.details:
                details = PlainText(notice.details, self.tr("Details"), self)
                details.setMaximumHeight(self.fontMetrics().lineSpacing() * 6)
                self.body.addWidget(details)
        self.body.addStretch(1)
        if self._kept:
            action = QDialogButtonBox.ButtonRole.ActionRole
            self.add_button(self.tr("Copy all"), action).clicked.connect(self._on_copy_clicked)
        self.add_cancel(self.tr("Close")).setFocus()

    def text(self) -> str:
        """Return all notices as text, newest first."""
        return "\n\n".join(
            "\n".join(part for part in (f"{one.time} {one.what}", one.why, one.details) if part)
            for one in reversed(self._kept)
        )

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text())


class DetailsDialog(Dialog):
    """One text to read and copy: the details of a problem, or the report of a crash."""

    def __init__(self, title: str, lead: str, text: str, parent: QWidget | None = None) -> None:
        """Show a sentence and the exact text."""
        super().__init__(title, parent, width=620)
        self._text = text
        self.body.addWidget(Label(lead, wraps=True))
        shown = PlainText(text, title, self)
        shown.setMinimumHeight(self.fontMetrics().lineSpacing() * 10)
        self.body.addWidget(shown, 1)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.add_button(self.tr("Copy report"), action).clicked.connect(self._on_copy_clicked)
        self.add_cancel(self.tr("Close")).setFocus()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
