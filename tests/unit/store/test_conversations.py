"""Conversations: lists, places, drafts, trash and purge."""

from datetime import UTC, datetime, timedelta, tzinfo

import pytest

from app.core.chat import State
from app.errors import Code, Problem
from app.paths import Places
from app.store import conversations
from app.store.database import Store, open_database


def actions(store: Store) -> list[str]:
    return [event["action"] for event in reversed(store.audit.events())]


def test_a_new_conversation_is_empty(store: Store) -> None:
    chat = store.history.create("Malaria", "Be brief.")
    found = store.history.conversation(chat)
    assert (found.title, found.system_text, found.setup) == ("Malaria", "Be brief.", {})
    assert (found.folder, found.tags, found.message_count) == (None, (), 0)
    assert (found.is_pinned, found.is_trashed, found.has_draft) == (False, False, False)
    assert found.last_state is None
    assert found.created_at.endswith("+00:00")


def test_the_last_used_conversation_comes_first(store: Store) -> None:
    first, second = store.history.create("1"), store.history.create("2")
    assert [one.conversation_id for one in store.history.conversations()] == [second, first]
    store.history.begin_turn(first, "More?", None, {}, [])
    listed = store.history.conversations()
    assert [one.conversation_id for one in listed] == [first, second]
    assert (listed[0].message_count, listed[0].last_state) == (2, "streaming")
    assert [one.conversation_id for one in store.history.conversations(limit=1)] == [first]


def test_order_does_not_come_from_the_clock(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = store.history.create("before the clock was set back")
    monkeypatch.setattr("app.store.conversations.now", lambda: "1999-01-01T00:00:00.000+00:00")
    second = store.history.create("after")
    assert [one.conversation_id for one in store.history.conversations()] == [second, first]


def test_folders_and_tags_narrow_the_list(store: Store) -> None:
    first, second = store.history.create("1"), store.history.create("2")
    store.history.set_folder(first, "Trial A")
    store.history.set_tags(second, ["fever", " fever ", "", "children"])
    assert [one.path for one in store.history.folders()] == ["Trial A"]
    assert store.history.tags() == {"children": 1, "fever": 1}
    (in_folder,) = store.history.conversations(folder="Trial A")
    assert (in_folder.conversation_id, in_folder.folder) == (first, "Trial A")
    (tagged,) = store.history.conversations(tag="fever")
    assert tagged.tags == ("children", "fever")
    assert store.history.conversations(folder="Trial A", tag="fever") == []
    store.history.set_folder(first, None)
    store.history.set_tags(second, [])
    assert [one.conversations for one in store.history.folders()] == [0]
    assert store.history.conversations(tag="fever") == []


def test_ten_thousand_conversations_are_one_query(store: Store) -> None:
    store.database.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
        " INSERT INTO conversations (id, title, activity, created_at, updated_at)"
        " SELECT printf('%08d', i), 'Chat ' || i, i, '', '' FROM n"
    )
    queries: list[str] = []
    store._session.connection.set_trace_callback(queries.append)
    assert len(store.history.conversations()) == 10_000
    assert len(queries) == 1


def test_a_conversation_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    chat = store.history.create("1")
    assert store.history.conversation(chat[:8].upper()).conversation_id == chat
    assert store.history.conversation(chat).title == "1"


@pytest.mark.parametrize("wanted", ["", "zzzz", "%", "_", "\ud800", "0" * 99, "a\0b"])
def test_an_id_that_names_nothing_is_not_found(store: Store, wanted: str) -> None:
    store.history.create("1")
    with pytest.raises(Problem) as caught:
        store.history.conversation(wanted)
    assert caught.value.code is Code.NOT_FOUND


def test_an_id_that_names_two_is_not_found(store: Store) -> None:
    for name in ("abc1", "abc2"):
        store.database.execute(
            "INSERT INTO conversations (id, activity, created_at, updated_at)"
            " VALUES (?, 1, '', '')",
            (name,),
        )
    with pytest.raises(Problem):
        store.history.conversation("abc")
    assert store.history.conversation("abc2").conversation_id == "abc2"


