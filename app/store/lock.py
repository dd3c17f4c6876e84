"""One writer a data folder, by a lock that the system drops when its holder dies."""

import errno
import os
import time
from contextlib import suppress
from pathlib import Path

from zc.lockfile import LockError, SimpleLockFile

from app.errors import Code, Problem
from app.paths import Places
from app.store.files import problem_of

_HELD = {errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
_AGAIN_SECONDS = 0.05
WAIT_SECONDS = 2.0  # a short command has ended by then
LONGEST_NAME = 32 * 1024  # bytes; no system takes a longer path
_NO_LOCKS = {errno.ENOSYS, errno.ENOTSUP, errno.ENOLCK}


class Lock:
    """The right to write to a data folder; nothing is left to clean up after a kill."""

    def __init__(self, places: Places) -> None:
        """Name the folder; nothing is locked yet."""
        self._places = places
        self._note = places.lock.with_name("lock.pid")
        self._held: SimpleLockFile | None = None

    def acquire(self, wait_seconds: float = 0.0) -> None:
        """Take the lock; wait that long for the one that has it.

        Raises:
            Problem: `in_use` with the holder's `pid` if it is known (`request_raise` brings its
                window to the front); `read_only` if the folder cannot be written; `disk_full`;
                `unsupported` if the file system has no locks.
        """
        until = time.monotonic() + wait_seconds
        while self._held is None:
            try:
                self._held = SimpleLockFile(str(self._places.lock))
            except OSError as error:
                raise problem_of(error, self._places.data) from error
            except LockError as error:
                problem = self._problem(error.__context__)
                if problem.code is not Code.IN_USE or time.monotonic() >= until:
                    raise problem from error
                time.sleep(_AGAIN_SECONDS)  # noqa: TID251  a lock of the system tells no event
        with suppress(OSError):  # a full disk: the lock counts, the note is a courtesy
            self._note.write_text(str(os.getpid()), "ascii")

    def release(self) -> None:
        """Give the lock back."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def _problem(self, error: BaseException | None) -> Problem:
        """Return why there is no lock, from what the system said."""
        if not isinstance(error, OSError) or error.errno in _HELD:
            return Problem(Code.IN_USE, **self._holder())
        if error.errno in _NO_LOCKS:
            why = "the file system of the data folder has no locks"
            return Problem(Code.UNSUPPORTED, why=why)
        return problem_of(error, self._places.data)

    def _holder(self) -> dict[str, object]:
        with suppress(OSError, ValueError):
            return {"pid": int(self._note.read_text("ascii"))}
        return {}


def request_raise(places: Places) -> None:
    """Ask the window that holds the folder to come to the front; it watches this file.

    Raises:
        Problem: `read_only`.
    """
    try:
        places.raise_request.write_text(str(os.getpid()), "ascii")
    except OSError as error:
        raise problem_of(error, places.data) from error


def request_open(places: Places, file: Path) -> None:
    """Ask the window of the folder, that is open or about to be, to take a file.

    The name is there whole or not at all: the window may look at any time.

    Raises:
        Problem: `read_only`, `disk_full`, `disk_failed`.
    """
    part = places.open_request.with_suffix(".part")
    try:
        part.write_bytes(os.fsencode(file.absolute()))
        part.replace(places.open_request)
    except OSError as error:
        raise problem_of(error, places.data) from error


def take_open_request(places: Places) -> str:
    """Return the file that a person wants opened, once; "" without one."""
    try:
        with places.open_request.open("rb") as wish:
            name = os.fsdecode(wish.read(LONGEST_NAME))
        places.open_request.unlink()
    except OSError:
        return ""
    return name
