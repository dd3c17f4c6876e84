"""Chats in folders and under tags, with a real history: moved, tagged, renamed, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.core.chat import State
from app.gui.widgets.chat_rows import TOP, ChatRow, PlaceKind, PlaceRow, Wish
from app.gui.widgets.commands import Command
from app.gui.widgets.dialogs import ConfirmDialog, NameDialog, TrashDialog
from app.gui.widgets.organise_dialogs import MoveDialog, TagsDialog
from app.store.database import Store
from tests.desk import Desk
from tests.gui.conftest import OpenDesk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def three_chats(store: Store) -> None:
    for word in ("one", "two", "three"):
        ids = store.history.begin_turn(None, word, None, {}, [])
        store.history.finish_turn(ids.assistant_message_id, "An answer", State.DONE, None)


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    return open_desk(prepare=three_chats)


def ids(desk: Desk) -> dict[str, str]:
    return {one.title: one.conversation_id for one in desk.history.conversations()}


def select(desk: Desk, *titles: str) -> None:
    rows = desk.sidebar._list
    rows.setFocus()
    rows._select({ids(desk)[title] for title in titles}, "")


def titles(desk: Desk) -> list[str]:
    return [row.title for row in desk.rows() if isinstance(row, ChatRow)]


def places(desk: Desk) -> list[tuple[str, int]]:
    rows = desk.sidebar._list._rows._rows
    return [(row.key, row.count) for row in rows if isinstance(row, PlaceRow)]


def folders(desk: Desk) -> list[str]:
    return [one.path for one in desk.history.folders()]


def type_and_accept(dialog: NameDialog | MoveDialog, text: str, label: str, desk: Desk) -> None:
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(text)
    desk.click(label, dialog)
    QApplication.sendPostedEvents()


def choose_folder(desk: Desk, text: str) -> None:
    type_and_accept(desk.dialog(MoveDialog), text, "Move", desk)


def test_selected_chats_move_to_a_new_folder_and_back_by_one_undo(desk: Desk) -> None:
    select(desk, "one", "two")
    desk.frame.command_asked.emit(Command.MOVE)
    choose_folder(desk, " Ward / Charts ")
    assert places(desk) == [("Ward", 0), ("Ward/Charts", 2)]
    desk.click("Undo", desk.notice("2 chats are in “"))
    assert places(desk) == []
    assert folders(desk) == []
    assert {one.folder for one in desk.history.conversations()} == {None}


def test_a_folder_in_other_letters_is_taken_back_with_its_chats(desk: Desk) -> None:
    desk.history.set_folder(ids(desk)["one"], "ward/Charts")
    ward = PlaceRow(PlaceKind.FOLDER, "ward", "ward")
    desk.window.window.organiser.do(Wish(Command.RENAME, place=ward, name="Ward"))
    assert folders(desk) == ["Ward", "Ward/Charts"]
    desk.click("Undo", desk.notice("The folder is"))
    assert folders(desk) == ["ward", "ward/Charts"]
    assert desk.history.conversation(ids(desk)["one"]).folder == "ward/Charts"


def test_undo_leaves_what_came_since_by_another_way(desk: Desk) -> None:
    target = PlaceRow(PlaceKind.FOLDER, "Ward")
    desk.window.window.organiser.do(Wish(Command.MOVE, (ids(desk)["one"],), target=target))
    desk.history.set_folder(ids(desk)["two"], "Imported")
    desk.click("Undo", desk.notice("1 chat is in “"))
    assert folders(desk) == ["Imported"]
    assert desk.history.conversation(ids(desk)["two"]).folder == "Imported"


def test_a_move_does_not_change_when_a_chat_was_used(desk: Desk) -> None:
    before = [(one.title, one.updated_at) for one in desk.history.conversations()]
    desk.window.window.organiser.do(
        Wish(Command.MOVE, (ids(desk)["one"],), target=PlaceRow(PlaceKind.FOLDER, "Ward"))
    )
    desk.history.pin(ids(desk)["two"])
    assert [(one.title, one.updated_at) for one in desk.history.conversations()] == before


def test_the_folder_of_the_open_chat_stands_in_its_header_and_moves_it(desk: Desk) -> None:
    desk.history.set_folder(ids(desk)["one"], "Ward/A & B")
    desk.chat.open(ids(desk)["one"])
    chip = desk.frame.header._chip
    assert chip is not None
    assert (chip.isVisible(), chip.text()) == (True, "\u2068A && B\u2069")
    chip.click()
    choose_folder(desk, "Ward")
    assert chip.text() == "\u2068Ward\u2069"
    desk.chat.open(ids(desk)["two"])
    assert not chip.isVisible()


def test_a_chosen_folder_lists_its_chats_and_takes_new_ones_in(desk: Desk) -> None:
    desk.history.set_folder(ids(desk)["one"], "Ward")
    desk.history.set_folder(ids(desk)["two"], "Ward/Inside")
    desk.window.library.refresh()
    desk.sidebar.show_place(PlaceRow(PlaceKind.FOLDER, "Ward", "Ward"))
    assert titles(desk) == ["one"]
    assert places(desk) == [("Ward/Inside", 1)]
    desk.wait_loaded()
    desk.chat.open(None)
    desk.send("!wait=20 !words=30")
    assert titles(desk)[1:] == ["one"], "at once, not at the end of the answer"
    desk.end()
    desk.window.library.rename(str(desk.chat.conversation_id), "four")
    assert titles(desk) == ["four", "one"]
    assert desk.history.conversation(ids(desk)["four"]).folder == "Ward"
    desk.sidebar.show_place(None)
    assert len(titles(desk)) == 4


def test_an_empty_folder_says_how_chats_come_in(desk: Desk) -> None:
    desk.frame.command_asked.emit(Command.NEW_FOLDER)
    type_and_accept(desk.dialog(NameDialog), "Ward", "Make folder", desk)
    assert places(desk) == [("Ward", 0)]
    desk.sidebar.show_place(PlaceRow(PlaceKind.FOLDER, "Ward", "Ward"))
    assert desk.sidebar._empty is not None
    told = desk.sidebar._empty.layout().itemAt(0).widget().accessibleName()
    assert told == "This folder is empty. Drag a chat here, or use Move to folder."


def test_a_folder_is_renamed_moved_and_deleted_and_no_chat_is_lost(desk: Desk) -> None:
    desk.history.set_folder(ids(desk)["one"], "Ward/Charts")
    desk.history.set_folder(ids(desk)["two"], "Ward/Charts")
    desk.history.trash(ids(desk)["two"])
    organiser = desk.window.window.organiser
    ward = PlaceRow(PlaceKind.FOLDER, "Ward/Charts", "Charts")
    desk.sidebar.show_place(ward)
    organiser.do(Wish(Command.RENAME, place=ward, name="Plans"))
    assert folders(desk) == ["Ward", "Ward/Plans"]
    assert desk.sidebar.place is not None
    assert desk.sidebar.place.key == "Ward/Plans"
    assert titles(desk) == ["one"]
    plans = PlaceRow(PlaceKind.FOLDER, "Ward/Plans", "Plans")
    organiser.do(Wish(Command.MOVE, place=plans, target=TOP))
    assert folders(desk) == ["Plans", "Ward"]
    plans = PlaceRow(PlaceKind.FOLDER, "Plans", "Plans")
    organiser.do(Wish(Command.DELETE, place=plans))
    desk.confirm(ConfirmDialog, "Delete folder")
    assert folders(desk) == ["Ward"]
    assert desk.sidebar.place is None
    assert desk.history.conversation(ids(desk)["one"]).folder is None
    desk.click("Undo", desk.notice("is deleted"))
    assert folders(desk) == ["Plans", "Ward"]
    every = [*desk.history.conversations(), *desk.history.conversations(trashed=True)]
    assert {one.title: one.folder for one in every} == {
        "one": "Plans",
        "two": "Plans",
        "three": None,
    }


def test_a_folder_that_cannot_be_is_told_and_changes_nothing(desk: Desk) -> None:
    organiser = desk.window.window.organiser
    desk.history.make_folder("Ward")
    ward = PlaceRow(PlaceKind.FOLDER, "Ward", "Ward")
    organiser.do(Wish(Command.RENAME, place=ward, name="x" * 200))
    assert folders(desk) == ["Ward"]
    assert len(desk.notices()) == 1


def test_tags_are_ticked_for_several_and_taken_back_together(desk: Desk) -> None:
    desk.history.set_tags(ids(desk)["one"], ["both", "mine"])
    desk.history.set_tags(ids(desk)["two"], ["both"])
    select(desk, "one", "two")
    desk.frame.command_asked.emit(Command.TAGS)
    dialog = desk.dialog(TagsDialog)
    states = {item.text(): item.checkState() for item in dialog._items()}
    assert states == {"both": Qt.CheckState.Checked, "mine": Qt.CheckState.PartiallyChecked}
    for state in ("unchecked", "checked", "indeterminate"):
        assert f"QAbstractItemView::indicator:{state}" in QApplication.instance().styleSheet()  # type: ignore[union-attr]
    dialog._items()[0].setCheckState(Qt.CheckState.Unchecked)
    dialog._field.setText("new one")
    desk.confirm(TagsDialog, "Save tags")
    assert desk.history.tags() == {"mine": 1, "new one": 2}
    assert desk.history.conversation(ids(desk)["one"]).tags == ("mine", "new one")
    desk.click("Undo", desk.notice("2 chats have other tags."))
    assert desk.history.tags() == {"both": 2, "mine": 1}


def test_a_tag_is_renamed_and_removed_wherever_it_is(desk: Desk) -> None:
    for title in ("one", "two"):
        desk.history.set_tags(ids(desk)[title], ["wording", "kept"])
    organiser = desk.window.window.organiser
    tag = PlaceRow(PlaceKind.TAG, "wording", "wording")
    organiser.do(Wish(Command.RENAME, place=tag, name="kept"))
    assert desk.history.tags() == {"kept": 2}
    desk.click("Undo", desk.notice("The tag is"))
    assert desk.history.tags() == {"kept": 2, "wording": 2}
    organiser.do(Wish(Command.DELETE, place=tag))
    desk.confirm(ConfirmDialog, "Remove tag")
    assert desk.history.tags() == {"kept": 2}


def test_all_selected_chats_are_pinned_and_then_none(desk: Desk) -> None:
    desk.history.pin(ids(desk)["one"])
    select(desk, "one", "two")
    for expected in (["one", "two"], []):
        desk.frame.command_asked.emit(Command.PIN)
        pinned = [one.title for one in desk.history.conversations() if one.is_pinned]
        assert sorted(pinned) == expected


def test_without_a_chat_there_is_nothing_to_move(desk: Desk) -> None:
    desk.frame.command_asked.emit(Command.MOVE)
    assert any("No chat is chosen." in one for one in desk.notices())


def test_a_new_change_takes_the_way_back_of_the_last_one_away(desk: Desk) -> None:
    organiser = desk.window.window.organiser
    for name in ("A", "B"):
        target = PlaceRow(PlaceKind.FOLDER, name)
        organiser.do(Wish(Command.MOVE, (ids(desk)["one"],), target=target))
    assert len(desk.notices()) == 1
    desk.click("Undo", desk.notice("1 chat is in “"))
    assert desk.history.conversation(ids(desk)["one"]).folder == "A"


def test_selected_chats_go_to_the_trash_and_come_back_by_one_undo_each(desk: Desk) -> None:
    select(desk, "one", "two")
    desk.sidebar._list.wish(Command.DELETE)
    desk.confirm(TrashDialog, "Move to trash")
    assert titles(desk) == ["three"]
    desk.click("Undo", desk.notice("2 chats are in the trash."))
    assert titles(desk) == ["three", "two", "one"]
    for one in ("one", "two"):
        desk.history.trash(ids(desk)[one])
    desk.sidebar._trash.setChecked(True)
    desk.sidebar._list.selectAll()
    desk.sidebar._trash_bar.restore.click()
    assert titles(desk) == []
    desk.click("Undo", desk.notice("2 chats are back."))
    assert titles(desk) == ["two", "one"]


def test_nothing_is_moved_if_one_of_several_cannot_be(desk: Desk) -> None:
    chosen = [ids(desk)["one"], "no such chat"]
    desk.window.library.restore(chosen)
    desk.history.trash(ids(desk)["one"])
    desk.window.library.restore(chosen)
    assert "one" not in ids(desk)
    assert len(desk.notices()) == 1


def test_copies_stand_beside_what_they_are_of_and_can_be_taken_back(desk: Desk) -> None:
    desk.history.set_tags(ids(desk)["one"], ["kept"])
    desk.chat.open(ids(desk)["one"])
    desk.frame.command_asked.emit(Command.DUPLICATE)
    assert desk.frame.header.title == "one (copy)"
    assert [one.text for one in desk.messages()] == ["one", "An answer"]
    assert desk.history.tags() == {"kept": 2}
    desk.click("Undo", desk.notice("1 chat was duplicated."))
    assert "one (copy)" not in ids(desk)
    assert desk.frame.header.title == "one"


def test_a_copy_of_a_chat_without_a_title_has_the_name_it_is_shown_by(desk: Desk) -> None:
    desk.chat.open(desk.history.create())
    desk.frame.command_asked.emit(Command.DUPLICATE)
    assert desk.frame.header.title == "New chat (copy)"


def test_a_branch_holds_the_way_to_its_answer_and_goes_on_by_itself(desk: Desk) -> None:
    desk.wait_loaded()
    first = desk.ask("first")
    desk.ask("second")
    origin = desk.chat.conversation_id
    desk.shown(first.message_id)._enter_actions()  # as Enter does
    desk.click("Branch from here", desk.shown(first.message_id))
    assert desk.frame.header.title == "first (branch)"
    assert [one.text for one in desk.messages()] == ["first", "Echo: first "]
    assert desk.ask("another").text == "Echo: another "
    assert len(desk.all_of(origin)) == 4


def test_a_branch_at_a_question_leaves_it_to_be_sent(desk: Desk) -> None:
    desk.wait_loaded()
    desk.ask("first")
    desk.ask("second")
    question = desk.messages()[2]
    desk.transcript.branch_asked.emit(question.message_id)
    assert [one.text for one in desk.messages()] == ["first", "Echo: first "]
    assert desk.composer.text() == "second"
    desk.chat.open(None)
    desk.chat.open(ids(desk)["first (branch)"])
    assert desk.composer.text() == "second"


def test_a_branch_at_the_first_question_is_a_new_chat_with_its_words(desk: Desk) -> None:
    desk.history.save_draft(None, "a thought")
    desk.chat.open(ids(desk)["one"])
    desk.transcript.branch_asked.emit(desk.messages()[0].message_id)
    assert desk.chat.conversation_id is None
    assert desk.composer.text() == "a thought\n\none"


def test_a_folder_is_found_by_typing_and_chosen_by_arrows(desk: Desk, qtbot: QtBot) -> None:
    for path in ("Ward/Charts", "Ward/Plans", "Teaching"):
        desk.history.make_folder(path)
    desk.chat.open(ids(desk)["one"])
    desk.frame.command_asked.emit(Command.MOVE)
    dialog = desk.dialog(MoveDialog)
    move = next(one for one in dialog.buttons.buttons() if one.text() == "Move")
    assert not move.isEnabled(), "it is in no folder already"
    qtbot.keyClicks(dialog._field, "ward")
    shown = [dialog._list.item(row).text() for row in range(dialog._list.count())]
    assert shown == ["Ward", "Ward › Charts", "Ward › Plans"]
    dialog._field.setText("\u202eward")
    assert "⟦RLO⟧ward" in dialog._list.item(dialog._list.count() - 1).text()
    assert "FSI" not in dialog._list.item(dialog._list.count() - 1).text()
    dialog._field.setText("ward")
    qtbot.keyClick(dialog._field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog._field, Qt.Key.Key_Down)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.history.conversation(ids(desk)["one"]).folder == "Ward/Plans"


def test_enter_adds_one_tag_after_the_other_and_then_saves(desk: Desk, qtbot: QtBot) -> None:
    desk.chat.open(ids(desk)["one"])
    desk.frame.command_asked.emit(Command.TAGS)
    dialog = desk.dialog(TagsDialog)
    for tag in ("first", "second"):
        qtbot.keyClicks(dialog._field, tag)
        qtbot.keyClick(dialog._field, Qt.Key.Key_Return)
        assert dialog.isVisible()
    qtbot.keyClick(dialog._field, Qt.Key.Key_Return)
    focus = dialog.focusWidget()
    assert focus is dialog._verb
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert desk.history.conversation(ids(desk)["one"]).tags == ("first", "second")


def test_a_command_that_is_not_of_chats_says_nothing(desk: Desk) -> None:
    desk.window.window.organiser.do(Wish(Command.CHOOSE_MODEL))
    assert desk.notices() == []
