"""Tokenizers that lie or are broken: a bounded refusal that says where, never a traceback (B4)."""

import contextlib
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters import vocabulary
from converters.refusal import Code, Refusal
from converters.vocabulary import rebuilt
from converters.vocabulary.document import Document
from converters.vocabulary.sentencepiece import pieces
from converters.vocabulary.table import Type
from tests.unit.converters.vocabularies import (
    ALPHABET,
    decoded,
    field,
    folder,
    piece,
    sentencepiece,
    tokenizer,
    varint,
)

SPLIT = {"type": "Split", "behavior": "Isolated", "invert": False}
BOMB = {**SPLIT, "pattern": {"Regex": "(a+)+(b+)+$"}}
KINDS = {1: 1, 2: 2, 3: 3, 4: 1, 5: 5, 6: 6}


def changed(*path: Any, value: Any) -> dict[str, Any]:
    """Return a tokenizer.json with one value changed."""
    whole = json.loads(json.dumps(tokenizer(["th"], ["t h"], [{"id": 257, "content": "<x>"}])))
    inner = whole
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    return dict(whole)


BROKEN: dict[str, tuple[Any, Code]] = {
    "no object": ([1], Code.CHECKPOINT_INVALID),
    "cut off": (json.dumps(tokenizer())[:-9], Code.CHECKPOINT_INVALID),
    "not UTF-8": (b'{"model": {"vocab": {"\xff": 0}}}', Code.CHECKPOINT_INVALID),
    "depth": ('{"model":' + "[" * 1_000_000, Code.CHECKPOINT_INVALID),
    "depth of a part": ('{"post_processor":' + "[" * 60 + "]" * 60 + "}", Code.CHECKPOINT_INVALID),
    "nothing but brackets": ("{" * 100_000, Code.CHECKPOINT_INVALID),
    "a name twice": ('{"model": {}, "model": {}}', Code.CHECKPOINT_INVALID),
    "no model": ({}, Code.CHECKPOINT_INVALID),
    "model is none": (changed("model", value=7), Code.CHECKPOINT_INVALID),
    "vocabulary is none": (changed("model", "vocab", value=[]), Code.CHECKPOINT_INVALID),
    "empty vocabulary": (changed("model", "vocab", value={}), Code.CHECKPOINT_INVALID),
    "an id twice": (changed("model", "vocab", "th", value=0), Code.CHECKPOINT_INVALID),
    "an id below zero": (changed("model", "vocab", "th", value=-1), Code.CHECKPOINT_INVALID),
    "an id far away": (changed("model", "vocab", "th", value=2**40), Code.CHECKPOINT_INVALID),
    "an id beyond": (changed("model", "vocab", "th", value=900), Code.CHECKPOINT_INVALID),
    "an id that is half": (changed("model", "vocab", "th", value=1.5), Code.CHECKPOINT_INVALID),
    "an id that is a text": (changed("model", "vocab", "th", value="1"), Code.CHECKPOINT_INVALID),
    "half a character": (changed("model", "vocab", "\ud83d", value=258), Code.CHECKPOINT_INVALID),
    "an empty token": (changed("model", "vocab", "", value=258), Code.CHECKPOINT_INVALID),
    "a long token": (changed("model", "vocab", "x" * 70_000, value=258), Code.CHECKPOINT_INVALID),
    "merges are none": (changed("model", "merges", value={"t": "h"}), Code.CHECKPOINT_INVALID),
    "a merge of three": (changed("model", "merges", value=["t h e"]), Code.CHECKPOINT_INVALID),
    "a merge of one": (changed("model", "merges", value=[["t"]]), Code.CHECKPOINT_INVALID),
    "a merge of numbers": (changed("model", "merges", value=[[1, 2]]), Code.CHECKPOINT_INVALID),
    "a merge of nothing": (changed("model", "merges", value=[None]), Code.CHECKPOINT_INVALID),
    "a merge of what is not there": (
        changed("model", "merges", value=["q q"]),
        Code.CHECKPOINT_INVALID,
    ),
    "added is none": (changed("added_tokens", value={"a": 1}), Code.CHECKPOINT_INVALID),
    "added are none": (changed("added_tokens", value=["<x>"]), Code.CHECKPOINT_INVALID),
    "added without an id": (
        changed("added_tokens", value=[{"content": "<x>"}]),
        Code.CHECKPOINT_INVALID,
    ),
    "added without a text": (changed("added_tokens", value=[{"id": 257}]), Code.CHECKPOINT_INVALID),
    "added with a gap": (changed("added_tokens", 0, "id", value=300), Code.CHECKPOINT_INVALID),
    "added with a taken id": (changed("added_tokens", 0, "id", value=3), Code.CHECKPOINT_INVALID),
    "added half a character": (
        changed("added_tokens", 0, "content", value="\udc00"),
        Code.CHECKPOINT_INVALID,
    ),
    "processor is none": (changed("post_processor", value=[1]), Code.CHECKPOINT_INVALID),
    "processors are none": (
        changed("post_processor", value={"type": "Sequence", "processors": [1]}),
        Code.CHECKPOINT_INVALID,
    ),
    "template is none": (
        changed("post_processor", value={"type": "TemplateProcessing", "single": 5}),
        Code.CHECKPOINT_INVALID,
    ),
    "normalizers without end": (
        changed(
            "normalizer", value=json.loads('{"type":"Sequence","normalizers":[' * 12 + "]}" * 12)
        ),
        Code.CHECKPOINT_INVALID,
    ),
    "normalizer is none": (changed("normalizer", value="NFC"), Code.CHECKPOINT_INVALID),
    "a bomb of an expression": (changed("pre_tokenizer", value=BOMB), Code.TOKENIZER_UNSUPPORTED),
    "no way to split": (changed("pre_tokenizer", value=None), Code.TOKENIZER_UNSUPPORTED),
    "odd ways to split": (
        changed("pre_tokenizer", value={"type": "Sequence", "pretokenizers": [None, 5]}),
        Code.TOKENIZER_UNSUPPORTED,
    ),
    "words, not merges": (changed("model", "type", value="WordPiece"), Code.TOKENIZER_UNSUPPORTED),
    "a type that is none": (changed("model", "type", value=["BPE"]), Code.TOKENIZER_UNSUPPORTED),
    "parts of words": (
        changed("model", "continuing_subword_prefix", value="##"),
        Code.TOKENIZER_UNSUPPORTED,
    ),
}


