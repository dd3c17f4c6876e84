"""Opens the database of a data folder: locks, checks, backs up, brings up to date and heals."""

import logging
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from app import __version__
from app.errors import Code, Problem
from app.paths import Places
from app.store.audit import Audit, now
from app.store.backup import Check, back_up, check, integrity, references, sweep
from app.store.connection import DISK_TROUBLE, Session, connect, known
from app.store.consents import Consents
from app.store.encrypted import MAGIC, first_bytes, keep_beside, open_session
from app.store.files import give_up, is_unfinished, problem_of, reserve, sync
from app.store.history import History
from app.store.lock import WAIT_SECONDS, Lock
from app.store.migrations import APPLIED, NAME, STEPS, migrations
from app.store.models import Models
from app.store.owed import settle
from app.store.presets import Presets

if TYPE_CHECKING:
    from app.store.examples import Examples
    from app.store.exports import Exports
    from app.store.imports import Imports
    from app.store.keys import Keys

BALLAST_BYTES = 32 * 1024 * 1024
_BALLAST_ROOM = 10  # the ballast is made while the disk has this many times its size

_log = logging.getLogger(__name__)


class Store:
    """An open data folder.

    Attributes:
        history: conversations, messages, search.
        models: the library of model files.
        presets: system text and sampling by name.
        audit: the chain of events.
        consents: acknowledgements of the notice.
        healed: answers that the last end left unfinished, now marked interrupted.
        read_only: whether every change is refused with `read_only`.
    """

    def __init__(self, places: Places, session: Session, lock: Lock | None, healed: int) -> None:
        """Take over an open session, and the lock if it may write."""
        self._places = places
        self._session = session
        self._lock = lock
        self.audit = Audit(session)
        self.history = History(session, self.audit)
        self.models = Models(session, self.audit)
        self.presets = Presets(session, self.audit)
        self.consents = Consents(session, self.audit)
        self.healed = healed
        self.read_only = session.read_only

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def database(self) -> Any:
        """The connection, as sqlite-utils wraps it."""
        return self._session.database

    @property
    def examples(self) -> "Examples":
        """The in-context example sets; imported when they are asked for."""
        from app.store.examples import Examples

        return Examples(self._session, self.audit)

    @property
    def exports(self) -> "Exports":
        """What is taken along as a file; imported when it is asked for."""
        from app.store.exports import Exports

        return Exports(self._session, self.audit, self.history, self.models, self._places.data)

    @property
    def imports(self) -> "Imports":
        """What is taken in from a file; imported when it is asked for."""
        from app.store.imports import Imports

        return Imports(self._session, self.audit, self.history)

    def backup(self, file: Path | None = None) -> Path:
        """Write a proven copy and return its path: see `back_up`."""
        return _backed_up(self._session, self._places, file)

    def automatic_backup(self) -> tuple[Path | None, list[Path]]:
        """Back up if that is due, and thin the older ones; return the new file and what went.

        It only reads the database (P9): whoever asked a process for it puts it into the audit.
        """
        from app.store.thinning import is_due, thin

        folder = self._places.backups
        if not is_due(self._session, self.audit, folder, datetime.now(UTC)):
            return None, []
        path = self.backup()
        return path, thin(folder, datetime.now(UTC))

    def check(self) -> Check:
        """Look at the whole file: see `backup.check`; and at the names of the backups."""
        return check(self._session, self.audit, self._places.backups)

    def note(self, action: str, subject: str, payload: Mapping[str, object]) -> None:
        """Put an event into the audit that changes nothing else: see `Audit.append`."""
        self._session.save(lambda: self.audit.append(action, subject, payload))

    @property
    def key_line(self) -> bytes:
        """The key of an encrypted file as one line for the stdin of a child (P10); else empty."""
        return self._session.key.hex().encode() + b"\n" if self._session.key else b""

    def close(self) -> None:
        """Close the file and let others write; twice is once."""
        self._session.close()
        if self._lock is not None:
            self._lock.release()


