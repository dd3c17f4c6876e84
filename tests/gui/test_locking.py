"""An encrypted history in the window: asked for, locked, opened again; nothing shown meanwhile."""

import re
from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.core.chat import State
from app.errors import Code, Problem
from app.gui import blank, locking
from app.gui.locking import Locking, ask_keys
from app.gui.widgets import theme
from app.gui.widgets.commands import Command
from app.gui.widgets.lock_screen import Lists, LockScreen
from app.gui.widgets.unsaved_dialog import UnsavedDialog
from app.paths import Places
from app.store import keys
from app.store.database import open_database
from app.store.encryption import encrypt
from tests.desk import HANG_MS, Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def code(places: Places, monkeypatch: pytest.MonkeyPatch) -> str:
    """Encrypt a history; return its recovery code."""
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})
    with open_database(places) as store:
        store.history.create("quinquevirate")
    return encrypt(places, "a passphrase")[1]


def answering(do: Callable[[LockScreen], None]) -> None:
    """Do this with the dialog that opens next."""

    def act() -> None:
        dialog = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
        assert isinstance(dialog, LockScreen)
        do(dialog)

    QTimer.singleShot(0, act)


def attempt(qtbot: QtBot, dialog: LockScreen, secret: str) -> None:
    field = dialog.findChild(QLineEdit)
    field.setText(secret)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def shown(dialog: LockScreen) -> str:
    labels = [one for one in dialog.findChildren(object) if hasattr(one, "text")]
    return " ".join(str(one.text()) for one in labels)


