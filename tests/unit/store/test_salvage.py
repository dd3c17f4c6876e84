"""What can be read of a damaged history is counted and kept; the damaged file stays as it was."""

import random
from collections.abc import Callable

import pytest

from app.core.chat import Sampling, State
from app.errors import Code, Problem
from app.paths import Places
from app.store import keys, leaves
from app.store.connection import connect
from app.store.database import check_database, open_database
from app.store.encryption import encrypt
from app.store.salvage import examine, repair

PAGE = 4096
CHATS = 30


@pytest.fixture
def filled(places: Places) -> Places:
    """Return a closed history of thirty chats, a tag, a draft and a preset."""
    with open_database(places) as store:
        for number in range(CHATS):
            ids = store.history.begin_turn(None, f"Question {number}", None, {}, [])
            text = f"Answer {number} about fever. " * 100
            store.history.finish_turn(ids.assistant_message_id, text, State.DONE, None)
        store.history.set_tags(ids.conversation_id, ["kept", "read twice"])
        first = store.presets.save("Ward", "Be brief.", Sampling())
        store.presets.save("Ward", "Be briefer.", Sampling(), first.preset_id)
        store.history.save_draft(None, "half a question")
    return places


def overwritten(content: bytearray) -> bytearray:
    chance = random.Random(1)
    for _ in range(6):
        at = chance.randrange(1, len(content) // PAGE) * PAGE
        content[at : at + PAGE] = chance.randbytes(PAGE)
    return content


def cut(content: bytearray) -> bytearray:
    return content[: len(content) // 2 // PAGE * PAGE]


def without_header(content: bytearray) -> bytearray:
    content[:100] = bytes(100)
    return content


def without_magic(content: bytearray) -> bytearray:
    content[:16] = bytes(16)
    return content


DAMAGES = [(overwritten, False), (cut, False), (without_header, True), (without_magic, True)]


@pytest.mark.parametrize(
    ("damage", "is_all_there"), DAMAGES, ids=lambda one: getattr(one, "__name__", "")
)
def test_what_can_be_read_is_counted_then_kept(
    filled: Places, damage: Callable[[bytearray], bytearray], is_all_there: bool
) -> None:
    content = bytes(damage(bytearray(filled.database.read_bytes())))
    filled.database.write_bytes(content)
    assert check_database(filled).integrity == "damaged"
    counted = examine(filled)
    assert counted.why
    assert counted.previous is None
    assert filled.database.read_bytes() == content, "counting changes nothing"
    assert 0 < counted.messages <= 2 * CHATS
    assert (counted.messages == 2 * CHATS) is is_all_there
    assert bool(counted.lost_messages) is not is_all_there
    done = repair(filled)
    assert (done.messages, done.conversations) == (counted.messages, counted.conversations)
    assert done.previous is not None
    assert done.previous.read_bytes() == content, "set aside as it was"
    with open_database(filled) as store:
        assert store.check().integrity == "ok"
        assert store.history.message_count() == counted.messages
        assert store.audit.events()[0]["action"] == "history_salvaged"
        shown = [one.conversation_id for one in store.history.conversations()]
        read = [store.history.all_messages(one) for one in shown]
        texts = [message.text for one in read for message in one]
        assert len(texts) == counted.messages, "each message is in a chat"
        assert all(text.startswith(("Question", "Answer")) for text in texts)
        assert store.history.search("fever").hits
        if is_all_there:
            assert store.history.tags() == {"kept": 1, "read twice": 1}
            (preset,) = [one for one in store.presets.list() if not one.is_builtin]
            versions = [store.presets.get(preset.preset_id, number) for number in (1, 2)]
            assert [one.system_text for one in versions] == ["Be brief.", "Be briefer."]
            assert store.history.draft(None) == "half a question"
            assert store.check().audit == "ok"
    names = {one.name for one in filled.data.iterdir()}
    assert not [name for name in names if "salvaging" in name or "patched" in name]


@pytest.mark.parametrize("damage", [bytes, without_magic], ids=["whole", "damaged"])
@pytest.mark.parametrize("way", [examine, repair])
def test_what_a_newer_version_wrote_is_left_to_it(
    filled: Places, damage: Callable[[bytearray], bytes], way: Callable[[Places], object]
) -> None:
    session = connect(filled.database)
    session.execute("ALTER TABLE messages ADD COLUMN of_tomorrow TEXT")
    session.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('casebook', 'm999', '2030-01-01')"
    )
    session.close()
    content = bytes(damage(bytearray(filled.database.read_bytes())))
    filled.database.write_bytes(content)
    with pytest.raises(Problem) as caught:
        way(filled)
    assert caught.value.code is Code.DATABASE_TOO_NEW
    assert filled.database.read_bytes() == content
    assert not filled.backups.exists()


@pytest.mark.parametrize("is_sealed", [False, True], ids=["plain", "encrypted"])
def test_an_undamaged_history_is_left_as_it_is(
    filled: Places, monkeypatch: pytest.MonkeyPatch, is_sealed: bool
) -> None:
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})
    opened = encrypt(filled, "a phrase")[0] if is_sealed else None
    kept = sorted(filled.backups.glob("*"))
    with open_database(filled, keys=opened) as store:
        events = store.audit.events()
    done = repair(filled, opened)
    assert (done.why, done.previous) == ("", None)
    assert (done.messages, done.conversations, done.lost_messages) == (2 * CHATS, CHATS, 0)
    assert sorted(filled.backups.glob("*")) == kept, "nothing was set aside"
    with open_database(filled, keys=opened) as store:
        assert store.audit.events() == events