def refused(path: Path, family: str, files: dict[str, Any], **config: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        vocabulary.read(folder(path, files), config, family)
    assert str(caught.value.facts["where"])
    assert 0 < len(str(caught.value.facts["why"])) < 400
    return caught.value


@pytest.mark.parametrize("family", ["llama", "qwen2", "phi3", "olmo2"])
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_tokenizer_json_is_refused(tmp_path: Path, name: str, family: str) -> None:
    content, code = BROKEN[name]
    found = refused(tmp_path, family, {"tokenizer.json": content}, vocab_size=400)
    assert found.code is code


@pytest.mark.parametrize("kind", [[], {}, None, 5])
def test_a_normalizer_of_an_odd_type_is_nothing(tmp_path: Path, kind: Any) -> None:
    files = {"tokenizer.json": changed("normalizer", value={"type": kind})}
    found = vocabulary.read(folder(tmp_path, files), {"vocab_size": 400}, "llama").keys
    assert not [name for name in decoded(found) if "normalizer" in name]


def test_the_unbroken_one_is_not(tmp_path: Path) -> None:
    files = {"tokenizer.json": changed("version", value="2")}
    assert vocabulary.read(folder(tmp_path, files), {"vocab_size": 400}, "llama").size == 400


@pytest.mark.parametrize("family", ["gemma2", "gemma3"])
@pytest.mark.parametrize("name", BROKEN)
def test_gemma_refuses_what_is_no_sentencepiece(tmp_path: Path, name: str, family: str) -> None:
    refused(tmp_path, family, {"tokenizer.json": BROKEN[name][0]}, vocab_size=400)


@pytest.mark.parametrize("size", [0, -1, 2**21, 1.5, "9", True])
def test_a_vocabulary_of_impossible_size_is_refused(tmp_path: Path, size: Any) -> None:
    files = {"tokenizer.json": tokenizer()}
    if size == 0:  # as in the reference: as many as there are
        assert vocabulary.read(folder(tmp_path, files), {"vocab_size": 0}, "llama").size == 256
    else:
        found = refused(tmp_path, "llama", files, vocab_size=size)
        assert found.facts["where"] == "config.json"


SIDE: dict[str, tuple[str, Any]] = {
    "added are a list": ("added_tokens.json", [1]),
    "an id that is a text": ("added_tokens.json", {"<x>": "1"}),
    "an id below zero": ("added_tokens.json", {"<x>": -5}),
    "an id that is true": ("added_tokens.json", {"<x>": True}),
    "half a character": ("added_tokens.json", {"\ud800": 1}),
    "decoder is none": ("tokenizer_config.json", {"added_tokens_decoder": [1]}),
    "decoder of words": (
        "tokenizer_config.json",
        {"added_tokens_decoder": {"x": {"content": "a"}}},
    ),
    "decoder of nothing": ("tokenizer_config.json", {"added_tokens_decoder": {"1": 5}}),
    "decoder without text": ("tokenizer_config.json", {"added_tokens_decoder": {"1": {}}}),
    "no JSON": ("tokenizer_config.json", "{"),
    "depth": ("tokenizer_config.json", '{"a":' + "[" * 100_000),
    "template of halves": ("tokenizer_config.json", {"chat_template": "\udfff"}),
    "templates of numbers": ("tokenizer_config.json", {"chat_template": [1]}),
    "templates without end": ("tokenizer_config.json", {"chat_template": [{}] * 65}),
    "template not UTF-8": ("chat_template.jinja", b"\xff"),
    "ids below zero": ("config.json", {"bos_token_id": -1}),
    "ids without end": ("config.json", {"eos_token_id": 2**32}),
}


@pytest.mark.parametrize("name", SIDE)
def test_a_broken_file_beside_a_model_is_refused(tmp_path: Path, name: str) -> None:
    file, content = SIDE[name]
    model = sentencepiece([("<unk>", None, 2), ("a", -1.0, None)])
    files = {"tokenizer_config.json": {"x": 1}, "tokenizer.model": model, file: content}
    refused(tmp_path, "gemma2", files, vocab_size=4)


def test_ten_million_merges_are_refused_without_keeping_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rebuilt, "MOST_MERGES", 100_000)
    content = b'{"merges": [' + b",".join([b'["t", "h"]'] * 100_001) + b"]}"
    tracemalloc.start()
    try:
        with pytest.raises(Refusal, match="100,000 merges"):
            for _ in rebuilt.merges(Document(content, "x.json")):
                pass
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100_000


