"""Evaluate › Examples: nothing written is lost, saving makes a version, and matches are told."""

import json
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidgetItem
from pytestqt.qtbot import QtBot

from app.evaluation.protocol import Examples
from app.evaluation.review import Listed
from app.evaluation.task import Item
from app.gui import example_words, known_sets
from app.gui.evaluate_place import EXAMPLES
from app.gui.example_sets import ExampleSets
from app.gui.widgets.answers_dialog import AnswersDialog
from app.gui.widgets.example_card import CardText
from app.gui.widgets.examples_page import FROM_HISTORY
from app.store.examples import Listing
from tests.desk import Desk
from tests.unit.evaluation import sets

OPEN = Item("o", "Which fields?", ("Creatinine, day 1.",), 0, {})
CHOICE = Item("c", "Which one?", ("this", "that"), 1, {}, "Read this.")


def place(desk: Desk) -> ExampleSets:
    """Open the tab as a person does."""
    desk.window.place.open_evaluation()
    evaluation = desk.window.place.evaluation
    assert evaluation is not None
    evaluation.page.show_tab(EXAMPLES)
    return evaluation.examples


def test_what_is_written_is_a_draft_until_it_is_saved_as_a_version(desk: Desk) -> None:
    leads = place(desk)
    page = leads._page
    page.name.setText("Mine")
    desk.click("Add example")
    (card,) = page.cards
    card._fields["question"].setPlainText("Which fields?")
    desk.click("Save as version 1")
    assert desk.store.examples.list() == []
    assert "answer" in card._note.text()
    card._fields["answer"].setPlainText("Creatinine.")
    leads.save_now()
    (draft,) = desk.store.examples.drafts()
    assert (draft.name, draft.items[0].options) == ("Mine", ("Creatinine.",))
    desk.click("Save as version 1")
    (kept,) = desk.store.examples.list()
    assert (kept.version, kept.items[0].question) == (1, "Which fields?")
    assert desk.store.examples.drafts() == []
    card = page.cards[0]
    card._fields["options"].setPlainText("Creatinine.\nUrea.")
    card._fields["answer"].setPlainText("b")
    desk.click("Save as version 2")
    newest, first = desk.store.examples.versions(kept.set_id)
    assert (newest.items[0].options, newest.items[0].answer) == (("Creatinine.", "Urea."), 1)
    assert first == kept


def test_a_draft_comes_back_and_is_discarded(desk: Desk) -> None:
    kept = desk.store.examples.save("mine", (OPEN, CHOICE), "by hand")
    desk.store.examples.keep_draft(kept.set_id, "mine", (CHOICE, OPEN), "by hand", Listing((0,)))
    leads = place(desk)
    assert leads.items == (CHOICE, OPEN)
    assert leads.listing == Listing((0,))
    desk.click("Discard changes")
    assert leads.items == (OPEN, CHOICE)
    assert desk.store.examples.drafts() == []


def test_examples_are_moved_copied_taken_out_and_put_back(desk: Desk, qtbot: QtBot) -> None:
    desk.store.examples.save("mine", (OPEN, CHOICE), "by hand")
    leads = place(desk)
    page = leads._page
    desk.frame.activateWindow()
    page.cards[0].setFocus()
    desk.wait(page.cards[0]._fields["question"].hasFocus)
    qtbot.keyClick(
        page.cards[0]._fields["question"], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier
    )
    assert leads.items == (CHOICE, OPEN)
    first = page.cards[0].mapToGlobal(page.cards[0].rect().topLeft()).y()
    page.cards[1].dragged.emit(first)
    assert leads.items == (OPEN, CHOICE)
    page.cards[1].copied.emit()
    assert [one.question for one in leads.items] == [
        OPEN.question,
        CHOICE.question,
        CHOICE.question,
    ]
    assert len({one.item_id for one in leads.items}) == 3
    page.cards[0].removed.emit()
    desk.click("Undo")
    assert leads.items[0] == OPEN
    page.cards[2]._is_used.setChecked(False)
    assert leads.listing.unused == (2,)


def test_an_earlier_version_is_taken_up_again(desk: Desk) -> None:
    kept = desk.store.examples.save("mine", (OPEN,), "")
    desk.store.examples.save("mine", (CHOICE,), "", kept.set_id, Listing((), 7))
    leads = place(desk)
    assert leads.items == (CHOICE,)
    assert leads.listing.seed == 7
    row = leads._page._versions.item(0)
    assert isinstance(row, QListWidgetItem)
    leads._page._versions.itemActivated.emit(row)
    assert leads.items == (OPEN,)
    desk.click("Save as version 3")
    assert desk.store.examples.get("mine").items == (OPEN,)


