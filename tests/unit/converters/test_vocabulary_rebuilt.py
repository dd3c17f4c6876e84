"""Gemma without its tokenizer.model: the same pieces, from tokenizer.json."""

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from converters import vocabulary
from converters.keys import Keys
from converters.vocabulary.document import Document
from converters.vocabulary.rebuilt import pieces
from converters.vocabulary.table import Type
from tests.unit.converters.vocabularies import decoded, folder, sentencepiece, tokenizer

U = "\u2581"
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]
HEAD = ["<pad>", "<eos>", "<bos>", "<unk>", U * 2]
WORDS = [f"{U}t", "he", f"{U}the", "ll", "hell", "hello"]
LETTERS = [U, *"thelo"]
TEXTS = [*HEAD, *BYTES, *WORDS, *LETTERS]
MERGES = [[U, "t"], ["h", "e"], [f"{U}t", "he"], ["l", "l"], ["he", "ll"], ["hell", "o"]]
SAMPLES = ["hello the hello", "  the   teloh", "héllo 🚀\n\t", "", "the the", "olleh\x00he"]


def whole(texts: list[str] = TEXTS, merges: Any = MERGES, **model: Any) -> dict[str, Any]:
    names = [*HEAD[:4], "<end>"]
    return tokenizer(
        model={
            "vocab": {text: token for token, text in enumerate(texts)},
            "merges": merges,
            "byte_fallback": True,
            "unk_token": "<unk>",
            **model,
        },
        added=[
            {"id": texts.index(text) if text in texts else len(texts), "content": text}
            for text in (*names, U * 2)
        ],
    )


def document(content: dict[str, Any]) -> Document:
    return Document(json.dumps(content).encode(), "tokenizer.json")


def test_scores_fall_with_the_merges_and_types_are_given_back() -> None:
    found = {piece.text.decode(): piece for piece in pieces(document(whole()))}
    assert [found[text].score for text in WORDS] == [-0.0, -1.0, -2.0, -3.0, -4.0, -5.0]
    assert [found[text].score for text in LETTERS] == [-6.0, -7.0, -8.0, -9.0, -10.0, -11.0]
    assert str(found[WORDS[0]].score) == "-0.0"  # as in Gemma's own file
    assert found["<0x41>"].kind is Type.BYTE
    assert found["<unk>"].kind is Type.UNKNOWN


def test_merges_are_read_in_both_ways_of_writing() -> None:
    assert pieces(document(whole(merges=[" ".join(pair) for pair in MERGES]))) == pieces(
        document(whole())
    )


def test_the_byte_that_an_export_wrote_as_a_tab_is_a_byte_again() -> None:
    texts = ["\t" if text == "<0x09>" else text for text in TEXTS]
    found = pieces(document(whole(texts)))[texts.index("\t")]
    assert (found.text, found.kind) == (b"<0x09>", Type.BYTE)
    both = pieces(document(whole([*TEXTS, "\t"])))  # but a tab of its own stays
    assert both[TEXTS.index("<0x09>")].text == b"<0x09>"
    assert both[-1].text == b"\t"


def test_added_tokens_of_tokenizer_json_count_without_a_config(tmp_path: Path) -> None:
    found = vocabulary.read(folder(tmp_path, {"tokenizer.json": whole()}), {}, "gemma2")
    values = decoded(found.keys)
    assert values["tokenizer.ggml.tokens"][len(TEXTS)] == "<end>"
    assert values["tokenizer.ggml.tokens"][4] == "  "
    assert values["tokenizer.ggml.token_type"][4] == Type.USER_DEFINED
    assert values["tokenizer.ggml.token_type"][0] == Type.CONTROL
    assert list(values)[-1] == "tokenizer.ggml.add_space_prefix"


def gguf(path: Path, keys: Keys) -> Path:
    head = Keys()
    head.text("general.architecture", "llama")
    head.add(keys)
    content = b"".join(head.as_bytes())
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 0, len(head)) + content)
    return path


def cut(path: Path) -> list[list[int]]:
    llama_cpp = pytest.importorskip("llama_cpp")
    model = llama_cpp.Llama(str(path), vocab_only=True, verbose=False)
    try:
        return [model.tokenize(text.encode(), add_bos=False, special=True) for text in SAMPLES]
    finally:
        model.close()


def test_llama_cpp_cuts_text_the_same_with_and_without_tokenizer_model(tmp_path: Path) -> None:
    """The pieces of the model have other scores in the same order, as trained ones do."""
    kinds = {"<pad>": 3, "<eos>": 3, "<bos>": 3, "<unk>": 2, U * 2: 4, **dict.fromkeys(BYTES, 6)}
    scores = {text: -0.5 * place for place, text in enumerate([*WORDS, *LETTERS])}
    model = [(text, scores.get(text, 0.0), kinds.get(text, 1)) for text in TEXTS]
    results = []
    for name, files in {
        "with": {"tokenizer.model": sentencepiece(model), "tokenizer.json": whole()},
        "without": {"tokenizer.json": whole()},
    }.items():
        config = {"tokenizer_config.json": {"bos_token": "<bos>", "eos_token": "<eos>"}}
        decoder = {str(token): {"content": text} for token, text in enumerate(HEAD)}
        config["tokenizer_config.json"]["added_tokens_decoder"] = decoder  # type: ignore[assignment]
        read = vocabulary.read(
            folder(tmp_path / name, files | config), {"vocab_size": len(TEXTS)}, "gemma2"
        )
        results.append(cut(gguf(tmp_path / f"{name}.gguf", read.keys)))
    assert results[0] == results[1]
    assert results[0][0] == [TEXTS.index("hello"), TEXTS.index(f"{U}the"), *results[0][0][2:]]
