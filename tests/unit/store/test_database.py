"""Opening, the schema, backups, checks and the lock."""

import errno
import fcntl
import os
import re
import subprocess  # noqa: TID251  imports are seen in a process of their own
import sys
from pathlib import Path

import pytest

from app import __version__
from app.errors import Code, Problem
from app.paths import Places
from app.store import backup, connection, database
from app.store.connection import Session, connect, driver, versions
from app.store.database import Store, check_database, open_database
from app.store.files import give_up, problem_of, reserve
from app.store.lock import Lock, request_raise
from app.store.migrations import STEPS, migrations
from tests.conftest import Allow

SCHEMA = Path(database.__file__).with_name("schema.sql")


def schema(session: Session) -> list[tuple[str, str]]:
    rows = session.rows("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return sorted((row["name"], plain(row["sql"])) for row in rows)


def plain(sql: str) -> str:
    """Return a statement without the spaces of its layout; ALTER TABLE lays out as it likes."""
    return re.sub(r" ?([(),]) ?", r"\1", re.sub(r"\s+", " ", sql))


def test_the_schema_as_text_is_what_the_migrations_make() -> None:
    migrated, written = connect(None), connect(None)
    migrations().apply(migrated.database)
    written.connection.executescript(SCHEMA.read_text("utf-8"))
    assert schema(migrated) == schema(written)
    config = "SELECT k, v FROM messages_fts_config ORDER BY k"
    assert migrated.rows(config) == written.rows(config)
    migrated.close()
    written.close()


def test_every_table_of_ours_is_strict(store: Store) -> None:
    lax = store.database.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert lax == [("_sqlite_migrations",)]  # sqlite-utils makes it


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 2000),
    ],
)
def test_the_connection_is_set_for_safety(store: Store, pragma: str, value: object) -> None:
    assert store.database.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_a_file_system_without_shared_memory_gets_the_slow_and_safe_journal(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = Session.value
    monkeypatch.setattr(
        Session, "value", lambda self, sql: "delete" if "=WAL" in sql else value(self, sql)
    )
    session = connect(places.data / "stick.sqlite3")
    assert session.value("PRAGMA synchronous") == 3
    assert session.value("PRAGMA journal_mode") == "delete"
    session.close()


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "suits_a_log", lambda _folder: False)


def test_a_file_that_cannot_be_opened_in_a_save_is_trouble_with_the_disk(places: Places) -> None:
    with open_database(places) as store:
        session, gone = store.history._session, places.data / "pulled" / "more.sqlite3"
        with pytest.raises(Problem) as caught:  # as with the journal on a stick that was pulled
            session.save(lambda: session.execute("ATTACH ? AS more", (str(gone),)))
    assert caught.value.code is Code.DISK_FAILED
    assert caught.value.detail["path"] == places.database
    assert "unable to open" in caught.value.detail["why"]


@pytest.fixture
def written(places: Places) -> Path:
    """A history as a disk has it, with its log."""
    with open_database(places) as store:
        store.history.create("a chat")
        assert store.database.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    return places.database


@pytest.mark.usefixtures("written", "stick")
def test_a_history_that_was_copied_to_a_stick_becomes_one_file_there(places: Places) -> None:
    with open_database(places) as store:
        asked = ("journal_mode", "synchronous")
        set_so = [store.database.execute(f"PRAGMA {one}").fetchone()[0] for one in asked]
        assert set_so == ["delete", 3]
        store.history.create("another")
        beside = {path.name for path in places.data.glob("casebook.sqlite3*")}
        assert beside == {"casebook.sqlite3"}


