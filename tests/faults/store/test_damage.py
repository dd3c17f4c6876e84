"""F5-F9, H2: files that are damaged, newer, held, full or sealed are told and never deleted."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.core.chat import State
from app.core.transcript.verdict import INTACT
from app.core.transcript.verification import verify
from app.core.transcript.writing import Format
from app.errors import Code, Problem
from app.paths import Places
from app.store import database
from app.store.connection import connect, driver
from app.store.database import Store, check_database, open_database
from app.store.exports import Chosen
from app.store.owed import PREFIX, owe
from tests.conftest import Allow
from tests.faults.store.workload import add_later, forget_later

ROOT = Path(__file__).parents[3]
PAGE = 4096
IS_LONG = os.environ.get("CASEBOOK_LONG") == "1"
CANARY = "xylquevirate7f3a"  # one word, unlike any other, so that the search index holds it whole


@pytest.fixture(autouse=True)
def small_ballast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BALLAST_BYTES", PAGE)


@pytest.fixture
def filled(places: Places) -> Places:
    """Return a closed database of about sixty pages."""
    with open_database(places) as store:
        for number in range(12):
            ids = store.history.begin_turn(None, f"Question {number}", None, {}, [])
            text = f"Answer {number} about malaria and fever. " * 200
            store.history.finish_turn(ids.assistant_message_id, text, State.DONE, None)
    return places


def child(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Start Python on some code and wait until it says `ready`."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    process.wait()
    process.stdout.close()


HOLD_STORE = """
import sys
from pathlib import Path
from app.paths import Places
from app.store.database import open_database
store = open_database(Places(Path(sys.argv[1])))
ids = store.history.begin_turn(None, "Who holds the lock?", None, {}, [])
store.history.checkpoint(ids.assistant_message_id, "I do,")
print("ready", flush=True)
sys.stdin.read()
"""
HOLD_FILE = """
import sys
from sqlcipher3 import dbapi2
connection = dbapi2.connect(sys.argv[1], isolation_level=None)
if sys.argv[2] == "EXCLUSIVE":
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
connection.execute("BEGIN IMMEDIATE")
connection.execute("CREATE TABLE held (id INTEGER)")
print("ready", flush=True)
sys.stdin.read()
"""


# --- F5: damage ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b"These are my notes, not a database.\n" * 200, "the file is not a database"),
        (b"SQLite format 3\0" + bytes(4080), "file is not a database"),
    ],
    ids=["empty", "text", "header only"],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_no_database_is_told_and_left_alone(
    places: Places, content: bytes, why: str, read_only: bool
) -> None:
    places.database.write_bytes(content)
    with pytest.raises(Problem) as caught:
        open_database(places, read_only=read_only)
    assert caught.value.code is Code.DATABASE_DAMAGED
    assert caught.value.detail == {"path": places.database, "why": why}
    assert places.database.read_bytes() == content
    assert check_database(places).integrity == "damaged"


def test_another_programs_database_is_not_taken_over(places: Places) -> None:
    connection = driver.connect(str(places.database))
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(Problem) as caught:
        open_database(places)
    assert caught.value.code is Code.DATABASE_DAMAGED
    connection = driver.connect(str(places.database))
    assert [row[0] for row in connection.execute("SELECT name FROM sqlite_schema")] == ["recipes"]
    connection.close()


def test_a_database_that_is_gone_while_its_log_is_there_is_not_made_anew(filled: Places) -> None:
    filled.database.unlink()
    wal = filled.database.with_name(filled.database.name + "-wal")
    wal.write_bytes(b"words that only the log holds" * 99)
    with pytest.raises(Problem) as caught:
        open_database(filled)
    assert caught.value.code is Code.DATABASE_DAMAGED
    assert not filled.database.exists()
    assert wal.exists()


def test_every_damaged_page_is_told_and_never_crashes(filled: Places) -> None:
    whole = filled.database.read_bytes()
    pages = len(whole) // PAGE
    assert pages > 40
    told = 0
    for page in range(0, pages, 1 if IS_LONG else 3):
        broken = bytearray(whole)
        broken[page * PAGE : page * PAGE + 64] = os.urandom(64)
        told += is_told(filled, bytes(broken))
    assert told > pages // (2 if IS_LONG else 6)


def test_one_changed_byte_anywhere_never_crashes(filled: Places) -> None:
    whole = filled.database.read_bytes()
    chance = random.Random(1)
    for _ in range(400 if IS_LONG else 30):
        broken = bytearray(whole)
        place = chance.randrange(len(broken))
        broken[place] ^= 1 << chance.randrange(8)
        is_told(filled, bytes(broken))


def test_a_file_cut_at_any_page_is_told(filled: Places) -> None:
    whole = filled.database.read_bytes()
    for page in range(1, len(whole) // PAGE - 1, 1 if IS_LONG else 9):
        assert is_told(filled, whole[: page * PAGE])


def is_told(places: Places, content: bytes) -> bool:
    """Return whether opening, reading or checking told of damage; nothing else may happen."""
    for file in places.data.glob("casebook.sqlite3*"):
        file.unlink()
    places.database.write_bytes(content)
    told = check_database(places).integrity == "damaged"
    try:
        with open_database(places) as store:
            for conversation in store.history.conversations():
                store.history.messages(store.history.path(conversation.conversation_id))
            store.history.search("malaria")
            found = store.check()
            told |= found.integrity == "damaged" or found.audit == "broken"
    except Problem as problem:
        if problem.code is not Code.DATABASE_DAMAGED:
            raise
        told = True
    assert places.database.exists()
    return told


def test_after_a_kill_damage_is_found_before_anything_is_written(filled: Places) -> None:
    process = child(HOLD_STORE, str(filled.data))
    process.kill()
    end(process)
    content = bytearray(filled.database.read_bytes())
    for start in range(0, len(content), PAGE):
        is_overflow = content[start] == 0  # its first four bytes are the number of the next page
        if is_overflow and b"about malaria and fever" in content[start : start + PAGE]:
            content[start : start + 4] = b"\xff" * 4
    filled.database.write_bytes(content)
    with pytest.raises(Problem) as caught:
        open_database(filled)
    assert caught.value.code is Code.DATABASE_DAMAGED
    with open_database(filled, read_only=True) as store:
        assert store.history.conversations()


# --- F6: one writer ------------------------------------------------------------------------------


def test_a_second_writer_is_told_who_holds_the_folder(places: Places) -> None:
    process = child(HOLD_STORE, str(places.data))
    with pytest.raises(Problem) as caught:
        open_database(places)
    assert (caught.value.code, caught.value.detail) == (Code.IN_USE, {"pid": process.pid})
    with open_database(places, read_only=True) as store:
        assert store.history.conversations()[0].title == "Who holds the lock?"
        assert store.history.search("holds").hits
    end(process)


def test_a_killed_holder_leaves_no_lock_and_its_answer_is_healed(places: Places) -> None:
    process = child(HOLD_STORE, str(places.data))
    process.send_signal(signal.SIGKILL)
    end(process)
    assert places.lock.exists()
    with open_database(places) as store:
        assert store.healed == 1
        (conversation,) = store.history.conversations()
        question, answer = store.history.all_messages(conversation.conversation_id)
    assert (question.text, question.state) == ("Who holds the lock?", "done")
    assert (answer.text, answer.state) == ("I do,", "interrupted")


@pytest.mark.parametrize("kind", ["RESERVED", "EXCLUSIVE"])
def test_a_file_that_another_program_holds_is_told_as_locked(
    filled: Places, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.connection.BUSY_TIMEOUT_MS", 50)
    process = child(HOLD_FILE, str(filled.database), kind)
    try:
        with pytest.raises(Problem) as caught:
            open_database(filled)
        assert caught.value.code is Code.DATABASE_LOCKED
        if kind == "RESERVED":
            with open_database(filled, read_only=True) as store:
                assert len(store.history.conversations()) == 12
    finally:
        end(process)
    with open_database(filled) as store:
        assert len(store.history.conversations()) == 12


# --- F7: other versions --------------------------------------------------------------------------


def test_a_newer_database_is_refused_and_can_be_looked_at(filled: Places) -> None:
    add_later()
    try:
        open_database(filled).close()
    finally:
        forget_later()
    session = connect(filled.database)
    session.execute("UPDATE casebook_versions SET version = '9.1.0' WHERE rowid = 2")
    session.close()
    before = filled.database.read_bytes()
    with pytest.raises(Problem) as caught:
        open_database(filled)
    assert caught.value.code is Code.DATABASE_TOO_NEW
    assert caught.value.detail["made_by"] == "9.1.0"
    assert filled.database.read_bytes() == before
    with open_database(filled, read_only=True) as store:
        assert len(store.history.conversations()) == 12


def test_a_migration_comes_after_a_proven_backup(filled: Places) -> None:
    add_later()
    try:
        with open_database(filled) as store:
            assert len(store.history.conversations()) == 12
            actions = [event["action"] for event in store.audit.events(2)]
    finally:
        forget_later()
    assert actions == ["migration", "backup"]
    (backup,) = filled.backups.iterdir()
    copy = Places(filled.data / "copy")
    copy.data.mkdir()
    shutil.copy(backup, copy.database)
    with open_database(copy) as store:
        assert len(store.history.conversations()) == 12
        assert store.check().integrity == "ok"


def test_an_older_database_is_shown_read_only_without_being_changed(filled: Places) -> None:
    before = filled.database.read_bytes()
    add_later()
    try:
        with open_database(filled, read_only=True) as store:
            assert len(store.history.conversations()) == 12
            assert store.database.execute("SELECT count(*) FROM later").fetchone() == (24,)
            with pytest.raises(Problem) as caught:
                store.history.create("No")
            assert caught.value.code is Code.READ_ONLY
    finally:
        forget_later()
    assert filled.database.read_bytes() == before
    assert not filled.backups.exists()


# --- F8, F9: read-only and full ------------------------------------------------------------------

LOOK = """
import os, sys
from pathlib import Path
from app.errors import Problem
from app.paths import Places
from app.store.database import open_database
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
places = Places(Path(sys.argv[1]))
for read_only in (True, False):
    try:
        with open_database(places, read_only=read_only) as store:
            print(len(store.history.conversations()), flush=True)
    except Problem as problem:
        print(problem.code, problem.detail["path"], flush=True)
