"""Long work on the command line pauses on a low battery, goes on with mains power, and says so."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from app.cli import rest
from app.cli.common import Common
from app.core.power import PowerWatch
from app.paths import Places
from app.settings import Settings


class Battery:
    """What the system says, one look after the other; the last one stays."""

    def __init__(self, *looks: tuple[bool | None, float | None]) -> None:
        self.looks = list(looks)
        self.seen = 0

    def __call__(self) -> SimpleNamespace:
        plugged, percent = self.looks[min(self.seen, len(self.looks) - 1)]
        self.seen += 1
        return SimpleNamespace(power_plugged=plugged, percent=percent)


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let every nap pass the time until the next look."""
    found: list[float] = []
    clock = [1000.0]

    def nap(seconds: float) -> None:
        found.append(seconds)
        clock[0] += rest.LOOK_SECONDS

    monkeypatch.setattr("time.sleep", nap)
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    return found


Begin = Callable[..., rest.Rest]


@pytest.fixture
def begin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Begin:
    def made(battery: Battery, *words: Any, **named: Any) -> rest.Rest:
        monkeypatch.setattr(rest, "PowerWatch", lambda: PowerWatch(battery, tmp_path))
        return rest.Rest(Common(Places(tmp_path)), *words, **named)

    return made


LOW, HALF, MAINS = (False, 29.0), (False, 50.0), (True, 29.0)


@pytest.mark.parametrize(
    ("looks", "asked", "pauses"),
    [
        ((LOW, LOW, MAINS), (Settings(), rest.PAUSE), 2),
        ((LOW, MAINS), (Settings(), rest.RUN), 0),
        ((HALF, MAINS), (Settings(), rest.PAUSE), 0),
        ((HALF, MAINS), (replace(Settings(), rest_percent=60), rest.PAUSE), 1),
        ((LOW, MAINS), (replace(Settings(), rests_on_battery=False), rest.PAUSE), 0),
        ((MAINS,), (Settings(), rest.PAUSE), 0),
        (((None, None),), (Settings(), rest.PAUSE), 0),
        (((False, None), MAINS), (Settings(), rest.PAUSE), 0),
    ],
)
def test_it_pauses_by_the_rule(
    begin: Begin,
    naps: list[float],
    capsys: pytest.CaptureFixture[str],
    looks: tuple[tuple[bool | None, float | None], ...],
    asked: tuple[Settings, str],
    pauses: int,
) -> None:
    battery = Battery(*looks)
    one = begin(battery, *asked)
    assert one.wait()
    assert len(naps) == pauses
    said = capsys.readouterr().err
    assert ("Paused: below" in said) is bool(pauses)
    assert ("On battery" in said) is (looks[0][0] is False)
    assert one.wait(), "between two looks nothing is asked"
    assert battery.seen == 1 + pauses


def test_it_can_be_told_to_stop_when_mains_power_goes(begin: Begin, naps: list[float]) -> None:
    assert not begin(Battery(HALF), Settings(), rest.STOP).wait()
    assert naps == []


def test_ctrl_c_ends_a_pause(begin: Begin, naps: list[float]) -> None:
    one = begin(Battery(LOW), Settings(), is_stopped=lambda: len(naps) == 3)
    assert one.wait()
    assert len(naps) == 3
