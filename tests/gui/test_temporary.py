"""Temporary chats in the window: no file ever holds their words, and they go only when asked."""

import logging

import pytest
from PySide6.QtWidgets import QApplication

from app import log
from app.core.chat import State
from app.errors import Code, Problem
from app.gui.widgets import theme
from app.gui.widgets.chat_rows import ChatRow
from app.gui.widgets.commands import Command
from app.gui.widgets.temporary import LoseDialog
from app.paths import Places
from tests.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WORD = "quinquevirate"


def begin(desk: Desk) -> str:
    desk.frame.command_asked.emit(Command.TEMPORARY_CHAT)
    assert desk.chat.conversation_id is not None
    return desk.chat.conversation_id


def bar(desk: Desk) -> bool:
    """Return whether the window says that the open chat is temporary."""
    found = desk.window.window.organiser.temporary._bar
    return found is not None and not found.isHidden()


def on_disk(places: Places) -> list[str]:
    files = [path for path in places.data.rglob("*") if path.is_file()]
    return sorted(path.name for path in files if WORD.encode() in path.read_bytes())


def test_no_file_ever_holds_a_word_of_a_temporary_chat(desk: Desk, places: Places) -> None:
    log.to_file(places.logs / "window.log")
    logging.getLogger().setLevel(logging.DEBUG)
    begin(desk)
    answer = desk.ask(f"{WORD} one")
    assert WORD in answer.text
    desk.chat.regenerate(answer.message_id)
    desk.end()
    desk.ask(f"!words=40 !die=kill {WORD}")
    desk.window.library.rename(str(desk.chat.conversation_id), f"Title {WORD}")
    desk.write(f"a draft about {WORD}")
    desk.chat.drafts.note()
    desk.chat.drafts.save()
    desk.chat.open(None)
    desk.store.backup()
    assert on_disk(places) == []
    desk.frame.close()
    desk.confirm(LoseDialog, "Close and let go")
    assert not desk.frame.isVisible()
    desk.store.close()
    for handler in logging.getLogger().handlers:
        handler.flush()
    assert (places.logs / "window.log").stat().st_size, "something was logged"
    assert on_disk(places) == []
    for handler in logging.getLogger().handlers:
        handler.close()


def test_the_canary_is_seen_where_it_is(desk: Desk, places: Places) -> None:
    desk.ask(WORD)
    assert on_disk(places) != []


def test_a_temporary_chat_is_marked_wherever_it_is_seen(desk: Desk) -> None:
    desk.ask("saved")
    saved = str(desk.chat.conversation_id)
    begin(desk)
    assert bar(desk)
    assert desk.frame.header.title == "Temporary chat"
    assert desk.transcript._empty.accessibleName().endswith("It is not saved anywhere.")
    desk.ask("not saved")
    assert desk.frame.header.title == "not saved"
    row = desk.rows()[0]
    assert isinstance(row, ChatRow)
    assert (row.title, row.is_temporary) == ("not saved", True)
    desk.chat.open(saved)
    assert not bar(desk)
    assert "saved before it is sent" in desk.transcript._empty.accessibleName()


def test_it_begins_with_what_a_new_chat_begins_with(desk: Desk) -> None:
    begins = desk.frame.setup.state
    assert begins.system_text, "the detector sees it"
    begin(desk)
    assert desk.frame.setup.state == begins
    desk.ask("first")
    desk.chat.open(None)
    desk.chat.open(desk.rows()[0].id)
    assert desk.frame.setup.state == begins


def test_the_status_bar_does_not_say_saved_of_it(desk: Desk) -> None:
    told: list[object] = []
    desk.turns.saved.connect(lambda: told.append(1))
    begin(desk)
    desk.ask("not saved")
    assert told == []
    desk.chat.open(None)
    desk.ask("saved")
    assert told != []


def test_a_failed_answer_does_not_claim_that_its_question_is_saved(desk: Desk) -> None:
    begin(desk)
    answer = desk.ask("!die=kill")
    assert answer.state == State.FAILED
    assert "Your question is still here." in desk.strip(answer.message_id)


def test_a_kept_chat_is_saved_and_goes_on(desk: Desk) -> None:
    begin(desk)
    desk.ask("first")
    desk.write("a draft")
    desk.chat.drafts.note()
    desk.click("Keep this chat")
    assert desk.notice("This chat is saved now.")
    assert not bar(desk)
    assert [one.title for one in desk.history.conversations()] == ["first"]
    assert desk.composer.text() == "a draft"
    assert desk.ask("second").text == "Echo: second "
    assert len(desk.messages()) == 4
    desk.frame.command_asked.emit(Command.KEEP_CHAT)
    assert desk.notice("This chat is not temporary.")


