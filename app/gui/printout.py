"""A chat onto paper: looked through for identifiers, then the desktop's dialog, then the pages."""

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QDialog

from app.core.text import fill
from app.core.transcript.writing import Format
from app.errors import Problem
from app.gui.identifier_words import counted, lines, matches, missing
from app.gui.notices import Notices
from app.gui.pump import Pump
from app.gui.reader import reader
from app.gui.views import number
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.print_check_dialog import PrintCheckDialog
from app.store.database import Store
from app.store.exports import Chosen
from app.store.screening import Screening

if TYPE_CHECKING:
    from app.core.identifiers.masks import Masks
    from app.gui.printing import PrintDialog

PATIENCE_SECONDS = 0.3


class Printout(QObject):
    """Prints one chat at a time; whatever a person leaves, nothing was printed."""

    def __init__(self, store: Store, frame: MainWindow, notices: Notices, parent: QObject) -> None:
        """Do nothing yet."""
        super().__init__(parent)
        self._store = store
        self._frame = frame
        self._notices = notices
        self._chosen = Chosen((), Format.PDF, Path())
        self._screening: Screening | None = None
        self._begun = 0.0
        self._question: PrintCheckDialog | None = None
        self._printing: PrintDialog | None = None
        self._look = Pump(self)
        self._look.advanced.connect(self._on_looked)
        self._look.ended.connect(self._on_looked_through)
        self._print = Pump(self)
        self._print.ended.connect(self._on_ended)
        for pump in (self._look, self._print):
            frame.closing.connect(pump.cancel)

    @property
    def is_busy(self) -> bool:
        """A chat is looked through, asked about or printed."""
        parts = (self._screening, self._printing)
        return self._print.is_running or any(part is not None for part in parts)

    def begin(self, conversation_id: str) -> None:
        """Print the branch that is shown; what looks like an identifier is asked about first."""
        if self.is_busy:
            return
        self._chosen = Chosen((conversation_id,), Format.PDF, Path(), has_all_versions=False)
        try:
            self._screening = Screening(self._store.history, self._chosen)
        except Problem as problem:
            self._notices.tell_apart(problem)
            return
        self._begun = time.monotonic()
        self._look.start(self._screening.steps())

    @Slot(int)
    def _on_looked(self, done: int) -> None:
        """Show how far it is, if a person would notice the wait: nothing flashes."""
        if time.monotonic() - self._begun < PATIENCE_SECONDS:
            return
        if self._screening is not None and self._screening.total:
            text = QCoreApplication.translate("identifiers", "%1 of %2 messages")
            self._asking().look(fill(text, number(done), number(self._screening.total)))

    @Slot(object)
    def _on_looked_through(self, problem: Problem | None) -> None:
        screening = self._screening
        found = sum(screening.counts.values()) if screening else 0
        if problem is not None or screening is None or not found:
            self._end_question()
            if problem is not None:
                self._notices.tell_apart(problem)
            else:
                self._choose_printer(None)
            return
        places = lines(screening.places)
        self._asking().ask(matches(found), counted(screening.counts), places, missing())

    def _asking(self) -> PrintCheckDialog:
        if self._question is None:
            self._question = PrintCheckDialog(self._frame)
            self._question.mask_asked.connect(partial(self._answer, is_masked=True))
            self._question.print_asked.connect(partial(self._answer, is_masked=False))
            self._question.rejected.connect(self._leave)
            self._question.open()
        return self._question

    def _answer(self, *, is_masked: bool) -> None:
        masks = self._screening.masks if self._screening and is_masked else None
        self._end_question()
        self._choose_printer(masks)

    @Slot()
    def _leave(self) -> None:
        self._look.cancel()
        self._end_question()

    def _end_question(self) -> None:
        self._screening = None
        question, self._question = self._question, None
        if question is not None:
            question.hide()
            question.deleteLater()

    def _choose_printer(self, masks: "Masks | None") -> None:
        from app.gui.printing import PrintDialog

        dialog = PrintDialog(self._frame)
        dialog.finished.connect(partial(self._on_printer_chosen, masks))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._printing = dialog
        dialog.show()

    def _on_printer_chosen(self, masks: "Masks | None", result: int) -> None:
        """Print; the dialog stays in memory until the end, because the printer is its own."""
        dialog = self._printing
        if dialog is None:
            return
        if result != QDialog.DialogCode.Accepted:
            self._on_ended(None)
            return
        (known,) = self._chosen.conversation_ids
        chosen = Chosen((known,), Format.PDF, Path(), has_all_versions=False, masks=masks)
        try:
            export = self._store.exports.begin(chosen, reader(), dialog.paper)
        except Problem as problem:
            self._on_ended(problem)
            return
        self._print.start(export.play(len, "printer"))

    @Slot(object)
    def _on_ended(self, problem: Problem | None) -> None:
        dialog, self._printing = self._printing, None
        if dialog is not None:
            dialog.deleteLater()
        if problem is not None:
            self._notices.tell_apart(problem)
