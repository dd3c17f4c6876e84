"""A model is tried in a process of its own before its first use (GG-3), as the window does it."""

import math
import os
import signal
import sys
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from app.errors import Code
from app.gui.engine import EngineState
from app.gui.widgets.commands import Command
from app.gui.widgets.text_dialogs import FirstPromptDialog
from app.paths import Places
from app.store.database import open_database
from tests.desk import Desk, confirm_notice
from tests.gguf_writer import Description, scripted
from tests.gui.conftest import OpenDesk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def empty(open_desk: OpenDesk, places: Places) -> Desk:
    """A window without a model."""
    with open_database(places) as store:
        confirm_notice(store)
    return open_desk(confirmed=False)


def written(folder: Path, change: Callable[[Description], None] = lambda _: None) -> Path:
    described = scripted(b"The quick", context=512)
    change(described)
    folder.mkdir(exist_ok=True)
    return described.write(folder / "tiny.gguf")


def all_nan(described: Description) -> None:
    for tensor in described.tensors:
        tensor.data = array("f", [math.nan] * (len(tensor.data) // 4)).tobytes()


def add(desk: Desk, path: Path) -> None:
    desk.shelf.add(path)
    desk.wait(lambda: desk.shelf.trials.model_id)


def test_a_new_model_is_tried_before_the_engine_sees_it(empty: Desk, places: Places) -> None:
    states: list[EngineState] = []
    empty.engine.state_changed.connect(states.append)
    add(empty, written(places.models))
    assert empty.shelf.state().kind == "loading"
    assert "trying" in empty.shelf.state().what
    assert not states, "the engine is not asked before the verdict"
    empty.wait_loaded()
    (model,) = empty.shelf.all
    assert model.state == "ready"
    assert model.trial["status"] == "usable"
    assert model.trial["load_seconds"] > 0
    assert "detail" not in model.trial


def test_a_model_that_cannot_be_used_never_reaches_the_engine(empty: Desk, places: Places) -> None:
    add(empty, written(places.models, all_nan))
    empty.wait(lambda: not empty.shelf.trials.model_id)
    (model,) = empty.shelf.all
    assert model.state == "quarantined"
    assert model.trial["status"] == "unusable"
    assert empty.engine.state is EngineState.OFF
    assert empty.notice("cannot be used")
    assert empty.frame.selector.state.kind == "failed"


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_trial_that_dies_is_told_with_its_end(empty: Desk, places: Places) -> None:
    add(empty, written(places.models))
    job = empty.shelf.trials._job
    assert job is not None
    empty.wait(lambda: job.pid)
    os.kill(job.pid, signal.SIGKILL)
    empty.wait(lambda: not empty.shelf.trials.model_id)
    (model,) = empty.shelf.all
    assert model.state == "quarantined"
    assert empty.notice("status 9")
    assert empty.engine.state is EngineState.OFF


def test_a_trial_that_is_stopped_says_nothing_of_the_model(empty: Desk, places: Places) -> None:
    add(empty, written(places.models))
    empty.frame.command_asked.emit(Command.STOP)
    empty.wait(lambda: not empty.shelf.trials.model_id)
    (model,) = empty.shelf.all
    assert model.state == "untried"
    assert empty.shelf.state().kind == "ejected"
    empty.frame.command_asked.emit(Command.RELOAD_MODEL)
    empty.wait_loaded()
    assert empty.shelf.all[0].state == "ready"


def test_a_trial_that_takes_too_long_ends_and_says_nothing_of_the_model(
    empty: Desk, places: Places
) -> None:
    add(empty, written(places.models))
    empty.shelf.trials._on_late()
    empty.wait(lambda: not empty.shelf.trials.model_id)
    (model,) = empty.shelf.all
    assert model.state == "untried"
    assert model.trial["code"] == Code.TRIAL_FAILED
    notice = empty.notice("It gave no answer within 60 seconds.")
    (again,) = [one for one in notice.findChildren(QPushButton) if one.text() == "Try again"]
    again.click()
    empty.wait_loaded()
    assert empty.shelf.all[0].state == "ready"


def test_a_question_to_an_untried_model_is_kept_until_it_was_tried(
    empty: Desk, places: Places
) -> None:
    add(empty, written(places.models))
    empty.frame.command_asked.emit(Command.STOP)
    empty.wait(lambda: not empty.shelf.trials.model_id)
    empty.send("Hello")
    assert empty.composer_notice("trial").kind == "info", "nothing went wrong"
    assert empty.composer.text() == "Hello", "nothing that was written is lost"
    empty.wait(lambda: empty.frame.findChildren(FirstPromptDialog))
    assert empty.composer_notice("trial") is None
    empty.wait(empty.dialog(FirstPromptDialog)._send.isEnabled)  # its template is nobody's
    empty.confirm(FirstPromptDialog, "Send")
    assert empty.end().text == "Echo: Hello "


def test_another_model_that_is_chosen_meanwhile_is_tried_instead(
    empty: Desk, places: Places
) -> None:
    first = written(places.models)
    add(empty, first)
    second = first.with_name("second.gguf")
    second.write_bytes(first.read_bytes() + bytes(0))
    described = scripted(b"Another", context=512)
    described.write(second)
    empty.shelf.add(second)
    empty.wait_loaded()
    states = {Path(model.path).name: model.state for model in empty.shelf.all}
    assert states["second.gguf"] == "ready"
    assert empty.shelf.current is not None
    assert empty.shelf.current.path == str(second)


def asked_while_tried(desk: Desk, places: Places) -> None:
    """Add a model, and send a question before its trial is over."""
    add(desk, written(places.models))
    desk.send("What comes after The quick?")
    assert desk.messages() == []
    assert "waits in its field" in desk.composer_notice("trial").accessibleName()
    assert desk.composer.text() == "What comes after The quick?"


def test_a_question_asked_while_its_model_is_tried_goes_out_by_itself(
    empty: Desk, places: Places
) -> None:
    asked_while_tried(empty, places)
    empty.wait(lambda: empty.frame.findChildren(FirstPromptDialog))
    empty.wait(empty.dialog(FirstPromptDialog)._send.isEnabled)  # its template is nobody's
    empty.confirm(FirstPromptDialog, "Send")
    assert empty.messages()[0].text == "What comes after The quick?"
    assert empty.composer.text() == ""
    assert empty.composer_notice("trial") is None
    assert empty.end().text


@pytest.mark.parametrize("way", ["button", "written on", "another chat"])
def test_a_question_that_waits_is_taken_back_and_not_lost(
    empty: Desk, places: Places, way: str
) -> None:
    asked_while_tried(empty, places)
    if way == "button":
        empty.click("Do not send it")
    elif way == "written on":
        empty.write("What comes after The quick? And")
    else:
        empty.chat.open(None)
    assert empty.composer_notice("trial") is None
    empty.wait_loaded()
    empty.wait_idle()
    assert not empty.frame.findChildren(FirstPromptDialog)
    assert empty.messages() == []
    assert empty.composer.text().startswith("What comes after The quick?")


def test_a_question_stays_where_the_trial_of_its_model_is_stopped(
    empty: Desk, places: Places
) -> None:
    asked_while_tried(empty, places)
    empty.frame.command_asked.emit(Command.STOP)
    empty.wait(lambda: not empty.shelf.trials.model_id)
    assert empty.composer_notice("trial") is None
    assert empty.messages() == []
    assert empty.composer.text() == "What comes after The quick?"
