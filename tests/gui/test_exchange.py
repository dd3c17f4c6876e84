"""Chats as files and back, by the hands of a person: dialogs, progress, cancel, trouble."""

import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from app.core.transcript.verdict import INTACT
from app.core.transcript.verification import verify
from app.core.transcript.writing import Format
from app.core.wording import NOTICE
from app.errors import Code, Problem
from app.gui import exchange
from app.gui.widgets.commands import Command
from app.gui.widgets.dialogs import ConfirmDialog
from app.gui.widgets.export_dialog import ExportDialog
from app.gui.widgets.import_dialog import ImportDialog
from app.paths import Places
from app.settings import Settings
from app.store.database import Store, open_database
from tests import incoming, transcripts
from tests.desk import Desk, confirm_notice

Open = Callable[..., Desk]


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(exchange, "_documents", lambda: folder)
    return folder


@pytest.fixture
def open_desk(qtbot: QtBot, places: Places) -> Iterator[Open]:
    made: list[Desk] = []

    def build(prepare: Callable[[Store], object] = transcripts.fill, **more: object) -> Desk:
        def set_up(store: Store) -> None:
            confirm_notice(store)
            prepare(store)

        made.append(Desk(qtbot, places, Settings(), prepare=set_up, **more))
        return made[-1]

    yield build
    for desk in made:
        desk.close()


def first(desk: Desk) -> str:
    return desk.history.conversations()[0].conversation_id


def exporting(desk: Desk) -> ExportDialog:
    """Open the first chat and ask for its export."""
    desk.chat.open(first(desk))
    desk.window.window.do(Command.EXPORT)
    return desk.dialog(ExportDialog)


def choose(dialog: ExportDialog, kind: Format) -> None:
    for number in range(dialog.list.topLevelItemCount()):
        item = dialog.list.topLevelItem(number)
        if item is not None and item.data(0, Qt.ItemDataRole.UserRole) == kind:
            dialog.list.setCurrentItem(item)


def looked_through(desk: Desk) -> None:
    """Wait until what looks like an identifier was counted: an export before that waits too."""
    running = desk.window.window._exchange
    assert running is not None
    desk.wait(lambda: not running._check._pump.is_running)


def started(desk: Desk, dialog: ExportDialog) -> None:
    looked_through(desk)
    desk.click(dialog._start.text(), dialog)


def end(desk: Desk) -> None:
    running = desk.window.window._exchange
    assert running is not None
    desk.wait(lambda: not running._pump.is_running)
    QApplication.sendPostedEvents()


@pytest.mark.parametrize("kind", list(Format))
def test_every_format_is_written_from_the_window(open_desk: Open, out: Path, kind: Format) -> None:
    desk = open_desk()
    dialog = exporting(desk)
    choose(dialog, kind)
    started(desk, dialog)
    end(desk)
    (path,) = out.iterdir()
    assert path.suffix == f".{kind}"
    assert first(desk)[:8] in path.name
    assert verify(path).status == INTACT
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    notice = desk.notice("Exported and checked")
    assert "plain text" in notice.accessibleName()
    assert desk.frame.findChildren(ExportDialog) == []


def test_what_there_is_to_export_is_counted(open_desk: Open, out: Path) -> None:
    def prepare(store: Store) -> None:
        transcripts.answered(store, None, "second", None, "chat")
        known, _ = transcripts.answered(store, None, "third", None, "chat")
        store.history.trash(known)
        transcripts.fill(store)

    desk = open_desk(prepare)
    dialog = exporting(desk)
    names = [one.accessibleName() for one in dialog.findChildren(QRadioButton)]
    assert names == [
        "This chat, 9 messages, all versions",
        "Folder “\u2068Ward\u2069”, 1 chat",
        "All chats, 2 chats, trash left out",
    ]
    inside = "5 answers · by \u2068Meditron3-Gemma2-2B\u2069 · 3 not complete, and marked so"
    assert dialog._contents.text() == inside
    dialog.findChildren(QRadioButton)[2].click()
    assert dialog._contents.text().startswith("6 answers")
    assert dialog.wish.path.endswith("2 chats.json")
    started(desk, dialog)
    end(desk)
    (path,) = out.iterdir()
    assert len(json.loads(path.read_text())["conversations"]) == 2


def test_selected_chats_are_offered_first(open_desk: Open, out: Path) -> None:
    def prepare(store: Store) -> None:
        transcripts.answered(store, None, "second", None, "chat")
        transcripts.answered(store, None, "third", None, "chat")
        transcripts.fill(store)

    desk = open_desk(prepare)
    desk.chat.open(first(desk))
    desk.sidebar._list.selectAll()
    marked = desk.sidebar.selected_ids()
    assert len(marked) == 3
    desk.window.window.do(Command.EXPORT)
    dialog = desk.dialog(ExportDialog)
    assert dialog.scope == "selected"
    started(desk, dialog)
    end(desk)
    (path,) = out.iterdir()
    whole = json.loads(path.read_text())
    assert {one["conversation_id"] for one in whole["conversations"]} == set(marked)


