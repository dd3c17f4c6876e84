"""A whole window with the echo engine, on a data folder of its own."""

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.widgets import theme
from app.paths import Places
from app.settings import Settings
from tests.desk import Desk, with_model

OpenDesk = Callable[..., Desk]


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
