"""Turns encryption on and off for a history that is there, and gives it another key.

The history is written anew beside the old one, proven, and takes its name in one step: whatever
ends Casebook in between, one of the two is there whole, with the keys that open it.
"""

import os
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path

from app.errors import Code, Problem
from app.paths import Places
from app.store import keys as key_files
from app.store.audit import Audit
from app.store.backup import REWRITING, integrity, references
from app.store.connection import Session, connect, known
from app.store.database import open_database
from app.store.encrypted import (
    LOGS,
    MAGIC,
    beside,
    first_bytes,
    is_encrypted,
    open_session,
    remove_halves,
)
from app.store.files import problem_of, sync
from app.store.keys import Keys
from app.store.lock import Lock

_BLOCK = 1 << 20


def encrypt(places: Places, passphrase: str) -> tuple[Keys, str]:
    """Encrypt the history; return its keys, and the recovery code, which is kept nowhere.

    Who loses passphrase and code loses the history: nobody can open it. The plain file is
    overwritten; storage that moves data by itself (SSDs) may keep parts of it all the same, and
    so may backups: `plain_backups` names them.

    Raises:
        Problem: `exists` if it is encrypted already; `bad_value` of the passphrase; `in_use`,
            `disk_full` and the like, and nothing was changed.
    """
    if is_encrypted(places):
        raise Problem(Code.EXISTS, path=places.keys)
    open_database(places).close()  # brought up to date and healed as ever
    keys, code = key_files.make(places, passphrase)
    try:
        _rewrite(places, None, keys.database[-1], "encrypted")
    except BaseException:
        if first_bytes(places.database) == MAGIC:  # still plain: nothing needs them
            key_files.remove(places)
        raise
    return keys, code


def decrypt(places: Places, keys: Keys) -> None:
    """Write the history as a plain file again. Encrypted backups keep their keys beside them.

    Raises:
        Problem: as `encrypt`.
    """
    open_database(places, keys=keys).close()
    _rewrite(places, keys, None, "decrypted")
    key_files.remove(places)


def rekey(places: Places, keys: Keys) -> Keys:
    """Encrypt the history under a fresh key; return all keys. Passphrase and code stay.

    Raises:
        Problem: as `encrypt`.
    """
    open_database(places, keys=keys).close()
    keys = key_files.add_database_key(places, keys)
    _rewrite(places, keys, keys.database[-1], "rekeyed")
    return keys


def plain_backups(places: Places) -> list[Path]:
    """Return the backups that can be read without a passphrase, oldest first."""
    found = sorted(places.backups.rglob("*.sqlite3"))
    return [path for path in found if first_bytes(path) == MAGIC]


def erase(paths: list[Path]) -> None:
    """Overwrite backups and remove them, with their keys, and their logs if they were set aside.

    Raises:
        Problem: one could not be written; it and those after it are still there.
    """
    for _ in erasing(paths):
        pass


def erasing(paths: list[Path]) -> Generator[int]:
    """Do the same in small steps; give how many bytes are overwritten so far.

    Raises:
        Problem: as `erase`.
    """
    done = 0
    for path in paths:
        try:
            for one in (*(path.with_name(path.name + end) for end in LOGS), path):
                if one.exists():
                    with one.open("r+b") as file:
                        for written in _overwriting(file.fileno()):
                            done += written
                            yield done
                    one.unlink()
            beside(path).unlink(missing_ok=True)
        except OSError as error:
            raise problem_of(error, path) from error


def copy_under(session: Session, target: Path, key: bytes | None) -> None:
    """Write all of a database into a new file under another key; `None` is plain.

    Raises:
        Problem: `disk_full`, `disk_failed` and the like of the new file.
    """
    said = "''" if key is None else f"\"x'{key.hex()}'\""
    with known(target):  # what is full, or fails, is the disk of the copy
        session.connection.execute(
            f"ATTACH CAST(? AS TEXT) AS target KEY {said}", (os.fsencode(target),)
        )
        try:
            session.connection.execute("SELECT sqlcipher_export('target')").fetchall()
        finally:
            session.connection.execute("DETACH target")


def _rewrite(places: Places, keys: Keys | None, key: bytes | None, action: str) -> None:
    part = places.database.with_name(places.database.name + REWRITING)
    lock = Lock(places)
    lock.acquire()
    try:
        part.unlink(missing_ok=True)  # of one that was killed
        remove_halves(places)
        session = open_session(places, keys)
        try:
            session.rows("PRAGMA wal_checkpoint(TRUNCATE)")
            copy_under(session, part, key)
            _prove(session, part, key, action)
        finally:
            session.close()
        sync(part)
        _replace(part, places.database)
    except OSError as error:
        raise problem_of(error, places.data) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        lock.release()


def _prove(session: Session, part: Path, key: bytes | None, action: str) -> None:
    """Put the event into the copy, and compare it with its source, table by table."""
    copy = connect(part, key=key)
    try:
        findings = [*integrity(copy), *references(copy)]
        tables = session.column("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        for table in tables:
            numbers = [
                one.value(f'SELECT count(*) FROM "{table}"')  # noqa: S608  of the schema
                for one in (session, copy)
            ]
            if numbers[0] != numbers[1]:
                findings.append(f"{table}: {numbers[0]} rows became {numbers[1]}")
        if findings:
            raise Problem(Code.DATABASE_DAMAGED, path=part, why=findings[0])
        copy.save(lambda: Audit(copy).append(action, "history", {}))
        copy.rows("PRAGMA journal_mode=DELETE")  # all of it in the one file
    finally:
        copy.close()


def _replace(part: Path, database: Path) -> None:
    """Give the new file its name, and overwrite the old one."""
    # Windows gives no other file the name of an open one: there the old one is only removed.
    old = None if sys.platform == "win32" else os.open(database, os.O_RDWR)
    try:
        for end in LOGS:
            database.with_name(database.name + end).unlink(missing_ok=True)
        part.replace(database)
        sync(database.parent)
        if old is not None:
            for _ in _overwriting(old):
                pass
    finally:
        if old is not None:
            os.close(old)


def _overwriting(descriptor: int) -> Iterator[int]:
    """Put zeros over all of a file, a block a step; each step gives the bytes it has written."""
    left = os.fstat(descriptor).st_size
    os.lseek(descriptor, 0, os.SEEK_SET)
    while left:
        written = os.write(descriptor, bytes(min(_BLOCK, left)))
        os.fsync(descriptor)  # a step at a time: none waits for all of a large file
        left -= written
        yield written