def test_boxes_leave_out_what_they_say(open_desk: Open, out: Path) -> None:
    desk = open_desk()
    dialog = exporting(desk)
    assert not dialog._record.isEnabled(), "the record goes along always"
    assert dialog._record.isChecked()
    dialog._shown.click()
    dialog._system.click()
    started(desk, dialog)
    end(desk)
    (path,) = out.iterdir()
    (chat,) = json.loads(path.read_text())["conversations"]
    assert len(chat["messages"]) == len(desk.history.path(first(desk)))
    assert chat["system_text"] is None


def test_a_file_is_replaced_only_after_a_question(open_desk: Open, out: Path) -> None:
    desk = open_desk()
    target = out / "mine.json"
    target.write_text("mine")
    dialog = exporting(desk)
    dialog.set_path(str(target), is_suggested=False)
    started(desk, dialog)
    desk.confirm(ConfirmDialog, "Cancel")
    assert target.read_text() == "mine"
    started(desk, dialog)
    desk.confirm(ConfirmDialog, "Replace")
    end(desk)
    assert verify(target).status == INTACT


def test_another_format_gives_a_name_of_ones_own_another_ending(open_desk: Open, out: Path) -> None:
    desk = open_desk()
    dialog = exporting(desk)
    dialog.set_path(str(out / "my study.json"), is_suggested=False)
    choose(dialog, Format.HTML)
    assert dialog.wish.path == str(out / "my study.html")
    dialog.set_path("", is_suggested=False)
    assert not dialog._start.isEnabled()


def test_a_long_export_shows_how_far_it_is_and_can_be_stopped(open_desk: Open, out: Path) -> None:
    desk = open_desk(lambda store: transcripts.long_chat(store, 1500))
    dialog = exporting(desk)
    choose(dialog, Format.HTML)
    started(desk, dialog)
    running = desk.window.window._exchange
    assert running is not None
    desk.wait(lambda: running._export is not None and running._export.done > 50)
    assert "of 3,000 messages" in dialog._card.accessibleName()
    assert [path.suffix for path in out.iterdir()] == [".part"]
    desk.click("Cancel", dialog)
    assert not running._pump.is_running
    assert list(out.iterdir()) == []
    assert dialog.isVisible()
    assert dialog._told is not None
    assert "No file is left behind" in dialog._told.accessibleName()


def test_escape_stops_the_writing_before_it_closes(open_desk: Open, out: Path) -> None:
    desk = open_desk(lambda store: transcripts.long_chat(store, 500))
    dialog = exporting(desk)
    choose(dialog, Format.PDF)
    started(desk, dialog)
    dialog.reject()
    assert dialog.isVisible()
    assert list(out.iterdir()) == []
    dialog.reject()
    assert not dialog.isVisible()


def test_a_window_that_closes_meanwhile_leaves_nothing(open_desk: Open, out: Path) -> None:
    desk = open_desk(lambda store: transcripts.long_chat(store, 500))
    dialog = exporting(desk)
    started(desk, dialog)
    running = desk.window.window._exchange
    assert running is not None
    desk.wait(lambda: running._export is not None and running._export.done > 5)
    desk.close()
    assert list(out.iterdir()) == []


