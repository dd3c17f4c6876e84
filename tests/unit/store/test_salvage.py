"""What can be read of a damaged history is counted and kept; the damaged file stays as it was."""

import random
from collections.abc import Callable

import pytest

from app.core.chat import Sampling, State
from app.errors import Code, Problem
from app.paths import Places
from app.store import keys
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