def test_changes_are_kept(places: Places, store: Store) -> None:
    chat = store.history.create()
    store.history.rename(chat, "Named")
    store.history.pin(chat)
    store.history.set_system_text(chat, "Be brief.")
    store.history.set_setup(chat, {"preset": "x", "sampling": {"temperature": 0.2}})
    store.close()
    with open_database(places) as again:
        found = again.history.conversation(chat)
        again.history.pin(chat, is_pinned=False)
        assert not again.history.conversation(chat).is_pinned
    assert (found.title, found.is_pinned, found.system_text) == ("Named", True, "Be brief.")
    assert found.setup == {"preset": "x", "sampling": {"temperature": 0.2}}


@pytest.mark.parametrize(
    "change",
    ["rename", "set_title", "pin", "set_system_text", "set_setup", "trash", "restore", "set_tags"],
)
def test_changing_what_is_not_there_is_not_found(store: Store, change: str) -> None:
    extra: dict[str, list[object]] = {"pin": [], "trash": [], "restore": [], "set_setup": [{}]}
    with pytest.raises(Problem) as caught:
        getattr(store.history, change)("nobody", *extra.get(change, ["x"]))
    assert caught.value.code is Code.NOT_FOUND


def test_trash_hides_and_restore_brings_back(store: Store) -> None:
    chat = store.history.create("1")
    store.history.begin_turn(chat, "Malaria?", None, {}, [])
    store.history.trash(chat)
    assert store.history.conversations() == []
    assert store.history.search("malaria").hits == ()
    assert [
        hit.conversation_id for hit in store.history.search("malaria", with_trash=True).hits
    ] == [chat]
    (trashed,) = store.history.conversations(trashed=True)
    assert trashed.is_trashed
    store.history.restore(chat)
    assert store.history.conversations(trashed=True) == []
    assert store.history.search("malaria").hits


def test_purge_takes_everything_with_it(store: Store) -> None:
    keep, chat = store.history.create("keep"), store.history.create("1")
    ids = store.history.begin_turn(chat, "Malaria?", None, {}, [])
    store.history.finish_turn(ids.assistant_message_id, "Fever.", State.DONE, None)
    store.history.save_draft(chat, "And")
    store.history.set_tags(chat, ["x"])
    store.history.save_draft(None, "new")
    backup = store.backup()
    store.history.trash(chat)
    purged = store.history.purge_trash()
    assert (purged.conversations, purged.backups, purged.is_complete) == (1, (backup,), True)
    for table in ("messages", "turns", "tags"):
        assert store.database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert [one.conversation_id for one in store.history.conversations()] == [keep]
    assert store.history.draft(None) == "new"
    assert store.history.search("fever", with_trash=True).hits == ()
    assert store.check().details == ()
    assert actions(store)[-2:] == ["trashed", "purged"]


def test_a_chain_of_ten_thousand_messages_can_be_purged(store: Store) -> None:
    chat = long_chat(store, 10_000)
    store.history.purge([chat])
    assert store.database.execute("SELECT count(*) FROM messages").fetchone() == (0,)


def test_a_path_of_ten_thousand_messages_is_one_query(store: Store) -> None:
    chat = long_chat(store, 10_000)
    queries: list[str] = []
    store._session.connection.set_trace_callback(queries.append)
    path = store.history.path(chat)
    assert [one.message_id for one in store.history.messages(path[-200:])] == path[-200:]
    assert len(path) == 10_000
    assert len(queries) == 2


def long_chat(store: Store, length: int) -> str:
    chat = store.history.create("long")
    store.database.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        " INSERT INTO messages (id, conversation_id, parent_id, role, text, state, created_at,"
        " saved_at) SELECT i, ?, nullif(i - 1, 0), iif(i % 2, 'user', 'assistant'), 'x', 'done',"
        " '', '' FROM n",
        (length, chat),
    )
    store.database.execute("UPDATE conversations SET tip_message_id = ?", (length,))
    return chat