def test_too_many_tokens_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilt, "MOST_TOKENS", len(ALPHABET) - 1)
    found = refused(tmp_path, "llama", {"tokenizer.json": tokenizer()})
    assert "at most 255 tokens" in str(found.facts["why"])


def test_a_member_that_is_not_asked_for_is_not_parsed() -> None:
    found = Document(b' {"a" : [1, {"b": "]}"}] , "c":"\\u00e4", "d": {nonsense} }\n', "x.json")
    assert found.value("a") == [1, {"b": "]}"}]
    assert found.value("c") == "ä"
    assert found.value("e", 5) == 5
    with pytest.raises(Refusal):
        found.value("d")


WRITTEN = st.dictionaries(
    st.text(max_size=8),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
        max_leaves=12,
    ),
    max_size=6,
)


@given(content=WRITTEN, indent=st.sampled_from([None, 0, 3]), is_ascii=st.booleans())
def test_members_are_what_json_says(content: dict[str, Any], indent: Any, is_ascii: bool) -> None:
    text = json.dumps(content, indent=indent, ensure_ascii=is_ascii)
    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        return
    found = Document(encoded, "x.json")
    assert {name: found.value(name) for name in content} == content


@settings(max_examples=300)
@given(
    content=st.binary(max_size=60) | st.text(alphabet='{}[],:"\\ a1', max_size=40).map(str.encode)
)
def test_any_bytes_are_members_or_a_refusal(content: bytes) -> None:
    with contextlib.suppress(Refusal):
        Document(content, "x.json")


