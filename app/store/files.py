"""Files beside the database: put on disk for certain, and their errors as Problems."""

import errno
import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from app.errors import Code, Problem

_CODES = {
    errno.ENOSPC: Code.DISK_FULL,
    errno.EDQUOT: Code.DISK_FULL,
    errno.EFBIG: Code.DISK_FULL,
    errno.EACCES: Code.READ_ONLY,
    errno.EPERM: Code.READ_ONLY,
    errno.EROFS: Code.READ_ONLY,
    errno.ENOENT: Code.NO_DATA_FOLDER,
    errno.ENOTDIR: Code.NO_DATA_FOLDER,
}
# SQLite's shared memory grows by so much at a time, and calls it an input/output error if it
# cannot (WALINDEX_PGSZ in its wal.c).
_STEP_BYTES = 32 * 1024


def problem_of(error: OSError, folder: Path) -> Problem:
    """Return what an error of the operating system means for a person; unknown ones are the disk's.

    `folder` is what could not be written.
    """
    code = _CODES.get(error.errno or 0, Code.DISK_FAILED)
    return Problem(code, **facts(code, folder, error.strerror or type(error).__name__))


def is_unfinished(database: Path) -> bool:
    """Tell whether what belongs into a database, or has to go out of it again, lies beside it."""
    for end in ("-wal", "-journal"):
        with suppress(OSError):
            if database.with_name(database.name + end).stat().st_size:
                return True
    return False


def target_problem(error: OSError, folder: Path) -> Problem:
    """Return the same for a place that a person named, which is not the data folder.

    If the place is there, what is missing is none of theirs: `bug`, with the file's name.
    """
    if error.errno == errno.ENAMETOOLONG:
        return Problem(Code.NAME_TOO_LONG, path=error.filename or folder)
    problem = problem_of(error, folder)
    if problem.code is Code.NO_DATA_FOLDER:
        if folder.is_dir() and (folder.is_absolute() or not is_here_gone()):
            missing = Path(os.fsdecode(error.filename or "")).name
            return Problem(Code.BUG, error=f"{type(error).__name__} {missing}".strip())
        return Problem(Code.FOLDER_MISSING, path=folder)
    if problem.code is Code.READ_ONLY:
        return Problem(Code.READ_ONLY, folder=folder)
    return problem


def is_here_gone() -> bool:
    """Tell whether the current folder was removed: then no name in it leads anywhere."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def write_target(target: Path, data: bytes) -> None:
    """Write a file that a person named, whole or not at all; one of that name is replaced.

    Raises:
        Problem: `exists` if something else than a file is there; else as `target_problem`.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        if target.exists() and not target.is_file():
            raise Problem(Code.EXISTS, path=target)
        part.write_bytes(data)
        sync(part)
        part.replace(target)
    except OSError as error:
        raise target_problem(error, target.parent) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def place(part: Path, target: Path, is_replacing: bool = False) -> None:
    """Give a complete, synced file its name; a file of that name is kept unless `is_replacing`.

    Raises:
        FileExistsError: something is there; `part` is as it was.
        OSError: the folder cannot be written.
    """
    if is_replacing:
        part.replace(target)
    else:
        try:
            os.link(part, target)  # refuses what is there, in one step
        except FileExistsError:
            raise
        except OSError:  # FAT and some network folders know no second name
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, "it is there already") from None
            part.rename(target)
        else:
            part.unlink()
    sync(target.parent)


def facts(code: Code, path: Path | None, said: str) -> dict[str, object]:
    """Return what the sentence of a storage problem tells: place, reason, bytes that are free."""
    found: dict[str, object] = {"path": path or ""}
    if code in {Code.DATABASE_DAMAGED, Code.DISK_FAILED}:
        found["why"] = said
    if code is Code.NO_DATA_FOLDER:
        found["reason"] = said
    if code in {Code.DISK_FULL, Code.DISK_FAILED} and path is not None:
        with suppress(OSError):
            found["free_bytes"] = shutil.disk_usage(path if path.is_dir() else path.parent).free
    return found


def is_full(found: Mapping[str, object]) -> bool:
    """Return whether `facts` of trouble with a disk say that it has no room for one more step."""
    free = found.get("free_bytes")
    return isinstance(free, int) and free < _STEP_BYTES


def sync(path: Path) -> None:
    """Put a file, or a folder's names, on the disk itself.

    Raises:
        OSError: the file cannot be opened or written out.
    """
    if path.is_dir() and sys.platform == "win32":
        return  # Windows opens no folders; its file systems journal names
    number = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def reserve(path: Path, size_bytes: int) -> None:
    """Make a file that truly takes this room on the disk.

    Raises:
        OSError: there is no room; a part of the file may be left.
    """
    with path.open("wb") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, size_bytes)
            return
        block = os.urandom(min(size_bytes, 1 << 20))  # zeros could be stored as nothing
        for _ in range(size_bytes // len(block)):
            file.write(block)


def give_up(path: Path | None) -> bool:
    """Remove a reserved file; return whether that made room."""
    if path is None:
        return False
    try:  # a disk that is gone says other things than that a file is not there
        path.unlink()
    except OSError:
        return False
    return True


def write_new(path: Path, data: bytes) -> None:
    """Write a file, on disk for certain; others cannot read it. What was half-written is replaced.

    Raises:
        OSError: it cannot be written.
    """
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(number, "wb") as file:
        file.write(data)
    sync(path)


def write_private(path: Path, data: bytes) -> None:
    """Write a file whole, or not at all; others cannot read it.

    Raises:
        OSError: it cannot be written.
    """
    part = path.with_name(path.name + ".part")
    write_new(part, data)
    part.replace(path)
    sync(path.parent)
