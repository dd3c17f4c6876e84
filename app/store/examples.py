"""In-context example sets: questions with their answers under one name, every version kept."""

import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from app.core.bidi import cleaned
from app.core.digest import text_sha256
from app.errors import Code, Problem
from app.evaluation.task import Item, content_sha256
from app.store.audit import Recorded, now
from app.store.connection import saving, unpacked


class ExampleSet(Struct, frozen=True):
    """One version of a set.

    Attributes:
        set_id: the same for all versions.
        name: what it is called.
        version: from 1.
        items: in their order.
        origin: where they come from, in words.
        sha256: hash of the items' content, hexadecimal; what a run records.
    """

    set_id: str
    name: str
    version: int
    items: tuple[Item, ...]
    origin: str
    sha256: str


class Examples(Recorded):
    """The example sets of this data folder."""

    def list(self) -> list[ExampleSet]:
        """Return the newest version of each set, by name."""
        if not self._session.value("SELECT 1 FROM sqlite_schema WHERE name = 'examples'"):
            return []  # a data folder of an older version that is only looked at
        rows = self._session.rows(
            "SELECT * FROM examples e WHERE is_removed = 0 AND version ="
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

    @saving
    def save(
        self, name: str, items: Sequence[Item], origin: str, set_id: str | None = None
    ) -> ExampleSet:
        """Keep a new version of a set, or with no id a new set; older versions stay.

        Raises:
            Problem: `bad_value` if it holds nothing, or a name that is taken; it was not saved.
        """
        if not items:
            raise Problem(Code.BAD_VALUE, name="examples", why="there is none in it")
        if any(one.name == cleaned(name) and one.set_id != set_id for one in self.list()):
            raise Problem(Code.BAD_VALUE, name="--name", why=f"{cleaned(name)} is taken")
        chosen = set_id or str(uuid.uuid4())
        last = self._session.value("SELECT max(version) FROM examples WHERE id = ?", (chosen,))
        body = json.dumps(
            {"origin": cleaned(origin), "items": msgspec.to_builtins(tuple(items))}, sort_keys=True
        )
        version = int(last or 0) + 1
        self._session.execute(
            "INSERT INTO examples (id, version, name, body_json, sha256, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (chosen, version, cleaned(name), body, content_sha256(items), now()),
        )
        told = {"version": version, "sha256": text_sha256(body)}
        self._audit.append("examples_saved", chosen, told)
        return self.get(chosen)

    @saving
    def remove(self, set_id: str) -> None:
        """Take a set out of the list; its versions stay, because runs name them.

        Raises:
            Problem: `not_found`; or it was not saved.
        """
        if not self._session.execute("UPDATE examples SET is_removed = 1 WHERE id = ?", (set_id,)):
            raise Problem(Code.NOT_FOUND, name=set_id)
        self._audit.append("examples_removed", set_id, {})


def _set(row: Mapping[str, Any]) -> ExampleSet:
    body = unpacked(row["body_json"])
    items = msgspec.convert(body["items"], tuple[Item, ...])
    return ExampleSet(row["id"], row["name"], row["version"], items, body["origin"], row["sha256"])
