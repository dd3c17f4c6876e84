"""A conversion that is killed at any call to the disk: no half file under its name, ever."""

import hashlib
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from app import roles
from converters import conversion, model
from converters.conversion import Target, convert
from converters.plan import Plan, plan
from converters.types import FILE_TYPES
from converters.writer import Effort
from tests.reference.checkpoints import checkpoints

# Counts what changes the disk, names included, and sends itself a signal before call number N.
KILLED = """
import os, signal, sys
from pathlib import Path
from converters import model, writer
from converters.conversion import Target, convert
from converters.plan import plan
from converters.types import FILE_TYPES

calls, last, number = 0, int(sys.argv[3]), getattr(signal, sys.argv[4])
def counted(function):
    def count(*words, **named):
        global calls
        calls += 1
        if calls == last:
            os.kill(os.getpid(), number)
        return function(*words, **named)
    return count

writer.SYNC_SECONDS = 0.0
chosen = plan(model.read(Path(sys.argv[1])), FILE_TYPES["Q4_K_M"])
for name in ("fsync", "replace", "unlink", "truncate", "ftruncate"):
    setattr(os, name, counted(getattr(os, name)))
writer.Writing._append = counted(writer.Writing._append)
convert(chosen, Target(Path(sys.argv[2])), writer.Effort(2, 1))
print(calls)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return checkpoints()["gemma2-288"].write(tmp_path)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    place = tmp_path / "out"
    place.mkdir()
    return place


def planned(folder: Path) -> Plan:
    return plan(model.read(folder), FILE_TYPES["Q4_K_M"])


def run(folder: Path, target: Path, last: int, kind: str) -> tuple[int, str]:
    """Convert until call number `last`; return the exit status, and how many calls there were."""
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, folder, target, str(last), kind],
        cwd=roles.folder(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout


def digests(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path) for path in folder.iterdir()}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_kill_at_any_call_leaves_the_whole_file_or_none(folder: Path, out: Path) -> None:
    status, said = run(folder, out / "whole.gguf", 0, "SIGKILL")
    assert status == 0
    calls, whole, before = int(said), sha256(out / "whole.gguf"), digests(folder)
    # Of the many in the middle, which are alike, each tenth part; all of the last ones, which
    # name the file and its record and take the note away.
    ends = [1, 2, *range(3, calls - 8, max(calls // 10, 1)), *range(calls - 8, calls + 1)]
    for number, last in enumerate(ends):
        kind = ("SIGKILL", "SIGTERM")[number % 2]
        target = out / f"{last}.gguf"
        status, _ = run(folder, target, last, kind)
        assert status == -getattr(signal, kind), f"call {last} of {calls}"
        if target.exists():
            assert sha256(target) == whole, f"call {last}: a name is given to a whole file only"
        again = convert(planned(folder), Target(target, is_replacing=True), Effort(2))
        assert again.sha256 == sha256(target) == whole, f"call {last}"
        left = {path.name for path in out.iterdir() if path.name.startswith(f"{last}.")}
        assert left == {f"{last}.gguf", f"{last}.provenance.json"}, f"call {last}"
    assert digests(folder) == before, "the source is only read"


class Jumping(datetime):
    """A clock that is set back by a day whenever somebody looks."""

    looks: ClassVar[int] = 0

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # noqa: ARG003  as it is called
        cls.looks += 1
        return datetime(2026, 11, 25, tzinfo=UTC) - timedelta(days=cls.looks)


def test_a_clock_that_is_set_back_changes_nothing(
    folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = convert(planned(folder), Target(out / "whole.gguf"), Effort(2))
    times = iter(range(10**9, 0, -86_400))
    monkeypatch.setattr(conversion, "datetime", Jumping)
    monkeypatch.setattr("time.time", lambda: float(next(times)))
    outcome = convert(planned(folder), Target(out / "m.gguf"), Effort(2, 1))
    assert Jumping.looks, "the clock was looked at"
    assert outcome.seconds >= 0
    assert outcome.sha256 == whole.sha256
