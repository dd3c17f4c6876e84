"""The pieces of a SentencePiece model, read from its protobuf.

Format: sentencepiece_model.proto, message ModelProto: field 1 is repeated, each a piece of
{1: text, 2: score as float32, 3: type}; an absent score is 0.0, an absent type 1. Everything else
in the file says how text is cut, which llama.cpp does in its own way.
"""

import math
import struct
from collections.abc import Iterator
from typing import NamedTuple

from converters.refusal import invalid
from converters.vocabulary.table import MOST_TEXT_BYTES, MOST_TOKENS, Type

FILE = "tokenizer.model"
VARINT, FIXED64, LENGTH, FIXED32 = 0, 1, 2, 5
MOST_VARINT_BYTES = 10
# SentencePiece's own types; a user's pieces are written as normal ones, as in the reference.
TYPES = {
    1: Type.NORMAL,
    2: Type.UNKNOWN,
    3: Type.CONTROL,
    4: Type.NORMAL,
    5: Type.UNUSED,
    6: Type.BYTE,
}


class Piece(NamedTuple):
    """A piece: its text, score and type."""

    text: bytes
    score: float
    kind: Type


def pieces(content: bytes) -> list[Piece]:
    """Return the pieces of a model, in the order of their ids.

    Raises:
        Refusal: `checkpoint_invalid`: not such a file; no or too many pieces; a piece without
            text, with a text twice, or not UTF-8; not exactly one unknown piece.
    """
    found: list[Piece] = []
    for field, wire, start, end in _fields(content, 0, len(content)):
        if field != 1:
            continue
        if wire != LENGTH:
            raise _broken("a piece is no message")
        if len(found) == MOST_TOKENS:
            raise _broken(f"it holds more than {MOST_TOKENS:,} pieces")
        found.append(_piece(content, start, end))
    if len({piece.text for piece in found}) != len(found):
        raise _broken("two pieces have the same text")
    if sum(piece.kind is Type.UNKNOWN for piece in found) != 1:
        raise _broken("it has not exactly one piece for the unknown")
    return found


def _piece(content: bytes, start: int, end: int) -> Piece:
    text, score, kind = b"", 0.0, 1
    for field, wire, first, last in _fields(content, start, end):
        if field == 1 and wire == LENGTH:
            text = content[first:last]
        elif field == 2 and wire == FIXED32:  # noqa: PLR2004  numbers of the format
            (score,) = struct.unpack_from("<f", content, first)
        elif field == 3 and wire == VARINT:  # noqa: PLR2004
            kind, _ = _varint(content, first, last)
    if not 0 < len(text) <= MOST_TEXT_BYTES or kind not in TYPES or not math.isfinite(score):
        raise _broken("a piece has no text, no known type or no score")
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _broken("a piece is not UTF-8") from error
    return Piece(text, score, TYPES[kind])


def _fields(content: bytes, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield number, wire type and span of each field of a message."""
    while start < end:
        tag, start = _varint(content, start, end)
        wire = tag & 7
        if wire == LENGTH:
            length, start = _varint(content, start, end)
            after = start + length
        elif wire == VARINT:
            _, after = _varint(content, start, end)
        elif wire in (FIXED32, FIXED64):
            after = start + (4 if wire == FIXED32 else 8)
        else:
            raise _broken("it is no SentencePiece model")
        if after > end or tag < 8:  # noqa: PLR2004  field 0 does not exist
            raise _broken("it is cut off or no SentencePiece model")
        yield tag >> 3, wire, start, after
        start = after


def _varint(content: bytes, start: int, end: int) -> tuple[int, int]:
    if start < end and content[start] < 128:  # noqa: PLR2004  nearly always
        return content[start], start + 1
    value = 0
    for index, byte in enumerate(content[start : min(end, start + MOST_VARINT_BYTES)]):
        value |= (byte & 127) << (7 * index)
        if byte < 128:  # noqa: PLR2004
            return value, start + index + 1
    raise _broken("it is cut off or no SentencePiece model")


def _broken(why: str) -> Exception:
    return invalid(FILE, why)
