"""The codec: whatever can be said arrives as it was said, and nothing else is a message."""

import json
import math
import typing

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app import protocol
from app.core import chat

# Lone surrogates are text too: a model's bytes and pasted text can hold them.
TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)
NUMBER = st.floats(allow_nan=False)
INTEGER = st.integers(-(2**63), 2**63 - 1)
FACT = st.none() | st.booleans() | INTEGER | NUMBER | TEXT
KINDS = typing.get_args(protocol.Wire)

for plain, strategy in ((str, TEXT), (float, NUMBER), (int, INTEGER)):
    st.register_type_strategy(plain, strategy)
FACTS = st.dictionaries(TEXT, FACT, max_size=3)


def message_of(kind: type) -> st.SearchStrategy[typing.Any]:
    hints = typing.get_type_hints(kind)
    made = {item.name: _of(hints[item.name]) for item in msgspec.structs.fields(kind)}
    return st.builds(kind, **made)


def _of(hint: typing.Any) -> st.SearchStrategy[typing.Any]:
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return message_of(hint)
    if typing.get_origin(hint) is tuple:
        first, *rest = typing.get_args(hint)
        if rest == [...]:
            return st.lists(_of(first), max_size=3).map(tuple)
    if typing.get_origin(hint) is dict:
        return st.dictionaries(TEXT, INTEGER, max_size=3) if hint == dict[str, int] else FACTS
    return st.from_type(hint)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_message_arrives_as_it_was_sent(kind: type, data: st.DataObject) -> None:
    message = data.draw(message_of(kind))
    line = protocol.encode(message)
    assert line.isascii()
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert protocol.decode(line) == message
    assert type(protocol.decode(line)) is kind


def test_every_kind_of_message_is_on_the_wire_once() -> None:
    made = {
        thing
        for thing in vars(protocol).values()
        if isinstance(thing, type)
        and issubclass(thing, protocol.Wired)
        and thing not in {protocol.Wired, protocol.Keyed}
    }
    assert made == set(KINDS)
    assert len(KINDS) == len(set(KINDS))


def test_the_tag_is_the_name_in_snake_case() -> None:
    assert json.loads(protocol.encode(protocol.Unload(id=1))) == {"type": "unload", "id": 1}
    assert protocol._tag("TwoWords") == "two_words"


def test_a_message_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        protocol.Probe(id=1).id = 2  # type: ignore[misc]


@given(st.binary(max_size=200))
def test_bytes_are_a_message_or_no_message_and_nothing_else(line: bytes) -> None:
    try:
        protocol.decode(line)
    except protocol.NoMessage as error:
        assert str(error) in {  # noqa: PT017  the rest of it is refused by the kind of error
            "JSONDecodeError",
            "UnicodeDecodeError",
            "ValidationError",
            "ValueError",
        }


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(
    JSON
    | st.fixed_dictionaries(
        {"type": st.sampled_from([protocol._tag(kind.__name__) for kind in KINDS]), "id": JSON},
        optional={"model": JSON, "options": JSON, "messages": JSON, "code": JSON, "text": JSON},
    )
)
def test_json_is_a_message_or_no_message_and_nothing_else(value: object) -> None:
    line = json.dumps(value).encode()
    try:
        message = protocol.decode(line)
    except protocol.NoMessage:
        return
    assert isinstance(message, KINDS)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"{}",
        b'{"type": "delta", "id": 1}',
        b'{"type": "delta", "id": "1", "text": ""}',
        b'{"type": "delta", "id": 1.5, "text": ""}',
        b'{"type": "delta", "id": 1, "text": null}',
        b'{"type": "Delta", "id": 1, "text": ""}',
        b'{"type": "failed", "id": 1, "code": "no_such_code"}',
        b'{"type": "failed", "id": 1, "code": "bug", "detail": {"a": []}}',
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b"1" * 5_000,
        b'{"type": "delta", "id": 1, "text": "\xff"}',
    ],
    ids=lambda line: repr(line[:40]),
)
def test_a_wrong_line_is_no_message(line: bytes) -> None:
    with pytest.raises(protocol.NoMessage) as told:
        protocol.decode(line)
    assert "text" not in str(told.value), "the error quotes nothing of the line"


def test_fields_of_a_later_version_are_passed_over() -> None:
    line = b'{"type": "delta", "id": 1, "text": "x", "mood": "fine"}'
    assert protocol.decode(line) == protocol.Delta(id=1, text="x")


def test_every_ending_names_its_request() -> None:
    assert all("id" in kind.__struct_fields__ for kind in protocol.ENDINGS)
    requests = set(typing.get_args(protocol.Request))
    assert not requests & set(protocol.ENDINGS)


def test_the_largest_numbers_survive() -> None:
    message = protocol.Finished(id=2**63 - 1, result={"a": 2**53 + 1, "b": math.pi, "c": 1e308})
    assert protocol.decode(protocol.encode(message)) == message


def test_a_choice_over_defaults_leaves_no_field_open_but_those_open_in_both() -> None:
    own = chat.Sampling(temperature=0.0, top_k=0)
    used = own.over(chat.CASEBOOK_SAMPLING)
    assert used == replace(chat.CASEBOOK_SAMPLING, temperature=0.0, top_k=0)
