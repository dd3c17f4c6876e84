"""Backups come back: proven before, nothing lost, nothing foreign let in."""

import shutil
from pathlib import Path

import pytest

from app.errors import Code, Problem
from app.paths import Places
from app.store.connection import connect
from app.store.database import open_database
from app.store.migrations import m001, migrations
from app.store.restore import Restored, restore


def titles(places: Places) -> list[str]:
    with open_database(places, read_only=True) as store:
        return [one.title for one in store.history.conversations()]


def backed_up(places: Places, target: Path) -> Path:
    """Write a backup that holds one chat, and ask for another one after it."""
    with open_database(places) as store:
        store.history.create("before")
        store.backup(target)
        store.history.create("after")
    return target


def test_a_backup_comes_back_and_what_was_there_is_kept(places: Places, tmp_path: Path) -> None:
    file = backed_up(places, tmp_path / "b.sqlite3")
    done = restore(places, file)
    assert (done.conversations, done.was_damaged, done.path) == (1, False, places.database)
    assert titles(places) == ["before"]
    assert done.previous is not None
    assert done.previous.parent == places.backups
    again = restore(places, done.previous)
    assert again.conversations == 2
    assert titles(places) == ["after", "before"]
    with open_database(places) as store:
        assert store.audit.first_bad_seq() is None
        assert store.audit.events()[0]["action"] == "backup_restored"
        assert store.check().details == ()


def test_into_an_empty_data_folder(places: Places, tmp_path: Path) -> None:
    file = backed_up(places, tmp_path / "b.sqlite3")
    fresh = Places(tmp_path / "fresh")
    fresh.data.mkdir()
    assert restore(fresh, file) == Restored(fresh.database, None, False, 1)
    assert titles(fresh) == ["before"]


def test_a_history_that_cannot_be_read_is_set_aside(places: Places, tmp_path: Path) -> None:
    file = backed_up(places, tmp_path / "b.sqlite3")
    damaged = bytearray(places.database.read_bytes())
    damaged[4096:] = b"\xff" * (len(damaged) - 4096)
    places.database.write_bytes(damaged)
    done = restore(places, file)
    assert done.was_damaged
    assert done.previous is not None
    assert done.previous.read_bytes() == bytes(damaged)
    assert titles(places) == ["before"]


def test_a_backup_of_an_older_version_is_brought_up_to_date(places: Places, tmp_path: Path) -> None:
    file = tmp_path / "old.sqlite3"
    session = connect(file)
    migrations().apply(session.database, stop_before="m002")
    session.execute("INSERT INTO casebook_versions VALUES ('0.1', '')")
    session.close()
    assert m001.__name__ == "m001"
    assert restore(places, file).conversations == 0
    assert titles(places) == []


TRIGGER = "CREATE TRIGGER x AFTER INSERT ON messages BEGIN DELETE FROM messages; END"


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        (TRIGGER, Code.DATABASE_DAMAGED),
        ("CREATE VIEW v AS SELECT 1", Code.DATABASE_DAMAGED),
        ("DROP TABLE drafts", Code.DATABASE_DAMAGED),
        ("DROP TRIGGER audit_not_deleted", Code.DATABASE_DAMAGED),
        ("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('casebook', 'm999')",
         Code.DATABASE_TOO_NEW),
        ("DELETE FROM _sqlite_migrations", Code.DATABASE_DAMAGED),
        ("PRAGMA foreign_keys=OFF; INSERT INTO tags VALUES ('nobody', 'x')", Code.DATABASE_DAMAGED),
    ],
)  # fmt: skip
def test_a_foreign_or_broken_backup_is_refused(
    places: Places, tmp_path: Path, sql: str, code: Code
) -> None:
    file = backed_up(places, tmp_path / "b.sqlite3")
    session = connect(file)
    session.connection.executescript(sql)
    session.connection.execute("PRAGMA journal_mode=DELETE").fetchall()
    session.close()
    before = places.database.read_bytes()
    with pytest.raises(Problem) as caught:
        restore(places, file)
    assert caught.value.code is code
    assert places.database.read_bytes() == before
    assert not list(places.data.glob("*.restoring*"))


def test_what_is_no_backup_is_refused(places: Places, tmp_path: Path) -> None:
    file = backed_up(places, tmp_path / "b.sqlite3")
    text = tmp_path / "text.sqlite3"
    text.write_text("not a database, but long enough to look at" * 100)
    for wrong, code in [
        (tmp_path / "nothing", Code.NOT_FOUND),
        (tmp_path, Code.NOT_FOUND),
        (text, Code.DATABASE_DAMAGED),
        (places.database, Code.BAD_VALUE),
    ]:
        with pytest.raises(Problem) as caught:
            restore(places, wrong)
        assert caught.value.code is code, wrong
    with open_database(places), pytest.raises(Problem) as caught:
        restore(places, file)
    assert caught.value.code is Code.IN_USE
    assert titles(places) == ["after", "before"]


def test_a_copied_history_brings_its_log(places: Places, tmp_path: Path) -> None:
    """Somebody copied the folder while a window was open: the last words are in the log."""
    with open_database(places) as store:
        store.history.create("in the log")
        for end in ("", "-wal"):
            source = places.database.with_name(places.database.name + end)
            shutil.copy(source, tmp_path / f"copy.sqlite3{end}")
        store.history.create("later")
    assert restore(places, tmp_path / "copy.sqlite3").conversations == 1
    assert titles(places) == ["in the log"]


def test_a_full_disk_changes_nothing(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = backed_up(places, tmp_path / "b.sqlite3")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.store.restore.sync", fail)
    with pytest.raises(Problem) as caught:
        restore(places, file)
    assert caught.value.code is Code.DISK_FULL
    assert titles(places) == ["after", "before"]
