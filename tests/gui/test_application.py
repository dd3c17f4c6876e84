"""The start of the window: the notice to confirm, and data folders in every state."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app import settings
from app.core.chat import State
from app.core.wording import NOTICE, NOTICE_SHA256
from app.errors import Code, Problem
from app.gui import opening, problems
from app.gui.engine import EngineState
from app.gui.look import Raising
from app.gui.trouble import Trouble
from app.gui.widgets.banner import Banner
from app.gui.widgets.commands import Command
from app.gui.widgets.first_run import FirstRun
from app.gui.widgets.label import Label
from app.gui.widgets.settings_dialog import Changed, SettingsDialog
from app.paths import Places
from app.store.connection import connect
from app.store.database import open_database
from app.store.lock import request_raise
from tests.desk import Desk, confirm_notice, register, small_model, with_model
from tests.gui.conftest import OpenDesk, Strays

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def first_run(desk: Desk) -> FirstRun:
    page = desk.frame._pages.covering
    assert isinstance(page, FirstRun)
    return page


def is_covered(desk: Desk) -> bool:
    return isinstance(desk.frame._pages.covering, FirstRun)


def has_banner(desk: Desk) -> bool:
    banner = desk.frame.banner
    return banner.isVisible() and banner.text() == NOTICE and banner.height() > 0


# --- the notice ----------------------------------------------------------------------------------


def test_nothing_can_be_done_before_the_notice_is_confirmed(open_desk: Any) -> None:
    desk = open_desk(confirmed=False)
    page = first_run(desk)
    assert not page.box.isChecked()
    assert not page.next.isEnabled()
    assert has_banner(desk)
    assert desk.engine.state is EngineState.OFF
    assert not desk.store.consents.is_given(NOTICE_SHA256)
    page.box.setChecked(True)
    assert page.next.isEnabled()
    page.box.setChecked(False)
    assert not page.next.isEnabled()


def test_the_first_page_has_the_keyboard(open_desk: Any, qtbot: QtBot) -> None:
    """A part that is shown before it has a parent is a window for a moment, and takes it away."""
    page = first_run(open_desk(confirmed=False))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.language)


def test_with_a_model_there_already_nothing_offers_to_go_on_without_one(
    open_desk: Any, places: Places, qtbot: QtBot
) -> None:
    with open_database(places) as store:
        register(store, small_model(places.models))
    page = first_run(open_desk(confirmed=False))
    page.box.setChecked(True)
    page.next.click()
    assert not page.skip.isVisible()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.next)


def test_the_confirmation_is_recorded_and_not_asked_again(open_desk: Any, places: Places) -> None:
    with open_database(places) as store:
        register(store, small_model(places.models))
    desk = open_desk(confirmed=False)
    page = first_run(desk)
    page.box.setChecked(True)
    page.next.click()
    assert desk.store.consents.is_given(NOTICE_SHA256)
    page.next.click()
    assert not is_covered(desk)
    desk.wait_loaded()
    assert desk.ask("Hello").text == "Echo: Hello "
    desk.close()
    assert not is_covered(open_desk(confirmed=False))


def test_a_notice_with_another_text_is_asked_again(open_desk: Any, places: Places) -> None:
    with open_database(places) as store:
        store.consents.give(0, "0" * 64, "en")
    desk = open_desk(confirmed=False)
    page = first_run(desk)
    page.box.setChecked(True)
    page.next.click()
    assert not is_covered(desk)
    assert desk.store.consents.is_given(NOTICE_SHA256)


def test_what_the_first_page_told_is_not_told_again_over_the_chats(open_desk: Any) -> None:
    desk = open_desk(confirmed=False)
    page = first_run(desk)
    page.box.setChecked(True)
    page.next.click()
    desk.shelf.troubled.emit(Problem(Code.MODEL_INVALID, where="byte 5", why="it ends here"))
    assert "it ends here" in page.offers._more.text()
    page.skip.click()
    assert desk.notices() == []
    assert [one.what for one in desk.window.window.notices._kept] == [
        "This file cannot be used as a model."
    ]


def test_the_same_trouble_twice_is_one_notice(desk: Desk) -> None:
    for path in ("/a.gguf", "/b.gguf", "/b.gguf"):
        desk.window.window.notices.tell(Problem(Code.MODEL_MISSING, path=path))
    assert [("/a.gguf" in one, "/b.gguf" in one) for one in desk.notices()] == [
        (True, False),
        (False, True),
    ]
    assert len(desk.window.window.notices._kept) == 3


def test_a_confirmation_that_cannot_be_recorded_does_not_let_anybody_in(
    open_desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(confirmed=False)
    page = first_run(desk)

    def refuse(*_arguments: object) -> None:
        raise Problem(Code.DISK_FULL, free_bytes=0)

    with monkeypatch.context() as patch:
        patch.setattr(desk.store.consents, "give", refuse)
        page.box.setChecked(True)
        page.next.click()
        page.skip.click()
        assert is_covered(desk)
    page.skip.click()
    assert not is_covered(desk)
    assert desk.store.consents.is_given(NOTICE_SHA256)


def test_quit_on_the_first_page_closes_the_window(open_desk: Any) -> None:
    desk = open_desk(confirmed=False)
    first_run(desk).back.click()
    assert not desk.frame.isVisible()


def test_the_banner_is_there_in_every_state(desk: Desk) -> None:
    assert has_banner(desk)
    desk.send("!wait=60 !words=9 !stay")
    desk.wait_words(1)
    assert has_banner(desk)
    desk.click("Stop", desk.composer)
    desk.end()
    assert has_banner(desk)
    desk.ask("!die=kill")
    assert has_banner(desk)
    desk.frame.command_asked.emit(Command.EJECT_MODEL)
    assert has_banner(desk)
    desk.frame.resize(500, 400)
    QApplication.processEvents()
    assert has_banner(desk)
    desk.frame.command_asked.emit(Command.SETTINGS)
    dialog = desk.dialog(SettingsDialog)
    assert [one.text() for one in dialog.findChildren(Banner)] == [NOTICE]
    dialog.close()


# --- data folders --------------------------------------------------------------------------------


def make_newer(places: Places) -> None:
    """Leave a database that a later Casebook brought up to date."""
    with_model(places)
    session = connect(places.database)
    session.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('casebook', 'm999_later', '2030-01-01')"
    )
    session.execute("INSERT INTO casebook_versions VALUES ('99.0', '2030-01-01')")
    session.close()


def answer_with(monkeypatch: pytest.MonkeyPatch, *, looks: bool) -> list[list[str]]:
    """Answer the dialog that a start in trouble shows; return the sentences of each."""
    told: list[list[str]] = []

    def answer(dialog: Trouble) -> bool:
        sentences = [one.text() for one in dialog.findChildren(Label)]
        told.append([one for one in sentences if one])
        texts = {button.text() for button in dialog.buttons.buttons()}
        assert ("Open read-only" in texts) >= looks
        result = QDialog.DialogCode.Accepted if looks else QDialog.DialogCode.Rejected
        QTimer.singleShot(0, dialog, lambda: dialog.done(result))
        return original(dialog)

    original: Callable[[Trouble], bool] = Trouble.wants_to_look
    monkeypatch.setattr(Trouble, "wants_to_look", answer)
    return told


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("spoil", "words"),
    [(make_newer, "newer")],
    ids=["newer"],
)
def test_a_folder_that_cannot_be_opened_is_told_and_left_alone(
    places: Places,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Places], None],
    words: str,
) -> None:
    spoil(places)
    before = places.database.read_bytes()
    told = answer_with(monkeypatch, looks=False)
    assert opening.opened(places) is None
    assert any(words in sentence for sentence in told[0])
    assert places.database.read_bytes() == before


@pytest.mark.usefixtures("qapp")
def test_a_database_that_another_program_holds_is_told(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_model(places)
    session = connect(places.database)
    session.execute("PRAGMA journal_mode=DELETE")
    session.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("app.store.connection.BUSY_TIMEOUT_MS", 0)
    told = answer_with(monkeypatch, looks=False)
    assert opening.opened(places) is None
    assert told
    session.execute("ROLLBACK")
    session.close()
    with open_database(places) as store:
        assert len(store.models.list()) == 1


def test_a_newer_database_can_be_looked_at_and_not_changed(
    open_desk: Any, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_database(places) as store:
        confirm_notice(store)
        ids = store.history.begin_turn(None, "Kept?", None, {}, [])
        store.history.finish_turn(ids.assistant_message_id, "Kept.", State.DONE, None, {})
    make_newer(places)
    told = answer_with(monkeypatch, looks=True)
    store = opening.opened(places)
    assert store is not None
    assert store.read_only
    store.close()
    assert len(told) == 1

    before = places.database.read_bytes()
    desk = open_desk(read_only=True)
    assert not is_covered(desk)
    assert desk.notices()
    (row,) = desk.rows()
    desk.chat.open(row.id)
    assert [one.text for one in desk.messages()] == ["Kept?", "Kept."]
    desk.write("Hello")
    desk.wait_idle()
    assert not desk.composer.button.isEnabled()
    assert desk.composer.button.accessibleDescription() == "The data folder is open read-only."
    desk.frame.models.chosen.emit(desk.shelf.all[0].model_id)
    assert desk.engine.state is EngineState.OFF
    desk.write("")
    desk.close()
    assert places.database.read_bytes() == before


def test_a_hit_can_be_opened_read_only(open_desk: Any, places: Places) -> None:
    with open_database(places) as store:
        confirm_notice(store)
        first = store.history.begin_turn(None, "first", None, {}, [])
        store.history.finish_turn(first.assistant_message_id, "a", State.DONE, None, {})
        other = store.history.begin_turn(first.conversation_id, "other", None, {}, [])
        store.history.finish_turn(other.assistant_message_id, "b", State.DONE, None, {})
    desk = open_desk(read_only=True)
    assert first.user_message_id is not None
    desk.chat.open_at(first.conversation_id, first.user_message_id)
    assert desk.transcript.message_ids == [other.user_message_id, other.assistant_message_id]
    assert desk.notices()


def test_a_folder_in_use_raises_the_window_that_uses_it(desk: Desk, places: Places) -> None:
    desk.frame.showMinimized()
    assert opening.opened(places) is None
    desk.wait(lambda: not places.raise_request.exists())
    desk.wait(lambda: not desk.frame.isMinimized())


def test_a_wish_to_be_raised_is_taken_once(desk: Desk, places: Places) -> None:
    for _ in range(2):
        request_raise(places)
        desk.wait(lambda: not places.raise_request.exists())
    assert desk.frame.isVisible()


def test_a_disk_that_is_gone_wishes_nothing(
    desk: Desk, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")

    monkeypatch.setattr(os, "stat", pulled)
    monkeypatch.setattr(os, "unlink", pulled)
    Raising(desk.frame, places).look()


# --- what the last end left ----------------------------------------------------------------------


def test_an_answer_that_the_last_end_cut_is_marked_and_told(open_desk: Any, places: Places) -> None:
    settings = with_model(places)
    with open_database(places) as store:
        ids = store.history.begin_turn(None, "Hello", None, {}, [])
        store.history.checkpoint(ids.assistant_message_id, "word1 word2 ")
    desk = open_desk(settings={"model_id": settings.model_id})
    assert desk.notice("1 answer was interrupted when Casebook last ended.")
    desk.chat.open(ids.conversation_id)
    assert desk.shown_text(ids.assistant_message_id) == "word1 word2"
    assert desk.strip(ids.assistant_message_id).startswith("Interrupted: Casebook ended")
    desk.wait_loaded()
    desk.click("Regenerate", desk.shown(ids.assistant_message_id)._strip)
    assert desk.end().version == 2


# --- settings ------------------------------------------------------------------------------------


def test_settings_are_kept(desk: Desk, places: Places) -> None:
    desk.frame.command_asked.emit(Command.ZOOM_IN)
    kept = settings.load(places.settings)
    assert kept.zoom_percent > 100
    assert kept == desk.window._settings
    desk.frame.command_asked.emit(Command.ZOOM_RESET)
    assert settings.load(places.settings).zoom_percent == 100


def test_a_setting_that_changes_answers_is_in_the_audit_trail_and_others_are_not(
    desk: Desk,
) -> None:
    head = desk.store.audit.head
    desk.window._on_setting_changed(Changed("zoom_percent", 110))
    assert desk.store.audit.head == head
    desk.window._on_setting_changed(Changed("context_tokens", 2048))
    (event,) = desk.store.audit.events(1)
    assert (event["action"], event["object"]) == ("settings_changed", "context_tokens")


def test_settings_that_cannot_be_kept_are_told(desk: Desk, places: Places) -> None:
    places.settings.unlink(missing_ok=True)
    places.settings.with_name("settings.json.part").mkdir()
    desk.window._on_settings_changed(replace(desk.window._settings, zoom_percent=125))
    assert len(desk.notices()) == 1
    shutil.rmtree(places.settings.with_name("settings.json.part"))


def test_an_engine_at_rest_is_left_alone(desk: Desk) -> None:
    """Counting the draft must not ask for the next count."""
    desk.wait_idle()
    asked: list[object] = []
    desk.engine.counted.connect(asked.append)
    desk.write("one two three")
    desk.wait(lambda: len(asked) == 1)
    desk.wait_idle()
    assert len(asked) == 1


def test_a_crash_of_the_very_first_start_is_kept_too(tmp_path: Path) -> None:
    reporter = problems.CrashReporter()
    left = reporter.install(tmp_path / "logs")
    try:
        assert left == ""
        assert (tmp_path / "logs" / "crash.txt").exists()
    finally:
        reporter.uninstall()


@pytest.mark.parametrize("confirmed", [False, True])
def test_no_part_is_shown_before_it_has_a_parent(
    open_desk: OpenDesk, strays: Strays, confirmed: bool
) -> None:
    desk = open_desk(confirmed=confirmed)
    desk.frame.status.set_work("Converting 3 %")  # what is made when there is something to say
    desk.close()
    assert set(strays.seen) <= {"MainWindow"}


def test_nothing_is_called_saved_while_the_data_folder_is_away(desk: Desk, tmp_path: Path) -> None:
    status, bar = desk.window.status, desk.frame.status
    desk.ask("Hello")
    assert bar.saved.startswith("Saved ")
    assert status.data == desk.window._places.data
    status.data = tmp_path / "stick"
    status._show_memory()
    assert bar.saved == "Data folder not reachable"
    desk.ask("Again")  # which this disk takes all the same
    status.data.mkdir()
    status._show_memory()
    assert bar.saved == "", "the next save says so"
    desk.ask("And again")
    assert bar.saved.startswith("Saved ")
