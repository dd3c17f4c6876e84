"""A model on disk: one file, or the parts of a set that llama-gguf-split made."""

import re
from pathlib import Path, PurePath

from app.errors import Code, Problem

MOST_PARTS = 1000
# llama.cpp `llama_split_path`: NAME-00001-of-00003.gguf, parts counted from 1.
_PART = re.compile(r"^(?P<stem>.+)-(?P<number>\d{5})-of-(?P<count>\d{5})(?P<ending>\.gguf)$", re.S)


def numbering(path: PurePath) -> tuple[int, int]:
    """Return which part of how many a file is by its name; (1, 1) for a file that is whole."""
    found = _PART.match(path.name)
    if not found:
        return 1, 1
    number, count = int(found["number"]), int(found["count"])
    return (number, count) if 1 <= number <= count <= MOST_PARTS else (1, 1)


def parts(path: Path, count: int) -> tuple[Path, ...]:
    """Return every file of a model of so many, the first of which this is; they need not exist."""
    if count == 1:
        return (path,)  # also one that is only named like a part
    return tuple(path.with_name(named(path.name, number)) for number in range(1, count + 1))


def named(name: str, number: int) -> str:
    """Return the name of another part of the same set; a whole file keeps its own."""
    found = _PART.match(name)
    if not found:
        return name
    return f"{found['stem']}-{number:05d}-of-{found['count']}{found['ending']}"


def stem_of(name: str) -> tuple[str, str]:
    """Return what a name is called, and how it ends: `.gguf` or `-00001-of-00003.gguf`."""
    found = _PART.match(name)
    if found:
        return found["stem"], name[len(found["stem"]) :]
    ending = Path(name).suffix
    return name.removesuffix(ending), ending


def marks(path: Path, count: int) -> tuple[int, int, str]:
    """Return size, time and inode: of all parts the sum, the newest, and all of them.

    The inode is text, since Windows and some network folders give numbers of 64 bits.

    Raises:
        OSError: a part is not there.
    """
    facts = [one.stat() for one in parts(path, count)]
    return (
        sum(one.st_size for one in facts),
        max(one.st_mtime_ns for one in facts),
        ",".join(str(one.st_ino) for one in facts),
    )


def written(marks_of: tuple[int, int, str]) -> str:
    """Return marks as one line, as a load carries them."""
    return ":".join(map(str, marks_of))


def is_changed(path: Path, marks_then: str) -> bool:
    """Tell whether another file lies there than these marks are of; one that is gone is not."""
    if not marks_then:
        return False
    try:
        return written(marks(path, marks_then.count(",") + 1)) != marks_then
    except OSError:
        return False


def missing(path: Path) -> Problem:
    """Return the problem of a file that is not there; names the folder that is gone with it."""
    gone = None
    for folder in path.parents:
        if folder.exists():
            break
        gone = folder
    return Problem(Code.MODEL_MISSING, path=path, **({"folder": gone} if gone else {}))


def is_same_file(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to the same file; what cannot be looked at is not the same."""
    try:
        return one.samefile(other)
    except OSError:
        return False