@pytest.mark.usefixtures("written", "stick")
def test_what_a_pulled_stick_left_half_written_goes_out_again(
    written: Path, places: Places, caplog: pytest.LogCaptureFixture
) -> None:
    with open_database(places) as store:
        store.database.execute("PRAGMA cache_size=1")  # so that it spills into the file
        store.database.execute("BEGIN IMMEDIATE")
        store.database.execute("UPDATE conversations SET title = hex(randomblob(60000))")
        journal = written.with_name("casebook.sqlite3-journal")
        pulled = {path: path.read_bytes() for path in (written, journal)}
        store.database.execute("ROLLBACK")
    for path, content in pulled.items():
        path.write_bytes(content)
    caplog.set_level("INFO")
    with open_database(places) as store:
        assert [one.title for one in store.history.conversations()] == ["a chat"]
        assert store.check().integrity == "ok"
    assert "the last end was not clean" in caplog.text
    assert not journal.exists()


def test_a_new_folder_gets_a_whole_database_and_remembers_who_made_it(places: Places) -> None:
    with open_database(places) as store:
        assert store.healed == 0
        made_by = store.database.execute("SELECT version FROM casebook_versions").fetchall()
    assert made_by == [(__version__,)]
    left = {path.name for path in places.data.iterdir()}
    assert left == {"casebook.sqlite3", "lock", "lock.pid", "ballast"}


def test_a_half_made_database_of_an_earlier_try_is_replaced(places: Places) -> None:
    for suffix in ("", "-wal", "-shm"):
        (places.data / f"casebook.sqlite3.part{suffix}").write_bytes(b"half" * 999)
    with open_database(places) as store:
        assert store.check().integrity == "ok"
    assert not list(places.data.glob("*.part*"))


def test_looking_at_nothing_is_an_empty_history_and_makes_no_file(places: Places) -> None:
    with open_database(places, read_only=True) as store:
        assert store.read_only
        assert store.history.conversations() == []
        assert store.history.search("x").hits == ()
        assert store.models.list() == []
        assert store.check().integrity == "ok"
        with pytest.raises(Problem) as caught:
            store.history.create("x")
    assert caught.value.code is Code.READ_ONLY
    assert list(places.data.iterdir()) == []
    assert check_database(places).integrity == "ok"


def test_looking_while_another_writes_sees_what_is_saved(store: Store, places: Places) -> None:
    store.history.create("one")
    with open_database(places, read_only=True) as reader:
        assert len(reader.history.conversations()) == 1
        store.history.create("two")
        assert len(reader.history.conversations()) == 2


def test_closing_twice_is_once(places: Places) -> None:
    store = open_database(places)
    store.close()
    store.close()
    open_database(places).close()


def test_an_open_that_fails_gives_the_lock_back(places: Places) -> None:
    places.database.write_bytes(b"")
    for _ in range(2):
        with pytest.raises(Problem) as caught:
            open_database(places)
        assert caught.value.code is Code.DATABASE_DAMAGED


def test_several_answers_that_were_cut_are_healed(places: Places) -> None:
    with open_database(places) as store:
        for number in range(3):
            store.history.begin_turn(None, str(number), None, {}, [])
    with open_database(places) as store:
        assert store.healed == 3
        assert {one.last_state for one in store.history.conversations()} == {"interrupted"}
        assert store.audit.events(1)[0]["action"] == "generation_interrupted"
    with open_database(places) as store:
        assert store.healed == 0


def test_a_search_index_that_does_not_fit_is_made_again_after_an_unclean_end(
    store: Store, places: Places, expected_warnings: Allow
) -> None:
    expected_warnings("the search index is made again")
    store.history.begin_turn(None, "fever", None, {}, [])
    store.database.execute("UPDATE messages_fts_data SET block = x'00' WHERE id > 10")
    session = connect(places.database)
    assert backup.integrity(session, is_quick=True)
    database._examine(session)
    session.close()
    assert store.history.search("fever").hits


def test_a_step_that_breaks_references_is_taken_back(places: Places) -> None:
    open_database(places).close()

    def m_broken(db: object) -> None:
        db.execute("PRAGMA defer_foreign_keys=ON")  # type: ignore[attr-defined]
        db.execute("CREATE TABLE more (id INTEGER REFERENCES conversations (id))")  # type: ignore[attr-defined]
        db.execute("INSERT INTO tags VALUES ('nobody', 'x')")  # type: ignore[attr-defined]

    STEPS.append(m_broken)
    try:
        with pytest.raises(Problem) as caught:
            open_database(places)
        assert caught.value.code is Code.DATABASE_DAMAGED
    finally:
        STEPS.remove(m_broken)
    with open_database(places) as store:
        assert "more" not in store.database.table_names()


