"""The export dialog counts what looks like an identifier, and masks it if a person wants that."""

from pathlib import Path

import pytest

from app.core.transcript.verification import verify
from app.gui import exchange
from app.gui.widgets.commands import Command
from app.gui.widgets.export_dialog import ExportDialog
from app.store.screening import SWITCH
from tests import transcripts
from tests.desk import Desk

QUESTION = "Mrs Grace Okello, tel 0712 345 678, has a fever."


def opened(desk: Desk, question: str = QUESTION, *, is_checked: bool = True) -> ExportDialog:
    known, _ = transcripts.answered(desk.store, None, question, None, "Okello has malaria?")
    desk.history.set_setup(known, {SWITCH: is_checked})
    desk.chat.open(known)
    desk.window.window.do(Command.EXPORT)
    return desk.dialog(ExportDialog)


def told(dialog: ExportDialog) -> str:
    return dialog._identifiers.accessibleName() if dialog._identifiers else ""


@pytest.fixture(autouse=True)
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(exchange, "_documents", lambda: tmp_path)
    return tmp_path


def test_places_are_counted_by_kind_and_masked_if_that_is_ticked(desk: Desk, out: Path) -> None:
    dialog = opened(desk)
    desk.wait(lambda: "names: 2 · telephone numbers: 1" in told(dialog))
    assert "They are exported as they are. The check misses things" in told(dialog)
    dialog._masks.click()
    assert "They will be masked in the export." in told(dialog)
    desk.click(dialog._start.text(), dialog)
    desk.wait(lambda: any("Exported and checked" in one for one in desk.notices()))
    (file,) = out.glob("*.json")
    text = file.read_text("utf-8")
    assert "Okello" not in text
    assert "Mrs [NAME 1], tel [PHONE 1]" in text
    assert verify(file).status == "intact"


def test_an_export_waits_until_it_was_looked_through_and_then_until_that_was_seen(
    desk: Desk, out: Path
) -> None:
    dialog = opened(desk)
    assert told(dialog) == ""
    dialog._on_start_clicked()  # before the first slice
    desk.wait(lambda: "names: 2" in told(dialog))
    assert not list(out.glob("*.json"))
    desk.click(dialog._start.text(), dialog)
    desk.wait(lambda: list(out.glob("*.json")))


def test_a_chat_that_is_not_checked_is_named(desk: Desk) -> None:
    dialog = opened(desk, is_checked=False)
    desk.wait(lambda: told(dialog) == "Chats that are not checked, by choice: 1.")
    dialog.reject()
