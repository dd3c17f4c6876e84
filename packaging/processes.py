"""What the processes of the installed program are made of, and what they leave behind (Linux).

/proc/PID/maps lists what a process has in memory, by file (proc(5)).
"""

import os
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import manifest

# Who wants may leave something there.
OPEN_FOLDERS = ("/tmp", "/var/tmp", "/dev/shm")  # noqa: S108  looked at only
SYSTEM = ("usr/lib", "lib")
UNNAMED = "/memfd:"  # memory that libffi makes its callbacks in
_COLUMNS = 6


def strange(window: "subprocess.Popen[Any]", program: Path, root: Path) -> list[str]:
    """Return the files that window and children run code of, and neither list nor system has.

    Args:
        window: a program that was started.
        program: the folder that it lies in, with its list.
        root: the root folder of the system that it sees.
    """
    used = {path for one in (window.pid, *children(window.pid)) for path in _code(one)}
    unlisted = used - {program / name for name in manifest.names(program)}
    if used == unlisted:
        return ["none of the program itself"]
    system = tuple(f"{root / folder}/" for folder in SYSTEM)
    return sorted(
        str(path)
        for path in unlisted
        if path.is_relative_to(program) or not str(path).startswith(system)
    )


def children(parent: int) -> list[int]:
    """Return the processes that a process started, and theirs."""
    listed = subprocess.run(
        ["pgrep", "--parent", str(parent)], capture_output=True, text=True, check=False
    )
    own = [int(one) for one in listed.stdout.split()]
    return own + [one for child in own for one in children(child)]


def end(window: "subprocess.Popen[Any]") -> None:
    """End a window that did not end by itself, and what it started."""
    if window.poll() is None:
        for one in (*children(window.pid), window.pid):
            with suppress(ProcessLookupError):
                os.kill(one, 9)
        window.communicate()


def running(folder: Path) -> list[str]:
    """Return the processes whose program lies in a folder."""
    found = []
    for process in Path("/proc").iterdir():
        with suppress(OSError):
            if process.name.isdigit() and str(folder) in str((process / "exe").readlink()):
                found.append(process.name)
    return found


def owned(account: int) -> set[str]:
    """Return what lies in the folders that anybody may write to and is that account's."""
    left = set()
    for folder in map(Path, OPEN_FOLDERS):
        for path in folder.iterdir() if folder.is_dir() else ():
            with suppress(OSError):
                if path.lstat().st_uid == account:
                    left.add(str(path))
    return left


def _code(process: int) -> set[Path]:
    try:
        text = Path(f"/proc/{process}/maps").read_text("utf-8", "surrogateescape")
    except OSError:  # it ended meanwhile
        return set()
    lines = [line.split(maxsplit=_COLUMNS - 1) for line in text.splitlines()]
    return {
        Path(one[-1])
        for one in lines
        if len(one) == _COLUMNS
        and "x" in one[1]
        and one[-1].startswith("/")
        and not one[-1].startswith(UNNAMED)
    }