def open_database(
    places: Places,
    read_only: bool = False,
    keys: "Keys | None" = None,
    wait_seconds: float = WAIT_SECONDS,
) -> Store:
    """Open the data folder, for writing with the one lock, or to look without any.

    An encrypted history needs its `keys`: given here, or by what `places` asks with. A command may
    be about to end, so its lock is waited for. To look, nothing is changed (SQLite may leave an
    empty log beside the file): a folder without a database is an empty history, and one of another
    version is shown as far as this one understands it.

    Raises:
        Problem: `history_encrypted` without keys, and `wrong_passphrase`, `keys_damaged`;
            `in_use` (a window is open; `lock.request_raise` brings it to the front);
            `database_too_new`, `database_damaged`, `database_locked`, `disk_full`, `disk_failed`,
            `read_only`, `no_data_folder`. The file is left as it is.
    """
    if read_only:
        with known(places.database):
            return Store(places, _open_to_look(places, keys), None, 0)
    lock = Lock(places)
    lock.acquire(wait_seconds)
    try:
        session, healed = _open_with_ballast(places, keys)
    except BaseException:
        lock.release()
        raise
    return Store(places, session, lock, healed)


def check_database(places: Places) -> Check:
    """Check the database without changing it; a file that cannot be opened is a finding.

    Raises:
        Problem: `database_locked`, `no_data_folder`.
    """
    try:
        with open_database(places, read_only=True) as store:
            return store.check()
    except Problem as problem:
        if problem.code is not Code.DATABASE_DAMAGED:
            raise
        return Check("damaged", "ok", None, (str(problem.detail.get("why", "")),))


# --- to look -------------------------------------------------------------------------------------


def _open_to_look(places: Places, keys: "Keys | None") -> Session:
    if not _is_there(places):
        memory = connect(None)
        migrations().apply(memory.database)
    else:
        session = _connect_to_look(places, keys)
        if not _is_old(session):
            return session
        memory = connect(None, key=session.key)  # a copy has the key of its source
        try:
            session.connection.backup(memory.connection)
        finally:
            session.close()
        migrations().apply(memory.database)
    memory.read_only = True
    return memory


def _connect_to_look(places: Places, keys: "Keys | None") -> Session:
    path = places.database
    try:
        return open_session(places, keys, read_only=True, immutable=_is_immutable(path))
    except Problem as problem:
        if problem.code in DISK_TROUBLE and not is_unfinished(path):
            # There is no room for the index of a log, and no log: so nobody has it open.
            return open_session(places, keys, read_only=True, immutable=True)
        if problem.code is not Code.NO_DATA_FOLDER:
            raise
        # The file can be read; what cannot be made beside it is the index of its log.
        raise Problem(Code.READ_ONLY, path=path.parent) from problem


def _is_immutable(path: Path) -> bool:
    """Return whether SQLite may take it that nobody writes: nobody can, and no log is open."""
    return not os.access(path.parent, os.W_OK) and not is_unfinished(path)


def _is_old(session: Session) -> bool:
    try:
        return bool(_pending(session)) and not _unknown(session)
    except BaseException:
        session.close()
        raise


# --- to write ------------------------------------------------------------------------------------


def _open_with_ballast(places: Places, keys: "Keys | None") -> tuple[Session, int]:
    try:
        with known(places.database):
            return _open_to_write(places, keys)
    except Problem as problem:
        if problem.code not in DISK_TROUBLE or not give_up(places.ballast):
            raise
        _log.info("the ballast was given up to open the database")
    with known(places.database):
        return _open_to_write(places, keys)


def _open_to_write(places: Places, keys: "Keys | None") -> tuple[Session, int]:
    path = places.database
    sweep(places)
    is_unclean = is_unfinished(path)
    if not _is_there(places):
        _make(path)
    session = open_session(places, keys)
    try:
        refuse_newer(session)
        if is_unclean:
            _examine(session)
        _bring_up_to_date(session, places)
        session.ballast = places.ballast
        healed = session.save(lambda: _heal(session))
        settle(session, Audit(session), places.data)
        _make_ballast(places.ballast)
    except BaseException:
        session.close()
        raise
    return session, healed


def _is_there(places: Places) -> bool:
    """Return whether there is a database; something else in its place is damage.

    Raises:
        Problem: `database_damaged`, `no_data_folder`.
    """
    path = places.database
    try:
        start = first_bytes(path)
    except FileNotFoundError:
        if is_unfinished(path):
            why = "the file is gone, and its write-ahead log is still there"
            raise Problem(Code.DATABASE_DAMAGED, path=path, why=why) from None
        return False
    except OSError as error:
        raise Problem(Code.NO_DATA_FOLDER, path=path, reason=error.strerror) from error
    if start != MAGIC and not (start and places.has_keys):
        why = "the file is not a database" if start else "the file is empty"
        raise Problem(Code.DATABASE_DAMAGED, path=path, why=why)
    return True


