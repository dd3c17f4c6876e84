"""The one door to the database file: how it is opened, and how its errors become Problems."""

import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property, wraps
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

import sqlcipher3
from sqlcipher3 import dbapi2 as driver

# sqlite-utils looks for its driver by this name before it takes the standard library's; it must
# find ours, or it would catch the errors of a library that never opens a file here (DB-11).
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = driver

from app.core.file_systems import is_gone, suits_a_log  # noqa: E402
from app.errors import Code, Problem  # noqa: E402
from app.store.files import facts, give_up, is_full  # noqa: E402

if TYPE_CHECKING:
    from sqlite_utils import Database

DriverError = driver.Error
OperationalError = driver.OperationalError
BUSY_TIMEOUT_MS = 2000
# A full disk fails in many ways: no room for SQLite's own shared memory is an input/output error.
DISK_TROUBLE = frozenset({Code.DISK_FULL, Code.DISK_FAILED})
_OF_A_PULLED_STICK = frozenset({Code.DISK_FAILED, Code.READ_ONLY})
# Bytes; SQLite's MAX_PATHNAME of 512 (os_unix.c), less what it puts behind the name.
_LONGEST_PATH = 512 - len("-journal")
_PRIMARY_CODE = 0xFF  # the low byte of an extended result code, sqlite.org/rescode.html
_CODES = {
    5: Code.DATABASE_LOCKED,
    6: Code.DATABASE_LOCKED,
    8: Code.READ_ONLY,
    10: Code.DISK_FAILED,
    11: Code.DATABASE_DAMAGED,
    13: Code.DISK_FULL,
    14: Code.NO_DATA_FOLDER,
    26: Code.DATABASE_DAMAGED,
}
# A function in SQL, as SQLCipher's export is one, fails as any error, and says what SQLite says.
_ERROR = 1
_SAID = {
    "attempt to write a readonly database": Code.READ_ONLY,
    "database disk image is malformed": Code.DATABASE_DAMAGED,
    "database or disk is full": Code.DISK_FULL,
    "disk I/O error": Code.DISK_FAILED,
}

_log = logging.getLogger(__name__)
_Result = TypeVar("_Result")
_Arguments = ParamSpec("_Arguments")
Parameters = Sequence[object]


def connect(
    path: Path | None,
    read_only: bool = False,
    immutable: bool = False,
    key: bytes | None = None,
) -> "Session":
    """Open a database file, which is made if it is missing and `read_only` is false.

    `None` opens an empty database in memory. `immutable` is for a file that nobody can write:
    SQLite then needs no file beside it. `key`, 32 bytes, is for an encrypted file; with another
    one it is no database.

    Raises:
        Problem: the file cannot be opened, is no database, or is held by another program.
    """
    with known(path):
        connection = driver.connect(
            _uri(path, read_only, immutable), uri=True, isolation_level=None
        )
        # A damaged byte must not make a whole answer unreadable, nor put its text into an error.
        connection.text_factory = _text
        session = Session(connection, path, read_only, key)
        try:
            _set_up(session)
        except BaseException:
            session.close()
            raise
    return session


def _uri(path: Path | None, read_only: bool, immutable: bool) -> str:
    if path is None:
        return "file::memory:"
    mode = "ro" if read_only else "rwc"
    return f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"


def _set_up(session: "Session") -> None:
    """Set what SQLite does not remember; `DB-4`, `DB-12`, `DB-16` say why."""
    if session.key is not None:  # before anything else is asked of the file
        session.execute("PRAGMA cipher_log_level=NONE")  # it would write to stderr by itself
        session.rows(f"PRAGMA key=\"x'{session.key.hex()}'\"")
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "mmap_size=0",
        "foreign_keys=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",
    ):
        session.execute(f"PRAGMA {pragma}")
    session.rows("SELECT count(*) FROM sqlite_schema")  # a damaged header shows itself now
    if session.read_only or session.path is None:
        return
    if suits_a_log(session.path.parent) and session.value("PRAGMA journal_mode=WAL") == "wal":
        session.execute("PRAGMA synchronous=FULL")
    else:  # sticks, networks, systems without shared memory: slower, and as safe (DB-9)
        session.rows("PRAGMA journal_mode=DELETE")
        session.execute("PRAGMA synchronous=EXTRA")
    if sys.platform == "darwin":
        session.execute("PRAGMA fullfsync=ON")
        session.execute("PRAGMA checkpoint_fullfsync=ON")


