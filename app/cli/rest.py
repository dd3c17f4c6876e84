"""Long work pauses while the battery is low, as Settings › Hardware has it, and says so."""

import time
from collections.abc import Callable

from app.cli.common import Common, warn
from app.core.power import PowerWatch, is_resting
from app.settings import Settings

LOOK_SECONDS = 15.0
NAP_SECONDS = 0.2
RUN, PAUSE, STOP = "run", "pause", "stop"


class Rest:
    """Looks at the battery while something long goes on; at most every quarter of a minute."""

    def __init__(
        self,
        common: Common,
        settings: Settings,
        way: str = PAUSE,
        is_stopped: Callable[[], bool] = bool,
    ) -> None:
        """Choose what to do: `RUN` on, `PAUSE` as the settings say, `STOP` when mains power goes.

        `is_stopped` is asked while it pauses.
        """
        self._common = common
        self._below = settings.rests_below
        self._way = way
        self._is_stopped = is_stopped
        self._watch = PowerWatch()
        self._looked = float("-inf")
        self._is_told = False

    def wait(self) -> bool:
        """Wait until the work may go on; False if it must stop."""
        if not self._is_due():
            return True
        now = self._watch.look()
        if now.on_battery and not self._is_told:
            self._is_told = True
            charge = "" if now.percent is None else f", {now.percent} % left"
            warn(f"On battery{charge}.")
        if now.on_battery and self._way == STOP:
            return False
        if self._way == PAUSE and is_resting(now, self._below):
            self._pause()
        return True

    def _pause(self) -> None:
        warn(f"Paused: below {self._below} % on battery. It goes on with mains power.")
        while not self._is_stopped():
            time.sleep(NAP_SECONDS)  # noqa: TID251  mains power sends no event
            if self._is_due() and not is_resting(self._watch.look(), self._below):
                self._common.note("Going on.")
                return

    def _is_due(self) -> bool:
        now = time.monotonic()
        is_due = now - self._looked >= LOOK_SECONDS
        if is_due:
            self._looked = now
        return is_due