@pytest.mark.usefixtures("qapp")
def test_wrong_words_are_told_and_the_right_ones_open(
    places: Places, code: str, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def do(dialog: LockScreen) -> None:
        attempt(qtbot, dialog, "wrong")
        seen.append(shown(dialog))
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        attempt(qtbot, dialog, "a passphrase")

    answering(do)
    found = ask_keys(places)
    assert found == keys.unlock(places, code)
    assert "neither the passphrase nor the recovery code" in seen[0]
    assert "Its history is encrypted." in seen[0]
    assert "Dropped when it locked" not in seen[0]  # nothing was open
    assert "quinquevirate" not in seen[0]


@pytest.mark.usefixtures("qapp")
def test_the_recovery_code_opens_and_quit_does_not(places: Places, code: str, qtbot: QtBot) -> None:
    def by_code(dialog: LockScreen) -> None:
        button = next(one for one in dialog.findChildren(QPushButton) if "code" in one.text())
        button.click()
        assert dialog.findChild(QLineEdit).accessibleName() == "Recovery code"
        attempt(qtbot, dialog, code.lower())

    answering(by_code)
    assert ask_keys(places) is not None
    answering(lambda dialog: dialog.reject())
    assert ask_keys(places) is None


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
    monkeypatch.undo()
    one.begin()
    slept = locking.slept_seconds()
    monkeypatch.setattr(locking, "slept_seconds", lambda: slept + 0.2)
    one._on_tick()
    assert len(reasons) == 2
    monkeypatch.setattr(locking, "slept_seconds", lambda: slept + 5)
    one._on_tick()
    assert "after the computer slept" in reasons[2], "also a short sleep"
    never = Locking(0, desk.frame)
    never._watch(desk.frame.windowHandle())
    qtbot.keyClick(desk.frame.windowHandle(), Qt.Key.Key_A)
    assert not never._idle.isActive()


def test_locking_closes_the_window_and_ends_the_engine(desk: Desk) -> None:
    desk.window._on_lock_due("Locked at 15:02.")
    assert not desk.frame.isVisible()
    assert desk.window.begins_again
    assert desk.window.locked is not None
    assert desk.window.locked.reason == "Locked at 15:02."
    desk.wait(lambda: not desk.engine.pid)


def came_back(desk: Desk, places: Places) -> str:
    """Lock, and return what the screen says to the person who comes back."""
    desk.window._on_lock_due("Locked at 15:02.")
    parting = desk.window.locked
    assert parting is not None
    parting.close(desk.store)
    screen = LockScreen(parting.reason, parting.lists(places), parting.place)
    said = shown(screen)
    screen.deleteLater()
    return said


def test_what_was_dropped_and_what_is_kept_is_told(
    desk: Desk, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "owns_clipboard", lambda: True)  # no desktop tells that here
    desk.ask("Hello")
    desk.window.window.do(Command.COPY_ANSWER)
    assert desk.clipboard()
    desk.write("typed, not sent")
    desk.frame.status.set_work("MCQ run 312 of 500")
    seq, sha256 = desk.store.audit.head
    said = came_back(desk, places)
    assert "the engine's process: its memory held the text" in said
    assert "what Casebook had put on the clipboard" in said
    assert "the draft, up to the last key press" in said
    assert "being written" not in said
    assert "Interrupted: \u2068MCQ run 312 of 500\u2069." in said
    assert f"Record {seq} · chain head \u2066{sha256[:4]} {sha256[4:8]}\u2069" in said
    assert desk.clipboard() == ""
    assert "Hello" not in said
    assert "typed" not in said


def test_an_answer_that_is_being_written_is_kept_up_to_a_time(desk: Desk, places: Places) -> None:
    desk.wait_loaded()
    desk.send("!wait=60 !words=9 !stay")
    desk.wait_words(2)
    said = came_back(desk, places)
    assert re.search(r"being written, up to \d\d:\d\d:\d\d; it is marked", said)
    assert desk.messages()[-1].state == State.STOPPED
    assert "the draft" not in said


def test_an_answer_of_a_temporary_chat_is_not_told_as_kept(desk: Desk, places: Places) -> None:
    desk.wait_loaded()
    desk.window.window.do(Command.TEMPORARY_CHAT)
    desk.send("!wait=60 !words=9 !stay")
    desk.wait_words(2)
    desk.window._on_lock_due("Locked at 15:02.")
    desk.history.drop_aside()  # as the program does before it asks
    parting = desk.window.locked
    assert parting is not None
    parting.close(desk.store)
    lists = parting.lists(places)
    assert "temporary chats, which were in memory alone" in lists.dropped
    assert not any("being written" in line for line in lists.kept)


def test_what_another_program_put_on_the_clipboard_is_left_alone(
    desk: Desk, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    QApplication.clipboard().setText("not ours")
    monkeypatch.setattr(locking, "owns_clipboard", lambda: False)
    assert "clipboard" not in came_back(desk, places)
    assert desk.clipboard() == "not ours"


def test_what_runs_does_not_keep_the_window_open(desk: Desk) -> None:
    """A person who is away cannot answer what is to become of it."""
    asked: list[object] = []
    place = desk.window.place
    place.may_close = lambda: bool(asked.append(None))  # type: ignore[method-assign]
    desk.frame.close()
    assert asked
    assert desk.frame.isVisible()
    asked.clear()
    desk.window._on_lock_due("Locked at 15:02.")
    assert not asked
    assert not desk.frame.isVisible()


def refuse(*_arguments: object) -> None:
    raise Problem(Code.DISK_FULL, path="x")


@pytest.fixture
def blanked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, LockScreen]]:
    """A window that was locked while the disk refused a draft, and what stands in its place."""
    monkeypatch.setattr(blank, "unlock", lambda _places, secret: secret == "right" or refuse())
    desk.window._locking = one = Locking(10, desk.window)
    one.due.connect(desk.window._on_lock_due)
    monkeypatch.setattr(desk.history, "save_draft", refuse)
    desk.write("quinquevirate")
    desk.frame._actions[Command.SETTINGS].trigger()
    assert desk.window.preferences._dialog.isVisible()
    one._on_idle()
    (screen,) = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert isinstance(screen, LockScreen)
    yield desk, screen
    desk.window.unsaved._settle()


