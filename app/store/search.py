"""Search inside all messages: any text is a safe question, and the newest answers come first.

A million messages stay quick because nothing common is ever walked through: rare words are looked
up in the index, a small place (a folder, a few days) is read message by message, and of what is
left, common words in a large place, the newest are found at once.
"""

import json
import re
import time
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct

from app.core.query import Kind, Part, Query, moment, parse
from app.store.audit import Recorded
from app.store.connection import OperationalError

# Around each match in a snippet. Text that holds these characters itself comes without marks.
MATCH_START = "\x02"
MATCH_END = "\x03"
SECONDS = 1.0  # longest time a query may take; what was found until then is returned
FEW = 2000  # so many messages are looked at one by one
_WORD = re.compile(r"[^\W_]+")  # letters and digits, as the index takes them
_BEGIN, _END = r"(?<![^\W_])", r"(?![^\W_])"
# What the index drops behind any letter, a bit each: `sqlite3Fts5UnicodeIsdiacritic` of FTS5.
_FIRST_MARK, _MARKS = 0x300, 0x361F8 << 32 | 0x8029FDF
_SNIPPET_TOKENS = 24
_SNIPPET_CHARACTERS = 60
_ROLES = {"you": "user", "model": "assistant"}
_SELECT = "SELECT c.id AS conversation_id, m.id AS message_id, c.title, m.created_at, m.text"
# What says something of a conversation, and what says something of one message.
_PLACES = (Kind.FOLDER, Kind.TAG, Kind.TITLE)
_FACTS = (Kind.FROM, Kind.MODEL, Kind.AFTER, Kind.BEFORE, Kind.HAS)
# Every model that ever answered, one step along the index for each instead of one for each answer.
_MODEL_NAMES = """
WITH RECURSIVE names (model_name) AS (
    SELECT min(model_name) FROM turns
    UNION ALL
    SELECT (SELECT min(t.model_name) FROM turns t WHERE t.model_name > names.model_name)
    FROM names WHERE model_name IS NOT NULL
)
SELECT model_name FROM names WHERE model_name LIKE ? ESCAPE '\\'"""
_BY_MODEL = f"model_name IN ({_MODEL_NAMES})"
_CONDITIONS = {
    # A folder, and the folders inside it: '0' is the sign after '/'.
    Kind.FOLDER: "(c.folder = ? COLLATE NOCASE"
    " OR (c.folder >= ? COLLATE NOCASE AND c.folder < ? COLLATE NOCASE))",
    Kind.TAG: "c.id IN (SELECT conversation_id FROM tags WHERE tag = ? COLLATE NOCASE)",
    Kind.TITLE: "c.title LIKE ? ESCAPE '\\'",
    Kind.MODEL: "EXISTS (SELECT 1 FROM turns"  # noqa: S608  constants
    f" WHERE message_id = m.id AND {_BY_MODEL})",
    Kind.FROM: "m.role = ?",
    Kind.AFTER: "m.created_at >= ?",
    Kind.BEFORE: "m.created_at < ?",
    Kind.HAS: "m.state = 'interrupted'",
}
_LISTED = "json_each(?) listed CROSS JOIN messages m ON m.id = listed.value"
_CONVERSATION = "CROSS JOIN conversations c ON c.id = m.conversation_id"


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


class Found(Struct, frozen=True):
    """What a search brought.

    Attributes:
        hits: newest first.
        is_whole: false if the search took `SECONDS` and was ended: there may be more.
    """

    hits: tuple[Hit, ...]
    is_whole: bool


class _Where(Struct, frozen=True):
    """Conditions in SQL, joined by AND, and their values."""

    sql: str
    values: tuple[object, ...]

    def __add__(self, other: "_Where") -> "_Where":
        return _Where(f"{self.sql} AND {other.sql}", (*self.values, *other.values))


