"""What other programs wrote comes in as it was said; what is hostile is bounded and told."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.incoming import arriving, reading, tally
from app.core.incoming import nodes as nodes_module
from app.core.incoming.arriving import Arrival, Source
from app.core.incoming.reading import read
from app.errors import Code, Problem
from tests import incoming


def arrived(folder: Path, content: Any, name: str = "file.json") -> Arrival:
    path = folder / name
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    path.write_bytes(data)
    return read(path)


def refused(folder: Path, content: Any) -> str:
    with pytest.raises(Problem) as told:
        arrived(folder, content)
    assert told.value.code is Code.IMPORT_INVALID
    return str(told.value.detail["why"])


def said(arrival: Arrival) -> list[tuple[str | None, str, str]]:
    (chat,) = arrival.chats
    texts = {one.key: one.text for one in chat.said}
    return [(texts.get(one.parent or ""), one.role, one.text) for one in chat.said]


def test_chatgpt_comes_in_with_its_branches(tmp_path: Path) -> None:
    arrival = arrived(tmp_path, incoming.chatgpt())
    assert arrival.source is Source.CHATGPT
    first, answer = "What is sepsis?", "A dysregulated response."
    assert said(arrival) == [
        (None, "user", first),
        (first, "assistant", answer),
        (answer, "user", "And this?"),
        ("And this?", "assistant", "First half,\n\nsecond half."),
        (answer, "user", "Asked otherwise"),
        ("Asked otherwise", "assistant", "Other answer"),
    ]
    (chat,) = arrival.chats
    assert chat.title == "Sepsis"
    assert chat.created_at == "2023-11-14T22:13:20.000+00:00"
    assert next(one.text for one in chat.said if one.key == chat.tip).endswith("second half.")
    assert arrival.left_out == {
        "attachments": 1,
        "tool calls": 1,
        "tool messages": 1,
        "system messages": 1,
    }
    made = chat.said[1].made
    assert made is not None
    assert made.model_name == "gpt-4o"
    assert made.provenance["imported"] == {
        "from": "ChatGPT",
        "file_sha256": arrival.sha256,
        "model": "gpt-4o",
    }


def test_chatgpt_comes_in_from_its_zip_file(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("chat.html", "<html>")
        package.writestr("conversations.json", json.dumps(incoming.chatgpt()))
    assert len(read(path).chats) == 1


def test_open_webui_comes_in_with_versions_and_tags(tmp_path: Path) -> None:
    arrival = arrived(tmp_path, incoming.open_webui())
    assert arrival.source is Source.OPEN_WEBUI
    assert said(arrival) == [
        (None, "user", "Dose?"),
        ("Dose?", "assistant", "First."),
        ("Dose?", "assistant", "Second."),
    ]
    (chat,) = arrival.chats
    assert chat.tags == ("ward",)
    assert chat.is_pinned
    assert chat.tip == "a"
    assert arrival.left_out == {"images": 1}


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: one,
        lambda one: {"messages": one},
        lambda one: [{"messages": one}],
        lambda one: [one],
        lambda one: {"conversations": [{"messages": one}]},
        lambda one: b"\xef\xbb\xbf" + json.dumps({"messages": one}).encode(),
    ],
)
def test_message_lists_come_in_in_every_wrapping(tmp_path: Path, wrap: Any) -> None:
    arrival = arrived(tmp_path, wrap(incoming.messages()))
    assert arrival.source is Source.MESSAGES
    assert said(arrival) == [(None, "user", "Hi"), ("Hi", "assistant", "Hello.")]
    (chat,) = arrival.chats
    assert chat.system_text == "Be brief."
    assert chat.title == "Hi"
    assert arrival.left_out == {"images and other parts": 1}


def test_json_lines_come_in_a_conversation_each(tmp_path: Path) -> None:
    lines = [{"messages": incoming.messages()[1:]}, {"messages": incoming.messages()}]
    lines[1]["messages"][1]["content"] = "another"
    content = "\n".join(map(json.dumps, lines)).encode()
    assert [len(one.said) for one in arrived(tmp_path, content).chats] == [2, 2]


def test_what_cannot_come_in_is_told_one_by_one(tmp_path: Path) -> None:
    whole = [*incoming.chatgpt(), {"mapping": {}}, {"mapping": {"a": 5}}, "x", None]
    arrival = arrived(tmp_path, whole)
    assert len(arrival.chats) == 1
    assert [one.where for one in arrival.refused] == [f"conversation {n}" for n in (2, 3, 4, 5)]
    assert arrival.refused[0].why == "there is no message in it"


def test_an_answer_before_the_first_question_stays_out(tmp_path: Path) -> None:
    whole = [{"role": "assistant", "content": "Hello"}, {"role": "user", "content": "Hi"}]
    assert said(arrived(tmp_path, whole)) == [(None, "user", "Hi")]


def test_the_same_conversation_has_the_same_id_again(tmp_path: Path) -> None:
    one, two = (arrived(tmp_path, incoming.chatgpt()).chats[0] for _ in range(2))
    assert one.conversation_id == two.conversation_id
    assert one.fingerprint == two.fingerprint
    other = incoming.chatgpt()
    other[0]["mapping"]["a1"]["message"]["content"]["parts"] = ["changed"]
    assert arrived(tmp_path, other).chats[0].fingerprint != one.fingerprint


# --- hostile -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"\xff\xfe\x00",
        b"{}",
        b"[]",
        b"5",
        b'"text"',
        b"[1, 2]",
        b'{"mapping": 5}',
        b'{"a": 1, "a": 2}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"PK\x03\x04 no zip",
        b'[{"role": 5, "content": "x"}]',
    ],
    ids=range(14),
)
def test_what_is_no_transcript_is_told(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path, content)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for place in (tmp_path / "no", tmp_path):
        with pytest.raises(Problem) as told:
            read(place)
        assert told.value.code is Code.NOT_FOUND


def test_a_file_is_read_up_to_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 1000)
    assert "larger than" in refused(tmp_path, b'["' + b"x" * 1000 + b'"]')
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("conversations.json", b" " * 100_000)
    with pytest.raises(Problem) as told:
        read(path)
    assert "larger than" in str(told.value.detail["why"])


def test_counts_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "MOST_OF_A_CHAT", 3)
    arrival = arrived(tmp_path, incoming.chatgpt())
    assert arrival.refused[0].why == "it has too many messages"
    monkeypatch.setattr(reading, "MOST_CHATS", 0)
    assert "conversations" in refused(tmp_path, incoming.chatgpt())


def test_a_text_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "LONGEST_TEXT", 3)
    assert "longer than" in arrived(tmp_path, incoming.messages()).refused[0].why


@pytest.mark.timeout(60)
def test_one_role_that_speaks_on_and_on_is_joined_once_and_bounded(tmp_path: Path) -> None:
    """To join piece by piece would copy thousands of times what the file holds."""
    many = [{"role": "user", "content": "x"} for _ in range(300_000)]
    (one,) = arrived(tmp_path, [*many, {"role": "assistant", "content": "y"}]).chats[0].said[:1]
    assert one.text == "\n\n".join("x" * 300_000)
    more = arrived(tmp_path, [*many, *many, *many]).refused
    assert "longer than" in more[0].why


def test_branches_that_repeat_what_came_before_them_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = incoming.chatgpt()
    nodes = whole[0]["mapping"]
    stem = {"author": {"role": "user"}, "content": {"content_type": "text", "parts": ["x" * 100]}}
    nodes["stem"] = {"parent": "root", "message": stem}
    for number in range(20):
        nodes[f"leaf {number}"] = {"parent": "stem", "message": stem}
    assert not arrived(tmp_path, whole).refused
    monkeypatch.setattr(nodes_module, "MOST_BYTES", 4000)
    assert "too long together" in arrived(tmp_path, whole).refused[0].why


@pytest.mark.parametrize("at", [0.3, 0.5, 0.9])
def test_a_zip_file_with_a_hole_is_told(tmp_path: Path, at: float) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        noise = [{"role": "user", "content": str(number**7)} for number in range(5000)]
        package.writestr("conversations.json", json.dumps(noise))
    content = bytearray(path.read_bytes())
    begin = int(len(content) * at)
    content[begin : begin + 200] = bytes([0xFF]) * 200
    path.write_bytes(content)
    with pytest.raises(Problem) as told:
        read(path)
    assert told.value.code is Code.IMPORT_INVALID


def test_a_circle_of_messages_ends(tmp_path: Path) -> None:
    whole = incoming.chatgpt()
    nodes = whole[0]["mapping"]
    nodes["root"]["parent"] = "a3"
    arrival = arrived(tmp_path, whole)
    assert "circle" in arrival.refused[0].why


def test_ten_thousand_messages_in_a_row_are_no_recursion(tmp_path: Path) -> None:
    whole = [
        {"role": ("user", "assistant")[number % 2], "content": str(number)}
        for number in range(10_000)
    ]
    assert len(arrived(tmp_path, whole).chats[0].said) == 10_000


def test_hidden_and_broken_characters_can_be_stored(tmp_path: Path) -> None:
    text = b'[{"role": "user", "content": "a\\u0000b\\ud800c"}]'
    assert said(arrived(tmp_path, text)) == [(None, "user", "ab\ufffdc")]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
KEYS = ["mapping", "message", "author", "role", "content", "parts", "chat", "history", "messages"]
KEYS += ["title", "id", "parent", "parentId", "metadata", "timestamp", "files", "create_time"]


@given(st.data())
def test_no_shape_of_json_is_more_than_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """One value anywhere in a good file is replaced by any other."""
    whole = data.draw(st.sampled_from([incoming.chatgpt, incoming.open_webui, incoming.messages]))()
    places: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            places.append((value, key))
            if isinstance(inner, dict | list):
                walk(inner)

    walk(whole)
    holder, key = data.draw(st.sampled_from(places))
    holder[key] = data.draw(values | st.dictionaries(st.sampled_from(KEYS), values, max_size=3))
    path = tmp_path_factory.getbasetemp() / "shape.json"
    path.write_text(json.dumps(whole))
    try:
        arrival = read(path)
    except Problem as problem:
        if problem.code is not Code.IMPORT_INVALID:
            raise
        return
    for chat in arrival.chats:
        keys: set[str] = set()
        for one in chat.said:
            assert one.parent is None or one.parent in keys
            keys.add(one.key)


def spoke(key: str, parent: str | None, role: str, *parts: Any, **more: Any) -> dict[str, Any]:
    content = {"content_type": "text", "parts": list(parts)}
    message = {"author": {"role": role}, "content": content} | more
    return {key: {"id": key, "parent": parent, "message": message}}


@pytest.mark.parametrize(
    ("mapping", "left_out"),
    [
        (spoke("a", "gone", "assistant", "Hello"), {"answers before the first question": 1}),
        (
            spoke("a", "b", "user", "round") | spoke("b", "a", "assistant", "and round"),
            {"messages in a circle": 2},
        ),
        (spoke("a", "q", "assistant", ""), {"empty messages": 1}),
        (spoke("a", "q", "assistant", content=None), {"empty messages": 1}),
        (spoke("a", "q", "assistant", {"content_type": "image"}), {"attachments": 1}),
    ],
)
def test_no_word_is_left_out_without_being_counted(
    tmp_path: Path, mapping: dict[str, Any], left_out: dict[str, int]
) -> None:
    chat = {"title": "t", "mapping": spoke("q", None, "user", "A question") | mapping}
    arrival = arrived(tmp_path, [chat])
    assert said(arrival) == [(None, "user", "A question")]
    assert arrival.left_out == left_out


def test_what_was_spoken_aloud_comes_in_as_it_was_heard(tmp_path: Path) -> None:
    heard = {"content_type": "audio_transcription", "text": "A question", "direction": "in"}
    sound = {"content_type": "audio_asset_pointer", "asset_pointer": "file-service://1"}
    arrival = arrived(tmp_path, [{"mapping": spoke("q", None, "user", heard, sound)}])
    assert said(arrival) == [(None, "user", "A question")]
    assert arrival.left_out == {"attachments": 1}


def test_a_call_without_content_is_a_message_of_its_list(tmp_path: Path) -> None:
    listed = [
        {"role": "user", "content": "How much?"},
        {"role": "assistant", "tool_calls": [{"id": "1"}]},
        {"role": "tool", "tool_call_id": "1", "content": "42"},
        {"role": "assistant", "content": None, "refusal": "I will not say."},
        {"role": "user", "content": ""},
    ]
    arrival = arrived(tmp_path, listed)
    assert said(arrival) == [
        (None, "user", "How much?"),
        ("How much?", "assistant", "I will not say."),
    ]
    assert arrival.left_out == {"tool calls": 1, "tool messages": 1, "empty messages": 1}


def test_a_line_that_was_cut_takes_no_other_with_it(tmp_path: Path) -> None:
    lines = [json.dumps({"messages": [{"role": "user", "content": text}]}) for text in "abc"]
    arrival = arrived(tmp_path, "\n".join([*lines, lines[0][:30]]).encode())
    assert len(arrival.chats) == 3
    assert [(one.where, one.why) for one in arrival.refused] == [
        ("conversation 4", "it is no line of JSON")
    ]


def test_a_conversation_that_stands_twice_is_told(tmp_path: Path) -> None:
    one, other = (
        {"conversation_id": "c", "mapping": spoke("q", None, "user", text)} for text in "ab"
    )
    arrival = arrived(tmp_path, [one, other])
    assert said(arrival) == [(None, "user", "b")]
    assert [(one.where, one.why) for one in arrival.refused] == [
        ("conversation 1", "conversation 2 has the same id")
    ]


def test_the_versions_of_a_message_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "MOST_VERSIONS", 3)
    mapping: dict[str, Any] = {}
    for key in "abc":
        mapping |= spoke(key, None, "user", key)
    assert len(arrived(tmp_path, [{"mapping": mapping}]).chats[0].said) == 3
    (told,) = arrived(tmp_path, [{"mapping": mapping | spoke("d", None, "user", "d")}]).refused
    assert told.why == "a message has more than 3 versions"


@pytest.mark.parametrize("change", [{"params": "none"}, {"files": {"a": 1}}])
def test_a_field_of_another_kind_costs_open_webui_no_chat(
    tmp_path: Path, change: dict[str, Any]
) -> None:
    message = {"id": "1", "parentId": None, "role": "user", "content": "Q"} | change
    chat = {"history": {"messages": {"1": message}, "currentId": "1"}} | change
    assert said(arrived(tmp_path, [{"id": "w", "chat": chat}])) == [(None, "user", "Q")]
