"""A model file in the window: copied or used where it lies; hashed again if it looks changed."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app import settings
from app.gui import choice
from app.gui.widgets.add_dialog import AddDialog
from app.gui.widgets.label import Label
from app.paths import Places
from app.settings import Settings
from tests.desk import Desk
from tests.gguf_writer import llama

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def ask(desk: Desk, path: Path) -> None:
    choice.ask(desk.shelf, desk.frame, str(path))


def added(desk: Desk) -> Path:
    desk.wait(lambda: any(one.name == "Tiny llama" for one in desk.shelf.all))
    desk.wait_idle()
    (model,) = [one for one in desk.shelf.all if one.name == "Tiny llama"]
    return Path(model.path)


def test_a_file_from_elsewhere_is_copied_if_the_person_wants(
    desk: Desk, places: Places, tmp_path: Path
) -> None:
    path = llama().write(tmp_path / "tiny.gguf")
    ask(desk, path)
    dialog = desk.dialog(AddDialog)
    assert dialog.banner.accessibleName()
    desk._qtbot.keyClick(dialog, Qt.Key.Key_Return)
    copy = added(desk)
    assert copy == places.models / "tiny.gguf"
    assert copy.read_bytes() == path.read_bytes()


def test_a_file_can_be_used_where_it_lies(desk: Desk, tmp_path: Path) -> None:
    path = llama().write(tmp_path / "tiny.gguf")
    ask(desk, path)
    desk.click("Use it where it lies", desk.dialog(AddDialog))
    assert added(desk) == path


def test_esc_adds_nothing(desk: Desk, tmp_path: Path) -> None:
    before = len(desk.shelf.all)
    ask(desk, llama().write(tmp_path / "tiny.gguf"))
    desk._qtbot.keyClick(desk.dialog(AddDialog), Qt.Key.Key_Escape)
    assert not desk.shelf._adding.is_running
    assert len(desk.shelf.all) == before


def test_a_file_in_one_of_our_folders_is_not_asked_about(
    desk: Desk, places: Places, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    settings.save(places.settings, Settings(model_folders=(str(elsewhere),)))
    elsewhere.mkdir()
    path = llama().write(elsewhere / "tiny.gguf")
    ask(desk, path)
    assert desk.frame.findChildren(AddDialog) == []
    assert added(desk) == path


def test_a_disk_that_looks_plugged_in_is_warned_of(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choice, "is_plugged_in", lambda _path: True)
    ask(desk, llama().write(tmp_path / "tiny.gguf"))
    dialog = desk.dialog(AddDialog)
    assert any("looks plugged in" in label.text() for label in dialog.findChildren(Label))
    dialog.reject()


def test_a_file_that_only_looks_changed_is_hashed_again_and_loaded(
    desk: Desk, tmp_path: Path
) -> None:
    path = llama().write(tmp_path / "tiny.gguf")
    desk.shelf.add(path)
    added(desk)
    desk.wait_loaded()
    desk.shelf.eject()
    desk.wait(lambda: desk.shelf.state().kind == "ejected")
    os.utime(path, ns=(1, 1))
    assert desk.store.models.find("Tiny llama").state == "changed"
    desk.shelf.load()
    desk.wait_loaded()
    assert desk.store.models.find("Tiny llama").state == "ready"
    assert not [one for one in desk.notices() if "not the one" in one]


def test_a_file_that_is_another_is_told_and_not_loaded(desk: Desk, tmp_path: Path) -> None:
    path = llama().write(tmp_path / "tiny.gguf")
    desk.shelf.add(path)
    added(desk)
    desk.wait_loaded()
    desk.shelf.eject()
    desk.wait(lambda: desk.shelf.state().kind == "ejected")
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    desk.shelf.load()
    desk.wait(lambda: any("not the one that was added" in one for one in desk.notices()))
    assert desk.engine.loaded is None
    assert desk.store.models.find("Tiny llama").state == "changed"
