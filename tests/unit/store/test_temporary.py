"""Chats that no disk is to hold: in memory beside the history, and kept if that is wanted."""

import pytest

from app.core.chat import State
from app.errors import Code, Problem
from app.paths import Places
from app.store.database import Store
from app.store.history import FIRST_ASIDE

WORD = "quinquevirate"


def temporary(store: Store) -> str:
    """Return a temporary chat with two versions of its answer, a draft and a record."""
    aside = store.history.open_aside()
    chat = aside.create(system_text="Be brief.")
    history = store.history
    history.set_setup(chat, {"preset_id": "x"})
    first = history.begin_turn(chat, f"{WORD}?", None, {"model": {"name": "M"}}, [])
    history.checkpoint(first.assistant_message_id, WORD)
    history.finish_turn(first.assistant_message_id, f"{WORD} one", State.STOPPED, None)
    record = {"continues": {"message_id": first.assistant_message_id}, "left_out": []}
    again = history.continue_turn(first.assistant_message_id, f"{WORD} one", record, [])
    history.finish_turn(again.assistant_message_id, f"{WORD} two", State.DONE, None)
    history.save_draft(chat, f"draft {WORD}")
    history.rename(chat, f"Title {WORD}")
    return chat


def on_disk(places: Places) -> list[str]:
    """Return the files of the data folder that hold the word."""
    files = [path for path in places.data.rglob("*") if path.is_file()]
    return sorted(path.name for path in files if WORD.encode() in path.read_bytes())


def test_nothing_of_a_temporary_chat_is_on_disk_or_in_a_list(store: Store, places: Places) -> None:
    before = store.audit.head
    chat = temporary(store)
    assert on_disk(places) == []
    assert store.audit.head == before
    assert store.history.conversations() == []
    assert store.history.search(WORD).hits == ()
    assert store.history.is_aside(chat)
    store.backup()
    assert on_disk(places) == []
    store.history.keep(chat)
    assert on_disk(places) != [], "the detector sees it"


def test_what_is_asked_of_it_goes_where_it_lies(store: Store) -> None:
    stored = store.history.begin_turn(None, "stored", None, {}, [])
    chat = temporary(store)
    assert store.history.conversation(chat).title == f"Title {WORD}"
    path = store.history.path(chat)
    assert all(one > FIRST_ASIDE for one in path)
    mixed = [path[1], stored.user_message_id or 0, path[0]]
    texts = [one.text for one in store.history.messages(mixed)]
    assert texts == [f"{WORD} two", "stored", f"{WORD}?"]
    shown = store.history.step_version(path[1], -1)
    (message,) = store.history.messages([shown])
    assert (message.text, message.version, message.versions) == (f"{WORD} one", 1, 2)
    assert store.history.draft(chat) == f"draft {WORD}"
    assert store.history.draft(None) == ""


def test_a_kept_chat_is_whole_and_no_longer_aside(store: Store) -> None:
    other = store.history.create("older")
    chat = temporary(store)
    was = store.history.all_messages(chat)
    store.history.keep(chat)
    assert not store.history.is_aside(chat)
    listed = [one.conversation_id for one in store.history.conversations()]
    assert listed == [chat, other]
    kept = store.history.conversation(chat)
    assert (kept.title, kept.system_text, kept.setup, kept.has_draft) == (
        f"Title {WORD}",
        "Be brief.",
        {"preset_id": "x"},
        True,
    )
    now = store.history.all_messages(chat)
    assert [(one.text, one.state, one.created_at, one.version) for one in now] == [
        (one.text, one.state, one.created_at, one.version) for one in was
    ]
    assert all(one.message_id < FIRST_ASIDE for one in now)
    assert store.history.path(chat) == [now[0].message_id, now[2].message_id]
    turn = now[2].turn
    assert turn is not None
    assert turn.provenance["continues"]["message_id"] == now[1].message_id
    assert [hit.message_id for hit in store.history.search(f"{WORD} two").hits] == [
        now[2].message_id
    ]
    assert [one["action"] for one in store.audit.events(1)] == ["kept"]
    assert store.check().integrity == "ok"
    store.history.finish_turn(now[2].message_id, "more", State.DONE, None)


def test_a_chat_that_cannot_be_kept_stays_where_it_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = temporary(store)

    def refuse(*_: object) -> None:
        raise Problem(Code.DISK_FULL, free_bytes=0, path="")

    monkeypatch.setattr(store.history, "_keep_turn", refuse)
    with pytest.raises(Problem):
        store.history.keep(chat)
    assert store.history.is_aside(chat)
    assert store.history.conversations() == []
    assert len(store.history.all_messages(chat)) == 3


def test_what_is_dropped_is_not_found(store: Store) -> None:
    chat = temporary(store)
    store.history.drop_aside()
    with pytest.raises(Problem) as caught:
        store.history.conversation(chat)
    assert caught.value.code is Code.NOT_FOUND
    with pytest.raises(Problem):
        store.history.keep(chat)
