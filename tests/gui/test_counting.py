"""Who counts tokens by itself goes on behind whoever counts already: no count is forgotten."""

import pytest

from app.core.chat import LoadOptions, Message, ModelFile, Role
from app.gui.example_costs import Cost, ExampleCosts
from app.gui.widgets.text_dialogs import PlainText, PromptDialog
from tests.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

QUESTION = "What are the symptoms of malaria?"


def asked_with(desk: Desk) -> tuple[ModelFile, LoadOptions]:
    found = desk.engine._loaded_as
    assert found is not None
    return found


def count_elsewhere(desk: Desk) -> None:
    """Have something else counted; the engine is not free until that was answered."""
    desk.engine.count(*asked_with(desk), (Message(Role.USER, "one two three"),))
    assert not desk.engine.is_free


def test_a_prompt_can_be_seen_while_tokens_are_counted(desk: Desk) -> None:
    desk.write(QUESTION)
    desk.wait_idle()
    count_elsewhere(desk)
    desk.frame.setup.prompt_asked.emit()
    assert desk.notices() == []
    desk.wait(lambda: any(one.isVisible() for one in desk.frame.findChildren(PromptDialog)))
    (shown,) = desk.dialog(PromptDialog).findChildren(PlainText)
    assert shown.toPlainText().endswith(f"user: {QUESTION}")


def test_a_prompt_that_is_asked_for_during_an_answer_is_told_why_not(desk: Desk) -> None:
    desk.wait_loaded()
    desk.send("!wait=60 !words=3 !stay")
    desk.wait_words(3)
    desk.write(QUESTION)
    desk.frame.setup.prompt_asked.emit()
    assert "The model is at work" in desk.notices()[-1]
    desk.turns.stop()
    desk.end()


def test_the_cost_of_examples_becomes_exact_behind_another_count(desk: Desk) -> None:
    desk.wait_idle()
    told: list[Cost] = []
    costs = ExampleCosts(desk.engine, lambda: asked_with(desk), desk.frame)
    costs.counted.connect(told.append)
    turns = (Message(Role.USER, "Which fields?"), Message(Role.ASSISTANT, "Creatinine."))
    costs.ask("", [turns])
    costs._quiet.stop()
    count_elsewhere(desk)
    costs._count()
    desk.wait(lambda: told[-1].is_exact)
    assert told[-1].each == (3,)


def test_what_is_typed_is_counted_although_another_count_takes_long(desk: Desk) -> None:
    desk.wait_idle()
    context = desk.window.context
    late: list[bool] = []

    def fall_due(_ready: object) -> None:
        """The wait is over between the beginning and the end of the other count."""
        context._quiet.stop()
        late.append(desk.engine.is_free)
        context._on_quiet()

    desk.write(QUESTION)
    context._quiet.stop()
    desk.engine.ready.connect(fall_due)
    count_elsewhere(desk)
    desk.wait(lambda: late)
    desk.engine.ready.disconnect(fall_due)
    assert late == [False]
    desk.wait(lambda: context._measurement().is_exact)
