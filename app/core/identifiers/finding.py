"""One place that has the form of an identifier, and the text as the patterns read it."""

from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What it looks like; the value is what commands and files call it."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    EMAIL = "email"
    RECORD = "record_number"
    COORDINATES = "coordinates"


class Finding(Struct, frozen=True, order=True):
    """A place in a text, in characters.

    Attributes:
        start: its first character.
        end: the one after its last.
        kind: what it looks like.
    """

    start: int
    end: int
    kind: Kind


# One character becomes one character, so that every place stays where it is.
_SPACES = "\u00a0\u2007\u2009\u202f\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_PLAIN = str.maketrans(
    {
        **{chr(0x660 + digit): str(digit) for digit in range(10)},  # Arabic
        **{chr(0x6F0 + digit): str(digit) for digit in range(10)},  # Persian, Urdu
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},  # full width
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_HYPHENS, "-"),
        "\u2019": "'",
        "\u2032": "'",
        "\u2033": '"',
        "\u201d": '"',
        "\uff1a": ":",
        "\uff0b": "+",
        "\uff20": "@",
        "\u066b": ".",
        "\u060c": ",",
        "\u0640": "-",
    }
)


def plain(text: str) -> str:
    """Return a text of the same length with Western digits, plain spaces, hyphens and marks."""
    return text.translate(_PLAIN)


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())
