"""Tiny tokenizers: a SentencePiece model, the same as tokenizer.json, and byte-level BPE.

The merges are learnt from one paragraph, ties broken by text, so they never change. Both writers
of the SentencePiece kind hold the same pieces: a test can ask for the same tokens from either.
"""

import json
import struct
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

LESSON = (
    "Malaria is a disease caused by a parasite. The patient has fever, chills and a headache; "
    "the fever returns every 48 hours. Treat the patient with artesunate at 2.4 mg/kg. "
    "If the fever does not fall within 3 days, test the blood again and ask for help. "
    "Severe malaria needs treatment at once: the patient may have seizures, "
    "low blood sugar or acidosis. Le patient a de la fièvre depuis trois jours."
)
SPACE = "\u2581"
NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE = range(1, 7)
Piece = tuple[str, float, int]
MERGE_COUNT = 120

GPT4 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|"
    r" ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
QWEN2 = GPT4.replace(r"\p{N}{1,3}", r"\p{N}")
TEKKEN = (
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|"
    r"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|"
    r"\p{N}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def learnt(words: Sequence[str], count: int) -> list[tuple[str, str]]:
    """Return the first merges of byte-pair encoding: the commonest pair, then the smaller text."""
    counted = Counter(words)
    split = {word: list(word) for word in counted}
    merges: list[tuple[str, str]] = []
    for _ in range(count):
        pairs: Counter[tuple[str, str]] = Counter()
        for word, parts in split.items():
            for pair in pairwise(parts):
                pairs[pair] += counted[word]
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        merges.append(best)
        for word, parts in split.items():
            split[word] = _joined(parts, best)
    return merges


def _joined(parts: list[str], pair: tuple[str, str]) -> list[str]:
    joined: list[str] = []
    place = 0
    while place < len(parts):
        if tuple(parts[place : place + 2]) == pair:
            joined.append("".join(pair))
            place += 2
        else:
            joined.append(parts[place])
            place += 1
    return joined


@cache
def pieces(style: str) -> tuple[Piece, ...]:
    """Return the pieces of a SentencePiece model in Gemma's or Llama's arrangement.

    Gemma: named tokens, user-defined ones, bytes, merges from score -0.0 down, then characters.
    Llama: unknown and control first, then bytes, merges, characters.
    """
    words = [SPACE + word for word in LESSON.split()]
    merges = learnt(words, MERGE_COUNT)
    joined = list(dict.fromkeys("".join(pair) for pair in merges))
    letters = sorted({letter for word in words for letter in word})
    raw = [(f"<0x{byte:02X}>", 0.0, BYTE) for byte in range(256)]
    if style == "gemma":
        named = [(name, 0.0, CONTROL) for name in ("<pad>", "<eos>", "<bos>")]
        named += [("<unk>", 0.0, UNKNOWN), ("<mask>", 0.0, USER_DEFINED)]
        named += [(f"<unused{number}>", 0.0, USER_DEFINED) for number in range(3)]
        named += [(name, 0.0, USER_DEFINED) for name in ("<start_of_turn>", "<end_of_turn>")]
        named += [("\n", 0.0, USER_DEFINED), (SPACE * 2, 0.0, USER_DEFINED)]
    else:
        named = [("<unk>", 0.0, UNKNOWN), ("<s>", 0.0, CONTROL), ("</s>", 0.0, CONTROL)]
    ranked = [(piece, -float(rank), NORMAL) for rank, piece in enumerate(joined + letters)]
    return (*named, *raw, *ranked)


def model(all_pieces: Sequence[Piece]) -> bytes:
    """Return tokenizer.model: ModelProto of sentencepiece_model.proto, byte fallback, BPE."""
    content = b""
    for text, score, kind in all_pieces:
        piece = _field(1, text.encode()) + b"\x15" + struct.pack("<f", score)
        if kind != NORMAL:  # the default is left out, as sentencepiece does
            piece += b"\x18" + bytes([kind])
        content += _field(1, piece)
    trainer = _number(3, 2) + _number(4, len(all_pieces)) + _number(35, 1)
    ids = {text: number for number, (text, _, _) in enumerate(all_pieces)}
    trainer += _number(40, ids["<unk>"])
    trainer += _number(41, ids.get("<bos>", ids.get("<s>", 0)))
    trainer += _number(42, ids.get("<eos>", ids.get("</s>", 0)))
    normalizer = _field(1, b"identity") + _number(3, 0) + _number(4, 0) + _number(5, 1)
    return content + _field(2, trainer) + _field(3, normalizer)


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _varint(value: int) -> bytes:
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*encoded, value])


def added(number: int, text: str, special: bool = True, normalized: bool = False) -> dict[str, Any]:
    """Return one entry of `added_tokens`."""
    return {
        "id": number,
        "content": text,
        "single_word": False,
        "lstrip": False,
        "rstrip": False,
        "normalized": normalized,
        "special": special,
    }


