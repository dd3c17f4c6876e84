"""The control groups that bound what a process may take: where their files lie (Linux)."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PROCESSES = Path("/proc")
GIVES_WAY = 500  # of 1,000: of two programs of one size this one is ended first; proc(5)
ROOT = Path("/sys/fs/cgroup")


def groups(pid: int | None = None) -> Iterator[Path]:
    """Yield the folders of the groups that may bound a process's memory, of both versions.

    Without `pid` this process. Inside a container the root is the container's own. Format:
    cgroups(7), `/proc/PID/cgroup`.
    """
    yield ROOT
    with suppress(OSError):
        own = PROCESSES / str(pid or "self") / "cgroup"
        for line in own.read_text("ascii", "replace").splitlines():
            _, _, rest = line.partition(":")
            controllers, _, path = rest.partition(":")
            inside = path.lstrip("/")
            if not controllers and inside:
                yield ROOT / inside
            elif "memory" in controllers.split(","):
                yield ROOT / "memory" / inside


def give_way() -> None:
    """Ask the system to end this process before others of its size when memory runs out.

    So a model too many ends its own process, not the window with the person's words. Linux only;
    where it is not allowed nothing changes.
    """
    with suppress(OSError):
        (PROCESSES / "self" / "oom_score_adj").write_text(str(GIVES_WAY), "ascii")
