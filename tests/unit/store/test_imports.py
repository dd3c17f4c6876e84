"""An export that is imported gives the same history; nothing comes in twice or unmarked."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.incoming.reading import read
from app.core.transcript.manifest import canonical, sha256
from app.core.transcript.writing import Format
from app.errors import Code, Problem
from app.paths import Places
from app.store.database import Store, open_database
from app.store.imports import Fate
from tests import incoming, transcripts
from tests.transcripts import exported


@pytest.fixture
def store(places: Places) -> Iterator[Store]:
    with open_database(places) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "other"
    folder.mkdir()
    with open_database(Places(folder)) as opened:
        yield opened


def without_marks(value: Any) -> Any:
    """Return a document without what differs by right: the mark of an import."""
    if isinstance(value, dict):
        return {key: without_marks(one) for key, one in value.items() if key != "imported"}
    return [without_marks(one) for one in value] if isinstance(value, list) else value


def take_all(store: Store, path: Path) -> list[str | None]:
    arrival = read(path)
    assert not arrival.refused
    return [store.imports.take(one, arrival.source, arrival.sha256) for one in arrival.chats]


def chats_of(path: Path) -> Any:
    return json.loads(path.read_text())["conversations"]


def test_an_import_of_an_export_is_the_same_history(
    store: Store, other: Store, tmp_path: Path
) -> None:
    known = transcripts.fill(store)
    again, _ = transcripts.answered(store, None, "second", None, "chat")
    store.history.pin(again)
    first = exported(store, Format.JSON, tmp_path / "a.json", known, again).path
    assert take_all(other, first) == [known, again]
    second = exported(other, Format.JSON, tmp_path / "b.json", known, again).path
    assert without_marks(chats_of(second)) == chats_of(first)
    assert chats_of(second) != chats_of(first), "an answer that came in says so"
    assert other.history.path(known) == store.history.path(known)
    assert other.check().integrity == "ok"
    assert other.check().audit == "ok"
    (hit,) = other.history.search("قشعريرة").hits[:1]
    assert hit.conversation_id == known


def test_where_numbers_are_taken_the_tree_is_the_same_by_others(
    store: Store, other: Store, tmp_path: Path
) -> None:
    known = transcripts.fill(store)
    path = exported(store, Format.JSON, tmp_path / "a.json", known).path
    transcripts.answered(other, None, "earlier", None, "chat")
    assert take_all(other, path) == [known]
    before, after = (one.history.all_messages(known) for one in (store, other))
    assert [one.text for one in before] == [one.text for one in after]
    ids = {one.message_id: two.message_id for one, two in zip(before, after, strict=True)}
    assert [ids.get(one.parent_id) for one in before] == [one.parent_id for one in after]
    for one, two in zip(before, after, strict=True):
        if one.turn and two.turn:
            assert [ids[left] for left in one.turn.left_out] == list(two.turn.left_out)
    assert [ids[one] for one in store.history.path(known)] == other.history.path(known)


def test_what_is_here_is_not_taken_twice_and_what_differs_is_a_copy(
    store: Store, tmp_path: Path
) -> None:
    known = transcripts.fill(store)
    path = exported(store, Format.JSON, tmp_path / "a.json", known).path
    (chat,) = read(path).chats
    assert store.imports.fate(chat.conversation_id, chat.fingerprint) is Fate.HERE
    assert take_all(store, path) == [None]
    store.history.trash(known)
    assert take_all(store, path) == [None], "the trash is here too"
    store.history.restore(known)
    transcripts.answered(store, known, "goes on", store.history.path(known)[-1], "here")
    assert store.imports.fate(chat.conversation_id, chat.fingerprint) is Fate.COPY
    (copy,) = take_all(store, path)
    assert copy not in {None, known}
    assert len(store.history.all_messages(str(copy))) == 9
    store.history.purge([known])
    assert take_all(store, path) == [known]


@pytest.mark.parametrize("made", [incoming.chatgpt, incoming.open_webui, incoming.messages])
def test_what_other_programs_wrote_can_be_read_and_gone_on_with(
    store: Store, tmp_path: Path, made: Any
) -> None:
    path = tmp_path / "theirs.json"
    path.write_text(json.dumps(made()))
    (known,) = take_all(store, path)
    assert known is not None
    shown = store.history.messages(store.history.path(known))
    assert shown[-1].role == "assistant"
    assert shown[-1].turn is not None
    assert shown[-1].turn.provenance["imported"]["file_sha256"]
    transcripts.answered(store, known, "and then?", shown[-1].message_id, "then this")
    assert take_all(store, path) != [known]
    event = store.audit.events(20)
    assert any(one["action"] == "imported" and one["object"] == known for one in event)


def test_an_altered_export_does_not_come_in_unless_that_was_said(
    store: Store, other: Store, tmp_path: Path
) -> None:
    path = exported(store, Format.JSON, tmp_path / "a.json", transcripts.fill(store)).path
    path.write_bytes(path.read_bytes().replace(b"cut her", b"cut HER"))
    arrival = read(path)
    assert arrival.chats == ()
    assert arrival.refused[0].why == "it was altered: message 7 was changed"
    (chat,) = read(path, takes_altered=True).chats
    assert other.imports.take(chat, arrival.source, arrival.sha256)


def test_an_export_that_was_doubled_by_hand_comes_in_once_as_the_look_said(
    store: Store, other: Store, tmp_path: Path
) -> None:
    path = exported(store, Format.JSON, tmp_path / "a.json", transcripts.fill(store)).path
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["conversations"] *= 2
    path.write_text(json.dumps(whole), encoding="utf-8")
    arrival = read(path, takes_altered=True)
    (chat,) = arrival.chats
    assert [(one.where, one.why) for one in arrival.refused] == [
        ("conversation 2", "conversation 1 has the same id")
    ]
    assert other.imports.fate(chat.conversation_id, chat.fingerprint) is Fate.NEW
    assert other.imports.take(chat, arrival.source, arrival.sha256) == chat.conversation_id


def forged(path: Path, edit: Any) -> Path:
    """Write an export anew with a proof that fits, as a person with bad intent would."""
    whole = json.loads(path.read_text())
    edit(whole["conversations"][0])
    parts = [["head", whole["manifest"]["parts"][0][1]]]
    for chat in whole["conversations"]:
        own = {key: one for key, one in chat.items() if key != "messages"}
        parts.append([f"conversation:{chat['conversation_id']}", sha256(canonical(own))])
        parts += [
            [f"message:{one['message_id']}", sha256(canonical(one))] for one in chat["messages"]
        ]
    manifest = {**whole["manifest"], "parts": parts}
    del manifest["sha256"]
    whole["manifest"] = {**manifest, "sha256": sha256(canonical(manifest))}
    path.write_text(json.dumps(whole))
    return path


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (lambda chat: chat["messages"][1].update(parent_id=77), "no tree"),
        (lambda chat: chat["messages"][1].update(message_id=1), "altered"),
        (lambda chat: chat["messages"][0].update(message_id=-1), "no tree"),
        (lambda chat: chat["messages"][0].update(message_id=1 << 60), "no tree"),
        (lambda chat: chat["messages"][0].update(role="assistant"), "turns"),
        (lambda chat: chat["messages"][1].update(made=None), "record"),
        (lambda chat: chat["messages"][0].update(role="system"), "turns"),
        (lambda chat: chat["messages"][0].update(state="magic"), "as ours are"),
        (lambda chat: chat["messages"][0].update(text=5), "as ours are"),
        (lambda chat: chat["messages"][0].update(created_at="yesterday"), "time"),
        (lambda chat: chat.update(conversation_id="../x"), "as ours are"),
        (lambda chat: chat.update(messages=[]), "no message"),
    ],
    ids=range(12),
)
def test_a_forged_tree_does_not_come_in(store: Store, tmp_path: Path, edit: Any, why: str) -> None:
    path = exported(store, Format.JSON, tmp_path / "a.json", transcripts.fill(store)).path
    arrival = read(forged(path, edit))
    assert arrival.chats == ()
    assert why in arrival.refused[0].why


def test_a_number_that_would_use_up_the_table_is_not_kept(
    store: Store, other: Store, tmp_path: Path
) -> None:
    path = exported(store, Format.JSON, tmp_path / "a.json", transcripts.fill(store)).path

    def far(chat: Any) -> None:
        shift = (1 << 52) - 20
        for one in chat["messages"]:
            one["message_id"] += shift
            one["parent_id"] = one["parent_id"] and one["parent_id"] + shift

    (chat,) = read(forged(path, far)).chats
    known = other.imports.take(chat, read(path).source, "")
    assert known is not None
    assert max(other.history.message_ids(known)) < 100


def test_a_disk_that_fails_takes_nothing_in(
    store: Store, other: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = exported(store, Format.JSON, tmp_path / "a.json", transcripts.fill(store)).path
    arrival = read(path)

    def full(*_: object) -> None:
        raise Problem(Code.DISK_FULL)

    monkeypatch.setattr(other.imports.__class__, "_add_turn", full)
    with pytest.raises(Problem):
        other.imports.take(arrival.chats[0], arrival.source, arrival.sha256)
    assert other.history.conversations() == []
    assert other.check().integrity == "ok"


@pytest.mark.parametrize(
    "record",
    [
        *({"imported": one} for one in ("x", {}, {"from": ""}, {"from": 1}, [1])),
        *({"continues": one} for one in (7, {"models": []}, {"version": 1, "models": [1]})),
        *({"model": 5}, {"sampling": "abc"}),
    ],
)
def test_a_record_of_another_shape_does_not_come_in(
    store: Store, tmp_path: Path, record: dict[str, Any]
) -> None:
    path = exported(store, Format.JSON, tmp_path / "a.json", transcripts.fill(store)).path
    document = json.loads(path.read_text())
    made = [one["made"] for one in document["conversations"][0]["messages"] if one["made"]]
    made[0]["provenance"] |= record
    path.write_text(json.dumps(document))
    arrival = read(path, takes_altered=True)
    assert (arrival.chats, len(arrival.refused)) == ((), 1)


def test_an_empty_mark_of_an_import_is_none(store: Store, tmp_path: Path) -> None:
    path = exported(store, Format.JSON, tmp_path / "a.json", transcripts.fill(store)).path
    document = json.loads(path.read_text())
    for one in document["conversations"][0]["messages"]:
        if one["made"]:
            one["made"]["provenance"]["imported"] = None
    path.write_text(json.dumps(document))
    (chat,) = read(path, takes_altered=True).chats
    made = [one.made for one in chat.said if one.made is not None]
    assert made
    assert all(one.provenance["imported"]["from"] == "Casebook" for one in made)
