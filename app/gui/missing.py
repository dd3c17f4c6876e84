"""Over the composer: the file of the chosen model is not there, and what can be done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.core import parts
from app.gui.problems import told
from app.gui.widgets.commands import Command
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.notice import Notice

LOOK, CHOOSE = "look", "choose"


def notice(frame: MainWindow, path: str, look_again: Callable[[], object]) -> Notice:
    """Return what tells that a model's file is not there, with the ways on."""
    translate = QCoreApplication.translate
    said = told(parts.missing(Path(path)))
    ways = (
        (LOOK, translate("missing", "Look again")),
        (CHOOSE, translate("missing", "Choose another model…")),
    )
    shown = Notice("err", said.what, said.why, said.hint, ways)

    def take(way: str) -> None:
        if way == LOOK:
            look_again()
        else:
            frame.command_asked.emit(Command.MODELS)

    shown.action_asked.connect(take)
    return shown
