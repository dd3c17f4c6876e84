"""Which model answers: missing, changed, broken, killing, added; every state in words."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.errors import Code
from app.gui import model_words
from app.gui.engine import EngineState
from app.gui.widgets.commands import Command
from app.gui.widgets.text_dialogs import FirstPromptDialog
from app.paths import Places
from app.settings import Settings
from app.store.database import open_database
from tests.desk import Desk, confirm_notice, register, small_model, with_model
from tests.gguf_writer import llama

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def model_path(desk: Desk) -> Path:
    assert desk.shelf.current is not None
    return Path(desk.shelf.current.path)


def test_the_model_of_the_settings_is_loaded_at_start(open_desk: Any) -> None:
    desk = open_desk()
    assert desk.frame.selector.state.kind == "loading"
    desk.wait_loaded()
    assert desk.frame.selector.state.what == "Echo · CPU echo"
    assert desk.shelf.ensure().state == "ready"
    assert desk.notices() == []


def test_without_the_setting_the_model_waits_for_the_first_question(open_desk: Any) -> None:
    desk = open_desk(settings={"loads_at_start": False})
    assert desk.frame.selector.state.what == "Reload Echo"
    assert desk.engine.state is EngineState.OFF
    assert desk.ask("Hello").text == "Echo: Hello "
    assert desk.frame.selector.state.kind == "loaded"


def test_a_missing_model_is_told_and_the_question_stays(desk: Desk) -> None:
    desk.frame.command_asked.emit(Command.EJECT_MODEL)
    desk.wait(lambda: desk.engine.state is EngineState.OFF)
    model_path(desk).unlink()
    desk.send("Not lost")
    assert desk.composer.text() == "Not lost"
    assert desk.turns.running is None
    assert "The model file is not there" in desk.notice("model file").accessibleName()
    assert model_words.note(desk.shelf.all[0]) == "Missing"


@pytest.mark.parametrize("loads", [True, False])
def test_a_model_that_is_missing_says_so_and_what_to_do(
    open_desk: Any, places: Places, loads: bool
) -> None:
    settings = with_model(places)
    (path,) = places.models.iterdir()
    away = path.rename(places.data / "away")
    desk = open_desk(settings={"model_id": settings.model_id, "loads_at_start": loads})
    state = desk.frame.selector.state
    assert state.kind == "missing"
    assert "the file is not there. Put it back" in desk.frame.selector.accessibleName()
    assert desk.notices() == [], "it is told once"
    said = desk.composer_notice("model").accessibleName()
    assert str(path) in said
    assert "Put the file back, or choose another model." in said
    away.rename(path)
    desk.click("Look again")
    desk.wait_loaded()
    assert desk.composer_notice("model") is None


def test_a_model_whose_file_goes_while_it_is_ejected_is_called_missing(desk: Desk) -> None:
    desk.frame.command_asked.emit(Command.EJECT_MODEL)
    desk.wait(lambda: desk.engine.state is EngineState.OFF)
    model_path(desk).unlink()
    desk.frame.command_asked.emit(Command.RELOAD_MODEL)
    assert desk.frame.selector.state.kind == "missing"
    assert desk.composer_notice("model") is not None


def test_a_changed_model_is_told_and_not_loaded(open_desk: Any, places: Places) -> None:
    settings = with_model(places)
    next(places.models.iterdir()).write_bytes(b"another file altogether")
    desk = open_desk(settings={"model_id": settings.model_id})
    assert desk.notice("The model file is not the one that was added.")
    assert desk.engine.state is EngineState.OFF
    assert model_words.note(desk.shelf.all[0]) == "Changed"
    desk.send("Hello")
    assert desk.turns.running is None
    assert desk.composer.text() == "Hello"


@pytest.mark.parametrize("code", [Code.MODEL_INVALID, Code.OUT_OF_MEMORY, Code.UNSUPPORTED_CPU])
def test_a_load_that_fails_is_told_and_the_engine_lives(
    open_desk: Any, places: Places, code: Code
) -> None:
    settings = with_model(places, path=small_model(places.models, f"echo !raise={code}"))
    desk = open_desk(settings={"model_id": settings.model_id})
    desk.wait(desk.notices)
    assert len(desk.notices()) == 1
    assert desk.frame.selector.state.kind in {"failed", "ejected"}
    assert desk.engine.state is EngineState.IDLE
    assert desk.shelf.ensure().state != "quarantined"
    failed = desk.ask("Hello")
    assert "Your question is saved." in desk.strip(failed.message_id)


def test_a_model_that_killed_the_engine_is_not_loaded_at_the_next_start(
    open_desk: Any, places: Places
) -> None:
    settings = with_model(places, path=small_model(places.models, "echo !die=segv"))
    desk = open_desk(settings={"model_id": settings.model_id})
    desk.wait(desk.notices)
    assert desk.notice("The engine stopped. Its exit status was 11.")
    assert desk.shelf.ensure().state == "quarantined"
    desk.close()

    again = open_desk(settings={"model_id": settings.model_id})
    assert again.notice("The engine stopped when this model was last loaded.")
    assert again.engine.state is EngineState.OFF
    assert model_words.note(again.shelf.all[0]) == "Quarantined"


def test_a_processor_that_cannot_run_the_engine_is_no_verdict_on_the_model(
    open_desk: Any, places: Places
) -> None:
    settings = with_model(places, path=small_model(places.models, "echo !die=ill"))
    desk = open_desk(settings={"model_id": settings.model_id})
    desk.wait(desk.notices)
    assert desk.notice("The engine cannot run on this processor.")
    assert desk.shelf.ensure().state != "quarantined"


def test_a_model_whose_load_nobody_lived_to_end_is_not_loaded_at_start(
    open_desk: Any, places: Places
) -> None:
    settings = with_model(places)
    with open_database(places) as store:
        store.models.begin_load(settings.model_id)
    desk = open_desk(settings={"model_id": settings.model_id})
    assert desk.notice("The engine stopped when this model was last loaded.")
    assert desk.engine.state is EngineState.OFF
    desk.frame.command_asked.emit(Command.RELOAD_MODEL)
    desk.wait_loaded()
    assert desk.notices() == []
    assert desk.shelf.ensure().state == "ready"


def test_eject_gives_the_memory_back_and_reload_takes_it(desk: Desk) -> None:
    desk.frame.command_asked.emit(Command.EJECT_MODEL)
    desk.wait(lambda: desk.engine.pid == 0)
    assert desk.frame.selector.state.what == "Reload Echo"
    desk.frame.command_asked.emit(Command.RELOAD_MODEL)
    desk.wait_loaded()


def test_another_model_is_chosen_loaded_and_remembered(desk: Desk, places: Places) -> None:
    other = register(desk.store, small_model(places.models, "other.gguf"), "Other")
    desk.frame.models.chosen.emit(other)
    desk.wait(lambda: desk.frame.selector.state.what == "Other · CPU echo")
    assert desk.window._settings.model_id == other
    answer = desk.ask("Hello")
    assert answer.turn is not None
    assert answer.turn.model_name == "Other"


# --- adding --------------------------------------------------------------------------------------


def test_a_file_is_checked_added_and_chosen(open_desk: Any, places: Places) -> None:
    with open_database(places) as store:
        confirm_notice(store)
    desk = open_desk(confirmed=False)
    assert desk.frame.selector.state.kind == "none"
    path = llama().write(places.data / "tiny.gguf")
    desk.shelf.add(path)
    desk.wait_loaded()
    (model,) = desk.shelf.all
    assert (model.path, len(model.sha256)) == (str(path), 64)
    assert desk.window._settings.model_id == model.model_id
    desk.send("Hello")
    desk.wait(desk.dialog(FirstPromptDialog)._send.isEnabled)  # its template is nobody's
    desk.confirm(FirstPromptDialog, "Send")
    assert desk.end().text == "Echo: Hello "


def broken(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.gguf"
    if kind == "directory":
        path.mkdir()
    elif kind == "text":
        path.write_text("this is no model")
    elif kind == "empty":
        path.touch()
    elif kind == "newer":
        whole = bytearray(llama().write(path).read_bytes())
        whole[4:8] = (4).to_bytes(4, "little")
        path.write_bytes(whole)
    elif kind == "cut":
        whole = bytearray(llama().write(path).read_bytes())
        path.write_bytes(whole[: len(whole) // 2])
    return path


@pytest.mark.parametrize("kind", ["missing", "directory", "text", "empty", "newer", "cut"])
def test_a_file_that_is_no_model_is_told_and_not_added(
    desk: Desk, tmp_path: Path, kind: str
) -> None:
    desk.shelf.add(broken(tmp_path, kind))
    desk.wait(lambda: not desk.shelf._adding.is_running and desk.notices())
    (told,) = desk.notices()
    assert told.startswith(("The model", "The file", "This is no", "This file"))
    assert len(desk.shelf.all) == 1
    assert desk.ask("Hello").text == "Echo: Hello "


def test_a_second_file_waits_for_the_first(desk: Desk, tmp_path: Path) -> None:
    path = llama().write(tmp_path / "tiny.gguf")
    desk.shelf.add(path)
    desk.shelf.add(path)
    assert desk.notice("still at work")
    desk.wait(lambda: len(desk.shelf.all) == 2)
    desk.wait_loaded()


def test_hardware_settings_count_from_the_next_load_on(desk: Desk) -> None:
    desk.window._on_settings_changed(replace(desk.window._settings, context_tokens=777))
    desk.frame.command_asked.emit(Command.RELOAD_MODEL)
    desk.wait(lambda: desk.engine.loaded is not None and desk.engine.loaded.context_tokens == 777)
    assert Settings().context_tokens == 0


def test_a_model_that_is_removed_while_it_loads_leaves_nothing_to_note(
    desk: Desk, places: Places
) -> None:
    model_id = register(desk.store, small_model(places.models, "echo !hang"), "Slow")
    desk.shelf.choose(model_id)
    desk.wait(lambda: desk.engine.state is EngineState.LOADING)
    assert desk.shelf._attempt.model_id == model_id
    died = []
    desk.engine.died.connect(died.append)
    desk.shelf.remove(model_id)
    desk.wait(lambda: died)
    assert desk.frame.selector.state.kind == "none"
    assert desk.notices() == []