class Session:
    """One connection: rows out, and changes in transactions that are on disk when `save` returns.

    Attributes:
        connection: of the driver.
        path: of the file; `None` is memory.
        read_only: whether `save` refuses.
        ballast: a file that is given up to finish a save on a full disk.
        key: of an encrypted file, else `None`.
    """

    def __init__(
        self, connection: Any, path: Path | None, read_only: bool, key: bytes | None = None
    ) -> None:
        """Take over an open connection."""
        self.key = key
        self.connection = connection
        self.path = path
        self.read_only = read_only
        self.ballast: Path | None = None

    @cached_property
    def database(self) -> "Database":
        """The connection as sqlite-utils wraps it."""
        wrapped: Database = sqlite_utils().Database(
            self.connection, execute_plugins=False, recursive_triggers=False
        )
        return wrapped

    def close(self) -> None:
        """Close; the last connection folds the write-ahead log into the file."""
        self.connection.close()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[dict[str, Any]]:
        """Return all rows, by column name.

        Raises:
            Problem: what SQLite said, if it is known; any other error is a bug.
        """
        with known(self.path):
            return self._rows(sql, parameters)

    def row(self, sql: str, parameters: Parameters = ()) -> dict[str, Any] | None:
        """Return the first row, or `None`."""
        return next(iter(self.rows(sql, parameters)), None)

    def column(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        """Return the first column of all rows."""
        with known(self.path):
            return [row[0] for row in self.connection.execute(sql, parameters)]

    def value(self, sql: str, parameters: Parameters = ()) -> Any:
        """Return the first column of the first row, or `None`."""
        return next(iter(self.column(sql, parameters)), None)

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one statement; return how many rows it changed."""
        with known(self.path):
            return int(self.connection.execute(sql, parameters).rowcount)

    def insert(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one INSERT; return the new row's integer key."""
        with known(self.path):
            return int(self.connection.execute(sql, parameters).lastrowid or 0)

    def bounded_rows(self, sql: str, parameters: Parameters, end: float) -> list[dict[str, Any]]:
        """Return the rows found until `end` of the monotonic clock, and stop there (DB-15)."""
        found: list[dict[str, Any]] = []
        self.connection.set_progress_handler(lambda: int(time.monotonic() > end), 1000)
        try:
            with known(self.path):
                cursor = self.connection.execute(sql, parameters)
                names = [column[0] for column in cursor.description]
                for row in cursor:
                    found.append(dict(zip(names, row, strict=True)))  # noqa: PERF401  kept if cut
        except driver.OperationalError as error:
            if "interrupted" not in str(error):
                raise
        finally:
            self.connection.set_progress_handler(None, 0)
        return found

    def save(self, work: Callable[[], _Result]) -> _Result:
        """Do the work in one transaction; when this returns it is on disk, all of it.

        On a full disk the ballast is given up and the work is done again, once. A save inside
        another one is part of that one.

        Raises:
            Problem: nothing of the work was kept: `disk_full`, `disk_failed`, `read_only`,
                `database_locked`, `database_damaged`.
        """
        if self.read_only:
            raise Problem(Code.READ_ONLY, path=self.path.parent if self.path else "")
        if self.connection.in_transaction:
            return work()
        try:
            return self._save(work)
        except Problem as problem:
            if problem.code is Code.NO_DATA_FOLDER and self.path:  # there when this was opened
                raise _gone(self.path, str(problem.detail["reason"])) from problem
            if problem.code not in DISK_TROUBLE or not give_up(self.ballast):
                raise
            _log.info("the ballast was given up to finish a save")
        return self._save(work)

    def _save(self, work: Callable[[], _Result]) -> _Result:
        self.execute("BEGIN IMMEDIATE")
        try:
            result = work()
            self.execute("COMMIT")
        except BaseException:
            # Some errors end the transaction by themselves; a failing disk may refuse even this.
            with suppress(driver.Error):
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
            raise
        return result

    def _rows(self, sql: str, parameters: Parameters) -> list[dict[str, Any]]:
        cursor = self.connection.execute(sql, parameters)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor]


class _HasSession(Protocol):
    _session: Session


_Self = TypeVar("_Self", bound=_HasSession)


_Method = Callable[Concatenate[_Self, _Arguments], _Result]


def saving(method: _Method[_Self, _Arguments, _Result]) -> _Method[_Self, _Arguments, _Result]:
    """Make a method one transaction of its object's session: see `Session.save`."""

    @wraps(method)
    def saved(self: _Self, /, *args: _Arguments.args, **options: _Arguments.kwargs) -> _Result:
        return self._session.save(lambda: method(self, *args, **options))

    return saved


def unpacked(text: str) -> Any:
    """Return the value of a JSON column.

    Raises:
        Problem: `database_damaged`.
    """
    try:
        return json.loads(text)
    except ValueError as error:
        why = "a record in it cannot be read"
        raise Problem(Code.DATABASE_DAMAGED, path="", why=why) from error


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def _gone(path: Path, said: str) -> Problem:
    """Return what is told of a disk that is not there any more: one thing, whatever failed."""
    return Problem(Code.DISK_FAILED, path=path, why=said, gone=path.parent)


def _is_too_long(path: Path) -> bool:
    return len(os.fsencode(path.absolute())) > _LONGEST_PATH and path.parent.is_dir()


@contextmanager
def known(path: Path | None) -> Iterator[None]:
    """Turn what SQLite says into a Problem with facts, if a person can act on it.

    Any other error is a bug, and goes on as it is.
    """
    try:
        yield
    except driver.Error as error:
        number = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
        code = _SAID.get(str(error)) if number == _ERROR else _CODES.get(number)
        if code is None:
            raise
        if code is Code.NO_DATA_FOLDER and path is not None and _is_too_long(path):
            raise Problem(Code.NAME_TOO_LONG, path=path) from error
        if path is not None and code in _OF_A_PULLED_STICK and is_gone(path):
            raise _gone(path, str(error)) from error
        found = facts(code, path, str(error))
        if code is Code.DISK_FAILED and is_full(found):
            code = Code.DISK_FULL
            found.pop("why")
        raise Problem(code, **found) from error


def sqlite_utils() -> ModuleType:
    """Return the library that migrates. It costs more than the rest of the store to import.

    It takes NumPy where it finds one, only to know the names of its types, and that costs again as
    much. What is not there is passed over; who needs NumPy imports it later.
    """
    has_numpy = "numpy" in sys.modules
    if not has_numpy:
        sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        return import_module("sqlite_utils")
    finally:
        if not has_numpy:
            del sys.modules["numpy"]


def versions() -> tuple[str, str]:
    """Return the versions of SQLite and SQLCipher."""
    session = connect(None)
    try:
        sqlcipher = session.value("PRAGMA cipher_version")
        return str(session.value("SELECT sqlite_version()")), str(sqlcipher or "")
    finally:
        session.close()
