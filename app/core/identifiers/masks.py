"""Masks: what looks like an identifier becomes `[NAME 1]`, the same one always the same."""

import re
import unicodedata
from collections.abc import Iterable

from app.core.identifiers.finding import Finding, Kind, plain
from app.core.identifiers.names import Known, words_of

# Never translated: the model reads them, and so do programs.
LABELS = {
    Kind.NAME: "NAME",
    Kind.BIRTH_DATE: "DATE OF BIRTH",
    Kind.PHONE: "PHONE",
    Kind.EMAIL: "E-MAIL",
    Kind.RECORD: "RECORD NUMBER",
    Kind.COORDINATES: "COORDINATES",
}

_KINDS = {label: kind for kind, label in LABELS.items()}
_MASK = re.compile(rf"\[({'|'.join(_KINDS)}) ([0-9]{{1,6}})\]")
_MOST_ALIKE = 50  # persons with one name that are compared


class Masks:
    """The numbers that were given, for one chat or one file; nothing of it is kept on disk.

    Attributes:
        known: the names that were met.
    """

    def __init__(self) -> None:
        """Begin with 1 for each kind."""
        self._numbers: dict[tuple[Kind, tuple[str, ...]], int] = {}
        self._last: dict[Kind, int] = {}
        self._persons: dict[str, list[tuple[frozenset[str], int]]] = {}
        self.known = Known()

    def skip(self, text: str) -> None:
        """Give none of the numbers that stand in this text as masks: they mean others."""
        for kind, said in _MASK.findall(text):
            self._last[_KINDS[kind]] = max(self._last.get(_KINDS[kind], 0), int(said))

    def meet(self, text: str, places: Iterable[Finding]) -> None:
        """Give their numbers to these places, and change nothing."""
        for one in places:
            self._number(one.kind, text[one.start : one.end])

    def masked(self, text: str, places: Iterable[Finding]) -> str:
        """Return the text with a mask in each of these places, which must be in order."""
        parts, at = [], 0
        for one in places:
            number = self._number(one.kind, text[one.start : one.end])
            parts += [text[at : one.start], f"[{LABELS[one.kind]} {number}]"]
            at = one.end
        return "".join([*parts, text[at:]])

    def has(self, text: str, place: Finding) -> bool:
        """Return whether what stands in this place was met before."""
        said = text[place.start : place.end]
        return (place.kind, _key(place.kind, said)) in self._numbers

    def _number(self, kind: Kind, said: str) -> int:
        key = _key(kind, said)
        number = self._numbers.get((kind, key))
        if number is None and kind is Kind.NAME:
            number = self._same_person(key)
        if number is None:
            number = self._last[kind] = self._last.get(kind, 0) + 1
        if (kind, key) not in self._numbers:
            self._numbers[kind, key] = number
            if kind is Kind.NAME:
                self.known.add(plain(said))
            for word in key if kind is Kind.NAME else ():
                self._persons.setdefault(word, []).append((frozenset(key), number))
        return number

    def _same_person(self, key: tuple[str, ...]) -> int | None:
        """Return the number of the first person with all these words, or with none but these."""
        words = frozenset(key)
        for word in key:
            for other, number in self._persons.get(word, ())[:_MOST_ALIKE]:
                if words <= other or other <= words:
                    return number
        return None


def _key(kind: Kind, said: str) -> tuple[str, ...]:
    said = plain(said)
    if kind is Kind.NAME:
        apart = unicodedata.normalize("NFD", said)
        return words_of("".join(mark for mark in apart if not unicodedata.combining(mark))) or (
            said,
        )
    if kind is Kind.COORDINATES:
        return (" ".join(said.split()),)
    return (re.sub(r"[\W_]+", "", said.casefold()),)
