"""In-context example sets: questions with their answers under one name, every version kept."""

import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from app.core.bidi import cleaned
from app.core.digest import text_sha256
from app.core.provenance import ExamplesUsed
from app.errors import Code, Problem
from app.evaluation.shots import ordered
from app.evaluation.task import Item, content_sha256
from app.store.audit import Recorded, now
from app.store.connection import saving, unpacked

DRAFT = 0  # the version number of what was changed and not saved as a version yet


class Listing(Struct, frozen=True):
    """How the examples of a set stand.

    Attributes:
        unused: places of those that are kept and not sent.
        seed: draws the order they are sent in; `None` is the order they stand in.
    """

    unused: tuple[int, ...] = ()
    seed: int | None = None

    def sent(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return what is sent, in its order."""
        used = [item for at, item in enumerate(items) if at not in self.unused]
        return ordered(used, self.seed)


AS_LISTED = Listing()


class ExampleSet(Struct, frozen=True):
    """One version of a set.

    Attributes:
        set_id: the same for all versions.
        name: what it is called.
        version: from 1; 0 is a draft.
        items: what is sent, in its order.
        origin: where they come from, in words.
        sha256: hash of the items' content, hexadecimal; what a run records.
        listed: all of them, in the order they stand in.
        listing: which of them are not sent, and who draws the order.
        created_at: when this version was saved.
    """

    set_id: str
    name: str
    version: int
    items: tuple[Item, ...]
    origin: str
    sha256: str
    listed: tuple[Item, ...]
    listing: Listing
    created_at: str


class Answered(Struct, frozen=True):
    """A question of the history and an answer to it, which may become an example."""

    message_id: int
    title: str
    question: str
    answer: str


class Examples(Recorded):
    """The example sets of this data folder."""

    def list(self) -> list[ExampleSet]:
        """Return the newest version of each set, by name."""
        rows = self._session.rows(
            "SELECT * FROM examples e WHERE is_removed = 0 AND version > 0 AND version ="
            " (SELECT max(version) FROM examples WHERE id = e.id) ORDER BY name COLLATE NOCASE, id"
        )
        return [_set(row) for row in rows]

    def get(self, wanted: str) -> ExampleSet:
        """Return the newest version of a set by id, the beginning of one, or name.

        Raises:
            Problem: `not_found`.
        """
        sets = self.list()
        for one in sets:
            if wanted in {one.set_id, one.name}:
                return one
        begun = [one for one in sets if wanted and one.set_id.startswith(wanted)]
        if len(begun) != 1:
            raise Problem(Code.NOT_FOUND, name=wanted)
        return begun[0]

    def wanted(self, word: str) -> ExampleSet:
        """Return a set as a person names it: as for `get`, or `NAME@2` for its second version.

        Raises:
            Problem: `not_found`.
        """
        name, mark, version = word.rpartition("@")
        if not mark or not version.isdecimal() or any(one.name == word for one in self.list()):
            return self.get(word)
        found = self._session.value("SELECT 1 FROM examples WHERE id = ?", (name,))
        return self.version(name if found else self.get(name).set_id, int(version))

    def version(self, set_id: str, version: int) -> ExampleSet:
        """Return one version of a set, also of one that is out of the list.

        Raises:
            Problem: `not_found`.
        """
        rows = self._session.rows(
            "SELECT * FROM examples WHERE id = ? AND version = ?", (set_id, version)
        )
        for row in rows:
            return _set(row)
        raise Problem(Code.NOT_FOUND, name=f"{set_id}@{version}")

    def versions(self, set_id: str) -> Sequence[ExampleSet]:
        """Return every version of a set, the newest first."""
        rows = self._session.rows(
            "SELECT * FROM examples WHERE id = ? AND version > 0 ORDER BY version DESC", (set_id,)
        )
        return [_set(row) for row in rows]

    def drafts(self) -> Sequence[ExampleSet]:
        """Return what was changed and not saved as a version, by name; not of removed sets."""
        rows = self._session.rows(
            "SELECT * FROM examples WHERE version = 0 AND is_removed = 0"
            " ORDER BY name COLLATE NOCASE, id"
        )
        return [_set(row) for row in rows]

    @saving
    def keep_draft(
        self, set_id: str, name: str, items: Sequence[Item], origin: str, listing: Listing
    ) -> None:
        """Keep what is not a version yet, so that no word is lost.

        Raises:
            Problem: it was not saved.
        """
        self._session.execute("DELETE FROM examples WHERE id = ? AND version = 0", (set_id,))
        self._write(set_id, DRAFT, name, items, origin, listing)

    @saving
    def drop_draft(self, set_id: str) -> None:
        """Take a draft away.

        Raises:
            Problem: it was not saved.
        """
        self._session.execute("DELETE FROM examples WHERE id = ? AND version = 0", (set_id,))

    @saving
    def save(
        self,
        name: str,
        items: Sequence[Item],
        origin: str,
        set_id: str | None = None,
        listing: Listing = AS_LISTED,
    ) -> ExampleSet:
        """Keep a new version of a set, or with no id a new set; older versions stay.

        Its draft goes.

        Raises:
            Problem: `bad_value` if nothing of it is used, two have one id, or a name that is
                taken; it was not saved.
        """
        self._check(cleaned(name), items, set_id, listing)
        chosen = set_id or str(uuid.uuid4())
        last = self._session.value("SELECT max(version) FROM examples WHERE id = ?", (chosen,))
        self._session.execute("DELETE FROM examples WHERE id = ? AND version = 0", (chosen,))
        version = int(last or 0) + 1
        body = self._write(chosen, version, name, items, origin, listing)
        told = {"version": version, "sha256": text_sha256(body)}
        self._audit.append("examples_saved", chosen, told)
        return self.version(chosen, version)

    def _check(
        self, name: str, items: Sequence[Item], set_id: str | None, listing: Listing
    ) -> None:
        if not listing.sent(items):
            raise Problem(Code.BAD_VALUE, name="examples", why="none of it is in use")
        if not name:
            raise Problem(Code.BAD_VALUE, name="--name", why="it is empty")
        if len({one.item_id for one in items}) < len(items):
            raise Problem(Code.BAD_VALUE, name="examples", why="two of them have one id")
        if any(one.name == name and one.set_id != set_id for one in self.list()):
            raise Problem(Code.BAD_VALUE, name="--name", why=f"{name} is taken")

    def _write(
        self,
        set_id: str,
        version: int,
        name: str,
        items: Sequence[Item],
        origin: str,
        listing: Listing,
    ) -> str:
        held = {"origin": cleaned(origin), "items": msgspec.to_builtins(tuple(items))}
        body = json.dumps(held | msgspec.to_builtins(listing), sort_keys=True)
        self._session.execute(
            "INSERT INTO examples (id, version, name, body_json, sha256, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (set_id, version, cleaned(name), body, content_sha256(listing.sent(items)), now()),
        )
        return body

    @saving
    def remove(self, set_id: str) -> None:
        """Take a set out of the list with its draft; all stays, because runs name its versions.

        Raises:
            Problem: `not_found`; or it was not saved.
        """
        if not self._session.execute("UPDATE examples SET is_removed = 1 WHERE id = ?", (set_id,)):
            raise Problem(Code.NOT_FOUND, name=set_id)
        self._audit.append("examples_removed", set_id, {})

    @saving
    def restore(self, set_id: str) -> None:
        """Put a set that was removed back into the list.

        Raises:
            Problem: `not_found`; `bad_value` if its name is taken by now; or it was not saved.
        """
        if not self._session.execute("UPDATE examples SET is_removed = 0 WHERE id = ?", (set_id,)):
            raise Problem(Code.NOT_FOUND, name=set_id)
        kept = self.get(set_id)
        self._check(kept.name, kept.listed, set_id, kept.listing)
        self._audit.append("examples_restored", set_id, {})

    def chats(self, set_id: str) -> Mapping[int, int]:
        """Return how many chats that are not in the trash ask with each version of a set."""
        rows = self._session.rows(
            "SELECT json_extract(setup_json, '$.examples') AS named, count(*) AS n"
            " FROM conversations WHERE trashed_at IS NULL AND named LIKE ?1 || '@%'"
            " GROUP BY named",
            (set_id,),
        )
        found = {row["named"].rpartition("@")[2]: row["n"] for row in rows}
        return {int(version): n for version, n in found.items() if version.isdecimal()}

    def answered(self, message_ids: Sequence[int] = (), limit: int = 200) -> Sequence[Answered]:
        """Return complete answers of the history with their questions, the newest first.

        Those of these ids, or as many as `limit` of all that are not in the trash.
        """
        chosen = json.dumps([*message_ids]) if message_ids else None
        rows = self._session.rows(
            "SELECT a.id AS id, c.title AS title, q.text AS question, a.text AS answer"
            " FROM messages a JOIN messages q ON q.id = a.parent_id"
            " JOIN conversations c ON c.id = a.conversation_id"
            " WHERE a.role = 'assistant' AND a.state = 'done' AND a.text <> ''"
            " AND q.role = 'user' AND c.trashed_at IS NULL"
            " AND (?1 IS NULL OR a.id IN (SELECT value FROM json_each(?1)))"
            " ORDER BY a.id DESC LIMIT ?2",
            (chosen, -1 if message_ids else limit),
        )
        return [Answered(row["id"], row["title"], row["question"], row["answer"]) for row in rows]


def used(one: ExampleSet) -> ExamplesUsed:
    """Return how a set is recorded with an answer."""
    ids = tuple(item.item_id for item in one.items)
    return ExamplesUsed(one.name, one.version, one.sha256, ids, one.listing.seed)


def item_of(one: Answered) -> Item:
    """Return an answered question as an open example."""
    return Item(f"chat-{one.message_id}", one.question, (one.answer,), 0, {})


def _set(row: Mapping[str, Any]) -> ExampleSet:
    body = unpacked(row["body_json"])
    items = msgspec.convert(body["items"], tuple[Item, ...])
    listing = Listing(tuple(body.get("unused", ())), body.get("seed"))
    return ExampleSet(
        set_id=row["id"],
        name=row["name"],
        version=row["version"],
        items=listing.sent(items),
        origin=body["origin"],
        sha256=row["sha256"],
        listed=items,
        listing=listing,
        created_at=row["created_at"],
    )
