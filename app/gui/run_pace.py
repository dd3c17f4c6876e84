"""How far a run is, how long it took and how long it will take, by the items since it began."""

import time

from PySide6.QtCore import QCoreApplication

from app.core.text import fill
from app.gui import run_words
from app.gui.checkpoints import duration
from app.gui.job import Step
from app.gui.views import number
from app.gui.widgets.progress_card import ProgressView

FIRST_ESTIMATE = 0.05  # below this nothing is said of the time that is left


class RunPace:
    """Counts the time of one start of a run; what an earlier start did is done, and took none."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._step: Step | None = None
        self._begun = (0.0, 0)

    def note(self, step: Step) -> None:
        """Take how far it is now."""
        if self._step is None:
            self._begun = (time.monotonic(), step.done)
        self._step = step

    def view(self, what: str, words: str, *, is_running: bool) -> ProgressView:
        """Return what the card shows: what, how far, what is being done, and the times."""
        step = self._step
        if step is None or not step.total:
            return ProgressView(what, step=words)
        numbers = run_words.done_of(step.done, step.total)
        since = step.done - self._begun[1]
        times = ""
        if since and is_running:
            so_far = time.monotonic() - self._begun[0]
            each = so_far / since
            spent = QCoreApplication.translate("run", "%1 so far, %2 s an item")
            parts = [fill(spent, duration(so_far), number(each, 1))]
            if since >= FIRST_ESTIMATE * (step.total - self._begun[1]):
                parts.append(run_words.left(each * (step.total - step.done)))
            times = " · ".join(parts)
        return ProgressView(what, numbers, step.done / step.total, words, times)
