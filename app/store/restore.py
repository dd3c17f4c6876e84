"""Puts a backup in the place of the history, and loses neither.

A file from elsewhere may hold triggers and views that run as soon as it is used (DB-12): its
schema must be, word for word, the one that our own migrations make.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from app.core.digest import file_sha256
from app.errors import Code, Problem
from app.paths import Places
from app.store.audit import now
from app.store.backup import integrity, references
from app.store.connection import Session, connect
from app.store.database import applied, open_database, refuse_newer
from app.store.encrypted import (
    LOGS,
    MAGIC,
    asked,
    beside,
    connect_under,
    first_bytes,
    is_encrypted,
    keep_beside,
    restoring,
)
from app.store.encryption import copy_under
from app.store.files import is_unfinished, problem_of, sync
from app.store.keys import Keys, adopting
from app.store.lock import Lock
from app.store.migrations import APPLIED, NAME, STEPS, migrations

# sqlite-utils makes its own table, and words it as its version does.
_SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name <> ? ORDER BY type, name"


class Held(Struct, frozen=True):
    """What a backup holds, after all of it was read and proven.

    Attributes:
        conversations: the trash included.
        messages: every version of each.
        last_at: when the last message was written, UTC as stored; "" if there is none.
        events: of its audit trail.
        is_encrypted: it cannot be read without a key.
        has_own_keys: it is opened by a passphrase of its own, not by that of the history in use.
    """

    conversations: int
    messages: int
    last_at: str
    events: int
    is_encrypted: bool
    has_own_keys: bool


class Restored(Struct, frozen=True):
    """What a restore did.

    Attributes:
        path: the history in use, now that of the backup.
        previous: where the history lies that was in use before; `None` if there was none.
        was_damaged: that history could not be read, and lies there as it was.
        conversations: in the restored history, the trash included.
    """

    path: Path
    previous: Path | None
    was_damaged: bool
    conversations: int


def restore(places: Places, file: Path, keys: Keys | None = None) -> Restored:
    """Put a backup in the place of the history, and keep what was there before as a backup.

    A history that cannot be read is set aside as it is, with its logs. Until the last step, one
    rename, the history in use stays what it was. `keys` are those of the history in use; a backup
    under other keys brings its key file along, and `places` asks for its passphrase. What is
    encrypted stays so: a plain backup is encrypted with the key in use.

    Raises:
        Problem: `not_found`, `database_damaged` or `database_too_new` of the backup; `in_use`;
            `history_encrypted`, `wrong_passphrase`; `disk_full`, `disk_failed`, `read_only`.
            Nothing was changed in these cases.
    """
    if not file.is_file():
        raise Problem(Code.NOT_FOUND, file=file)
    if places.database.exists() and file.samefile(places.database):
        raise Problem(Code.BAD_VALUE, name=file, why="it is the history in use")
    part = restoring(places)
    try:
        if keys is None and is_encrypted(places):
            keys = asked(places)
        brought = _copy(places, file, part, keys)
        previous, head, was_damaged = _set_aside(places, keys)
        aside = previous if was_damaged else None
        put_in_place(places, part, aside, beside(file) if brought else None)
        number = _noted(places, file, head, brought or keys)
        return Restored(places.database, previous, was_damaged, number)
    except OSError as error:
        raise problem_of(error, places.data) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def look_into(places: Places, file: Path, keys: Keys | None = None) -> Held:
    """Read all of a backup as `restore` would, and say what it holds; nothing is changed.

    Raises:
        Problem: as `restore`, of the backup alone.
    """
    if not file.is_file():
        raise Problem(Code.NOT_FOUND, file=file)
    if keys is None and is_encrypted(places):
        keys = asked(places)
    try:
        with _proven(places, file, keys) as (session, brought):
            row = session.rows(
                "SELECT (SELECT count(*) FROM conversations) AS conversations,"
                " count(*) AS messages, coalesce(max(created_at), '') AS last_at,"
                " (SELECT count(*) FROM audit) AS events FROM messages"
            )[0]
            return Held(**row, is_encrypted=session.key is not None, has_own_keys=bool(brought))
    except OSError as error:
        raise problem_of(error, file.parent) from error


def _copy(places: Places, file: Path, part: Path, keys: Keys | None) -> Keys | None:
    """Write a proven copy of a backup beside the history; return the keys that it brought."""
    part.unlink(missing_ok=True)
    with _proven(places, file, keys) as (session, brought):
        key = keys.database[-1] if keys is not None and session.key is None else session.key
        copy_under(session, part, key)
    sync(part)
    return brought


@contextmanager
def _proven(places: Places, file: Path, keys: Keys | None) -> Iterator[tuple[Session, Keys | None]]:
    """Open a backup that is whole and of our making; with the keys that it brought."""
    session, brought = _opened(places, file, keys, is_immutable=not is_unfinished(file))
    try:
        refuse_newer(session)
        _refuse_foreign(session)
        if findings := [*integrity(session), *references(session)]:
            raise Problem(Code.DATABASE_DAMAGED, path=file, why=findings[0])
        yield session, brought
    finally:
        session.close()


def _opened(
    places: Places, file: Path, keys: Keys | None, is_immutable: bool
) -> tuple[Session, Keys | None]:
    """Open a backup: plain, under a key of the history in use, or under keys of its own."""
    if first_bytes(file) == MAGIC or not (keys or beside(file).exists()):
        return connect(file, read_only=True, immutable=is_immutable), None
    if keys is not None:
        try:
            return connect_under(file, keys, True, is_immutable), None
        except Problem as problem:
            if problem.code is not Code.DATABASE_DAMAGED:
                raise
    if not beside(file).exists():
        raise Problem(Code.KEYS_DAMAGED, path=beside(file))
    brought = asked(places, beside(file))
    return connect_under(file, brought, True, is_immutable), brought


def _refuse_foreign(session: Session) -> None:
    """Refuse what our migrations did not make: see above."""
    expected = connect(None)
    try:
        done = applied(session)
        pending = [step.__name__ for step in STEPS if (NAME, step.__name__) not in done]
        migrations().apply(expected.database, stop_before=pending[0] if pending else None)
        known, found = (one.rows(_SCHEMA, (APPLIED,)) for one in (expected, session))
    finally:
        expected.close()
    for row in found:
        if row not in known:
            why = f"{row['type']} {row['name']} in it is not of Casebook's making"
            raise Problem(Code.DATABASE_DAMAGED, path=session.path, why=why)
    if len(found) != len(known):
        raise Problem(Code.DATABASE_DAMAGED, path=session.path, why="a table of it is missing")


def _set_aside(places: Places, keys: Keys | None) -> tuple[Path | None, str, bool]:
    """Keep the history in use; return where, its audit's head, and whether it is damaged."""
    if not places.database.exists():
        return None, "", False
    try:
        with open_database(places, keys=keys) as store:
            return store.backup(), store.audit.head[1], False
    except Problem as problem:
        if problem.code not in {Code.DATABASE_DAMAGED, Code.DATABASE_TOO_NEW}:
            raise
    return unreadable(places), "", True


