"""A report for whoever helps: what goes in is read before it is written."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from app.core.bidi import left_to_right
from app.gui.widgets.button_row import ButtonRow
from app.gui.widgets.buttons import Button
from app.gui.widgets.check_box import CheckBox
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.facts import Facts, Section
from app.gui.widgets.label import Label

WIDTH = 640


class DiagnosticsDialog(Dialog):
    """Lists what goes in and what does not; chats only if they are ticked.

    Signals:
        save_asked: whether the chats go in.
    """

    save_asked = Signal(bool)

    def __init__(
        self, contents: Sequence[tuple[str, str]], not_in_it: str, parent: QWidget | None = None
    ) -> None:
        """Show what goes in."""
        super().__init__(self.tr("Save a report"), parent, width=WIDTH)
        what = self.tr("A zip file for whoever helps you. Nothing is sent anywhere.")
        self.body.addWidget(Label(what, is_bold=True, wraps=True))
        self.body.addWidget(Section(self.tr("What goes in")))
        facts = Facts(self)
        facts.set_facts([(left_to_right(name), what) for name, what in contents])
        self.body.addWidget(facts)
        self.body.addWidget(Label(not_in_it, wraps=True))
        self._chats = CheckBox(self.tr("Put every chat in as well"), self)
        self._chats.toggled.connect(self._on_ticked)
        self.body.addWidget(self._chats)
        self._warning = Label(
            self.tr("Whoever gets the report can then read every chat."), "ui", "warn", wraps=True
        )
        self._warning.hide()
        self.body.addWidget(self._warning)
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self._save = self.add_button(self.tr("Save…"), role, "primary")
        self._save.clicked.connect(self._on_save_clicked)
        self._close = self.add_cancel(self.tr("Close"))
        self._close.setFocus()

    def set_busy(self, what: str) -> None:
        """Say what is at work; "" is nothing."""
        self._save.setEnabled(not what)
        self._chats.setEnabled(not what)
        if what:
            self.tell("info", what)

    @Slot(bool)
    def _on_ticked(self, is_ticked: bool) -> None:
        self._warning.setVisible(is_ticked)
        self.grow()

    @Slot()
    def _on_save_clicked(self) -> None:
        self.save_asked.emit(self._chats.isChecked())


class ReportPanel(QWidget):
    """The way to that dialog on the About page.

    Signals:
        asked: a report is wanted.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show one button."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Save a report, diagnostics, logs"))
        button = Button(self.tr("Save a report…"))
        button.clicked.connect(self.asked)
        row = ButtonRow()
        row.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(row)