class Search(Recorded):
    """Finds messages by words."""

    def search(self, words: str, limit: int = 50, with_trash: bool = False) -> Found:
        """Return the messages that fit the query, newest first; no text makes it fail.

        `app.core.query` says what a query can ask for. All words must be there; the last one may
        be a beginning. If no message has these words, those are returned that have them inside
        other words. `with_trash` looks into the trash as well, `in:trash` there alone.
        """
        query = parse(words)
        if not query.parts or limit <= 0:
            return Found((), is_whole=True)
        place = _place(query, with_trash)
        end = time.monotonic() + SECONDS
        few = self._few(_sources(query))
        if few and _match(query):
            hits = self._by_reading(few, query, place, limit, end)
        else:
            hits = self._by_days(query, place, limit, end) or self._by_index(
                query, place, limit, end
            )
        hits = hits or self._by_letters(few, query, place, limit, end)
        return Found(tuple(hits[:limit]), is_whole=time.monotonic() < end)

    def _by_days(self, query: Query, place: _Where, limit: int, end: float) -> list[Hit]:
        """Return common words before a day, read backwards from there; nothing if they are few.

        The index begins with the newest message, and would be walked through down to that day.
        """
        match, days = _match(query), query.of(Kind.AFTER, Kind.BEFORE)
        if not match or not query.of(Kind.BEFORE):
            return []
        where = _all(days)
        sql = (
            f"SELECT m.id FROM messages m WHERE {where.sql}"  # noqa: S608  constants
            f" ORDER BY m.created_at DESC LIMIT {FEW}"
        )
        newest = json.dumps(self._session.column(sql, where.values))
        hits = self._by_reading((newest,), query, place, limit, end)
        return hits if len(hits) == limit else []

    def _by_index(self, query: Query, place: _Where, limit: int, end: float) -> list[Hit]:
        """Return what the index of words finds.

        A beginning costs as much as all words that begin so, in all messages: it is looked for
        where the whole word does not fill the list by itself.
        """
        match = _match(query)
        if not match:
            return []
        where = place + _letters([part for part in _wanted(query) if not part.has_words])
        sql = (
            f"{_SELECT}, snippet(messages_fts, 0, ?, ?, '…', {_SNIPPET_TOKENS}) AS snippet"
            " FROM messages_fts CROSS JOIN messages m ON m.id = messages_fts.rowid"
            f" {_CONVERSATION} WHERE messages_fts MATCH ? AND {where.sql}"
            " ORDER BY messages_fts.rowid DESC LIMIT ?"
        )
        found: list[Hit] = []
        try:
            for words in (match, _match(query, is_beginning=True)):
                if len(found) < limit:
                    values = (MATCH_START, MATCH_END, words, *where.values, limit)
                    found = self._hits(sql, values, query, end)
        except OperationalError:  # a query that FTS5 refuses is left to LIKE
            return []
        return found

    def _by_reading(
        self, few: tuple[str, ...], query: Query, place: _Where, limit: int, end: float
    ) -> list[Hit]:
        """Return what is found in a few messages, word by word as the index would."""
        where = place + _letters([part for part in _wanted(query) if not part.has_words])
        sql = f"{_SELECT} FROM {_LISTED} {_CONVERSATION} WHERE {where.sql} ORDER BY m.id DESC"
        rows = self._session.bounded_rows(sql, (*few, *where.values), end)
        wanted = [_words(part) for part in _wanted(query) if part.has_words]
        wanted[-1] = wanted[-1].removesuffix(_END) if _may_begin(query) else wanted[-1]
        unwanted = [_words(part) for part in query.of(Kind.WITHOUT)]
        fitting = (row for row in rows if _fits(_folded(row["text"]), wanted, unwanted))
        return [_hit(row, _wanted(query)) for row in islice(fitting, limit)]

    def _by_letters(
        self, few: tuple[str, ...], query: Query, place: _Where, limit: int, end: float
    ) -> list[Hit]:
        where = place + _letters(_wanted(query)) + _letters(query.of(Kind.WITHOUT), "NOT LIKE")
        source = _LISTED if few else "messages m"
        sql = (
            f"{_SELECT} FROM {source} {_CONVERSATION} WHERE {where.sql} ORDER BY m.id DESC LIMIT ?"
        )
        return self._hits(sql, (*few, *where.values, limit), query, end)

    def _few(self, sources: Iterable[_Where]) -> tuple[str, ...]:
        """Return the messages of the first source that has only a few: a JSON list, or nothing."""
        for source in sources:
            ids = self._session.column(f"{source.sql} LIMIT {FEW + 1}", source.values)
            if len(ids) <= FEW:
                return (json.dumps(ids),)
        return ()

    def _hits(self, sql: str, values: Sequence[object], query: Query, end: float) -> list[Hit]:
        rows = self._session.bounded_rows(sql, values, end)
        return [_hit(row, _wanted(query)) for row in rows]


