"""What was done, when: an append-only chain of hashes, never of text.

Each row's hash covers the row and the hash before it, so a changed, removed or inserted row shows.
Someone who rewrites the whole chain, or cuts its end, is caught only by a head that was noted
elsewhere, for example in a backup's name.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from app import NAME, __version__
from app.core.digest import text_sha256
from app.store.connection import Session

ACTOR = f"{NAME} {__version__}"
CLOCK_SUSPECT = "clock_suspect"
WINDOW_OPENED, WINDOW_CLOSED = "window_opened", "window_closed"
CLEAN, UNCLEAN = "clean", "unclean"  # how the window before it ended
# A history that was put in the place of another one says nothing of how that one was left.
_BEGUN_ANEW = ("backup_restored", "history_salvaged")
_FIELDS = ("seq", "at", "actor", "action", "object", "payload_sha256", "previous_sha256")


def now() -> str:
    """Return the time as it is stored: UTC, ISO 8601, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def payload_sha256(payload: Mapping[str, object]) -> str:
    """Return the hash that an event keeps of its payload."""
    return text_sha256(_canonical(payload))


class Audit:
    """The chain of events of one database."""

    def __init__(self, session: Session) -> None:
        """Write to this database."""
        self._session = session

    @property
    def head(self) -> tuple[int, str]:
        """Number and hash of the last event; `(0, "")` if there is none."""
        last = self._session.row("SELECT seq, sha256 FROM audit ORDER BY seq DESC LIMIT 1")
        return (last["seq"], last["sha256"]) if last else (0, "")

    def append(self, action: str, subject: str, payload: Mapping[str, object]) -> None:
        """Add an event; call it inside the transaction of the change it tells of.

        `subject` is an id or a name; of `payload` only the hash is kept.
        """
        self.append_hashed(action, subject, payload_sha256(payload))

    def append_hashed(self, action: str, subject: str, payload_sha256: str) -> None:
        """Add an event of whose payload only the hash is left; see `append`.

        An event that is older than the one before it tells that the clock was set back: that is
        said first, by one of its own (DB-13). The order of events is that of their numbers.
        """
        at = now()
        last = self._session.row("SELECT at FROM audit ORDER BY seq DESC LIMIT 1")
        if last is not None and at < last["at"]:
            self._add(CLOCK_SUSPECT, "", text_sha256(_canonical({"before": last["at"]})), at)
        self._add(action, subject, payload_sha256, at)

    def clock_suspects(self, limit: int = 20) -> list[int]:
        """Return the numbers of the first events before which the clock was set back."""
        sql = "SELECT seq FROM audit WHERE action = ? ORDER BY seq LIMIT ?"
        return self._session.column(sql, (CLOCK_SUSPECT, limit))

    def open_window(self) -> None:
        """Note that the window works on this history now, and whether it was closed before.

        Raises:
            Problem: it was not saved.
        """
        actions = (WINDOW_OPENED, WINDOW_CLOSED, *_BEGUN_ANEW)
        sql = "SELECT action FROM audit WHERE action IN (?, ?, ?, ?) ORDER BY seq DESC LIMIT 1"
        is_open = self._session.value(sql, actions) == WINDOW_OPENED
        self._note_lightly(WINDOW_OPENED, UNCLEAN if is_open else CLEAN)

    def close_window(self) -> None:
        """Note that the window works on this history no more.

        Raises:
            Problem: it was not saved.
        """
        self._note_lightly(WINDOW_CLOSED, "")

    def _note_lightly(self, action: str, subject: str) -> None:
        """Add an event that is not worth the ballast: that is for words."""
        ballast, self._session.ballast = self._session.ballast, None
        try:
            self._session.save(lambda: self.append(action, subject, {}))
        finally:
            self._session.ballast = ballast

    def _add(self, action: str, subject: str, payload_sha256: str, at: str) -> None:
        seq, previous = self.head
        row: dict[str, Any] = {
            "seq": seq + 1,
            "at": at,
            "actor": ACTOR,
            "action": action,
            "object": subject,
            "payload_sha256": payload_sha256,
            "previous_sha256": previous,
        }
        self._session.execute(
            "INSERT INTO audit (seq, at, actor, action, object, payload_sha256, previous_sha256,"
            " sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*row.values(), _row_sha256(row)),
        )

    def events(self, limit: int = 100) -> list[dict[str, Any]]:
        """Return the last events, newest first, by column name."""
        return self._session.rows("SELECT * FROM audit ORDER BY seq DESC LIMIT ?", (limit,))

    def first_bad_seq(self) -> int | None:
        """Return the number of the first event that does not fit the chain; `None` if all do."""
        previous = ""
        events = self._session.rows("SELECT * FROM audit ORDER BY seq")
        for expected, row in enumerate(events, 1):
            is_whole = (
                row["seq"] == expected
                and row["previous_sha256"] == previous
                and row["sha256"] == _row_sha256(row)
            )
            if not is_whole:
                return expected
            previous = row["sha256"]
        return None


def _row_sha256(row: Mapping[str, object]) -> str:
    return text_sha256(_canonical({name: row[name] for name in _FIELDS}))


def _canonical(value: Mapping[str, object]) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)


class Recorded:
    """Rows whose changes are told to the audit in the same transaction."""

    def __init__(self, session: Session, audit: Audit) -> None:
        """Work on this database."""
        self._session = session
        self._audit = audit

    def as_one(self, work: Callable[[], object]) -> None:
        """Make all changes of `work` one transaction: all are on disk when this returns, or none.

        Raises:
            Problem: that of the first change that failed; or it was not saved.
        """
        self._session.save(work)
