"""The token list of a tokenizer.json: byte-level vocabularies, and those of Llama's kind.

The rules are those of llama.cpp's converter at 0c1e57098 (`get_vocab_base`, `LlamaHfVocab`).
"""

import re
import struct
from collections.abc import Mapping
from typing import Any

from converters.keys import Keys, Kind
from converters.refusal import Code, Refusal, invalid
from converters.vocabulary import rebuilt, trial
from converters.vocabulary.document import FILE, Document
from converters.vocabulary.loaded import Added, Loaded
from converters.vocabulary.table import UNDERLINE, Table, Type, is_special, size_of, utf8
from converters.vocabulary.unigram import SCORE

BYTE = re.compile(r"<0x[0-9A-Fa-f]{2}>")
BYTES = {letter: byte for byte, letter in enumerate(trial.LETTER_OF_BYTE)}
# What transformers takes out of a decoded text where a config asks for it.
CLEAN_UP = (" .", " ?", " !", " ,", " ' ", " n't", " 'm", " 's", " 've", " 're")


def table(loaded: Loaded, config: Mapping[str, Any]) -> Table:
    """Return the tokens by id; those that only a class adds are left out if they do not fit.

    Raises:
        Refusal: `checkpoint_invalid`: a token of tokenizer.json lies beyond the vocabulary.
    """
    found = Table(size_of(config, loaded.size))
    for text, token in loaded.ids.items():
        if token >= len(found):
            raise invalid(FILE, f"token {token} lies beyond the vocabulary of config.json")
        found.set(token, utf8(text, FILE), 0.0, Type.NORMAL)
    decode = _Decoder(loaded)
    for one in loaded.added.values():
        if one.token < len(found):
            _set_added(found, one, one.text if one.is_normalized else decode(one.text))
    return found


def llama_table(loaded: Loaded, config: Mapping[str, Any]) -> Table:
    """Return the tokens of a vocabulary of Llama's kind: with bytes, all with the same score.

    Raises:
        Refusal: as `table`.
    """
    found = Table(size_of(config, loaded.size))
    special = set(loaded.special)
    names = {**loaded.ids, **{text: one.token for text, one in loaded.added.items()}}
    for text, token in names.items():
        if token >= len(found) and text in loaded.ids:
            raise invalid(FILE, f"token {token} lies beyond the vocabulary of config.json")
        kind = Type.NORMAL if token < len(loaded.ids) else Type.USER_DEFINED
        if BYTE.fullmatch(text) and token < len(loaded.ids):
            kind = Type.BYTE
        elif text in special:
            kind = Type.CONTROL
        if token < len(found):
            found.set(token, utf8(text, FILE), SCORE, kind)
    return found


def add_merges(keys: Keys, loaded: Loaded) -> None:
    """Set the merges; a space inside of one is written as U+0120.

    Raises:
        Refusal: `checkpoint_invalid`, also for a merge of what the vocabulary lacks.
    """
    ids, count, items = loaded.ids, 0, bytearray()
    for left, right in rebuilt.merges(loaded.model):
        if left not in ids or right not in ids or left + right not in ids:
            raise invalid(FILE, f"merge {count} has or makes what the vocabulary lacks")
        text = b"%b %b" % (_escaped(left), _escaped(right))
        items += struct.pack("<Q", len(text))
        items += text
        count += 1
    if count:
        # Half a million texts are not made to be joined: they would cost four times as much.
        head = struct.pack("<IIQ", Kind.ARRAY, Kind.STRING, count)
        keys.encoded("tokenizer.ggml.merges", head + items)


def is_of_llama(whole: Document) -> bool:
    """Tell whether a tokenizer.json is a SentencePiece model of Llama's kind, as merges."""
    model = whole.inside("model")
    decoder = whole.value("decoder")
    is_sequence = isinstance(decoder, dict) and decoder.get("type") == "Sequence"
    is_bpe = model.value("type") == "BPE" and model.value("byte_fallback") is True
    return is_bpe and is_sequence


def expect_bpe(whole: Document) -> None:
    """Refuse what has no merges.

    Raises:
        Refusal: `tokenizer_unsupported`.
    """
    model = whole.inside("model")
    kind = model.value("type", "BPE")
    if kind != "BPE" or model.value("continuing_subword_prefix"):
        why = f"it holds a tokenizer of type {str(kind)[:32]} or of parts of words"
        raise Refusal(Code.TOKENIZER_UNSUPPORTED, where=FILE, why=why)


def _set_added(found: Table, one: Added, text: str) -> None:
    if one.is_special or is_special(text):
        found.set(one.token, utf8(text, FILE), 0.0, Type.CONTROL)
    else:
        plain = utf8(text.replace(UNDERLINE, " "), FILE)
        found.set(one.token, plain, 0.0, Type.USER_DEFINED)


def _escaped(text: str) -> bytes:
    return utf8(text, FILE).replace(b" ", "\u0120".encode())


class _Decoder:
    """What decoding one token alone gives."""

    def __init__(self, loaded: Loaded) -> None:
        decoder = loaded.whole.value("decoder")
        self._steps = decoder.get("decoders", [decoder]) if isinstance(decoder, dict) else []
        self._is_cleaned = bool(loaded.config.get("clean_up_tokenization_spaces"))

    def __call__(self, text: str) -> str:
        for step in self._steps:
            kind = step.get("type") if isinstance(step, dict) else None
            if kind == "ByteLevel":
                text = _from_bytes(text)
            elif kind == "Replace":
                text = _replaced(text, step)
        for old in CLEAN_UP if self._is_cleaned else ():
            text = text.replace(old, old.strip() if old != " ' " else "'")
        return text


def _from_bytes(text: str) -> str:
    if not all(letter in BYTES for letter in text):
        return text
    return bytes(BYTES[letter] for letter in text).decode("utf-8", "replace")


def _replaced(text: str, step: Mapping[str, Any]) -> str:
    pattern = step.get("pattern")
    old = pattern.get("String") if isinstance(pattern, dict) else None
    new = step.get("content")
    if isinstance(old, str) and isinstance(new, str) and len(old) == 1 and len(new) <= 1:
        return text.replace(old, new)
    return text
