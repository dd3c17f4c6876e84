"""The list of tokens of a model: text, score and type of each id."""

import re
from array import array
from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from converters.keys import Keys, Kind
from converters.refusal import invalid

MOST_TOKENS = 1 << 20  # the largest vocabularies known have about 900,000
MOST_TEXT_BYTES = 1 << 16
BYTE = re.compile(r"<0x[0-9A-F]{2}>")
UNDERLINE = "\u2581"  # SentencePiece's space
LOOK_SPECIAL = re.compile(r"<\|(?:.*\|)?>|<\uff5c(?:.*\uff5c)?>|<unused.*>", re.DOTALL)
SPECIAL_TEXTS = frozenset({"<pad>", "<mask>", "<2mass>", "[@BOS@]"})


class Type(IntEnum):
    """Types of tokens (llama.h `llama_token_type`)."""

    NORMAL = 1
    UNKNOWN = 2
    CONTROL = 3
    USER_DEFINED = 4
    UNUSED = 5
    BYTE = 6


class Table:
    """Tokens by id, as they are written; ids that nothing names are `[PAD{id}]`, unused."""

    def __init__(self, size: int) -> None:
        """Make a list of `size` tokens that nothing names yet."""
        self.texts: list[bytes] = [b""] * size
        self.scores = array("f", [-10000.0]) * size
        self.types = bytearray([Type.UNUSED]) * size

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.texts)

    def set(self, token: int, text: bytes, score: float, kind: Type) -> None:
        """Name a token."""
        self.texts[token] = text
        self.scores[token] = score
        self.types[token] = kind

    def keys(self, model: str, pre: str) -> Keys:
        """Return the keys of the list; model “llama” has scores, “gpt2” has none."""
        keys = Keys()
        keys.text("tokenizer.ggml.model", model)
        keys.text("tokenizer.ggml.pre", pre)
        keys.texts(
            "tokenizer.ggml.tokens",
            [text or b"[PAD%d]" % token for token, text in enumerate(self.texts)],
        )
        if model == "llama":
            keys.numbers("tokenizer.ggml.scores", Kind.F32, self.scores)
        keys.numbers("tokenizer.ggml.token_type", Kind.I32, self.types)
        return keys


def is_special(text: str) -> bool:
    """Tell whether a token looks like one that no person types, whatever its file says.

    The rule of llama.cpp's converter at 0c1e57098 (`does_token_look_special`).
    """
    return text in SPECIAL_TEXTS or LOOK_SPECIAL.fullmatch(text) is not None


def size_of(config: Any, at_least: int) -> int:
    """Return the number of tokens: `vocab_size` of the config, else as many as are named.

    Raises:
        Refusal: `checkpoint_invalid` if it is no number or no vocabulary is so large.
    """
    size = config.get("vocab_size") or at_least
    if type(size) is not int or not 0 < size <= MOST_TOKENS:
        raise invalid("config.json", f"vocab_size is {str(size)[:32]}")
    return size


def token_id(value: Any, where: str) -> int:
    """Return a token id that a file names.

    Raises:
        Refusal: `checkpoint_invalid` if it is none.
    """
    if type(value) is not int or not 0 <= value < MOST_TOKENS:
        raise invalid(where, f"{str(value)[:32]} is no token id")
    return value


def utf8(text: Any, where: str) -> bytes:
    """Return the text of a token as it is written.

    Raises:
        Refusal: `checkpoint_invalid` if it is no text, empty, too long or half a character.
    """
    if not isinstance(text, str) or not 0 < len(text) <= MOST_TEXT_BYTES:
        raise invalid(where, "a token is no text, empty or too long")
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise invalid(where, "a token holds half a character") from error


def highest(ids: Iterable[int]) -> int:
    """Return the number of ids up to the highest."""
    return max(ids, default=-1) + 1
