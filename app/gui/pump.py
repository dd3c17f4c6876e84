"""Long work in short pieces on the window's one thread: a few steps, then the window again."""

import time
from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.errors import Problem

SLICE_SECONDS = 0.012  # less than a frame of 60 in a second


class Pump(QObject):
    """Runs a generator until it ends; a step is what the window waits for at most.

    Signals:
        advanced: the last value that the generator gave.
        ended: the `Problem` that ended it, or `None`; never after `cancel`.
    """

    advanced = Signal(int)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Do nothing yet."""
        super().__init__(parent)
        self._steps: Generator[int] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def is_running(self) -> bool:
        """There is work."""
        return self._steps is not None

    def start(self, steps: Generator[int]) -> None:
        """Begin."""
        self._steps = steps
        self._timer.start()

    def cancel(self) -> None:
        """End it now: the generator clears up behind itself."""
        self._timer.stop()
        if self._steps is not None:
            self._steps.close()
            self._steps = None

    @Slot()
    def _on_timeout(self) -> None:
        if self._steps is None:
            return
        until = time.monotonic() + SLICE_SECONDS
        try:
            done = next(self._steps)
            while time.monotonic() < until:
                done = next(self._steps)
        except StopIteration:
            self._end(None)
        except Problem as problem:
            self._end(problem)
        else:
            self.advanced.emit(done)

    def _end(self, problem: Problem | None) -> None:
        self._timer.stop()
        self._steps = None
        self.ended.emit(problem)
