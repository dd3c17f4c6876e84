"""Search inside all messages: any text is a safe question, and the newest answers come first.

A million messages stay quick because nothing common is ever walked through: rare words are looked
up in the index, a small place (a folder, a few days) is read message by message, and of what is
left, common words in a large place, the newest are found at once.
"""

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from app.core.matching import fits, folded, may_begin, patterns, wanted, words
from app.core.query import Kind, Part, Query, moment, parse
from app.store.audit import Recorded
from app.store.connection import OperationalError
from app.store.found import MATCH_END, MATCH_START, After, Found, Hit, Sort, hit_of

SECONDS = 1.0  # longest time a query may take; what was found until then is returned
FEW = 2000  # so many messages are looked at one by one
MOST_RANKED = 50_000  # messages with the words whose fit is compared
_SNIPPET_TOKENS = 24
# How a hit was found: by reading message by message, or by the index (whole words, a beginning), or
# as letters anywhere; then the first two, the best of them first.
_READ, _WORDS, _BEGINNINGS, _LETTERS = "read", "words", "beginnings", "letters"
_BEST_READ, _BEST_WORDS = "best read", "best words"
_RANKED = frozenset({_BEST_READ, _BEST_WORDS})
_OFTEN, _LENGTH = 1.2, 0.75  # k1 and b of Okapi BM25, as FTS5 has them: sqlite.org/fts5.html, 5.1.1
_ROLES = {"you": "user", "model": "assistant"}
_SELECT = "SELECT c.id AS conversation_id, m.id AS message_id, c.title, m.created_at, m.text"
# What says something of a conversation, and what says something of one message.
_PLACES = (Kind.FOLDER, Kind.TAG, Kind.TITLE)
FACTS = (Kind.FROM, Kind.MODEL, Kind.AFTER, Kind.BEFORE, Kind.HAS)
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


class _Ask(Struct, frozen=True):
    """One page of one search.

    Attributes:
        query: taken apart.
        place: where to look, as conditions.
        limit: so many hits are enough.
        end: of the monotonic clock, when to stop.
        sort: the order.
        after: where the page before ended; `None` is the first page.
    """

    query: Query
    place: "_Where"
    limit: int
    end: float
    sort: Sort
    after: After | None

    @property
    def before(self) -> int:
        """How many hits of the same order came already."""
        return self.after.number if self.after is not None else 0

    @property
    def order(self) -> str:
        """The end of a statement."""
        return f"ORDER BY m.id {self.sort.step} LIMIT ?"

    def where(self, number: str, *more: "_Where") -> "_Where":
        """Return all conditions, with the column that holds the number of the message."""
        where = self.place
        if self.after is not None:
            where += _Where(f"{number} {self.sort.follows} ?", (self.after.message_id,))
        for one in more:
            where += one
        return where


class _Where(Struct, frozen=True):
    """Conditions in SQL, joined by AND, and their values."""

    sql: str
    values: tuple[object, ...]

    def __add__(self, other: "_Where") -> "_Where":
        return _Where(f"{self.sql} AND {other.sql}", (*self.values, *other.values))


