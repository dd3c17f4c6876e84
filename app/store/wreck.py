"""A damaged database, open to be read: every row that can be had, and how many could not.

Rows are read by their numbers from both ends of each table; where both fail, first from the pages
that nothing leads to any more (`leaves`), then one by one between the two places.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from app.errors import Problem
from app.paths import Places
from app.store import below, leaves
from app.store.below import HIDDEN, KEYED, Shape
from app.store.connection import DriverError, Session, connect
from app.store.encrypted import LOGS, MAGIC, first_bytes, open_session, patched, salvaging
from app.store.keys import Keys
from app.store.migrations import migrations

MOST_TRIED = 100_000  # rows asked for one by one in a gap
_HEADER_BYTES, _SIZE_AT = 100, 28  # sqlite.org/fileformat2.html, 1.3
_PAGE = leaves.PAGE
READ_ERRORS = (DriverError, Problem, OverflowError)


def remove(path: Path) -> None:
    """Remove a database file with its logs, whichever of them are there."""
    for end in ("", *LOGS):
        with suppress(OSError):
            path.with_name(path.name + end).unlink(missing_ok=True)


class Wreck:
    """The damaged file, open to be read."""

    def __init__(self, places: Places, keys: Keys | None, session: Session) -> None:
        """Read through this session, and past it."""
        self.session = session
        self._places = places
        self._keys = keys

    def leaves(self, *, keyed: bool) -> Iterator[leaves.Row]:
        """Give every row of any table that a page of it holds whole; `keyed`: without numbers."""
        for key in self._keys.database[::-1] if self._keys is not None else (None,):
            pages = leaves.Pages(self._places.database, key)
            try:
                yield from leaves.entries(pages) if keyed else leaves.rows(pages)
            finally:
                pages.close()

    def again(self) -> None:
        """Open it anew after a page that failed: SQLCipher reads nothing more behind one."""
        if self._keys is not None and self.session.path is not None:
            self.session.close()
            self.session = open_session(self._places, self._keys, read_only=True)


@contextmanager
def wreck_of(places: Places, keys: Keys | None) -> Iterator[Wreck]:
    """Open the damaged file, or a copy with its header mended; if neither can be read, nothing.

    Then its pages are all there is.
    """
    session = None
    with suppress(Problem):
        session = open_session(places, keys, read_only=True)
    if session is None and keys is None:
        session = _with_header(places)
    source = Wreck(places, keys, session if session is not None else connect(None))
    try:
        yield source
    finally:
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
    remove(fresh)
    return header


def rows(
    source: Wreck, table: str, columns: list[str], shape: Shape
) -> Iterator[tuple[Any, ...] | None]:
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
        except READ_ERRORS:
            source.again()
        if is_whole:
            return
        ends.append(last[0])
    if table in HIDDEN:
        yield from _below(source, table, columns, shape, seen)
    if table not in KEYED:
        yield from _gap(source, table, names, ends, seen)


def _below(
    source: Wreck, table: str, columns: list[str], shape: Shape, seen: set[tuple[Any, ...]]
) -> Iterator[tuple[Any, ...]]:
    """Give the rows of a table that only its pages hold: a page above them is destroyed."""
    keys = below.keys_of(shape) if table in KEYED else []
    for number, values in source.leaves(keyed=bool(keys)):
        if not keys and (number,) in seen:
            continue
        row = below.fitted(table, columns, shape, number, values)
        if row is None:
            continue
        known = tuple(row[name] for name in keys) if keys else (number,)
        if known not in seen:
            seen.add(known)
            yield tuple(row[name] for name in columns)


def _gap(
    source: Wreck,
    table: str,
    names: str,
    ends: list[int | None],
    seen: set[tuple[Any, ...]],
) -> Iterator[tuple[Any, ...] | None]:
    """Ask for rows one by one between the places where reading failed from both ends."""
    low = (ends[0] or 0) + 1
    high = ends[1] - 1 if ends[1] is not None else _highest(source.session, table)
    for number in range(low, min(high, low + MOST_TRIED) + 1):
        if (number,) in seen:
            continue
        try:
            sql = f'SELECT {names} FROM "{table}" NOT INDEXED WHERE rowid = ?'  # noqa: S608
            row = source.session.connection.execute(sql, (number,)).fetchone()
        except READ_ERRORS:
            source.again()
            yield None
        else:
            if row is not None:
                yield row


def _highest(source: Session, table: str) -> int:
    with suppress(*READ_ERRORS):
        return int(source.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0)
    return 0


def _keys(source: Session, table: str) -> list[str]:
    """Return what tells the rows of a table apart: its rowid, or without one all of its key."""
    try:
        source.connection.execute(f'SELECT rowid FROM "{table}" LIMIT 0')  # noqa: S608
    except READ_ERRORS:
        found = below.keys_of(columns_of(source, table))
        return [f'"{name}"' for name in found] or ["rowid"]
    return ["rowid"]


def columns_of(session: Session, table: str) -> Shape:
    """Return what SQLite says of the columns of a table; nothing if that cannot be read."""
    try:
        return session.rows(f'PRAGMA table_info("{table}")')
    except READ_ERRORS:
        return []
