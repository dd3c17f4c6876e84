"""Which backups there are, for a person to choose from."""

from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from app.paths import Places
from app.store.encrypted import MAGIC, first_bytes
from app.store.thinning import made_at


class Backup(Struct, frozen=True):
    """One file in the backups folder.

    Attributes:
        path: of the file.
        made_at: when it was written; of a file that is not named by Casebook, when it was changed.
        size_bytes: of the file.
        is_encrypted: it cannot be read without a key; also of a file that is no database.
        was_proven: Casebook gave it its name, which it does only after a backup was opened and
            checked.
        is_set_aside: a history that could not be read, kept as it was.
    """

    path: Path
    made_at: datetime
    size_bytes: int
    is_encrypted: bool
    was_proven: bool
    is_set_aside: bool


def listed(places: Places) -> list[Backup]:
    """Return the backups of this data folder, newest first; what cannot be read is left out."""
    found = [one for path in places.backups.rglob("*.sqlite3") if (one := _backup(places, path))]
    return sorted(found, key=lambda one: (one.is_set_aside, -one.made_at.timestamp()))


def _backup(places: Places, path: Path) -> Backup | None:
    try:
        status = path.stat()
        start = first_bytes(path)
    except OSError:
        return None
    named = made_at(path.name)
    return Backup(
        path=path,
        made_at=named or datetime.fromtimestamp(status.st_mtime, UTC),
        size_bytes=status.st_size,
        is_encrypted=start != MAGIC,
        was_proven=named is not None,
        is_set_aside=path.parent != places.backups,
    )
