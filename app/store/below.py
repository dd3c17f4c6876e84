"""To which table a row belongs that was read from a page alone: a page does not name its table.

The kinds of its values tell most; where two tables, or an index and a table, hold the same kinds,
what stands in them tells: a number of a conversation, a moment, the parts of a preset.
"""

import json
import re
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

# Without rows' numbers: their rows lie in pages of the kind that indexes have, by their keys.
KEYED = frozenset({"tags", "presets", "examples", "folders", "searches"})
HIDDEN = KEYED | {"messages", "conversations", "turns", "audit", "drafts", "models"}
_KINDS: dict[str, type] = {"INTEGER": int, "TEXT": str}
_SHA256 = re.compile(r"[0-9a-f]{64}")
Shape = list[dict[str, Any]]
Values = dict[str, Any]


def keys_of(shape: Shape) -> list[str]:
    """Return the columns that tell the rows of a table apart, in their order."""
    return [name for _, name in sorted((row["pk"], row["name"]) for row in shape if row["pk"])]


def fitted(
    table: str, columns: list[str], shape: Shape, number: int, values: tuple[Any, ...]
) -> Values | None:
    """Return the values of these columns; `None` if they are no row of this table."""
    row: Values = {}
    if table == "tags" and not _is_id(values[0] if values else None):
        values = values[1::-1]  # of its index, which begins with the same two turned around
    if len(values) > len(shape):
        return None
    for at, column in enumerate(shape):
        if column["name"] not in columns:  # of a later version, of any kind
            continue
        is_number = column["pk"] and column["type"] == "INTEGER"  # sqlite.org/lang_createtable.html
        if at < len(values):
            value = number if is_number and values[at] is None else values[at]
        else:  # added by a later version: the row was not written since
            value = _default(column["dflt_value"])
        is_missing = value is None and (column["notnull"] or bool(column["pk"]))
        if is_missing or not isinstance(value, _KINDS[column["type"]] | None):
            return None
        row[column["name"]] = value
    return row if _CHECKS.get(table, _any)(row) else None


def _default(text: str | None) -> Any:
    from ast import literal_eval

    return None if text is None else literal_eval(text)


def _any(_row: Values) -> bool:
    return True


def _is_draft(row: Values) -> bool:
    known = row["conversation_id"]
    return (known is None or _is_id(known)) and _is_moment(row["saved_at"])


def _is_dated(row: Values) -> bool:
    return _is_moment(row["created_at"])


def _is_preset(row: Values) -> bool:
    return _is_version(row, {"system_text", "sampling"})


def _is_example_set(row: Values) -> bool:
    return _is_version(row, {"items", "origin"})


def _is_version(row: Values, parts: set[str]) -> bool:
    with suppress(ValueError, RecursionError):
        body = json.loads(row["body_json"])
        return isinstance(body, dict) and parts <= set(body) and _is_hash(row["sha256"])
    return False


def _is_model(row: Values) -> bool:
    return _is_hash(row["sha256"]) and _is_moment(row["added_at"])


_CHECKS: dict[str, Callable[[Values], bool]] = {
    "drafts": _is_draft,
    "folders": _is_dated,
    "searches": _is_dated,
    "presets": _is_preset,
    "examples": _is_example_set,
    "models": _is_model,
}


def _is_hash(text: str) -> bool:
    return _SHA256.fullmatch(text) is not None


def _is_id(value: object) -> bool:
    with suppress(ValueError):
        return isinstance(value, str) and str(uuid.UUID(value)) == value
    return False


def _is_moment(text: str) -> bool:
    with suppress(ValueError):
        return datetime.fromisoformat(text).tzinfo is not None
    return False
