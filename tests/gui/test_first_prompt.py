"""The first prompt of a chat template that nobody knows is shown before it is sent (TP-3)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app import settings
from app.core.digest import text_sha256
from app.gui.widgets.message_question import Question
from app.gui.widgets.text_dialogs import FirstPromptDialog, PlainText, PromptDialog
from app.paths import Places
from tests.desk import Desk, small_model
from tests.gguf_writer import GEMMA2_TEMPLATE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

STRANGE = "{{ messages }} and more"
QUESTION = "What are the symptoms of malaria?"
OpenDesk = Callable[..., Desk]


def choose(
    desk: Desk, folder: Path, template: str = STRANGE, file: str = "strange.gguf", source: str = ""
) -> None:
    """Have a model with this template answer."""
    path = small_model(folder, file)
    info = {"chat_template": template, "source": source}
    model = desk.store.models.add(path, text_sha256(file), "Strange", info)
    desk.store.models.end_load(model.model_id, is_usable=True)
    desk.shelf.choose(model.model_id)


@pytest.fixture
def strange(desk: Desk, places: Places) -> Desk:
    choose(desk, places.models)
    desk.wait_loaded()
    return desk


def dialog(desk: Desk) -> FirstPromptDialog:
    return desk.dialog(FirstPromptDialog)


def is_shown(desk: Desk) -> bool:
    return any(one.isVisible() for one in desk.frame.findChildren(FirstPromptDialog))


def send(desk: Desk, text: str = QUESTION) -> FirstPromptDialog:
    """Ask, and wait until the prompt is there."""
    desk.send(text)
    shown = dialog(desk)
    desk.wait(shown._send.isEnabled)
    return shown


def test_the_first_prompt_is_shown_and_sent_once_a_person_has_seen_it(
    strange: Desk, places: Places
) -> None:
    shown = send(strange)
    assert shown.isModal()
    assert shown._shown.toPlainText().endswith(f"user: {QUESTION}")
    assert strange.all_of(strange.chat.conversation_id) == [], "nothing is on disk before"
    assert strange.composer.text() == QUESTION
    strange.confirm(FirstPromptDialog, "Send")
    assert strange.end().text == f"Echo: {QUESTION} "
    assert strange.composer.text() == ""
    saved = settings.load(places.settings)
    assert saved.seen_templates == [text_sha256(STRANGE)]
    assert strange.ask("And of typhoid?").text == "Echo: And of typhoid? "
    assert not is_shown(strange)


def test_going_back_keeps_the_words_and_asks_again(strange: Desk, places: Places) -> None:
    for way in ("Go back", ""):
        shown = send(strange)
        if way:
            strange.confirm(FirstPromptDialog, way)
        else:
            strange._qtbot.keyClick(shown, Qt.Key.Key_Escape)
        assert strange.composer.text() == QUESTION
        assert strange.chat.conversation_id is None
        assert strange.turns.running is None
    assert settings.load(places.settings).seen_templates == []


def test_enter_goes_back_and_the_keyboard_reaches_both_ways(strange: Desk) -> None:
    shown = send(strange)
    buttons = {one.text(): one for one in shown.findChildren(QPushButton)}
    assert buttons["Go back"].isDefault()
    assert shown.focusWidget() is shown._shown
    assert shown._shown.accessibleName() == "Prompt"
    reached = set()
    for _ in range(4):
        strange._qtbot.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
        reached.add(shown.focusWidget())
    assert {buttons["Send"], buttons["Go back"]} <= reached
    shown._shown.setFocus()
    strange._qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert not is_shown(strange)
    assert strange.composer.text() == QUESTION


@pytest.mark.parametrize("template", ["", GEMMA2_TEMPLATE])
def test_a_known_template_and_none_are_not_shown(desk: Desk, places: Places, template: str) -> None:
    choose(desk, places.models, template)
    desk.wait_loaded()
    assert desk.ask(QUESTION).text == f"Echo: {QUESTION} "


def test_what_was_seen_before_is_not_shown_again(open_desk: OpenDesk, places: Places) -> None:
    desk = open_desk(settings={"seen_templates": [text_sha256(STRANGE)]})
    choose(desk, places.models, STRANGE + "\n")
    desk.wait_loaded()
    assert desk.ask(QUESTION).text == f"Echo: {QUESTION} "


def test_another_template_than_the_expected_one_is_told(desk: Desk, places: Places) -> None:
    choose(desk, places.models, source="google/gemma-2-2b-it")
    desk.wait_loaded()
    shown = send(desk)
    said = " ".join(one.text() for one in shown.findChildren(type(shown._count)))
    assert "does not know the chat template of \u2066Strange\u2069" in said
    assert "expects the one of \u2066gemma-2-2b-it\u2069" in said
    desk.confirm(FirstPromptDialog, "Go back")


def test_an_edited_question_is_shown_and_what_was_being_written_stays(
    desk: Desk, places: Places
) -> None:
    desk.ask("Hello")
    choose(desk, places.models)
    desk.wait_loaded()
    desk.write("Half a question")
    first = desk.transcript.message_ids[0]
    desk.transcript.edit(first)
    question = desk.shown(first)
    assert isinstance(question, Question)
    assert question._editor is not None
    question._editor.editor.set_text("Good day")
    desk.click("Save and ask", question)
    desk.wait(dialog(desk)._send.isEnabled)
    desk.confirm(FirstPromptDialog, "Send")
    assert desk.end().text == "Echo: Good day "
    assert desk.composer.text() == "Half a question"


def test_regenerating_is_held_too_and_leaves_the_draft(desk: Desk, places: Places) -> None:
    answer = desk.ask("Hello")
    choose(desk, places.models)
    desk.wait_loaded()
    desk.write("Half a question")
    desk.chat.regenerate(answer.message_id)
    desk.wait(dialog(desk)._send.isEnabled)
    desk.confirm(FirstPromptDialog, "Send")
    assert desk.end().version == 2
    assert desk.composer.text() == "Half a question"


def test_hidden_characters_are_marks(strange: Desk) -> None:
    shown = send(strange, "Who\u202e is there")
    assert "\u202e" not in shown._shown.toPlainText()
    strange.confirm(FirstPromptDialog, "Go back")


def test_a_prompt_that_cannot_be_written_is_told_and_the_words_stay(
    desk: Desk, places: Places
) -> None:
    choose(desk, places.models, file="echo !raise=template_unsupported")
    desk.wait(lambda: desk.frame.selector.state.kind == "failed")
    desk.frame.page.notices.clear()
    desk.send(QUESTION)
    desk.wait(lambda: not is_shown(desk))
    assert desk.notice("cannot be used")
    assert desk.composer.text() == QUESTION
    assert desk.chat.conversation_id is None


def test_an_engine_that_dies_over_it_is_told_and_the_words_stay(
    open_desk: OpenDesk, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(settings={"loads_at_start": False})
    choose(desk, places.models)
    desk.wait_loaded()
    desk.wait_idle()
    desk.engine.eject()
    desk.wait(lambda: desk.engine.pid == 0)
    child = desk.engine._child
    start = child.start

    def start_and_die() -> None:
        start()
        child._process.kill()

    with monkeypatch.context() as patch:
        patch.setattr(child, "start", start_and_die)
        desk.send(QUESTION)
        assert is_shown(desk)
        assert not dialog(desk)._send.isEnabled()
        desk.wait(lambda: not is_shown(desk))
    assert desk.notice("engine")
    assert desk.composer.text() == QUESTION
    send(desk)
    desk.confirm(FirstPromptDialog, "Send")
    assert desk.end().text == f"Echo: {QUESTION} "


def test_going_back_while_the_model_loads_stops_that(desk: Desk, places: Places) -> None:
    choose(desk, places.models, file="echo !read=100000")
    desk.shelf.cancel_load()
    desk.wait(lambda: desk.frame.selector.state.kind == "ejected")
    desk.send(QUESTION)
    desk.wait(lambda: desk.engine.state == "loading")
    desk.confirm(FirstPromptDialog, "Go back")
    desk.wait(lambda: desk.engine.is_free)
    assert desk.composer.text() == QUESTION
    assert desk.notices() == []


def test_a_prompt_that_is_asked_for_is_the_draft_s(desk: Desk) -> None:
    desk.wait_idle()
    desk.write(QUESTION)
    desk.wait_idle()
    desk.frame.setup.prompt_asked.emit()
    desk.wait(lambda: any(one.isVisible() for one in desk.frame.findChildren(PromptDialog)))
    (shown,) = desk.dialog(PromptDialog).findChildren(PlainText)
    assert shown.toPlainText().endswith(f"user: {QUESTION}")
    desk.confirm(PromptDialog, "Close")
    desk.engine.eject()
    desk.wait(lambda: desk.engine.pid == 0)
    desk.frame.setup.prompt_asked.emit()
    assert desk.notice("written by the model's own template")
