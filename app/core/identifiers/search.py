"""All kinds together: the places of a text, in order, none over another."""

import re
from collections.abc import Iterable, Iterator

from app.core.identifiers.dates import birth_dates
from app.core.identifiers.finding import Finding, Kind, plain
from app.core.identifiers.names import Known, names
from app.core.identifiers.numbers import coordinates, emails, forget, phones, records

# Where two meet, the earlier in this list is believed.
_NUMBERS = (birth_dates, coordinates, records, phones)
_DIGITS = re.compile(r"[0-9](?:[^\n]{0,48}[0-9])*")
_BEFORE = 96  # characters: the words that say what a number is
_AFTER = 48


def find(text: str, known: Known | None = None) -> tuple[Finding, ...]:
    """Return what looks like an identifier of a person; it misses things, and says too much.

    The time it takes grows with the length of the text, whatever the text is.

    Args:
        text: what is looked through.
        known: names that were found elsewhere.
    """
    seen = plain(text)
    windows = list(_windows(seen))
    kinds: list[Iterable[Finding]] = [emails(seen) if "@" in seen else ()]
    kinds += [[one for window in windows for one in look(seen, *window)] for look in _NUMBERS]
    taken = bytearray(len(seen))
    found: list[Finding] = []
    for places in (*kinds, names(seen, known)):
        for one in _longest(places):
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)
    forget()
    return tuple(sorted(found))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Return where numbers stand, with the words before and after them, none over another."""
    start = end = -1
    for found in _DIGITS.finditer(text):
        first, last = max(0, found.start() - _BEFORE), found.end() + _AFTER
        if first > end:
            if end >= 0:
                yield start, end
            start = first
        end = last
    if end >= 0:
        yield start, end


def _longest(places: Iterable[Finding]) -> Iterator[Finding]:
    """Return the longest of each group that begins or ends alike first."""
    return iter(sorted(places, key=lambda one: (one.start - one.end, one.start)))


def counts(places: Iterable[Finding]) -> dict[Kind, int]:
    """Return how many of each kind there are, in the order of the kinds; none is left out."""
    found = [one.kind for one in places]
    return {kind: found.count(kind) for kind in Kind if kind in found}
