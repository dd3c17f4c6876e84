"""What a line in the search field asks for: words, phrases, and where to look.

`word  "exact words"  -without  folder:F  tag:T  title:T  from:you|model  model:M  after:DATE
before:DATE  has:interrupted  in:trash`; a value with spaces stands in double quotes. What looks
like an operator and is none (`10:30`, `after:lunch`) is an ordinary word: no text is an error.
"""

import re
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum

from msgspec import Struct

from app.core.bidi import cleaned

LONGEST_QUERY = 1000
MOST_PARTS = 32

_PART = re.compile(r'(?P<sign>-)?(?P<name>[a-z]+:)?(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]+))')
_YEARS = range(1970, 3000)  # that every system can turn into a moment
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


class Kind(StrEnum):
    """What one part of a query means."""

    WORD = "word"
    PHRASE = "phrase"
    WITHOUT = "without"
    FOLDER = "folder"
    TAG = "tag"
    TITLE = "title"
    FROM = "from"
    MODEL = "model"
    AFTER = "after"
    BEFORE = "before"
    HAS = "has"
    IN = "in"


_OPERATORS = {
    f"{kind}:": kind for kind in Kind if kind not in {Kind.WORD, Kind.PHRASE, Kind.WITHOUT}
}
_VALUES = {Kind.FROM: {"you", "model"}, Kind.HAS: {"interrupted"}, Kind.IN: {"trash"}}


class Part(Struct, frozen=True):
    """One part of a query.

    Attributes:
        kind: what it means.
        value: the words, without sign, operator and quotes; of a date `YYYY-MM-DD`, of the day on
            which the named day, month or year begins.
        start: where it begins in the query.
        end: the place behind its last character, so that a part can be taken out.
    """

    kind: Kind
    value: str
    start: int
    end: int

    @property
    def has_words(self) -> bool:
        """Whether there is a letter or a digit in it, which a word index can find."""
        return any(character.isalnum() for character in self.value)


class Query(Struct, frozen=True):
    """A query, taken apart.

    Attributes:
        parts: in the order in which they were written.
    """

    parts: tuple[Part, ...]

    def of(self, *kinds: Kind) -> list[Part]:
        """Return the parts of these kinds, in order."""
        return [part for part in self.parts if part.kind in kinds]


def parse(words: str) -> Query:
    """Take a query apart; of it `LONGEST_QUERY` characters and `MOST_PARTS` parts count."""
    found = _PART.finditer(cleaned(words[:LONGEST_QUERY]))
    parts = [part for match in found if (part := _part(match)) is not None]
    return Query(tuple(parts[:MOST_PARTS]))


def moment(day: str, zone: tzinfo | None = None) -> str:
    """Return when a day `YYYY-MM-DD` begins, as times are stored: UTC, ISO 8601, milliseconds.

    `zone` is where it begins; `None` is the zone of this computer.
    """
    year, month, number = (int(part) for part in day.split("-"))
    begins = datetime(year, month, number, tzinfo=zone)
    if zone is None:
        begins = begins.astimezone()
    return begins.astimezone(UTC).isoformat(timespec="milliseconds")


def _part(match: re.Match[str]) -> Part | None:
    quoted, bare = match["quoted"], match["bare"]
    value = (bare if quoted is None else quoted).strip()
    kind = _OPERATORS.get(match["name"] or "")
    if kind is not None and not match["sign"]:
        meant = _meant(kind, value)
        if meant is not None:
            return Part(kind, meant, *match.span())
    return _plain(match, value, is_quoted=quoted is not None)


def _plain(match: re.Match[str], value: str, is_quoted: bool) -> Part | None:
    """Return an ordinary word, a phrase, or what must not be there."""
    name = match["name"] or ""
    if match["sign"] and any(character.isalnum() for character in name + value):
        return Part(Kind.WITHOUT, name + value, *match.span())
    value = (match["sign"] or "") + name + value
    if not value:
        return None
    return Part(Kind.PHRASE if is_quoted and not name else Kind.WORD, value, *match.span())


def _meant(kind: Kind, value: str) -> str | None:
    """Return what an operator is given, in one form; `None` if it is nothing it knows."""
    if kind in {Kind.AFTER, Kind.BEFORE}:
        return _day(value)
    if kind in _VALUES:
        return value.lower() if value.lower() in _VALUES[kind] else None
    return value or None


def _day(value: str) -> str | None:
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None
