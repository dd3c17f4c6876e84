"""Says at a start that runs of an earlier one wait; they are nowhere to be seen from the chats."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.core.text import fill
from app.gui.models_place import ModelsPlace
from app.gui.notices import Notices
from app.gui.views import number
from app.store import run_orders

SHOW = "show_runs"


def tell(folder: Path, notices: Notices, place: Callable[[], ModelsPlace]) -> None:
    """Say how many wait, and offer to show them; a queue that cannot be read is told there."""
    try:
        kept = run_orders.queued(folder)
    except (OSError, ValueError):
        count = 0
    else:
        count = len(kept.waiting) + (kept.running is not None)
    translate = QCoreApplication.translate
    one = translate("run", "A run that was ordered has not come to its end.")
    many = fill(
        translate("run", "%1 runs that were ordered have not come to their end."), number(count)
    )
    unread = translate("run", "Runs that were ordered have not come to their end.")
    what = {0: unread, 1: one}.get(count, many)
    why = translate("run", "They are paused: nothing runs until you start it.")
    notices.learn(SHOW, lambda: place().open_evaluation())
    notices.say("info", what, why, actions=[(SHOW, translate("run", "Show the queue"))])
