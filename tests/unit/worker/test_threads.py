"""On battery fewer threads compute, unless a person said how many."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from app.core import machine
from app.core.chat import LoadOptions
from app.core.load_notes import NoteCode, sentence
from app.core.power import PowerWatch
from app.worker.threads import Threads


class Plug:
    """A laptop with four cores whose plug can be pulled."""

    def __init__(self, folder: Path) -> None:
        self.is_in = True
        self.threads = Threads(PowerWatch(self._charge, folder))

    def _charge(self) -> SimpleNamespace:
        return SimpleNamespace(percent=80, power_plugged=self.is_in)


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plug:
    monkeypatch.setattr(machine, "cores", lambda: 4)
    return Plug(tmp_path)


def test_every_question_asks_for_the_power_anew(plug: Plug) -> None:
    assert plug.threads.settle(LoadOptions()) == (4, ())
    plug.is_in = False
    threads, (note,) = plug.threads.settle(LoadOptions())
    assert (threads, note.code) == (2, NoteCode.ON_BATTERY)
    assert sentence(note).startswith("On battery, 2 of 4 cores compute.")
    plug.is_in = True
    assert plug.threads.settle(LoadOptions()) == (4, ())


@pytest.mark.parametrize(
    ("options", "threads"),
    [(LoadOptions(threads=3), 3), (LoadOptions(saves_battery=False), 4)],
)
def test_it_can_be_overridden(plug: Plug, options: LoadOptions, threads: int) -> None:
    plug.is_in = False
    assert plug.threads.settle(options) == (threads, ())


def test_one_core_is_not_halved(plug: Plug, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "cores", lambda: 1)
    plug.is_in = False
    assert plug.threads.settle(LoadOptions()) == (1, ())
