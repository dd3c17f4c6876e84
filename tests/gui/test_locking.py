"""An encrypted history in the window: asked for, locked, opened again; nothing shown meanwhile."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.gui import locking
from app.gui.locking import Locking, ask_keys
from app.gui.widgets.unlock_dialog import UnlockDialog
from app.paths import Places
from app.store import keys
from app.store.database import open_database
from app.store.encryption import encrypt
from tests.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def code(places: Places, monkeypatch: pytest.MonkeyPatch) -> str:
    """Encrypt a history; return its recovery code."""
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})
    with open_database(places) as store:
        store.history.create("quinquevirate")
    return encrypt(places, "a passphrase")[1]


def answering(do: Callable[[UnlockDialog], None]) -> None:
    """Do this with the dialog that opens next."""

    def act() -> None:
        dialog = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
        assert isinstance(dialog, UnlockDialog)
        do(dialog)

    QTimer.singleShot(0, act)


def attempt(qtbot: QtBot, dialog: UnlockDialog, secret: str) -> None:
    field = dialog.findChild(QLineEdit)
    field.setText(secret)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def shown(dialog: UnlockDialog) -> str:
    labels = [one for one in dialog.findChildren(object) if hasattr(one, "text")]
    return " ".join(str(one.text()) for one in labels)


@pytest.mark.usefixtures("qapp")
def test_wrong_words_are_told_and_the_right_ones_open(
    places: Places, code: str, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def do(dialog: UnlockDialog) -> None:
        height = dialog.height()
        attempt(qtbot, dialog, "wrong")
        assert dialog.height() > height  # what is told needs no scrolling
        seen.append(shown(dialog))
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        attempt(qtbot, dialog, "a passphrase")

    answering(do)
    found = ask_keys(places, "Locked at 15:02.")
    assert found == keys.unlock(places, code)
    assert "neither the passphrase nor the recovery code" in seen[0]
    assert "Locked at 15:02." in seen[0]
    assert "quinquevirate" not in seen[0]


@pytest.mark.usefixtures("qapp")
def test_the_recovery_code_opens_and_quit_does_not(places: Places, code: str, qtbot: QtBot) -> None:
    def by_code(dialog: UnlockDialog) -> None:
        button = next(one for one in dialog.findChildren(QPushButton) if "code" in one.text())
        button.click()
        assert dialog.findChild(QLineEdit).accessibleName() == "Recovery code"
        attempt(qtbot, dialog, code.lower())

    answering(by_code)
    assert ask_keys(places, "") is not None
    answering(lambda dialog: dialog.reject())
    assert ask_keys(places, "") is None


def test_a_plain_history_has_nothing_to_lock(desk: Desk) -> None:
    desk.window._on_lock_asked()
    assert "nothing to lock" in desk.frame.shown_notices()[0].accessibleName()
    assert desk.frame.isVisible()
    desk.click("Open Safekeeping…")
    assert desk.window.preferences._dialog.pages.currentItem().text() == "Safekeeping"


def test_idleness_and_sleep_lock_and_a_key_begins_the_wait_anew(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Locking(10, desk.frame)
    reasons: list[str] = []
    one.due.connect(reasons.append)
    one._watch(desk.frame.windowHandle())
    one._idle.stop()
    qtbot.keyClick(desk.frame.windowHandle(), Qt.Key.Key_A)
    assert one._idle.isActive()
    one._on_idle()
    assert "after 10 minutes without a key or a click" in reasons[0]
    clock = one._clock
    monkeypatch.setattr(locking.time, "time", lambda: clock + 5)
    one._on_tick()
    assert len(reasons) == 1
    monkeypatch.setattr(locking.time, "time", lambda: clock + 500)
    one._on_tick()
    assert "after the computer slept" in reasons[1]
    never = Locking(0, desk.frame)
    never._watch(desk.frame.windowHandle())
    qtbot.keyClick(desk.frame.windowHandle(), Qt.Key.Key_A)
    assert not never._idle.isActive()


def test_locking_closes_the_window_and_ends_the_engine(desk: Desk) -> None:
    desk.window._on_lock_due("Locked at 15:02.")
    assert not desk.frame.isVisible()
    assert desk.window.begins_again
    assert desk.window.locked == "Locked at 15:02."
    desk.wait(lambda: not desk.engine.pid)
