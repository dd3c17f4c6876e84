"""Copies that are whole and proven, and the check of the file in use."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from app.core.digest import file_sha256
from app.errors import Code, Problem
from app.paths import Places
from app.store.anchors import Unheld, unheld
from app.store.audit import Audit
from app.store.connection import DriverError, Session, connect
from app.store.files import facts, is_full, problem_of, sync, target_problem

REWRITING = ".rewriting"  # behind the database's name: one that is to take its place
_STEM = "casebook-"
_HEAD_CHARACTERS = 12
_OWNERS, _FOLDERS = 0o600, 0o666  # modes: the second as the data folder's account has its files


class Check(Struct, frozen=True):
    """What a check found.

    Attributes:
        integrity: "ok" or "damaged".
        audit: "ok" or "broken", which is also what the name of a backup contradicts.
        first_bad_seq: of the audit; `None` if it is whole. Of a trail that is whole in itself, but
            not as a backup's name says, the first event that is missing or known to be another.
        details: one line a finding, without any message text.
    """

    integrity: str
    audit: str
    first_bad_seq: int | None
    details: tuple[str, ...]


def back_up(session: Session, audit: Audit, folder: Path, file: Path | None = None) -> Path:
    """Write a copy of the database, prove that it opens and is whole, and return its path.

    Without `file` the copy gets a dated name in `folder`, with the audit's head in it. The file in
    use is never copied as a file (DB-10), and nothing is overwritten.

    Raises:
        Problem: `exists`; `disk_full`, `disk_failed`, `read_only`; `folder_missing` and
            `name_too_long` of `file`, else `no_data_folder`; `database_damaged` if the copy is not
            whole. No file is left in these cases.
    """
    target = (file or folder / _name(audit)).absolute()
    if os.path.lexists(target):
        raise Problem(Code.EXISTS, path=target)
    part = target.with_name(target.name + ".part")
    try:
        if file is None:
            folder.mkdir(parents=True, exist_ok=True)
        # Says clearly what SQLite calls "unable to open": no folder, no permission. What a person
        # puts into another place is for its owner alone, as an export is (EX-4).
        part.touch(_OWNERS if file is not None else _FOLDERS)
        _copy(session, part)
        _prove(part, session.key)
        sync(part)
        part.replace(target)
        sync(target.parent)
    except OSError as error:
        tell = problem_of if file is None else target_problem
        raise tell(error, target.parent) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    if not session.read_only:
        payload = {"file": target.name, "sha256": file_sha256(target)}
        session.save(lambda: audit.append("backup", target.name, payload))
    return target


def _copy(session: Session, part: Path) -> None:
    """Write the copy; a disk that fills up is that of the copy, where nothing else is written."""
    try:
        # As bytes: a name on Linux need not be UTF-8, and SQLite takes any.
        session.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(part),))
    except Problem as problem:
        found = facts(Code.DISK_FULL, part.parent, "")
        if problem.code is Code.DISK_FULL or (problem.code is Code.DISK_FAILED and is_full(found)):
            raise Problem(Code.DISK_FULL, **found) from problem
        raise


def sweep(places: Places) -> None:
    """Remove what a kill left half-written: it holds the whole history. For the one writer only."""
    halves = places.backups.glob(f"{_STEM}*.sqlite3.part*")
    for path in (*halves, *places.data.glob(f"{places.database.name}{REWRITING}*")):
        with suppress(OSError):  # it stays until the next time
            path.unlink()


def check(session: Session, audit: Audit, folder: Path) -> Check:
    """Look at every page, index, reference and event, and at what backups in `folder` say of it.

    Damage is a finding here, not an error.
    """
    details: list[str] = []
    details += _findings(session, lambda: integrity(session))
    details += _findings(session, lambda: references(session))
    details += _findings(session, lambda: search_index(session))
    is_damaged = bool(details)
    first_bad, is_read = None, True
    contradicted: list[Unheld] = []
    try:
        first_bad = audit.first_bad_seq()
        suspects = audit.clock_suspects()
        details += [f"audit: the clock was set back before event {seq}" for seq in suspects]
        contradicted = unheld(session, folder)
        details += [one.sentence for one in contradicted]
    except (Problem, DriverError):
        details.append("audit: cannot be read")
        is_damaged, is_read = True, False
    if first_bad is not None:
        contradicted = []
        details.append(f"audit: event {first_bad} does not fit the chain")
    first_bad = min((one.seq for one in contradicted), default=first_bad)
    return Check(
        integrity="damaged" if is_damaged else "ok",
        audit="ok" if first_bad is None and is_read else "broken",
        first_bad_seq=first_bad,
        details=tuple(dict.fromkeys(details)),  # SQLite says some of it more than once
    )


def integrity(session: Session, is_quick: bool = False) -> list[str]:
    """Return what SQLite finds wrong in the file; nothing is good."""
    found = session.column(f"PRAGMA {'quick' if is_quick else 'integrity'}_check")
    return [str(line) for line in found if line != "ok"]


def references(session: Session) -> list[str]:
    """Return rows whose partner is missing."""
    rows = session.rows("PRAGMA foreign_key_check")
    return [f"{row['table']}: row {row['rowid']} refers to nothing" for row in rows]


def search_index(session: Session) -> list[str]:
    """Return whether the search index fits the messages; a read-only session cannot tell."""
    if session.read_only:
        return []
    statement = "INSERT INTO messages_fts (messages_fts, rank) VALUES ('integrity-check', 1)"
    session.execute(statement)
    return []


def _findings(session: Session, look: Callable[[], list[str]]) -> list[str]:
    try:
        return look()
    except Problem as problem:
        if problem.code in {Code.DATABASE_DAMAGED, Code.DISK_FAILED}:
            return [str(problem.detail.get("why", problem.code))]
        raise
    except DriverError as error:
        return [str(error)]
    finally:
        if session.connection.in_transaction:
            session.connection.rollback()


def _name(audit: Audit) -> str:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    seq, sha256 = audit.head
    return f"{_STEM}{stamp}-{seq}-{sha256[:_HEAD_CHARACTERS]}.sqlite3"


def _prove(path: Path, key: bytes | None) -> None:
    copy = connect(path, read_only=True, immutable=True, key=key)
    try:
        if findings := [*integrity(copy), *references(copy)]:
            raise Problem(Code.DATABASE_DAMAGED, path=path, why=findings[0])
    finally:
        copy.close()