def test_what_was_written_comes_back_after_a_look_at_another_version(desk: Desk) -> None:
    kept = desk.store.examples.save("mine", (OPEN,), "")
    desk.store.examples.save("mine", (CHOICE,), "", kept.set_id)
    leads = place(desk)
    page = leads._page

    def written() -> str:
        field = page.cards[0]._fields["question"]
        field.setPlainText("Every word of it.")
        return field.toPlainText()

    for way in ("version", "Discard changes"):
        words = written()
        if way == "version":
            page._versions.itemActivated.emit(page._versions.item(0))
        else:
            desk.click(way)
        leads.save_now()
        assert words not in [one.items[0].question for one in desk.store.examples.drafts()]
        desk.click("Undo")
        assert leads.items[0].question == words
        assert desk.store.examples.drafts()[0].items[0].question == words
        assert len(desk.store.examples.list()) == 1
    desk.click("Discard changes")
    assert leads.items == (CHOICE,)


def test_a_set_that_was_never_saved_comes_back_when_it_was_discarded(desk: Desk) -> None:
    leads = place(desk)
    leads._page.name.setText("Mine")
    leads.take(((OPEN,), "a file"))
    own = leads._id
    desk.click("Discard changes")
    assert desk.store.examples.drafts() == []
    desk.click("Undo")
    assert leads._id == own
    assert leads.items == (OPEN,)


def test_many_examples_are_taken_at_once_and_a_data_set_is_refused(
    desk: Desk, tmp_path: Path
) -> None:
    leads = place(desk)
    changed: list[int] = []
    leads._page.changed.connect(lambda: changed.append(len(leads._page.cards)))
    desk.click("Add example")
    assert [one.item_id for one in leads.items] == ["own"]
    same = (OPEN, OPEN, Item("own", "Mine?", ("Yes.",), 0, {}))
    leads.take((same, "a file"))
    assert changed == [1, 4], "not once an example"
    assert len({one.item_id for one in leads.items}) == 4
    line = json.dumps({"question": "What?", "answer": "That."}) + "\n"
    (tmp_path / "large.jsonl").write_text(line * 501)
    leads._sources.read(str(tmp_path / "large.jsonl"))
    assert len(leads.items) == 4
    assert any("501 examples" in one.accessibleName() for one in desk.frame.shown_notices())


def test_the_engine_counts_and_a_child_compares(desk: Desk, tmp_path: Path) -> None:
    data = sets.medqa(tmp_path / "medqa.jsonl")
    row = json.loads(data.read_text().splitlines()[0])
    leak = Item("x", row["question"], tuple(row["options"].values()), 0, {})
    desk.store.examples.save("mine", (OPEN, leak), "")
    known_sets.note(desk.window._places.data, str(data))
    leads = place(desk)
    cards = leads._page.cards
    figures = leads._figures
    desk.wait(lambda: figures._checks and not figures._compare.is_running)
    assert [card._match.text() for card in cards] == ["No match", "Exact match"]
    assert "item 0 of medqa" in cards[1]._note.text()
    desk.wait(lambda: cards[0]._tokens.text() == "5 tokens")
    assert "Counted by the loaded model" in leads._details._counted.text()
    cards[0]._fields["answer"].setPlainText("Other.")
    assert not cards[1]._note.text()


def test_answers_of_the_history_become_examples(desk: Desk) -> None:
    said = desk.ask("And now?")
    leads = place(desk)
    leads._sources.ask(FROM_HISTORY)
    dialog = desk.dialog(AnswersDialog)
    assert not dialog._take.isEnabled()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    desk.confirm(AnswersDialog, "Take answers")
    (only,) = leads.items
    assert (only.question, only.options) == ("And now?", (said.text,))


def test_examples_are_drawn_from_what_is_no_test(desk: Desk, tmp_path: Path) -> None:
    leads = place(desk)
    leads._sources.draw(str(sets.pubmedqa(tmp_path)), 2, 1)
    desk.wait(lambda: leads._sources._job is None)
    assert {one.item_id for one in leads.items} == {"102", "103"}
    assert all(one.context for one in leads.items)
    taken = leads.items
    leads._sources._exported = taken
    leads._sources.write(str(tmp_path / "taken.jsonl"))
    leads.begin()
    leads._sources.read(str(tmp_path / "taken.jsonl"))
    assert [one.question for one in leads.items] == [one.question for one in taken]