def test_a_running_answer_is_not_kept_half(desk: Desk) -> None:
    begin(desk)
    desk.send("!wait=60 !words=9 !stay")
    desk.wait_words(1)
    desk.frame.command_asked.emit(Command.KEEP_CHAT)
    assert desk.history.conversations() == []
    assert len(desk.notices()) == 1
    desk.turns.stop()
    desk.end()


def test_a_disk_that_refuses_leaves_it_temporary(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = begin(desk)
    desk.ask("first")

    def refuse(_: str) -> None:
        raise Problem(Code.DISK_FULL, free_bytes=0, path="")

    monkeypatch.setattr(desk.history, "keep", refuse)
    desk.click("Keep this chat")
    assert desk.history.is_aside(chat)
    assert bar(desk)
    assert len(desk.messages()) == 2


@pytest.mark.parametrize("what", [Command.MOVE, Command.PIN, Command.EXPORT, Command.PRINT])
def test_what_needs_a_saved_chat_says_so_and_offers_to_keep_it(desk: Desk, what: Command) -> None:
    begin(desk)
    desk.ask("first")
    desk.frame.command_asked.emit(what)
    desk.click("Keep this chat", desk.notice("This chat is temporary."))
    assert len(desk.history.conversations()) == 1


def test_letting_go_asks_and_leaves_nothing(desk: Desk) -> None:
    chat = begin(desk)
    desk.send("!wait=60 !words=9 !stay")
    desk.wait_words(1)
    desk.frame.command_asked.emit(Command.DELETE)
    desk.dialog(LoseDialog).reject()
    assert desk.history.is_aside(chat)
    QApplication.sendPostedEvents()
    desk.frame.command_asked.emit(Command.DELETE)
    desk.confirm(LoseDialog, "Let go")
    assert not desk.history.is_aside(chat)
    assert desk.chat.conversation_id is None
    stopping = desk.turns._running
    assert stopping is not None
    stopping.pieces.append("a word that came late ")
    desk.turns._on_checkpoint()  # in that moment, which nobody is told of
    assert desk.rows() == []
    desk.wait(lambda: desk.turns.running is None)
    assert desk.notices() == []


def test_an_empty_temporary_chat_goes_unasked(desk: Desk) -> None:
    first = begin(desk)
    assert begin(desk) == first
    desk.chat.open(None)
    assert not desk.history.is_aside(first)
    assert desk.rows() == []
    begin(desk)
    desk.frame.close()
    assert not desk.frame.isVisible()


def test_closing_asks_and_can_keep_them(desk: Desk) -> None:
    for word in ("one", "two"):
        begin(desk)
        desk.ask(word)
    desk.frame.close()
    assert desk.frame.isVisible()
    dialog = desk.dialog(LoseDialog)
    dialog.reject()
    QApplication.sendPostedEvents()
    assert desk.frame.isVisible()
    desk.frame.close()
    desk.confirm(LoseDialog, "Keep them")
    assert not desk.frame.isVisible()
    assert sorted(one.title for one in desk.history.conversations()) == ["one", "two"]


def test_a_lock_does_not_ask(desk: Desk) -> None:
    chat = begin(desk)
    desk.ask("first")
    desk.window._on_lock_due("locked by hand")
    assert not desk.frame.isVisible()
    assert desk.history.is_aside(chat), "the program lets go of it when it closes the store"


def test_nothing_that_changes_the_store_begins_over_temporary_chats(desk: Desk) -> None:
    assert not desk.window.window.keeps_temporary()
    begin(desk)
    assert not desk.window.window.keeps_temporary(), "an empty one is no loss"
    desk.ask("first")
    assert desk.window.window.keeps_temporary()
    assert desk.notice("There are temporary chats, which this would end.")


def test_at_large_type_on_a_low_screen_the_button_that_sends_is_whole(
    desk: Desk, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", 200, "auto")
    desk.frame.showNormal()
    desk.frame.resize(960, 640)  # the least at this zoom
    desk.frame.command_asked.emit(Command.TEMPORARY_CHAT)
    QApplication.processEvents()
    button, page = desk.composer.button, desk.frame.page
    assert desk.window.window.organiser.temporary._bar.isVisible()
    for part in (desk.composer, page, desk.frame):
        foot = button.mapTo(part, button.rect().bottomLeft()).y()
        assert foot < part.height(), part
    assert button.height() >= button.minimumHeight()
