"""A large JSON object, cut into its members before any of them is parsed.

A tokenizer.json of 34 MB costs up to 210 MB as Python objects; with a tokenizer.model beside it
only a few kilobytes of it are needed, and its merges are needed once, one at a time.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from converters.folder import Folder, parse
from converters.refusal import Refusal, invalid

FILE = "tokenizer.json"
MOST_DEPTH = 64
TEXT = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
# A text, a bracket or another mark; possessive throughout, so that no content makes it slow.
MARK = re.compile(TEXT + rb"|[{}\[\],:]", re.DOTALL)
# Neither text nor bracket, as much as there is; an array of texts without brackets inside.
PLAIN = rb"[^\"{}\[\]]*+"
ARRAY = rb"\[" + PLAIN + rb"(?:" + TEXT + PLAIN + rb")*+\]"
# Up to a bracket of what is skipped, or a hundred words; arrays without brackets inside are words.
# The repeat is in an atomic group, not possessive: there Python before 3.11.5 goes on behind an
# array that turned out to be none (CPython gh-106052; Debian 12 has 3.11.2). It remembers each
# word until the group ends: so they are counted.
SKIPPED = re.compile(
    PLAIN + rb"(?>(?:(?:" + TEXT + rb"|" + ARRAY + rb")" + PLAIN + rb"){0,100})", re.DOTALL
)
# What is in an object of numbers, and in an array of texts or of pairs of texts.
NUMBER = re.compile(rb"\s*+(" + TEXT + rb")\s*+:\s*+(\d{1,10})\s*+([,}])", re.DOTALL)
ITEM = re.compile(
    rb"\s*+(?:(" + TEXT + rb")|\[\s*+(" + TEXT + rb")\s*+,\s*+(" + TEXT + rb")\s*+\])\s*+([,\]])",
    re.DOTALL,
)
SPACE = b" \t\r\n"


class Document:
    """One object of a JSON file; its members are parsed when they are asked for."""

    def __init__(self, content: bytes, where: str, start: int = 0, end: int | None = None) -> None:
        """Find the members of the object that `content[start:end]` holds.

        Raises:
            Refusal: `checkpoint_invalid` where it is no object, unbalanced, repeats a name or
                nests too deep.
        """
        self._content = content
        self.where = where
        self._spans: dict[str, tuple[int, int]] = {}
        for name, first, last in _members(content, where, start, end):
            if name in self._spans:
                raise invalid(where, f"it says “{name[:64]}” twice")
            self._spans[name] = first, last

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a member of this name."""
        return name in self._spans

    def value(self, name: str, default: Any = None) -> Any:
        """Return a member, parsed; `default` if there is none.

        Raises:
            Refusal: `checkpoint_invalid` if it is no valid JSON.
        """
        if name not in self._spans:
            return default
        start, end = self._spans[name]
        return parse(self.where, b'{"":' + self._content[start:end] + b"}")[""]

    def inside(self, name: str) -> "Document":
        """Return a member that is an object, its own members not parsed yet.

        Raises:
            Refusal: `checkpoint_invalid` if it is missing or no object.
        """
        if name not in self._spans:
            raise invalid(self.where, f"it holds no “{name}”")
        return Document(self._content, f"{self.where}: {name}", *self._spans[name])

    def numbers(self, name: str) -> dict[str, int]:
        """Return a member that is an object of whole numbers, none of them below zero.

        Raises:
            Refusal: `checkpoint_invalid` where it is no such object or names something twice.
        """
        found: dict[str, int] = {}
        count = 0
        for text, number in self._each(name, NUMBER, b"{}"):
            found[self._text(text)] = int(number)
            count += 1
        if len(found) < count:
            raise invalid(self.where, f"“{name}” names something twice")
        return found

    def items(self, name: str) -> Iterator[str | tuple[str, str]]:
        """Yield the items of a member that is an array of texts, or of pairs of texts.

        One at a time: half a million merges are never in memory together.

        Raises:
            Refusal: `checkpoint_invalid` where it is no such array.
        """
        for alone, left, right in self._each(name, ITEM, b"[]"):
            yield self._text(alone) if alone else (self._text(left), self._text(right))

    def _each(
        self, name: str, pattern: re.Pattern[bytes], brackets: bytes
    ) -> Iterator[tuple[bytes, ...]]:
        """Yield the groups of each item but the last one, which is the mark behind it."""
        if name not in self._spans:
            return
        opening, closing = brackets[:1], brackets[1:]
        position, end = self._spans[name]
        if self._content[position : min(end, position + 8)].translate(None, SPACE) == brackets:
            return
        mark = b"," if self._content[position : position + 1] == opening else b""
        position += 1
        while mark == b"," and (match := pattern.match(self._content, position, end)):
            *groups, mark = match.groups()
            position = match.end()
            yield tuple(groups)
        if mark != closing or position != end:
            raise invalid(self.where, f"“{name}” holds something else than it should")

    def _text(self, quoted: bytes) -> str:
        try:
            return str(json.loads(quoted)) if b"\\" in quoted else quoted[1:-1].decode("utf-8")
        except ValueError as error:
            raise _broken(self.where) from error


