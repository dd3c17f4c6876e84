"""The status bar says what battery and heat do, and nothing where there is nothing to say."""

from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from app.core import machine
from app.core.chat import LoadOptions, ModelFile
from app.core.power import PowerWatch
from app.evaluation.order import Order
from app.gui.job import Job, Result, Step
from app.gui.power import LOOK_MS, PowerStatus
from app.gui.widgets.status import StatusBar
from app.protocol import Evaluate, Inspect
from app.settings import Settings
from tests.unit.evaluation import sets

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def power(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> PowerStatus:
    monkeypatch.setattr(machine, "cores", lambda: 4)
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(1366, 26)
    return PowerStatus(bar, Settings())


def words(power: PowerStatus) -> str:
    return power._status._power.text


def watch(folder: Path, *, plugged: bool | None, percent: float | None = 82) -> PowerWatch:
    return PowerWatch(lambda: SimpleNamespace(percent=percent, power_plugged=plugged), folder)


def test_battery_and_its_threads_are_told_and_mains_power_is_not(
    power: PowerStatus, tmp_path: Path
) -> None:
    power.watch(watch(tmp_path, plugged=True))
    assert words(power) == ""
    power.watch(watch(tmp_path, plugged=False))
    assert words(power) == "On battery, 82 %: answers with 2 of 4 threads"
    power.watch(watch(tmp_path, plugged=None))
    assert words(power) == ""


def test_what_was_overridden_is_not_claimed(power: PowerStatus, tmp_path: Path) -> None:
    power.watch(watch(tmp_path, plugged=False, percent=None))
    for changed in (
        replace(Settings(), saves_battery=False),
        replace(Settings(), threads=4),
    ):
        power.use(changed)
        assert words(power) == "On battery"


def test_heat_is_told(power: PowerStatus, tmp_path: Path) -> None:
    folder = tmp_path / "class/thermal/cooling_device0"
    folder.mkdir(parents=True)
    (folder / "type").write_text("Processor")
    (folder / "cur_state").write_text("1")
    power.watch(watch(tmp_path, plugged=True))
    assert words(power) == "Slowed by heat"


def test_it_looks_four_times_a_minute(power: PowerStatus) -> None:
    assert power._timer.isActive()
    assert power._timer.interval() == LOOK_MS == 15_000


@pytest.mark.model
def test_a_run_of_questions_pauses_between_two_items_and_goes_on(
    qtbot: QtBot, power: PowerStatus, demo_model: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    order = Order(
        path=str(sets.medqa(tmp_path / "medqa.jsonl")),
        kind="medqa",
        out=str(out),
        model=ModelFile(path=str(demo_model)),
        options=LoadOptions(threads=1),
    )
    steps: list[Step] = []
    ends: list[Result] = []
    job = Job(Evaluate(id=1, order=msgspec.json.encode(order).decode()), power._status)
    job.progressed.connect(steps.append)
    job.ended.connect(ends.append)
    power.watch(watch(tmp_path, plugged=False, percent=20))
    assert words(power).endswith("Runs and conversions pause")
    qtbot.waitUntil(lambda: any(step.unit == "resting" for step in steps), timeout=60_000)
    done = len((out / "samples.jsonl").read_bytes().splitlines())
    assert 1 <= done < 6
    qtbot.wait(500)
    assert len((out / "samples.jsonl").read_bytes().splitlines()) == done
    power.watch(watch(tmp_path, plugged=True, percent=20))
    qtbot.waitUntil(lambda: bool(ends), timeout=60_000)
    assert ends[0].code is None
    assert len((out / "samples.jsonl").read_bytes().splitlines()) == 6


def test_other_jobs_are_not_held(power: PowerStatus, tmp_path: Path, qtbot: QtBot) -> None:
    job = Job(Inspect(id=1, path=str(tmp_path / "none.gguf")), power._status)
    with qtbot.waitSignal(job.ended, timeout=60_000):
        power.watch(watch(tmp_path, plugged=False, percent=20))
        assert "pause" not in words(power)
