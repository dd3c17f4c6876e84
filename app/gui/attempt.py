"""One load of a model on its way: which, since when, how far; words for the selector."""

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app import protocol
from app.core.text import fill
from app.gui.engine import EngineClient
from app.gui.views import number

LOADING = "loading"  # protocol.Progress.unit
SECOND_MS = 1000


class Attempt(QObject):
    """Follows a load, whoever asked for it: a person, the start, or an answer that needs it.

    Attributes:
        model_id: of the model whose load is noted on disk; "" if none is.
        request_id: of the load that was asked for by itself; 0 if none was.

    Signals:
        moved: it is further, or a second has passed.
    """

    moved = Signal()

    def __init__(self, engine: EngineClient, parent: QObject | None = None) -> None:
        """No load yet."""
        super().__init__(parent)
        self.model_id = ""
        self.request_id = 0
        self._started = 0.0
        self._percent: int | None = None
        self._clock = QTimer(self, interval=SECOND_MS)
        self._clock.timeout.connect(self.moved)
        engine.progress.connect(self._on_progress)

    @property
    def is_running(self) -> bool:
        """A load is on its way."""
        return bool(self.model_id or self.request_id)

    def begin(self, model_id: str) -> None:
        """A load of this model begins now."""
        self.model_id = model_id
        self._started = time.monotonic()
        self._percent = None
        self._clock.start()

    def end(self) -> None:
        """It is over."""
        self.model_id = ""
        self.request_id = 0
        self._percent = None
        self._clock.stop()

    def words(self, name: str) -> str:
        """Return name, part and time, e.g. `Meditron3 · 43 % · 2 s`; the part once it is known."""
        seconds = number(int(time.monotonic() - self._started) if self._clock.isActive() else 0)
        if self._percent is None:
            return fill(self.tr("%1 · %2 s"), name, seconds)
        return fill(self.tr("%1 · %2 % · %3 s"), name, number(self._percent), seconds)

    @Slot(object)
    def _on_progress(self, message: protocol.Progress) -> None:
        if message.unit == LOADING and message.total and self.is_running:
            self._percent = 100 * message.done // message.total
            self.moved.emit()
