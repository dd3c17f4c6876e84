"""A file that a person opened from outside: by a double click, or by `--open`.

Nothing is added without being asked: a model file by the dialog of *Add a model*, a field pack by a
question of its own. What it is worth, the usual checks say.
"""

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent

from app.core.pack import MANIFEST
from app.core.wording import NOTICE_SHA256
from app.errors import Problem
from app.gui import choice
from app.gui.application import Application
from app.paths import Places
from app.store.database import Store
from app.store.lock import request_open

_log = logging.getLogger(__name__)


def take(built: Application, store: Store, file: str) -> None:
    """Ask what is to become of a file or folder; on the first run once the notice is confirmed."""
    if store.read_only or store.consents.is_given(NOTICE_SHA256):
        _ask(built, file)
    else:
        built.start.finished.connect(partial(_ask, built, file))


def _ask(built: Application, file: str) -> None:
    path = Path(file)
    if path.name.lower() == MANIFEST:
        path = path.parent
    elif not path.is_dir():
        choice.ask(built.shelf, built.frame, file)
        return
    from app.gui.widgets.unpack_dialog import PackQuestion

    dialog = PackQuestion(str(path), built.frame)
    dialog.accepted.connect(partial(built.packs.read, str(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class FileOpening(QObject):
    """Hears the event by which macOS hands over a file, also before there is a window."""

    def __init__(self, application: QObject, places: Places) -> None:
        """Listen as long as the program runs."""
        super().__init__(application)
        self._places = places
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Leave the file's name where the window looks for it."""
        if isinstance(event, QFileOpenEvent) and event.file():
            try:
                request_open(self._places, Path(event.file()))
            except Problem as problem:
                _log.warning("a file was not taken: %s", problem.code)
            return True
        return super().eventFilter(watched, event)
