"""Whole vocabularies. Expected values come from llama.cpp's converter at commit 0c1e57098."""

import math
from pathlib import Path
from typing import Any

import pytest

from converters import vocabulary
from converters.refusal import Code, Refusal
from converters.vocabulary import hashes, pretokenizer, special
from tests.unit.converters.vocabularies import ALPHABET, decoded, folder, sentencepiece, tokenizer

G = "tokenizer.ggml."
UNDERLINE = "\u2581"
GEMMA = [
    *[("<pad>", 0.0, 3), ("<eos>", 0.0, 3), ("<bos>", None, 3), ("<unk>", None, 2)],
    *[("x", -9.0, 1), ("y", -9.5, 1), ("<unused0>", 0.0, 4), (UNDERLINE * 2, 0.0, 4)],
    *[("ab", -0.0, None), ("abc", -1.0, 1), ("a", -2.5, None), ("gone", -3.0, 5)],
]
GEMMA_CONFIG = {
    "bos_token": "<bos>",
    "eos_token": {"content": "<eos>"},
    "unk_token": "<unk>",
    "pad_token": "<pad>",
    "chat_template": "{{ x }}",
    "added_tokens_decoder": {
        "0": {"content": "<pad>", "special": True},
        "6": {"content": "<unused0>", "special": False},
        "7": {"content": UNDERLINE * 2, "special": False},
        "12": {"content": "<extra>", "special": True},
        "99": {"content": "far", "special": False},
    },
}
BOS = {"SpecialToken": {"id": "<bos>", "type_id": 0}}
A, B = {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}
PROCESSOR = {
    "type": "TemplateProcessing",
    "single": [BOS, A],
    "pair": [BOS, A, BOS, B],
    "special_tokens": {"<bos>": {"id": "<bos>", "ids": [2], "tokens": ["<bos>"]}},
}
GEMMA_FILES = {
    "tokenizer.model": sentencepiece(GEMMA),
    "tokenizer_config.json": GEMMA_CONFIG,
    "added_tokens.json": {"<img>": 13},
    "tokenizer.json": {
        "added_tokens": [
            {"id": 0, "content": "<pad>"},
            {"id": 2, "content": "<bos>"},
            {"id": 1, "content": "<eos>"},
        ],
        "post_processor": PROCESSOR,
        "model": {},
    },
    "config.json": {"eos_token_id": [1, 2], "unk_token_id": 3},
}
LLAMA = [
    *[("<unk>", None, 2), ("<s>", None, 3), ("</s>", None, 3)],
    *[("c", None, 4), (UNDERLINE + "a", -1.0, None), ("b", -2.0, None)],
]


def read(path: Path, family: str, files: dict[str, Any], **config: Any) -> dict[str, Any]:
    found = vocabulary.read(folder(path, files), config, family)
    values = decoded(found.keys)
    assert found.size == len(values[f"{G}tokens"])
    return values


