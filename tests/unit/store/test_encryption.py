"""Encryption at rest: nothing readable is left, nothing is lost, and two secrets open it."""

import json
import os
import shutil
import sys
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest

from app.errors import Code, Problem
from app.paths import Places
from app.store import encryption, files, keys
from app.store import restore as restoring
from app.store.connection import Session, connect
from app.store.database import open_database
from app.store.encrypted import beside, is_encrypted
from app.store.encryption import decrypt, encrypt, plain_backups, rekey
from app.store.keys import Keys, change_secret, unlock
from app.store.restore import restore

CANARY = "quinquevirate"
PASSPHRASE = "Čaj na večer, 7 šálků"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})


@pytest.fixture
def written(places: Places) -> Places:
    """A plain history with the canary in it."""
    with open_database(places) as store:
        store.history.begin_turn(None, f"the word {CANARY}", None, {}, [])
        store.history.save_draft(None, f"draft {CANARY}")
        store.history.make_folder(CANARY)
    return places


def texts(places: Places, opened: Keys | None) -> list[str]:
    with open_database(places, read_only=True, keys=opened) as store:
        (one,) = store.history.conversations()
        return [message.text for message in store.history.all_messages(one.conversation_id)]


def leaks(folder: Path) -> list[str]:
    needle = CANARY.encode()
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if needle in path.read_bytes().lower()]


def test_encrypted_words_are_in_no_file_and_are_all_there(written: Places) -> None:
    before = texts(written, None)
    assert leaks(written.data)  # the control: plain, they are found
    opened, _ = encrypt(written, PASSPHRASE)
    assert is_encrypted(written)
    assert leaks(written.data) == []
    assert texts(written, opened) == before
    with open_database(written, keys=opened) as store:
        assert store.check().details == ()
        assert store.audit.first_bad_seq() is None
        assert store.audit.events()[0]["action"] == "encrypted"
        assert [hit.title for hit in store.history.search(CANARY).hits]
        store.history.begin_turn(None, f"again {CANARY}", None, {}, [])
        assert leaks(written.data) == []  # the log is encrypted too
        path = store.backup()
    assert leaks(written.data) == []
    assert beside(path).exists()


def test_the_old_file_is_overwritten(written: Places) -> None:
    kept = written.data.parent / "second name"
    kept.hardlink_to(written.database)
    encrypt(written, PASSPHRASE)
    assert set(kept.read_bytes()) == {0}


@pytest.mark.skipif(sys.platform != "linux", reason="names of bytes are Linux's")
def test_a_folder_whose_name_is_no_text_is_backed_up_and_encrypted(
    written: Places, tmp_path: Path
) -> None:
    odd = Path(os.fsdecode(bytes(tmp_path) + b"/odd\xff"))
    shutil.copytree(written.data, odd)
    places = Places(odd)
    with open_database(places) as store:
        assert store.backup().parent.parent == odd
    opened, _ = encrypt(places, PASSPHRASE)
    assert texts(places, opened)


def test_passphrase_and_code_open_it_and_nothing_else(written: Places) -> None:
    opened, code = encrypt(written, PASSPHRASE)
    assert unlock(written, PASSPHRASE) == opened
    assert unlock(written, unicodedata.normalize("NFD", PASSPHRASE)) == opened
    assert unlock(written, code) == opened
    assert unlock(written, code.lower().replace("-", " ")) == opened
    for wrong in ("", PASSPHRASE.upper(), f"{PASSPHRASE} ", code[:-1], "x" * 1_000_000, "\ud800"):
        with pytest.raises(Problem) as caught:
            unlock(written, wrong)
        assert caught.value.code is Code.WRONG_PASSPHRASE
    with pytest.raises(Problem) as caught:
        open_database(written)
    assert caught.value.code is Code.HISTORY_ENCRYPTED
    stranger = Keys(opened.wrapping, (bytes(32),))
    with pytest.raises(Problem) as caught:
        open_database(written, keys=stranger)
    assert caught.value.code is Code.DATABASE_DAMAGED
    assert repr(opened) == "Keys(…)"


@pytest.mark.parametrize("passphrase", ["", "x" * 1025])
def test_a_passphrase_that_cannot_be_changes_nothing(written: Places, passphrase: str) -> None:
    with pytest.raises(Problem) as caught:
        encrypt(written, passphrase)
    assert caught.value.code is Code.BAD_VALUE
    assert not is_encrypted(written)
    assert texts(written, None)


