"""The list of every file of the installed program with its SHA-256, as `sha256sum -c` reads it."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def lines(folder: Path) -> str:
    """Return a line for each file below a folder but the list itself."""
    return "".join(f"{digest}  {name}\n" for name, digest in _digests(folder).items())


def write(folder: Path) -> None:
    """Write the list, with the line ends that `sha256sum` reads on every system."""
    (folder / NAME).write_text(lines(folder), "utf-8", newline="\n")


def names(folder: Path) -> list[str]:
    """Return the names on the folder's list, the list itself not among them."""
    return list(_said(folder))


def differences(folder: Path) -> list[str]:
    """Return the names of files that are missing, changed or not on the folder's list."""
    said = _said(folder)
    there = _digests(folder)
    return sorted(name for name in said.keys() | there.keys() if said.get(name) != there.get(name))


def _said(folder: Path) -> dict[str, str]:
    read = (folder / NAME).read_text("utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in read)}


def _digests(folder: Path) -> dict[str, str]:
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (name := path.relative_to(folder).as_posix()) != NAME
    }
