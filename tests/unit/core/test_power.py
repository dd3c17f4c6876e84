"""Battery and heat are what the system says, and nothing is made up where it says nothing."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from app.core import power
from app.core.power import Power, PowerWatch


def charge(percent: float, *, plugged: bool | None) -> SimpleNamespace:
    return SimpleNamespace(percent=percent, power_plugged=plugged)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    ("said", "on_battery", "percent"),
    [
        (None, None, None),
        (charge(82.4, plugged=False), True, 82),
        (charge(82.6, plugged=True), False, 83),
        (charge(50, plugged=None), None, 50),
    ],
)
def test_the_battery_is_as_the_system_says(
    tmp_path: Path, said: object, on_battery: bool | None, percent: int | None
) -> None:
    now = PowerWatch(lambda: said, tmp_path).look()
    assert (now.on_battery, now.percent) == (on_battery, percent)


def test_a_system_without_sensors_says_nothing(tmp_path: Path) -> None:
    assert PowerWatch(lambda: None, tmp_path).look() == Power()


def test_a_throttle_count_that_rises_is_heat_until_it_rests(tmp_path: Path) -> None:
    folder = tmp_path / "devices/system/cpu/cpu0/thermal_throttle"
    write(folder / "core_throttle_count", "5\n")
    write(folder / "package_throttle_count", "2\n")
    watch = PowerWatch(lambda: None, tmp_path)
    assert watch.look().is_slowed is False
    write(folder / "package_throttle_count", "3\n")
    assert watch.look().is_slowed is True
    assert watch.look().is_slowed is False


def test_a_cooling_device_of_the_processor_is_heat_a_fan_is_not(tmp_path: Path) -> None:
    fan, processor = (tmp_path / f"class/thermal/cooling_device{n}" for n in (0, 1))
    write(fan / "type", "Fan\n")
    write(fan / "cur_state", "3\n")
    write(processor / "type", "Processor\n")
    write(processor / "cur_state", "0\n")
    watch = PowerWatch(lambda: None, tmp_path)
    assert watch.look().is_slowed is False
    write(processor / "cur_state", "2\n")
    assert watch.look().is_slowed is True


def test_the_warmest_zone_is_told_and_broken_ones_are_not(tmp_path: Path) -> None:
    for number, text in enumerate(("46000\n", "71500\n", "-274000\n", "nonsense\n")):
        write(tmp_path / f"class/thermal/thermal_zone{number}/temp", text)
    assert PowerWatch(lambda: None, tmp_path).look().celsius == 72


@pytest.mark.parametrize(("cores", "threads"), [(1, 1), (2, 1), (3, 2), (4, 2), (8, 4)])
def test_on_battery_half_of_the_cores_compute(cores: int, threads: int) -> None:
    assert power.saved_threads(cores) == threads


@pytest.mark.parametrize(
    ("now", "is_resting"),
    [
        (Power(on_battery=True, percent=29), True),
        (Power(on_battery=True, percent=30), False),
        (Power(on_battery=False, percent=29), False),
        (Power(on_battery=None, percent=29), False),
        (Power(on_battery=True, percent=None), False),
    ],
)
def test_work_rests_below_the_charge_that_was_set_and_only_on_battery(
    now: Power, is_resting: bool
) -> None:
    assert power.is_resting(now, 30) is is_resting
