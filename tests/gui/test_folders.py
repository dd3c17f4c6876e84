"""The models folder in the window: shown, chosen anew, and the models moved there."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.gui.folders import Folders
from app.gui.widgets.commands import Command
from app.paths import Places
from app.store import relocation
from tests.desk import Desk
from tests.gguf_writer import llama

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def tiny(desk: Desk, places: Places) -> Path:
    path = llama().write(places.models / "tiny.gguf")
    desk.shelf.add(path)
    desk.wait(lambda: any(one.name == "Tiny llama" for one in desk.shelf.all))
    desk.wait_idle()
    return path


def opened(desk: Desk) -> Folders:
    desk.frame.command_asked.emit(Command.MODELS_FOLDER)
    QApplication.processEvents()
    folders = desk.window.packs.folders
    assert folders is not None
    return folders


def note(folders: Folders) -> str:
    return folders.dialog._note.accessibleName() if folders.dialog._note else ""


def place_of(desk: Desk) -> Path:
    (model,) = [one for one in desk.shelf.all if one.name == "Tiny llama"]
    assert model.state != "missing"
    return Path(model.path)


def test_models_move_along_and_the_window_is_built_anew(
    desk: Desk, tiny: Path, tmp_path: Path
) -> None:
    content = tiny.read_bytes()
    folders = opened(desk)
    assert folders.dialog.banner.accessibleName()
    assert str(tiny.parent) in folders.dialog.table.text()
    target = tmp_path / "elsewhere"
    folders.use(str(target))
    assert desk.window._settings.model_folders == (str(target),)
    assert note(folders) == "Models that were moved: 2."
    assert place_of(desk) == target / "tiny.gguf"
    assert place_of(desk).read_bytes() == content
    desk.frame.closing.disconnect(desk.window._on_closing)
    folders.dialog.reject()
    assert desk.window.begins_again


def test_a_copy_on_another_disk_takes_the_place_of_the_file(
    desk: Desk, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in desk.shelf.all:
        if one.name != "Tiny llama":
            desk.store.models.remove(one.model_id)
    monkeypatch.setattr(relocation, "renamed", lambda *_: False)
    folders = opened(desk)
    target = tmp_path / "elsewhere"
    folders.use(str(target))
    assert folders.dialog.verb.text() == "Cancel"
    desk.wait(lambda: not folders.is_running)
    assert note(folders) == "Models that were moved: 1."
    assert place_of(desk) == target / "tiny.gguf"
    assert not tiny.exists()
    desk.window.packs._is_elsewhere = False
    folders.dialog.reject()


def test_a_cancel_leaves_the_model_where_it_is(
    desk: Desk, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in desk.shelf.all:
        if one.name != "Tiny llama":
            desk.store.models.remove(one.model_id)
    monkeypatch.setattr(relocation, "renamed", lambda *_: False)
    folders = opened(desk)
    target = tmp_path / "elsewhere"
    folders.use(str(target))
    folders.dialog.reject()
    desk.wait(lambda: not folders.is_running)
    assert place_of(desk) == tiny
    assert list(target.iterdir()) == []
    assert folders.dialog.isVisible()
    desk.window.packs._is_elsewhere = False
    folders.dialog.reject()


def test_a_folder_that_cannot_be_is_told(desk: Desk, tmp_path: Path) -> None:
    folders = opened(desk)
    folders.dialog.choose_asked.emit()
    (chooser,) = folders.dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "no" / "such"))
    chooser.reject()
    assert "There is no folder to write to." in note(folders)
    assert desk.window._settings.model_folders == ()
    folders.dialog.reject()
    assert not desk.window.begins_again
