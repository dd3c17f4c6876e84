"""What can still be read of a damaged history: counted, and written into a new one if asked.

Rows are read by their numbers from both ends of each table, then one by one between the two places
where reading failed. The damaged file itself is never written: it is set aside as it is.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from app.errors import Code, Problem
from app.paths import Places
from app.store.backup import integrity, references
from app.store.connection import DriverError, Session, connect
from app.store.database import open_database
from app.store.encrypted import (
    LOGS,
    MAGIC,
    asked,
    first_bytes,
    is_encrypted,
    open_session,
    patched,
    salvaging,
)
from app.store.files import problem_of, sync
from app.store.keys import Keys
from app.store.migrations import APPLIED, migrations
from app.store.restore import put_in_place, unreadable

MOST_TRIED = 100_000  # rows asked for one by one in a gap
_HEADER_BYTES, _SIZE_AT = 100, 28  # sqlite.org/fileformat2.html, 1.3
_PAGE = 4096
_READ_ERRORS = (DriverError, Problem, OverflowError)
_MESSAGES, _CONVERSATIONS = "messages", "conversations"


class Salvage(Struct, frozen=True):
    """What was found in a damaged history.

    Attributes:
        why: what SQLite says first.
        conversations: that can be read.
        messages: that can be read.
        lost_messages: numbers that were asked for and could not be read, some of which may never
            have been in use. Of a gap the first `MOST_TRIED` are asked for; what nothing points
            to any more is not known.
        previous: where the damaged file lies now; `None` if nothing was changed.
    """

    why: str
    conversations: int
    messages: int
    lost_messages: int
    previous: Path | None = None


def examine(places: Places, keys: Keys | None = None) -> Salvage:
    """Count what can be read; nothing is changed.

    Raises:
        Problem: `not_found` if there is no history; `history_encrypted`, `wrong_passphrase`.
    """
    return _salvaged(places, keys, is_kept=False)


def repair(places: Places, keys: Keys | None = None) -> Salvage:
    """Put what can be read into a new history; the damaged file is set aside as it is.

    Raises:
        Problem: as `examine`; `database_damaged` if nothing can be read; `in_use`, `disk_full` and
            the like. Nothing was changed in these cases.
    """
    return _salvaged(places, keys, is_kept=True)


def _salvaged(places: Places, keys: Keys | None, is_kept: bool) -> Salvage:
    if not places.database.exists():
        raise Problem(Code.NOT_FOUND, file=places.database)
    if keys is None and is_encrypted(places):
        keys = asked(places)
    part = salvaging(places)
    previous = None
    try:
        _remove(part)
        why = _first_finding(places, keys)
        with _source(places, keys) as source:
            lost = _write(source, part if is_kept else None, keys) if source else {}
        read = lost.pop("read", {})
        if is_kept:
            if not read.get(_MESSAGES) and not read.get(_CONVERSATIONS):
                raise Problem(Code.DATABASE_DAMAGED, path=places.database, why=why)
            previous = unreadable(places)
            sync(part)
            put_in_place(places, part, previous)
            _note(places, keys, read)
    except OSError as error:
        raise problem_of(error, places.data) from error
    finally:
        _remove(part)
        _remove(patched(places))
    return Salvage(
        why=why,
        conversations=read.get(_CONVERSATIONS, 0),
        messages=read.get(_MESSAGES, 0),
        lost_messages=lost.get(_MESSAGES, 0),
        previous=previous,
    )


def _note(places: Places, keys: Keys | None, read: dict[str, int]) -> None:
    with open_database(places, keys=keys) as store:
        store.note("history_salvaged", "history", read)


def _remove(path: Path) -> None:
    for end in ("", *LOGS):
        with suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)


def _first_finding(places: Places, keys: Keys | None) -> str:
    try:
        session = open_session(places, keys, read_only=True)
    except Problem as problem:
        if problem.code is not Code.DATABASE_DAMAGED:
            raise
        return _reason(problem)
    try:
        found = [*integrity(session), *references(session)]
    except _READ_ERRORS as error:
        return _reason(error)
    finally:
        session.close()
    return found[0] if found else ""


def _reason(error: Exception) -> str:
    return str(error.detail.get("why", error.code)) if isinstance(error, Problem) else str(error)


# --- the damaged file ----------------------------------------------------------------------------


class _Source:
    """The damaged file, open to be read."""

    def __init__(self, places: Places, keys: Keys | None, session: Session) -> None:
        self.session = session
        self._places = places
        self._keys = keys

    def again(self) -> None:
        """Open it anew after a page that failed: SQLCipher reads nothing more behind one."""
        if self._keys is not None:
            self.session.close()
            self.session = open_session(self._places, self._keys, read_only=True)


@contextmanager
def _source(places: Places, keys: Keys | None) -> Iterator[_Source | None]:
    """Open the damaged file, or a copy with its header mended; `None` if neither can be read."""
    session = None
    with suppress(Problem):
        session = open_session(places, keys, read_only=True)
    if session is None and keys is None:
        session = _with_header(places)
    source = _Source(places, keys, session) if session is not None else None
    try:
        yield source
    finally:
        if source is not None:
            source.session.close()


def _with_header(places: Places) -> Session | None:
    """Read a copy of a plain file that was cut, or whose first bytes are gone.

    Those are the same in each of ours, but for the size in pages, and SQLite takes that from the
    file where the header's is zero; of a file that is shorter than its header says it reads none.
    """
    if places.database.stat().st_size < _PAGE:
        return None
    copy = patched(places)
    shutil.copyfile(places.database, copy)
    head = b"" if first_bytes(copy) == MAGIC else _our_header(salvaging(places))
    with copy.open("r+b") as file:
        file.write(head)
        file.seek(_SIZE_AT)
        file.write(bytes(4))
    with suppress(Problem):
        return connect(copy, read_only=True, immutable=True)
    return None


def _our_header(fresh: Path) -> bytes:
    made = connect(fresh)
    try:
        migrations().apply(made.database)
        made.rows("PRAGMA journal_mode=DELETE")
    finally:
        made.close()
    header = fresh.read_bytes()[:_HEADER_BYTES]
    _remove(fresh)
    return header


def _rows(source: _Source, table: str, columns: list[str]) -> Iterator[tuple[Any, ...] | None]:
    """Give every row of a table that can be read, and `None` for one that cannot."""
    names = ", ".join(f'"{name}"' for name in columns)
    keys = _keys(source.session, table)
    seen: set[tuple[Any, ...]] = set()
    ends: list[Any] = []
    for order in ("ASC", "DESC"):
        way = ", ".join(f"{key} {order}" for key in keys)
        sql = f'SELECT {", ".join(keys)}, {names} FROM "{table}" NOT INDEXED ORDER BY {way}'  # noqa: S608
        last: tuple[Any, ...] = (None,)
        is_whole = False
        try:
            for row in source.session.connection.execute(sql):
                last = row[: len(keys)]
                if last in seen:
                    is_whole = order == "DESC"
                    break
                seen.add(last)
                yield row[len(keys) :]
            else:
                is_whole = True
        except _READ_ERRORS:
            source.again()
        if is_whole:
            return
        ends.append(last[0])
    if keys == ["rowid"]:
        yield from _gap(source, table, names, ends)


def _gap(
    source: _Source, table: str, names: str, ends: list[int | None]
) -> Iterator[tuple[Any, ...] | None]:
    """Ask for rows one by one between the places where reading failed from both ends."""
    low = (ends[0] or 0) + 1
    high = ends[1] - 1 if ends[1] is not None else _highest(source.session, table)
    for number in range(low, min(high, low + MOST_TRIED) + 1):
        try:
            sql = f'SELECT {names} FROM "{table}" NOT INDEXED WHERE rowid = ?'  # noqa: S608
            row = source.session.connection.execute(sql, (number,)).fetchone()
        except _READ_ERRORS:
            source.again()
            yield None
        else:
            if row is not None:
                yield row


def _highest(source: Session, table: str) -> int:
    with suppress(*_READ_ERRORS):
        return int(source.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0)
    return 0


def _keys(source: Session, table: str) -> list[str]:
    """Return what tells the rows of a table apart: its rowid, or without one all of its key."""
    try:
        source.connection.execute(f'SELECT rowid FROM "{table}" LIMIT 0')  # noqa: S608
    except _READ_ERRORS:
        found = sorted((row["pk"], row["name"]) for row in _columns(source, table) if row["pk"])
        return [f'"{name}"' for _, name in found] or ["rowid"]
    return ["rowid"]


def _columns(session: Session, table: str) -> list[dict[str, Any]]:
    try:
        return session.rows(f'PRAGMA table_info("{table}")')
    except _READ_ERRORS:
        return []


# --- the new one ---------------------------------------------------------------------------------


def _write(source: _Source, part: Path | None, keys: Keys | None) -> dict[str, Any]:
    """Write all that can be read; return how many rows of each table were not, and were."""
    key = keys.database[-1] if keys is not None and part is not None else None
    target = connect(part, key=key)
    lost: dict[str, Any] = {}
    read: dict[str, int] = {}
    try:
        migrations().apply(target.database)
        target.execute("PRAGMA foreign_keys=OFF")
        target.save(lambda: _fill(source, target, lost, read))
        if part is not None:
            _prove(target)
    finally:
        target.close()
    return {**lost, "read": read}


def _prove(target: Session) -> None:
    if findings := [*integrity(target), *references(target)]:
        raise Problem(Code.DATABASE_DAMAGED, path=target.path, why=findings[0])
    target.rows("PRAGMA journal_mode=DELETE")  # all of it in the one file


def _fill(source: _Source, target: Session, lost: dict[str, Any], read: dict[str, int]) -> None:
    tables = target.column(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> ?"
        " AND name NOT LIKE 'messages_fts%' AND name NOT LIKE 'sqlite%' ORDER BY name",
        (APPLIED,),
    )
    for table in tables:
        known = {row["name"] for row in _columns(target, table)}
        columns = [row["name"] for row in _columns(source.session, table) if row["name"] in known]
        if columns:
            lost[table], read[table] = _copy(target, table, columns, _rows(source, table, columns))
    _mend(target)
    for table in (_CONVERSATIONS, _MESSAGES):
        read[table] = int(target.value(f'SELECT count(*) FROM "{table}"'))  # noqa: S608


def _copy(
    target: Session, table: str, columns: list[str], rows: Iterable[tuple[Any, ...] | None]
) -> tuple[int, int]:
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join("?" * len(columns))
    sql = f'INSERT OR ABORT INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608
    lost = read = 0
    for row in rows:
        if row is None:
            lost += 1
            continue
        try:
            target.connection.execute(sql, row)
            read += 1
        except DriverError:  # what a damaged page gave is no row of this table
            lost += 1
    return lost, read


def _mend(target: Session) -> None:
    """Give messages without their chat a new one, and cut what points to nothing."""
    target.execute(
        "INSERT INTO conversations (id, activity, created_at, updated_at)"
        " SELECT conversation_id, 0, min(created_at), max(saved_at) FROM messages"
        " WHERE conversation_id NOT IN (SELECT id FROM conversations) GROUP BY conversation_id"
    )
    target.execute(
        "UPDATE messages SET parent_id = NULL WHERE parent_id NOT IN (SELECT id FROM messages)"
    )
    target.execute(
        "UPDATE conversations SET tip_message_id ="
        " (SELECT max(id) FROM messages WHERE conversation_id = conversations.id)"
        " WHERE tip_message_id NOT IN (SELECT id FROM messages) OR tip_message_id IS NULL"
    )
    for table, column, other, number in (
        ("tags", "conversation_id", _CONVERSATIONS, "id"),
        ("turns", "message_id", _MESSAGES, "id"),
    ):
        target.execute(
            f"DELETE FROM {table} WHERE {column} NOT IN (SELECT {number} FROM {other})"  # noqa: S608
        )
    target.execute(
        "UPDATE drafts SET conversation_id = NULL"
        " WHERE conversation_id NOT IN (SELECT id FROM conversations)"
        " AND NOT EXISTS (SELECT 1 FROM drafts WHERE conversation_id IS NULL)"
    )
    target.execute("DELETE FROM drafts WHERE conversation_id NOT IN (SELECT id FROM conversations)")
