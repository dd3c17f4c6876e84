"""A file of examples: questions with their options and key, or with an answer as it stands."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.evaluation.importers import own, records
from app.evaluation.importers.records import Row
from app.evaluation.task import Item

ANSWERS = ("answer", "output", "response", "completion")
MOST = 10_000


def read(path: Path) -> tuple[Item, ...]:
    """Return the examples of a file: JSON lines, a JSON array, CSV; both kinds may stand in it.

    Raises:
        Problem: `task_invalid` with the place, and what is wrong there.
    """
    _, rows_of = own.rows_of(path)
    rows = list(rows_of)
    if not rows:
        records.wrong(path.name, "it holds no record")
    if len(rows) > MOST:
        records.wrong(path.name, f"it holds {len(rows):,} records; a set has at most {MOST:,}")
    chosen = [one for one in rows if own.option_fields(one[1])]
    items: dict[str, Item] = {}
    if chosen:
        mapping = own.completed(path.name, own.Mapping(), chosen[0][1])
        if "context" in chosen[0][1]:
            mapping = own.Mapping(mapping.question, mapping.options, mapping.answer, "", "context")
        found = own.items_of(path.name, chosen, mapping)
        items = {where: item for (where, _), item in zip(chosen, found, strict=True)}
    whole = [items.get(where) or _open(where, row) for where, row in rows]
    return _named([row for _, row in rows], whole)


def text(items: Sequence[Item]) -> str:
    """Return examples as JSON lines, which `read` takes back."""
    return "".join(json.dumps(_fields(item), ensure_ascii=False) + "\n" for item in items)


def _open(where: str, row: Row) -> Item:
    question, answer = own.first(row, own.QUESTIONS), own.first(row, ANSWERS)
    if not question or not answer:
        records.wrong(where, "it has no question, or neither options nor an answer")
    return Item(
        item_id=str(int(where.rpartition(" ")[2])),
        question=records.text_of(where, row, question),
        options=(records.text_of(where, row, answer),),
        answer=0,
        doc=row,
        context=str(row.get("context") or ""),
    )


def _named(rows: Sequence[Row], items: Sequence[Item]) -> tuple[Item, ...]:
    """Give each its own id, if all have one and no two the same."""
    ids = [str(row.get("item_id") or "") for row in rows]
    if not all(ids) or len(set(ids)) < len(ids):
        return tuple(items)
    return tuple(
        Item(own_id, one.question, one.options, one.answer, one.doc, one.context, one.strata)
        for own_id, one in zip(ids, items, strict=True)
    )


def _fields(item: Item) -> dict[str, Any]:
    fields: dict[str, Any] = {"item_id": item.item_id, "question": item.question}
    if item.context:
        fields["context"] = item.context
    if item.is_open:
        return fields | {"answer": item.options[0]}
    return fields | {"options": list(item.options), "answer": item.letters[item.answer]}
