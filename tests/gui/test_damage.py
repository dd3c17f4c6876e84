"""A damaged history at the start: what was found, what can be read, and the ways on."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.errors import Code, Problem
from app.gui import opening, program
from app.gui.errand import MEND
from app.gui.problems import CrashReporter
from app.gui.widgets import theme
from app.gui.widgets.damage_dialog import DamageDialog
from app.paths import Places
from app.settings import Settings
from app.store.connection import connect
from app.store.database import open_database
from tests.conftest import Allow
from tests.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LOOK_MS = 50


@pytest.fixture
def damaged(places: Places) -> Places:
    """Return a history of two chats without its header, and a backup of one of them."""
    with open_database(places) as store:
        store.history.begin_turn(None, "What is malaria?", None, {}, [])
        store.backup()
        store.history.begin_turn(None, "And in children?", None, {}, [])
    content = bytearray(places.database.read_bytes())
    content[:100] = bytes(100)
    places.database.write_bytes(content)
    return places


class Person:
    """Answers one dialog after the other, each by its class."""

    def __init__(self, **ways: Callable[[QDialog], object]) -> None:
        self.seen: list[str] = []
        self.words: dict[str, str] = {}
        self._ways = ways
        self.last = list(ways)[-1]  # after it nothing more is looked for
        QTimer.singleShot(LOOK_MS, self._look)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.isVisible():
            name = type(dialog).__name__
            is_ready = not isinstance(dialog, DamageDialog) or not dialog._is_busy
            if is_ready and name in self._ways:
                self.seen.append(name)
                self.words[name] = words(dialog)
                try:
                    self._ways[name](dialog)
                except BaseException:
                    dialog.reject()  # a dialog that nobody answers waits for ever
                    raise
        if self.seen[-1:] != [self.last]:
            QTimer.singleShot(LOOK_MS, self._look)


def words(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel))


def ask(key: str) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, DamageDialog)
        assert dialog._ways[key].isEnabled()
        dialog._ways[key].click()

    return act


@pytest.mark.usefixtures("qapp")
def test_what_can_be_read_is_said_and_kept(damaged: Places) -> None:
    content = damaged.database.read_bytes()
    person = Person(DamageDialog=ask("repair"), ConfirmDialog=QDialog.accept, Dialog=QDialog.accept)
    store = opening.opened(damaged)
    assert store is not None
    with store:
        assert store.history.count() == 2
        assert store.check().integrity == "ok"
    assert person.seen == ["DamageDialog", "ConfirmDialog", "Dialog"]
    assert "2 chats, 4 messages" in person.words["DamageDialog"]
    assert "nothing is deleted" in person.words["ConfirmDialog"]
    assert "Kept: 2 chats, 4 messages." in person.words["Dialog"]
    (aside,) = damaged.backups.glob("unreadable-*/casebook.sqlite3")
    assert aside.read_bytes() == content


@pytest.mark.usefixtures("qapp")
def test_a_cancelled_repair_asks_again_and_changes_nothing(damaged: Places) -> None:
    content = damaged.database.read_bytes()
    seen: list[str] = []

    def act(dialog: QDialog) -> None:
        seen.append(words(dialog))
        if len(seen) == 1:
            ask("repair")(dialog)
        else:
            person.last = "DamageDialog"
            dialog.reject()

    person = Person(DamageDialog=act, ConfirmDialog=QDialog.accept, ErrandDialog=QDialog.reject)
    person.last = "nobody"
    assert opening.opened(damaged) is None
    assert person.seen == ["DamageDialog", "ConfirmDialog", "ErrandDialog", "DamageDialog"]
    assert damaged.database.read_bytes() == content
    assert not list(damaged.data.glob("*.salvaging*"))


@pytest.mark.usefixtures("qapp")
def test_a_backup_takes_its_place_after_consent(damaged: Places) -> None:
    person = Person(
        DamageDialog=ask("restore"), RestoreDialog=QDialog.accept, Dialog=QDialog.accept
    )
    store = opening.opened(damaged)
    assert store is not None
    with store:
        assert store.history.count() == 1
    assert person.seen == ["DamageDialog", "RestoreDialog", "Dialog"]
    assert "1 chat, 2 messages" in person.words["RestoreDialog"]
    assert "set aside as it is" in person.words["RestoreDialog"]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_enter_and_escape_leave_all_as_it_is(damaged: Places, qtbot: QtBot, key: Qt.Key) -> None:
    content = damaged.database.read_bytes()
    person = Person(DamageDialog=lambda dialog: qtbot.keyClick(dialog, key))
    assert opening.opened(damaged) is None
    assert person.seen == ["DamageDialog"]
    assert damaged.database.read_bytes() == content
    assert not list(damaged.backups.glob("unreadable-*"))


@pytest.mark.usefixtures("qapp")
def test_a_damaged_backup_is_told_and_another_way_stays_open(damaged: Places) -> None:
    (backup,) = damaged.backups.glob("*.sqlite3")
    backup.write_bytes(backup.read_bytes()[:8192])
    tried: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, DamageDialog)
        tried.append(words(dialog))
        if len(tried) == 1:
            dialog._ways["restore"].click()
            QTimer.singleShot(LOOK_MS, lambda: again(dialog))

    def again(dialog: DamageDialog) -> None:
        if dialog._is_busy:
            QTimer.singleShot(LOOK_MS, lambda: again(dialog))
            return
        tried.append(words(dialog))
        dialog._ways["look"].click()
        tried.append(words(dialog))
        dialog.reject()

    person = Person(DamageDialog=act)
    assert opening.opened(damaged) is None
    assert person.seen == ["DamageDialog"]
    assert "The backup is damaged" in tried[-2]
    assert "cannot be opened read-only" in tried[-1]


def test_damage_behind_the_first_page_is_found_when_the_window_shows(
    places: Places, qapp: QApplication
) -> None:
    with open_database(places) as store:
        for number in range(30):
            store.history.begin_turn(None, f"Question {number}", None, {}, [])
    session = connect(places.database)
    root = session.value("SELECT rootpage FROM sqlite_schema WHERE name = 'conversations'")
    session.close()
    content = bytearray(places.database.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    places.database.write_bytes(content)
    theme.apply(qapp, "light", 100, "auto")
    with open_database(places) as store:
        assert program._shown(places, store, Settings(), ("--engine", "echo")) is None


def test_damage_found_while_the_window_is_open_offers_a_way(
    desk: Desk, expected_warnings: Allow, places: Places
) -> None:
    expected_warnings("nobody took care of database_damaged")
    reporter = CrashReporter()
    reporter.troubled.connect(desk.window.window.notices.tell)
    problem = Problem(Code.DATABASE_DAMAGED, path=places.database, why="a page")
    reporter._on_exception(Problem, problem, None)
    assert "The history file is damaged" in desk.notices()[0]
    desk.click("Check and mend…")
    assert desk.window.errand is not None
    assert desk.window.errand.kind == MEND
    assert not desk.frame.isVisible()
