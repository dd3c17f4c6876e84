"""Events that a full disk kept out of the audit trail: noted in file names, and taken up later.

An export to another disk must not wait until the disk of the history has room again, and must not
go untold either. An empty file needs no block of its own on the file systems that people use, so
its name holds all that the trail keeps of an event: action, object and the hash of the payload.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.errors import Problem
from app.store.audit import Audit
from app.store.connection import Session

PREFIX = "audit-owed"
_NAME = re.compile(rf"{PREFIX}\.([a-z_]{{1,40}})\.([0-9a-f-]{{36}})\.([0-9a-f]{{64}})")


def owe(folder: Path, action: str, subject: str, payload_sha256: str) -> bool:
    """Note an event beside the database; tell whether that was possible.

    Args:
        folder: of the data.
        action: of the event.
        subject: a UUID.
        payload_sha256: what the trail keeps of its payload.
    """
    name = f"{PREFIX}.{action}.{subject}.{payload_sha256}"
    if not _NAME.fullmatch(name):
        return False
    try:
        (folder / name).touch()
    except OSError:
        return False
    return True


def settle(session: Session, audit: Audit, folder: Path) -> None:
    """Put what was noted into the trail, once each; without room for it, it stays noted."""
    found = ((entry, _NAME.fullmatch(entry.name)) for entry in sorted(folder.glob(f"{PREFIX}.*")))
    owed = {entry: name.groups() for entry, name in found if name is not None}
    if not owed or session.read_only:
        return
    with suppress(Problem):
        session.save(lambda: _append(session, audit, owed.values()))
        for entry in owed:
            with suppress(OSError):
                entry.unlink()


def _append(session: Session, audit: Audit, events: Iterable[tuple[str, ...]]) -> None:
    for action, subject, payload_sha256 in events:
        known = session.row(
            "SELECT 1 FROM audit WHERE action = ? AND object = ? AND payload_sha256 = ?",
            (action, subject, payload_sha256),
        )
        if known is None:  # else a kill came between the trail and the file
            audit.append_hashed(action, subject, payload_sha256)