def test_purging_what_is_not_there_deletes_nothing(store: Store) -> None:
    chat = store.history.create("1")
    with pytest.raises(Problem) as caught:
        store.history.purge([chat, "nobody"])
    assert caught.value.code is Code.NOT_FOUND
    assert store.history.conversations()


def test_drafts_are_kept_one_a_conversation_and_one_for_the_new_chat(store: Store) -> None:
    chat = store.history.create("1")
    assert store.history.draft(chat) == store.history.draft(None) == ""
    store.history.save_draft(chat, "one")
    store.history.save_draft(chat, "two")
    store.history.save_draft(None, "new")
    assert (store.history.draft(chat), store.history.draft(None)) == ("two", "new")
    assert store.history.conversation(chat).has_draft
    store.history.save_draft(chat, "")
    assert not store.history.conversation(chat).has_draft
    assert store.history.draft(None) == "new"
    with pytest.raises(Problem):
        store.history.save_draft("nobody", "x")


def test_text_that_cannot_be_stored_is_replaced_as_documented(store: Store) -> None:
    chat = store.history.create("a\ud800b", "c\0d")
    store.history.set_folder(chat, "\udfff")
    store.history.set_tags(chat, ["\ud801"])
    store.history.save_draft(chat, "e\udc00\0f")
    store.history.set_setup(chat, {"text": "g\ud800\0"})
    found = store.history.conversation(chat)
    assert (found.title, found.system_text) == ("a\ufffdb", "cd")
    assert (found.folder, found.tags) == ("\ufffd", ("\ufffd",))
    assert store.history.draft(chat) == "e\ufffdf"
    assert found.setup == {"text": "g\ud800\0"}


def test_every_change_is_told_to_the_audit(store: Store) -> None:
    chat = store.history.create("1")
    store.history.rename(chat, "2")
    store.history.trash(chat)
    store.history.restore(chat)
    store.history.purge([chat])
    assert actions(store) == [
        "migration",
        "conversation_created",
        "renamed",
        "trashed",
        "restored",
        "purged",
    ]


def age(store: Store, conversation_id: str, days: float) -> None:
    """Let a chat have gone to the trash so many days ago."""
    at = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
    store.database.execute(
        "UPDATE conversations SET trashed_at = ? WHERE id = ?", (at, conversation_id)
    )


def test_only_what_lay_in_the_trash_so_long_is_purged_and_the_trail_says_why(
    store: Store,
) -> None:
    old, young, kept = (store.history.create(name) for name in ("old", "young", "kept"))
    for one in (old, young):
        store.history.trash(one)
    age(store, old, 30.1)
    age(store, young, 29.9)
    assert store.history.purge_expired(90).conversations == 0
    assert store.history.purge_expired(30).conversations == 1
    assert [one.title for one in store.history.conversations(trashed=True)] == ["young"]
    assert [one.conversation_id for one in store.history.conversations()] == [kept]
    assert [one["action"] for one in store.audit.events(2)] == ["purged", "trash_emptied"]
    assert store.audit.first_bad_seq() is None
    assert store.history.purge_expired(30).conversations == 0


def test_a_jump_of_the_clock_empties_no_trash(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = store.history.create("one")
    store.history.trash(one)

    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) + timedelta(days=400)

    monkeypatch.setattr(conversations, "datetime", Later)
    assert store.history.purge_expired(30).conversations == 0
    monkeypatch.undo()
    age(store, one, 31)
    assert store.history.purge_expired(30).conversations == 1


def test_one_start_purges_a_bounded_number(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversations, "MOST_EXPIRED", 2)
    chats = [store.history.create(str(number)) for number in range(3)]
    for number, one in enumerate(chats):
        store.history.trash(one)
        age(store, one, 40 + number)
    assert store.history.purge_expired(30).conversations == 2
    assert [one.title for one in store.history.conversations(trashed=True)] == ["0"]
