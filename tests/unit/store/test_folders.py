"""Folders: nested, never in the way of a conversation; copies of conversations."""

import pytest

from app.core.chat import State
from app.errors import Code, Problem
from app.store.database import Store
from app.store.folders import DEEPEST, LONGEST


def paths(store: Store) -> list[tuple[str, int]]:
    return [(one.path, one.conversations) for one in store.history.folders()]


def place(store: Store, conversation_id: str) -> str | None:
    return store.history.conversation(conversation_id).folder


def test_folders_lie_in_each_other_and_may_be_empty(store: Store) -> None:
    assert store.history.make_folder(" Ward / Charts  2024 ") == "Ward/Charts 2024"
    assert store.history.make_folder("ward/Plans") == "Ward/Plans"
    chat = store.history.create("1")
    store.history.set_folder(chat, "WARD/charts 2024")
    assert paths(store) == [("Ward", 0), ("Ward/Charts 2024", 1), ("Ward/Plans", 0)]
    assert place(store, chat) == "Ward/Charts 2024"
    child = store.history.folders()[1]
    assert (child.name, child.parent) == ("Charts 2024", "Ward")
    store.history.trash(chat)
    assert paths(store)[1] == ("Ward/Charts 2024", 0)


@pytest.mark.parametrize(
    "path", ["", "/", "a//b", " ", "a/ ", "x" * (LONGEST + 1), "/".join("x" * (DEEPEST + 1))]
)
def test_a_folder_that_cannot_be_is_refused(store: Store, path: str) -> None:
    chat = store.history.create("1")
    with pytest.raises(Problem) as caught:
        store.history.set_folder(chat, path)
    assert caught.value.code is Code.BAD_VALUE
    assert paths(store) == []


def test_a_folder_moves_with_all_that_is_in_it(store: Store) -> None:
    one, two, three = (store.history.create(name) for name in "123")
    store.history.set_folder(one, "A/B")
    store.history.set_folder(two, "A/B/C")
    store.history.set_folder(three, "D/C")
    assert store.history.move_folder("a/b", "D") == "D"
    assert [place(store, chat) for chat in (one, two, three)] == ["D", "D/C", "D/C"]
    assert paths(store) == [("A", 0), ("D", 1), ("D/C", 2)]
    assert store.history.move_folder("d", "Plans/2024") == "Plans/2024"
    assert place(store, two) == "Plans/2024/C"
    assert store.history.move_folder("Plans", "plans") == "plans"
    assert place(store, two) == "plans/2024/C"


def test_a_folder_is_never_inside_itself_nor_too_deep(store: Store) -> None:
    store.history.make_folder("A/B")
    store.history.make_folder("/".join("x" * (DEEPEST - 1)))
    for target in ("A/B/C", "a/b", "/".join("x" * (DEEPEST - 1)) + "/y"):
        before = paths(store)
        with pytest.raises(Problem) as caught:
            store.history.move_folder("A", target)
        assert caught.value.code is Code.BAD_VALUE
        assert paths(store) == before
    with pytest.raises(Problem) as caught:
        store.history.move_folder("nowhere", "B")
    assert caught.value.code is Code.NOT_FOUND


def test_a_removed_folder_leaves_its_conversations_where_it_was(store: Store) -> None:
    one, two = store.history.create("1"), store.history.create("2")
    store.history.set_folder(one, "A/B/C")
    store.history.set_folder(two, "A")
    store.history.remove_folder("A/B")
    assert (place(store, one), paths(store)) == ("A", [("A", 2)])
    store.history.remove_folder("A")
    assert (place(store, one), paths(store)) == (None, [])


def test_several_conversations_move_together_or_not_at_all(store: Store) -> None:
    one, two = store.history.create("1"), store.history.create("2")
    with pytest.raises(Problem):
        store.history.set_folders([one, "nobody", two], "A")
    assert (place(store, one), paths(store)) == (None, [])
    store.history.set_folders([one, two], "A")
    assert place(store, one) == place(store, two) == "A"


def spoken(store: Store) -> tuple[str, list[int]]:
    """Return a conversation with an edited question and a regenerated answer, and its ids."""
    record = {"model": {"name": "Gemma"}}
    first = store.history.begin_turn(None, "Malaria?", None, record, [])
    store.history.finish_turn(first.assistant_message_id, "Fever.", State.DONE, None)
    chat = first.conversation_id
    again = store.history.begin_turn(chat, None, first.user_message_id, record, [])
    store.history.finish_turn(again.assistant_message_id, "Chills.", State.STOPPED, None)
    ids = [first.user_message_id or 0, first.assistant_message_id, again.assistant_message_id]
    more = store.history.begin_turn(chat, "And?", again.assistant_message_id, record, ids[:1])
    return chat, [*ids, more.user_message_id or 0, more.assistant_message_id]


def told(store: Store, conversation_id: str) -> list[tuple[object, ...]]:
    messages = store.history.all_messages(conversation_id)
    place_of: dict[int | None, int | None] = {None: None}
    place_of |= {message.message_id: number for number, message in enumerate(messages)}
    return [
        (
            place_of[one.parent_id],
            one.role,
            one.text,
            one.state,
            one.created_at,
            one.turn and (one.turn.model_name, [place_of[x] for x in one.turn.left_out]),
        )
        for one in messages
    ]


def test_a_copy_has_every_branch_and_the_original_stays(store: Store) -> None:
    chat, ids = spoken(store)
    store.history.finish_turn(ids[-1], "More.", State.DONE, None)
    store.history.set_folder(chat, "A")
    store.history.set_tags(chat, ["x"])
    before = told(store, chat)
    copy = store.history.duplicate(chat, "Copy")
    assert told(store, copy) == before == told(store, chat)
    found = store.history.conversation(copy)
    assert (found.title, found.folder, found.tags) == ("Copy", "A", ("x",))
    assert [one.text for one in store.history.messages(store.history.path(copy))] == [
        "Malaria?", "Chills.", "And?", "More.",
    ]  # fmt: skip
    assert store.check().details == ()
    store.history.purge([chat])
    assert told(store, copy) == before


def test_a_branch_is_copied_up_to_a_message(store: Store) -> None:
    chat, ids = spoken(store)
    branch = store.history.duplicate(chat, "Branch", until=ids[1])
    texts = [one.text for one in store.history.messages(store.history.path(branch))]
    assert texts == ["Malaria?", "Fever."]
    assert len(told(store, branch)) == 2
    with pytest.raises(Problem) as caught:
        store.history.duplicate(chat, "Branch", until=99)
    assert caught.value.code is Code.NOT_FOUND
    assert len(store.history.conversations()) == 2


def test_an_answer_that_is_still_written_is_copied_as_interrupted(store: Store) -> None:
    chat, ids = spoken(store)
    store.history.checkpoint(ids[-1], "So far")
    copy = store.history.duplicate(chat, "Copy")
    assert store.history.all_messages(copy)[-1].state == State.INTERRUPTED
    assert store.history.all_messages(chat)[-1].state == State.STREAMING


def test_a_closed_folder_stays_closed_where_it_is_moved(store: Store) -> None:
    history = store.history
    history.make_folder("Ward/Charts")
    history.make_folder("Old")
    history.close_folder("ward")
    history.move_folder("Ward", "Old/Clinic")
    assert [one.path for one in history.folders() if one.is_closed] == ["Old/Clinic"]
    history.close_folder("Old/Clinic", is_closed=False)
    assert not any(one.is_closed for one in history.folders())
    with pytest.raises(Problem):
        history.close_folder("gone")
