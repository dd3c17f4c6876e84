"""How far the running answer is, in words: loading, reading the question, writing."""

import time

from PySide6.QtCore import QObject, Slot

from app import protocol
from app.core.text import fill
from app.gui.attempt import LOADING
from app.gui.engine import EngineClient, EngineState
from app.gui.views import number
from app.gui.widgets.message_view import Strip

SILENT_SECONDS = 10


class Progress(QObject):
    """Counts what one answer has done so far."""

    def __init__(self, engine: EngineClient, parent: QObject | None = None) -> None:
        """Nothing runs yet."""
        super().__init__(parent)
        self._engine = engine
        engine.progress.connect(self._on_progress)
        self.begin(engine)

    def begin(self, engine: EngineClient) -> None:
        """A turn of this engine begins now."""
        self._engine = engine
        self._started = time.monotonic()
        self._first = 0.0
        self._last = 0.0
        self._tokens = 0
        self._read = (0, 0)
        self._put = (0, 0)

    def read(self, done: int, total: int) -> None:
        """So many prompt tokens are read."""
        self._read = (done, total)

    def extend(self, tokens: int) -> None:
        """So many tokens more arrived."""
        self._last = time.monotonic()
        self._first = self._first or self._last
        self._tokens += tokens

    @property
    def tokens_per_second(self) -> float:
        """Speed of writing so far; 0 before there is one."""
        seconds = self._last - self._first
        return (self._tokens - 1) / seconds if seconds > 0 else 0.0

    def strip(self) -> Strip:
        """Return what to say under the answer now."""
        if self._first:
            return self._writing()
        seconds = number(time.monotonic() - self._started)
        why = fill(self.tr("%1 s so far"), seconds) + self._silence()
        if self._engine.is_remote:
            return Strip("reading", self.tr("Waiting for the server"), why)
        done, total = self._read
        if total and done < total:
            return Strip("reading", self.tr("Reading the question"), why, (), done, total)
        if self._engine.state in {EngineState.STARTING, EngineState.LOADING}:
            return Strip("loading", self.tr("Loading the model"), why, (), *self._put)
        return Strip("reading", self.tr("Reading the question"), why, (), done, total)

    def _writing(self) -> Strip:
        many = fill(self.tr("%1 tokens"), number(self._tokens))
        parts = [self.tr("1 token") if self._tokens == 1 else many]
        if rate := self.tokens_per_second:
            parts.append(fill(self.tr("%1 tokens/s"), number(rate, 1)))
        first = number(self._first - self._started, 1)
        parts.append(fill(self.tr("first word after %1 s"), first))
        return Strip("writing", self.tr("Writing"), " · ".join(parts) + self._silence())

    @Slot(object)
    def _on_progress(self, message: protocol.Progress) -> None:
        if message.unit == LOADING:
            self._put = (message.done, message.total or 0)

    def _silence(self) -> str:
        silent = self._engine.silent_seconds
        if silent < SILENT_SECONDS:
            return ""
        return " · " + fill(self.tr("the engine has been silent for %1 s"), number(silent))
