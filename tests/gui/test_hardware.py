"""Settings › Hardware and the load options: what is found, what fits, and what is remembered."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from app.core import gguf, loading, machine
from app.core.chat import LoadOptions
from app.core.gpu import Gpu
from app.core.power import PowerWatch
from app.gui.hardware import Hardware
from app.gui.probe import Probe
from app.gui.widgets.commands import Command
from app.gui.widgets.hardware_page import HardwarePage
from app.gui.widgets.load_options_dialog import LoadOptionsDialog
from app.gui.widgets.settings_dialog import SettingsDialog
from app.paths import Places
from app.store.database import open_database
from tests.desk import ECHO, Desk, confirm_notice
from tests.gguf_writer import gemma2

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk(open_desk: Any, places: Places) -> Desk:
    """A window with a model that has a header, in memory."""
    places.models.mkdir(parents=True, exist_ok=True)
    path = gemma2(context=8192).write(places.models / "echo.gguf")
    facts = {**msgspec.to_builtins(gguf.read(path)), "key_length": 64, "value_length": 64}
    with open_database(places) as store:
        confirm_notice(store)
        model_id = store.models.add(path, "1" * 64, "Meditron", facts).model_id
    desk: Desk = open_desk(settings={"model_id": model_id})
    desk.wait_loaded()
    return desk


def dialog(desk: Desk) -> SettingsDialog:
    found = desk.window.preferences._dialog
    assert found is not None
    return found


@pytest.fixture
def hardware(desk: Desk) -> tuple[Hardware, HardwarePage]:
    desk.frame.command_asked.emit(Command.HARDWARE)
    controller = desk.window.preferences._hardware
    assert controller is not None
    desk.wait(lambda: controller._found is not None)
    return controller, controller._page


@pytest.fixture
def options(desk: Desk) -> LoadOptionsDialog:
    desk.frame.models.options_asked.emit()
    way = desk.window.preferences._options
    assert way is not None
    assert way._dialog is not None
    desk.wait(lambda: desk.window.preferences._probe.engine is not None)
    return way._dialog


def choose(box: Any, data: object) -> None:
    at = box.findData(data)
    assert at >= 0
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_nothing_is_looked_at_before_the_page_is_shown(desk: Desk) -> None:
    desk.frame.command_asked.emit(Command.SETTINGS)
    assert desk.window.preferences._probe is None
    assert desk.window.preferences._hardware is None
    dialog(desk).show_page("hardware")
    assert desk.window.preferences._probe is not None


def test_the_computer_and_what_fits_are_shown(hardware: Any) -> None:
    controller, page = hardware
    assert machine.name() in page._processor.accessibleName()
    assert "echo" in page._processor.accessibleName()  # the library that runs
    assert "are free" in page._memory.accessibleName()
    assert page._graphics_note.text() == "none that the engine can use"
    assert "Meditron" in page.models.text()
    assert "Fits" in page.models.text()
    assert "Weights the tensors of the file" in page.sum.text()
    assert "Needed rounded up" in page.sum.text()
    assert page._sentence.text().startswith("Fits: needs 0.1 GB, ")
    assert controller._found.engine.works


def test_what_is_copied_is_what_doctor_says(hardware: Any) -> None:
    _, page = hardware
    page._copy.click()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Processor: ")
    assert any(line.startswith("Meditron") and "Fits: needs" in line for line in lines)
    assert any(line.startswith("  Weights: ") for line in lines)


def test_it_is_looked_again_when_that_is_asked(desk: Desk, hardware: Any) -> None:
    controller, page = hardware
    first = controller._found
    page._look.click()
    assert not page._look.isEnabled()
    desk.wait(lambda: controller._found is not first and page._look.isEnabled())


def test_the_words_of_the_page_are_found_by_the_search(desk: Desk, hardware: Any) -> None:
    shown = dialog(desk)
    shown.search.setText("zzz")
    desk.wait(lambda: not hardware[1].isVisible())
    shown.search.setText("battery")
    desk.wait(hardware[1].isVisible)


def test_the_page_may_close_while_it_looks(desk: Desk) -> None:
    desk.frame.command_asked.emit(Command.HARDWARE)
    dialog(desk).reject()
    desk.wait(lambda: desk.window.preferences._probe.engine is not None)
    desk.frame.command_asked.emit(Command.HARDWARE)
    controller = desk.window.preferences._hardware
    desk.wait(controller._page._look.isEnabled)


def test_options_tell_what_they_need_at_once(options: LoadOptionsDialog) -> None:
    before = options.sum.text()
    options.context._field.setText("8192")
    options.context._field.textEdited.emit("8192")
    assert "8,192 tokens" in options.sum.text()
    assert options.sum.text() != before
    choose(options.keys, "q8_0")
    assert "1.0625" in options.sum.text()
    assert "changes answers a little" in options._sentences.text()


def test_automatic_says_what_it_is_on_this_computer(options: LoadOptionsDialog) -> None:
    assert options.context._field.placeholderText() == "4,096"
    assert options.threads._field.placeholderText() == str(machine.cores())
    assert options.batch._field.placeholderText() == "128"
    assert options.mapped.currentText() == "Automatic: Yes"


def test_what_cannot_be_is_explained_and_not_remembered(options: LoadOptionsDialog) -> None:
    choose(options.flash, False)
    choose(options.values, "q8_0")
    assert options._error.text() == "Values kept as q8_0 need flash attention, which is off."
    assert not options.remember.isEnabled()
    assert not options.load.isEnabled()
    choose(options.flash, None)
    assert options._error.text() == ""
    assert options.remember.isEnabled()


def test_options_are_remembered_shown_again_and_reset(
    desk: Desk, options: LoadOptionsDialog
) -> None:
    choose(options.mapped, False)
    options.remember.click()
    assert desk.shelf.current is not None
    model = desk.store.models.find(desk.shelf.current.model_id)
    assert loading.remembered(model.options) == LoadOptions(use_mmap=False)
    assert desk.shelf.options.use_mmap is False
    desk.window.preferences.open_load_options("")
    way = desk.window.preferences._options
    assert way is not None
    assert way._dialog is not None
    assert way._dialog.mapped.currentData() is False
    way._dialog.reset.click()
    assert way._dialog.options == LoadOptions()
    way._dialog.remember.click()
    model = desk.store.models.find(desk.shelf.current.model_id)
    assert model.options == {}


def test_a_loaded_model_is_told_to_be_loaded_again(desk: Desk, hardware: Any) -> None:
    _, page = hardware
    assert page._notice is None
    assert desk.shelf.current is not None
    desk.shelf.remember(desk.shelf.current.model_id, LoadOptions(context_tokens=1024))
    assert "Load options were changed" in page._notice.accessibleName()
    page.reload_asked.emit()
    desk.wait(lambda: desk.engine.loaded and desk.engine.loaded.context_tokens == 1024)
    desk.wait(lambda: page._notice is None)


def test_remember_and_load_puts_it_into_memory(desk: Desk, options: LoadOptionsDialog) -> None:
    options.context._field.setText("2048")
    options.context._field.textEdited.emit("2048")
    options.load.click()
    desk.wait(lambda: desk.engine.loaded and desk.engine.loaded.context_tokens == 2048)


def test_an_engine_that_ends_is_asked_again_without_graphics_drivers(desk: Desk) -> None:
    probe = Probe(ECHO, desk.frame)
    probe.start()
    assert probe._child is not None
    probe._child._process.kill()
    desk.wait(lambda: probe.engine is not None)
    assert probe.engine is not None
    assert probe.engine.works
    assert "Its exit status was 9" in probe.engine.graphics_reason
    probe.start()
    for attempt in (True, False):
        desk.wait(lambda wanted=attempt: probe._child and probe._has_graphics is wanted)
        probe._child._process.kill()
    desk.wait(lambda: probe.engine is not None and not probe.engine.works)
    assert "Its exit status was 9" in probe.engine.reason


def test_graphics_processors_and_their_part_of_the_sum_are_shown(desk: Desk, hardware: Any) -> None:
    controller, page = hardware
    card = Gpu(
        name="NVIDIA GeForce MX150",
        backend="Vulkan",
        free_bytes=1_800_000_000,
        total_bytes=2_100_000_000,
        integrated=False,
        driver="551.61",
    )
    shared = Gpu(
        name="Intel UHD 620", backend="Vulkan", free_bytes=1, total_bytes=1, integrated=True
    )
    engine = msgspec.structs.replace(controller._found.engine, gpus=(card, shared))
    probe = desk.window.preferences._probe
    probe.engine = engine
    probe.found.emit(engine)
    text = page._graphics.text()
    assert "NVIDIA GeForce MX150 Vulkan · driver 551.61\t2.10 GB\t1.80 GB\tNot used now" in text
    assert "shares the computer's memory" in text
    assert page._graphics_note.isHidden()
    assert page.sum.text().startswith("For\tMemory\tGraphics")
    assert "layers are on NVIDIA GeForce MX150" in page._sentence.text()
    desk.window.preferences.open_load_options("")
    way = desk.window.preferences._options._dialog
    assert [way.gpu.itemText(at) for at in range(way.gpu.count())] == [
        "Automatic",
        "NVIDIA GeForce MX150",
        "Intel UHD 620",
    ]
    way.layers._field.setText("0")
    way.layers._field.textEdited.emit("0")
    assert way.sum.text().startswith("For\tMemory\n")
    way.reject()


def test_heat_is_compared_with_the_look_before(hardware: Any, tmp_path: Path) -> None:
    controller, page = hardware
    count = tmp_path / "devices/system/cpu/cpu0/thermal_throttle/core_throttle_count"
    count.parent.mkdir(parents=True)
    count.write_text("1")
    controller._watch = PowerWatch(
        lambda: SimpleNamespace(percent=41, power_plugged=False), tmp_path
    )
    controller._show()
    assert "on battery · 41 %" in page._power.accessibleName()
    assert "is not slowed by heat" in page._power.accessibleName()
    count.write_text("2")
    controller._show()
    assert "the processor is slowed by heat" in page._power.accessibleName()