TEXTS = st.text(min_size=1, max_size=12).filter(
    lambda text: not any("\ud800" <= letter <= "\udfff" for letter in text)
)
SCORES = st.none() | st.floats(width=32, allow_nan=False, allow_infinity=False)
PIECES = st.lists(
    st.tuples(TEXTS, SCORES, st.sampled_from([None, 1, 3, 4, 5, 6])),
    max_size=30,
    unique_by=lambda one: one[0],
).filter(lambda found: all(text != "<unk>" for text, *_ in found))


@given(listed=PIECES, rest=st.binary(max_size=9))
def test_pieces_are_read_as_they_were_written(listed: list[Any], rest: bytes) -> None:
    content = sentencepiece([("<unk>", None, 2), *listed]) + field(7, rest)
    found = pieces(content)[1:]
    assert [one.text.decode() for one in found] == [text for text, *_ in listed]
    # By their text, so that -0.0 is not 0.0.
    assert [str(one.score) for one in found] == [
        str(0.0 if score is None else score) for _, score, _ in listed
    ]
    assert [one.kind for one in found] == [Type(KINDS[kind or 1]) for _, _, kind in listed]


UNKNOWN = piece(b"<unk>", None, 2)
PROTOBUF = {
    "empty": b"",
    "no unknown": piece(b"a"),
    "two unknowns": UNKNOWN + piece(b"<u>", None, 2),
    "a text twice": UNKNOWN + piece(b"a") + piece(b"a"),
    "no text": UNKNOWN + piece(b""),
    "a long text": UNKNOWN + piece(b"a" * 70_000),
    "not UTF-8": UNKNOWN + piece(b"\xff"),
    "half a character": UNKNOWN + piece(b"\xed\xa0\x80"),
    "no number": UNKNOWN + piece(b"a", float("nan")),
    "no end": UNKNOWN + piece(b"a", float("-inf")),
    "an odd type": UNKNOWN + piece(b"a", None, 7),
    "cut off": (UNKNOWN + piece(b"abc"))[:-1],
    "a length beyond": UNKNOWN + b"\x0a" + varint(2**62) + b"x",
    "a number without end": UNKNOWN + b"\xff" * 40,
    "a group": UNKNOWN + varint(1 << 3 | 3),
    "a piece that is a number": UNKNOWN + varint(1 << 3) + b"\x01",
    "field zero": UNKNOWN + b"\x02\x01a",
    "a text file": b"the quick brown fox",
    "a Git LFS pointer": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
}


@pytest.mark.parametrize("name", PROTOBUF)
def test_a_broken_sentencepiece_model_is_refused(tmp_path: Path, name: str) -> None:
    found = refused(tmp_path, "gemma2", {"tokenizer.model": PROTOBUF[name]}, vocab_size=9)
    assert found.facts["where"] == "tokenizer.model"


@settings(max_examples=300)
@given(content=st.binary(max_size=80), at=st.integers(0, 60))
def test_any_bytes_are_pieces_or_a_refusal(content: bytes, at: int) -> None:
    good = UNKNOWN + piece(b"abc", -1.0, 1) + piece(b"d", 2.0)
    for attempt in (content, good[:at] + content, good[:at] + content + good[at:]):
        with contextlib.suppress(Refusal):
            assert len(pieces(attempt)) < len(attempt)
