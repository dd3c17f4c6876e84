"""Gives the memory of an idle model to an MCQ run, if it is short."""

from pathlib import Path

import psutil
from PySide6.QtCore import QCoreApplication

from app.evaluation.order import Order
from app.gui.engine import EngineClient
from app.gui.models import ModelShelf
from app.gui.notices import Notices

ROOM_BYTES = 256 * 1024 * 1024  # what an engine takes beside the weights, at the least


def make_room(order: Order, shelf: ModelShelf, engine: EngineClient, notices: Notices) -> None:
    """Eject the model that is loaded and idle where the run would not fit beside it, and say so.

    A run that asks a server loads nothing here, and takes nothing away.
    """
    if order.model is None or order.model.endpoint:
        return
    path = Path(order.model.path)
    size = path.stat().st_size if path.is_file() else 0
    is_short = size + ROOM_BYTES > psutil.virtual_memory().available
    if is_short and engine.is_spare:
        shelf.eject()
        translate = QCoreApplication.translate
        what = translate("run", "The model was ejected to make room for the run.")
        notices.say("info", what, todo=translate("run", "Its next question loads it again."))
