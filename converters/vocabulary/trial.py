"""The ids that a tokenizer cuts the test text into, which tell its kind.

What the package `tokenizers` does, for this one text and for the parts whose effect on it is
known; anything else gives no ids, and the kind is then told by structure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from converters.vocabulary import rebuilt, special, splits
from converters.vocabulary.loaded import Added, Loaded

NO_RANK = 1 << 62
ESCAPE = {"type": "Replace", "pattern": {"String": " "}, "content": "\u2581"}
# The character that stands for each byte in byte-level vocabularies (GPT-2's table).
PRINTED = [*range(33, 127), *range(161, 173), *range(174, 256)]
HIDDEN = [byte for byte in range(256) if byte not in PRINTED]
LETTERS = dict(zip(PRINTED + HIDDEN, PRINTED + [256 + i for i in range(68)], strict=True))
LETTER_OF_BYTE = [chr(LETTERS[byte]) for byte in range(256)]


@dataclass(frozen=True)
class Kind:
    """How a known pre-tokenizer cuts the test text, and its names by `ignore_merges`.

    Without lengths it does not cut at all.
    """

    lengths: Sequence[int] = ()
    names: Mapping[bool, str] | None = None


def ids(loaded: Loaded, kind: Kind, is_byte_level: bool) -> list[int] | None:
    """Return the ids of the test text, with what is added around it.

    `None` where a part of the tokenizer does something to the text that is not known here.
    """
    around = _around(loaded)
    replace = _replacement(loaded.whole.value("normalizer"))
    if around is None or replace is None:
        return None
    segments = list(_segments(loaded.added.values(), replace))
    if any(isinstance(one, Added) and not one.is_plain for one in segments):
        return None
    if is_byte_level:
        if len(segments) > 1:
            return None
        segments = list(_pieces(kind.lengths))
    texts = [one for one in segments if isinstance(one, str)]
    model = _Model(loaded, texts)
    found: list[int] = []
    for one in segments:
        cut = [one.token] if isinstance(one, Added) else model.cut(one)
        if cut is None:
            return None
        found += cut
    return [*around[0], *found, *around[1]]


def byte_level(text: str) -> str:
    """Return a text as byte-level vocabularies write it: a letter for each byte."""
    return "".join(LETTER_OF_BYTE[byte] for byte in text.encode("utf-8"))


class _Model:
    """The merges that can happen in some texts, and how they cut them."""

    def __init__(self, loaded: Loaded, texts: Sequence[str]) -> None:
        self._ids = loaded.ids
        self._is_whole = loaded.model.value("ignore_merges") is True
        self._has_bytes = loaded.model.value("byte_fallback") is True
        together = "\0".join(texts)
        self._ranks: dict[tuple[str, str], int] = {}
        for rank, pair in enumerate(rebuilt.merges(loaded.model)):
            if "".join(pair) in together:
                self._ranks[pair] = rank

    def cut(self, text: str) -> list[int] | None:
        if self._is_whole and text in self._ids:
            return [self._ids[text]]
        symbols: list[str] = []
        for letter in text:
            if letter in self._ids:
                symbols.append(letter)
            elif self._has_bytes:
                symbols += [f"<0x{byte:02X}>" for byte in letter.encode("utf-8")]
            else:
                return None
        while (best := min(self._ranked(symbols), default=(NO_RANK, 0)))[0] < NO_RANK:
            at = best[1]
            symbols[at : at + 2] = ["".join(symbols[at : at + 2])]
        if not all(symbol in self._ids for symbol in symbols):
            return None
        return [self._ids[symbol] for symbol in symbols]

    def _ranked(self, symbols: Sequence[str]) -> Iterator[tuple[int, int]]:
        pairs = pairwise(symbols)
        return ((self._ranks.get(pair, NO_RANK), at) for at, pair in enumerate(pairs))


def _pieces(lengths: Iterable[int]) -> Iterator[str]:
    start = 0
    for length in lengths:
        yield byte_level(splits.TEXT[start : start + length])
        start += length


def _segments(added: Iterable[Added], replace: Mapping[str, str]) -> Iterator[str | Added]:
    """Yield the test text between added tokens, and these; raw ones first, as they are cut."""
    raw = {one.text: one for one in added if not one.is_normalized}
    other = {_replaced(one.text, replace): one for one in added if one.is_normalized}
    for outer in _cut(splits.TEXT, raw):
        if isinstance(outer, str):
            yield from _cut(_replaced(outer, replace), other)
        else:
            yield outer


def _cut(text: str, tokens: Mapping[str, Added]) -> Iterator[str | Added]:
    """Yield what is between tokens and the tokens; of those at one place the longest counts."""
    present = sorted((one for one in tokens if one in text), key=len, reverse=True)
    if not present:
        yield text
        return
    for part in re.split("(" + "|".join(map(re.escape, present)) + ")", text):
        if part:
            yield tokens.get(part, part)


def _replaced(text: str, replace: Mapping[str, str]) -> str:
    for old, new in replace.items():
        text = text.replace(old, new)
    return text


def _replacement(normalizer: Any) -> dict[str, str] | None:
    """Return what a normalizer replaces in the test text; `None` if it is not known."""
    if normalizer is None:
        return {}
    if not isinstance(normalizer, dict):
        return None
    if normalizer == ESCAPE:
        return {" ": "\u2581"}
    if normalizer.get("type") == "NFC":  # the test text is in that form
        return {}
    inner = normalizer.get("normalizers")
    if normalizer.get("type") == "Sequence" and isinstance(inner, list) and len(inner) < 2:  # noqa: PLR2004
        return _replacement(inner[0]) if inner else {}
    return None


def _around(loaded: Loaded) -> tuple[list[int], list[int]] | None:
    """Return the ids that are added before and after a text; `None` if they are not known."""
    if loaded.adds_bos is not None:
        bos = loaded.role("bos_token") if loaded.adds_bos else None
        eos = loaded.role("eos_token") if loaded.config.get("add_eos_token") else None
        return [] if bos is None else [bos], [] if eos is None else [eos]
    before: list[int] = []
    after: list[int] = []
    for one in special.processors(loaded.whole):
        found = _template(one)
        if found is None:
            return None
        before, after = found[0] + before, after + found[1]
    return before, after


def _template(processor: Any) -> tuple[list[int], list[int]] | None:
    kind = processor.get("type") if isinstance(processor, dict) else None
    if kind == "ByteLevel":
        return [], []
    if kind != "TemplateProcessing":
        return None
    sides: tuple[list[int], list[int]] = ([], [])
    side = 0
    try:
        for part in processor["single"]:
            if "Sequence" in part:
                side = 1
            else:
                name = part["SpecialToken"]["id"]
                sides[side].extend(map(int, processor["special_tokens"][name]["ids"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return sides
