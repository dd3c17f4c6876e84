"""How often the system ended a program for want of memory: counted by the kernel, not guessed."""

from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from app.core.groups import groups

VM_STATISTICS = Path("/proc/vmstat")
# Control groups of version 2 and of version 1; both have a line `oom_kill N`.
EVENTS = ("memory.events", "memory.oom_control")


class Want(StrEnum):
    """Whether a process that was killed was killed for want of memory."""

    UNKNOWN = ""
    GROUP = "group"  # a control group it was in counted a kill in that time
    SYSTEM = "system"  # the computer counted one in that time, maybe of another program


class KillWatch:
    """Remembers the kernel's counts of one moment, to compare them after a process is gone."""

    def __init__(self, pid: int) -> None:
        """Read the counts of the groups of this living process, and of the computer."""
        self._files = [group / name for group in groups(pid) for name in EVENTS]
        self._group, self._system = self._counts()

    def want(self) -> Want:
        """Return what the counts say of a process that was killed since then."""
        group, system = self._counts()
        if _has_risen(self._group, group):
            return Want.GROUP
        return Want.SYSTEM if _has_risen(self._system, system) else Want.UNKNOWN

    def _counts(self) -> tuple[int | None, int | None]:
        return _sum(self._files), _sum([VM_STATISTICS])


def _has_risen(before: int | None, after: int | None) -> bool:
    return before is not None and after is not None and after > before


def _sum(files: Sequence[Path]) -> int | None:
    counts = [count for path in files if (count := _count(path)) is not None]
    return sum(counts) if counts else None


def _count(path: Path) -> int | None:
    with suppress(OSError, ValueError):
        for line in path.read_text("ascii", "replace").splitlines():
            key, _, value = line.partition(" ")
            if key == "oom_kill":
                return int(value)
    return None
