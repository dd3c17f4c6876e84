"""Small tokenizers, written as their files: SentencePiece models and tokenizer.json."""

import json
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from converters.folder import Folder
from converters.keys import FORMATS, Keys, Kind
from converters.vocabulary import splits, trial

BYTES = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": False}
ALPHABET = sorted(trial.LETTER_OF_BYTE)


def varint(value: int) -> bytes:
    """Return a number as protobuf writes it."""
    content = bytearray()
    while value > 127:
        content.append(value & 127 | 128)
        value >>= 7
    return bytes([*content, value])


def field(number: int, content: bytes) -> bytes:
    """Return a protobuf field that holds bytes."""
    return varint(number << 3 | 2) + varint(len(content)) + content


def piece(text: bytes, score: float | None = None, kind: int | None = None) -> bytes:
    """Return one piece of a SentencePiece model; what is `None` is left out."""
    content = field(1, text)
    if score is not None:
        content += varint(2 << 3 | 5) + struct.pack("<f", score)
    if kind is not None:
        content += varint(3 << 3) + varint(kind)
    return field(1, content)


def sentencepiece(pieces: Iterable[tuple[str, float | None, int | None]]) -> bytes:
    """Return a SentencePiece model: texts, scores and types."""
    trainer = field(2, varint(3 << 3) + varint(2))
    return b"".join(piece(text.encode(), *rest) for text, *rest in pieces) + trainer


def tokenizer(
    words: Iterable[str] = (),
    merges: Iterable[Any] = (),
    added: Iterable[Mapping[str, Any]] = (),
    model: Mapping[str, Any] | None = None,
    **rest: Any,
) -> dict[str, Any]:
    """Return a byte-level tokenizer.json: all bytes, then `words`, then what is added."""
    texts = [*ALPHABET, *words]
    split = {"type": "Split", "pattern": {"Regex": splits.LLAMA3}, "behavior": "Isolated"}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"normalized": False, "special": False, **entry} for entry in added],
        "normalizer": None,
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{**split, "invert": False}, BYTES]},
        "post_processor": None,
        "decoder": BYTES,
        "model": {
            "type": "BPE",
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": {text: token for token, text in enumerate(texts)},
            "merges": list(merges),
            **(model or {}),
        },
        **rest,
    }


def folder(path: Path, files: Mapping[str, Any]) -> Folder:
    """Write a model folder: bytes and texts as they are, anything else as JSON."""
    path.mkdir(exist_ok=True)
    for name, content in {"config.json": {}, **files}.items():
        if isinstance(content, bytes):
            (path / name).write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content)
            (path / name).write_text(text, encoding="utf-8")
    return Folder(path)


def decoded(keys: Keys) -> dict[str, Any]:
    """Return the values of keys, in their order."""
    content = b"".join(keys.as_bytes())
    found: dict[str, Any] = {}
    place = 0
    while place < len(content):
        name, place = _text(content, place)
        (kind,) = struct.unpack_from("<I", content, place)
        found[name], place = _value(content, place + 4, Kind(kind))
    return found


def _text(content: bytes, place: int) -> tuple[str, int]:
    (length,) = struct.unpack_from("<Q", content, place)
    return content[place + 8 : place + 8 + length].decode(), place + 8 + length


def _value(content: bytes, place: int, kind: Kind) -> tuple[Any, int]:
    if kind is Kind.STRING:
        return _text(content, place)
    if kind is Kind.ARRAY:
        inner, count = struct.unpack_from("<IQ", content, place)
        place += 12
        values = []
        for _ in range(count):
            value, place = _value(content, place, Kind(inner))
            values.append(value)
        return values, place
    (value,) = struct.unpack_from(f"<{FORMATS[kind]}", content, place)
    return value, place + struct.calcsize(FORMATS[kind])