def test_a_search_index_that_does_not_fit_is_damage(filled: Places) -> None:
    session = connect(filled.database)
    session.execute("DELETE FROM messages_fts_data WHERE id > 10")
    session.close()
    done = repair(filled)
    assert done.why
    assert done.previous is not None
    with open_database(filled) as store:
        assert store.check().details == ()
        assert store.history.search("fever").hits


def test_a_lost_chat_leaves_its_messages_in_a_chat_without_a_name(filled: Places) -> None:
    session = connect(filled.database)
    session.execute("PRAGMA foreign_keys=OFF")
    gone = session.value("SELECT id FROM conversations LIMIT 1")
    session.execute("DELETE FROM conversations WHERE id = ?", (gone,))
    session.execute("DELETE FROM messages WHERE conversation_id = ? AND parent_id IS NULL", (gone,))
    session.close()
    assert "refers to nothing" in examine(filled).why
    repair(filled)
    with open_database(filled) as store:
        assert store.history.count() == CHATS
        assert len(store.history.all_messages(gone)) == 1
        assert store.check().details == ()


def test_nothing_left_to_read_is_said_and_changes_nothing(filled: Places) -> None:
    content = random.Random(2).randbytes(filled.database.stat().st_size)
    filled.database.write_bytes(content)
    assert (examine(filled).conversations, examine(filled).messages) == (0, 0)
    with pytest.raises(Problem) as caught:
        repair(filled)
    assert caught.value.code is Code.DATABASE_DAMAGED
    assert filled.database.read_bytes() == content
    assert not filled.backups.exists()
    filled.database.unlink()
    with pytest.raises(Problem) as caught:
        examine(filled)
    assert caught.value.code is Code.NOT_FOUND


def test_an_encrypted_history_stays_encrypted(
    filled: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})
    opened, _ = encrypt(filled, "a phrase")
    content = overwritten(bytearray(filled.database.read_bytes()))
    filled.database.write_bytes(content)
    with pytest.raises(Problem) as caught:
        examine(filled)
    assert caught.value.code is Code.HISTORY_ENCRYPTED
    done = repair(filled, opened)
    assert 0 < done.messages < 2 * CHATS
    assert done.previous is not None
    assert done.previous.read_bytes() == bytes(content)
    assert b"fever" not in filled.database.read_bytes()
    with open_database(filled, keys=opened) as store:
        assert store.history.message_count() == done.messages
        assert store.check().integrity == "ok"


def root_of_messages(places: Places, key: bytes | None = None) -> int:
    """Return the page above all leaves of the messages."""
    session = connect(places.database, read_only=True, key=key)
    root = int(session.value("SELECT rootpage FROM sqlite_schema WHERE name = 'messages'"))
    session.close()
    pages = leaves.Pages(places.database, key)
    page = pages.page(root)
    pages.close()
    assert page is not None
    assert page[0] == 0x05, "an interior page, sqlite.org/fileformat2.html 1.6"
    return root


@pytest.mark.parametrize("is_sealed", [False, True], ids=["plain", "encrypted"])
def test_rows_below_a_destroyed_page_of_their_tree_are_read_from_their_own(
    filled: Places, monkeypatch: pytest.MonkeyPatch, is_sealed: bool
) -> None:
    monkeypatch.setattr(keys, "KDF", {"name": "scrypt", "n": 16, "r": 8, "p": 1})
    opened = encrypt(filled, "a phrase")[0] if is_sealed else None
    key = opened.database[-1] if opened else None
    root = root_of_messages(filled, key)
    content = bytearray(filled.database.read_bytes())
    content[(root - 1) * PAGE : root * PAGE] = random.Random(3).randbytes(PAGE)
    filled.database.write_bytes(content)
    done = repair(filled, opened)
    assert (done.messages, done.conversations, done.lost_messages) == (2 * CHATS, CHATS, 0)
    with open_database(filled, keys=opened) as store:
        assert store.check().details == ()
        assert store.check().audit == "ok"
        for one in store.history.conversations():
            question, answer = store.history.all_messages(one.conversation_id)
            number = question.text.removeprefix("Question ")
            assert answer.text == f"Answer {number} about fever. " * 100