def _make(path: Path) -> None:
    """Make a new database; it bears its name only when it is complete and on disk (P8)."""
    part = path.with_name(path.name + ".part")
    try:
        for suffix in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + suffix).unlink(missing_ok=True)
        session = connect(part)
        try:
            session.save(lambda: _apply(session))
        finally:
            session.close()
        sync(part)
        part.replace(path)
        sync(path.parent)
    except OSError as error:
        raise problem_of(error, path.parent) from error


def refuse_newer(session: Session) -> None:
    """Refuse what a newer version wrote, and what is not a database of Casebook.

    Raises:
        Problem: `database_too_new`, `database_damaged`.
    """
    if not applied(session):
        why = "it is a database, and not one of Casebook's"
        raise Problem(Code.DATABASE_DAMAGED, path=session.path, why=why)
    if _unknown(session):
        made_by = session.value("SELECT version FROM casebook_versions ORDER BY rowid DESC LIMIT 1")
        raise Problem(Code.DATABASE_TOO_NEW, path=session.path, made_by=made_by, this=__version__)


def applied(session: Session) -> set[tuple[str, str]]:
    """Return the steps that made this database: set and name."""
    if session.row("SELECT 1 FROM sqlite_schema WHERE name = ?", (APPLIED,)) is None:
        return set()
    rows = session.rows(f"SELECT migration_set, name FROM {APPLIED}")  # noqa: S608  our own name
    return {(row["migration_set"], row["name"]) for row in rows}


def _pending(session: Session) -> list[str]:
    done = applied(session)
    return [step.__name__ for step in STEPS if (NAME, step.__name__) not in done]


def _unknown(session: Session) -> set[tuple[str, str]]:
    return applied(session) - {(NAME, step.__name__) for step in STEPS}


def _examine(session: Session) -> None:
    """After an unclean end: check the file; a search index that does not fit is made again."""
    _log.info("the last end was not clean: checking the database")
    findings = integrity(session, is_quick=True)
    if findings and all("fts" in line for line in findings):
        _log.warning("the search index is made again")
        session.save(
            lambda: session.execute("INSERT INTO messages_fts (messages_fts) VALUES ('rebuild')")
        )
        findings = integrity(session, is_quick=True)
    if findings:
        raise Problem(Code.DATABASE_DAMAGED, path=session.path, why=findings[0])


def _bring_up_to_date(session: Session, places: Places) -> None:
    if _pending(session):
        _backed_up(session, places)
        session.save(lambda: _apply(session))


def _backed_up(session: Session, places: Places, file: Path | None = None) -> Path:
    path = back_up(session, Audit(session), places.backups, file)
    if session.key is not None:
        keep_beside(places, path)
    return path


def _apply(session: Session) -> None:
    """Apply every pending step and remember which Casebook did it, in one transaction."""
    names = _pending(session)
    migrations().apply(session.database)
    session.execute("INSERT INTO casebook_versions VALUES (?, ?)", (__version__, now()))
    Audit(session).append("migration", ", ".join(names), {"version": __version__})
    if broken := references(session):
        raise Problem(Code.DATABASE_DAMAGED, path=session.path, why=broken[0])


def _heal(session: Session) -> int:
    audit = Audit(session)
    ids = session.column("SELECT id FROM messages WHERE state = 'streaming' ORDER BY id")
    for message_id in ids:
        session.execute("UPDATE messages SET state = 'interrupted' WHERE id = ?", (message_id,))
        audit.append("generation_interrupted", str(message_id), {})
    Models(session, audit).quarantine_unfinished()
    return len(ids)


def _make_ballast(path: Path) -> None:
    """Set space aside while there is plenty; without it a full disk refuses even a delete."""
    try:
        if path.exists() or shutil.disk_usage(path.parent).free < _BALLAST_ROOM * BALLAST_BYTES:
            return
        reserve(path, BALLAST_BYTES)
    except OSError as error:
        _log.info("no ballast: %s", error.strerror)
        with suppress(OSError):
            path.unlink(missing_ok=True)
