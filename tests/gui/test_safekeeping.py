"""The window's automatic backups: written beside it, noted in the audit, failures told once."""

import psutil
import pytest
from pytestqt.qtbot import QtBot

from app.gui.safekeeping import Safekeeping
from app.paths import Places
from app.store import keys
from app.store.database import check_database, open_database
from app.store.encrypted import beside
from app.store.encryption import encrypt
from tests.conftest import Allow
from tests.desk import Desk

WAIT_MS = 30_000


def back_up(desk: Desk) -> None:
    desk.window._on_hour()
    backups = desk.window._backups
    assert backups is not None
    desk.wait(lambda: not backups.is_running)


def test_the_window_backs_up_and_the_audit_knows(desk: Desk, places: Places) -> None:
    back_up(desk)
    (file,) = desk.history.backups()
    event = desk.store.audit.events()[0]
    assert (event["action"], event["object"]) == ("backup", file.name)
    back_up(desk)  # nothing changed, and no hour has passed
    assert desk.history.backups() == [file]
    assert check_database(places).audit == "ok"


def test_a_backup_that_fails_is_told_once_until_one_works(
    desk: Desk, places: Places, expected_warnings: Allow
) -> None:
    expected_warnings("no backup: disk_failed")
    places.backups.write_text("in the way")
    back_up(desk)
    told = [notice.accessibleName() for notice in desk.frame.shown_notices()]
    assert [one for one in told if "No backup of the history could be written." in one]
    for notice in desk.frame.shown_notices():
        desk.window.window.notices.remove(notice)
    back_up(desk)
    assert desk.frame.shown_notices() == []
    places.backups.unlink()
    back_up(desk)
    assert len(desk.history.backups()) == 1


def test_closing_ends_a_backup_and_leaves_no_half_one(desk: Desk, places: Places) -> None:
    desk.window._on_hour()
    backups = desk.window._backups
    assert backups is not None
    desk.wait(lambda: backups.pid)
    pid = backups.pid
    desk.close()
    assert not psutil.pid_exists(pid)
    assert not list(places.data.rglob("*.part"))


def test_the_child_backs_up_an_encrypted_history(
    qtbot: QtBot, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})
    with open_database(places) as store:
        store.history.create("quinquevirate")
    opened, _ = encrypt(places, "a phrase")
    with open_database(places, keys=opened) as store:
        backups = Safekeeping(store, places)
        told: list[object] = []
        backups.failed.connect(told.append)
        backups.back_up()
        qtbot.waitUntil(lambda: not backups.is_running, timeout=WAIT_MS)
        assert told == []
        (file,) = store.history.backups()
        assert store.audit.events()[0]["object"] == file.name
        assert b"quinquevirate" not in file.read_bytes()
        assert keys.unlock(places, "a phrase", beside(file)) == opened
        backups.shut_down()


def test_a_window_that_stays_open_goes_on_backing_up(desk: Desk) -> None:
    desk.window._on_hour()
    backups = desk.window._backups
    assert backups is not None
    desk.wait(lambda: backups.pid)
    backups.shut_down()
    back_up(desk)
    (file,) = desk.history.backups()
    assert desk.store.audit.events()[0]["object"] == file.name