def template(bos: str) -> dict[str, Any]:
    """Return the post-processor that begins every text with one token."""
    first = {"SpecialToken": {"id": bos, "type_id": 0}}
    second = {"SpecialToken": {"id": bos, "type_id": 1}}
    return {
        "type": "TemplateProcessing",
        "single": [first, {"Sequence": {"id": "A", "type_id": 0}}],
        "pair": [
            first,
            {"Sequence": {"id": "A", "type_id": 0}},
            second,
            {"Sequence": {"id": "B", "type_id": 1}},
        ],
        "special_tokens": {bos: {"id": bos, "ids": [0], "tokens": [bos]}},
    }


def fast(
    all_pieces: Sequence[Piece],
    bos: str,
    extra: Sequence[dict[str, Any]] = (),
    prefix: bool = False,
) -> bytes:
    """Return tokenizer.json of a SentencePiece model, as transformers' converter writes it."""
    ids = {text: number for number, (text, _, _) in enumerate(all_pieces)}
    named = [
        added(number, text, special=kind != USER_DEFINED)
        for number, (text, _, kind) in enumerate(all_pieces)
        if kind in (UNKNOWN, CONTROL, USER_DEFINED)
    ]
    replace = {"type": "Replace", "pattern": {"String": " "}, "content": SPACE}
    prepend = {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": SPACE}, replace]}
    back = [
        {"type": "Replace", "pattern": {"String": SPACE}, "content": " "},
        {"type": "ByteFallback"},
        {"type": "Fuse"},
    ]
    if prefix:
        back.append({"type": "Strip", "content": " ", "start": 1, "stop": 0})
    document = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [*named, *extra],
        "normalizer": prepend if prefix else replace,
        "pre_tokenizer": None,
        "post_processor": _numbered(template(bos), ids[bos]),
        "decoder": {"type": "Sequence", "decoders": back},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": "<unk>",
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": True,
            "byte_fallback": True,
            "ignore_merges": False,
            "vocab": ids,
            "merges": [list(pair) for pair in _every_split(all_pieces)],
        },
    }
    return json.dumps(document, indent=2, ensure_ascii=False).encode()


def _numbered(processor: dict[str, Any], number: int) -> dict[str, Any]:
    for entry in processor["special_tokens"].values():
        entry["ids"] = [number]
    return processor


def _every_split(all_pieces: Sequence[Piece]) -> list[tuple[str, str]]:
    """Return each way to put a piece together, best score first, then by the ids of the parts."""
    known = {text: number for number, (text, _, kind) in enumerate(all_pieces) if kind == NORMAL}
    merges: list[tuple[str, str]] = []
    for text in known:  # scores fall with the id
        cuts = [(text[:cut], text[cut:]) for cut in range(1, len(text))]
        found = [cut for cut in cuts if cut[0] in known and cut[1] in known]
        merges += sorted(found, key=lambda pair: (known[pair[0]], known[pair[1]]))
    return merges


def byte_letters() -> Mapping[int, str]:
    """Return GPT-2's letter for each byte: itself if it prints, else one from U+0100 on."""
    printed = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printed]
    letters = {byte: chr(byte) for byte in printed}
    return letters | {byte: chr(256 + place) for place, byte in enumerate(others)}


def byte_level(
    regex: str,
    extra: Sequence[dict[str, Any]],
    bos: str | None = None,
    **model_fields: Any,
) -> bytes:
    """Return tokenizer.json of byte-level BPE: 256 bytes, merges, then the added tokens.

    Merges are written as pairs if `ignore_merges` is given, else as text, as the two ages of
    transformers do. `extra` gets its ids here, from the first free one on.
    """
    letters = byte_letters()
    words = ["".join(letters[byte] for byte in f" {word}".encode()) for word in LESSON.split()]
    merges = learnt(words, MERGE_COUNT)
    joined = dict.fromkeys("".join(pair) for pair in merges)
    vocabulary = {text: number for number, text in enumerate([*letters.values(), *joined])}
    numbered = [
        entry | {"id": len(vocabulary) + place + entry["id"]} for place, entry in enumerate(extra)
    ]
    ids = {entry["content"]: entry["id"] for entry in numbered}
    level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True}
    split = {"type": "Split", "pattern": {"Regex": regex}, "behavior": "Isolated", "invert": False}
    processors = [level | {"trim_offsets": False, "use_regex": True}]
    if bos:
        processors.append(_numbered(template(bos), ids[bos]))
    document = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": numbered,
        "normalizer": {"type": "NFC"} if regex == QWEN2 else None,
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [split, level | {"use_regex": False}],
        },
        "post_processor": {"type": "Sequence", "processors": processors} if bos else processors[0],
        "decoder": level | {"use_regex": True},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": None,
            "end_of_word_suffix": None,
            "fuse_unk": False,
            "byte_fallback": False,
            **model_fields,
            "vocab": vocabulary,
            "merges": merges if model_fields else [" ".join(pair) for pair in merges],
        },
    }
    return json.dumps(document, indent=2, ensure_ascii=False).encode()
