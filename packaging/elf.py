"""What a compiled file asks of the system it runs on, read by binutils."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_VERSION = re.compile(r"Name: GLIBC_(\d+)\.(\d+)")


def needed(path: Path) -> set[str]:
    """Return the names of the libraries that a file is linked to; none if it is no ELF file."""
    return set(_NEEDED.findall(_said("-d", path)))


def is_elf(path: Path) -> bool:
    """Tell whether a file is compiled code."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def glibc(paths: Iterable[Path]) -> tuple[tuple[int, int], Path]:
    """Return the newest glibc that any of these files asks for, and which one does."""
    newest, who = (0, 0), Path()
    for path in paths:
        asked = max(
            ((int(a), int(b)) for a, b in _VERSION.findall(_said("-V", path))), default=(0, 0)
        )
        if asked > newest:
            newest, who = asked, path
    return newest, who


def strip(path: Path) -> None:
    """Take out what only a debugger reads."""
    subprocess.run(["strip", "--strip-unneeded", "--preserve-dates", str(path)], check=True)


def _said(option: str, path: Path) -> str:
    command = ["readelf", "--wide", option, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return ran.stdout if ran.returncode == 0 else ""
