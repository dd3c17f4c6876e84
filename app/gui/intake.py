"""Chats of a file into the history: a child reads it, a person looks, the window commits."""

import json
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from app import protocol
from app.core.incoming.arriving import Arriving, Source
from app.core.text import fill
from app.errors import Code, Problem
from app.gui.job import Job, Result
from app.gui.problems import told
from app.gui.views import number
from app.gui.widgets.file_dialogs import import_source_dialog
from app.gui.widgets.import_dialog import ImportDialog, Line
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.progress_card import ProgressView
from app.store.database import Store
from app.store.imports import Fate

MOST_LINES = 1_000


class Intake(QObject):
    """One dialog, and the two jobs behind it: the look, and the rows.

    Signals:
        taken: ids of the conversations that came in.
    """

    taken = Signal(list)

    def __init__(self, store: Store, frame: MainWindow) -> None:
        """Begin without a dialog."""
        super().__init__(frame)
        self._store = store
        self._frame = frame
        self._dialog: ImportDialog | None = None
        self._job: Job | None = None
        self._path = ""
        self._report: dict[str, Any] = {}
        self._arriving: Arriving | None = None
        self._known: list[str] = []
        self._problem: Problem | None = None
        frame.closing.connect(self.shut_down)

    @property
    def is_running(self) -> bool:
        """A file is being read."""
        return self._job is not None

    def open(self) -> None:
        """Show the dialog."""
        dialog = ImportDialog(self._frame)
        dialog.choose_asked.connect(self._choose)
        dialog.look_asked.connect(self.look)
        dialog.import_asked.connect(self._take)
        dialog.cancel_asked.connect(self._cancel)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    @Slot(str)
    def look(self, path: str) -> None:
        """Read a file and show what would come of it; nothing is changed."""
        self._path = path
        if self._dialog is not None:
            self._dialog.set_path(path)
            self._dialog.tell("", "")
            self._dialog.show_look("", (), "", can_import=False, verb="")
        self._run(is_taking=False)

    @Slot()
    def shut_down(self) -> None:
        """End what is running; what came in stays, whole conversations each."""
        if self._job is not None:
            self._job.shut_down()

    def _run(self, *, is_taking: bool) -> None:
        self._known, self._arriving, self._problem = [], None, None
        request = protocol.Intake(id=1, path=self._path, is_taking=is_taking)
        self._job = Job(request, self)
        self._job.arrived.connect(self._on_arrived)
        self._job.ended.connect(self._on_taken if is_taking else self._on_looked)
        self._show_progress(0, is_taking=is_taking)

    def _show_progress(self, done: int, *, is_taking: bool) -> None:
        if self._dialog is None:
            return
        total = len(self._report.get("chats", [])) if is_taking else 0
        numbers = fill(self.tr("%1 of %2 chats"), number(done), number(total))
        self._dialog.set_running(
            ProgressView(
                what=self.tr("Importing") if is_taking else self.tr("Looking at the file"),
                numbers=numbers if total else "",
                part=done / total if total else None,
                time=self.tr("Cancel keeps what came in, whole chats each.")
                if is_taking
                else self.tr("Nothing is changed."),
            )
        )

    # the look

    @Slot(Result)
    def _on_looked(self, result: Result) -> None:
        self._end_job()
        if self._dialog is None:
            return
        if result.code is not None:
            if result.code is not Code.CANCELLED:
                self._tell(Problem(result.code, **result.facts))
            return
        self._report = json.loads(str(result.facts.get("report", "{}")))
        self._show_report()

    def _show_report(self) -> None:
        report, imports = self._report, self._store.imports
        lines: list[Line] = []
        coming = 0
        for chat in report["chats"]:
            fate = imports.fate(chat["conversation_id"], chat["fingerprint"])
            coming += fate is not Fate.HERE
            title = chat["title"] or self.tr("Untitled chat")
            lines.append(Line(title, chat["messages"], self._fate(fate)))
        for one in report["refused"]:
            why = fill(self.tr("does not come in: %1"), one["why"])
            lines.append(Line(one["where"], None, why))
        rest = len(lines) - MOST_LINES
        if rest > 0:
            more = fill(self.tr("… and %1 more"), number(rest))
            lines = [*lines[:MOST_LINES], Line(more, None, "")]
        summary = fill(self.tr("%1: 1 chat comes in."), report["source"])
        verb = self.tr("Import 1 chat")
        if coming != 1:
            text = self.tr("%1: %2 chats come in.")
            summary = fill(text, report["source"], number(coming))
            verb = fill(self.tr("Import %1 chats"), number(coming))
        if self._dialog is not None:
            self._dialog.show_look(
                summary, lines, self._left_out(report["left_out"]), can_import=coming > 0, verb=verb
            )

    def _fate(self, fate: Fate) -> str:
        if fate is Fate.NEW:
            return self.tr("comes in")
        if fate is Fate.HERE:
            return self.tr("is here already")
        return self.tr("comes in as a copy: the one here differs")

    def _left_out(self, counts: dict[str, int]) -> str:
        if not counts:
            return ""
        listed = ", ".join(f"{number(count)} {kind}" for kind, count in sorted(counts.items()))
        return fill(self.tr("Left out, as a history has no place for them: %1."), listed)

    # the rows

    @Slot()
    def _take(self) -> None:
        self._run(is_taking=True)

    @Slot(str)
    def _on_arrived(self, text: str) -> None:
        """Put a conversation into the history as soon as all of it is there."""
        if self._problem is not None:
            return
        row = json.loads(text)
        piece = msgspec.convert(row["chat"], type=Arriving)
        if self._arriving is not None:
            said = (*self._arriving.said, *piece.said)
            piece = msgspec.structs.replace(piece, said=said)
        self._arriving = None if row["is_last"] else piece
        if not row["is_last"]:
            return
        report = self._report
        try:
            known = self._store.imports.take(piece, Source(report["source"]), report["sha256"])
        except Problem as problem:
            self._problem = problem
            if self._job is not None:
                self._job.cancel()
            return
        self._known += [known] if known else []
        self._show_progress(len(self._known), is_taking=True)

    @Slot(Result)
    def _on_taken(self, result: Result) -> None:
        self._end_job()
        count = number(len(self._known))
        if self._known:
            self.taken.emit(self._known)
        if self._problem is not None:
            self._tell(self._problem)
        elif result.code is Code.CANCELLED and self._dialog is not None:
            text = self.tr("Stopped. %1 chats came in and stay; the rest did not.")
            self._dialog.tell("info", fill(text, count))
            self._show_report()
        elif result.code is not None:
            self._tell(Problem(result.code, **result.facts))
        elif self._dialog is not None:
            self._dialog.accept()

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        if self._dialog is not None:
            self._dialog.set_running(None)

    def _tell(self, problem: Problem) -> None:
        if self._dialog is not None:
            sentences = told(problem)
            self._dialog.tell("err", sentences.what, sentences.why, sentences.hint)

    @Slot()
    def _choose(self) -> None:
        chooser = import_source_dialog(self._dialog)
        chooser.fileSelected.connect(self.look)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    @Slot()
    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
