"""Whether the audit trail still holds what the names of backups say of it.

A chain whose end was cut off, or that was written anew, is whole in itself. The name of each backup
holds number and hash of the last event of its time, and whoever cuts the trail forgets the names.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from app.store.connection import Session

# As `backup` writes it: UTC to the microsecond, number of the last event, begin of its hash.
_NAME = re.compile(r"casebook-(\d{8}T\d{12})Z-([0-9]{1,18})-([0-9a-f]{12})\.sqlite3")
_STAMP = "%Y%m%dT%H%M%S%f"
# After these the trail is another one, on purpose; backups of before may be of the old one.
_BEGIN_ANEW = ("backup_restored", "history_salvaged")
MOST_NAMED = 5


class Unheld(Struct, frozen=True):
    """A backup whose name tells of an event that the trail does not hold.

    Attributes:
        seq: the first event that is missing, or else the one that was noted and is another now.
        sentence: says so.
    """

    seq: int
    sentence: str


def unheld(session: Session, folder: Path) -> list[Unheld]:
    """Return findings on backups of this folder whose event is not in the trail, oldest first."""
    last = int(session.value("SELECT max(seq) FROM audit") or 0)
    begun = session.column("SELECT at FROM audit WHERE action IN (?, ?)", _BEGIN_ANEW)
    moments = filter(None, map(_said, begun))
    since = max(moments, default=datetime.min.replace(tzinfo=UTC))
    found = []
    for path in sorted(folder.glob("casebook-*.sqlite3")):
        name = _NAME.fullmatch(path.name)
        made = _moment(name[1]) if name is not None else None
        # A clock that ran ahead for a while may have dated what came before a restore behind it.
        is_old = made is not None and (made <= since or (begun and made > datetime.now(UTC)))
        if name is None or made is None or is_old:
            continue
        held = session.value("SELECT sha256 FROM audit WHERE seq = ?", (int(name[2]),))
        if held is None or not held.startswith(name[3]):
            sentence = f"audit: the trail does not hold event {name[2]}, as {path.name} says"
            found.append(Unheld(min(int(name[2]), last + 1), sentence))
    return found[:MOST_NAMED]


def _said(at: str) -> datetime | None:
    """Return when an event was; `None` if its time was changed into none, as the chain tells."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:  # a name of somebody else
        return None
