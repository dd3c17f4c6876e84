"""What the disk says: room, names put on it for certain, its errors as refusals."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import filelock
import psutil

from converters.refusal import Code, Refusal

SPARE = 1.05  # of the output: a file system needs room of its own (CV-4)
# Where one file ends at 4 GiB less a byte.
FAT32 = {"vfat", "msdos", "fat32", "fat", "msdosfs"}
FAT32_MOST_BYTES = 4_294_967_295

_CODES = {
    errno.ENOSPC: Code.DISK_FULL,
    errno.EDQUOT: Code.DISK_FULL,
    errno.EFBIG: Code.DISK_FULL,
    errno.EACCES: Code.READ_ONLY,
    errno.EPERM: Code.READ_ONLY,
    errno.EROFS: Code.READ_ONLY,
    errno.ENOENT: Code.FOLDER_MISSING,
    errno.ENOTDIR: Code.FOLDER_MISSING,
    errno.ENAMETOOLONG: Code.NAME_TOO_LONG,
}


def refusal_of(error: OSError, path: Path) -> Refusal:
    """Return what an error of the operating system means for a person."""
    code = _CODES.get(error.errno or 0, Code.DISK_FAILED)
    facts: dict[str, str | int] = {"path": str(path)}
    if code is Code.DISK_FAILED:
        facts["why"] = error.strerror or type(error).__name__
    if code is Code.DISK_FULL:
        with suppress(OSError):
            facts["free_bytes"] = free_bytes(path)
    return Refusal(code, **facts)


def free_bytes(path: Path) -> int:
    """Return the room on the disk of a path that need not exist yet.

    Raises:
        OSError: the disk does not say.
    """
    while not path.exists() and path != path.parent:
        path = path.parent
    return shutil.disk_usage(path).free


def check_room(target: Path, size_bytes: int, there_bytes: int) -> None:
    """Check that a file of this size finds room; so much of it is there already.

    Raises:
        Refusal: `disk_full` with the numbers; `file_too_large` on FAT32.
    """
    folder = target.parent
    if size_bytes > FAT32_MOST_BYTES and _file_system(folder) in FAT32:
        raise Refusal(
            Code.FILE_TOO_LARGE,
            path=str(folder),
            needed_bytes=size_bytes,
            most_bytes=FAT32_MOST_BYTES,
        )
    try:
        free = free_bytes(folder)
    except OSError as error:
        raise refusal_of(error, folder) from error
    needed = int(size_bytes * SPARE)
    if free + there_bytes < needed:
        raise Refusal(Code.DISK_FULL, path=str(folder), needed_bytes=needed, free_bytes=free)


def _file_system(folder: Path) -> str:
    """Return the name of a folder's file system, in small letters; "" if it is not known."""
    best = ("", "")
    with suppress(OSError, RuntimeError):
        for partition in psutil.disk_partitions(all=True):
            is_above = folder.resolve().is_relative_to(partition.mountpoint)
            if is_above and len(partition.mountpoint) >= len(best[0]):
                best = (partition.mountpoint, partition.fstype)
    return best[1].lower()


def check_memory(needed_bytes: int) -> None:
    """Check that so much memory is free.

    Raises:
        Refusal: `memory_short` with the numbers.
    """
    available = psutil.virtual_memory().available
    if needed_bytes > available:
        raise Refusal(Code.MEMORY_SHORT, needed_bytes=needed_bytes, available_bytes=available)


@contextmanager
def reserved(target: Path) -> Iterator[None]:
    """Keep other conversions away from a target; the system drops it when the holder dies.

    Raises:
        Refusal: `target_in_use`; `folder_missing`, or what keeps it from being written to.
    """
    if not os.path.isdir(target.parent):  # noqa: PTH112  the lock would make it
        raise Refusal(Code.FOLDER_MISSING, path=str(target.parent))
    path = target.with_name(target.name + ".lock")
    lock = filelock.FileLock(path, blocking=False)
    try:
        _check_lock(path)
        lock.acquire()
    except filelock.Timeout:
        raise Refusal(Code.TARGET_IN_USE, path=str(target)) from None
    except OSError as error:
        raise refusal_of(error, target.parent) from error
    except NotImplementedError as error:
        why = "its file system has no locks"
        raise Refusal(Code.DISK_FAILED, path=str(target.parent), why=why) from error
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        lock.release()


def _check_lock(path: Path) -> None:
    """Open the lock's file, so that what cannot be written is told as that, and not as locked.

    Raises:
        OSError: it cannot be written, or is a pipe, a link or a folder.
    """
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    os.close(os.open(path, flags, 0o644))


def sync_names(folder: Path) -> None:
    """Put the names of a folder on the disk.

    Raises:
        OSError: the folder cannot be opened or written out.
    """
    if sys.platform == "win32":
        return  # Windows opens no folders; its file systems journal names
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
