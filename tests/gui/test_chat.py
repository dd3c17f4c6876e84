"""The open conversation, end to end with an echo child: asked, stopped, branched, left out."""

import hashlib
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import protocol
from app.cli.answer import CHECKPOINT_SECONDS
from app.core.chat import SAFE_MODE, Message, Role, Sampling, State
from app.core.wording import NOTICE
from app.errors import Code, Problem
from app.gui.engine import EngineState
from app.gui.widgets.buttons import IconButton
from app.gui.widgets.commands import Command
from app.gui.widgets.dialogs import NameDialog
from app.gui.widgets.find import FindBar
from app.gui.widgets.info_dialog import InfoDialog
from app.gui.widgets.leave_out_dialog import LeaveOutDialog
from app.gui.widgets.message import Message as MessageWidget
from app.gui.widgets.message_question import Question
from app.gui.widgets.unsaved_dialog import UnsavedDialog
from app.paths import Places
from app.store.database import Store, open_database
from app.store.history import StoredMessage
from tests.desk import HANG_MS, Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = "!wait=60 !words=9 !stay"
TEN_WORDS = " ".join("abcdefghij")
SMALL = {"context_tokens": 100}  # 36 words and the shortest answer


def facts(desk: Desk) -> list[tuple[str, str, str]]:
    return [(one.role, one.text, one.state) for one in desk.messages()]


def last(desk: Desk) -> MessageWidget:
    return desk.shown(desk.transcript.message_ids[-1])


# --- asking --------------------------------------------------------------------------------------


def test_an_answer_is_shown_as_it_is_stored(desk: Desk) -> None:
    answer = desk.ask("What are the symptoms of malaria?")
    assert facts(desk) == [
        ("user", "What are the symptoms of malaria?", "done"),
        ("assistant", "Echo: What are the symptoms of malaria? ", "done"),
    ]
    assert desk.shown_text(answer.message_id) == answer.text.strip()
    assert desk.strip(answer.message_id) == ""
    assert answer.turn is not None
    assert answer.turn.provenance["model"]["name"] == "Echo"
    assert answer.turn.answer_tokens == 7
    assert desk.composer.text() == ""
    assert desk.frame.header.title == "What are the symptoms of malaria?"
    assert desk.frame.windowTitle() == "What are the symptoms of malaria? – Casebook"
    assert [row.title for row in desk.rows()] == ["What are the symptoms of malaria?"]


def test_words_are_shown_while_they_come(desk: Desk) -> None:
    desk.send("!wait=60 !words=6 !stay")
    desk.wait_words(6)
    answer_id = desk.messages()[-1].message_id
    desk.wait(lambda: desk.shown_text(answer_id) == "word1 word2 word3 word4 word5 word6")
    assert desk.composer.button.text() == "Stop"
    desk.click("Stop", desk.composer)
    assert desk.end().text == "word1 word2 word3 word4 word5 word6 "
    assert desk.composer.button.text() == "Send"


