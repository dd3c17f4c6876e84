"""Want of memory is told as the cause only where the kernel counted it."""

from pathlib import Path

import pytest

from app.core import groups, kills
from app.core.kills import KillWatch, Want


@pytest.fixture
def kernel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kernel's files: a process 7 in a group of each version, and the computer's counts."""
    monkeypatch.setattr(groups, "ROOT", tmp_path / "groups")
    monkeypatch.setattr(groups, "PROCESSES", tmp_path)
    monkeypatch.setattr(kills, "VM_STATISTICS", tmp_path / "vmstat")
    for folder in ("7", "groups/memory/old", "groups/new"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "7/cgroup").write_text("4:memory:/old\n0::/new\n")
    return tmp_path


def test_a_kernel_that_says_nothing_proves_nothing(kernel: Path) -> None:
    watch = KillWatch(7)
    assert watch.want() is Want.UNKNOWN
    (kernel / "vmstat").write_text("oom_kill 7\n")
    assert watch.want() is Want.UNKNOWN


@pytest.mark.parametrize(
    ("path", "text", "want"),
    [
        ("groups/memory.events", "low 0\noom 4\noom_kill {}\noom_group_kill 9\n", Want.GROUP),
        ("groups/new/memory.events", "oom_kill {}\n", Want.GROUP),
        ("groups/memory/old/memory.oom_control", "under_oom 0\noom_kill {}\n", Want.GROUP),
        ("vmstat", "nr_free_pages 1\noom_kill {}\n", Want.SYSTEM),
    ],
)
def test_a_count_that_rose_is_told(kernel: Path, path: str, text: str, want: Want) -> None:
    (kernel / "vmstat").write_text("oom_kill 3\n")
    (kernel / path).write_text(text.format(3))
    watch = KillWatch(7)
    assert watch.want() is Want.UNKNOWN
    (kernel / "7/cgroup").unlink()  # the process is gone
    (kernel / path).write_text(text.format(4))
    assert watch.want() is want


def test_the_nearest_count_that_rose_is_told(kernel: Path) -> None:
    (kernel / "vmstat").write_text("oom_kill 1\n")
    (kernel / "groups/new/memory.events").write_text("oom_kill 1\n")
    watch = KillWatch(7)
    (kernel / "vmstat").write_text("oom_kill 2\n")
    (kernel / "groups/new/memory.events").write_text("oom_kill 2\n")
    assert watch.want() is Want.GROUP