class Search(Recorded):
    """Finds messages by words."""

    def search(
        self,
        words: str,
        limit: int = 50,
        with_trash: bool = False,
        sort: Sort = Sort.NEWEST,
        after: After | None = None,
    ) -> Found:
        """Return the messages that fit the query, in the order of `sort`; no text makes it fail.

        `app.core.query` says what a query can ask for. All words must be there; the last one may
        be a beginning. If no message has these words, those are returned that have them inside
        other words. `with_trash` looks into the trash as well, `in:trash` there alone. `after` is
        `more` of the page before: no page costs more than the first.
        """
        query = parse(words)
        if not query.parts or limit <= 0:
            return Found((), is_whole=True)
        end = time.monotonic() + SECONDS
        ask = _Ask(query, place_of(query, with_trash), limit + 1, end, sort, after)
        way, hits = self._found(ask)
        is_whole = time.monotonic() < end
        shown, last = tuple(hits[:limit]), hits[:limit][-1:]
        is_more = len(hits) > limit or not is_whole
        more = After(last[0].message_id, way, ask.before + limit) if last and is_more else None
        return Found(shown, is_whole, more, way in _RANKED)

    def indexed(self) -> tuple[int, int]:
        """Return how many messages there are, the trash included, and how many the index holds."""
        tables = ("messages", "messages_fts_docsize")
        messages, indexed = (
            int(self._session.value(f"SELECT count(*) FROM {table}"))  # noqa: S608  constants
            for table in tables
        )
        return messages, indexed

    def _found(self, ask: _Ask) -> tuple[str, list[Hit]]:
        """Return how hits were found, and the hits."""
        few = self._few(_sources(ask.query))
        if ask.sort is Sort.BEST and (ask.after is None or ask.after.way in _RANKED):
            way, ranked = self._best(few, ask)
            if ranked or ask.after is not None:
                return way, ranked
        tries: list[tuple[str, Callable[[], list[Hit]]]]
        if few and _match(ask.query):
            tries = [(_READ, lambda: self._by_reading(few, ask))]
        else:
            tries = [
                (_WORDS, lambda: self._by_days(ask)),
                (_WORDS, lambda: self._by_index(ask, _WORDS)),
                (_BEGINNINGS, lambda: self._by_index(ask, _BEGINNINGS)),
            ]
        tries.append((_LETTERS, lambda: self._by_letters(few, ask)))
        best: tuple[str, list[Hit]] = (_WORDS, [])
        for way, find in tries:
            if best[1] and (len(best[1]) >= ask.limit or way == _LETTERS):
                break
            if (ask.after is None or ask.after.way == way) and (hits := find()):
                best = (way, hits)
        return best

    def _best(self, few: tuple[str, ...], ask: _Ask) -> tuple[str, list[Hit]]:
        """Return the best first; nothing if there is too much to compare, or no word."""
        ask = replace(ask, end=(time.monotonic() + ask.end) / 2)  # time is left for the newest
        if few and _match(ask.query):
            return _BEST_READ, self._best_read(few, ask)
        most = ask.before + ask.limit
        ids = self._ranked(ask, _match(ask.query), most)
        if ids is not None and len(ids) < most and may_begin(ask.query):
            begun = self._ranked(ask, _match(ask.query, is_beginning=True), most)
            ids = list(dict.fromkeys([*ids, *(begun or ())]))  # whole words before beginnings
        wanted_ids = json.dumps((ids or [])[ask.before : most])
        sql = f"{_SELECT} FROM {_LISTED} {_CONVERSATION} ORDER BY listed.key"
        return _BEST_WORDS, [
            hit_of(row, ask.query) for row in self._session.rows(sql, (wanted_ids,))
        ]

    def _ranked(self, ask: _Ask, match: str, most: int) -> list[int] | None:
        """Return messages by how well they fit; `None` if there are too many, or no word."""
        where = ask.place + _signs(ask.query)
        count = (
            "SELECT count(*) AS n FROM (SELECT 1 FROM messages_fts"
            " WHERE messages_fts MATCH ? LIMIT ?)"
        )
        sql = (
            "SELECT m.id FROM messages_fts"  # noqa: S608  constants
            f" CROSS JOIN messages m ON m.id = messages_fts.rowid {_CONVERSATION}"
            f" WHERE messages_fts MATCH ? AND {where.sql}"
            " ORDER BY bm25(messages_fts), m.id DESC LIMIT ?"
        )
        try:
            counted = self._session.bounded_rows(count, (match, MOST_RANKED + 1), ask.end)
            if not match or not counted or counted[0]["n"] > MOST_RANKED:
                return None
            rows = self._session.bounded_rows(sql, (match, *where.values, most), ask.end)
        except OperationalError:  # a query that FTS5 refuses
            return None
        return [int(row["id"]) for row in rows]

    def _best_read(self, few: tuple[str, ...], ask: _Ask) -> list[Hit]:
        """Return the best of a few messages; each word counts the same, however rare it is."""
        rows = list(self._read(few, replace(ask, after=None)))
        length = sum(len(row["text"]) for row in rows) / max(len(rows), 1) or 1
        parts = [part for part in wanted(ask.query) if part.has_words]
        there = [*patterns(ask.query), *map(words, parts)]  # a whole word counts as two beginnings

        def score(row: Mapping[str, Any]) -> float:
            text, heavy = folded(row["text"]), 1 - _LENGTH + _LENGTH * len(row["text"]) / length
            often = (len(re.findall(one, text)) for one in there)
            return sum(number / (number + _OFTEN * heavy) for number in often)

        rows.sort(key=score, reverse=True)  # the newest of equals stays before the others
        return [hit_of(row, ask.query) for row in rows[ask.before : ask.before + ask.limit]]

    def _by_days(self, ask: _Ask) -> list[Hit]:
        """Return common words at a day, read from there on; nothing if they are few.

        The index begins with the newest message, or the oldest, and would be walked through to
        that day. A page that follows another begins where that ended.
        """
        bound = Kind.AFTER if ask.sort is Sort.OLDEST else Kind.BEFORE
        if ask.after or not _match(ask.query) or not ask.query.of(bound):
            return []
        where = _all(ask.query.of(Kind.AFTER, Kind.BEFORE))
        sql = (
            f"SELECT m.id FROM messages m WHERE {where.sql}"  # noqa: S608  constants
            f" ORDER BY m.created_at {ask.sort.step} LIMIT {FEW}"
        )
        nearest = json.dumps(self._session.column(sql, where.values))
        hits = self._by_reading((nearest,), ask)
        return hits if len(hits) == ask.limit else []

    def _by_index(self, ask: _Ask, way: str) -> list[Hit]:
        """Return what the index of words finds.

        A beginning costs as much as all words that begin so, in all messages: it is looked for
        where the whole word does not fill the list by itself.
        """
        match = _match(ask.query, is_beginning=way == _BEGINNINGS)
        if not match:
            return []
        # The index itself has to hear of the page: SQLite does not pass `m.id < ?` on to it.
        where = ask.where("messages_fts.rowid", _signs(ask.query))
        sql = (
            f"{_SELECT}, snippet(messages_fts, 0, ?, ?, '…', {_SNIPPET_TOKENS}) AS snippet"
            " FROM messages_fts CROSS JOIN messages m ON m.id = messages_fts.rowid"
            f" {_CONVERSATION} WHERE messages_fts MATCH ? AND {where.sql}"
            f" ORDER BY messages_fts.rowid {ask.sort.step} LIMIT ?"
        )
        try:
            return self._hits(sql, (MATCH_START, MATCH_END, match, *where.values, ask.limit), ask)
        except OperationalError:  # a query that FTS5 refuses is left to LIKE
            return []

    def _by_reading(self, few: tuple[str, ...], ask: _Ask) -> list[Hit]:
        """Return what is found in a few messages, word by word as the index would."""
        return [hit_of(row, ask.query) for row in islice(self._read(few, ask), ask.limit)]

    def _read(self, few: tuple[str, ...], ask: _Ask) -> Iterator[dict[str, Any]]:
        query = ask.query
        where = ask.where("m.id", _signs(query))
        sql = f"{_SELECT} FROM {_LISTED} {_CONVERSATION} WHERE {where.sql} {ask.order}"
        rows = self._session.bounded_rows(sql, (*few, *where.values, -1), ask.end)
        there, absent = patterns(query), [words(part) for part in query.of(Kind.WITHOUT)]
        return (row for row in rows if fits(folded(row["text"]), there, absent))

    def _by_letters(self, few: tuple[str, ...], ask: _Ask) -> list[Hit]:
        query = ask.query
        absent = _letters(query.of(Kind.WITHOUT), "NOT LIKE")
        where = ask.where("m.id", _letters(wanted(query)), absent)
        source = _LISTED if few else "messages m"
        sql = f"{_SELECT} FROM {source} {_CONVERSATION} WHERE {where.sql} {ask.order}"
        return self._hits(sql, (*few, *where.values, ask.limit), ask)

    def _few(self, sources: Iterable[_Where]) -> tuple[str, ...]:
        """Return the messages of the first source that has only a few: a JSON list, or nothing."""
        for source in sources:
            ids = self._session.column(f"{source.sql} LIMIT {FEW + 1}", source.values)
            if len(ids) <= FEW:
                return (json.dumps(ids),)
        return ()

    def _hits(self, sql: str, values: Sequence[object], ask: _Ask) -> list[Hit]:
        rows = self._session.bounded_rows(sql, values, ask.end)
        return [hit_of(row, ask.query) for row in rows]


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


def place_of(query: Query, with_trash: bool) -> _Where:
    """Return where to look: every condition but the words."""
    where = _all(query.of(*_PLACES, *FACTS))
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


def _match(query: Query, is_beginning: bool = False) -> str:
    """Return the FTS5 expression: every part quoted, so that no sign in it is an operator."""
    words = [part for part in wanted(query) if part.has_words]
    if not words:
        return ""
    match = " ".join(_quoted(part) for part in words)
    if is_beginning and may_begin(query):
        match += "*"
    return match + "".join(f" NOT {_quoted(part)}" for part in query.of(Kind.WITHOUT))


def _quoted(part: Part) -> str:
    return '"' + part.value.replace('"', '""') + '"'


def _signs(query: Query) -> _Where:
    """Return the condition that what has no words in it is there, sign by sign."""
    return _letters([part for part in wanted(query) if not part.has_words])


def _letters(parts: Iterable[Part], comparison: str = "LIKE") -> _Where:
    where = _Where("true", ())
    for part in parts:
        where += _Where(f"m.text {comparison} ? ESCAPE '\\'", (_pattern(part.value),))
    return where


def _pattern(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
