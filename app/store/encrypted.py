"""Which histories are encrypted, and how one is connected to with its keys."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Code, Problem
from app.paths import Places
from app.store.connection import Session, connect
from app.store.files import problem_of, write_private

if TYPE_CHECKING:
    from app.store.keys import Keys

LOGS = ("-wal", "-shm", "-journal")  # behind the name of a database
MAGIC = b"SQLite format 3\0"  # an encrypted file begins with a random salt


def is_encrypted(places: Places) -> bool:
    """Return whether the history is encrypted: it is not plain, and there are keys."""
    try:
        start = first_bytes(places.database)
    except OSError:
        return False
    return start != MAGIC and places.has_keys


def first_bytes(path: Path) -> bytes:
    """Return what a file begins with, as many bytes as `MAGIC` has.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(len(MAGIC))


def open_session(
    places: Places, keys: "Keys | None", read_only: bool = False, immutable: bool = False
) -> Session:
    """Connect to the database, with the newest of its keys that fits.

    Raises:
        Problem: `history_encrypted` if there are no keys, and nobody to ask; `wrong_passphrase`,
            `keys_damaged`; and those of `connect`.
    """
    if not is_encrypted(places):
        return connect(places.database, read_only, immutable)
    return connect_under(places.database, keys or asked(places), read_only, immutable)


def connect_under(
    path: Path, keys: "Keys", read_only: bool = False, immutable: bool = False
) -> Session:
    """Connect to an encrypted file, with the newest of these keys that fits.

    Raises:
        Problem: `database_damaged` if none fits; and those of `connect`.
    """
    for key in keys.database[:0:-1]:
        try:
            return connect(path, read_only, immutable, key)
        except Problem as problem:
            if problem.code is not Code.DATABASE_DAMAGED:
                raise
    return connect(path, read_only, immutable, keys.database[0])


def asked(places: Places, file: Path | None = None) -> "Keys":
    """Return the keys of a history, or of a backup's key file, after asking for the passphrase.

    Raises:
        Problem: `history_encrypted` if there is nobody to ask; `wrong_passphrase`, `keys_damaged`.
    """
    if places.ask_secret is None:
        raise Problem(Code.HISTORY_ENCRYPTED)
    from app.store.keys import unlock

    return unlock(places, places.ask_secret(), file)


def restoring(places: Places) -> Path:
    """Return where a backup is copied to, before it takes the place of the history."""
    return places.database.with_name(places.database.name + ".restoring")


def salvaging(places: Places) -> Path:
    """Return where what can be read of a damaged history is written to."""
    return places.database.with_name(places.database.name + ".salvaging")


def patched(places: Places) -> Path:
    """Return where a damaged history is copied to, so that its header can be mended."""
    return places.database.with_name(places.database.name + ".patched")


def remove_halves(places: Places) -> None:
    """Remove what a kill left of these; each may hold the whole history.

    Raises:
        OSError: one cannot be removed.
    """
    for half in (restoring(places), salvaging(places), patched(places)):
        for end in ("", *LOGS):
            half.with_name(half.name + end).unlink(missing_ok=True)


def beside(backup: Path) -> Path:
    """Return where the key file of an encrypted backup lies."""
    return backup.with_suffix(".keys.json")


def keep_beside(places: Places, backup: Path) -> None:
    """Put a copy of the key file beside an encrypted backup, which cannot be opened without.

    Raises:
        Problem: `disk_full` and the like; the backup is there.
    """
    try:
        for path in places.key_files:
            if path.exists():
                write_private(beside(backup), path.read_bytes())
                return
    except OSError as error:
        raise problem_of(error, backup.parent) from error
