"""Models › Convert with the real job: surveyed, written, tried, adopted; or told why not."""

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import psutil
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.core.power import PowerWatch
from app.errors import Code
from app.gui import checkpoints as words
from app.gui.engine import EngineState
from app.gui.job import Step
from app.gui.pace import Pace
from app.gui.widgets.close_dialog import CloseDialog
from app.gui.widgets.commands import Command
from app.gui.widgets.notice import Notice
from app.paths import Places
from app.settings import Settings
from tests.desk import Desk
from tests.reference.checkpoints import checkpoints

if TYPE_CHECKING:
    from app.gui.conversion import Conversion
    from app.gui.widgets.convert_page import ConvertPage
    from app.gui.widgets.place_page import PlacePage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier
FREE = Qt.KeyboardModifier.NoModifier
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2068\u2069"))
# The job of the window, halted after so many tensors as a power cut would.
KILLED = """
import os, signal, sys
from pathlib import Path
from converters import model, writer
from converters.conversion import Target, convert
from converters.plan import plan
from converters.types import FILE_TYPES

writer.SYNC_SECONDS = 0.0
def report(step):
    if step.number > int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
chosen = plan(model.read(Path(sys.argv[1])), FILE_TYPES["Q4_K_M"])
convert(chosen, Target(Path(sys.argv[2])), writer.Effort(2, 1, report=report))
"""


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    return checkpoints()["gemma2"].write(tmp_path / "downloads")


