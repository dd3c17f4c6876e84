"""What comes of a file of one's own under a mapping: its fields, its first items, what is wrong."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from app.errors import Problem
from app.evaluation.importers import own, records
from app.evaluation.importers.own import KEYS, Mapping
from app.evaluation.importers.records import Row
from app.evaluation.task import Item

MOST_FIELDS, MOST_ITEMS, MOST_WRONG = 64, 3, 50
LETTERS = 200  # of a value that is shown


class Wrong(Struct, frozen=True):
    """One record that is no item, and why."""

    where: str
    why: str


class Preview(Struct, frozen=True):
    """A file as a mapping reads it.

    Attributes:
        fields: names, in the order they come; with a value of the first record each.
        mapping: with what was left open found by its usual names; still empty if it is not known.
        n: records of the file.
        items: the first ones, without their records.
        wrong: records that are no items, the first ones, and how many there are.
        kinds: ways of writing keys that fit every record.
    """

    fields: tuple[tuple[str, str], ...]
    mapping: Mapping
    n: int
    items: tuple[Item, ...]
    wrong: tuple[Wrong, ...]
    wrong_count: int
    kinds: tuple[str, ...]


def preview(path: Path, mapping: Mapping) -> Preview:
    """Return what a mapping makes of a file.

    Raises:
        Problem: `task_invalid` if it holds no records at all.
    """
    _, rows_of = own.rows_of(path)
    rows = list(rows_of)
    if not rows:
        records.wrong(path.name, "it holds no record")
    names = dict.fromkeys(name for _, row in rows for name in row)
    fields = tuple((name, _shown(rows[0][1].get(name))) for name in list(names)[:MOST_FIELDS])
    found = own.guessed(mapping, rows[0][1])
    if not (found.question and found.options and found.answer):
        return Preview(fields, found, len(rows), (), (), 0, ())
    kinds, key = _key(rows, found)
    found = replace(found, key=found.key or (key if len(kinds) == 1 or "text" in kinds else ""))
    items, wrong = _read(path.name, rows, replace(found, key=found.key or key))
    shown = tuple(replace(one, doc={}) for one in items[:MOST_ITEMS])
    return Preview(fields, found, len(rows), shown, tuple(wrong[:MOST_WRONG]), len(wrong), kinds)


def task_file(data: Path, target: Path, mapping: Mapping) -> str:
    """Return the text of a task file at a place that names its data, beside it if it lies there."""
    place = data.name if data.parent == target.parent else str(data)
    values = {name: getattr(mapping, name) for name in Mapping.__struct_fields__}
    kept = {name: value for name, value in values.items() if value}
    return json.dumps(kept | {"data": place}, indent=1, ensure_ascii=False) + "\n"


def _key(rows: Sequence[tuple[str, Row]], found: Mapping) -> tuple[tuple[str, ...], str]:
    """Return the ways of writing keys that fit all records, and the one that fits most."""
    counts: Counter[str] = Counter()
    asked = 0
    for where, row in rows:
        try:
            counts.update(own.fits(where, row, found))
            asked += 1
        except Problem:
            continue  # told when it is read
    kinds = tuple(kind for kind in KEYS if asked and counts[kind] == asked)
    best = max(KEYS, key=lambda kind: (counts[kind], kind == "text"))
    return kinds, "text" if "text" in kinds else best


def _read(
    name: str, rows: Sequence[tuple[str, Row]], found: Mapping
) -> tuple[list[Item], list[Wrong]]:
    items: list[Item] = []
    wrong: list[Wrong] = []
    for where, row in rows:
        try:
            items += own.items_of(name, [(where, row)], found)
        except Problem as problem:
            facts = problem.facts()
            wrong.append(Wrong(str(facts.get("where", where)), str(facts.get("why", ""))))
    return items, wrong


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    line = " ".join(text.split())
    return line if len(line) <= LETTERS else line[:LETTERS] + "…"
