"""One writer a data folder, by a lock that the system drops when its holder dies."""

import errno
import os
import sys
from contextlib import suppress

from app.errors import Code, Problem
from app.paths import Places
from app.store.files import problem_of

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_NO_LOCKS = {errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK}


class Lock:
    """The right to write to a data folder; nothing is left to clean up after a kill."""

    def __init__(self, places: Places) -> None:
        """Name the folder; nothing is locked yet."""
        self._places = places
        self._note = places.lock.with_name("lock.pid")
        self._held: int | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            Problem: `in_use` with the holder's `pid` if it is known (`request_raise` brings its
                window to the front); `read_only` if the folder cannot be written; `disk_full`;
                `unsupported` if the file system has no locks.
        """
        try:
            opened = os.open(self._places.lock, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise problem_of(error, self._places.data) from error
        try:
            _take(opened)
        except OSError as error:
            os.close(opened)
            raise self._problem(error) from error
        self._held = opened
        with suppress(OSError):  # a full disk: the lock counts, the note is a courtesy
            self._note.write_text(str(os.getpid()), "ascii")

    def release(self) -> None:
        """Give the lock back."""
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _problem(self, error: OSError) -> Problem:
        if error.errno in {errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}:
            return Problem(Code.IN_USE, **self._holder())
        if error.errno in _NO_LOCKS:
            why = "the file system of the data folder has no locks"
            return Problem(Code.UNSUPPORTED, why=why)
        return problem_of(error, self._places.data)

    def _holder(self) -> dict[str, object]:
        with suppress(OSError, ValueError):
            return {"pid": int(self._note.read_text("ascii"))}
        return {}


def _take(descriptor: int) -> None:
    """Lock an open file for this process alone, or raise what the system says at once."""
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def request_raise(places: Places) -> None:
    """Ask the window that holds the folder to come to the front; it watches this file.

    Raises:
        Problem: `read_only`.
    """
    try:
        places.raise_request.write_text(str(os.getpid()), "ascii")
    except OSError as error:
        raise problem_of(error, places.data) from error