"""


@pytest.fixture
def sealed(filled: Places) -> Iterator[Places]:
    """Return the data in a folder that cannot be written, and that any user may reach."""
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        folder = Path(outer) / "data"
        shutil.copytree(filled.data, folder)
        seal(folder)
        yield Places(folder)
        folder.chmod(0o755)


def seal(folder: Path) -> None:
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)


def look(places: Places) -> list[str]:
    command = [sys.executable, "-c", LOOK, str(places.data)]
    return subprocess.run(
        command, cwd=ROOT, text=True, capture_output=True, check=True
    ).stdout.splitlines()


def test_a_read_only_folder_can_be_read_and_says_why_it_cannot_be_written(sealed: Places) -> None:
    assert look(sealed) == ["12", f"read_only {sealed.data}"]


def test_a_read_only_folder_with_an_open_log_is_told(sealed: Places) -> None:
    sealed.data.chmod(0o755)
    for file in sealed.data.iterdir():
        file.chmod(0o644)
    process = child(HOLD_STORE, str(sealed.data))
    process.kill()
    end(process)
    sealed.database.with_name(sealed.database.name + "-shm").unlink()
    seal(sealed.data)
    assert look(sealed)[0] == f"read_only {sealed.data}"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of four megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    mounted = subprocess.run(command, capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("this account cannot mount a disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def fill_up(path: Path) -> None:
    with suppress(OSError), path.open("wb", buffering=0) as filler:
        while True:
            filler.write(bytes(PAGE))


def create_many(store: Store) -> None:
    for _ in range(50):
        store.history.create("x", "A long text. " * 4000)


@pytest.mark.privileged
def test_on_a_full_disk_the_answer_is_saved_and_deleting_works(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BALLAST_BYTES", 256 * 1024)
    places = Places(small_disk)
    with open_database(places) as store:
        assert places.ballast.exists()
        ids = store.history.begin_turn(None, "Is there room?", None, {}, [])
        fill_up(small_disk / "filler")
        # Saved, although nothing is free: the ballast makes room.
        answer = "There is, a little. " * 4000
        store.history.finish_turn(ids.assistant_message_id, answer, State.DONE, None)
        assert not places.ballast.exists()
        assert store.history.messages([ids.assistant_message_id])[0].text == answer
        with pytest.raises(Problem) as caught:
            create_many(store)
        assert caught.value.code is Code.DISK_FULL
        assert caught.value.detail["free_bytes"] < 256 * 1024
        assert store.check().integrity == "ok"
    (small_disk / "filler").unlink()
    with open_database(places) as store:
        assert store.history.messages([ids.assistant_message_id])[0].text == answer
        assert store.history.purge([ids.conversation_id]).is_complete


@pytest.mark.privileged
def test_a_disk_without_room_to_open_is_full_and_not_broken(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BALLAST_BYTES", 1 << 60)  # there is none
    with open_database(Places(small_disk)) as store:
        store.history.create("Before")
    fill_up(small_disk / "filler")
    with pytest.raises(Problem) as caught:
        open_database(Places(small_disk))
    assert caught.value.code is Code.DISK_FULL
    assert "why" not in caught.value.detail


@pytest.mark.privileged
def test_a_history_on_a_full_disk_can_still_be_taken_to_another_one(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BALLAST_BYTES", 1 << 60)  # there is none
    places = Places(small_disk)
    with open_database(places) as store:
        known = store.history.create("Before", "A question.")
        ids = store.history.begin_turn(known, "Is there room?", None, {}, [])
    fill_up(small_disk / "filler")
    chosen = Chosen((ids.conversation_id,), Format.JSON, tmp_path / "out.json")
    with open_database(places, read_only=True) as store:
        done = store.exports.begin(chosen).run()
    assert (done.is_recorded, done.is_owed) == (False, True)
    assert verify(done.path).status == INTACT
    (small_disk / "filler").unlink()
    with open_database(places) as store:
        export_id = json.loads(done.path.read_text())["export"]["export_id"]
        assert store.exports.record(export_id, "json", done.sha256, done.messages).is_same
    assert not list(small_disk.glob(f"{PREFIX}.*"))


def test_what_is_owed_to_the_trail_comes_in_once_whatever_else_lies_there(places: Places) -> None:
    subject, sha256 = str(uuid.uuid4()), "ab" * 32
    with open_database(places) as store:
        assert owe(places.data, "exported", subject, sha256)
    other = places.data / f"{PREFIX}.exported.no-uuid.{sha256}"
    other.touch()
    for _ in range(2):  # a kill came between the trail and the file
        with open_database(places) as store:
            found = [one for one in store.audit.events() if one["object"] == subject]
            assert [one["payload_sha256"] for one in found] == [sha256]
        assert [one.name for one in places.data.glob(f"{PREFIX}.*")] == [other.name]
        assert owe(places.data, "exported", subject, sha256)
    assert not owe(places.data / "none", "exported", subject, sha256)
    assert not owe(places.data, "exported", "../elsewhere", sha256)


@pytest.mark.privileged
def test_a_backup_that_finds_no_room_names_the_disk_it_was_for(
    places: Places, small_disk: Path
) -> None:
    with open_database(places) as store:
        store.history.create("Before")
        fill_up(small_disk / "filler")
        with pytest.raises(Problem) as caught:
            store.backup(small_disk / "copy.sqlite3")
    assert caught.value.code is Code.DISK_FULL
    assert caught.value.detail["path"] == small_disk
    assert caught.value.detail["free_bytes"] < 1 << 20
    assert [one.name for one in small_disk.iterdir()] == ["filler"]


def test_a_file_that_may_not_grow_is_told_and_nothing_is_lost(places: Places) -> None:
    """The stand-in for the full disk where nothing can be mounted: RLIMIT_FSIZE."""
    code = """