def _sources(query: Query) -> Iterator[_Where]:
    """Return every part of a query that may single out a few messages, as a list of their ids."""
    if places := query.of(*_PLACES):
        where = _all(places)
        yield _Where(
            "SELECT m.id FROM conversations c CROSS JOIN messages m"  # noqa: S608  constants
            f" ON m.conversation_id = c.id WHERE {where.sql}",
            where.values,
        )
    for model in query.of(Kind.MODEL):
        yield _Where(f"SELECT message_id FROM turns WHERE {_BY_MODEL}", _values(model))  # noqa: S608
    for kinds in ((Kind.AFTER, Kind.BEFORE), (Kind.HAS,)):
        if parts := query.of(*kinds):
            where = _all(parts)
            sql = f"SELECT m.id FROM messages m WHERE {where.sql}"  # noqa: S608  constants
            yield _Where(sql, where.values)


def _place(query: Query, with_trash: bool) -> _Where:
    """Return where to look: every condition but the words."""
    where = _all(query.of(*_PLACES, *_FACTS))
    if query.of(Kind.IN):
        return where + _Where("c.trashed_at IS NOT NULL", ())
    return where if with_trash else where + _Where("c.trashed_at IS NULL", ())


def _all(parts: Iterable[Part]) -> _Where:
    """Return the condition that every one of these parts holds."""
    where = _Where("true", ())
    for part in parts:
        where += _Where(_CONDITIONS[part.kind], _values(part))
    return where


def _values(part: Part) -> tuple[object, ...]:
    """Return the values of a part's condition, in order."""
    match part.kind:
        case Kind.FOLDER:
            return (part.value, f"{part.value}/", f"{part.value}0")
        case Kind.TITLE | Kind.MODEL:
            return (_pattern(part.value),)
        case Kind.FROM:
            return (_ROLES[part.value],)
        case Kind.AFTER | Kind.BEFORE:
            return (moment(part.value),)
        case Kind.HAS:
            return ()
        case _:
            return (part.value,)


def _wanted(query: Query) -> list[Part]:
    return query.of(Kind.WORD, Kind.PHRASE)


def _may_begin(query: Query) -> bool:
    """Return whether the last word may still be being typed."""
    last = query.parts[-1]
    return last.kind is Kind.WORD and last.has_words


def _match(query: Query, is_beginning: bool = False) -> str:
    """Return the FTS5 expression: every part quoted, so that no sign in it is an operator."""
    words = [part for part in _wanted(query) if part.has_words]
    if not words:
        return ""
    match = " ".join(_quoted(part) for part in words)
    if is_beginning and _may_begin(query):
        match += "*"
    return match + "".join(f" NOT {_quoted(part)}" for part in query.of(Kind.WITHOUT))


def _quoted(part: Part) -> str:
    return '"' + part.value.replace('"', '""') + '"'


def _words(part: Part) -> str:
    """Return the pattern of a part's words one after the other, whatever signs are between."""
    words = _WORD.findall(_folded(part.value))
    return _BEGIN + r"[\W_]+".join(re.escape(word) for word in words) + _END


def _folded(text: str) -> str:
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


def _fits(text: str, wanted: Iterable[str], unwanted: Iterable[str]) -> bool:
    return all(re.search(words, text) for words in wanted) and not any(
        re.search(words, text) for words in unwanted
    )


def _letters(parts: Iterable[Part], comparison: str = "LIKE") -> _Where:
    where = _Where("true", ())
    for part in parts:
        where += _Where(f"m.text {comparison} ? ESCAPE '\\'", (_pattern(part.value),))
    return where


def _pattern(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _hit(row: Mapping[str, Any], wanted: Sequence[Part]) -> Hit:
    text = row["text"]
    has_marks = MATCH_START in text or MATCH_END in text
    snippet = row.get("snippet")
    return Hit(
        conversation_id=row["conversation_id"],
        message_id=row["message_id"],
        title=row["title"],
        snippet=_cut(text, wanted, not has_marks) if has_marks or snippet is None else snippet,
        created_at=row["created_at"],
    )


def _cut(text: str, wanted: Sequence[Part], is_marked: bool) -> str:
    pattern = "|".join(re.escape(part.value) for part in wanted)
    found = re.search(pattern, text, re.IGNORECASE) if pattern else None
    start, end = found.span() if found else (0, 0)
    before = text[max(start - _SNIPPET_CHARACTERS, 0) : start]
    after = text[end : end + _SNIPPET_CHARACTERS]
    match = text[start:end]
    if is_marked and match:
        match = f"{MATCH_START}{match}{MATCH_END}"
    lead = "…" if start > _SNIPPET_CHARACTERS else ""
    trail = "…" if end + _SNIPPET_CHARACTERS < len(text) else ""
    return f"{lead}{before}{match}{after}{trail}"
