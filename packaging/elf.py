"""What a compiled file asks of the system it runs on, read by binutils."""

import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_LOOKS = re.compile(r"\((?:RUNPATH|RPATH)\).*\[(.*)\]")
# The linker looks there too; only those of other computers, not those that are relative.
_FOLDER = re.compile(r"\((?:RUNPATH|RPATH)\).*\[(/[^\]]*)\]")
BESIDE = b"$ORIGIN"
_VERSION = re.compile(r"Name: GLIBC_(\d+)\.(\d+)")


def needed(path: Path) -> set[str]:
    """Return the names of the libraries that a file is linked to; none if it is no ELF file."""
    return set(_NEEDED.findall(_said("-d", path)))


def lost(paths: Iterable[Path], beside: Path, is_elsewhere: Callable[[str], bool]) -> set[str]:
    """Return the libraries that a file is linked to and the linker would not find.

    It looks where the file says, then in the folder `beside`, which the first stage names to it.
    `is_elsewhere` tells of those that the system has, or that are in memory before.
    """
    found = set()
    for path in paths:
        said = _LOOKS.search(_said("-d", path))
        places = (said[1] if said else "").split(":")
        folders = [Path(one.replace("$ORIGIN", str(path.parent))) for one in places if one]
        for name in needed(path):
            there = any((folder / name).is_file() for folder in (*folders, beside))
            if not there and not is_elsewhere(name):
                found.add(f"{name} of {path.name}")
    return found


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


def forget_builder(path: Path) -> bool:
    """Have a file look for libraries beside itself instead of in a folder of the build's computer.

    Another person could make a folder of that name elsewhere, and plant libraries in it. Returns
    whether there was one.

    Raises:
        ValueError: the name of that folder is not where it is looked for.
    """
    found = _FOLDER.search(_said("-d", path))
    if found is None:
        return False
    old = found[1].encode()
    content = path.read_bytes()
    if content.count(b"\0" + old + b"\0") != 1 or len(old) < len(BESIDE):
        raise ValueError(f"{path.name} looks for libraries in {found[1]}")
    path.write_bytes(content.replace(b"\0" + old, b"\0" + BESIDE.ljust(len(old), b"\0")))
    return True


def _said(option: str, path: Path) -> str:
    command = ["readelf", "--wide", option, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return ran.stdout if ran.returncode == 0 else ""
