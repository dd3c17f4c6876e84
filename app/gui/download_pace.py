"""How far a download is, in words: what, how much, how fast, how long the rest takes."""

import time

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

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
CONVERTING, CHECKING, BYTES = "converting", "checking", "bytes"
ARRIVING, ROOM = "arriving", "room"
_QUARTERS = 4
_MINUTE = 60


class DownloadPace(QObject):
    """Counts one download.

    Signals:
        changed: `view` says something else now.
        quarter_done: words for a screen reader, at 25 % steps.
    """

    changed = Signal()
    quarter_done = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing runs yet."""
        super().__init__(parent)
        self._name = ""
        self._stopping = ""
        self._step = Step(0, None, "")
        self._speed = Speed()
        self._started = 0.0
        self._quarter = 0
        self._room = ""
        self._clock = QTimer(self, interval=SECOND_MS)
        self._clock.timeout.connect(self.changed)

    def begin(self, name: str) -> None:
        """A download of that name begins now."""
        self._name = name
        self._stopping = ""
        self._step = Step(0, None, "")
        self._speed = Speed()
        self._started = time.monotonic()
        self._quarter = 0
        self._room = ""
        self._clock.start()
        self.changed.emit()

    @Slot(Step)
    def step(self, step: Step) -> None:
        """It is so far now."""
        if step.unit == ROOM:
            text = self.tr("at most %1 of the disk at once, instead of %2")
            self._room = fill(text, digits.size(step.done), digits.size(step.total or step.done))
            return
        if step.unit != self._step.unit:
            self._speed, self._quarter = Speed(), 0
        self._step = step
        self._speed.step(step.done, time.monotonic())
        quarter = int(self._part * _QUARTERS)
        if quarter > self._quarter and step.unit != CHECKING:
            self._quarter = quarter
            self.quarter_done.emit(fill("%1 %2 %", self._what(), number(quarter * 25)))
        self.changed.emit()

    def stop_asked(self, words: str) -> None:
        """A person wants it to end; `words` say how it ends."""
        self._stopping = words
        self.changed.emit()

    def end(self) -> None:
        """It is over."""
        self._clock.stop()

    @property
    def unit(self) -> str:
        """What is being done: one of the words above, or "" before the first news."""
        return self._step.unit

    @property
    def _part(self) -> float:
        return self._step.done / self._step.total if self._step.total else 0.0

    def arrived(self) -> str:
        """Return how much has arrived; "" while nothing is known."""
        return digits.size(self._step.done) if self._step.unit == BYTES else ""

    def view(self) -> ProgressView:
        """Return what the page shows."""
        if not self._step.total:
            return ProgressView(self._what(), step=self._at(), time=self._time())
        numbers = amounts(self._step.done, self._step.total)
        return ProgressView(self._what(), numbers, self._part, self._at(), self._time())

    def _what(self) -> str:
        if self._stopping:
            return fill(self._stopping, self._name)
        return {
            CHECKING: fill(self.tr("Checking what is there of %1"), self._name),
            CONVERTING: fill(self.tr("Converting %1"), self._name),
            ARRIVING: fill(self.tr("Downloading and converting %1"), self._name),
        }.get(self._step.unit, fill(self.tr("Downloading %1"), self._name))

    def _at(self) -> str:
        if not self._step.unit:
            return self.tr("Asking the hub what there is")
        if self._step.unit == CONVERTING:
            return self.tr("Everything has arrived and is right. No connection is open any more.")
        if not self._speed.bytes_per_second:
            return ""
        speed = digits.size(int(self._speed.bytes_per_second))
        words = [fill(self.tr("%1 a second"), speed)]
        if left := self._left():
            words.append(left)
        return " · ".join(words)

    def _left(self) -> str:
        if self._part < FIRST_ESTIMATE or not self._step.total:
            return ""
        left = self._speed.seconds_left(self._step.total)
        if left is None:
            return ""
        if left < _MINUTE:
            return self.tr("less than 1 min left at this speed")
        return fill(self.tr("about %1 min left at this speed"), number(round(left / _MINUTE)))

    def _time(self) -> str:
        seconds = checkpoints.duration(time.monotonic() - self._started)
        parts = [fill(self.tr("%1 so far"), seconds), self.tr("pausing keeps what arrived")]
        return " · ".join([*parts, *([self._room] if self._room else [])])


def amounts(done: int, total: int) -> str:
    """Return e.g. `1.12 of 1.71 GB · 65 %`."""
    text = QCoreApplication.translate("download", "%1 of %2 · %3 %")
    shown, whole = digits.size(done), digits.size(total)
    if shown.rpartition(" ")[2] == whole.rpartition(" ")[2]:
        shown = shown.rpartition(" ")[0].lstrip(LEFT_TO_RIGHT_ISOLATE)  # the unit is said once
    return fill(text, shown, whole, number(int(100 * done / total)))
