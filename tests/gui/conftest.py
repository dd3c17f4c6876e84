"""A whole window with the echo engine, on a data folder of its own."""

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.widgets import theme
from app.paths import Places
from app.settings import Settings
from tests.desk import Desk, with_model

OpenDesk = Callable[..., Desk]


class Strays(QObject):
    """Sees parts that are shown before they have a parent: each is a window for a moment.

    It flickers, and takes the keyboard away from the window it will be in.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Take note of what becomes a window and is none."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            is_own = type(watched).__module__.startswith("app.gui.widgets")
            if is_own and watched.windowType() == Qt.WindowType.Window and watched.isWindow():
                self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def strays(qapp: QApplication) -> Iterator[Strays]:
    """Every part that became a window of its own, by its class.

    For one test: Python then hears every event of every object, also of half-built ones, and a
    worker of the whole suite died of that.
    """
    watcher = Strays()
    qapp.installEventFilter(watcher)
    yield watcher
    qapp.removeEventFilter(watcher)


@pytest.fixture
def open_desk(qtbot: QtBot, qapp: QApplication, places: Places) -> Iterator[OpenDesk]:
    """Return a function that opens a window on the test's data folder, again and again.

    With `confirmed` the notice is confirmed and a model chosen; `settings` are keywords.
    """
    theme.apply(qapp, "light", 100, "auto")
    desks: list[Desk] = []

    def build(
        *, confirmed: bool = True, settings: dict[str, object] | None = None, **keywords: object
    ) -> Desk:
        chosen = replace(Settings(), **(settings or {}))
        if confirmed and not keywords.get("read_only"):
            chosen = with_model(places, chosen) if not chosen.model_id else chosen
        desks.append(Desk(qtbot, places, chosen, **keywords))
        return desks[-1]

    yield build
    for desk in desks:
        desk.close()
    theme.apply(qapp, "light", 100, "auto")


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """A window with the echo engine, its model in memory, ready for a question."""
    one = open_desk()
    one.wait_loaded()
    return one
