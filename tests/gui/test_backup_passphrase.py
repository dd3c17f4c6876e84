"""A backup that has a passphrase of its own: it is asked for, and a wrong one is told."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.errors import Code, Problem
from app.gui.backups import Backups
from app.gui.damage import Mending
from app.gui.widgets.restore_dialog import RestoreDialog
from app.gui.widgets.safekeeping_page import SafekeepingPage
from app.gui.widgets.secret_dialogs import NewSecret, SecretDialog
from app.paths import Places
from app.store import keys
from app.store.database import open_database
from app.store.encryption import encrypt
from tests.desk import HANG_MS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
OWN, WRONG = "a passphrase of its own", "neither the passphrase"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})


@pytest.fixture
def of_another(tmp_path: Path) -> Path:
    """Return a backup of another computer's history, which has a passphrase of its own."""
    other = paths.places(tmp_path / "another")
    with open_database(other) as store:
        store.history.create("theirs")
    opened, _ = encrypt(other, "their phrase")
    with open_database(other, keys=opened) as store:
        return store.backup()


def asked(parent: QWidget, told: str) -> SecretDialog | None:
    """Return the dialog that asks, once it says this."""
    found = [one for one in parent.findChildren(SecretDialog) if one.isVisible()]
    said = [
        one for one in found if told in " ".join(label.text() for label in one.findChildren(QLabel))
    ]
    return said[0] if said else None


def try_twice(qtbot: QtBot, parent: QWidget) -> None:
    """Type a wrong passphrase, then the right one, until it is asked whether to restore."""
    for told, phrase in ((OWN, "a wrong one"), (WRONG, "their phrase")):
        qtbot.waitUntil(lambda told=told: asked(parent, told) is not None, timeout=HANG_MS)  # type: ignore[misc]
        dialog = asked(parent, told)
        assert dialog is not None
        assert (asked(parent, WRONG) is None) == (told == OWN)
        dialog.tried.emit(NewSecret(phrase, ""))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: bool(parent.findChildren(RestoreDialog)), timeout=HANG_MS)
    parent.findChildren(RestoreDialog)[0].reject()


def test_a_wrong_passphrase_of_anothers_backup_is_told(
    places: Places, of_another: Path, qtbot: QtBot
) -> None:
    with open_database(places) as store:
        page = SafekeepingPage()
        qtbot.addWidget(page)
        page.show()
        backups = Backups(page, store, places)
        backups._begin_restore(str(of_another))
        try_twice(qtbot, page)
        backups._begin(str(of_another), backups._on_checked)
        assert backups._secrets == (), "what was typed before is not tried again"
        backups.shut_down()


def test_a_wrong_passphrase_is_told_where_the_history_is_damaged_too(
    places: Places, of_another: Path, qtbot: QtBot
) -> None:
    mending = Mending(places, Problem(Code.DATABASE_DAMAGED, path=places.database), None)
    mending.dialog.show()
    qtbot.waitUntil(lambda: not mending.dialog._is_busy, timeout=HANG_MS)
    mending._begin(str(of_another))
    try_twice(qtbot, mending.dialog)
    mending.shut_down()
