"""A stick and what may go wrong with it: opened without following links, read back, told apart."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.core.disk import FAT32_MOST_BYTES, disk_of
from app.errors import Code, Problem

# Of a file that is opened: no link is followed, no pipe waited for.
_CAREFUL = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
SPARE_BYTES = 4 << 20  # what a file system needs for its own tables
SPARE_A_FILE = 64 << 10  # the largest cluster of FAT32 and of common exFAT sticks


class NotPlain(OSError):
    """Something is there that is no ordinary file."""


def open_plain(path: Path) -> BinaryIO:
    """Open an ordinary file to read; links, pipes and devices are refused.

    Raises:
        NotPlain: it is no ordinary file.
        OSError: it is not there, or the stick.
    """
    try:
        number = os.open(path, os.O_RDONLY | _CAREFUL)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.EMLINK} or path.is_symlink():
            raise NotPlain(error.errno, "it is a link", str(path)) from error
        raise
    return _plain(number, path, "rb")


def open_grown(path: Path) -> BinaryIO:
    """Open a file of ours to read and write, as it is, or make it.

    Raises:
        NotPlain, OSError: as `open_plain`.
    """
    if path.is_symlink():
        path.unlink()  # what is written must not land elsewhere
    return _plain(os.open(path, os.O_RDWR | os.O_CREAT | _CAREFUL, 0o644), path, "r+b")


def _plain(number: int, path: Path, mode: str) -> BinaryIO:
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise NotPlain(errno.EINVAL, "it is no ordinary file", str(path))
    if mode == "rb":
        return os.fdopen(number, "rb")
    return os.fdopen(number, "r+b", buffering=0)


def sync(file: BinaryIO) -> None:
    """Put what was written on the stick itself, and forget it here, so that it is read from there.

    Raises:
        OSError: the stick.
    """
    os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):  # some file systems keep everything; then it cannot be helped
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def check_room(folder: Path, size_bytes: int, files: int, there_bytes: int) -> None:
    """Refuse before the first byte what cannot fit; so much of it is there already.

    Raises:
        Problem: `disk_full` with the numbers.
    """
    needed = size_bytes + SPARE_BYTES + files * SPARE_A_FILE
    free = disk_of(folder).free_bytes
    if free is not None and free + there_bytes < needed:
        raise Problem(Code.DISK_FULL, needed_bytes=needed, free_bytes=free, path=folder)


@contextmanager
def told(folder: Path, is_stick: bool = True) -> Iterator[None]:
    """Tell an error of the system as what it means for the person with the stick in hand.

    Raises:
        Problem: `disk_full`, `file_too_large`, `read_only`; `disk_failed`, of a stick with `pack`
            when it fails or is gone: what was copied is kept.
    """
    try:
        yield
    except OSError as error:
        raise problem_of(error, folder, is_stick) from error


def is_gone(error: BaseException) -> bool:
    """Tell whether an error means that the stick failed or was pulled out: what is on it stays."""
    is_plain = isinstance(error, NotPlain)
    return isinstance(error, OSError) and not is_plain and error.errno not in {*_FULL, errno.EFBIG}


def problem_of(error: OSError, folder: Path, is_stick: bool = True) -> Problem:
    """Return what an error of the system means, see `told`."""
    if error.errno in _FULL:
        facts: dict[str, object] = {"path": folder}
        with suppress(OSError):
            facts["free_bytes"] = disk_of(folder).free_bytes
        return Problem(Code.DISK_FULL, **facts)
    if error.errno == errno.EFBIG:
        return Problem(Code.FILE_TOO_LARGE, pack=True, path=folder, most_bytes=FAT32_MOST_BYTES)
    if error.errno in _REFUSED:
        return Problem(Code.READ_ONLY, path=folder, folder=folder)
    if not is_stick and error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return Problem(Code.FOLDER_MISSING, path=folder)
    why = error.strerror or type(error).__name__
    more = {"pack": True} if is_stick else {}
    return Problem(Code.DISK_FAILED, **more, path=error.filename or folder, why=why)
