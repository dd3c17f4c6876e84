"""What the status bar says of battery and heat; looked at four times a minute, never more."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.core.text import fill
from app.gui.views import number
from app.gui.widgets.status import StatusBar
from app.settings import Settings

if TYPE_CHECKING:
    from app.core.power import Power, PowerWatch

LOOK_MS = 15_000


class PowerStatus(QObject):
    """Looks, and says what there is to be said; on mains power and cool that is nothing."""

    def __init__(self, status: StatusBar, settings: Settings) -> None:
        """Look first after one interval: the start waits for nothing."""
        super().__init__(status)
        self._status = status
        self._settings = settings
        self._watch: PowerWatch | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def use(self, settings: Settings) -> None:
        """Take changed settings."""
        self._settings = settings
        if self._watch is not None:
            self.look()

    def watch(self, watch: "PowerWatch") -> None:
        """Take another source than this computer's, and look."""
        self._watch = watch
        self.look()

    @Slot()
    def look(self) -> None:
        """Look now."""
        from app.core.power import PowerWatch, is_resting

        if self._watch is None:
            self._watch = PowerWatch()
        now = self._watch.look()
        held = self._hold(is_on=is_resting(now, self._settings.rests_below))
        self._status.set_power(self._words(now, held))

    def _hold(self, *, is_on: bool) -> bool:
        """Let what may pause do so, or go on; tell whether something pauses."""
        from app.gui.job import RESTING, Job

        jobs = [job for job in self._status.window().findChildren(Job) if job.is_of(RESTING)]
        for job in jobs:
            job.hold(is_on=is_on)
        return is_on and bool(jobs)

    def _words(self, power: "Power", is_held: bool) -> str:
        parts = []
        if power.on_battery:
            words = self.tr("On battery")
            if power.percent is not None:
                words = fill(self.tr("On battery, %1 %"), number(power.percent))
            if threads := self._threads():
                words = fill(self.tr("%1: answers with %2"), words, threads)
            parts.append(words)
        if is_held:
            parts.append(self.tr("Runs and conversions pause"))
        if power.is_slowed:
            parts.append(self.tr("Slowed by heat"))
        return " · ".join(parts)

    def _threads(self) -> str:
        """Return how many threads the next answer has; "" if that is not fewer than else."""
        from app.core import machine
        from app.core.power import saved_threads

        cores = machine.cores()
        fewer = saved_threads(cores)
        if not self._settings.saves_battery or self._settings.threads or fewer == cores:
            return ""
        return fill(self.tr("%1 of %2 threads"), number(fewer), number(cores))
