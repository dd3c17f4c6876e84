"""How far a conversion is, in words: percent, tensor, time so far, time left."""

import time

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.core.bidi import LEFT_TO_RIGHT_ISOLATE
from app.core.text import fill
from app.gui import checkpoints
from app.gui.job import Step
from app.gui.views import number
from app.gui.widgets import digits
from app.gui.widgets.progress_card import ProgressView

SECOND_MS = 1000
RESTING = "resting"
FIRST_ESTIMATE = 0.05  # below this nothing is said of the time that is left
_QUARTERS = 4
_MINUTE = 60


class Pace(QObject):
    """Counts one conversion.

    Signals:
        changed: `view` and `short` say something else now.
        quarter_done: words for a screen reader, at 25 % steps.
    """

    changed = Signal()
    quarter_done = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing runs yet."""
        super().__init__(parent)
        self._name = ""
        self._step = Step(0, 0, "bytes")
        self._total = 0
        self._started = 0.0
        self._first: tuple[float, int] | None = None
        self._quarter = 0
        self._is_stopping = self._is_resting = False
        self._clock = QTimer(self, interval=SECOND_MS)
        self._clock.timeout.connect(self.changed)

    def begin(self, name: str, total_bytes: int) -> None:
        """A file of that name and size is begun now."""
        self._name = name
        self._total = total_bytes
        self._step = Step(0, total_bytes, "bytes")
        self._started = time.monotonic()
        self._first = None
        self._quarter = 0
        self._is_stopping = self._is_resting = False
        self._clock.start()
        self.changed.emit()

    def step(self, step: Step) -> None:
        """It is so far now."""
        self._is_resting = step.unit == RESTING
        if self._is_resting:
            self.changed.emit()
            return
        self._step = step
        if self._first is None and step.text:  # what was there already is only read again
            self._first = (time.monotonic(), step.done)
        quarter = int(self._part * _QUARTERS)
        if quarter > self._quarter and step.unit == "bytes":
            self._quarter = quarter
            self.quarter_done.emit(self._percent(quarter * 100 // _QUARTERS))
        self.changed.emit()

    def stop_asked(self) -> None:
        """A person wants it to end."""
        self._is_stopping = True
        self.changed.emit()

    def end(self) -> None:
        """It is over."""
        self._clock.stop()

    @property
    def _part(self) -> float:
        return self._step.done / self._total if self._total else 0.0

    def short(self) -> str:
        """Return `Converting 69 %`, or that the file is being tried."""
        if self._is_resting:
            return self.tr("Conversion paused")
        if self._step.unit == "trial":
            return self.tr("Trying the converted file")
        return self._percent(int(self._part * 100))

    def _percent(self, percent: int) -> str:
        return fill(self.tr("Converting %1 %"), number(percent))

    def view(self) -> ProgressView:
        """Return what the page shows."""
        done, total = digits.size(self._step.done), digits.size(self._total)
        if done.rpartition(" ")[2] == total.rpartition(" ")[2]:
            done = done.rpartition(" ")[0].lstrip(LEFT_TO_RIGHT_ISOLATE)  # the unit is said once
        numbers = fill(self.tr("%1 of %2 · %3 %"), done, total, number(int(self._part * 100)))
        return ProgressView(self._what(), numbers, self._part, self._at(), self._time())

    def _what(self) -> str:
        if self._is_stopping:
            return fill(self.tr("Cancelling %1"), self._name)
        if self._is_resting:
            return fill(self.tr("Paused: %1"), self._name)
        return {
            "checking": fill(self.tr("Reading back %1"), self._name),
            "trial": fill(self.tr("Trying %1"), self._name),
        }.get(self._step.unit, fill(self.tr("Writing %1"), self._name))

    def _at(self) -> str:
        step = self._step
        if self._is_resting:
            return resting()
        if step.unit == "checking":
            return self.tr("What is on the disk is compared with what was written.")
        if step.unit == "trial":
            return self.tr("It is loaded and asked for a few words.")
        if not step.count:
            return self.tr("Reading the checkpoint")
        if not step.text:
            text = self.tr("Checking what an earlier start wrote: tensor %1 of %2")
            return fill(text, number(step.number), number(step.count))
        words = fill(
            self.tr("Tensor %1 of %2: %3"), number(step.number), number(step.count), step.text
        )
        if step.resumed:
            text = self.tr("%1 · goes on after tensor %2")
            words = fill(text, words, number(step.resumed))
        return words

    def _time(self) -> str:
        seconds = time.monotonic() - self._started
        parts = [fill(self.tr("%1 so far"), checkpoints.duration(seconds)), self._left()]
        parts.append(self.tr("cancel leaves no file behind"))
        return " · ".join(part for part in parts if part)

    def _left(self) -> str:
        """Return how long it takes at the speed so far; "" while nobody can know."""
        if self._first is None or self._part < FIRST_ESTIMATE or self._step.unit != "bytes":
            return ""
        started, first = self._first
        seconds, done = time.monotonic() - started, self._step.done - first
        if done <= 0 or seconds < 1:
            return ""
        left = (self._total - self._step.done) * seconds / done
        if left < _MINUTE:
            return self.tr("less than 1 min left at this speed")
        return fill(self.tr("about %1 min left at this speed"), number(round(left / _MINUTE)))


def resting() -> str:
    """Return why something pauses, and when it goes on."""
    return QCoreApplication.translate(
        "pace", "The battery is low. It goes on with mains power; Settings › Hardware has the rule."
    )
