"""The dialog that says where model files are kept, and has them kept elsewhere."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from app.gui.widgets.check_box import CheckBox
from app.gui.widgets.dialogs import Dialog
from app.gui.widgets.notice import Notice, Strip, swapped
from app.gui.widgets.paragraph import Paragraph
from app.gui.widgets.progress_card import ProgressCard, ProgressView
from app.gui.widgets.table import Column, Table
from app.gui.widgets.table_delegate import Cell

_WIDTH = 760


class FolderDialog(Dialog):
    """Lists the folders; the button that chooses another becomes Cancel while models move.

    Signals:
        choose_asked: name another folder.
        default_asked: back into the data folder.
        cancel_asked: stop moving.
    """

    choose_asked = Signal()
    default_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without folders."""
        super().__init__(self.tr("Models folder"), parent, _WIDTH)
        self._is_running = False
        self.table = Table(
            self.tr("Folders"),
            (
                Column(self.tr("Folder"), is_wide=True),
                Column(self.tr("Models"), is_number=True),
                Column(self.tr("Size"), is_number=True),
                Column(self.tr("Free"), is_number=True),
            ),
            self,
        )
        self._moves = CheckBox(self.tr("Move the models that are kept elsewhere along"), self)
        self._moves.setChecked(True)
        self._rule = Paragraph(
            self.tr(
                "New models go into the folder that is named first. A model is copied, compared, "
                "and only then removed here; linked files stay where they are."
            ),
            "ui",
            "muted",
        )
        self._strip = QVBoxLayout()
        self._note: Notice | None = None
        self.card = ProgressCard(self)
        self.body.addLayout(self._strip)
        self.body.addWidget(self.table)
        self.body.addWidget(self._moves)
        self.body.addWidget(self.card)
        self.body.addWidget(self._rule)
        self.body.addStretch(1)
        role = QDialogButtonBox.ButtonRole
        self.verb = self.add_button(self.tr("Choose another folder…"), role.ActionRole, "primary")
        self._default = self.add_button(self.tr("Use the data folder"), role.ActionRole)
        self._close = self.add_button(self.tr("Close"), role.RejectRole)
        self.verb.clicked.connect(self._on_verb_clicked)
        self._default.clicked.connect(self.default_asked)
        self.verb.setFocus()

    @property
    def is_moving_wanted(self) -> bool:
        """The person wants the models to come along."""
        return self._moves.isChecked()

    def set_folders(self, rows: Sequence[tuple[str, str, str, str]], *, is_default: bool) -> None:
        """Show folder, models, size and room of each; translated."""
        self.table.set_rows([[Cell(text, tip=text) for text in row] for row in rows])
        self._default.setVisible(not is_default and not self._is_running)

    @property
    def note_kind(self) -> str:
        """Kind of what is said; "" if nothing is."""
        return self._note.kind if self._note is not None else ""

    def set_note(self, kind: str, text: str, why: str = "") -> None:
        """Say what happened; "" says nothing."""
        note = Strip(kind, text, why) if text else None
        self._note = swapped(self._strip, self._note, note)

    def set_progress(self, view: ProgressView | None) -> None:
        """Show how far the move is; `None`: nothing moves."""
        self.card.show_progress(view)
        is_running = view is not None
        if is_running == self._is_running:
            return
        self._is_running = is_running
        self.verb.setText(self.tr("Cancel") if is_running else self.tr("Choose another folder…"))
        for part in (self._close, self._default):
            part.setVisible(not is_running)
        self._moves.setEnabled(not is_running)
        self.verb.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_verb_clicked(self) -> None:
        if self._is_running:
            self.cancel_asked.emit()
        else:
            self.choose_asked.emit()

    # Qt's own names

    def reject(self) -> None:
        """Esc: stop what moves; else close."""
        if self._is_running:
            self.cancel_asked.emit()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Stop what moves first; who asked closes again."""
        if self._is_running:
            event.ignore()
            self.cancel_asked.emit()
        else:
            super().closeEvent(event)
