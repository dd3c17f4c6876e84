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
# A string, a bracket or a comma; possessive, so that no text makes it slow.
MARK = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]', re.DOTALL)
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

    def items(self, name: str) -> Iterator[Any]:
        """Yield the items of a member that is an array of texts, or of arrays of texts.

        One at a time: half a million merges are never in memory together.

        Raises:
            Refusal: `checkpoint_invalid` where it is no such array.
        """
        if name not in self._spans:
            return
        start, end = self._spans[name]
        if self._content[start : start + 1] != b"[":
            raise invalid(self.where, f"“{name}” is no array")
        for first, last in _elements(self._content, self.where, start, end):
            try:
                yield json.loads(self._content[first:last])
            except ValueError as error:
                raise invalid(self.where, f"“{name}” holds no valid JSON") from error


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
    spans = _Spans(content, where, start, end, b"{}")
    name: str | None = None
    for first, last, mark in spans:
        if mark == b":":
            name = _name(content[first:last].strip(SPACE), where)
        elif name is None:
            if content[first:last].strip(SPACE):
                raise invalid(where, "it is no valid JSON")
        else:
            yield name, *spans.trimmed(first, last)
            name = None


def _elements(content: bytes, where: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    spans = _Spans(content, where, start, end, b"[]")
    for first, last, mark in spans:
        if mark == b":":
            raise invalid(where, "it is no valid JSON")
        first, last = spans.trimmed(first, last)  # noqa: PLW2901
        if first < last:
            yield first, last


class _Spans:
    """What lies between the marks of one object or array, and the mark that ends each."""

    def __init__(
        self, content: bytes, where: str, start: int, end: int | None, brackets: bytes
    ) -> None:
        self.content, self.where, self.brackets = content, where, brackets
        self.end = len(content) if end is None else end
        self.start, _ = self.trimmed(start, self.end)

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        content = self.content
        while first < last and content[first] in SPACE:
            first += 1
        while last > first and content[last - 1] in SPACE:
            last -= 1
        return first, last

    def __iter__(self) -> Iterator[tuple[int, int, bytes]]:
        opening, closing = self.brackets[:1], self.brackets[1:]
        if self.content[self.start : self.start + 1] != opening:
            raise invalid(self.where, "it holds no JSON object")
        depth, first = 1, self.start + 1
        for match in MARK.finditer(self.content, first, self.end):
            mark = match.group()
            if mark in b"{[":
                depth += 1
                if depth > MOST_DEPTH:
                    raise invalid(self.where, "it nests too deep")
            elif mark in b"}]":
                depth -= 1
            if depth == 0:
                yield first, match.start(), closing
                self._expect_end(match.end(), mark == closing)
                return
            if depth == 1 and mark in b",:":
                yield first, match.start(), mark
                first = match.end()
        raise invalid(self.where, "it is no valid JSON")

    def _expect_end(self, position: int, is_matched: bool) -> None:
        rest, end = self.trimmed(position, self.end)
        if rest != end or not is_matched:
            raise invalid(self.where, "it is no valid JSON")


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
