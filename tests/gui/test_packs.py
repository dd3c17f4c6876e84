"""A field pack from the window: written, read, cancelled, pulled out, and the keyboard way."""

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from app.core import disk
from app.core.chat import Sampling
from app.core.disk import Disk
from app.core.pack import MANIFEST
from app.evaluation.task import Item
from app.gui import pack_contents, packing
from app.gui.packing import Packing
from app.gui.widgets.close_dialog import CloseDialog
from app.gui.widgets.commands import Command
from app.gui.widgets.pack_dialog import PackDialog
from app.gui.widgets.unpack_dialog import UnpackDialog
from app.paths import Places
from tests.desk import Desk
from tests.gguf_writer import llama
from tests.gui.test_models_page import Shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "FIELD-07"
    folder.mkdir()
    monkeypatch.setattr(packing, "sticks", lambda: (folder,) if folder.exists() else ())
    monkeypatch.setattr(disk, "sticks", lambda: (folder,))
    return folder


@pytest.fixture
def tiny(desk: Desk, places: Places) -> str:
    """Put a real small model into the library; return its id."""
    path = llama().write(places.models / "tiny.gguf")
    desk.shelf.add(path)
    desk.wait(lambda: any(one.name == "Tiny llama" for one in desk.shelf.all))
    desk.wait_idle()
    return next(one.model_id for one in desk.shelf.all if one.name == "Tiny llama")


def opened(desk: Desk, model_id: str) -> Packing:
    desk.window.packs.write(model_id)
    packing = desk.window.packs.packing
    assert packing is not None
    return packing


def table(packing: Packing) -> list[list[str]]:
    return [line.split("\t") for line in packing.dialog.table.text().splitlines()[1:]]


def note(packing: Packing) -> str:
    return packing.dialog._note.accessibleName() if packing.dialog._note else ""


def test_a_pack_is_written_and_read_back_into_the_library(
    desk: Desk, tiny: str, stick: Path
) -> None:
    desk.store.presets.save("Mine", "Answer in French.", Sampling())
    kept = desk.store.examples.save("Set", (Item("1", "Is it so?", ("yes",), 0, {}),), "by hand")
    packing = opened(desk, tiny)
    assert not packing.dialog._examples.isChecked(), "only if they are chosen"
    packing.dialog._examples.click()
    assert [row[0] for row in table(packing)] == [
        "tiny.gguf",
        "Model card and licence (unknown)",
        "1 preset",
        "1 example set",
        "Start note, 3 languages, with the notice",
        "Manifest, SHA-256 of every file",
    ]
    assert "It goes into the folder" in note(packing)
    assert packing.dialog.focusWidget() is packing.dialog._model
    desk.click("Write", packing.dialog)
    assert packing.dialog.verb.text() == "Cancel"
    assert packing.dialog.verb.hasFocus() or not packing.dialog.isActiveWindow()
    desk.wait(lambda: not packing.is_running)
    (folder,) = stick.iterdir()
    assert (folder / MANIFEST).exists()
    assert any("written and read back" in one for one in desk.notices())
    desk.wait(lambda: desk.window.packs.packing is None)
    desk.shelf.remove(tiny)
    desk.store.presets.remove(desk.store.presets.get("Mine").preset_id)
    desk.store.examples.remove(kept.set_id)
    desk.window.packs.read(str(stick))
    assert desk.dialog(UnpackDialog)
    desk.wait(lambda: desk.window.packs.unpacking is None)
    (model,) = [one for one in desk.shelf.all if one.name == "Tiny llama"]
    assert model.state == "untried"
    assert Path(model.path).parent == desk.window._places.models
    assert model.source["pack"] == json.loads((folder / MANIFEST).read_bytes())["sha256"]
    assert any("1 preset was added." in one for one in desk.notices())
    assert any("1 example set was added." in one for one in desk.notices())
    assert desk.store.examples.get("Set").sha256 == kept.sha256
    assert desk.store.presets.get("Mine").system_text == "Answer in French."


