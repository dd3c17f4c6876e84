"""What a search of the history brings, as values."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

from app.core.matching import spans
from app.core.query import Query

# Around each match in a snippet. Text that holds these characters itself comes without marks.
MATCH_START = "\x02"
MATCH_END = "\x03"
_SNIPPET_BEFORE, _SNIPPET_AFTER = 60, 120  # characters


class Hit(Struct, frozen=True):
    """One message that holds all the words.

    Attributes:
        conversation_id: a UUID.
        message_id: of the message.
        title: of the conversation.
        snippet: the words around, each match between `MATCH_START` and `MATCH_END`.
        created_at: of the message; UTC, ISO 8601.
    """

    conversation_id: str
    message_id: int
    title: str
    snippet: str
    created_at: str


class Sort(StrEnum):
    """The order of what is found: by when it was written down, or by how well it fits.

    Where too much is found to be compared, the best are the newest.
    """

    NEWEST = "newest"
    OLDEST = "oldest"
    BEST = "best"

    @property
    def step(self) -> str:
        """How SQL calls the direction."""
        return "ASC" if self is Sort.OLDEST else "DESC"

    @property
    def follows(self) -> str:
        """How a number compares with the one before it."""
        return ">" if self is Sort.OLDEST else "<"


class After(Struct, frozen=True):
    """Where a list of hits goes on.

    Attributes:
        message_id: of the last hit so far.
        way: how that was found; what follows is found in the same way, so nothing comes twice.
        number: of the hits before, where they are ordered by how well they fit.
    """

    message_id: int
    way: str
    number: int = 0


class Found(Struct, frozen=True):
    """What a search brought.

    Attributes:
        hits: in the order that was asked for.
        is_whole: false if the search took `SECONDS` and was ended: there may be more.
        more: where it goes on; `None` if these are the last ones.
        is_ranked: the best come first; false also where that was wanted of too much.
    """

    hits: tuple[Hit, ...]
    is_whole: bool
    more: After | None = None
    is_ranked: bool = False


def hit_of(row: Mapping[str, Any], query: Query) -> Hit:
    """Return a row as a hit; without a snippet of the index, the text around the first match."""
    text = row["text"]
    has_marks = MATCH_START in text or MATCH_END in text
    snippet = row.get("snippet")
    return Hit(
        conversation_id=row["conversation_id"],
        message_id=row["message_id"],
        title=row["title"],
        snippet=_cut(text, query, not has_marks) if has_marks or snippet is None else snippet,
        created_at=row["created_at"],
    )


def _cut(text: str, query: Query, is_marked: bool) -> str:
    """Return the text around the first match, what is found in it marked."""
    found = spans(text, query)
    begin, end = found[0] if found else (0, 0)
    first, last = max(begin - _SNIPPET_BEFORE, 0), min(end + _SNIPPET_AFTER, len(text))
    if last < len(text):  # between words, if there is a space
        last = max(text.rfind(" ", end, last), end) or last
    parts, done = ["…"] if first else [], first
    for start, stop in found if is_marked else ():
        if stop <= last:
            parts += [text[done:start], MATCH_START, text[start:stop], MATCH_END]
            done = stop
    parts += [text[done:last], "…" if last < len(text) else ""]
    return "".join(parts)
