"""Which automatic backups stay: the newest of each day, week and month, back to half a year."""

import logging
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.store.audit import WINDOW_CLOSED, WINDOW_OPENED, Audit
from app.store.connection import Session
from app.store.encrypted import beside

EVERY = timedelta(hours=1)
ALL = timedelta(days=1)  # so long every backup stays
DAYS, WEEKS, MONTHS = 7, 4, 6
_NAME = re.compile(r"casebook-(\d{8}T\d{12})Z-(\d+)-[0-9a-f]*\.sqlite3")
_STAMP = "%Y%m%dT%H%M%S%f"
# What is no reason for a backup: what the last one wrote into the audit, and that somebody looked.
_NOTHING = ("backup", WINDOW_OPENED, WINDOW_CLOSED)

_log = logging.getLogger(__name__)


def made_at(name: str) -> datetime | None:
    """Return when a backup of that file name was made; `None` if it is not one of ours."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        return datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def superfluous(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which backups may go: `DB-8`.

    Those of the last day all stay, then the newest of each of 7 days, 4 weeks and 6 months, in UTC.
    What lies in the future (a clock that was set back) stays, and counts for nothing.
    """
    times = sorted(times, reverse=True)
    past = [time for time in times if time <= now]
    kept = {time for time in times if time > now - ALL}
    for key, number in (("%Y-%j", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        newest: dict[str, datetime] = {}
        for time in past:
            newest.setdefault(time.strftime(key), time)
        kept.update(sorted(newest.values(), reverse=True)[:number])
    return set(past) - kept


def thin(folder: Path, now: datetime) -> list[Path]:
    """Remove superfluous automatic backups; return which went. Other files are not touched."""
    dated = {time: path for path in folder.glob("*.sqlite3") if (time := made_at(path.name))}
    gone: list[Path] = []
    for time in superfluous(dated, now):
        with suppress(OSError):  # it stays until the next time
            dated[time].unlink()
            beside(dated[time]).unlink(missing_ok=True)
            gone.append(dated[time])
    return sorted(gone)


def is_due(session: Session, audit: Audit, folder: Path, now: datetime) -> bool:
    """Return whether an hour has passed since the last backup and something happened since then."""
    dated = [(time, path) for path in folder.glob("*.sqlite3") if (time := made_at(path.name))]
    dated = [(time, path) for time, path in dated if time <= now]
    if not dated:
        return audit.head[0] > 0
    time, path = max(dated)
    match = _NAME.fullmatch(path.name)
    seq = int(match[2]) if match else 0
    happened = session.value(
        "SELECT 1 FROM audit WHERE seq > ? AND action NOT IN (?, ?, ?) LIMIT 1", (seq, *_NOTHING)
    )
    return now - time >= EVERY and happened is not None