def test_words_that_the_disk_refused_are_out_of_sight_and_not_lost(
    blanked: tuple[Desk, LockScreen], qtbot: QtBot
) -> None:
    desk, screen = blanked
    said = shown(screen)
    assert "after 10 minutes" in said
    assert "The disk did not take everything yet." in said
    assert "the key to the database, and the open database" not in said
    assert "quinquevirate" not in said
    assert not desk.window._locking._idle.isActive(), "it is locked already"
    screen.close()
    assert screen.isVisible(), "to close it would lose the words"
    attempt(qtbot, screen, "wrong")
    assert not desk.frame.isVisible()
    attempt(qtbot, screen, "right")
    assert not screen.isVisible()
    assert desk.frame.isVisible()
    assert desk.window.preferences._dialog.isVisible()
    assert desk.composer.text() == "quinquevirate"
    assert desk.dialog(UnsavedDialog).isVisible(), "asked of the person who is there now"
    assert desk.window._locking._idle.isActive()
    assert desk.window.locked is None


def test_no_window_comes_up_over_a_locked_one(
    blanked: tuple[Desk, LockScreen], places: Places
) -> None:
    desk, screen = blanked
    places.raise_request.touch()
    desk.window.raising.look()
    late = QDialog(desk.frame)
    late.open()
    shown_on_screen = [
        one
        for one in (desk.frame, late)
        if one.isVisible() and not one.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    ]
    assert shown_on_screen == []
    QApplication.processEvents()
    assert not desk.frame.isVisible()
    assert not late.isVisible()
    assert screen.isVisible()
    desk.window.unsaved._on_unlocked()
    assert late.isVisible(), "it waited"
    assert not late.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)


def test_room_on_the_disk_completes_the_lock(
    blanked: tuple[Desk, LockScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, screen = blanked
    monkeypatch.delattr(desk.history, "save_draft")
    QTimer.singleShot(0, desk.frame, desk.chat.drafts.save)
    hung = QTimer(desk.frame, singleShot=True, interval=HANG_MS // 4)
    hung.timeout.connect(lambda: QApplication.exit(1))
    hung.start()
    assert QApplication.exec() == 0, "the program goes on to what opens again"
    hung.stop()
    assert desk.history.draft(None) == "quinquevirate"
    assert not shiboken6.isValid(screen) or not screen.isVisible()
    assert not desk.frame.isVisible()
    assert desk.window.begins_again
    assert desk.window.locked is not None
    assert "after 10 minutes" in desk.window.locked.reason


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("key", "held", "letter", "said"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", "Keyboard: Latin letters"),
        (
            Qt.Key.Key_A,
            Qt.KeyboardModifier.NoModifier,
            "A",
            "Keyboard: Latin letters · Caps Lock is on",
        ),
        (
            Qt.Key.Key_A,
            Qt.KeyboardModifier.ShiftModifier,
            "a",
            "Keyboard: Latin letters · Caps Lock is on",
        ),
        (Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier, "A", "Keyboard: Latin letters"),
        (Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, "س", "Keyboard: Arabic letters"),
        (Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, "ж", "Keyboard: Cyrillic letters"),
        (Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier, "5", ""),
    ],
)
def test_a_typed_letter_tells_of_the_keyboard(
    qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, letter: str, said: str
) -> None:
    screen = LockScreen("", Lists((), ("every chat",), "Nothing."))
    qtbot.addWidget(screen)
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, letter)
    QApplication.sendEvent(screen._field, event)
    assert screen._keyboard.text() == said
    assert screen._field.text() == letter


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("width", "zoom"), [(1366, 100), (480, 100), (960, 200)])
def test_the_screen_cuts_nothing_at_any_width(qtbot: QtBot, width: int, zoom: int) -> None:
    theme.apply(QApplication.instance(), "light", zoom, "auto")
    screen = LockScreen("Locked at 15:02.", Lists(("the key",), ("a draft",), "Not the disk."))
    qtbot.addWidget(screen)
    screen.resize(width, 640)
    screen.show()
    QApplication.processEvents()
    assert screen._area.horizontalScrollBar().maximum() == 0
    for button in screen.findChildren(QPushButton):
        assert button.width() >= button.minimumSizeHint().width(), button.text()
    theme.apply(QApplication.instance(), "light", 100, "auto")
