"""What can still be read of a damaged history: counted, and written into a new one if asked.

The damaged file itself is never written: it is set aside as it is.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from app.errors import Code, Problem
from app.paths import Places
from app.store.backup import integrity, references
from app.store.below import HIDDEN
from app.store.connection import DriverError, Session, connect, known
from app.store.database import open_database, refuse_newer
from app.store.encrypted import asked, is_encrypted, open_session, patched, salvaging
from app.store.files import problem_of, sync
from app.store.keys import Keys
from app.store.migrations import APPLIED, migrations
from app.store.restore import put_in_place, unreadable
from app.store.wreck import READ_ERRORS, Wreck, columns_of, remove, rows, wreck_of

_MESSAGES, _CONVERSATIONS = "messages", "conversations"


class Salvage(Struct, frozen=True):
    """What was found in a damaged history.

    Attributes:
        why: what SQLite says first.
        conversations: that can be read.
        messages: that can be read.
        lost_messages: numbers that were asked for and could not be read, some of which may never
            have been in use. Of a gap the first `wreck.MOST_TRIED` are asked for; of what comes
            behind the last row that was found, nothing is known.
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
        Problem: `not_found` if there is no history; `history_encrypted`, `wrong_passphrase`;
            `database_too_new` if a newer version wrote it: what is new in it would not be kept.
    """
    return _salvaged(places, keys, is_kept=False)


def repair(places: Places, keys: Keys | None = None) -> Salvage:
    """Put what can be read into a new history; the damaged file is set aside as it is.

    A history in which nothing is damaged is left as it is: `why` is empty, and so is `previous`.

    Raises:
        Problem: as `rewrite`.
    """
    if not places.database.exists():
        raise Problem(Code.NOT_FOUND, file=places.database)
    if keys is None and is_encrypted(places):
        keys = asked(places)
    damage = _damage(places, keys)
    if not damage:
        return examine(places, keys)
    done = rewrite(places, keys)
    return done if done.why else replace(done, why=damage)


def rewrite(places: Places, keys: Keys | None = None) -> Salvage:
    """Put what can be read into a new history, damaged or not.

    Raises:
        Problem: as `examine`; `database_damaged` if nothing can be read; `in_use`, `disk_full` and
            the like. Nothing was changed in these cases.
    """
    return _salvaged(places, keys, is_kept=True)


def _damage(places: Places, keys: Keys | None) -> str:
    """Return what is wrong with the history; empty if every command opens it and nothing is.

    Raises:
        Problem: what keeps it from being opened and is no damage.
    """
    try:
        # First without writing to what may be damaged; but only who may write can tell of the
        # search index.
        for read_only in (True, False):
            with open_database(places, read_only=read_only, keys=keys) as store:
                found = store.check()
            if found.integrity != "ok":
                return found.details[0]
    except Problem as problem:
        if problem.code is not Code.DATABASE_DAMAGED:
            raise
        return _reason(problem)
    return ""


def _salvaged(places: Places, keys: Keys | None, is_kept: bool) -> Salvage:
    if not places.database.exists():
        raise Problem(Code.NOT_FOUND, file=places.database)
    if keys is None and is_encrypted(places):
        keys = asked(places)
    part = salvaging(places)
    previous = None
    try:
        remove(part)
        why = _first_finding(places, keys)
        with wreck_of(places, keys) as source:
            _refuse_newer(source.session)
            lost = _write(source, part if is_kept else None, keys)
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
        remove(part)
        remove(patched(places))
    return Salvage(
        why=why,
        conversations=read.get(_CONVERSATIONS, 0),
        messages=read.get(_MESSAGES, 0),
        lost_messages=lost.get(_MESSAGES, 0),
        previous=previous,
    )


def _refuse_newer(session: Session) -> None:
    try:
        refuse_newer(session)
    except READ_ERRORS as error:  # damage is what this is for
        if isinstance(error, Problem) and error.code is Code.DATABASE_TOO_NEW:
            raise


def _note(places: Places, keys: Keys | None, read: dict[str, int]) -> None:
    with open_database(places, keys=keys) as store:
        store.note("history_salvaged", "history", read)


def _first_finding(places: Places, keys: Keys | None) -> str:
    try:
        session = open_session(places, keys, read_only=True)
    except Problem as problem:
        if problem.code is not Code.DATABASE_DAMAGED:
            raise
        return _reason(problem)
    try:
        found = [*integrity(session), *references(session)]
    except READ_ERRORS as error:
        return _reason(error)
    finally:
        session.close()
    return found[0] if found else ""


def _reason(error: Exception) -> str:
    return str(error.detail.get("why", error.code)) if isinstance(error, Problem) else str(error)


# --- the new one ---------------------------------------------------------------------------------


def _write(source: Wreck, part: Path | None, keys: Keys | None) -> dict[str, Any]:
    """Write all that can be read; return how many rows of each table were not, and were."""
    key = keys.database[-1] if keys is not None and part is not None else None
    target = connect(part, key=key)
    lost: dict[str, Any] = {}
    read: dict[str, int] = {}
    try:
        with known(part):
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


def _fill(source: Wreck, target: Session, lost: dict[str, Any], read: dict[str, int]) -> None:
    tables = target.column(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> ?"
        " AND name NOT LIKE 'messages_fts%' AND name NOT LIKE 'sqlite%' ORDER BY name",
        (APPLIED,),
    )
    for table in tables:
        ours = columns_of(target, table)
        known = {row["name"] for row in ours}
        shape = columns_of(source.session, table) or (ours if table in HIDDEN else [])
        columns = [row["name"] for row in shape if row["name"] in known]
        if columns:
            found = rows(source, table, columns, shape)
            lost[table], read[table] = _copy(target, table, columns, found)
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
            with known(target.path):  # a full disk is no damage
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