def test_trouble_is_told_in_the_dialog_and_can_be_tried_again(
    open_desk: Open, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    dialog = exporting(desk)
    dialog.set_path(str(out / "no" / "a.json"), is_suggested=False)
    started(desk, dialog)
    end(desk)
    assert dialog._told is not None
    assert "There is no folder to write to." in dialog._told.accessibleName()

    def full(*_: object) -> None:
        raise Problem(Code.DISK_FULL, path=out, free_bytes=0)

    monkeypatch.setattr("app.store.exports.place", full)
    dialog.set_path(str(out / "a.json"), is_suggested=False)
    started(desk, dialog)
    end(desk)
    assert "The disk is full." in dialog._told.accessibleName()
    monkeypatch.undo()
    assert list(out.iterdir()) == []


def test_the_clipboard_gets_the_notice_with_the_words(open_desk: Open, out: Path) -> None:
    desk = open_desk()
    dialog = exporting(desk)
    looked_through(desk)
    choose(dialog, Format.PDF)
    desk.click("Copy to clipboard", dialog)
    assert desk.clipboard().startswith("> **RESEARCH USE ONLY")
    assert "Fever, **chills**." in desk.clipboard()
    assert NOTICE.rpartition(". ")[0] in desk.clipboard()
    assert desk.store.audit.events(1)[0]["action"] == "exported_to_clipboard"
    assert list(out.iterdir()) == []


def test_a_folder_that_is_only_read_can_be_taken_along(
    open_desk: Open, places: Places, out: Path
) -> None:
    with open_database(places) as store:
        confirm_notice(store)
        transcripts.fill(store)
    desk = open_desk(lambda _store: None, read_only=True)
    dialog = exporting(desk)
    started(desk, dialog)
    end(desk)
    assert len(list(out.iterdir())) == 1
    assert desk.notice("Exported and checked")


def test_nothing_to_export_is_told(open_desk: Open) -> None:
    desk = open_desk(lambda _store: None)
    desk.window.window.do(Command.EXPORT)
    assert desk.notice("No chats yet.")


# --- import --------------------------------------------------------------------------------------


def importing(desk: Desk, path: Path) -> ImportDialog:
    desk.window.window.do(Command.IMPORT)
    dialog = desk.dialog(ImportDialog)
    opened = desk.window.window._exchange
    assert opened is not None
    opened.intake.look(str(path))
    desk.wait(lambda: not opened.intake.is_running)
    return dialog


def lines(dialog: ImportDialog) -> list[tuple[str, str, str]]:
    found = []
    for number in range(dialog.list.topLevelItemCount()):
        item = dialog.list.topLevelItem(number)
        assert item is not None
        found.append((item.text(0).strip("\u2068\u2069"), item.text(1), item.text(2)))
    return found


def test_a_file_is_looked_at_before_it_comes_in(open_desk: Open, tmp_path: Path) -> None:
    path = tmp_path / "conversations.json"
    path.write_text(json.dumps([*incoming.chatgpt(), {"mapping": {}}]))
    desk = open_desk()
    dialog = importing(desk, path)
    assert lines(dialog) == [
        ("Sepsis", "6", "comes in"),
        ("conversation 2", "", "does not come in: there is no message in it"),
    ]
    assert "tool calls" in dialog._aside.text()
    assert len(desk.history.conversations()) == 1, "nothing was changed"
    opened = desk.window.window._exchange
    assert opened is not None
    desk.click("Import 1 chat", dialog)
    desk.wait(lambda: not opened.intake.is_running)
    QApplication.sendPostedEvents()
    assert desk.frame.findChildren(ImportDialog) == []
    assert desk.notice("1 chat came in.")
    assert "Sepsis" in [row.title for row in desk.rows()]
    shown = desk.shown(desk.messages()[-1].message_id)
    assert "imported from ChatGPT, not made here" in [
        one.text() for one in shown.findChildren(QLabel)
    ]
    dialog = importing(desk, path)
    assert lines(dialog)[0] == ("Sepsis", "6", "is here already")
    assert not dialog._start.isEnabled()


def test_an_export_of_many_long_chats_comes_back(open_desk: Open, tmp_path: Path) -> None:
    other = Places(tmp_path / "other")
    other.data.mkdir()
    with open_database(other) as store:
        ids = [transcripts.long_chat(store, 700), transcripts.fill(store)]
        path = transcripts.exported(store, Format.JSON, tmp_path / "a.json", *ids).path
    desk = open_desk(lambda _store: None)
    dialog = importing(desk, path)
    opened = desk.window.window._exchange
    assert opened is not None
    desk.click("Import 2 chats", dialog)
    desk.wait(lambda: not opened.intake.is_running)
    assert desk.notice("2 chats came in.")
    with open_database(other, read_only=True) as store:
        for known in ids:
            before, after = store.history.all_messages(known), desk.history.all_messages(known)
            assert [one.text for one in before] == [one.text for one in after]


def test_a_file_that_is_none_is_told_in_the_dialog(open_desk: Open, tmp_path: Path) -> None:
    path = tmp_path / "no.json"
    path.write_text("[" * 100_000)
    desk = open_desk()
    dialog = importing(desk, path)
    assert dialog._told is not None
    assert "No conversation could be taken" in dialog._told.accessibleName()
    assert not dialog._start.isEnabled()


def test_a_disk_that_is_full_keeps_what_came_in(
    open_desk: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    chats = [incoming.messages() for _ in range(3)]
    for number, chat in enumerate(chats):
        chat[2]["content"] = f"answer {number}"
    path.write_text("\n".join(json.dumps({"messages": chat}) for chat in chats))
    desk = open_desk(lambda _store: None)
    dialog = importing(desk, path)
    taken: list[object] = []
    imports = type(desk.store.imports)
    real = imports.take

    def sometimes(self: object, *arguments: object) -> object:
        taken.append(arguments)
        if len(taken) == 2:
            raise Problem(Code.DISK_FULL, path=tmp_path, free_bytes=0)
        return real(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(imports, "take", sometimes)
    opened = desk.window.window._exchange
    assert opened is not None
    desk.click("Import 3 chats", dialog)
    desk.wait(lambda: not opened.intake.is_running)
    assert dialog._told is not None
    assert "The disk is full." in dialog._told.accessibleName()
    assert len(desk.history.conversations()) == 1


def test_what_is_too_much_to_look_at_is_not_looked_at(
    open_desk: Open, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.inside.MOST_LOOKED_AT", 8)
    desk = open_desk()
    dialog = exporting(desk)
    assert dialog._contents.isHidden()
    started(desk, dialog)
    end(desk)
    assert len(list(out.iterdir())) == 1