def test_parts_stand_in_the_table_and_move_through_their_states(
    desk: Desk, tiny: str, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (packing, pack_contents):
        monkeypatch.setattr(module, "part_bytes", lambda _folder: 50_000)
    dialog = opened(desk, tiny)
    assert [row[0] for row in table(dialog)][:3] == [
        f"Part {number} of 3: tiny.gguf.00{number}" for number in (1, 2, 3)
    ]
    assert "split in 3 parts" in note(dialog)
    seen: set[tuple[str, ...]] = set()
    dialog._pace.changed.connect(lambda: seen.add(tuple(row[-1] for row in table(dialog))))
    dialog.start()
    desk.wait(lambda: not dialog.is_running)
    assert all(states[-1] == "written last" for states in seen)
    assert any("writing" in states[0] for states in seen)
    assert any(states[0] == "read back, equal" for states in seen)
    assert len(list(stick.glob("*/model/*"))) == 3


def test_cancel_removes_what_was_written(desk: Desk, tiny: str, stick: Path) -> None:
    dialog = opened(desk, tiny)
    said: list[str] = []
    dialog.said.connect(said.append)
    dialog.start()
    desk._qtbot.keyClick(dialog.dialog, Qt.Key.Key_Escape)
    desk.wait(lambda: not dialog.is_running)
    assert list(stick.iterdir()) == []
    assert said[-1] == "The pack was cancelled. What was written is removed."
    assert dialog.dialog.isVisible()
    assert dialog.dialog.verb.text() == "Write"


def test_what_stands_in_the_way_is_told_before_the_first_byte(
    desk: Desk, tiny: str, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "disk_of", lambda _path: Disk(1_000_000, "vfat"))
    dialog = opened(desk, tiny)
    assert "not enough room" in note(dialog)
    assert not dialog.dialog.verb.isEnabled()
    assert "FIELD-07\u2069 · FAT32 · 0.0 GB free" in dialog.dialog._place.itemText(0)
    monkeypatch.setattr(packing, "disk_of", lambda _path: Disk(None, "vfat"))
    shutil.rmtree(stick)
    dialog._on_looked()
    assert "Put a stick in" in note(dialog)
    assert dialog.dialog._place.currentText() == "No stick found. Another folder…"
    assert not dialog.dialog.verb.isEnabled()
    stick.mkdir()
    dialog._on_looked()
    assert dialog.dialog.verb.isEnabled()


def test_another_folder_can_be_named(desk: Desk, tiny: str, stick: Path, tmp_path: Path) -> None:
    dialog = opened(desk, tiny)
    dialog.dialog._place.activated.emit(1)
    (chooser,) = dialog.dialog.findChildren(QFileDialog)
    other = tmp_path / "elsewhere"
    other.mkdir()
    chooser.fileSelected.emit(str(other))
    chooser.reject()
    assert dialog.folder is not None
    assert dialog.folder.parent == other
    dialog.start()
    desk.wait(lambda: not dialog.is_running)
    assert list(other.glob(f"*/{MANIFEST}"))
    assert list(stick.iterdir()) == []


def test_a_model_whose_file_is_gone_is_told(desk: Desk, tiny: str, stick: Path) -> None:
    Path(desk.store.models.find(tiny).path).unlink()
    dialog = opened(desk, tiny)
    assert "The model file is not there." in note(dialog)
    assert not dialog.dialog.verb.isEnabled()
    assert list(stick.iterdir()) == []


def test_a_pack_that_is_refused_is_told_and_adds_nothing(
    desk: Desk, tiny: str, stick: Path, places: Places
) -> None:
    dialog = opened(desk, tiny)
    dialog.start()
    desk.wait(lambda: not dialog.is_running)
    desk.shelf.remove(tiny)
    (part,) = stick.glob("*/model/*")
    data = bytearray(part.read_bytes())
    data[-1] ^= 1
    part.write_bytes(data)
    before = sorted(places.models.iterdir())
    desk.window.packs.read(str(part.parents[1]))
    desk.wait(lambda: desk.window.packs.unpacking is None)
    assert any("is not the one that was written" in one for one in desk.notices())
    assert sorted(places.models.iterdir()) == before


@pytest.mark.usefixtures("stick")
def test_everything_is_reached_by_menu_and_by_the_page(desk: Desk, tiny: str) -> None:
    desk.frame.command_asked.emit(Command.WRITE_PACK)
    desk.dialog(PackDialog).reject()
    desk.wait(lambda: desk.window.packs.packing is None)
    desk.frame.command_asked.emit(Command.READ_PACK)
    (chooser,) = desk.frame.findChildren(QFileDialog)
    assert chooser.windowTitle() == "Choose the folder of a field pack"
    chooser.reject()
    QApplication.sendPostedEvents()
    shown = Shown(desk)
    shown.page.model_chosen.emit(tiny)
    desk.click("Write a field pack of this model", shown.details.foot)
    packing = desk.window.packs.packing
    assert packing is not None
    assert packing.dialog._model.currentText().startswith("Tiny llama")
    for part in (packing.dialog._model, packing.dialog._place, packing.dialog.table):
        assert part.accessibleName()
    assert packing.dialog.banner.accessibleName()
    packing.dialog.reject()


def test_a_folder_that_is_dropped_is_read(desk: Desk, tiny: str, stick: Path) -> None:
    dialog = opened(desk, tiny)
    dialog.start()
    desk.wait(lambda: not dialog.is_running)
    shown = Shown(desk)
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(stick))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    shown.page.dropEvent(QDropEvent(QPointF(5, 5), copy, content, left, none))
    desk.wait(lambda: desk.window.packs.unpacking is None)
    shown_now = [one.accessibleName() for one in desk.frame.shown_notices()]
    assert any("in the library already" in one for one in shown_now)


@pytest.mark.usefixtures("stick")
def test_the_window_asks_before_it_closes_over_a_pack(desk: Desk, tiny: str) -> None:
    dialog = opened(desk, tiny)
    dialog.start()
    assert not desk.window.packs.may_close()
    desk.confirm(CloseDialog, "Keep open")
    desk.wait(lambda: not dialog.is_running)
    assert desk.window.packs.may_close()


def test_without_a_model_there_is_nothing_to_write(desk: Desk) -> None:
    for one in desk.shelf.all:
        desk.store.models.remove(one.model_id)
    desk.window.packs.write()
    assert desk.window.packs.packing is None
    assert any("no model to write" in one for one in desk.notices())