@pytest.mark.parametrize("column", ["score REAL", "page BLOB", "is_read INTEGER DEFAULT TRUE"])
def test_columns_of_a_later_version_keep_no_row_from_being_read(
    filled: Places, column: str
) -> None:
    session = connect(filled.database)
    session.execute(f"ALTER TABLE messages ADD COLUMN {column}")
    session.close()
    root = root_of_messages(filled)
    content = bytearray(filled.database.read_bytes())
    content[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    filled.database.write_bytes(content)
    done = repair(filled)
    assert (done.messages, done.conversations) == (2 * CHATS, CHATS)


def test_without_its_first_page_a_plain_history_still_gives_its_messages(filled: Places) -> None:
    content = bytearray(filled.database.read_bytes())
    content[:PAGE] = bytes(PAGE)
    filled.database.write_bytes(content)
    done = repair(filled)
    assert (done.messages, done.conversations) == (2 * CHATS, CHATS)


def test_what_was_purged_comes_back_from_no_page(filled: Places) -> None:
    with open_database(filled) as store:
        gone = [one.conversation_id for one in store.history.conversations()[: CHATS // 2]]
        store.history.trash(gone[0])
        assert store.history.purge(gone).is_complete
    root = root_of_messages(filled)
    content = bytearray(filled.database.read_bytes())
    content[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    filled.database.write_bytes(content)
    done = repair(filled)
    assert (done.messages, done.conversations) == (CHATS, CHATS // 2)


@pytest.mark.parametrize("seed", range(10))
def test_no_page_of_chance_is_more_than_no_row(filled: Places, seed: int) -> None:
    """Leaves that were hit in their middle: nothing is raised, and no row is made up."""
    chance = random.Random(seed)
    content = bytearray(filled.database.read_bytes())
    whole = set(read_rows(filled))
    for _ in range(200):
        content[chance.randrange(len(content))] = chance.randrange(256)
    filled.database.write_bytes(content)
    found = set(read_rows(filled))
    assert len(found - whole) < 200
    assert len(found & whole) > len(whole) // 3


def varint(number: int) -> bytes:
    """Return a number as SQLite writes it, sqlite.org/fileformat2.html 1.6; less than 2^56."""
    groups = [number >> shift & 0x7F for shift in range(49, -1, -7)]
    first = next((at for at, group in enumerate(groups) if group), 7)
    return bytes([*(group | 0x80 for group in groups[first:-1]), groups[-1]])


def leaf(cells: int, overflow: int) -> bytes:
    """Return a leaf with many pointers to one cell, whose payload goes on for 15,000 pages."""
    at, here = PAGE // 2, (PAGE - 12) * 32 // 255 - 23
    size = here + 15_000 * (PAGE - 4)
    cell = varint(size) + varint(1) + bytes(here) + overflow.to_bytes(4, "big")
    head = b"\x0d" + bytes(2) + cells.to_bytes(2, "big") + bytes(3) + at.to_bytes(2, "big") * cells
    return head.ljust(at, b"\0") + cell.ljust(PAGE - at, b"\0")


def test_a_page_that_leads_to_itself_is_not_read_for_ever(places: Places) -> None:
    circle = (3).to_bytes(4, "big") + bytes(PAGE - 4)
    places.database.write_bytes(bytes(PAGE) + leaf(1000, 3) + circle)
    pages = leaves.Pages(places.database, None)
    read: list[int] = []
    page = pages.page
    pages.page = lambda number: (read.append(number), page(number))[1]  # type: ignore[method-assign]
    assert list(leaves.rows(pages)) == []
    pages.close()
    assert 1 < read.count(3) < 10


def test_more_values_than_a_table_has_columns_are_no_row(places: Places) -> None:
    def page_of(values: int) -> bytes:
        record = varint(values + 2) + bytes(values)  # as many NULLs
        cell = varint(len(record)) + varint(1) + record
        head = b"\x0d" + bytes(2) + b"\0\1" + bytes(3) + (PAGE - len(cell)).to_bytes(2, "big")
        return head.ljust(PAGE - len(cell), b"\0") + cell

    places.database.write_bytes(bytes(PAGE) + page_of(200) + page_of(3000))
    assert [len(values) for _, values in read_rows(places)] == [200]


def read_rows(places: Places) -> list[leaves.Row]:
    pages = leaves.Pages(places.database, None)
    found = list(leaves.rows(pages))
    pages.close()
    return found