@pytest.mark.parametrize("what", [KeyboardInterrupt(), Problem(Code.DISK_FULL)])
def test_an_encryption_that_did_not_happen_leaves_no_keys(
    written: Places, monkeypatch: pytest.MonkeyPatch, what: BaseException
) -> None:
    def ended(*_: object) -> None:
        raise what

    monkeypatch.setattr(encryption, "copy_under", ended)
    with pytest.raises(type(what)):
        encrypt(written, PASSPHRASE)
    assert not written.has_keys
    assert not is_encrypted(written)
    assert texts(written, None)


def test_one_lost_or_damaged_key_file_is_no_loss(written: Places) -> None:
    opened, _ = encrypt(written, PASSPHRASE)
    with open_database(written, keys=opened) as store:
        store.backup()
    for number, path in enumerate(written.key_files[:2]):
        path.write_bytes(b'{"format": 1' if number else b"")
        assert unlock(written, PASSPHRASE) == opened
    for path in written.key_files:
        path.write_bytes(b"[]")
    with pytest.raises(Problem) as caught:
        unlock(written, PASSPHRASE)
    assert caught.value.code is Code.KEYS_DAMAGED


def test_a_changed_key_file_opens_nothing_and_costs_little(
    written: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def derive(*_: object, **__: object) -> bytes:
        raise AssertionError("it would take hours, or all memory")

    encrypt(written, PASSPHRASE)
    monkeypatch.setattr(keys.hashlib, "scrypt", derive)
    content = json.loads(written.keys.read_bytes())
    for change in ({"n": 1 << 40}, {"name": "none"}, {"r": 1 << 30}, {"p": 1 << 20}):
        slots = [slot | {"kdf": slot["kdf"] | change} for slot in content["slots"]]
        for path in written.key_files[:2]:
            path.write_text(json.dumps(content | {"slots": slots}))
        with pytest.raises(Problem) as caught:
            unlock(written, PASSPHRASE)
        assert caught.value.code is Code.WRONG_PASSPHRASE


def test_the_passphrase_changes_and_the_code_stays(written: Places) -> None:
    opened, code = encrypt(written, PASSPHRASE)
    change_secret(written, opened, keys.PASSPHRASE, "another")
    assert unlock(written, "another") == unlock(written, code) == opened
    with pytest.raises(Problem):
        unlock(written, PASSPHRASE)


def test_a_fresh_key_and_an_older_backup(written: Places) -> None:
    opened, _ = encrypt(written, PASSPHRASE)
    with open_database(written, keys=opened) as store:
        backup = store.backup()
    before = written.database.read_bytes()
    fresh = rekey(written, opened)
    assert fresh.database[0] == opened.database[0] != fresh.database[1]
    assert written.database.read_bytes()[:64] != before[:64]
    assert unlock(written, PASSPHRASE) == fresh
    with pytest.raises(Problem):
        open_database(written, keys=opened)
    assert restore(written, backup, fresh).conversations == 1
    assert texts(written, fresh)


def test_what_opened_older_backups_opens_them_and_not_the_history(written: Places) -> None:
    opened, _ = encrypt(written, PASSPHRASE)
    with open_database(written, keys=opened) as store:
        backup = store.backup()
    change_secret(written, opened, keys.PASSPHRASE, "another")
    rekey(written, opened)
    with pytest.raises(Problem) as caught:
        unlock(written, PASSPHRASE)
    assert caught.value.code is Code.WRONG_PASSPHRASE
    assert unlock(written, PASSPHRASE, beside(backup)) == opened
    for path in written.key_files[:2]:
        path.unlink()
    assert unlock(written, PASSPHRASE) == opened  # better than nothing


def test_a_backup_made_after_a_rekey_that_failed_opens_elsewhere(
    written: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, _ = encrypt(written, PASSPHRASE)
    with monkeypatch.context() as patched:
        patched.setattr(encryption, "copy_under", _full)
        with pytest.raises(Problem):
            rekey(written, opened)
    with open_database(written, keys=unlock(written, PASSPHRASE)) as store:
        backup = store.backup(tmp_path / "stick.sqlite3")
    other = Places(tmp_path / "other", ask_secret=lambda: PASSPHRASE)
    other.data.mkdir()
    assert restore(other, backup).conversations == 1
    assert texts(other, unlock(other, PASSPHRASE))


def _full(*_: object) -> None:
    raise Problem(Code.DISK_FULL, path="", free_bytes=0)


def test_what_a_kill_left_half_written_is_removed(written: Places) -> None:
    with open_database(written) as store:
        backup = store.backup()
    database = written.database
    halves = [
        backup.with_name(f"{backup.name}.part"),
        *(database.with_name(f"{database.name}.rewriting{end}") for end in ("", "-wal")),
    ]
    mine = written.backups / "mine.part"
    for half in (*halves, mine):
        half.write_text(CANARY)
    with open_database(written, read_only=True):
        assert all(half.exists() for half in halves)  # a child may be writing
    open_database(written).close()
    assert not any(half.exists() for half in halves)
    assert mine.exists()


def test_a_half_restored_or_salvaged_history_and_a_log_set_aside_leave_no_words(
    written: Places,
) -> None:
    for half in ("restoring", "salvaging", "salvaging-journal", "patched"):
        written.database.with_name(f"{written.database.name}.{half}").write_text(CANARY)
    aside = written.backups / "unreadable-1" / written.database.name
    aside.parent.mkdir(parents=True)
    shutil.copy(written.database, aside)
    aside.with_name(f"{aside.name}-wal").write_text(CANARY)
    encrypt(written, PASSPHRASE)
    assert sorted(leaks(written.data)) == [aside.name, f"{aside.name}-wal"]
    encryption.erase(plain_backups(written))
    assert leaks(written.data) == []


def test_a_purge_names_what_was_set_aside_too_and_all_of_it_can_be_erased(written: Places) -> None:
    aside = written.backups / "unreadable-1" / written.database.name
    aside.parent.mkdir(parents=True)
    shutil.copy(written.database, aside)
    opened, _ = encrypt(written, PASSPHRASE)
    with open_database(written, keys=opened) as store:
        backup = store.backup()
        (one,) = store.history.conversations()
        purged = store.history.purge([one.conversation_id])
    assert set(purged.backups) == {aside, backup}
    encryption.erase(list(purged.backups))
    assert not [path for path in written.backups.rglob("*") if path.is_file()]
    assert leaks(written.data) == []


def test_plain_again(written: Places) -> None:
    opened, _ = encrypt(written, PASSPHRASE)
    with open_database(written, keys=opened) as store:
        backup = store.backup()
    decrypt(written, opened)
    assert not is_encrypted(written)
    assert texts(written, None)
    assert not any(path.exists() for path in written.key_files[:2])
    assert unlock(written, PASSPHRASE, beside(backup)) == opened


@pytest.mark.parametrize(
    "loss", ["DELETE FROM drafts", "PRAGMA foreign_keys=OFF; INSERT INTO tags VALUES ('x', 'y')"]
)
def test_a_copy_that_is_not_whole_takes_no_name(
    written: Places, monkeypatch: pytest.MonkeyPatch, loss: str
) -> None:
    copy = encryption.copy_under

    def losing(session: Session, target: Path, key: bytes | None) -> None:
        copy(session, target, key)
        lost = connect(target, key=key)
        lost.connection.executescript(loss)
        lost.close()

    monkeypatch.setattr(encryption, "copy_under", losing)
    before = texts(written, None)
    with pytest.raises(Problem) as caught:
        encrypt(written, PASSPHRASE)
    assert caught.value.code is Code.DATABASE_DAMAGED
    assert not is_encrypted(written)
    assert texts(written, None) == before
    assert not list(written.data.glob("*.rewriting*"))


class Cut(BaseException):
    """Power goes."""


@pytest.mark.parametrize("step", range(12))
@pytest.mark.parametrize("way", ["encrypt", "rekey", "decrypt"])
def test_power_that_goes_at_any_step_leaves_one_whole_history(
    written: Places, monkeypatch: pytest.MonkeyPatch, way: str, step: int
) -> None:
    opened = None if way == "encrypt" else encrypt(written, PASSPHRASE)[0]
    left = [step]

    def counting(*_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Cut

    for module in (encryption, files):
        monkeypatch.setattr(module, "sync", counting)
    monkeypatch.setattr(encryption, "_overwriting", lambda _: iter((counting(),)))
    monkeypatch.setattr(encryption, "copy_under", _then(encryption.copy_under, counting))
    ways = {"encrypt": lambda: encrypt(written, PASSPHRASE)}
    if opened is not None:
        known = opened
        ways |= {"rekey": lambda: rekey(written, known), "decrypt": lambda: decrypt(written, known)}
    with suppress(Cut):
        ways[way]()
    monkeypatch.undo()
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})
    found = unlock(written, PASSPHRASE) if is_encrypted(written) else None
    assert texts(written, found)
    with open_database(written, keys=found) as store:
        assert store.check().details == ()


def _then(first: object, second: object) -> object:
    def both(*arguments: object) -> None:
        first(*arguments)  # type: ignore[operator]
        second()  # type: ignore[operator]

    return both


def test_plain_backups_are_named_and_can_be_erased(written: Places) -> None:
    with open_database(written) as store:
        plain = store.backup()
    opened, _ = encrypt(written, PASSPHRASE)
    with open_database(written, keys=opened) as store:
        store.backup()
    assert plain_backups(written) == [plain]
    assert leaks(written.data) == [plain.name]
    encryption.erase([plain])
    assert leaks(written.data) == []


def test_a_plain_backup_comes_back_encrypted(written: Places) -> None:
    with open_database(written) as store:
        plain = store.backup()
    opened, _ = encrypt(written, PASSPHRASE)
    assert restore(written, plain, opened).conversations == 1
    encryption.erase([plain])
    assert leaks(written.data) == []
    assert texts(written, opened)


def test_an_encrypted_backup_opens_on_another_computer(written: Places, tmp_path: Path) -> None:
    opened, _ = encrypt(written, PASSPHRASE)
    with open_database(written, keys=opened) as store:
        backup = store.backup(tmp_path / "stick.sqlite3")
    other = Places(tmp_path / "other", ask_secret=lambda: PASSPHRASE)
    other.data.mkdir()
    assert restore(other, backup).conversations == 1
    assert is_encrypted(other)
    assert texts(other, unlock(other, PASSPHRASE))
    alone = tmp_path / "alone.sqlite3"
    shutil.copy(backup, alone)
    with pytest.raises(Problem) as caught:
        restore(Places(tmp_path / "third"), alone)
    assert caught.value.code in {Code.DATABASE_DAMAGED, Code.KEYS_DAMAGED}


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    """An encrypted backup of another computer, under the same passphrase and other keys."""
    other = Places(tmp_path / "other")
    other.data.mkdir()
    with open_database(other) as store:
        store.history.begin_turn(None, "elsewhere", None, {}, [])
    opened, _ = encrypt(other, PASSPHRASE)
    with open_database(other, keys=opened) as store:
        return store.backup(tmp_path / "stick.sqlite3")


@pytest.mark.parametrize("step", range(8))
def test_power_that_goes_while_another_history_comes_leaves_the_keys_of_the_one_that_is_there(
    written: Places, foreign: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    opened, _ = encrypt(written, PASSPHRASE)
    left = [step]

    def counting(*_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Cut

    asking = Places(written.data, ask_secret=lambda: PASSPHRASE)
    with monkeypatch.context() as patched, suppress(Cut):
        for module in (files, restoring):
            patched.setattr(module, "sync", counting)
        restore(asking, foreign, opened)
    shutil.rmtree(written.backups, ignore_errors=True)  # they are not needed for it
    there, _ = texts(written, unlock(written, PASSPHRASE))
    assert there in {f"the word {CANARY}", "elsewhere"}


def test_an_encrypted_history_that_cannot_be_read_keeps_its_keys(
    written: Places, foreign: Path
) -> None:
    opened, _ = encrypt(written, PASSPHRASE)
    damaged = bytearray(written.database.read_bytes())
    damaged[4096:] = b"\xff" * (len(damaged) - 4096)
    written.database.write_bytes(damaged)
    asking = Places(written.data, ask_secret=lambda: PASSPHRASE)
    done = restore(asking, foreign, opened)
    assert done.was_damaged
    assert done.previous is not None
    assert unlock(written, PASSPHRASE, beside(done.previous)) == opened
    assert texts(written, unlock(written, PASSPHRASE))[0] == "elsewhere"


def test_only_their_owner_can_read_the_key_files(written: Places) -> None:
    encrypt(written, PASSPHRASE)
    assert {path.stat().st_mode & 0o777 for path in written.key_files[:2]} == {0o600}
