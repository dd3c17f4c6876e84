"""A load tells how far it is and can be stopped, whoever asked for it."""

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.gui.engine import EngineState
from app.gui.widgets.answer import Answer
from app.gui.widgets.commands import Command
from app.paths import Places
from tests.desk import Desk, register, small_model, with_model

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SLOWLY = "echo !read=2000"  # steps of 20 ms: it is stopped, never waited for


@pytest.fixture
def loading(open_desk: Any, places: Places) -> Desk:
    """A window whose model is being loaded, some of it already."""
    settings = with_model(places, path=small_model(places.models, SLOWLY))
    desk: Desk = open_desk(settings={"model_id": settings.model_id})
    desk.wait(lambda: "%" in desk.frame.selector.state.what)
    return desk


def is_over(desk: Desk) -> bool:
    return desk.frame.selector.state.kind == "ejected" and desk.engine.is_free


def test_the_selector_tells_how_much_is_loaded(loading: Desk) -> None:
    assert loading.frame.selector.state.kind == "loading"
    assert loading.frame.selector.state.what.startswith("Echo · 0 % · ")
    loading.wait(lambda: " · 1 % · " in loading.frame.selector.state.what)


def test_esc_stops_the_load_and_nothing_is_wrong_with_the_model(loading: Desk) -> None:
    loading.press(Qt.Key.Key_Escape)
    loading.wait(lambda: is_over(loading))
    assert loading.notices() == []
    assert loading.engine.loaded is None
    assert loading.shelf.ensure().state != "quarantined"
    assert not loading.frame._actions[Command.STOP].isEnabled()


def test_the_button_beside_the_selector_means_cancel_while_a_model_loads(loading: Desk) -> None:
    assert loading.frame.eject.accessibleName() == "Cancel loading"
    assert "Cancel loading" in [one.text() for one in loading.frame.models.actions()]
    loading.frame.eject.click()
    loading.wait(lambda: is_over(loading))
    assert loading.frame.eject.accessibleName() == "Eject model"
    assert not loading.frame.eject.isEnabled()


def test_a_stopped_load_can_be_asked_for_again(loading: Desk) -> None:
    loading.frame.command_asked.emit(Command.STOP)
    loading.wait(lambda: is_over(loading))
    loading.frame.command_asked.emit(Command.RELOAD_MODEL)
    loading.wait(lambda: "%" in loading.frame.selector.state.what)
    loading.frame.command_asked.emit(Command.STOP)
    loading.wait(lambda: is_over(loading))


def test_another_model_can_be_chosen_while_one_loads(loading: Desk, places: Places) -> None:
    other = register(loading.store, small_model(places.models, "other.gguf"), "Other")
    loading.frame.command_asked.emit(Command.STOP)
    loading.wait(lambda: is_over(loading))
    loading.frame.models.chosen.emit(other)
    loading.wait_loaded()
    assert loading.frame.selector.state.what == "Other · CPU echo"


def test_the_load_that_an_answer_needs_is_told_under_it_and_stopped_with_it(
    open_desk: Any, places: Places
) -> None:
    settings = with_model(places, path=small_model(places.models, SLOWLY))
    desk: Desk = open_desk(settings={"model_id": settings.model_id, "loads_at_start": False})
    assert desk.engine.state is EngineState.OFF
    desk.send("Hello")
    desk.wait(lambda: "%" in desk.frame.selector.state.what)
    begun = desk.turns.running
    assert begun is not None
    desk.wait(lambda: "Loading the model" in desk.strip(begun.answer_id))
    answer = desk.shown(begun.answer_id)
    assert isinstance(answer, Answer)
    desk.wait(lambda: answer._strip._aside.text().endswith("%"))
    assert not answer._strip._bar.isHidden()
    assert answer._strip._bar.maximum() == 2000
    assert not answer._strip._stop.isHidden()
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.turns.running is None and is_over(desk))
    assert desk.messages()[-1].state == "stopped"