def read(folder: Folder) -> Document | None:
    """Return the tokenizer.json of a folder; `None` if there is none.

    Raises:
        Refusal: `checkpoint_invalid`.
    """
    content = folder.content(FILE)
    return None if content is None else Document(content, FILE)


def _members(
    content: bytes, where: str, start: int, end: int | None
) -> Iterator[tuple[str, int, int]]:
    """Yield the name and the span of each member of an object."""
    end = len(content) if end is None else end
    first, last = _trimmed(content, start, end)
    if content[first : first + 1] != b"{" or content[last - 1 : last] != b"}":
        raise invalid(where, "it holds no JSON object")
    name: str | None = None
    first, last = first + 1, last - 1
    for position, mark in _marks(content, where, first, last):
        inner = _trimmed(content, first, position)
        if mark == b":" and name is None:
            name = _name(content[slice(*inner)], where)
        elif name is not None and mark != b":":
            yield name, *inner
            name = None
        elif inner[0] < inner[1] or mark != b"":
            raise _broken(where)
        first = position + 1


def _marks(content: bytes, where: str, first: int, last: int) -> Iterator[tuple[int, bytes]]:
    """Yield the colons and commas outside of what nests inside, and then the end."""
    position = first
    while match := MARK.search(content, position, last):
        mark, position = match.group(), match.end()
        if mark in (b":", b","):
            yield match.start(), mark
        elif mark in (b"{", b"["):
            position = _after(content, where, position, last)
        elif mark in (b"}", b"]"):
            raise _broken(where)
    yield last, b""


def _after(content: bytes, where: str, position: int, last: int) -> int:
    """Return where what a bracket began ends."""
    depth = 1
    while depth:
        match = SKIPPED.match(content, position, last)
        end = match.end() if match else position
        mark = content[end : min(end + 1, last)]
        if depth > MOST_DEPTH:
            raise invalid(where, "it nests too deep")
        if mark and mark in b"{}[]":
            depth += 1 if mark in b"{[" else -1
            end += 1
        if end == position:
            raise _broken(where)
        position = end
    return position


def _trimmed(content: bytes, first: int, last: int) -> tuple[int, int]:
    while first < last and content[first] in SPACE:
        first += 1
    while last > first and content[last - 1] in SPACE:
        last -= 1
    return first, last


def _name(text: bytes, where: str) -> str:
    try:
        name = json.loads(text)
    except ValueError as error:
        raise _broken(where) from error
    if not isinstance(name, str):
        raise _broken(where)
    return name


def _broken(where: str) -> Refusal:
    return invalid(where, "it is no valid JSON")
