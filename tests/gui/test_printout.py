"""A chat onto paper: the notice on it, and what looks like an identifier is asked about first."""

import shutil
import subprocess  # noqa: TID251  the programs of the field look at the file
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.core.wording import NOTICE
from app.gui.printing import PrintDialog
from app.gui.printout import Printout
from app.gui.widgets.commands import Command
from app.gui.widgets.print_check_dialog import PrintCheckDialog
from app.store.screening import SWITCH
from tests import transcripts
from tests.desk import Desk

POPPLER = shutil.which("pdftotext")
QUESTION = "Mrs Grace Okello, tel 0712 345 678, has a fever."
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "Returned false")


def opened(desk: Desk, question: str = "Is it malaria?", *, is_checked: bool = True) -> None:
    known, _ = transcripts.answered(desk.store, None, question, None, "Okello may have it.")
    desk.history.set_setup(known, {SWITCH: is_checked})
    desk.chat.open(known)
    desk.window.window.do(Command.PRINT)


def printout(desk: Desk) -> Printout:
    found = desk.window.window._exchange
    assert found is not None
    assert found._printout is not None
    return found._printout


def printer(desk: Desk) -> PrintDialog:
    desk.wait(lambda: printout(desk)._printing)
    return desk.dialog(PrintDialog)


def printed(desk: Desk, path: Path) -> None:
    """Do what a desktop with a printer would do."""
    dialog = printer(desk)
    dialog.chosen.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.chosen.setOutputFileName(str(path))
    dialog.done(QDialog.DialogCode.Accepted)
    desk.wait(lambda: not printout(desk).is_busy)
    QApplication.sendPostedEvents()


def question(desk: Desk) -> PrintCheckDialog:
    desk.wait(lambda: printout(desk)._question and printout(desk)._question._mask.isVisible())
    return desk.dialog(PrintCheckDialog)


def text_of(path: Path) -> str:
    if POPPLER is None:
        pytest.skip("poppler-utils are not installed")
    ran = subprocess.run(
        [POPPLER, "-layout", str(path), "-"], check=True, capture_output=True, text=True
    )
    return " ".join(ran.stdout.split())


def last_event(desk: Desk) -> str:
    return str(desk.store.audit.events(1)[0]["action"])


def test_the_open_chat_is_printed_with_the_notice(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    opened(desk)
    printed(desk, path)
    assert path.read_bytes().startswith(b"%PDF-")
    assert last_event(desk) == "exported_to_printer"
    text = text_of(path)
    assert text.startswith(NOTICE)
    assert text.endswith(NOTICE)


def test_what_looks_like_an_identifier_is_shown_and_masked_on_paper(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "paper.pdf"
    opened(desk, QUESTION)
    dialog = question(desk)
    said = dialog.accessibleDescription()
    assert "3 places match the form of an identifier." in said
    assert "names: 2 · telephone numbers: 1" in said
    assert "Grace Okello" in said
    assert "misses things" in said
    assert printout(desk)._printing is None  # no printer yet
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    printed(desk, path)
    text = text_of(path)
    assert "Mrs [NAME 1], tel [PHONE 1], has a fever." in text
    assert "Masked: what looked like an identifier" in text
    assert "Okello" not in text


def test_it_may_be_printed_as_it_is(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    opened(desk, QUESTION)
    desk.click("Print as it is…", question(desk))
    printed(desk, path)
    text = text_of(path)
    assert "Grace Okello" in text
    assert "Masked" not in text


def test_escape_prints_nothing(desk: Desk, qtbot: QtBot) -> None:
    opened(desk, QUESTION)
    dialog = question(desk)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not printout(desk).is_busy
    assert printout(desk)._printing is None
    assert last_event(desk) != "exported_to_printer"
    desk.window.window.do(Command.PRINT)
    assert question(desk) is not dialog


def test_a_chat_that_is_not_checked_by_choice_is_printed_without_a_question(desk: Desk) -> None:
    opened(desk, QUESTION, is_checked=False)
    printer(desk).reject()
    assert printout(desk)._question is None


def test_a_long_chat_is_looked_through_in_slices_and_that_can_be_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.gui.pump.SLICE_SECONDS", 0.0)
    monkeypatch.setattr("app.gui.printout.PATIENCE_SECONDS", 0.0)
    desk.chat.open(transcripts.long_chat(desk.store, 60))
    desk.window.window.do(Command.PRINT)
    desk.wait(lambda: printout(desk)._question)
    dialog = desk.dialog(PrintCheckDialog)
    assert "of 120 messages" in dialog._lines[0].text()
    assert not dialog._mask.isVisible()
    desk.click("Cancel", dialog)
    assert not printout(desk).is_busy
    assert not printout(desk)._look.is_running


def test_a_new_chat_has_nothing_to_print(desk: Desk) -> None:
    desk.chat.open(None)
    desk.window.window.do(Command.PRINT)
    assert desk.notice("There is no chat to print.")


def test_a_printer_that_takes_no_pages_is_told(desk: Desk, tmp_path: Path) -> None:
    opened(desk)
    printed(desk, tmp_path / "no" / "paper.pdf")
    assert "the printer did not take the pages" in desk.notice("cannot be done").accessibleName()


def test_the_printer_can_be_left(desk: Desk) -> None:
    opened(desk)
    printer(desk).reject()
    QApplication.sendPostedEvents()
    assert not printout(desk).is_busy


def test_closing_ends_the_look_before_the_history_is_closed(desk: Desk) -> None:
    opened(desk)
    look = printout(desk)._look
    assert look.is_running
    desk.frame.close()
    assert not look.is_running
