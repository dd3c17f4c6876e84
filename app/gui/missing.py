"""Over the composer: the file of the chosen model is not there, and what can be done."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.core import parts
from app.gui.problems import told
from app.gui.widgets.commands import Command
from app.gui.widgets.main_window import MainWindow
from app.gui.widgets.notice import Notice

PLACE = "model"  # of the notice over the composer
LOOK, CHOOSE = "look", "choose"


def tell(frame: MainWindow, path: str, look_again: Callable[[], object]) -> None:
    """Say what was looked for; the notice stays until the file is there or another is chosen."""
    translate = QCoreApplication.translate
    said = told(parts.missing(Path(path)))
    ways = (
        (LOOK, translate("missing", "Look again")),
        (CHOOSE, translate("missing", "Choose another model…")),
    )
    notice = Notice("err", said.what, said.why, said.hint, ways)

    def take(way: str) -> None:
        if way == LOOK:
            look_again()
        else:
            frame.command_asked.emit(Command.MODELS)

    notice.action_asked.connect(take)
    frame.composer.show_notice(notice, PLACE)
