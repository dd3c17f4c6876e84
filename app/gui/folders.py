"""Where model files are kept: shown, chosen anew, and the models moved there one by one."""

import os
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app import protocol, settings
from app.core.bidi import isolated, left_to_right
from app.core.disk import disk_of
from app.core.text import fill
from app.errors import Code, Problem
from app.gui import checkpoints, problems
from app.gui.job import Job, Result, Step
from app.gui.models import ModelShelf
from app.gui.views import number
from app.gui.widgets import digits
from app.gui.widgets.folder_dialog import FolderDialog
from app.gui.widgets.progress_card import ProgressView
from app.gui.widgets.unpack_dialog import pack_folder_dialog
from app.paths import Places
from app.store import relocation
from app.store.models import Model

GRACE_MS = 60_000  # a slow disk takes its time before a cancel is heard


class Folders(QObject):
    """One dialog, from its opening to its end. Moving ends between two models, or with none half.

    Signals:
        chosen: `Settings`: new models go elsewhere now.
        said: words for a screen reader.
        closed: the dialog is closed.
    """

    chosen = Signal(object)
    said = Signal(str)
    closed = Signal()

    def __init__(
        self, shelf: ModelShelf, places: Places, now: settings.Settings, over: QWidget
    ) -> None:
        """Show the dialog over the window; `places` are those of the settings of now."""
        super().__init__(over)
        self._shelf = shelf
        self._places = places
        self._settings = now
        self._job: Job | None = None
        self._model: Model | None = None
        self._moved = 0
        self.dialog = FolderDialog(over)
        self.dialog.choose_asked.connect(self._on_choose_asked)
        self.dialog.default_asked.connect(self._on_default_asked)
        self.dialog.cancel_asked.connect(self.cancel)
        self.dialog.finished.connect(self._on_finished)
        self._show()
        self.dialog.show()

    @property
    def is_running(self) -> bool:
        """A model is being moved."""
        return self._job is not None

    def _show(self) -> None:
        models = self._shelf.all
        rows = []
        for one in dict.fromkeys((self._places.models, *self._places.own_folders())):
            here = [model for model in models if Path(model.path).parent == one]
            free = disk_of(one).free_bytes if one.is_dir() else None
            rows.append(
                (
                    left_to_right(str(one)),
                    number(len(here)),
                    digits.size(sum(model.size_bytes for model in here)),
                    self.tr("not there") if free is None else checkpoints.room(free),
                )
            )
        default = self._places.data / "models"
        self.dialog.set_folders(rows, is_default=self._places.models == default)

    @Slot()
    def _on_choose_asked(self) -> None:
        title = self.tr("Choose where models are kept")
        dialog = pack_folder_dialog(title, str(self._places.models), self.dialog)
        dialog.fileSelected.connect(self.use)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_default_asked(self) -> None:
        self.use("")

    @Slot(str)
    def use(self, folder: str) -> None:
        """Have new models go there, "" is the data folder; move the others if that is wanted."""
        default = self._places.data / "models"
        target = Path(folder) if folder else default
        problem = self._problem(target)
        if problem is not None:
            self._tell(problem)
            return
        named = "" if target == default else str(target)
        before = [one for one in self._settings.model_folders if one != named]
        kept = (named, *before) if named or before else ()
        self._settings = replace(self._settings, model_folders=kept)
        self._places = settings.placed(Places(self._places.data), self._settings)
        self.chosen.emit(self._settings)
        self.dialog.set_note("", "")
        self._moved = 0
        if self.dialog.is_moving_wanted:
            self._shelf.eject()
            self._next()
        self._show()

    def _problem(self, target: Path) -> Problem | None:
        try:
            target.mkdir(exist_ok=True)
        except OSError:
            return Problem(Code.FOLDER_MISSING, path=target)
        if not os.access(target, os.W_OK):
            return Problem(Code.READ_ONLY, path=target, folder=target)
        return None

    # moving

    def _next(self) -> None:
        """Move what needs no copy at once, and begin with the next that does."""
        target = self._places.models
        library = self._shelf.library
        try:
            for model in relocation.waiting(library, self._places.own_folders(), target):
                if relocation.renamed(library, model, target):
                    self._moved += 1
                    continue
                self._begin(model)
                return
        except Problem as problem:
            self._tell(problem)
        self._end()

    def _begin(self, model: Model) -> None:
        self._model = model
        request = protocol.Copy(
            id=1, path=model.path, folder=str(self._places.models), expected=model.sha256
        )
        self._job = Job(request, self, GRACE_MS)
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)
        self._on_progressed(Step(0, model.size_bytes, "bytes"))

    @Slot(Step)
    def _on_progressed(self, step: Step) -> None:
        if self._model is None or not step.total:
            return
        what = fill(self.tr("Moving %1"), isolated(self._model.name))
        done, total = digits.size(step.done), digits.size(step.total)
        part = step.done / step.total
        numbers = fill(self.tr("%1 of %2 · %3 %"), done, total, number(int(part * 100)))
        leaves = self.tr("Cancel leaves this model where it is")
        self.dialog.set_progress(ProgressView(what, numbers, part, leaves))

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        model = self._model
        if model is None or result.code is Code.CANCELLED:
            self._end()
            return
        try:
            if result.code is None:
                relocation.settle(self._shelf.library, model, Path(str(result.facts["path"])))
        except Problem as problem:
            self._tell(problem)
            self._end()
            return
        if result.code is not None:
            self._tell(Problem(result.code, **result.facts))
            self._end()
            return
        self._moved += 1
        self._next()

    def _end(self) -> None:
        self._model = None
        self.dialog.set_progress(None)
        self._shelf.listed.emit()
        self._show()
        text = fill(self.tr("Models that were moved: %1."), number(self._moved))
        if self.dialog.note_kind != "err":
            self.dialog.set_note("ok", text)
        self.said.emit(text)

    def _tell(self, problem: Problem) -> None:
        told = problems.told(problem)
        self.dialog.set_note("err", told.what, f"{told.why} {told.hint}".strip())
        self.said.emit(str(told))

    @Slot()
    def cancel(self) -> None:
        """Stop; the model that is being copied stays where it is."""
        if self._job is not None:
            self._job.cancel()

    def shut_down(self) -> None:
        """End it at once, for the window's own end."""
        if self._job is not None:
            self._job.shut_down()

    @Slot()
    def _on_finished(self) -> None:
        self.dialog.deleteLater()
        self.closed.emit()