# --- saving --------------------------------------------------------------------------------------


def test_a_save_inside_a_save_is_part_of_it(store: Store) -> None:
    session = store._session

    def outer() -> None:
        store.history.create("inner")
        raise LookupError

    with pytest.raises(LookupError):
        session.save(outer)
    assert store.history.conversations() == []
    assert not session.connection.in_transaction


def test_an_error_nobody_knows_goes_on_as_it_is(store: Store) -> None:
    with pytest.raises(driver.OperationalError, match="no such table"):
        store._session.rows("SELECT * FROM nowhere")
    with pytest.raises(driver.OperationalError, match="no such table"):
        store._session.bounded_rows("SELECT * FROM nowhere", (), 1.0)


def test_the_ballast_takes_real_room_and_is_made_only_while_there_is_plenty(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BALLAST_BYTES", 1 << 60)
    open_database(places).close()
    assert not places.ballast.exists()
    monkeypatch.setattr(database, "BALLAST_BYTES", 1 << 16)
    open_database(places).close()
    assert places.ballast.stat().st_blocks * 512 >= 1 << 16


def test_a_ballast_without_allocation_is_written(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fallocate", raising=False)
    reserve(places.ballast, 1 << 16)
    assert places.ballast.stat().st_size == 1 << 16
    assert len(set(places.ballast.read_bytes())) > 200
    assert give_up(places.ballast)
    assert not give_up(places.ballast)
    assert not give_up(None)
    places.ballast.mkdir()
    assert not give_up(places.ballast)


def test_a_ballast_that_cannot_be_made_is_done_without(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, size_bytes: int) -> None:
        path.write_bytes(b"half")
        raise OSError(28, f"No room for {size_bytes}")

    monkeypatch.setattr(database, "reserve", full)
    open_database(places).close()
    assert not places.ballast.exists()


@pytest.mark.parametrize(
    ("number", "code"),
    [(28, Code.DISK_FULL), (13, Code.READ_ONLY), (30, Code.READ_ONLY), (2, Code.NO_DATA_FOLDER),
     (5, Code.DISK_FAILED)],
)  # fmt: skip
def test_errors_of_the_system_become_problems_with_facts(
    places: Places, number: int, code: Code
) -> None:
    problem = problem_of(OSError(number, "said"), places.data)
    assert problem.code is code
    assert problem.detail["path"] == places.data
    assert ("free_bytes" in problem.detail) == (code in {Code.DISK_FULL, Code.DISK_FAILED})


# --- backup and check ----------------------------------------------------------------------------


def test_a_backup_is_whole_dated_and_in_the_audit(store: Store, places: Places) -> None:
    store.history.begin_turn(None, "fever", None, {}, [])
    seq, head = store.audit.head
    path = store.backup()
    assert path.parent == places.backups
    assert re.fullmatch(rf"casebook-\d{{8}}T\d+Z-{seq}-{head[:12]}\.sqlite3", path.name)
    assert store.audit.events(1)[0]["action"] == "backup"
    assert store.history.backups() == [path]
    copy = connect(path, read_only=True)
    assert copy.value("SELECT text FROM messages") == "fever"
    copy.close()


def test_a_backup_never_overwrites(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite3"
    assert store.backup(target) == target
    if os.name == "posix":
        assert target.stat().st_mode & 0o077 == 0, "for its owner alone, wherever it lies"
    before = target.read_bytes()
    with pytest.raises(Problem) as caught:
        store.backup(target)
    assert caught.value.code is Code.EXISTS
    assert target.read_bytes() == before


def test_a_backup_into_no_folder_is_told_and_not_as_the_data_folder(
    store: Store, tmp_path: Path
) -> None:
    with pytest.raises(Problem) as caught:
        store.backup(tmp_path / "none" / "copy.sqlite3")
    assert caught.value.code is Code.FOLDER_MISSING
    assert caught.value.detail["path"] == tmp_path / "none"


def test_a_backup_that_is_not_whole_is_no_backup(
    store: Store, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "integrity", lambda *_: ["row 1 missing"])
    with pytest.raises(Problem) as caught:
        store.backup()
    assert caught.value.code is Code.DATABASE_DAMAGED
    assert list(places.backups.iterdir()) == []


def test_a_backup_while_looking_is_possible(store: Store, places: Places, tmp_path: Path) -> None:
    store.history.create("one")
    head = store.audit.head
    with open_database(places, read_only=True) as reader:
        assert reader.backup(tmp_path / "copy.sqlite3").exists()
    assert store.audit.head == head


def test_a_check_finds_rows_without_partner_and_a_wrong_index(store: Store) -> None:
    store.history.begin_turn(None, "fever", None, {}, [])
    assert store.check().details == ()
    store.database.execute("PRAGMA foreign_keys=OFF")
    store.database.execute("INSERT INTO tags VALUES ('nobody', 'x')")
    store.database.execute(
        "INSERT INTO messages_fts (messages_fts, rowid, text) VALUES ('delete', 1, 'fever')"
    )
    found = store.check()
    assert found.integrity == "damaged"
    assert len(found.details) == 2


# --- lock ----------------------------------------------------------------------------------------


def test_one_folder_has_one_writer(places: Places) -> None:
    first, second = Lock(places), Lock(places)
    first.acquire()
    with pytest.raises(Problem) as caught:
        second.acquire()
    assert (caught.value.code, caught.value.detail) == (Code.IN_USE, {"pid": os.getpid()})
    first.release()
    second.acquire()
    second.release()


def test_a_holder_that_is_not_known_is_not_guessed(places: Places) -> None:
    first = Lock(places)
    first.acquire()
    places.lock.with_name("lock.pid").write_text("?")
    with pytest.raises(Problem) as caught:
        Lock(places).acquire()
    assert caught.value.detail == {}
    first.release()


def test_asking_for_the_window_leaves_a_request(places: Places) -> None:
    request_raise(places)
    assert places.raise_request.exists()
    with pytest.raises(Problem) as caught:
        request_raise(Places(places.data / "none"))
    assert caught.value.code is Code.NO_DATA_FOLDER


def test_a_command_that_is_about_to_end_is_waited_for(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Lock(places)
    first.acquire()
    monkeypatch.setattr("app.store.lock.time.sleep", lambda _: first.release())
    with pytest.raises(Problem) as caught:
        open_database(places, wait_seconds=0)
    assert caught.value.code is Code.IN_USE
    open_database(places).close()


def test_a_file_system_without_locks_is_told(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(Problem) as caught:
        Lock(places).acquire()
    assert caught.value.code is Code.UNSUPPORTED


def test_what_locks_hold_nothing_open_when_they_are_refused(places: Places) -> None:
    first = Lock(places)
    first.acquire()
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        with pytest.raises(Problem):
            Lock(places).acquire()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    first.release()
    first.release()


@pytest.mark.parametrize("module", ["database", "migrations", "lock", "history", "models"])
def test_whatever_is_imported_first_one_sqlite_library_is_in_use(module: str) -> None:
    code = (
        f"import app.store.{module}, app.store.database, sqlite_utils.utils as utils\n"
        "assert utils.sqlite3.__name__ == 'sqlcipher3', utils.sqlite3"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], check=True)


def test_the_library_says_its_versions() -> None:
    import sqlite_utils.utils

    assert sqlite_utils.utils.sqlite3.__name__ == "sqlcipher3"
    sqlite, sqlcipher = versions()
    assert sqlite == driver.sqlite_version
    assert sqlcipher.startswith("4.")
