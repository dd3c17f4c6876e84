"""A model is tried in a process of its own before its first use (GG-3); how it went is kept."""

import time

import msgspec
from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app import protocol
from app.core import wording
from app.core.chat import LoadOptions
from app.core.text import fill
from app.errors import Code, Problem
from app.gui.job import Job, Result, Step
from app.gui.views import number
from app.store.models import Model, Models

USABLE, UNUSABLE = "usable", "unusable"


class Tried(Struct, frozen=True):
    """How a trial went.

    Attributes:
        model_id: of the model.
        is_usable: `None` says nothing of the model: it was stopped, took too long, or the memory
            was short.
        problem: what to tell; `None` is nothing.
    """

    model_id: str
    is_usable: bool | None
    problem: Problem | None = None


class Trials(QObject):
    """Tries one model at a time.

    Attributes:
        model_id: of the model that is being tried; "" is none.

    Signals:
        moved: it is further.
        tried: `Tried`.
    """

    moved = Signal()
    tried = Signal(object)

    def __init__(self, models: Models, parent: QObject) -> None:
        """Nothing is tried yet."""
        super().__init__(parent)
        self.model_id = ""
        self._models = models
        self._job: Job | None = None
        self._next: tuple[Model, LoadOptions] | None = None
        self._percent: int | None = None
        self._started = 0.0
        self._limit_seconds, self._is_late = 0, False
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self._on_late)

    def begin(self, model: Model, options: LoadOptions) -> None:
        """Try a model; one that is tried already goes on, another is stopped first.

        Raises:
            Problem: that it is tried could not be noted, so it is not.
        """
        from app.core import loading  # late: the first picture does not need it

        if model.model_id == self.model_id:
            return
        if self._job is not None:
            self.cancel()
            self._next = (model, options)
            return
        self._models.begin_load(model.model_id)  # GG-4: if the machine dies, this model is why
        self.model_id = model.model_id
        self._percent, self._is_late, self._started = None, False, time.monotonic()
        self._limit_seconds = loading.trial_seconds(model.size_bytes)
        self._limit.start(1000 * self._limit_seconds)
        request = protocol.Trial(id=1, path=model.path, marks=model.marks, options=options)
        self._job = Job(request, self)
        self._job.progressed.connect(self._on_progressed)
        self._job.ended.connect(self._on_ended)

    def words(self, name: str) -> str:
        """Return name and part, e.g. `Meditron3 · trying, 43 %`."""
        if self._percent is None:
            return fill(self.tr("%1 · trying"), name)
        return fill(self.tr("%1 · trying, %2 %"), name, number(self._percent))

    def cancel(self) -> None:
        """Stop the trial; it says nothing of the model then."""
        self._limit.stop()
        self._next = None
        if self._job is not None:
            self._job.cancel()

    def shut_down(self) -> None:
        """End the trial and wait until it is gone; for the window's own end."""
        if self._job is not None:
            self._job.shut_down()

    @Slot(Step)
    def _on_progressed(self, step: Step) -> None:
        if step.total:
            self._percent = 100 * step.done // step.total
            self.moved.emit()

    @Slot()
    def _on_late(self) -> None:
        self._is_late = True
        self.cancel()

    @Slot(Result)
    def _on_ended(self, result: Result) -> None:
        self._limit.stop()
        if self._job is not None:
            self._job.deleteLater()
            self._job = None
        model_id, self.model_id = self.model_id, ""
        try:
            tried = self._judge(model_id, result)
        except Problem as problem:  # it was not saved, or the model was removed meanwhile
            tried = Tried(model_id, None, problem)
        following, self._next = self._next, None
        self.tried.emit(tried)
        if following is not None and self._job is None:
            self.begin(*following)
            self.moved.emit()

    def _judge(self, model_id: str, result: Result) -> Tried:
        facts = dict(result.facts)
        if result.code is None:
            is_usable: bool | None = facts["status"] == USABLE
            if facts["code"] == Code.OUT_OF_MEMORY:
                is_usable = None
            detail = msgspec.json.decode(str(facts.pop("detail", "{}")))
            self._models.remember_trial(model_id, facts, is_usable)
            code = Code(str(facts["code"])) if facts["code"] else None
            return Tried(model_id, is_usable, Problem(code, **detail) if code else None)
        if self._is_late and result.code is Code.CANCELLED:
            late = Problem(Code.TRIAL_FAILED, limit_seconds=self._limit_seconds)
            return self._keep(model_id, late, Code.TRIAL_FAILED, is_usable=None)
        if result.code is Code.ENGINE_STOPPED:
            waited = int(time.monotonic() - self._started)
            status = facts.get("exit_code", 0)
            died = Problem(Code.TRIAL_FAILED, exit_code=status, waited_seconds=waited)
            return self._keep(model_id, died, Code.ENGINE_STOPPED, is_usable=False)
        self._models.end_load(model_id, is_usable=None)
        problem = None if result.code is Code.CANCELLED else Problem(result.code, **facts)
        return Tried(model_id, None, problem)

    def _keep(self, model_id: str, why: Problem, code: Code, is_usable: bool | None) -> Tried:
        """Note how a trial went that ended without a word of its own."""
        verdict = {"status": UNUSABLE, "code": code, "reason": wording.problem(why).why}
        self._models.remember_trial(model_id, verdict, is_usable)
        return Tried(model_id, is_usable, why)