def refusal(path: Path, family: str, files: dict[str, Any], **config: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        vocabulary.read(folder(path, files), config, family)
    return caught.value


@pytest.mark.parametrize("family", ["gemma2", "gemma3"])
def test_gemma_has_its_pieces_then_what_other_files_add_and_rename(
    tmp_path: Path, family: str
) -> None:
    found = read(tmp_path, family, GEMMA_FILES, vocab_size=15)
    first = {
        f"{G}model": "llama",
        f"{G}pre": "default",
        f"{G}tokens": [
            *["<pad>", "<eos>", "<bos>", "<unk>", "x", "y", "<unused0>", "  ", "ab", "abc", "a"],
            *["gone", "<extra>", "<img>", "[PAD14]"],
        ],
        f"{G}scores": [
            *[-1000.0, 0.0, 0.0, 0.0, -9.0, -9.5, -1000.0, -1000.0, -0.0, -1.0, -2.5, -3.0],
            *[-1000.0, -1000.0, -10000.0],
        ],
        f"{G}token_type": [3, 3, 3, 2, 1, 1, 3, 4, 1, 1, 1, 5, 3, 4, 5],
        f"{G}bos_token_id": 2,
        f"{G}eos_token_id": 1,
        f"{G}padding_token_id": 0,
        f"{G}unknown_token_id": 3,
        f"{G}add_bos_token": True,
        f"{G}add_sep_token": False,
        "tokenizer.chat_template": "{{ x }}",
        f"{G}add_space_prefix": False,
    }
    assert list(found.items()) == list(first.items())
    assert math.copysign(1, found[f"{G}scores"][8]) == -1


def test_llama_says_first_whether_a_space_is_put_before(tmp_path: Path) -> None:
    config = {"add_bos_token": True, "add_eos_token": False, "add_prefix_space": True}
    files = {
        "tokenizer.model": sentencepiece(LLAMA),
        "tokenizer_config.json": {**config, "bos_token": "<s>"},
        "chat_template.jinja": b"one\r\ntwo",
        "config.json": {"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 9},
    }
    expected = {
        f"{G}add_space_prefix": True,
        f"{G}model": "llama",
        f"{G}pre": "default",
        f"{G}tokens": ["<unk>", "<s>", "</s>", "c", "▁a", "b", "[PAD6]", "[PAD7]"],
        f"{G}scores": [0.0, 0.0, 0.0, 0.0, -1.0, -2.0, -10000.0, -10000.0],
        f"{G}token_type": [2, 3, 3, 1, 1, 1, 5, 5],
        f"{G}bos_token_id": 1,
        f"{G}eos_token_id": 2,
        f"{G}add_bos_token": True,
        f"{G}add_eos_token": False,
        "tokenizer.chat_template": "one\ntwo",
    }
    assert list(read(tmp_path, "llama", files, vocab_size=8).items()) == list(expected.items())


def test_llama_without_tokenizer_model_has_one_score_for_all(tmp_path: Path) -> None:
    texts = ["<unk>", "<s>", "</s>", "<0x41>", "▁", "a", "▁a"]
    added = [(0, "<unk>", 1), (1, "<s>", 1), (2, "</s>", 1), (7, "<new>", 0), (8, "<|sp|>", 1)]
    model = {
        "vocab": {text: token for token, text in enumerate(texts)},
        "merges": ["▁ a"],
        "byte_fallback": True,
        "unk_token": "<unk>",
    }
    files = {
        "tokenizer.json": tokenizer(
            model=model,
            added=[{"id": i, "content": text, "special": bool(s)} for i, text, s in added],
            decoder={"type": "Sequence", "decoders": [{"type": "Fuse"}]},
        ),
        "tokenizer_config.json": {
            "tokenizer_class": "LlamaTokenizer",
            "bos_token": "<s>",
            "eos_token": "</s>",
            "additional_special_tokens": ["<|sp|>"],
        },
    }
    found = read(tmp_path, "llama", files, vocab_size=9)
    assert found[f"{G}model"] == "llama"
    assert found[f"{G}tokens"] == [*texts, "<new>", "<|sp|>"]
    assert found[f"{G}scores"] == [-1000.0] * 9
    assert found[f"{G}token_type"] == [3, 3, 3, 6, 1, 1, 1, 4, 3]


def test_phi_3_believes_its_files_about_what_is_special(tmp_path: Path) -> None:
    files = {
        "tokenizer.model": sentencepiece(LLAMA),
        "added_tokens.json": {"<|user|>": 6},
        "tokenizer_config.json": {
            "tokenizer_class": "LlamaTokenizer",
            "added_tokens_decoder": {
                "2": {"content": "</s>", "special": False},
                "7": {"content": "<|end|>", "special": False},
            },
        },
        "tokenizer.json": {
            "added_tokens": [
                {"id": 1, "content": "<s>", "special": True},
                {"id": 8, "content": "▁x", "special": False},
            ],
            "model": {},
        },
    }
    found = read(tmp_path, "phi3", files, vocab_size=10)
    texts = ["<unk>", "<s>", "</s>", "c", "▁a", "b", "<|user|>", "<|end|>", "▁x", "[PAD9]"]
    assert found[f"{G}tokens"] == texts
    assert found[f"{G}token_type"] == [2, 3, 4, 1, 1, 1, 4, 4, 4, 5]


def test_phi_4_is_the_same_under_any_class(tmp_path: Path) -> None:
    whole = tokenizer(["th"], ["t h"], [{"id": 257, "content": "<|im_end|>", "special": True}])
    results = [
        read(
            tmp_path / name,
            "phi3",
            {"tokenizer.json": whole, "tokenizer_config.json": {"tokenizer_class": name}},
            vocab_size=260,
        )
        for name in ("GPT2Tokenizer", "LlamaTokenizer", "TokenizersBackend", "x")
    ]
    assert results[0][f"{G}model"] == "gpt2"
    assert all(result == results[0] for result in results)


def test_bytes_merges_and_what_is_added(tmp_path: Path) -> None:
    added = [
        {"id": 258, "content": "<|im_start|>", "special": True},
        {"id": 259, "content": "two words"},
        {"id": 260, "content": "日本", "normalized": True},
    ]
    whole = tokenizer(["th", "Ġth"], [["t", "h"], ["Ġ", "th"]], added)
    found = read(tmp_path, "olmo2", {"tokenizer.json": whole}, vocab_size=263)
    assert found[f"{G}model"] == "gpt2"
    assert found[f"{G}pre"] == "dbrx"
    tail = ["th", "Ġth", "<|im_start|>", "two words", "日本", "[PAD261]", "[PAD262]"]
    assert found[f"{G}tokens"] == [*ALPHABET, *tail]
    assert found[f"{G}token_type"] == [*[1] * 258, 3, 4, 4, 5, 5]
    assert found[f"{G}merges"] == ["t h", "Ġ th"]
    assert f"{G}scores" not in found


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pretokenizer, "_by_hash", lambda ids: "known" if ids else None)


@pytest.mark.usefixtures("known")
def test_a_hash_that_is_known_decides(tmp_path: Path) -> None:
    found = read(tmp_path, "qwen2", {"tokenizer.json": tokenizer()})
    assert found[f"{G}pre"] == "known"
    assert f"{G}add_bos_token" not in found


def test_a_name_by_structure_brings_no_bos_that_is_not_there(tmp_path: Path) -> None:
    whole = tokenizer(model={"ignore_merges": True})
    found = read(tmp_path, "llama", {"tokenizer.json": whole})
    assert found[f"{G}pre"] == "llama-bpe"
    assert found[f"{G}add_bos_token"] is False


def test_a_small_vocabulary_of_49152_adds_no_bos(tmp_path: Path) -> None:
    files = {
        "tokenizer.model": sentencepiece(LLAMA),
        "tokenizer_config.json": {"add_bos_token": True},
    }
    found = read(tmp_path, "llama", files, vocab_size=49152)
    assert found[f"{G}add_bos_token"] is False


def test_code_llama_has_the_end_of_its_middle(tmp_path: Path) -> None:
    files = {"tokenizer.model": sentencepiece(LLAMA)}
    found = read(tmp_path, "llama", files, vocab_size=32016)
    assert list(found)[-1] == f"{G}eot_token_id"
    assert found[f"{G}eot_token_id"] == 32010


def test_no_tokenizer_at_all_is_said(tmp_path: Path) -> None:
    for family in vocabulary.FAMILIES:
        found = refusal(tmp_path, family, {})
        assert found.code is Code.TOKENIZER_UNSUPPORTED
        assert "tokenizer.json" in str(found.facts["why"])


def test_every_hash_is_one_and_every_name_is_there() -> None:
    assert len(hashes.NAMES) == 95
    assert all(len(key) == 64 for key in hashes.NAMES)
    # The reference names these twice; the later one counts.
    double = "b6dc8df998e1cfbdc4eac8243701a65afe638679230920b50d6f17d81c098166"
    assert hashes.NAMES[double] == "olmo"
    assert set(special.NAMES) - {"eot", "eom"} <= set(special.ROLES)
