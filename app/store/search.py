"""Search inside all messages: any text is a safe question, and the newest answers come first."""

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from app.core.bidi import cleaned
from app.store.audit import Recorded
from app.store.connection import OperationalError

# Around each match in a snippet. Text that holds these characters itself comes without marks.
MATCH_START = "\x02"
MATCH_END = "\x03"
SECONDS = 1.0  # longest time a query may take; what was found until then is returned
LONGEST_QUERY = 1000
MOST_TERMS = 32
_SNIPPET_TOKENS = 24
_SNIPPET_CHARACTERS = 60

_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_FROM_HERE = "JOIN conversations c ON c.id = m.conversation_id WHERE"
_IN_USE = "AND c.trashed_at IS NULL"


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


class _Term(Struct, frozen=True):
    text: str
    is_quoted: bool

    @property
    def has_words(self) -> bool:
        return any(character.isalnum() for character in self.text)


class Search(Recorded):
    """Finds messages by words."""

    def search(self, words: str, limit: int = 50, with_trash: bool = False) -> list[Hit]:
        """Return the messages that hold all words, newest first; no text makes it fail.

        Words between double quotes are one phrase; the last word may be a beginning. If no
        message has these words, those are returned that have them inside other words. Of the
        query, `LONGEST_QUERY` characters and `MOST_TERMS` terms count.
        """
        terms = _terms(words)
        if not terms or limit <= 0:
            return []
        return self._by_words(terms, limit, with_trash) or self._by_letters(
            terms, limit, with_trash
        )

    def _by_words(self, terms: list[_Term], limit: int, with_trash: bool) -> list[Hit]:
        query = _match(terms)
        if not query:
            return []
        letters = [_pattern(term.text) for term in terms if not term.has_words]
        sql = (
            "SELECT c.id AS conversation_id, m.id AS message_id, c.title,"  # noqa: S608  constants
            " m.created_at, m.text,"
            f" snippet(messages_fts, 0, ?, ?, '…', {_SNIPPET_TOKENS}) AS snippet"
            " FROM messages_fts CROSS JOIN messages m ON m.id = messages_fts.rowid"
            f" {_FROM_HERE} messages_fts MATCH ? {'' if with_trash else _IN_USE}"
            + " AND m.text LIKE ? ESCAPE '\\'" * len(letters)
            + " ORDER BY messages_fts.rowid DESC LIMIT ?"
        )
        parameters = (MATCH_START, MATCH_END, query, *letters, limit)
        try:
            rows = self._session.bounded_rows(sql, parameters, SECONDS)
        except OperationalError:  # a query that FTS5 refuses is left to LIKE
            return []
        return [_hit(row, terms) for row in rows]

    def _by_letters(self, terms: list[_Term], limit: int, with_trash: bool) -> list[Hit]:
        sql = (
            "SELECT c.id AS conversation_id, m.id AS message_id, c.title,"  # noqa: S608  constants
            " m.created_at, m.text"
            f" FROM messages m {_FROM_HERE} true {'' if with_trash else _IN_USE}"
            + " AND m.text LIKE ? ESCAPE '\\'" * len(terms)
            + " ORDER BY m.id DESC LIMIT ?"
        )
        parameters = (*(_pattern(term.text) for term in terms), limit)
        rows = self._session.bounded_rows(sql, parameters, SECONDS)
        return [_hit(row, terms) for row in rows]


def _terms(words: str) -> list[_Term]:
    found = _TERM.finditer(cleaned(words[:LONGEST_QUERY]))
    terms = [
        _Term(match.group(1).strip(), True)
        if match.group(2) is None
        else _Term(match.group(2), False)
        for match in found
    ]
    return [term for term in terms if term.text][:MOST_TERMS]


def _match(terms: list[_Term]) -> str:
    """Return the FTS5 expression: every term quoted, so that no sign in it is an operator."""
    words = [term for term in terms if term.has_words]
    if not words:
        return ""
    quoted = " ".join('"' + term.text.replace('"', '""') + '"' for term in words)
    return quoted if words[-1].is_quoted else f"{quoted}*"


def _pattern(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _hit(row: Mapping[str, Any], terms: list[_Term]) -> Hit:
    text = row["text"]
    has_marks = MATCH_START in text or MATCH_END in text
    snippet = row.get("snippet")
    return Hit(
        conversation_id=row["conversation_id"],
        message_id=row["message_id"],
        title=row["title"],
        snippet=_cut(text, terms, not has_marks) if has_marks or snippet is None else snippet,
        created_at=row["created_at"],
    )


def _cut(text: str, terms: list[_Term], is_marked: bool) -> str:
    found = re.search("|".join(re.escape(term.text) for term in terms), text, re.IGNORECASE)
    start, end = found.span() if found else (0, 0)
    before = text[max(start - _SNIPPET_CHARACTERS, 0) : start]
    after = text[end : end + _SNIPPET_CHARACTERS]
    match = text[start:end]
    if is_marked and match:
        match = f"{MATCH_START}{match}{MATCH_END}"
    lead = "…" if start > _SNIPPET_CHARACTERS else ""
    trail = "…" if end + _SNIPPET_CHARACTERS < len(text) else ""
    return f"{lead}{before}{match}{after}{trail}"
