"""Which model answers: choosing, adding, loading, ejecting, and saying in words how it stands."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app import protocol
from app.core import parts
from app.core.chat import SAFE_MODE, LoadOptions, ModelFile
from app.errors import Code, Problem
from app.gui import model_words
from app.gui.adding import Adding, source_of
from app.gui.attempt import Attempt
from app.gui.engine import EngineClient, EngineDeath, EngineState
from app.gui.job import Step
from app.gui.problems import told
from app.gui.trials import Trials, Tried
from app.gui.widgets.selector import ModelState
from app.settings import Settings
from app.store.models import Model, Models

MOST_TOKENS = 4096  # see LoadOptions.context_tokens


class ModelShelf(QObject):
    """The chosen model and its state.

    Signals:
        changed: `ModelState`, for the selector.
        listed: the models of the library changed.
        chosen: id of the model that was chosen; "" is none.
        loaded: `Loaded`.
        troubled: `Problem` that a person must read.
        inspecting, inspected: `Step` while a file is checked and hashed; the check is over.
    """

    changed = Signal(ModelState)
    listed = Signal()
    chosen = Signal(str)
    loaded = Signal(object)
    troubled = Signal(object)
    inspecting = Signal(Step)
    inspected = Signal()

    def __init__(
        self,
        models: Models,
        engine: EngineClient,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        """Start with the model of the settings, not loaded."""
        super().__init__(parent)
        self._models = models
        self._engine = engine
        self._settings = settings
        self._is_safe = False
        self._adding = Adding(models, self)
        self._adding.inspecting.connect(self.inspecting)
        self._adding.inspected.connect(self.inspected)
        self._adding.same.connect(self.load)
        self._adding.troubled.connect(self.troubled)
        self._adding.added.connect(self._on_added)
        self.trials = Trials(models, self)
        self.trials.moved.connect(self._on_moved)
        self.trials.tried.connect(self._on_tried)
        self._attempt = Attempt(engine, self)
        self._attempt.moved.connect(self._on_moved)
        self._current = self._find(settings.model_id)
        engine.ready.connect(self._on_ready)
        engine.finished.connect(self._on_finished)
        engine.failed.connect(self._on_failed)
        engine.died.connect(self._on_died)

    @property
    def current(self) -> Model | None:
        """The chosen model."""
        return self._current

    @property
    def library(self) -> Models:
        """Where models are kept."""
        return self._models

    @property
    def all(self) -> list[Model]:
        """Every model of the library."""
        return self._models.list()

    @property
    def options(self) -> LoadOptions:
        """How the model is loaded: safe mode, else what is remembered of it, else the settings."""
        return SAFE_MODE if self._is_safe else self.settled(self.remembered)

    def options_of(self, model: Model) -> LoadOptions:
        """Return how a model of the library would be loaded."""
        if self._current is not None and model.model_id == self._current.model_id:
            return self.options
        return self.settled(_remembered(model))

    @property
    def remembered(self) -> LoadOptions:
        """What is remembered of the chosen model; what is open is decided at each load."""
        return LoadOptions() if self._current is None else _remembered(self._current)

    def settled(self, own: LoadOptions) -> LoadOptions:
        """Return options with what is open taken from the settings; the rest the engine decides."""
        return self._settings.settle(own)

    @property
    def file(self) -> ModelFile | None:
        """The chosen model as the engine is asked for it."""
        if (current := self._current) is None:
            return None
        return ModelFile(path=current.path, sha256=current.sha256, marks=current.marks)

    def asked_with(self) -> tuple[ModelFile, LoadOptions] | None:
        """Return file and options of the chosen model; `None` if none is chosen."""
        return None if self.file is None else (self.file, self.options)

    def use(self, settings: Settings) -> None:
        """Take changed settings; hardware options count from the next load on."""
        self._settings = settings

    def state(self) -> ModelState:
        """Return how the chosen model stands, in words."""
        if self._current is None:
            return ModelState("none", self.tr("Choose a model…"))
        name = model_words.label(self._current)
        if self.trials.model_id == self._current.model_id:
            return ModelState("loading", self.trials.words(name))
        if self._attempt.is_running:
            return ModelState("loading", self._attempt.words(name))
        if self._engine.loaded is not None:
            return ModelState("loaded", f"{name} · {model_words.device(self._engine.loaded)}")
        return model_words.at_rest(self._current)

    @property
    def context_tokens(self) -> int:
        """Size of the context: of the model in memory, else what its load will ask for."""
        if self._engine.loaded is not None:
            return self._engine.loaded.context_tokens
        if self.options.context_tokens:
            return self.options.context_tokens
        trained = self._current.context_length if self._current else 0
        return min(trained or MOST_TOKENS, MOST_TOKENS)

    def remember(self, model_id: str, options: LoadOptions) -> None:
        """Keep how a model is loaded; it counts from its next load on. Trouble is told."""
        from app.core import loading

        try:
            self._models.remember_options(model_id, loading.kept(options))
        except Problem as problem:
            self.troubled.emit(problem)
            return
        if self._current is not None and self._current.model_id == model_id:
            self._current = self._find(model_id)
            self._is_safe = False
        self.listed.emit()

    def choose(self, model_id: str) -> None:
        """Take this model and load it."""
        if self.trials.model_id != model_id:
            self.trials.cancel()
        self._current = self._find(model_id)
        self.chosen.emit(self._current.model_id if self._current else "")
        if self._engine.state is not EngineState.OFF and self._engine.loaded is not None:
            self._engine.eject()
        self.load()

    def load(self) -> None:
        """Put the chosen model into memory; trouble is told."""
        try:
            if self.ensure().state == "untried" and self._engine.loaded is None:
                self.try_out(self._current.model_id if self._current else "")
                return
            if not self._attempt.request_id:
                self._begin_load()
        except Problem as problem:
            if problem.code is not Code.MODEL_CHANGED or not self._adding.check_again(
                self._current
            ):
                self.troubled.emit(problem)
            return
        if self.file is not None and not self._attempt.request_id:
            self._attempt.request_id = self._engine.load(self.file, self.options)
            self.changed.emit(self.state())

    def try_out(self, model_id: str) -> None:
        """Try a model in a process of its own; if it is the chosen one, it is loaded then (GG-3).

        Raises:
            Problem: `model_unknown`; or it was not saved.
        """
        model = self._models.find(model_id)
        is_current = self._current is not None and self._current.model_id == model_id
        self.trials.begin(model, self.options if is_current else LoadOptions())
        self.changed.emit(self.state())

    @Slot(object)
    def _on_tried(self, tried: Tried) -> None:
        self.listed.emit()
        is_current = self._current is not None and self._current.model_id == tried.model_id
        if is_current and tried.is_usable and self._engine.loaded is None:
            self.load()
            return
        self.changed.emit(self.state())
        if tried.problem is not None and is_current:
            why = told(tried.problem)
            self.changed.emit(ModelState("failed", why.why or why.what))
            self.troubled.emit(tried.problem)

    def ensure_tried(self) -> Model:
        """Return the chosen model as `ensure` does, once it was tried; a trial is begun if not.

        Raises:
            Problem: as `ensure`; `not_tried`.
        """
        current = self.ensure()
        if current.state == "untried" and self._engine.loaded is None:
            self.try_out(current.model_id)
            raise Problem(Code.NOT_TRIED, name=current.name)
        return current

    def load_at_start(self) -> None:
        """Load the last model, unless its last load ended the engine (GG-4)."""
        if self.state().kind == "missing":
            self.changed.emit(self.state())  # which tells it over the composer
        elif self._current is not None and self._settings.loads_at_start:
            if self._current.state == "quarantined":
                self.troubled.emit(Problem(Code.ENGINE_STOPPED, last_loaded=self._current.name))
                return
            self.load()

    def load_safely(self) -> None:
        """Load on CPU only with a small context, and forget the engine's deaths."""
        self._is_safe = True
        self.try_again()

    def try_again(self) -> None:
        """Load once more because a person asked for it."""
        self._engine.forgive()
        if self._engine.loaded is not None:
            self._engine.eject()
        self.load()

    def cancel_load(self) -> None:
        """Stop the load or the trial that was asked for; nothing is loaded then."""
        self.trials.cancel()
        if self._attempt.request_id:
            self._engine.cancel(self._attempt.request_id)

    def eject(self) -> None:
        """Give the model's memory back."""
        self._engine.eject()
        self.changed.emit(self.state())

    def ensure(self) -> Model:
        """Return the chosen model if its file is there and unchanged, and note the attempt.

        Raises:
            Problem: `model_unknown` if none is chosen; `model_missing`, `model_changed`.
        """
        if self._current is None:
            raise Problem(Code.MODEL_UNKNOWN)
        current = self._models.find(self._current.model_id)
        if current.state == "missing":
            self.changed.emit(self.state())
            raise parts.missing(Path(current.path))
        if current.state == "changed":
            raise Problem(Code.MODEL_CHANGED, path=current.path)
        self._current = current
        return current

    def _begin_load(self) -> None:
        if self._current is not None and self._engine.loaded is None:
            self._models.begin_load(self._current.model_id)
            self._attempt.begin(self._current.model_id)

    def expect_load(self) -> None:
        """Note that an answer is about to load the model, so that a crash is remembered."""
        if self._engine.loaded is None and not self._attempt.model_id:
            self._begin_load()
            self.changed.emit(self.state())

    def add(self, path: Path, into: Path | None = None) -> None:
        """Check a file in a job, add it where it is, or a copy `into` a folder; choose it."""
        self._adding.add(path, into)

    def adopt(self, path: Path, sha256: str, name: str, info: dict[str, Any]) -> Model:
        """Put a file into the library that a job has checked and tried; it is not chosen.

        Raises:
            Problem: it was not saved.
        """
        model = self._models.add(path, sha256, name, info, source_of(path, sha256))
        self._models.end_load(model.model_id, is_usable=True)
        self.listed.emit()
        return self._models.find(model.model_id)

    def remove(self, model_id: str) -> None:
        """Take a model out of the library; the file stays. Trouble is told."""
        is_current = self._current is not None and self._current.model_id == model_id
        try:
            self._models.remove(model_id)
        except Problem as problem:
            self.troubled.emit(problem)
            return
        if self._attempt.model_id == model_id:
            self._attempt.end()  # there is nothing left to note how its load went
        if is_current:
            self._engine.eject()
            self._current = None
            self.chosen.emit("")
            self.changed.emit(self.state())
        self.listed.emit()

    def cancel_adding(self) -> None:
        """Stop checking the file."""
        self._adding.cancel()

    def shut_down(self) -> None:
        """End the check or the trial of a file, if one runs, and wait until it is gone."""
        self._adding.shut_down()
        self.trials.shut_down()

    @Slot(str)
    def _on_added(self, model_id: str) -> None:
        self.listed.emit()
        self.choose(model_id)

    @Slot()
    def _on_moved(self) -> None:
        self.changed.emit(self.state())

    @Slot(object)
    def _on_ready(self, message: protocol.Ready) -> None:
        if self._attempt.model_id:
            self._models.end_load(self._attempt.model_id, is_usable=True)
        self._settle()
        self.loaded.emit(message.loaded)

    @Slot(object)
    def _on_finished(self, message: protocol.Finished) -> None:
        if message.id == self._attempt.request_id:
            self._settle()

    @Slot(object)
    def _on_failed(self, message: protocol.Failed) -> None:
        is_mine = message.id == self._attempt.request_id
        if not is_mine and not self._attempt.model_id:
            return
        if self._attempt.model_id:
            with suppress(Problem):  # the engine lives; the model may have left the library
                self._models.end_load(self._attempt.model_id, is_usable=None)
        self._settle()
        if message.code is Code.CANCELLED:
            return
        problem = Problem(message.code, **message.detail)
        self.changed.emit(ModelState("failed", told(problem).why or told(problem).what))
        if is_mine:
            self.troubled.emit(problem)

    @Slot(EngineDeath)
    def _on_died(self, death: EngineDeath) -> None:
        if death.death.is_asked and self._attempt.request_id not in {0, death.request_id}:
            return  # an older request went with the engine; this load starts it again
        was_loading = bool(self._attempt.model_id)
        if was_loading:
            # Else the driver did it, this processor cannot run the engine, or it is another file.
            is_crash = not (death.death.is_asked or death.gpu or death.changed)
            is_crash = is_crash and death.problem().code is not Code.UNSUPPORTED_CPU
            self._models.end_load(self._attempt.model_id, is_usable=False if is_crash else None)
        was_mine = death.request_id == self._attempt.request_id and death.request_id != 0
        self._settle()
        if was_loading and not death.death.is_asked and not death.gpu:
            problem = death.problem()
            self.changed.emit(ModelState("failed", told(problem).what))
            if was_mine:
                self.troubled.emit(problem)

    def _settle(self) -> None:
        self._attempt.end()
        self.changed.emit(self.state())

    def _find(self, model_id: str) -> Model | None:
        with suppress(Problem):
            return self._models.find(model_id) if model_id else None
        return None


def _remembered(model: Model) -> LoadOptions:
    if not model.options:
        return LoadOptions()
    from app.core import loading  # with all that it knows of model files

    return loading.remembered(model.options)