def unreadable(places: Places) -> Path:
    """Return where a history that cannot be read is set aside now."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return places.backups / f"unreadable-{stamp}" / places.database.name


def put_in_place(
    places: Places, part: Path, aside: Path | None, brought: Path | None = None
) -> None:
    """Give a proven copy the name of the history, which is kept at `aside` if that is named.

    Raises:
        Problem: `in_use`, `keys_damaged`; OSError. The history is what it was.
    """
    lock = Lock(places)
    lock.acquire()
    try:
        _clear_way(places, aside)
        with adopting(places, brought) if brought else nullcontext():
            part.replace(places.database)
            sync(places.data)
    finally:
        lock.release()


def _noted(places: Places, file: Path, head: str, keys: Keys | None) -> int:
    """Tell the restored history's audit where it comes from; return how many chats it has."""
    with open_database(places, keys=keys) as store:
        payload = {"backup_sha256": file_sha256(file), "previous_head": head, "at": now()}
        store.note("backup_restored", file.name, payload)
        return store.history.count()


def _clear_way(places: Places, aside: Path | None) -> None:
    """Leave no log of the old history beside the new one: SQLite would play it into it."""
    database = places.database
    if aside is None:
        for end in LOGS:
            database.with_name(database.name + end).unlink(missing_ok=True)
        return
    aside.parent.mkdir(parents=True)
    try:  # by a second name: a history without its file would be begun anew
        os.link(database, aside)
    except OSError:  # FAT knows no second name
        shutil.copyfile(database, aside)
    if is_encrypted(places):
        keep_beside(places, aside)
    for end in LOGS:
        with suppress(FileNotFoundError):
            database.with_name(database.name + end).rename(aside.with_name(aside.name + end))
    sync(aside.parent)