import resource, sys
from pathlib import Path
from app.errors import Problem
from app.paths import Places
from app.store.database import open_database
store = open_database(Places(Path(sys.argv[1])))
store.history.create("Before")
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    for _ in range(99):
        store.history.create("x" * 20_000)
except Problem as problem:
    print(problem.code)
print(store.history.conversations()[-1].title)
store.close()
"""
    told = subprocess.run(
        [sys.executable, "-c", code, str(places.data)],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=True,
    ).stdout.splitlines()
    assert told in (["disk_full", "Before"], ["disk_failed", "Before"])
    with open_database(places) as store:
        assert store.check().integrity == "ok"


# --- H2: what is deleted is gone -----------------------------------------------------------------


def copies(places: Places) -> int:
    words = CANARY[1:].encode()  # an index may keep the first letter apart
    return sum(
        file.read_bytes().lower().count(words) for file in places.data.glob("casebook.sqlite3*")
    )


def purged(places: Places) -> int:
    """Return the copies of a purged text while the database is open."""
    with open_database(places) as store:
        ids = store.history.begin_turn(None, f"A {CANARY} question", None, {}, [])
        for number in range(9):
            text = f"An answer with {CANARY} in it. " * 50 * (number + 1)
            store.history.checkpoint(ids.assistant_message_id, text)
        store.history.finish_turn(ids.assistant_message_id, text, State.DONE, None)
        store.history.save_draft(ids.conversation_id, f"And {CANARY}?")
        for number in range(30):
            store.history.create(f"Other {number}")
        assert copies(places) > 10  # the detector sees it
        assert store.check().details == ()  # FTS5's own secure-delete breaks the index here
        assert store.history.purge([ids.conversation_id]).is_complete
        assert store.check().details == ()
        return copies(places)


def test_a_purged_text_leaves_no_copy_in_any_file_of_the_database(places: Places) -> None:
    assert purged(places) == 0
    assert copies(places) == 0


WITHOUT = {
    "secure_delete=ON": "secure_delete=OFF",
    "wal_checkpoint(TRUNCATE)": "wal_checkpoint(NOOP)",
    "'optimize'": "'integrity-check'",
}


@pytest.mark.parametrize("guard", WITHOUT)
def test_without_its_guards_a_purge_leaves_copies(
    places: Places, guard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute = database.Session.execute
    value = database.Session.value

    def without(method: object) -> object:
        def run(self: object, sql: str, parameters: object = ()) -> object:
            sql = sql.replace(guard, WITHOUT[guard])
            return method(self, sql, parameters)  # type: ignore[operator]

        return run

    monkeypatch.setattr(database.Session, "execute", without(execute))
    monkeypatch.setattr(database.Session, "value", without(value))
    assert purged(places) > 0


def test_a_reader_in_the_way_of_a_purge_is_told(
    places: Places, expected_warnings: Allow, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_warnings("the write-ahead log could not be emptied")
    monkeypatch.setattr("app.store.connection.BUSY_TIMEOUT_MS", 50)
    with open_database(places) as store, open_database(places, read_only=True) as reader:
        chat = store.history.create(CANARY)
        reader.database.execute("BEGIN")
        assert reader.history.conversations()
        assert not store.history.purge([chat]).is_complete
        reader.database.execute("COMMIT")
    assert copies(places) == 0
