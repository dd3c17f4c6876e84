"""Settings › Safekeeping: backups written, read and restored; encryption on, off and changed."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.errors import Code, Problem
from app.gui import errand, opening, recovery
from app.gui.backups import Backups
from app.gui.errand import DECRYPT, ENCRYPT, RESTORE, Errand
from app.gui.widgets.dialogs import ConfirmDialog
from app.gui.widgets.restore_dialog import RestoreDialog
from app.gui.widgets.safekeeping_page import SafekeepingPage
from app.gui.widgets.secret_dialogs import Asked, CodeDialog, NewSecret, SecretDialog
from app.paths import Places
from app.store import keys
from app.store.copies import listed
from app.store.database import open_database
from app.store.encrypted import is_encrypted
from app.store.encryption import encrypt
from tests.desk import HANG_MS, Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})


def page_of(desk: Desk) -> tuple[SafekeepingPage, Backups]:
    desk.window.preferences.open("safekeeping")
    kept = desk.window.preferences._keeping
    assert kept is not None
    return kept[0]._page, kept[0]


def words(widget: QWidget) -> str:
    return " ".join(str(one.text()) for one in widget.findChildren(QWidget) if hasattr(one, "text"))


def told(page: SafekeepingPage) -> str:
    return page._notice.accessibleName() if page._notice else ""


def shown(kind: type[QWidget]) -> QWidget:
    QApplication.processEvents()
    found = [one for one in QApplication.allWidgets() if isinstance(one, kind) and one.isVisible()]
    assert len(found) == 1
    return found[0]


def meanwhile(do: Callable[[], object]) -> None:
    """Do this while a dialog that waits for a person waits."""
    QTimer.singleShot(0, do)


# --- backups -------------------------------------------------------------------------------------


def test_a_backup_is_written_here_and_elsewhere_and_noted(
    desk: Desk, places: Places, tmp_path: Path
) -> None:
    page, backups = page_of(desk)
    assert page.chosen == ""
    assert not page._buttons["restore"].isEnabled()
    desk.click("Back up now", page)
    assert not page._buttons["restore_file"].isEnabled(), "one at a time"
    desk.wait(lambda: not backups._command.is_running and page.chosen)
    (one,) = listed(places)
    assert page.chosen == str(one.path)
    assert "Backed up and checked" in told(page)
    target = tmp_path / "stick" / "mine.sqlite3"
    target.parent.mkdir()
    backups._on_target_chosen(str(target))
    desk.wait(lambda: str(target) in told(page))
    assert "It is not encrypted" in told(page)
    backups._on_target_chosen(str(target))
    desk.wait(lambda: "is there already" in told(page))
    assert [event["object"] for event in desk.store.audit.events(2)] == [
        "mine.sqlite3",
        one.path.name,
    ]


def test_a_cancelled_backup_leaves_nothing(desk: Desk, places: Places, tmp_path: Path) -> None:
    page, backups = page_of(desk)
    (tmp_path / "mine.sqlite3.part").write_text("of a child that was killed")
    backups._on_target_chosen(str(tmp_path / "mine.sqlite3"))
    places.backups.mkdir(exist_ok=True)
    backups._others = {places.backups / "hourly.part"}
    for name in ("hourly.part", "mine.part"):
        (places.backups / name).write_text("half")
    desk.click("Cancel", page)
    assert "Nothing was changed" in told(page)
    assert [one.name for one in places.backups.iterdir()] == ["hourly.part"]
    assert not list(tmp_path.glob("*.part*"))
    assert listed(places) == []
    assert page._buttons["back_up"].isEnabled()


def test_a_name_with_signs_of_a_pattern_is_swept_as_it_is(desk: Desk, tmp_path: Path) -> None:
    _, backups = page_of(desk)
    for name in ("mine [1]", "mine *", "mine of others"):
        (tmp_path / f"{name}.sqlite3.part").write_text("half")
    for name in ("mine [1]", "mine *"):
        backups._target = tmp_path / f"{name}.sqlite3"
        backups._sweep()
    assert [one.name for one in tmp_path.glob("mine*")] == ["mine of others.sqlite3.part"]


def test_a_backup_is_checked_and_damage_is_told(desk: Desk) -> None:
    file = desk.store.backup()
    page, backups = page_of(desk)
    desk.click("Check now", page)
    desk.wait(lambda: "The backup is whole" in told(page))
    assert page._table.text().count("whole, ") == 1
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    for key in ("check", "restore"):
        page.untell()
        page.asked.emit(key)
        desk.wait(lambda: "The backup is damaged" in told(page))
    assert "damaged" in page._table.text()
    assert backups._file == str(file)


def test_restoring_says_what_it_holds_and_closes_the_window(desk: Desk, places: Places) -> None:
    desk.ask("What are the symptoms?")
    file = desk.store.backup()
    desk.ask("And in children?")
    page, _ = page_of(desk)
    desk.click("Restore…", page)
    desk.wait(
        lambda: [one for one in QApplication.topLevelWidgets() if isinstance(one, RestoreDialog)]
    )
    dialog = shown(RestoreDialog)
    assert "1 chat, 2 messages" in words(dialog)
    assert "1 chat, 4 messages" in words(dialog)
    assert "kept as a backup first" in words(dialog)
    desk.click("Restore", dialog)
    assert not desk.frame.isVisible()
    assert desk.window.begins_again
    assert desk.window.errand == Errand(RESTORE, str(file))
    desk.store.close()
    store, report = opening.after(places, desk.window.errand)
    assert store is not None
    with store:
        assert (report.kind, report.what) == ("ok", "Restored: 1 chat.")
        assert len(listed(places)) == 2
        assert store.history.message_count() == 2


def test_a_restore_that_is_cancelled_leaves_the_history(places: Places, qapp: QApplication) -> None:
    with open_database(places) as store:
        file = store.backup()
        store.history.create("later")

    def cancel() -> None:
        (dialog,) = [one for one in qapp.topLevelWidgets() if one.isVisible()]
        dialog.reject()  # type: ignore[attr-defined]

    meanwhile(cancel)
    store, report = opening.after(places, Errand(RESTORE, str(file)))
    assert report.what == "Stopped."
    assert store is not None
    with store:
        assert [one.title for one in store.history.conversations()] == ["later"]
    assert not list(places.data.glob("*.restoring*"))


@pytest.mark.usefixtures("qapp")
def test_a_backup_that_went_away_is_told_with_its_name(places: Places, tmp_path: Path) -> None:
    report = errand.run(places, Errand(RESTORE, str(tmp_path / "away.sqlite3")))
    assert report.kind == "err"
    assert str(tmp_path / "away.sqlite3") in report.why


# --- encryption ----------------------------------------------------------------------------------


def test_encrypting_says_what_is_lost_and_waits_for_consent(desk: Desk, qtbot: QtBot) -> None:
    page, _ = page_of(desk)
    desk.click("Encrypt the history…", page)
    dialog = shown(SecretDialog)
    assert isinstance(dialog, SecretDialog)
    assert "loses both the passphrase and the recovery code" in words(dialog)
    new, again = dialog.findChildren(QLineEdit)
    assert new.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(new, "a phrase")
    qtbot.keyClicks(again, "a phrasE")
    assert not dialog._verb.isEnabled()
    dialog.findChildren(QCheckBox)[-1].setChecked(True)
    desk.click("Encrypt", dialog)
    assert "differ" in words(dialog)
    assert desk.window.errand is None
    again.setText("a phrase")
    qtbot.keyClick(again, Qt.Key.Key_Return)
    assert desk.window.errand == Errand(ENCRYPT, secrets=("a phrase",))
    assert "a phrase" not in repr(desk.window.errand)
    assert not desk.frame.isVisible()


@pytest.mark.usefixtures("qapp")
def test_encrypted_and_plain_again_with_the_code_shown_once(places: Places, qtbot: QtBot) -> None:
    with open_database(places) as store:
        store.history.create("quinquevirate")
        store.backup()
    codes: list[str] = []

    def keep() -> None:
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, CodeDialog)]
        if not dialogs:
            QTimer.singleShot(50, keep)
            return
        (dialog,) = dialogs
        codes.append(dialog.code)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.close()
        assert dialog.isVisible(), "what is shown once is not closed by accident"
        dialog.findChild(QCheckBox).setChecked(True)
        dialog._close.click()

    meanwhile(keep)
    store, report = opening.after(places, Errand(ENCRYPT, secrets=("a phrase",)))
    assert store is not None
    with store:
        assert store.key_line
        assert "Backups from before that anyone can read: 1" in report.why
    assert keys.unlock(places, codes[0]) == keys.unlock(places, "a phrase")
    store, report = opening.after(places, Errand(DECRYPT, secrets=("a phrase",)))
    assert store is not None
    with store:
        assert not store.key_line
        assert report.kind == "ok"


def encrypted_desk(
    places: Places, qtbot: QtBot
) -> tuple[SafekeepingPage, Backups, list[Errand], Callable[[], None]]:
    """Return the page over an encrypted history with one plain backup, and what closes it."""
    from app.gui.encrypting import Encrypting

    with open_database(places) as store:
        store.backup()
    opened, _ = encrypt(places, "a phrase")
    store = open_database(places, keys=opened)
    page = SafekeepingPage()
    qtbot.addWidget(page)
    backups = Backups(page, store, places)
    encrypting = Encrypting(page, backups, store, places)
    asked: list[Errand] = []
    backups.errand_asked.connect(asked.append)
    encrypting.errand_asked.connect(asked.append)
    page.show()

    def close() -> None:
        backups.shut_down()
        encrypting.shut_down()
        store.close()

    return page, backups, asked, close


def attempt(dialog: SecretDialog, current: str, new: str = "") -> None:
    dialog.tried.emit(NewSecret(current, new))
    QApplication.processEvents()


def test_passphrase_and_code_are_changed_by_who_knows_one(places: Places, qtbot: QtBot) -> None:
    page, _, asked, close = encrypted_desk(places, qtbot)
    try:
        page.asked.emit("passphrase")
        dialog = shown(SecretDialog)
        assert isinstance(dialog, SecretDialog)
        attempt(dialog, "wrong", "other")
        assert "neither the passphrase" in words(dialog)
        assert dialog.isVisible()
        attempt(dialog, "a phrase", "other")
        assert "changed" in told(page)
        assert keys.unlock(places, "other")
        with pytest.raises(Problem) as caught:
            keys.unlock(places, "a phrase")
        assert caught.value.code is Code.WRONG_PASSPHRASE
        page.asked.emit("code")
        dialog = shown(SecretDialog)
        assert isinstance(dialog, SecretDialog)
        attempt(dialog, "other")
        code = shown(CodeDialog)
        assert isinstance(code, CodeDialog)
        assert keys.unlock(places, code.code)
        code._kept.setChecked(True)
        code._close.click()
        page.asked.emit("decrypt")
        dialog = shown(SecretDialog)
        assert isinstance(dialog, SecretDialog)
        attempt(dialog, "other")
        assert asked == [Errand(DECRYPT, secrets=("other",))]
    finally:
        close()


def test_plain_backups_are_named_and_erased_after_consent(places: Places, qtbot: QtBot) -> None:
    page, backups, _, close = encrypted_desk(places, qtbot)
    try:
        assert "Backups that anyone can read, 1" in page._plain.text()
        assert page._buttons["erase"].isVisible()
        plain = backups.listed[0].path
        page.asked.emit("erase")
        shown(ConfirmDialog).reject()  # type: ignore[attr-defined]
        assert plain.exists()
        page.asked.emit("erase")
        shown(ConfirmDialog).accept()  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: "are erased" in told(page), timeout=HANG_MS)
        assert not plain.exists()
        assert not page._buttons["erase"].isVisible()
        assert not page._plain.isVisible()
        assert backups._store.audit.events()[0]["action"] == "backups_erased"
    finally:
        close()


def test_an_encrypted_backup_asks_for_the_passphrase_before_it_is_restored(
    places: Places, qtbot: QtBot
) -> None:
    page, backups, asked, close = encrypted_desk(places, qtbot)
    try:
        page.asked.emit("back_up")
        qtbot.waitUntil(lambda: len(backups.listed) == 2, timeout=HANG_MS)
        assert page._table.text().count("encrypted") == 1
        page.asked.emit("restore")
        dialog = shown(SecretDialog)
        assert isinstance(dialog, SecretDialog)
        attempt(dialog, "a phrase")
        qtbot.waitUntil(lambda: bool(page.window().findChildren(RestoreDialog)), timeout=HANG_MS)
        shown(RestoreDialog).accept()  # type: ignore[attr-defined]
        assert asked == [Errand(RESTORE, page.chosen, ("a phrase", "a phrase"))]
    finally:
        close()
    store, report = opening.after(places, asked[0])
    assert store is not None
    store.close()
    assert report.kind == "ok"
    assert is_encrypted(places)


def test_a_code_is_saved_for_its_owner_alone_and_replaces_nothing(
    tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = recovery.code_dialog("ABCD-EFGH")
    qtbot.addWidget(dialog)
    dialog.show()
    path = tmp_path / "code.txt"
    recovery.save(dialog, str(path))
    assert "ABCD-EFGH" in path.read_text("utf-8")
    assert "Saved as code.txt" in words(dialog)
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
    path.write_text("mine")
    recovery.save(dialog, str(path))
    assert path.read_text() == "mine"
    assert "there already" in words(dialog)
    recovery.save(dialog, str(tmp_path / "no folder" / "code.txt"))
    assert "no folder" in words(dialog).replace(str(tmp_path), "")
    assert [one.name for one in tmp_path.iterdir()] == ["code.txt"]
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Copy").click()
    assert QApplication.clipboard().text() == "ABCD-EFGH"


def test_show_shows_what_was_typed(qtbot: QtBot) -> None:
    dialog = SecretDialog(Asked("Title", "Do it", ("Why.",)))
    qtbot.addWidget(dialog)
    dialog.show()
    field = dialog.findChild(QLineEdit)
    dialog.findChildren(QPushButton)[0].click()
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    assert field.accessibleName() == "Passphrase or recovery code"


# --- the report ----------------------------------------------------------------------------------


def test_a_report_says_what_goes_in_before_it_is_written(desk: Desk, tmp_path: Path) -> None:
    desk.ask("What of the quinquevirate?")
    desk.window.preferences.open("about")
    settings_dialog = desk.window.preferences._dialog
    assert settings_dialog is not None
    desk.click("Save a report…", settings_dialog)
    report = desk.window.preferences._report
    assert report is not None
    for name, _ in report._contents():
        assert f"\u2066{name}\u2069" in words(report.dialog), "logs/ keeps its end at its end"
    assert "Not in it: chats" in words(report.dialog)
    assert not report.dialog._warning.isVisible()
    report.dialog._chats.setChecked(True)
    assert report.dialog._warning.isVisible()
    report.dialog._chats.setChecked(False)
    target = tmp_path / "report.zip"
    report.save(str(target))
    assert not report.dialog._save.isEnabled()
    desk.wait(lambda: "Saved: " in words(report.dialog))
    with zipfile.ZipFile(target) as archive:
        assert not any(b"quinquevirate" in archive.read(name) for name in archive.namelist())
        assert set(archive.namelist()) >= {
            name for name, _ in report._contents() if name[-1] != "/"
        }
    report.save(str(target))
    desk.wait(lambda: "there already" in words(report.dialog))


def test_the_window_lists_what_the_command_writes() -> None:
    from app.cli.diagnostics import CONTENTS, NOT_IN_IT
    from app.gui.diagnostics import Diagnostics

    class Bare(Diagnostics):
        def __init__(self) -> None:
            QObject.__init__(self)

    bare = Bare()
    assert dict(bare._contents()) == CONTENTS
    assert bare._not_in_it() == NOT_IN_IT
