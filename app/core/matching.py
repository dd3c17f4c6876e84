"""Where the words of a query stand in a text, as the index of the history takes words."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from app.core.query import Kind, Part, Query

_WORD = re.compile(r"[^\W_]+")  # letters and digits, as the index takes them
_BEGIN, _END = r"(?<![^\W_])", r"(?![^\W_])"
# What the index drops behind any letter, a bit each: `sqlite3Fts5UnicodeIsdiacritic` of FTS5.
_FIRST_MARK, _MARKS = 0x300, 0x361F8 << 32 | 0x8029FDF


def wanted(query: Query) -> list[Part]:
    """Return the words and phrases that must be there."""
    return query.of(Kind.WORD, Kind.PHRASE)


def may_begin(query: Query) -> bool:
    """Return whether the last word may still be being typed."""
    last = query.parts[-1]
    return last.kind is Kind.WORD and last.has_words


def patterns(query: Query) -> list[str]:
    """Return a pattern for each wanted part that has words, for a folded text."""
    found = [words(part) for part in wanted(query) if part.has_words]
    if found and may_begin(query):
        found[-1] = found[-1].removesuffix(_END)
    return found


def words(part: Part) -> str:
    """Return the pattern of a part's words one after the other, whatever signs are between."""
    found = _WORD.findall(folded(part.value))
    return _BEGIN + r"[\W_]+".join(re.escape(word) for word in found) + _END


def fits(text: str, there: Iterable[str], absent: Iterable[str]) -> bool:
    """Return whether a folded text has all of these patterns and none of those."""
    return all(re.search(one, text) for one in there) and not any(
        re.search(one, text) for one in absent
    )


def spans(text: str, query: Query) -> list[tuple[int, int]]:
    """Return beginning and end of what a query finds in a text, in order, none in another.

    Words count as words first; if none is there, as letters inside others.
    """
    shown = folded(text)
    starts: Sequence[int] = range(len(text))
    if len(shown) != len(text):  # a mark went that stood behind its letter
        starts = [number for number, sign in enumerate(text) for _ in folded(sign)]
    literal = [part.value for part in wanted(query) if not part.has_words]
    tries = (
        "|".join([*patterns(query), *map(re.escape, literal)]),
        "|".join(re.escape(folded(part.value)) for part in wanted(query)),
    )
    for pattern in filter(None, tries):
        found = [match.span() for match in re.finditer(pattern, shown) if match.group()]
        if found:
            return [(starts[begin], starts[end - 1] + 1) for begin, end in found]
    return []


def folded(text: str) -> str:
    """Return a text as the index keeps words: small letters, Latin ones without accents."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


class _Folds(dict[int, str]):
    """What becomes of a sign, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign, nth = chr(code), code - _FIRST_MARK
        small = sign.casefold() if len(sign.casefold()) == 1 else sign.lower()
        base = unicodedata.normalize("NFD", small)[0]
        found = base if base.isascii() else small
        if nth >= 0 and _MARKS >> nth & 1:
            found = ""
        self[code] = found
        return found


_FOLDS = _Folds()
