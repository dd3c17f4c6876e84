"""What the index of messages does not hold: words in titles of chats and in drafts."""

import time
from collections.abc import Callable

from msgspec import Struct

from app.core.matching import fits, folded, patterns, wanted, words
from app.core.query import Kind, Query, parse
from app.store.audit import Recorded
from app.store.search import FACTS, SECONDS, place_of


class Named(Struct, frozen=True):
    """One conversation whose title or draft has all the words.

    Attributes:
        conversation_id: a UUID.
        title: of the conversation.
        draft: what is written there and not sent, if that has the words; else "".
        in_title: the title has the words.
        updated_at: of the conversation; UTC, ISO 8601.
        folder: of the conversation; "" is none.
        tags: of the conversation, in alphabetical order.
        is_trashed: it is in the trash.
    """

    conversation_id: str
    title: str
    draft: str
    in_title: bool
    updated_at: str
    folder: str
    tags: tuple[str, ...]
    is_trashed: bool


class Names(Recorded):
    """Finds conversations by what they are called, and by what is not sent yet."""

    def find(self, query: str, limit: int, with_trash: bool = False) -> list[Named]:
        """Return conversations whose title or draft fits, last used first.

        A query that asks for something of a message, e.g. `from:you`, finds none. It ends after
        `SECONDS` with what it has.
        """
        asked = parse(query)
        if not wanted(asked) or asked.of(*FACTS):
            return []
        fit, place = _fitting(asked), place_of(asked, with_trash)
        sql = (
            "SELECT c.id, c.title, c.updated_at, coalesce(c.folder, '') AS folder,"  # noqa: S608
            " c.trashed_at IS NOT NULL AS is_trashed, coalesce(d.text, '') AS draft"
            " FROM conversations c LEFT JOIN drafts d ON d.conversation_id = c.id"
            f" WHERE {place.sql} ORDER BY c.activity DESC"
        )
        found: list[Named] = []
        for row in self._session.bounded_rows(sql, place.values, time.monotonic() + SECONDS):
            in_title, in_draft = fit(row["title"]), fit(row["draft"])
            if not (in_title or in_draft):
                continue
            tags = "SELECT tag FROM tags WHERE conversation_id = ? ORDER BY tag"
            found.append(
                Named(
                    conversation_id=row["id"],
                    title=row["title"],
                    draft=row["draft"] if in_draft else "",
                    in_title=in_title,
                    updated_at=row["updated_at"],
                    folder=row["folder"],
                    tags=tuple(self._session.column(tags, (row["id"],))),
                    is_trashed=bool(row["is_trashed"]),
                )
            )
            if len(found) == limit:
                break
        return found


def _fitting(query: Query) -> Callable[[str], bool]:
    there, absent = patterns(query), [words(part) for part in query.of(Kind.WITHOUT)]
    signs = [folded(part.value) for part in wanted(query) if not part.has_words]

    def fit(text: str) -> bool:
        plain = folded(text)
        return bool(text) and fits(plain, there, absent) and all(sign in plain for sign in signs)

    return fit
