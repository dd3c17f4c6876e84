"""What a compiled file asks of the system it runs on, read by binutils."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
# The linker looks there too; only those of other computers, not those that are relative.
_FOLDER = re.compile(r"\((?:RUNPATH|RPATH)\).*\[(/[^\]]*)\]")
BESIDE = b"$ORIGIN"
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
