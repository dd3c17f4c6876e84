"""Is a model still the one that was added? Its file is read again in a job, and compared."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from app import protocol
from app.core import parts
from app.core.bidi import visible
from app.core.text import fill
from app.errors import Code, Problem
from app.gui.job import Job, Result, Step
from app.gui.views import number
from app.store.models import Model, Models


class Verified(Struct, frozen=True):
    """What came of it: `is_intact` is `None` if it was stopped or could not be read."""

    model: Model
    is_intact: bool | None
    problem: Problem | None = None


class Verifying(QObject):
    """Verifies one model at a time, and keeps the finding where it changes how it may be used.

    Signals:
        worked: words for the status bar; "" if nothing is verified.
        verified: `Verified`.
    """

    worked = Signal(str)
    verified = Signal(object)

    def __init__(self, models: Models, parent: QObject) -> None:
        """Nothing is verified yet."""
        super().__init__(parent)
        self._models = models
        self._job: Job | None = None
        self._model: Model | None = None
        # The marks are older than the hash: what changes meanwhile looks changed again.
        self._marks: tuple[int, int, str] | None = None

    @property
    def is_running(self) -> bool:
        """A file is being read."""
        return self._job is not None

    def begin(self, model: Model) -> None:
        """Read every byte of a model; what runs goes on first."""
        if self._job is not None:
            return
        self._model = model
        try:
            self._marks = parts.marks(Path(model.path), len(model.files))
        except OSError:
            self.verified.emit(Verified(model, None, Problem(Code.MODEL_MISSING, path=model.path)))
            return
        self._job = Job(protocol.Inspect(id=1, path=model.path), self)
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)
        self._tell(0)

    def cancel(self) -> None:
        """Stop reading."""
        if self._job is not None:
            self._job.cancel()

    def shut_down(self) -> None:
        """End what runs, for the window's own end."""
        if self._job is not None:
            self._job.shut_down()

    def _tell(self, percent: int) -> None:
        name = visible(self._model.name) if self._model is not None else ""
        self.worked.emit(fill(self.tr("Verifying %1, %2 %"), name, number(percent)))

    @Slot(Step)
    def _on_progressed(self, step: Step) -> None:
        if step.total:
            self._tell(100 * step.done // step.total)

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        self.worked.emit("")
        if self._model is None:
            return
        try:
            found = self._judge(self._model, result)
        except Problem as problem:  # it was not saved
            found = Verified(self._model, None, problem)
        self.verified.emit(found)

    def _judge(self, model: Model, result: Result) -> Verified:
        if result.code is Code.CANCELLED:
            return Verified(model, None)
        if result.code is not None and result.code is not Code.MODEL_INVALID:
            return Verified(model, None, Problem(result.code, **result.facts))
        if result.code is None and model.sha256 and result.facts["sha256"] == model.sha256:
            if model.state == "changed" and self._marks is not None:
                self._models.renew(model.model_id, self._marks)
            return Verified(model, True)
        # Of the same size, time and inode: only a load that nobody asks for can be prevented.
        self._models.end_load(model.model_id, is_usable=False)
        return Verified(model, False, Problem(Code.MODEL_CHANGED, path=model.path))
