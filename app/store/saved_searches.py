"""Searches that a person keeps under a name; in the history, because words of chats are in them."""

from msgspec import Struct

from app.core.bidi import cleaned
from app.core.query import LONGEST_QUERY
from app.errors import Code, Problem
from app.store.audit import Recorded, now
from app.store.connection import saving
from app.store.found import Sort

LONGEST_NAME = 100  # characters
MOST = 200  # searches


class SavedSearch(Struct, frozen=True):
    """One search under its name.

    Attributes:
        name: large and small letters make no difference.
        query: as `app.core.query` takes it apart.
        sort: the order of what is found.
    """

    name: str
    query: str
    sort: Sort = Sort.NEWEST


class SavedSearches(Recorded):
    """Keeps searches, renames them and lets them go."""

    def list(self) -> list[SavedSearch]:
        """Return all of them, in alphabetical order."""
        rows = self._session.rows("SELECT name, query, sort FROM searches")
        rows.sort(key=lambda row: (row["name"].casefold(), row["name"]))
        return [SavedSearch(row["name"], row["query"], _sort(row["sort"])) for row in rows]

    @saving
    def save(self, search: SavedSearch) -> SavedSearch:
        """Keep a search; one of that name is replaced. Return it as it is kept.

        Raises:
            Problem: `bad_value` without a name or a query, or if there are `MOST`; or it was not
                saved, see `Session.save`. The same holds for every change.
        """
        name = _name(search.name)
        query = _spaced(search.query)[:LONGEST_QUERY]
        if not query:
            raise Problem(Code.BAD_VALUE, name=name, why="there is nothing to search")
        if not self._kept(name) and len(self.list()) >= MOST:
            raise Problem(Code.BAD_VALUE, name=name, why=f"at most {MOST} searches are kept")
        self.remove(name)
        self._session.execute(
            "INSERT INTO searches (name, query, sort, created_at) VALUES (?, ?, ?, ?)",
            (name, query, search.sort.value, now()),
        )
        return SavedSearch(name, query, search.sort)

    @saving
    def rename(self, name: str, new: str) -> None:
        """Give a search another name.

        Raises:
            Problem: `not_found`; `bad_value` also if another search has the new name.
        """
        new, kept = _name(new), self._kept(name)
        if self._kept(new) not in {"", kept}:
            raise Problem(Code.BAD_VALUE, name=new, why="another search has this name")
        if not kept:
            raise Problem(Code.NOT_FOUND, name=name)
        self._session.execute("UPDATE searches SET name = ? WHERE name = ?", (new, kept))

    @saving
    def remove(self, name: str) -> None:
        """Let a search go; what it found stays."""
        self._session.execute("DELETE FROM searches WHERE name = ?", (self._kept(name),))

    def _kept(self, name: str) -> str:
        """Return the name as it is kept, "" if no search has it; SQLite folds ASCII alone."""
        wanted = _spaced(name).casefold()
        return next((one.name for one in self.list() if one.name.casefold() == wanted), "")


def _spaced(words: str) -> str:
    return " ".join(cleaned(words).split())


def _name(name: str) -> str:
    found = _spaced(name)
    if not found or len(found) > LONGEST_NAME:
        why = f"a search has a name of at most {LONGEST_NAME} characters"
        raise Problem(Code.BAD_VALUE, name=name, why=why)
    return found


def _sort(value: str) -> Sort:
    """Return the order; one that a later version knows is the usual one here."""
    return Sort(value) if value in set(Sort) else Sort.NEWEST