def test_the_question_is_on_disk_before_the_engine_hears_it(
    desk: Desk, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[list[tuple[str, str, str]]] = []
    send = desk.engine._child.send

    def watch(message: Any) -> None:
        if isinstance(message, protocol.Generate):
            with open_database(places, read_only=True) as other:
                (one,) = other.history.conversations()
                stored = other.history.messages(other.history.path(one.conversation_id))
                heard.append([(message.role, message.text, message.state) for message in stored])
        send(message)

    monkeypatch.setattr(desk.engine._child, "send", watch)
    desk.ask("Kept?")
    assert heard == [[("user", "Kept?", "done"), ("assistant", "", "streaming")]]


def test_a_question_that_cannot_be_saved_is_not_asked_and_stays_in_the_composer(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.wait_idle()
    asked: list[object] = []

    def refuse(*_arguments: object) -> None:
        raise Problem(Code.DISK_FULL, free_bytes=0)

    with monkeypatch.context() as patch:
        patch.setattr(desk.history, "begin_turn", refuse)
        patch.setattr(desk.engine, "generate", lambda *call: asked.append(call))
        desk.send("Not lost")
    assert desk.composer.text() == "Not lost"
    assert asked == []
    assert desk.turns.running is None
    assert desk.notice("disk")
    desk.wait(lambda: desk.history.draft(None) == "Not lost")
    assert desk.notice("disk")  # a draft on disk does not tell why the question was not sent
    assert desk.ask("Not lost").text == "Echo: Not lost "
    assert desk.notices() == []


def test_a_blank_question_is_not_asked(desk: Desk) -> None:
    desk.send(" \n ")
    assert desk.turns.running is None
    assert desk.history.conversations() == []


def test_what_is_typed_while_an_answer_comes_stays(desk: Desk) -> None:
    desk.send(LONG)
    desk.wait_words(2)
    desk.write("next")
    desk.press(Qt.Key.Key_Return)
    assert desk.composer.text() == "next"
    desk.press(Qt.Key.Key_Escape)
    desk.end()
    assert desk.composer.text() == "next"


def test_an_answer_goes_on_while_another_chat_is_open(desk: Desk) -> None:
    desk.send(LONG)
    desk.wait_words(2)
    first = desk.chat.conversation_id
    desk.chat.open(None)
    assert desk.transcript.message_ids == []
    desk.wait_words(9)
    assert first is not None
    desk.chat.open(first)
    answer_id = desk.messages()[-1].message_id
    desk.wait(lambda: desk.shown_text(answer_id).startswith("word1 word2 word3 word4 "))
    desk.click("Stop", desk.composer)
    answer = desk.end()
    assert desk.shown_text(answer_id) == answer.text.strip()


# --- stopping ------------------------------------------------------------------------------------


def test_escape_while_the_question_is_read_stops_it(desk: Desk) -> None:
    desk.send("!wait=20 !read=100000")
    answer_id = desk.messages()[-1].message_id
    desk.wait(lambda: desk.strip(answer_id).startswith("Reading the question"))
    desk.press(Qt.Key.Key_Escape)
    answer = desk.end()
    assert (answer.state, answer.text) == (State.STOPPED, "")
    assert "Nothing was written yet." in desk.strip(answer_id)
    assert desk.engine.state is EngineState.IDLE


def test_escape_while_words_come_keeps_them(desk: Desk) -> None:
    desk.send(LONG)
    desk.wait_words(3)
    desk.press(Qt.Key.Key_Escape)
    answer = desk.end()
    assert answer.state == State.STOPPED
    assert answer.text.startswith("word1 word2 word3 ")
    assert desk.shown_text(answer.message_id) == answer.text.strip()
    assert desk.strip(answer.message_id).startswith("Stopped by you after ")
    assert desk.ask("And now?").text == "Echo: And now? "


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs SIGSTOP")
def test_an_engine_that_stands_still_is_killed_after_the_grace(desk: Desk) -> None:
    desk.engine._grace.setInterval(300)
    desk.send("!wait=60 !words=2 !stop")
    desk.wait_words(2)
    pid = desk.engine.pid
    desk.click("Stop", desk.composer)
    answer = desk.end()
    assert (answer.state, answer.text) == (State.STOPPED, "word1 word2 ")
    desk.wait(lambda: desk.engine.pid != pid)
    assert desk.notices() == []
    assert desk.ask("And now?").text == "Echo: And now? "


# --- an engine that dies -------------------------------------------------------------------------


def test_an_engine_that_is_killed_mid_answer_keeps_the_words(desk: Desk) -> None:
    answer = desk.ask("!wait=60 !words=3 !die=kill")
    assert (answer.state, answer.text) == (State.INTERRUPTED, "word1 word2 word3 ")
    assert desk.shown_text(answer.message_id) == "word1 word2 word3"
    assert "The engine stopped while it was writing. Its exit status was 9." in desk.strip(
        answer.message_id
    )
    desk.click("Keep as it is")
    assert desk.shown_text(answer.message_id) == "word1 word2 word3"
    assert desk.ask("And now?").text == "Echo: And now? "
    assert len(desk.messages()) == 4


def test_an_interrupted_answer_is_regenerated_as_another_version(desk: Desk) -> None:
    answer = desk.ask("!wait=60 !words=3 !die=kill")
    desk.click("Regenerate", desk.shown(answer.message_id)._strip)  # type: ignore[attr-defined]
    again = desk.end()
    assert (again.version, again.versions) == (2, 2)
    assert desk.all_of(answer.conversation_id)[0].text == "!wait=60 !words=3 !die=kill"


def test_an_engine_that_dies_before_the_first_word_is_told_with_ways_on(desk: Desk) -> None:
    answer = desk.ask("!die=segv")
    assert (answer.state, answer.text) == (State.FAILED, "")
    told = desk.strip(answer.message_id)
    assert told.startswith("No answer: The engine stopped. Its exit status was 11.")
    assert "Your question is saved." in told
    desk.click("Try again")
    assert desk.end().version == 2


def test_after_three_deaths_in_a_minute_only_safe_mode_starts_it_again(desk: Desk) -> None:
    for _ in range(3):
        desk.ask("!words=1 !die=kill")
    given_up = desk.notice("Three stops of the engine in one minute.")
    refused = desk.ask("Hello")
    assert refused.state == State.FAILED
    assert desk.engine.pid == 0
    desk.click("Load on CPU only", given_up)
    desk.wait_loaded()
    assert desk.engine.loaded is not None
    assert desk.engine.loaded.context_tokens == SAFE_MODE.context_tokens == 2048
    assert SAFE_MODE.gpu_layers == 0
    desk.chat.open(None)
    answer = desk.ask("Hello")
    assert answer.text == "Echo: Hello "
    assert answer.turn is not None
    assert answer.turn.provenance["options"]["context_tokens"] == 2048


# --- branches ------------------------------------------------------------------------------------


def test_regenerate_makes_another_version_and_erases_nothing(desk: Desk) -> None:
    first = desk.ask("Hello")
    desk.frame.command_asked.emit(Command.REGENERATE)
    second = desk.end()
    assert (second.version, second.versions) == (2, 2)
    assert desk.shown(second.message_id).versions.accessibleName() == "Version 2 of 2"
    desk.click("Earlier version", last(desk))
    assert [one.message_id for one in desk.messages()][-1] == first.message_id
    assert desk.transcript.message_ids[-1] == first.message_id
    desk.click("Later version", last(desk))
    assert desk.messages()[-1].message_id == second.message_id
    assert len(desk.history.all_messages(first.conversation_id)) == 3


def test_an_edited_question_is_a_branch_and_versions_switch_all_of_it(desk: Desk) -> None:
    desk.ask("Hello")
    desk.ask("Second")
    old = desk.transcript.message_ids
    desk.transcript.edit(old[0])
    question = desk.shown(old[0])
    assert isinstance(question, Question)
    assert question._editor is not None
    question._editor.editor.set_text("Good day")
    desk.click("Save and ask", question)
    answer = desk.end()
    assert answer.text == "Echo: Good day "
    assert len(desk.messages()) == 2
    assert desk.transcript.message_ids == [one.message_id for one in desk.messages()]
    assert desk.messages()[0].version == 2
    desk.click("Earlier version", desk.shown(desk.transcript.message_ids[0]))
    assert desk.transcript.message_ids == old
    assert [one.message_id for one in desk.messages()] == old


@pytest.mark.parametrize(
    "leave", [lambda desk: desk.chat.open(None), lambda desk: desk.frame.close()]
)
def test_a_question_that_is_being_edited_becomes_the_draft_when_it_is_left(
    desk: Desk, leave: Callable[[Desk], object]
) -> None:
    desk.ask("Hello")
    known = desk.chat.conversation_id
    desk.write("And this?")
    first = desk.transcript.message_ids[0]
    desk.transcript.edit(first)
    question = desk.shown(first)
    assert isinstance(question, Question)
    assert question._editor is not None
    question._editor.editor.set_text("Good day")
    leave(desk)
    assert desk.history.draft(known) == "And this?\n\nGood day"


def test_a_question_that_is_being_edited_goes_with_its_chat(desk: Desk) -> None:
    desk.ask("Hello")
    desk.write("And this?")
    first = desk.transcript.message_ids[0]
    desk.transcript.edit(first)
    question = desk.shown(first)
    assert isinstance(question, Question)
    assert question._editor is not None
    question._editor.editor.set_text("Good day")
    known = desk.chat.conversation_id
    assert known is not None
    desk.chat.close(known)
    desk.chat.drafts.save()
    assert not desk.composer.text()
    assert not desk.history.draft(None)


def test_a_question_that_was_not_changed_leaves_the_draft_alone(desk: Desk) -> None:
    desk.ask("Hello")
    known = desk.chat.conversation_id
    desk.transcript.edit(desk.transcript.message_ids[0])
    desk.chat.open(None)
    assert not desk.history.draft(known)


def test_regenerate_while_an_answer_comes_is_refused_in_words(desk: Desk) -> None:
    desk.ask("Hello")
    desk.send(LONG)
    desk.wait_words(1)
    desk.frame.command_asked.emit(Command.REGENERATE)
    assert desk.notice("still at work")
    desk.click("Stop", desk.composer)
    desk.end()


# --- going on with an answer ---------------------------------------------------------------------


def go_on(desk: Desk, answer: StoredMessage) -> StoredMessage:
    desk.click("Continue writing", desk.shown(answer.message_id))
    return desk.end()


def test_a_stopped_answer_is_gone_on_with_and_the_stopped_one_stays(desk: Desk) -> None:
    desk.send("!wait=60 !words=3 !stay !words=7")
    desk.wait_words(3)
    desk.press(Qt.Key.Key_Escape)
    stopped = desk.end()
    assert stopped.state == State.STOPPED
    assert stopped.text == "word1 word2 word3 "
    whole = go_on(desk, stopped)
    assert (whole.state, whole.version, whole.versions) == (State.DONE, 2, 2)
    assert whole.text == stopped.text + "".join(f"word{number} " for number in range(1, 8))
    assert desk.shown_text(whole.message_id) == whole.text.strip()
    assert desk.history.messages([stopped.message_id])[0].text == stopped.text
    assert whole.turn is not None
    taken = whole.turn.provenance["continues"]
    assert (taken["message_id"], taken["version"]) == (stopped.message_id, 1)
    assert taken["text_sha256"] == hashlib.sha256(stopped.text.encode()).hexdigest()
    assert whole.turn.answer_tokens == 7
    numbers = desk.shown(whole.message_id)._numbers.text()  # type: ignore[attr-defined]
    assert numbers.startswith("goes on from version 1 · ")
    desk.click("Earlier version", last(desk))
    assert desk.messages()[-1].message_id == stopped.message_id


def test_the_engine_sees_the_open_answer_last_and_nothing_after_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.frame.setup._text.setPlainText("")
    question = "!wait=60 !words=3 !die=kill"
    answer = desk.ask(question)
    assert answer.state == State.INTERRUPTED
    asked: list[Any] = []
    generate = desk.engine.generate
    monkeypatch.setattr(
        desk.engine, "generate", lambda *call: (asked.append(call), generate(*call))[1]
    )
    again = go_on(desk, answer)
    assert asked[0][2] == (
        Message(Role.USER, question),
        Message(Role.ASSISTANT, answer.text, is_open=True),
    )
    # It died once more: what was there is kept and marked.
    assert again.state == State.INTERRUPTED
    assert again.text.startswith(answer.text)


def test_an_answer_that_reached_its_longest_is_gone_on_with(desk: Desk) -> None:
    desk.frame.setup._on_sampling_changed(Sampling(max_tokens=4))
    cut = desk.ask("!words=6")
    assert "not at its end" in desk.strip(cut.message_id)
    whole = go_on(desk, cut)
    assert whole.text.split()[-1] == "word6"
    assert whole.turn is not None
    assert whole.turn.reason == "stop"
    assert desk.strip(whole.message_id) == ""


def test_an_answer_without_a_word_cannot_be_gone_on_with(desk: Desk) -> None:
    desk.send("!stay")
    desk.wait(lambda: desk.engine.state is EngineState.ANSWERING)
    desk.press(Qt.Key.Key_Escape)
    stopped = desk.end()
    with pytest.raises(AssertionError):
        desk.click("Continue writing", desk.shown(stopped.message_id))
    desk.click("Regenerate", desk.shown(stopped.message_id)._strip)  # type: ignore[attr-defined]
    desk.wait(lambda: desk.engine.state is EngineState.ANSWERING)
    desk.press(Qt.Key.Key_Escape)
    desk.end()


def test_what_is_gone_on_with_keeps_its_question_when_the_oldest_leave(open_desk: Any) -> None:
    desk = open_desk(settings={"context_tokens": 107})  # to the token, for a question of one word
    desk.wait_loaded()
    filled(desk)
    desk.wait_idle()
    desk.frame.setup._on_sampling_changed(Sampling(max_tokens=1))
    desk.write("!words=20")
    desk.wait_idle()
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.turns.running is None)
    cut = desk.messages()[-1]
    assert cut.text == "word1 "
    desk.wait_idle()
    desk.click("Continue writing", desk.shown(cut.message_id))
    desk.click("Send without them", desk.composer_notice())
    more = desk.end()
    assert more.text == "word1 word2 "
    assert more.turn is not None
    assert list(more.turn.left_out) == desk.transcript.message_ids[:2]


# --- what does not fit ---------------------------------------------------------------------------


def filled(desk: Desk) -> None:
    """Fill a context of 100 tokens with two exchanges, 42 tokens, and no system text."""
    desk.frame.setup._text.setPlainText("")
    desk.ask(TEN_WORDS)
    desk.ask(TEN_WORDS)


def overflow(desk: Desk) -> None:
    """Type a question that does not fit any more, and wait until the engine counted it."""
    desk.write(TEN_WORDS)
    desk.wait(lambda: desk.composer_notice() is not None)


def test_what_does_not_fit_is_told_in_numbers_and_sent_only_by_choice(open_desk: Any) -> None:
    desk = open_desk(settings=SMALL)
    desk.wait_loaded()
    filled(desk)
    oldest = desk.transcript.message_ids[:2]
    overflow(desk)
    notice = desk.composer_notice()
    assert notice is not None
    assert notice.accessibleName() == (
        "The 2 oldest messages do not fit. The question needs 52 tokens; the context holds 100. "
        "Without them: 31. The transcript marks what was left out."
    )
    assert not desk.composer.button.isEnabled()
    desk.press(Qt.Key.Key_Return)
    assert desk.turns.running is None
    desk.click("Send without them", notice)
    answer = desk.end()
    assert answer.state == State.DONE
    assert answer.turn is not None
    assert list(answer.turn.left_out) == oldest
    assert answer.turn.prompt_tokens == 31
    note = desk.shown(answer.message_id).left_out
    assert note.isVisible()
    assert note.accessibleName() == "2 older messages were left out of this question."
    assert desk.composer.text() == ""
    assert desk.composer_notice() is None


def test_a_question_that_was_refused_when_it_was_sent_leaves_the_composer_too(
    open_desk: Any,
) -> None:
    desk = open_desk(settings=SMALL)
    desk.wait_loaded()
    filled(desk)
    overflow(desk)
    desk.write(f"{TEN_WORDS} ")  # which nobody has counted: the button is free again
    assert desk.composer.button.isEnabled()
    desk.press(Qt.Key.Key_Return)
    assert desk.turns.running is None
    assert desk.composer.text().strip() == TEN_WORDS
    desk.click("Send without them", desk.composer_notice())
    assert desk.end().state == State.DONE
    assert desk.composer.text() == ""


def test_a_regenerated_answer_that_does_not_fit_is_asked_the_same_way(open_desk: Any) -> None:
    desk = open_desk(settings=SMALL)
    desk.wait_loaded()
    filled(desk)
    overflow(desk)
    desk.click("Send without them", desk.composer_notice())
    desk.end()
    desk.wait_idle()
    desk.write("unfinished")
    desk.wait_idle()
    desk.frame.command_asked.emit(Command.REGENERATE)
    assert desk.turns.running is None
    desk.click("Send without them", desk.composer_notice())
    again = desk.end()
    assert (again.version, again.versions) == (2, 2)
    assert again.turn is not None
    assert len(again.turn.left_out) == 2
    assert desk.composer.text() == "unfinished"


def edited(desk: Desk, message_id: int) -> Question:
    """Return the question that is a field."""
    question = desk.shown(message_id)
    assert isinstance(question, Question)
    assert question.is_editing
    return question


def test_an_edited_question_that_does_not_fit_stays_a_field_until_a_choice_is_made(
    open_desk: Any,
) -> None:
    desk = open_desk(settings=SMALL)
    desk.wait_loaded()
    filled(desk)
    desk.ask("short")
    desk.wait_idle()
    old = desk.transcript.message_ids
    desk.transcript.edit(old[4], TEN_WORDS)  # whose tokens are known
    desk.click("Save and ask", edited(desk, old[4]))
    assert desk.turns.running is None
    assert desk.composer.text() == ""
    notice = desk.composer_notice()
    assert notice is not None
    assert notice.accessibleName().startswith("The 2 oldest messages do not fit.")
    desk.click("Cancel", edited(desk, old[4]))
    assert desk.composer_notice() is None
    desk.transcript.edit(old[4], TEN_WORDS)
    desk.click("Save and ask", edited(desk, old[4]))
    desk.click("Send without them", desk.composer_notice())
    answer = desk.end()
    question = desk.messages()[-2]
    assert question.text == TEN_WORDS
    assert (question.version, question.versions, question.parent_id) == (2, 2, old[3])
    assert answer.turn is not None
    assert list(answer.turn.left_out) == old[:2]
    assert desk.composer.text() == ""


def test_what_was_agreed_to_for_other_words_of_an_edit_leaves_nothing_out(open_desk: Any) -> None:
    desk = open_desk(settings=SMALL)
    desk.wait_loaded()
    filled(desk)
    desk.ask("short")
    desk.wait_idle()
    old = desk.transcript.message_ids
    desk.transcript.edit(old[4], TEN_WORDS)
    desk.click("Save and ask", edited(desk, old[4]))
    field = edited(desk, old[4])._editor
    assert field is not None
    field.editor.set_text(f"{TEN_WORDS} again")  # which nobody has counted: the engine will
    desk.click("Send without them", desk.composer_notice())
    answer = desk.end()
    assert desk.messages()[-2].text == f"{TEN_WORDS} again"
    assert answer.turn is not None
    assert list(answer.turn.left_out) == []


def test_an_edited_question_that_cannot_be_asked_now_stays_a_field(desk: Desk) -> None:
    desk.ask("Hello")
    first = desk.transcript.message_ids[0]
    desk.send(LONG)
    desk.wait_words(1)
    desk.transcript.edit(first, "Good day")
    desk.click("Save and ask", edited(desk, first))
    assert desk.composer.text() == ""
    field = edited(desk, first)._editor
    assert field is not None
    assert field.editor.text() == "Good day"
    desk.click("Stop", desk.composer)
    desk.end()
    desk.click("Save and ask", edited(desk, first))
    assert desk.end().text == "Echo: Good day "


def test_a_question_that_does_not_fit_even_alone_is_told(open_desk: Any) -> None:
    desk = open_desk(settings=SMALL)
    desk.wait_loaded()
    desk.frame.setup._text.setPlainText("")
    desk.write(" ".join(["word"] * 40))
    desk.wait(lambda: desk.composer_notice() is not None)
    notice = desk.composer_notice()
    assert notice is not None
    assert notice.accessibleName() == (
        "The question does not fit, even alone. It needs 40 tokens; the context holds 100, the "
        "answer included. Shorten it."
    )
    assert not desk.composer.button.isEnabled()
    desk.write("short")
    assert desk.composer_notice() is None
    assert desk.ask("short").state == State.DONE


def choosing(desk: Desk) -> LeaveOutDialog:
    """Ask to choose what is left out; return the dialog."""
    filled(desk)
    overflow(desk)
    desk.click("Choose what to leave out…", desk.composer_notice())
    return desk.dialog(LeaveOutDialog)


def test_what_is_left_out_can_be_chosen_by_key_and_is_marked(open_desk: Any, qtbot: QtBot) -> None:
    desk = open_desk(settings=SMALL)
    desk.wait_loaded()
    dialog = choosing(desk)
    second = desk.transcript.message_ids[2:4]
    assert dialog.left_out() == {0, 1}  # what would go without a choice
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(dialog.list, key)
    assert dialog.left_out() == {2, 3}
    desk.click("Send without them", dialog)
    answer = desk.end()
    assert answer.turn is not None
    assert list(answer.turn.left_out) == answer.turn.provenance["left_out"] == second
    assert answer.turn.prompt_tokens == 31
    note = desk.shown(answer.message_id).left_out
    assert note.accessibleName() == "2 older messages were left out of this question."
    assert desk.composer.text() == ""
    desk.window.window.show_info(answer.message_id)
    told = dict(row for group in desk.dialog(InfoDialog)._groups for row in group.rows)
    assert told["Messages left out, ids"] == ", ".join(map(str, second))


def test_a_choice_that_is_cancelled_leaves_the_question_where_it_was(open_desk: Any) -> None:
    desk = open_desk(settings=SMALL)
    desk.wait_loaded()
    choosing(desk)
    desk.confirm(LeaveOutDialog, "Cancel")
    assert desk.turns.running is None
    assert desk.composer.text() == TEN_WORDS
    assert desk.composer_notice() is not None
    assert not desk.composer.button.isEnabled()


def test_a_choice_counts_for_one_question_only(open_desk: Any) -> None:
    desk = open_desk(settings=SMALL)
    desk.wait_loaded()
    desk.click("Send without them", choosing(desk))
    desk.end()
    overflow(desk)
    notice = desk.composer_notice()
    assert notice is not None
    assert notice.accessibleName().startswith("The 4 oldest messages do not fit.")


def long_chat(store: Store) -> None:
    """Write three exchanges of 42 tokens each, as an earlier session did."""
    conversation_id, tip = None, None
    for _ in range(3):
        ids = store.history.begin_turn(conversation_id, f"{TEN_WORDS} " * 2, tip, {}, [])
        store.history.finish_turn(
            ids.assistant_message_id, f"{TEN_WORDS} " * 2, State.DONE, None, {}
        )
        conversation_id, tip = ids.conversation_id, ids.assistant_message_id


def test_a_refusal_of_the_engine_offers_to_send_without_the_oldest(open_desk: Any) -> None:
    desk = open_desk(settings={**SMALL, "loads_at_start": False}, prepare=long_chat)
    (one,) = desk.history.conversations()
    desk.chat.open(one.conversation_id)
    failed = desk.ask("Now")
    assert failed.state == State.FAILED
    assert "It needs 122 tokens; the context holds 100." in desk.strip(failed.message_id)
    desk.wait_idle()
    assert desk.composer_notice() is None  # nothing is typed: the answer itself offers the way
    desk.click("Choose what to leave out…")
    desk.confirm(LeaveOutDialog, "Cancel")
    assert desk.turns.running is None
    desk.click("Send without the oldest messages")
    answer = desk.end()
    assert (answer.state, answer.version) == (State.DONE, 2)
    assert answer.text == "Echo: Now "
    assert answer.turn is not None
    assert list(answer.turn.left_out) == desk.transcript.message_ids[:6]


def test_nothing_is_left_out_of_a_question_that_fits(desk: Desk) -> None:
    desk.frame.setup._text.setPlainText("")
    desk.ask("Hello")
    answer = desk.ask("Second")
    assert answer.turn is not None
    assert answer.turn.left_out == ()
    assert answer.turn.prompt_tokens == 4


# --- drafts and setup ----------------------------------------------------------------------------


def test_drafts_are_kept_for_each_chat_over_a_restart(open_desk: Any) -> None:
    desk = open_desk()
    desk.wait_loaded()
    desk.ask("Hello")
    hello = desk.chat.conversation_id
    desk.write("a draft for hello")
    desk.chat.open(None)
    assert desk.composer.text() == ""
    desk.write("a draft for a new chat")
    settings = desk.window._settings
    desk.close()

    again = open_desk(settings={"model_id": settings.model_id})
    assert again.composer.text() == "a draft for a new chat"
    again.chat.open(hello)
    assert again.composer.text() == "a draft for hello"
    again.wait_loaded()
    again.ask("Sent")
    again.chat.open(None)
    assert again.composer.text() == "a draft for a new chat"
    again.chat.open(hello)
    assert again.composer.text() == ""


def test_a_draft_is_on_disk_soon_after_the_last_key(desk: Desk) -> None:
    desk.write("typed, then nothing")
    desk.wait(lambda: desk.history.draft(None) == "typed, then nothing")


def test_a_draft_that_the_disk_refused_is_not_replaced_by_another_chat(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise Problem(Code.DISK_FULL, free_bytes=0)

    desk.ask("Hello")
    hello = desk.chat.conversation_id
    with monkeypatch.context() as patch:
        patch.setattr(desk.history, "save_draft", refuse)
        desk.write("not lost")
        desk.chat.open(None)
        assert desk.notice("disk")
        assert desk.composer.text() == ""
        desk.chat.open(hello)
        assert desk.composer.text() == "not lost"
        assert desk.chat.drafts.unsaved == ["not lost"]
    desk.chat.open(None)
    assert desk.chat.drafts.unsaved == []
    assert desk.history.draft(hello) == "not lost"
    assert desk.notices() == []


def test_a_refused_draft_is_tried_again_by_itself_and_told_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[object] = []

    def refuse(*_arguments: object) -> None:
        tries.append(None)
        raise Problem(Code.DISK_FULL, free_bytes=0)

    monkeypatch.setattr("app.gui.drafts.RETRY_MS", 10)
    with monkeypatch.context() as patch:
        patch.setattr(desk.history, "save_draft", refuse)
        desk.write("kept")
        desk.wait(lambda: len(tries) > 3)
        assert len(desk.notices()) == 1
        desk.notice("disk").closed.emit()  # a person closes it: no second one comes
        desk.wait(lambda: len(tries) > 5)
        assert desk.notices() == []
        assert desk.frame.status.saved == "Not saved", "that is true as long as it lasts"
    desk.wait(lambda: desk.frame.status.saved.startswith("Saved "))
    assert desk.history.draft(None) == "kept"


def test_system_text_and_sampling_are_kept_with_the_chat(open_desk: Any) -> None:
    desk = open_desk()
    desk.wait_loaded()
    panel = desk.frame.setup
    panel._text.setPlainText("Answer in one word.")
    panel._on_sampling_changed(Sampling(temperature=0.2))
    answer = desk.ask("Hello")
    assert answer.turn is not None
    digest = hashlib.sha256(b"Answer in one word.").hexdigest()
    assert answer.turn.provenance["system_text_sha256"] == digest
    assert answer.turn.sampling["temperature"] == 0.2
    assert answer.turn.prompt_tokens == 5
    hello = desk.chat.conversation_id
    desk.chat.open(None)
    assert panel.state.system_text != "Answer in one word."
    model_id = desk.window._settings.model_id
    desk.close()

    again = open_desk(settings={"model_id": model_id})
    again.chat.open(hello)
    assert again.frame.setup.state.system_text == "Answer in one word."
    assert again.frame.setup.state.sampling == Sampling(temperature=0.2)


def test_a_preset_is_saved_as_its_next_version(desk: Desk) -> None:
    panel = desk.frame.setup
    panel._text.setPlainText("First text.")
    panel._on_new_clicked()
    dialog = desk.dialog(NameDialog)
    dialog._field.setText("Terse")
    dialog.accept()
    preset_id = panel.state.preset_id
    panel._text.setPlainText("Second text.")
    panel._on_save_clicked()
    kept = desk.store.presets.get(preset_id)
    assert (kept.name, kept.version, kept.system_text) == ("Terse", 2, "Second text.")
    assert desk.window._settings.preset_id == preset_id
    desk.chat.open(None)
    assert panel.state.system_text == "Second text."


# --- copying and finding -------------------------------------------------------------------------


def test_a_copied_answer_carries_the_notice(desk: Desk) -> None:
    desk.ask("Hello")
    desk.frame.command_asked.emit(Command.COPY_ANSWER)
    words, empty, notice = desk.clipboard().split("\n")
    assert (words.strip(), empty) == ("Echo: Hello", "")
    assert notice.startswith("AI-generated, research only — not for clinical use; model Echo, ")


def test_a_copied_question_is_the_question_alone(desk: Desk) -> None:
    desk.ask("Hello")
    desk.transcript.copy_asked.emit(desk.transcript.message_ids[0])
    assert desk.clipboard() == "Hello"


def test_copied_code_carries_the_notice(desk: Desk) -> None:
    answer = desk.ask("x\n```python\nprint(1)\n```")
    desk.shown(answer.message_id)._on_code_asked(0)
    code, empty, notice = desk.clipboard().strip().split("\n")
    assert (code, empty) == ("print(1)", "")
    assert "AI-generated, research only" in notice


def test_find_goes_through_the_messages_of_the_branch(desk: Desk) -> None:
    desk.ask("one needle")
    desk.ask("two")
    desk.frame.command_asked.emit(Command.FIND)
    bar = desk.frame.findChild(FindBar)
    assert isinstance(bar, FindBar)
    assert bar.isVisible()
    bar.field.setText("NEEDLE")
    desk.wait(lambda: bar._found == desk.transcript.message_ids[:2])
    assert desk.transcript._current == desk.transcript.message_ids[1]
    bar.field.setFocus()
    for _ in bar.findChildren(IconButton):
        desk.frame.focusNextPrevChild(True)
        assert bar.isAncestorOf(desk.frame.focusWidget())  # its buttons are stops of Tab, too
    bar.close_bar()
    assert not bar.isVisible()


# --- a disk that is full -------------------------------------------------------------------------


@pytest.fixture
def disk() -> Iterator[pytest.MonkeyPatch]:
    """What makes the disk full; `undo` makes room again."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def fill_up(desk: Desk, disk: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise Problem(Code.DISK_FULL, free_bytes=0)

    disk.setattr(desk.history, "checkpoint", refuse)
    disk.setattr(desk.history, "finish_turn", refuse)


def test_a_growing_answer_is_saved_every_two_seconds_at_least(desk: Desk) -> None:
    assert desk.turns._checkpoint.interval() <= 2000
    assert CHECKPOINT_SECONDS <= 2
    desk.turns._checkpoint.setInterval(20)
    desk.send(LONG)
    desk.wait(lambda: len(desk.messages()[-1].text.split()) > 2)
    assert desk.turns.running is not None
    desk.click("Stop", desk.composer)
    desk.end()


def test_the_first_words_are_on_disk_as_soon_as_they_are_seen(desk: Desk) -> None:
    desk.turns._checkpoint.setInterval(HANG_MS)
    desk.send(LONG)
    desk.wait_words(1)
    assert desk.messages()[-1].text.startswith("word1")
    desk.click("Stop", desk.composer)
    desk.end()


def test_an_answer_on_a_full_disk_stays_and_is_saved_when_there_is_room(
    desk: Desk, disk: pytest.MonkeyPatch, expected_warnings: Any
) -> None:
    expected_warnings("an answer could not be saved: disk_full")
    desk.turns._retry.setInterval(50)
    desk.turns._checkpoint.setInterval(50)
    fill_up(desk, disk)
    desk.send("!wait=20 !words=40")
    desk.wait(desk.notices)
    desk.wait(lambda: desk.turns.running is None)
    answer_id = desk.transcript.message_ids[-1]
    assert desk.shown_text(answer_id).startswith("word1 word2")
    assert desk.shown_text(answer_id).endswith("word40")
    assert desk.messages()[-1].text == ""
    assert desk.notice("disk")
    assert len(desk.notices()) == 1
    disk.undo()
    desk.wait(lambda: not desk.turns._unsaved)
    saved = desk.messages()[-1]
    assert saved.state == State.DONE
    assert saved.text.split()[-1] == "word40"
    assert desk.shown_text(answer_id).endswith("word40")
    assert desk.notices() == []


def test_a_pulled_stick_is_told_in_one_card_whatever_fails_first(
    desk: Desk, disk: pytest.MonkeyPatch, expected_warnings: Any, tmp_path: Path
) -> None:
    expected_warnings("an answer could not be saved: disk_failed")

    def refuse(why: str, **more: object) -> Callable[..., None]:
        def refused(*_arguments: object) -> None:
            raise Problem(Code.DISK_FAILED, path="/stick/db", why=why, **more)

        return refused

    disk.setattr(desk.history, "checkpoint", refuse("disk I/O error"))
    disk.setattr(desk.history, "finish_turn", refuse("unable to open", gone="/stick"))
    disk.setattr(desk.history, "save_draft", refuse("read-only", gone="/stick"))
    desk.send("Hello")
    desk.wait(lambda: desk.turns._unsaved)
    desk.write("and then?")
    desk.wait(lambda: desk.chat.drafts.trouble)
    assert desk.frame.status.saved == "Not saved"
    desk.window.window.notices.tell_no_backup(Problem(Code.DISK_FAILED, gone="/stick"))
    (card,) = desk.notices()
    for words in ("not there any more", "/stick cannot be reached", "Plug it in again"):
        assert words in card
    # Nothing can be read any more, not even what was asked; the rest is written elsewhere.
    disk.setattr(desk.history, "messages", refuse("gone", gone="/stick"))
    desk.frame.close()
    assert desk.frame.isVisible()
    target = tmp_path / "rest.txt"
    desk.window.unsaved._on_file_chosen(str(target))
    assert "Echo: Hello" in target.read_text("utf-8")
    assert "and then?" in target.read_text("utf-8")
    assert not desk.frame.isVisible()


def test_what_a_full_disk_refused_is_saved_when_the_window_closes(
    desk: Desk, places: Places, disk: pytest.MonkeyPatch, expected_warnings: Any
) -> None:
    expected_warnings("an answer could not be saved: disk_full")
    fill_up(desk, disk)
    desk.send("Hello")
    desk.wait(lambda: desk.turns._unsaved)
    conversation_id = desk.chat.conversation_id
    disk.undo()
    desk.close()
    assert conversation_id is not None
    with open_database(places, read_only=True) as store:
        stored = store.history.messages(store.history.path(conversation_id))
        assert [one.text for one in stored] == ["Hello", "Echo: Hello "]
        assert stored[-1].role == Role.ASSISTANT


@pytest.fixture
def held(
    desk: Desk, disk: pytest.MonkeyPatch, expected_warnings: Any
) -> tuple[Desk, UnsavedDialog]:
    """A window that was to be closed while an answer and a draft could not be saved."""
    expected_warnings("an answer could not be saved: disk_full")
    fill_up(desk, disk)
    disk.setattr(desk.history, "save_draft", desk.history.checkpoint)
    desk.send("Hello")
    desk.wait(lambda: desk.turns._unsaved)
    desk.write("and then?")
    desk.frame.close()
    assert desk.frame.isVisible()
    return desk, desk.dialog(UnsavedDialog)


def told(dialog: UnsavedDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_closing_over_unsaved_words_asks_and_enter_keeps_the_window(
    held: tuple[Desk, UnsavedDialog], qtbot: QtBot, disk: pytest.MonkeyPatch
) -> None:
    desk, dialog = held
    assert "Not everything is on disk." in told(dialog)
    assert "Answers: 1 · Drafts: 1 The disk is full." in told(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert desk.frame.isVisible()
    assert desk.composer.text() == "and then?"
    assert desk.shown_text(desk.transcript.message_ids[-1]) == "Echo: Hello"
    desk.frame.close()
    assert desk.frame.isVisible()
    qtbot.keyClick(desk.dialog(UnsavedDialog), Qt.Key.Key_Return)  # else room on the disk closes it
    disk.undo()
    assert desk.ask("Again").text == "Echo: Again "  # the engine starts anew


def test_unsaved_words_go_to_a_file_with_the_notice_and_then_the_window_closes(
    held: tuple[Desk, UnsavedDialog], tmp_path: Path
) -> None:
    desk, _ = held
    path = tmp_path / "kept.txt"
    desk.window.unsaved._on_file_chosen(str(path))
    text = path.read_text("utf-8")
    assert os.name != "posix" or path.stat().st_mode & 0o077 == 0
    assert text.startswith(NOTICE)
    assert text.endswith(f"{NOTICE}\n")
    for words in ("> Hello", "Echo: Hello ", "AI-generated, research only", "and then?"):
        assert words in text
    assert not desk.frame.isVisible()
    assert [one.name for one in tmp_path.glob("kept*")] == ["kept.txt"]


def test_a_file_that_cannot_be_written_is_told_and_nothing_closes(
    held: tuple[Desk, UnsavedDialog], tmp_path: Path
) -> None:
    desk, dialog = held
    desk.window.unsaved._on_file_chosen(str(tmp_path / "nowhere" / "kept.txt"))
    assert "The file was not written: No such file or directory. Choose" in told(dialog)
    assert dialog.isVisible()
    assert desk.frame.isVisible()


def test_unsaved_words_are_lost_only_when_a_person_says_so(
    held: tuple[Desk, UnsavedDialog],
) -> None:
    desk, dialog = held
    desk.click("Close and lose it", dialog)
    assert not desk.frame.isVisible()


def test_room_on_the_disk_answers_the_question(
    held: tuple[Desk, UnsavedDialog], places: Places, disk: pytest.MonkeyPatch
) -> None:
    desk, _ = held
    disk.undo()
    desk.turns._on_retry()
    assert not desk.frame.isVisible()
    conversation_id = desk.chat.conversation_id
    assert conversation_id is not None
    desk.close()
    with open_database(places, read_only=True) as store:
        stored = store.history.messages(store.history.path(conversation_id))
        assert stored[-1].text == "Echo: Hello "
        assert store.history.draft(conversation_id) == "and then?"


def test_closing_mid_answer_keeps_the_words(desk: Desk, places: Places) -> None:
    desk.send(LONG)
    desk.wait_words(3)
    conversation_id, pid = desk.chat.conversation_id, desk.engine.pid
    desk.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert conversation_id is not None
    with open_database(places, read_only=True) as store:
        answer = store.history.messages(store.history.path(conversation_id))[-1]
    assert answer.state == State.STOPPED
    assert answer.text.startswith("word1 word2 word3 ")
