"""What of this computer may be used: limits of control groups and addresses count."""

from pathlib import Path

import psutil
import pytest

from app.core import groups, machine


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(groups, "ROOT", tmp_path / "groups")
    monkeypatch.setattr(groups, "PROCESSES", tmp_path)
    (tmp_path / "groups").mkdir()
    return tmp_path / "groups"


@pytest.mark.parametrize(
    ("quota", "cores"),
    [("50000 100000", 1), ("100000 100000", 1), ("max 100000", None), ("", None)],
)
def test_threads_are_physical_cores_within_what_is_granted(
    group: Path, monkeypatch: pytest.MonkeyPatch, quota: str, cores: int | None
) -> None:
    monkeypatch.setattr(psutil, "cpu_count", lambda logical=True: 8 if logical else 4)
    monkeypatch.setattr(machine.os, "sched_getaffinity", lambda _: set(range(6)), raising=False)
    (group / "cpu.max").write_text(quota)
    assert machine.cores() == (cores or 4)
    monkeypatch.setattr(machine.os, "sched_getaffinity", lambda _: {1, 3, 5}, raising=False)
    assert machine.cores() == (cores or 3)


def test_free_memory_is_bounded_by_the_control_group(group: Path) -> None:
    everything = machine.free_bytes()
    assert everything > 0
    (group / "memory.max").write_text("1000\n")
    (group / "memory.current").write_text("700\n")
    (group / "memory.stat").write_text("anon 500\ninactive_file 150\n")
    assert machine.free_bytes() == 450
    (group / "memory.max").write_text("max\n")
    assert machine.free_bytes() > 450


def test_the_group_this_process_is_in_counts_too(group: Path, tmp_path: Path) -> None:
    (tmp_path / "self").mkdir()
    (tmp_path / "self" / "cgroup").write_text("0::/user/casebook\n4:memory:/old\n", "ascii")
    assert list(groups.groups()) == [group, group / "user/casebook", group / "memory" / "old"]
    (group / "user/casebook").mkdir(parents=True)
    (group / "user/casebook/memory.max").write_text("900")
    (group / "user/casebook/memory.current").write_text("500")
    assert machine.free_bytes() == 400
    (group / "memory/old").mkdir(parents=True)
    (group / "memory/old/memory.limit_in_bytes").write_text("800")
    (group / "memory/old/memory.usage_in_bytes").write_text("700")
    assert machine.free_bytes() == 100
    (group / "memory/old/memory.limit_in_bytes").write_text("9223372036854771712")
    assert machine.free_bytes() == 400


def test_what_is_given_back_is_free_but_no_more_than_there_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(machine, "free_bytes", lambda: 1000)
    assert machine.machine(500).free_bytes == 1500
    total = machine.machine().total_bytes
    assert machine.machine(10 * total).free_bytes == total
