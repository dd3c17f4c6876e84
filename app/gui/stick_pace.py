"""How far a field pack is, in words: which file, percent, time so far, time left in this step."""

import time
from pathlib import PurePosixPath

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.bidi import LEFT_TO_RIGHT_ISOLATE
from app.core.speed import Speed
from app.core.text import fill
from app.gui import checkpoints
from app.gui.job import Step
from app.gui.views import number
from app.gui.widgets import digits
from app.gui.widgets.progress_card import ProgressView

SECOND_MS = 1000
FIRST_ESTIMATE = 0.05  # below this nothing is said of the time that is left
_QUARTERS = 4
_MINUTE = 60


class StickPace(QObject):
    """Counts one pack that is written or read.

    Signals:
        changed: `view` and `short` say something else now.
        quarter_done: words for a screen reader, at 25 % of each step.
    """

    changed = Signal()
    quarter_done = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing runs yet."""
        super().__init__(parent)
        self._clock = QTimer(self, interval=SECOND_MS)
        self._clock.timeout.connect(self.changed)
        self._begin("")

    def _begin(self, unit: str) -> None:
        self._step = Step(0, None, unit)
        self._speed = Speed()
        self._quarter = 0

    def begin(self, unit: str, steps: str, leaves: str) -> None:
        """Something is begun now: its first unit, its steps in words, and what Cancel leaves."""
        self._steps, self._leaves = steps, leaves
        self._started = time.monotonic()
        self._is_stopping = False
        self._begin(unit)
        self._clock.start()
        self.changed.emit()

    def step(self, step: Step) -> None:
        """It is so far now."""
        if step.unit != self._step.unit:
            self._begin(step.unit)
        self._step = step
        self._speed.step(step.done, time.monotonic())
        quarter = int(self._part * _QUARTERS)
        if quarter > self._quarter:
            self._quarter = quarter
            self.quarter_done.emit(self.short())
        self.changed.emit()

    def stop_asked(self) -> None:
        """A person wants it to end."""
        self._is_stopping = True
        self.changed.emit()

    def end(self) -> None:
        """It is over."""
        self._clock.stop()

    @property
    def last(self) -> Step:
        """The step it is at."""
        return self._step

    @property
    def _part(self) -> float:
        return self._step.done / self._step.total if self._step.total else 0.0

    def short(self) -> str:
        """Return e.g. `Writing pack 69 %`."""
        text = {
            "writing": self.tr("Writing pack %1 %"),
            "reading_back": self.tr("Reading back %1 %"),
        }.get(self._step.unit, self.tr("Copying pack %1 %"))
        return fill(text, number(int(self._part * 100)))

    def view(self) -> ProgressView:
        """Return what the dialog shows."""
        numbers = ""
        if self._step.total:
            done = digits.size(self._step.done)
            total = digits.size(self._step.total)
            if done.rpartition(" ")[2] == total.rpartition(" ")[2]:
                done = done.rpartition(" ")[0].lstrip(LEFT_TO_RIGHT_ISOLATE)
            percent = number(int(self._part * 100))
            numbers = fill(self.tr("%1 of %2 · %3 %"), done, total, percent)
        part = self._part if self._step.total else None
        return ProgressView(self._what(), numbers, part, self._steps, self._time())

    def _what(self) -> str:
        if self._is_stopping:
            return self.tr("Cancelling")
        name = PurePosixPath(self._step.text).name
        if not name:
            return self.tr("Looking at the stick")
        text = {
            "writing": self.tr("Writing %1"),
            "reading_back": self.tr("Reading back %1"),
        }.get(self._step.unit, self.tr("Copying %1"))
        return fill(text, name)

    def _time(self) -> str:
        seconds = time.monotonic() - self._started
        so_far = fill(self.tr("%1 so far"), checkpoints.duration(seconds))
        return " · ".join(part for part in (so_far, self._left(), self._leaves) if part)

    def _left(self) -> str:
        """Return how long this step takes at its speed so far; "" while nobody can know."""
        if self._step.total is None or self._part < FIRST_ESTIMATE:
            return ""
        left = self._speed.seconds_left(self._step.total)
        if left is None:
            return ""
        if left < _MINUTE:
            return self.tr("less than 1 min left in this step")
        return fill(self.tr("about %1 min left in this step"), number(round(left / _MINUTE)))
