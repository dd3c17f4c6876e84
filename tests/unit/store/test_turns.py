"""Turns and the tree they grow."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core import provenance
from app.core.chat import (
    Ending,
    LoadOptions,
    ModelFile,
    Reason,
    Role,
    Sampling,
    State,
)
from app.errors import Code, Problem
from app.paths import Places
from app.store.database import Store, open_database
from app.store.history import TurnIds
from app.store.messages import DEMO_SHA256

RECORD = provenance.asked(
    ModelFile("/models/a.gguf", DEMO_SHA256), "A", LoadOptions(), Sampling(), "Be brief.", []
)
ENDING = Ending(Reason.LENGTH, 40, 12, 9, 120, 900, Sampling(seed=7), 0, "ab")


def asked(store: Store, chat: str | None = None, parent: int | None = None) -> TurnIds:
    return store.history.begin_turn(chat, "What is malaria?", parent, RECORD, [])


def test_a_question_is_on_disk_before_anything_is_sent(store: Store, places: Places) -> None:
    ids = asked(store)
    with open_database(places, read_only=True) as reader:
        question, answer = reader.history.all_messages(ids.conversation_id)
        conversation = reader.history.conversation(ids.conversation_id)
        assert reader.history.path(ids.conversation_id) == [
            ids.user_message_id,
            ids.assistant_message_id,
        ]
    assert (question.role, question.text, question.state) == ("user", "What is malaria?", "done")
    assert (answer.role, answer.text, answer.state) == ("assistant", "", "streaming")
    assert answer.parent_id == question.message_id
    assert question.turn is None
    assert answer.turn is not None
    assert answer.turn.provenance == RECORD
    assert (answer.turn.model_name, answer.turn.model_sha256) == ("A", DEMO_SHA256)
    assert answer.turn.is_demo
    assert answer.turn.answer_tokens is None
    assert conversation.title == "What is malaria?"


def test_beginning_a_turn_is_one_transaction(store: Store) -> None:
    queries: list[str] = []
    store._session.connection.set_trace_callback(queries.append)
    asked(store)
    assert [sql for sql in queries if "BEGIN" in sql] == ["BEGIN IMMEDIATE"]


def test_what_fails_half_way_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.audit.head
    monkeypatch.setattr(
        "app.store.turns.record.digest", lambda _: (_ for _ in ()).throw(LookupError)
    )
    with pytest.raises(LookupError):
        asked(store)
    assert store.history.conversations() == []
    assert store.audit.head == before


def test_the_end_of_an_answer_keeps_text_state_and_numbers(store: Store) -> None:
    ids = asked(store)
    store.history.checkpoint(ids.assistant_message_id, "Fever")
    record = provenance.answered(RECORD, None, ENDING)
    store.history.finish_turn(ids.assistant_message_id, "Fever.", State.DONE, ENDING, record)
    (answer,) = store.history.messages([ids.assistant_message_id])
    turn = answer.turn
    assert turn is not None
    assert (answer.text, answer.state) == ("Fever.", "done")
    assert (turn.prompt_tokens, turn.evaluated_tokens, turn.answer_tokens) == (40, 12, 9)
    assert (turn.first_token_ms, turn.total_ms, turn.reason) == (120, 900, "length")
    assert (turn.seed, turn.sampling["seed"]) == (7, 7)
    assert turn.provenance == {**record, "result": {**record["result"]}}


def test_an_end_without_numbers_keeps_the_record_of_the_beginning(store: Store) -> None:
    ids = asked(store)
    store.history.finish_turn(ids.assistant_message_id, "Fe", State.INTERRUPTED, None)
    (answer,) = store.history.messages([ids.assistant_message_id])
    assert answer.turn is not None
    assert (answer.text, answer.state, answer.turn.reason) == ("Fe", "interrupted", None)
    assert answer.turn.provenance == RECORD


def test_what_was_left_out_is_kept(store: Store) -> None:
    ids = asked(store)
    more = store.history.begin_turn(
        ids.conversation_id,
        "And now?",
        ids.assistant_message_id,
        RECORD,
        [ids.user_message_id or 0, ids.assistant_message_id],
    )
    (answer,) = store.history.messages([more.assistant_message_id])
    assert answer.turn is not None
    assert answer.turn.left_out == (ids.user_message_id, ids.assistant_message_id)


def test_regenerating_adds_a_version_of_the_answer(store: Store) -> None:
    ids = asked(store)
    again = store.history.begin_turn(ids.conversation_id, None, ids.user_message_id, RECORD, [])
    assert again.user_message_id is None
    assert store.history.path(ids.conversation_id) == [
        ids.user_message_id,
        again.assistant_message_id,
    ]
    (answer,) = store.history.messages([again.assistant_message_id])
    assert (answer.version, answer.versions) == (2, 2)
    assert len(store.history.all_messages(ids.conversation_id)) == 3


def test_going_on_with_an_answer_adds_a_version_that_begins_with_it(store: Store) -> None:
    ids = asked(store)
    store.history.finish_turn(ids.assistant_message_id, "Fever", State.STOPPED, ENDING, RECORD)
    record = provenance.continuing(RECORD, ids.assistant_message_id, 1, "Fever", RECORD)
    more = store.history.continue_turn(ids.assistant_message_id, "Fever", record, [])
    assert (more.conversation_id, more.user_message_id) == (ids.conversation_id, None)
    old, new = store.history.messages([ids.assistant_message_id, more.assistant_message_id])
    assert (old.text, old.state, old.version) == ("Fever", "stopped", 1)
    assert (new.text, new.state, new.version) == ("Fever", "streaming", 2)
    assert old.turn is not None
    assert new.turn is not None
    assert old.turn.answer_tokens == 9
    assert new.turn.answer_tokens is None
    assert new.turn.provenance["continues"]["message_id"] == old.message_id
    assert store.history.path(ids.conversation_id) == [
        ids.user_message_id,
        more.assistant_message_id,
    ]


def test_only_an_answer_can_be_gone_on_with(store: Store) -> None:
    ids = asked(store)
    for wrong in (ids.user_message_id or 0, 999):
        with pytest.raises(Problem) as caught:
            store.history.continue_turn(wrong, "x", RECORD, [])
        assert caught.value.code is Code.NOT_FOUND
    assert len(store.history.all_messages(ids.conversation_id)) == 2


def test_an_answer_is_of_the_demo_model_if_it_wrote_some_of_it(store: Store) -> None:
    ids = asked(store)
    other = {**RECORD, "model": {"name": "B", "path": "/b", "sha256": "cd"}}
    record = provenance.continuing(other, ids.assistant_message_id, 1, "", RECORD)
    more = store.history.continue_turn(ids.assistant_message_id, "", record, [])
    plain = store.history.begin_turn(ids.conversation_id, None, ids.user_message_id, other, [])
    new, again = store.history.messages([more.assistant_message_id, plain.assistant_message_id])
    assert new.turn is not None
    assert again.turn is not None
    assert (new.turn.is_demo, again.turn.is_demo) == (True, False)


def test_editing_the_first_question_adds_a_version_of_it(store: Store) -> None:
    ids = asked(store)
    store.history.rename(ids.conversation_id, "Mine")
    edited = store.history.begin_turn(ids.conversation_id, "What is flu?", None, RECORD, [])
    question, answer = store.history.messages(store.history.path(ids.conversation_id))
    assert (question.text, question.version, question.versions) == ("What is flu?", 2, 2)
    assert (answer.version, answer.versions) == (1, 1)
    assert store.history.conversation(ids.conversation_id).title == "Mine"
    assert store.history.step_version(edited.user_message_id or 0, -1) == ids.user_message_id
    assert store.history.path(ids.conversation_id) == [
        ids.user_message_id,
        ids.assistant_message_id,
    ]


def test_versions_stop_at_both_ends(store: Store) -> None:
    ids = asked(store)
    assert store.history.step_version(ids.assistant_message_id, 5) == ids.assistant_message_id
    assert store.history.step_version(ids.assistant_message_id, -5) == ids.assistant_message_id
    with pytest.raises(Problem) as caught:
        store.history.step_version(999, 1)
    assert caught.value.code is Code.NOT_FOUND


def test_versions_of_other_conversations_do_not_count(store: Store) -> None:
    first, _second = asked(store), asked(store)
    (question,) = store.history.messages([first.user_message_id or 0])
    assert (question.version, question.versions) == (1, 1)


def test_a_sent_question_clears_its_draft_and_an_edited_one_does_not(store: Store) -> None:
    store.history.save_draft(None, "What is malaria?")
    ids = asked(store)
    assert store.history.draft(None) == ""
    store.history.save_draft(ids.conversation_id, "And")
    store.history.begin_turn(ids.conversation_id, "What is flu?", None, RECORD, [])
    assert store.history.draft(ids.conversation_id) == "And"
    tip = store.history.path(ids.conversation_id)[-1]
    store.history.begin_turn(ids.conversation_id, "And then?", tip, RECORD, [])
    assert store.history.draft(ids.conversation_id) == ""


def test_a_parent_of_another_conversation_is_not_found(store: Store) -> None:
    first, second = asked(store), asked(store)
    for chat, question, parent in (
        (first.conversation_id, "x", second.assistant_message_id),
        (first.conversation_id, "x", first.user_message_id),
        (first.conversation_id, None, first.assistant_message_id),
        (first.conversation_id, None, None),
        ("nobody", "x", None),
    ):
        with pytest.raises(Problem) as caught:
            store.history.begin_turn(chat, question, parent, RECORD, [])
        assert caught.value.code is Code.NOT_FOUND


def test_saving_to_a_message_that_is_gone_is_not_found(store: Store) -> None:
    with pytest.raises(Problem):
        store.history.checkpoint(999, "x")
    with pytest.raises(Problem):
        store.history.finish_turn(999, "x", State.DONE, ENDING)


def test_messages_come_in_the_order_they_were_asked_for(store: Store) -> None:
    ids = asked(store)
    wanted = [ids.assistant_message_id, 999, ids.user_message_id or 0]
    assert [one.message_id for one in store.history.messages(wanted)] == [wanted[0], wanted[2]]
    assert store.history.messages([]) == []
    assert store.history.path("nobody") == []


def test_a_damaged_tree_with_a_cycle_ends(store: Store) -> None:
    ids = asked(store)
    store.database.execute(
        "UPDATE messages SET parent_id = ? WHERE id = ?",
        (ids.assistant_message_id, ids.user_message_id),
    )
    assert store.history.path(ids.conversation_id) == [
        ids.user_message_id,
        ids.assistant_message_id,
    ]
    store.history.step_version(ids.assistant_message_id, 1)


def test_hostile_text_is_stored_as_documented(store: Store) -> None:
    text = "a\0b\ud83d \u202e\u2028 👩‍⚕️ \ufdd0 𐍈 \x02\x03"
    ids = store.history.begin_turn(None, text, None, {"x": "\ud800"}, [])
    store.history.finish_turn(ids.assistant_message_id, text, State.DONE, None, {"y": "\ud800"})
    question, answer = store.history.all_messages(ids.conversation_id)
    assert question.text == answer.text == "ab\ufffd \u202e\u2028 👩‍⚕️ \ufdd0 𐍈 \x02\x03"
    assert answer.turn is not None
    assert answer.turn.provenance == {"y": "\ud800"}
    assert store.check().details == ()


steps = st.lists(
    st.tuples(st.sampled_from(["ask", "again", "edit", "step"]), st.integers(0, 99)), max_size=12
)


@given(steps)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_asked_the_tree_stays_a_tree(
    store: Store, steps: list[tuple[str, int]]
) -> None:
    """The shown branch starts at a root and ends at a leaf; versions count siblings from one."""
    ids = asked(store)
    chat, history = ids.conversation_id, store.history
    for kind, number in steps:
        path = history.messages(history.path(chat))
        one = path[number % len(path)]
        is_question = one.role == Role.USER
        if kind == "ask":
            history.begin_turn(chat, "more", path[-1].message_id, RECORD, [])
        elif kind == "again" and is_question:
            history.begin_turn(chat, None, one.message_id, RECORD, [])
        elif kind == "edit" and is_question:
            history.begin_turn(chat, "edited", one.parent_id, RECORD, [])
        elif kind == "step":
            chosen = history.step_version(one.message_id, number % 5 - 2)
            assert chosen in history.path(chat)
    everything = history.all_messages(chat)
    path = history.messages(history.path(chat))
    assert [one.parent_id for one in path] == [None, *(one.message_id for one in path[:-1])]
    assert not any(one.parent_id == path[-1].message_id for one in everything)
    for one in everything:
        siblings = [other for other in everything if other.parent_id == one.parent_id]
        assert one.versions == len(siblings)
        assert one.version == siblings.index(one) + 1
        assert one.parent_id is None or one.parent_id < one.message_id
