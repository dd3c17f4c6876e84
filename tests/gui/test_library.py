"""The list of chats with a real history: to the trash and back, purged, renamed, searched."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from app.core.chat import State
from app.errors import Code, Problem
from app.gui.widgets.chat_rows import (
    ChatRow,
    HitRow,
    PlaceKind,
    PlaceRow,
    Renamed,
    RowMark,
)
from app.gui.widgets.commands import Command
from app.gui.widgets.dialogs import PurgeDialog, TrashDialog
from app.gui.widgets.message_view import Edited
from app.gui.widgets.sidebar import HitChosen
from app.paths import Places
from app.store import encryption
from app.store.database import Store
from tests.desk import Desk
from tests.gui.conftest import OpenDesk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def titles(desk: Desk) -> list[str]:
    return [row.title for row in desk.rows()]


def open_id(desk: Desk) -> str:
    assert desk.chat.conversation_id is not None
    return desk.chat.conversation_id


def trash(desk: Desk) -> str:
    """Send the open chat to the trash; return its id."""
    conversation_id = open_id(desk)
    desk.frame.command_asked.emit(Command.DELETE)
    desk.confirm(TrashDialog, "Move to trash")
    return conversation_id


def test_nothing_goes_to_the_trash_unless_it_is_confirmed(desk: Desk) -> None:
    desk.ask("Hello")
    desk.frame.command_asked.emit(Command.DELETE)
    desk.dialog(TrashDialog).reject()
    assert titles(desk) == ["Hello"]
    assert desk.history.conversations(trashed=True) == []


def test_a_chat_goes_to_the_trash_and_back_by_undo(desk: Desk) -> None:
    desk.ask("Hello")
    conversation_id = trash(desk)
    assert titles(desk) == []
    assert desk.chat.conversation_id is None
    assert desk.transcript.message_ids == []
    assert [one.conversation_id for one in desk.history.conversations(trashed=True)] == [
        conversation_id
    ]
    desk.click("Undo", desk.notice("1 chat is in the trash."))
    assert titles(desk) == ["Hello"]
    assert desk.chat.conversation_id == conversation_id
    assert len(desk.transcript.message_ids) == 2


def test_the_trash_is_listed_and_restores(desk: Desk) -> None:
    desk.ask("Hello")
    conversation_id = trash(desk)
    desk.sidebar._trash.setChecked(True)
    assert titles(desk) == ["Hello"]
    desk.sidebar.restore_asked.emit([conversation_id])
    assert titles(desk) == []
    desk.sidebar._trash.setChecked(False)
    assert titles(desk) == ["Hello"]


def test_a_search_of_the_trash_stays_one_while_the_list_changes(desk: Desk) -> None:
    desk.ask("quinquevirate")
    trash(desk)
    desk.ask("Hello")
    desk.sidebar._search.setText("quinquevirate")
    desk.wait(lambda: desk.rows() == [])
    desk.sidebar.trash_search_asked.emit()
    found = desk.rows()
    assert {type(row) for row in found} == {HitRow}
    desk.window.library.refresh()  # e.g. an answer has ended
    assert desk.rows() == found
    desk.sidebar._search.setText("quinquevir")
    desk.wait(lambda: desk.rows() == [])


def test_purge_removes_the_chat_for_good(desk: Desk, places: Places) -> None:
    desk.ask("quinquevirate")
    conversation_id = trash(desk)
    desk.sidebar._trash.setChecked(True)
    desk.sidebar.purge_asked.emit([conversation_id])
    desk.confirm(PurgeDialog, "Purge 1 chat")
    assert titles(desk) == []
    assert desk.history.conversations(trashed=True) == []
    assert desk.history.search("quinquevirate", limit=9, with_trash=True).hits == ()
    for file in places.data.glob("casebook.sqlite3*"):
        assert b"quinquevirate" not in file.read_bytes()


def test_trashing_a_chat_that_is_being_answered_stops_the_answer(desk: Desk) -> None:
    desk.send("!wait=60 !words=9 !stay")
    desk.wait_words(2)
    conversation_id = trash(desk)
    desk.wait(lambda: desk.turns.running is None)
    answer = desk.all_of(conversation_id)[-1]
    assert answer.state == State.STOPPED
    assert answer.text.startswith("word1 word2 ")


def test_a_backup_that_cannot_be_erased_keeps_no_purged_chat_in_the_list(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.ask("Hello")
    conversation_id = trash(desk)
    desk.store.backup()
    desk.sidebar._trash.setChecked(True)
    told: list[Problem] = []
    desk.window.library.troubled.connect(told.append)

    def refuse(_paths: list[Path]) -> None:
        raise Problem(Code.READ_ONLY, path=Path("backup"), folder=Path("backups"))

    monkeypatch.setattr(encryption, "erase", refuse)
    desk.sidebar.purge_asked.emit([conversation_id])
    desk.dialog(PurgeDialog)._also.setChecked(True)
    desk.confirm(PurgeDialog, "Purge 1 chat")
    assert [one.code for one in told] == [Code.READ_ONLY]
    assert desk.history.conversations(trashed=True) == []
    assert titles(desk) == []


def test_a_chat_that_is_purged_while_its_answer_ends_leaves_nothing_unsaved(desk: Desk) -> None:
    desk.send("!wait=60 !words=9 !stay")
    desk.wait_words(2)
    conversation_id = trash(desk)
    desk.sidebar._trash.setChecked(True)
    desk.sidebar.purge_asked.emit([conversation_id])
    desk.confirm(PurgeDialog, "Purge 1 chat")
    desk.wait(lambda: desk.turns.running is None)
    assert desk.turns._unsaved == []
    desk.sidebar._trash.setChecked(False)
    assert desk.ask("Hello").text == "Echo: Hello "


def test_a_chat_is_renamed_in_the_list_and_in_the_header(desk: Desk) -> None:
    desk.ask("Hello")
    desk.sidebar.renamed.emit(Renamed(open_id(desk), "Malaria"))
    assert titles(desk) == ["Malaria"]
    assert desk.frame.header.title == "Malaria"
    desk.frame.header.renamed.emit("Fever")
    assert titles(desk) == ["Fever"]
    desk.frame.header.renamed.emit("  ")
    assert titles(desk) == ["Fever"]


def test_a_pinned_chat_stays_on_top(desk: Desk) -> None:
    desk.ask("first")
    desk.frame.command_asked.emit(Command.PIN)
    desk.chat.open(None)
    desk.ask("second")
    assert titles(desk) == ["first", "second"]
    assert [row.is_pinned for row in desk.rows()] == [True, False]


def test_marks_tell_what_is_written_interrupted_and_not_sent(desk: Desk) -> None:
    desk.ask("!wait=60 !words=2 !die=kill")
    interrupted = open_id(desk)
    desk.chat.open(None)
    desk.send("!wait=60 !words=9 !stay")
    desk.wait_words(1)
    marks = {row.id: row.mark for row in desk.rows() if isinstance(row, ChatRow)}
    assert marks == {interrupted: RowMark.INTERRUPTED, open_id(desk): RowMark.WRITING}
    desk.click("Stop", desk.composer)
    desk.end()
    desk.write("a draft")
    desk.chat.open(None)
    desk.window.library.refresh()
    assert RowMark.DRAFT in {row.mark for row in desk.rows()}


def test_a_hit_in_another_branch_switches_to_it(desk: Desk) -> None:
    first = desk.ask("quinquevirate")
    desk.transcript.edited.emit(Edited(desk.transcript.message_ids[0], "another"))
    desk.end()
    assert first.message_id not in desk.transcript.message_ids
    desk.chat.open(None)
    desk.sidebar._search.setText("quinque")
    desk.wait(lambda: len(desk.rows()) == 2 and hasattr(desk.rows()[0], "snippet"))
    hit = next(row for row in desk.rows() if row.message_id == first.message_id)
    desk.sidebar.hit_chosen.emit(HitChosen(hit.conversation_id, hit.message_id))
    assert first.message_id in desk.transcript.message_ids
    assert desk.transcript._current == first.message_id
    desk.sidebar._search.setText("")
    desk.wait(lambda: titles(desk) == ["quinquevirate"])


def test_a_change_that_cannot_be_saved_is_told_and_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.ask("Hello")

    def refuse(*_arguments: object) -> None:
        raise Problem(Code.DISK_FULL, free_bytes=0)

    monkeypatch.setattr(desk.history, "rename", refuse)
    desk.frame.header.renamed.emit("Malaria")
    assert desk.notice("disk")
    assert titles(desk) == ["Hello"]


def test_the_trash_is_emptied_at_the_start_and_told(open_desk: OpenDesk) -> None:
    def old_trash(store: Store) -> None:
        for name in ("old", "new"):
            store.history.trash(store.history.create(name))
        store.database.execute(
            "UPDATE conversations SET trashed_at = '2020-01-01T00:00:00.000+00:00'"
            " WHERE title = 'old'"
        )

    desk = open_desk(prepare=old_trash)
    assert len(desk.history.conversations(trashed=True)) == 2
    told = desk.sidebar._trash_bar._rule
    assert told.text() == "What is here stays until you purge it."
    desk.window._on_settings_changed(replace(desk.window.chosen, trash_days=30))
    assert told.text().startswith("After 30 days here a chat is purged")
    desk.close()
    desk = open_desk(settings={"trash_days": 30})
    desk.wait(lambda: len(desk.history.conversations(trashed=True)) == 1)
    assert desk.notice("1 chat that lay in the trash is purged")


def test_without_the_setting_the_trash_stays(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.history.trash(desk.history.create("old"))
    desk.window.library.empty_trash()
    assert len(desk.history.conversations(trashed=True)) == 1


def shown_folders(desk: Desk) -> list[tuple[str, int]]:
    rows = desk.sidebar._list._rows
    found = [rows.row(rows.index(number)) for number in range(rows.rowCount())]
    return [(row.key, row.count) for row in found if isinstance(row, PlaceRow)]


def test_a_closed_folder_hides_those_inside_counts_them_and_stays_closed(
    open_desk: OpenDesk,
) -> None:
    def prepare(store: Store) -> None:
        history = store.history
        for path in ("Ward", "Ward/Charts", "Ward/Charts/Old", "Wards"):
            ids = history.begin_turn(None, path, None, {}, [])
            history.set_folder(ids.conversation_id, path)

    one = open_desk(prepare=prepare)
    every = [("Ward", 1), ("Ward/Charts", 1), ("Ward/Charts/Old", 1), ("Wards", 1)]
    assert shown_folders(one) == every
    one.sidebar.focus_list()
    ward = one.sidebar._list
    while ward.current_place() is None or ward.current_place().key != "Ward":  # type: ignore[union-attr]
        ward.setCurrentIndex(ward._rows.index(ward.currentIndex().row() + 1))
    one.sidebar.folded.emit(ward.current_place())
    assert shown_folders(one) == [("Ward", 3), ("Wards", 1)]
    one.close()
    again = open_desk()
    assert shown_folders(again) == [("Ward", 3), ("Wards", 1)]
    again.history.make_folder("Ward/New")  # what is made inside is to be seen
    again.window.library.refresh()
    assert len(shown_folders(again)) == 5


def test_folders_of_a_history_that_is_only_read_fold_all_the_same(open_desk: OpenDesk) -> None:
    def prepare(store: Store) -> None:
        store.history.make_folder("Ward/Charts")

    open_desk(prepare=prepare).close()
    one = open_desk(read_only=True)
    told: list[Problem] = []
    one.window.library.troubled.connect(told.append)
    one.sidebar.folded.emit(PlaceRow(PlaceKind.FOLDER, "Ward", is_closed=False))
    assert shown_folders(one) == [("Ward", 0)]
    assert told == []  # that it is only read was told at the start
    one.sidebar.folded.emit(PlaceRow(PlaceKind.FOLDER, "Ward", is_closed=True))
    assert len(shown_folders(one)) == 2