def test_a_chat_is_asked_with_the_version_it_was_begun_with(desk: Desk) -> None:
    kept = desk.store.examples.save("mine", (OPEN, CHOICE), "by hand")
    choice = desk.frame.setup.examples
    choice.wanted.emit()
    choice._box.setCurrentIndex(1)
    choice._box.activated.emit(1)
    answer = desk.ask("And now?")
    assert answer.turn is not None
    record = answer.turn.provenance
    assert record["examples_sha256"] == kept.sha256
    assert record["examples"]["ids"] == ["o", "c"]
    first = answer.turn.prompt_tokens
    desk.store.examples.save("mine", (OPEN,), "by hand", kept.set_id)
    desk.chat.open(None)
    assert desk.ask("And now?").turn is not None
    desk.chat.open(answer.conversation_id)
    again = desk.ask("And now?")
    assert again.turn is not None
    assert again.turn.provenance["examples"]["version"] == 1
    assert again.turn.prompt_tokens > first
    assert "2 examples · v1" in choice._box.currentText()


def test_a_removed_set_can_be_put_back(desk: Desk) -> None:
    desk.store.examples.save("mine", (OPEN,), "by hand")
    page = place(desk)._page
    page.cards[0]._fields["question"].setPlainText("Which fields, unsaved?")
    desk.click("Remove this set")
    assert (desk.store.examples.list(), desk.store.examples.drafts()) == ([], [])
    desk.click("Undo")
    assert len(desk.store.examples.list()) == 1
    assert page.cards[0].text.question == "Which fields, unsaved?"


def test_who_uses_a_set_is_said_and_said_again_when_it_goes(desk: Desk) -> None:
    other = replace(OPEN, item_id="p", question="Which units?")
    first = desk.store.examples.save("mine", (OPEN, other), "by hand")
    desk.store.examples.save("mine", (OPEN, other, CHOICE), "by hand", first.set_id)
    unused = desk.store.examples.save("zero", (CHOICE,), "by hand")
    leads = place(desk)
    evaluation = desk.window.place.evaluation
    assert evaluation is not None
    desk.wait(lambda: not evaluation.shelf.is_reading)
    assert "nothing yet" in leads._details._facts.accessibleName()
    for version in (1, 1, 2):
        conversation = desk.history.begin_turn(None, "What?", None, {}, []).conversation_id
        desk.history.set_setup(conversation, {"examples": f"{first.set_id}@{version}"})
    trashed = desk.history.begin_turn(None, "What?", None, {}, []).conversation_id
    desk.history.set_setup(trashed, {"examples": f"{first.set_id}@2"})
    desk.history.trash(trashed)
    evaluation.shelf.rows = (
        Listed("a", examples=Examples("renamed", first.sha256, ("o", "p"))),
        Listed("b", examples=Examples("mine", "another", ("c",))),
        Listed("c", examples=Examples("mine", "another", ("elsewhere",))),
        Listed("d"),
    )
    evaluation.shelf.changed.emit()
    said = "3 chats (v1, v2), 2 runs (v1, v2)"
    assert said in leads._details._facts.accessibleName()
    desk.click("Remove this set")
    assert leads._page._strip is not None
    assert said in leads._page._strip.accessibleName()
    leads.open(unused.set_id)
    desk.click("Remove this set")
    assert "No chat and no known run uses it" in leads._page._strip.accessibleName()


def test_texts_that_were_not_touched_give_the_same_example() -> None:
    strange = Item("s", "Q ", ("a\nb", "c"), 0, {"any": 1})
    assert example_words.item_of(example_words.card_of(strange, is_used=True), strange) is strange
    for text, wrong in (
        (CardText("x", "", "", "a"), "question"),
        (CardText("x", "q", "one", "A"), "options"),
        (CardText("x", "q", "one\ntwo", "C"), "letter"),
    ):
        assert wrong in example_words.trouble(text)
    assert not example_words.trouble(CardText("x", "q", "one\ntwo", "two"))


def test_the_question_says_which_examples_stand_before_it(desk: Desk) -> None:
    desk.store.examples.save("mine", (OPEN, CHOICE), "by hand")
    option = desk.window.setup.option
    assert option.text() == "No examples"
    option.menu_of_sets().actions()[1].trigger()
    assert option.text() == "2 examples"
    answer = desk.ask("And now?")
    assert answer.turn is not None
    assert answer.turn.provenance["examples"]["name"] == "mine"
    desk.chat.open(None)
    assert option.text() == "No examples"
    desk.chat.open(desk.history.conversations()[0].conversation_id)
    assert option.text() == "2 examples"