class Hands:
    """The person in front of the page."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.frame.command_asked.emit(Command.CONVERT)
        conversion = desk.window.place.conversion
        assert conversion is not None
        self.conversion: Conversion = conversion
        self.page: ConvertPage = conversion._page
        self.place: PlacePage = desk.window.place._page  # type: ignore[assignment]

    def press(self, key: Qt.Key) -> None:
        self.desk._qtbot.keyClick(self.focused(), key)

    def focused(self) -> QWidget:
        focused = self.desk.frame.focusWidget()
        assert focused is not None
        return focused

    def type(self, text: str) -> None:
        self.desk._qtbot.keyClicks(self.focused(), text)

    def survey(self, folder: Path) -> None:
        self.page.source_asked.emit(str(folder))
        self.desk.wait(lambda: self.conversion._survey is None)

    def start(self) -> None:
        self.desk.click("Convert", self.page)
        assert self.conversion.is_running

    def wait(self) -> None:
        self.desk.wait(lambda: not self.conversion.is_running)

    def pid(self) -> int:
        assert self.conversion._job is not None
        self.desk.wait(lambda: self.conversion._job._child.pid)
        return self.conversion._job._child.pid

    def steps(self) -> list[Step]:
        seen: list[Step] = []
        assert self.conversion._job is not None
        self.conversion._job.progressed.connect(seen.append)
        return seen

    def rest(self, folder: Path) -> list[Step]:
        """Have what was just started stand in the middle, as on a low battery; return its steps."""
        seen = self.steps()
        battery(self, folder, plugged=False, percent=29)
        self.desk.wait(lambda: any(step.unit == "resting" for step in seen))
        return seen

    def found(self) -> str:
        assert self.page._found is not None
        return self.page._found.accessibleName().translate(ISOLATES)

    def aside(self) -> str:
        return self.page._foot.aside.text()

    def notices(self) -> list[Notice]:
        return self.place.notices.shown()


@pytest.fixture
def hands(desk: Desk) -> Hands:
    return Hands(desk)


@pytest.fixture
def halted(hands: Hands, checkpoint: Path) -> Iterator[Hands]:
    """A conversion that stands still until it is let go."""
    hands.survey(checkpoint)
    hands.start()
    pid = hands.pid()
    os.kill(pid, signal.SIGSTOP)
    yield hands
    if psutil.pid_exists(pid):
        os.kill(pid, signal.SIGCONT)


def replace_in(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def test_a_folder_says_what_it_is_and_what_each_type_makes_of_it(
    hands: Hands, checkpoint: Path
) -> None:
    hands.survey(checkpoint)
    said = hands.found()
    assert "Gemma2ForCausalLM" in said
    found = hands.conversion._found
    assert found is not None
    assert f"{found.layers} layers · bf16 · {found.tensors} tensors in 1 file" in said
    assert "every header checked" in said
    assert "licence: gemma" in said
    assert "with a chat template" in said
    names = hands.page.table._names
    assert names == ("BF16", "Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "Q4_K_S", "Q4_0", "IQ4_XS")
    assert hands.page.table.chosen == "Q4_K_M"
    lines = [line.split("\t") for line in hands.page.table.text().splitlines()]
    assert lines[0][2:] == ["File to write", "Of BF16", "Memory to run", "This computer"]
    assert lines[1][:2] == ["BF16", "the checkpoint's own precision"]
    assert lines[1][3] == "100 %"
    assert lines[5][5] == "Fits"
    words = "Memory to run = weights + context of 4,096 tokens + what the engine"
    assert words in hands.page._formula.text()


def test_arrows_choose_the_type_and_the_pane_follows(hands: Hands, checkpoint: Path) -> None:
    hands.survey(checkpoint)
    hands.page.focus_table()
    hands.press(Qt.Key.Key_Up)
    assert hands.conversion.target is not None
    assert hands.conversion.target.name.endswith("-Q5_K_M.gguf")
    assert "Q5_K_M" in hands.conversion._details._title.text()
    rows = hands.conversion._details._table.text().splitlines()
    assert rows[0] == "Type\tTensors\tBytes"
    assert {row.partition("\t")[0] for row in rows[1:]} == {"Q5_K", "Q6_K", "Q5_1", "F32"}
    assert hands.conversion._found is not None
    count = hands.conversion._found.tensors
    assert sum(int(row.split("\t")[1]) for row in rows[1:]) == count


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: (folder / "config.json").unlink(), "This checkpoint cannot be converted."),
        (
            lambda folder: replace_in(folder / "config.json", "Gemma2ForCausalLM", "Strange"),
            "Casebook does not convert models of this architecture. It is Strange",
        ),
        (
            lambda folder: [one.unlink() for one in folder.glob("tokenizer*")],
            "No model file can be made from this checkpoint's tokenizer.",
        ),
        (
            lambda folder: (folder / "model.safetensors").write_bytes(b"\xff" * 8),
            "This checkpoint cannot be converted.",
        ),
    ],
    ids=["no config", "unknown", "no tokenizer", "damaged"],
)
def test_a_folder_that_is_no_checkpoint_is_explained(
    hands: Hands, checkpoint: Path, spoil: Any, told: str
) -> None:
    spoil(checkpoint)
    hands.survey(checkpoint)
    assert told in hands.found()
    assert hands.page.table.isHidden()
    assert not hands.page._foot.button.isVisible()
    assert hands.desk.ask("Hello").text == "Echo: Hello "


def test_a_folder_that_is_not_there_is_explained(hands: Hands, tmp_path: Path) -> None:
    hands.survey(tmp_path / "nowhere")
    assert "There is nothing to convert at that place." in hands.found()


def test_a_conversion_from_the_keyboard_alone(desk: Desk, checkpoint: Path, places: Places) -> None:
    desk._qtbot.keyClick(desk.composer.editor, Qt.Key.Key_M, CTRL)
    assert desk.window.place._page is not None
    desk.window.place._page._head.tabs.setFocus()
    desk._qtbot.keyClick(desk.window.place._page._head.tabs, Qt.Key.Key_Right)
    hands = Hands(desk)
    assert hands.focused() is hands.page._source
    hands.type(str(checkpoint))
    hands.press(Qt.Key.Key_Return)
    desk.wait(lambda: hands.conversion._survey is None)
    order = [hands.page._choose, hands.page.table, hands.page._target, hands.page._choose_target]
    for stop in [*order, hands.page._foot.button]:
        hands.press(Qt.Key.Key_Tab)
        assert hands.focused() is stop
        if stop is hands.page.table:
            hands.press(Qt.Key.Key_Down)
    assert hands.page.table.chosen == "Q4_K_S"
    hands.press(Qt.Key.Key_Return)
    assert hands.page._foot.button.text() == "Cancel"
    assert hands.focused() is hands.page._foot.button
    elsewhere = QWidget()
    desk._qtbot.addWidget(elsewhere)
    elsewhere.show()
    elsewhere.activateWindow()  # the person works in another program meanwhile
    desk.wait(lambda: not desk.frame.isActiveWindow())
    hands.wait()
    (notice,) = hands.notices()
    assert notice.accessibleName().startswith("Converted: 2 MB in ")
    assert notice.accessibleName().endswith("s, loaded and tried.")
    assert hands.focused() is hands.page.table
    (made,) = [model for model in desk.shelf.all if model.name != "Echo"]
    assert made.state == "ready"
    assert made.quantization == "Q4_K_S"
    assert Path(made.path).parent == places.models
    record = json.loads(Path(made.path[:-5] + ".provenance.json").read_text("utf-8"))
    assert record["sha256"] == made.sha256
    assert made.repository == record["source"]["repository"]
    assert not [name for name in left(places.models) if ".part" in name or ".lock" in name]
    assert hands.place._head.tabs.tabText(0) == "Installed (2)"


def test_what_was_converted_is_loaded_on_request(hands: Hands, checkpoint: Path) -> None:
    hands.survey(checkpoint)
    hands.start()
    hands.wait()
    hands.desk.click("Load it now", hands.place)
    hands.desk.wait_loaded()
    assert hands.desk.shelf.current is not None
    assert hands.desk.shelf.current.quantization == "Q4_K_M"


def test_chats_stay_usable_and_the_status_bar_tells(halted: Hands) -> None:
    halted.desk.frame.show_place("chats")
    assert halted.desk.frame.status._work.text.startswith("Converting")
    assert halted.desk.ask("Hello").text == "Echo: Hello "
    os.kill(halted.pid(), signal.SIGCONT)
    halted.wait()
    assert halted.desk.frame.status._work.text == ""
    assert halted.desk.notice("Converted: ")


def test_cancel_leaves_nothing_behind(
    hands: Hands, checkpoint: Path, places: Places, tmp_path: Path
) -> None:
    before = left(places.models)
    hands.survey(checkpoint)
    hands.start()
    hands.rest(tmp_path)
    assert left(places.models) != before
    hands.desk.click("Cancel", hands.page)
    hands.wait()
    assert left(places.models) == before
    assert hands.notices() == []
    assert len(hands.desk.shelf.all) == 1
    assert hands.page._foot.button.text() == "Convert"


def test_a_job_that_does_not_hear_the_cancel_leaves_nothing_either(
    halted: Hands, places: Places
) -> None:
    job = halted.conversion._job
    assert job is not None
    job._grace.setInterval(100)
    halted.conversion.cancel()
    halted.wait()
    assert left(places.models) == {"echo.gguf"}


def test_after_a_kill_nothing_has_its_name_and_the_page_tells(
    hands: Hands, checkpoint: Path, places: Places, tmp_path: Path
) -> None:
    hands.survey(checkpoint)
    hands.start()
    hands.rest(tmp_path)
    os.kill(hands.pid(), signal.SIGKILL)
    hands.wait()
    (notice,) = hands.notices()
    assert "The conversion stopped in the middle. Its exit status was 9." in notice.accessibleName()
    assert not [name for name in left(places.models) if name.endswith("-Q4_K_M.gguf")]
    assert "An unfinished conversion of this file is there." in hands.aside()
    battery(hands, tmp_path, plugged=True, percent=29)
    hands.start()
    hands.wait()
    assert "Converted: " in hands.notices()[-1].accessibleName()


def test_what_a_power_cut_left_is_gone_on_with(hands: Hands, checkpoint: Path) -> None:
    hands.survey(checkpoint)
    target = hands.conversion.target
    assert target is not None
    words = [sys.executable, "-c", KILLED, str(checkpoint), str(target), "40"]
    assert os.spawnv(os.P_WAIT, sys.executable, words) == -signal.SIGKILL
    hands.conversion.refresh()
    assert "It goes on after tensor 40 if" in hands.aside()
    hands.start()
    steps = hands.steps()
    hands.wait()
    assert [step.resumed for step in steps if step.count][-1] == 40
    told = hands.notices()[-1].accessibleName()
    assert "It went on after tensor 40, which an earlier start had written." in told


def test_closing_the_window_asks_and_may_be_taken_back(halted: Hands) -> None:
    assert not halted.desk.frame.close()
    halted.desk.confirm(CloseDialog, "Keep open")
    assert halted.desk.frame.isVisible()
    assert halted.conversion.is_running
    os.kill(halted.pid(), signal.SIGCONT)
    halted.wait()
    assert halted.desk.frame.close()


def test_closing_the_window_cancels_if_the_person_says_so(halted: Hands, places: Places) -> None:
    halted.desk.frame.close()
    pid = halted.pid()
    halted.desk.confirm(CloseDialog, "Cancel conversion and close")
    assert halted.conversion.is_running
    os.kill(pid, signal.SIGCONT)
    halted.desk.wait(lambda: not halted.desk.frame.isVisible())
    assert left(places.models) == {"echo.gguf"}


def test_a_file_of_that_name_is_told_before_the_start(
    hands: Hands, checkpoint: Path, places: Places
) -> None:
    hands.survey(checkpoint)
    target = hands.conversion.target
    assert target is not None
    target.write_bytes(b"an older model")
    hands.conversion.refresh()
    assert "A file of that name is there already." in hands.aside()
    assert not hands.page._foot.button.isEnabled()
    hands.page._target.setText(str(places.models / "other.gguf"))
    hands.page._target.textEdited.emit(hands.page._target.text())
    assert hands.page._foot.button.isEnabled()
    hands.page._target.textEdited.emit(str(target))
    hands.page._replaces.click()
    hands.start()
    hands.wait()
    assert target.read_bytes()[:4] == b"GGUF"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "Name a file that ends in .gguf."),
        ("model.bin", "Name a file that ends in .gguf."),
        ("no/such/folder/m.gguf", "There is no folder to write to."),
    ],
)
def test_a_target_that_cannot_be_is_told_before_the_start(
    hands: Hands, checkpoint: Path, name: str, told: str
) -> None:
    hands.survey(checkpoint)
    hands.page._target.textEdited.emit(name)
    assert told in hands.aside()
    assert not hands.page._foot.button.isEnabled()
    hands.page.convert_asked.emit()
    assert not hands.conversion.is_running


def test_too_little_room_is_told_with_the_numbers(
    hands: Hands, checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "app.core.disk.shutil.disk_usage", lambda _path: type("Usage", (), {"free": 1000})()
    )
    hands.survey(checkpoint)
    assert "There is not enough room on the disk. The file needs 2 MB; 1 kB are free" in (
        hands.aside()
    )
    assert not hands.page._foot.button.isEnabled()


def test_what_this_computer_could_not_try_is_not_begun(
    hands: Hands, checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = type("Memory", (), {"total": 60_000_000, "available": 50_000_000})
    monkeypatch.setattr("app.gui.conversion.psutil.virtual_memory", memory)
    hands.survey(checkpoint)
    assert "could not be tried" in hands.aside()
    assert hands.page.table.text().count("Too large") == 8


def test_an_idle_model_makes_room_if_memory_is_short(
    hands: Hands, checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.survey(checkpoint)
    memory = type("Memory", (), {"total": 8_000_000_000, "available": 300_000_000})
    monkeypatch.setattr("app.gui.conversion.psutil.virtual_memory", memory)
    hands.desk.wait_idle()
    hands.start()
    assert "The model was ejected to make room" in hands.notices()[0].accessibleName()
    hands.wait()
    assert hands.desk.engine.state is EngineState.OFF


def test_a_source_that_goes_away_is_told_and_leaves_nothing(
    hands: Hands, checkpoint: Path, places: Places
) -> None:
    hands.survey(checkpoint)
    (checkpoint / "model.safetensors").unlink()
    hands.start()
    hands.wait()
    (notice,) = hands.notices()
    assert notice.accessibleName().startswith("This checkpoint cannot be converted.")
    assert left(places.models) == {"echo.gguf"}
    assert Code.CHECKPOINT_INVALID in notice._details._text  # type: ignore[union-attr]


def test_a_folder_can_be_dropped_on_the_page(hands: Hands, checkpoint: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(checkpoint))])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPoint(9, 9), copy, data, button, FREE)
    hands.page.dropEvent(event)
    hands.desk.wait(lambda: hands.conversion._survey is None)
    assert "Gemma2ForCausalLM" in hands.found()


def test_escape_closes_the_covering_details_then_goes_back_to_the_chats(
    hands: Hands, checkpoint: Path
) -> None:
    hands.survey(checkpoint)
    hands.desk.frame.resize(900, 600)
    QApplication.processEvents()
    assert not hands.place._pane.isVisible()
    hands.desk.frame.command_asked.emit(Command.STOP)
    hands.place.toggle_details()
    assert hands.place._pane.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert not hands.place._pane.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert not hands.place.isVisible()
    assert hands.desk.composer.isVisible()


def test_the_place_is_built_when_it_is_first_opened(desk: Desk) -> None:
    assert desk.window.place._page is None
    desk.frame.command_asked.emit(Command.MODELS)
    assert desk.window.place._page is not None


# --- words of progress ---------------------------------------------------------------------------


@pytest.fixture
def pace(qapp: QApplication) -> Iterator[Pace]:  # noqa: ARG001
    made = Pace()
    yield made
    made.end()


def at(part: float, unit: str = "bytes", resumed: int = 0) -> Step:
    total = 1_700_000_000
    return Step(int(part * total), total, unit, "blk.17 → Q6_K", 199, 288, resumed)


def test_no_time_left_is_told_below_five_percent(pace: Pace) -> None:
    pace.begin("m.gguf", 1_700_000_000)
    pace.step(at(0))
    pace._first = (pace._started - 100, 0)
    pace.step(at(0.04))
    assert "left" not in pace.view().time
    pace.step(at(0.25))
    assert "about 5 min left at this speed" in pace.view().time
    assert "cancel leaves no file behind" in pace.view().time
    pace.step(at(0.9))
    assert "less than 1 min left" in pace.view().time


def test_progress_is_told_in_numbers_and_tensors(pace: Pace) -> None:
    pace.begin("m.gguf", 1_700_000_000)
    pace.step(at(0.69, resumed=12))
    view = pace.view()
    assert view.what == "Writing m.gguf"
    assert view.numbers == "1.17 of 1.70 GB · 69 %"
    assert view.step == "Tensor 199 of 288: blk.17 → Q6_K · goes on after tensor 12"
    assert pace.short() == "Converting 69 %"
    pace.step(at(1, "trial"))
    assert pace.view().what == "Trying m.gguf"


def test_what_was_there_already_does_not_count_as_speed(pace: Pace) -> None:
    pace.begin("m.gguf", 1_700_000_000)
    pace.step(replace(at(0.39), text=""))
    assert pace.view().step == "Checking what an earlier start wrote: tensor 199 of 288"
    pace.step(at(0.4, resumed=120))
    pace._first = (pace._started - 10, pace._first[1])  # type: ignore[index]
    pace._started -= 10
    pace.step(at(0.41, resumed=120))
    assert "about 10 min left" in pace.view().time


def test_screen_readers_hear_every_quarter_once(pace: Pace) -> None:
    heard: list[str] = []
    pace.quarter_done.connect(heard.append)
    pace.begin("m.gguf", 1_700_000_000)
    for percent in (*range(0, 99, 7), 100):
        pace.step(at(percent / 100))
    assert heard == [f"Converting {percent} %" for percent in (25, 50, 75, 100)]


def test_times_are_told_as_people_say_them(qapp: QApplication) -> None:  # noqa: ARG001
    assert [words.duration(seconds) for seconds in (0.4, 48, 182)] == ["0 s", "48 s", "3 min 2 s"]


def battery(hands: Hands, folder: Path, *, plugged: bool, percent: float) -> None:
    said = SimpleNamespace(power_plugged=plugged, percent=percent)
    hands.desk.window.power.watch(PowerWatch(lambda: said, folder))


def test_a_low_battery_pauses_it_and_mains_power_lets_it_go_on(
    halted: Hands, tmp_path: Path
) -> None:
    seen = halted.steps()
    battery(halted, tmp_path, plugged=False, percent=29)
    assert "Runs and conversions pause" in halted.desk.frame.status._power.text
    os.kill(halted.pid(), signal.SIGCONT)
    halted.desk.wait(lambda: any(step.unit == "resting" for step in seen))
    count = len(seen)
    view = halted.conversion._pace.view()
    assert view.what.startswith("Paused: ")
    assert "The battery is low" in view.step
    battery(halted, tmp_path, plugged=False, percent=28)
    halted.desk._qtbot.wait(300)
    assert len(seen) == count, "nothing is written meanwhile"
    assert halted.conversion.is_running
    battery(halted, tmp_path, plugged=True, percent=28)
    assert "pause" not in halted.desk.frame.status._power.text
    halted.wait()
    assert [step for step in seen[count:] if step.unit == "trial"]
    assert not halted.notices() or "err" not in {one.kind for one in halted.notices()}


def test_without_the_rule_a_paused_one_goes_on_and_a_pause_can_be_cancelled(
    hands: Hands, checkpoint: Path, tmp_path: Path
) -> None:
    hands.survey(checkpoint)
    target = hands.conversion.target
    assert target is not None
    hands.start()
    hands.rest(tmp_path)
    hands.conversion.cancel()
    hands.wait()
    assert not target.exists()
    hands.start()
    hands.rest(tmp_path)
    hands.desk.window.power.use(replace(Settings(), rests_on_battery=False))
    hands.wait()
    assert target.exists()
