"""A set of one's own, as JSON lines, a JSON array or CSV, read through a mapping of its fields."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from app.core.text import QT_TRANSLATE_NOOP
from app.evaluation.importers import records
from app.evaluation.importers.records import Row
from app.evaluation.task import LETTERS, MOST_OPTIONS, Item, Task

LICENCE = "not stated"
SAME_OPTION = QT_TRANSLATE_NOOP("evaluation", "%1 items have the same text for two options.")
REPEATED = QT_TRANSLATE_NOOP("evaluation", "%1 items repeat an earlier question and its options.")
KEYS = ("letter", "from 0", "from 1", "text")
QUESTIONS = ("question", "stem", "prompt", "query", "input")
OPTION_LISTS = ("options", "choices", "answers")
OPTION_FIELDS = (
    tuple(LETTERS),
    tuple(LETTERS.lower()),
    tuple(f"op{letter}" for letter in LETTERS.lower()),
)
ANSWERS = ("answer_idx", "label", "answer", "gold", "target", "correct", "key", "cop")
TABLE_ENDINGS = frozenset({".csv", ".tsv"})


class Mapping(Struct, frozen=True, forbid_unknown_fields=True):
    """Which fields of a record are what; empty means it is found by its usual names.

    Attributes:
        question: the field of the stem.
        options: one field with a list or an object of texts, or one field an option.
        answer: the field of the key.
        key: how the key is written, see `KEYS`; empty is found out over all items.
        context: a field to be read before the question.
        strata: fields the results are broken down by.
        item_id: the field with an id; empty takes the place in the file.
        name: of the task.
        origin: where the set comes from.
        licence: under which terms.
        data: of a task file: the data, beside it.
    """

    question: str = ""
    options: tuple[str, ...] = ()
    answer: str = ""
    key: str = ""
    context: str = ""
    strata: tuple[str, ...] = ()
    item_id: str = ""
    name: str = ""
    origin: str = ""
    licence: str = ""
    data: str = ""


def task_file(path: Path) -> tuple[Path, Mapping] | None:
    """Return the data and the mapping of a task file; `None` if it is no task file.

    A task file is a JSON object with the fields of `Mapping`, `data` among them.

    Raises:
        Problem: `task_invalid`.
    """
    if path.suffix.lower() != ".json":
        return None
    source = records.Source(path)
    try:
        value = json.loads(source.text)
    except (ValueError, RecursionError):
        return None  # perhaps JSON lines; whoever reads it says what is wrong
    if not isinstance(value, dict) or "data" not in value:
        return None
    try:
        mapping = msgspec.convert(value, Mapping)
    except msgspec.ValidationError as error:
        records.wrong(path.name, str(error))
    return path.parent / mapping.data, mapping


def read(name: str, path: Path, mapping: Mapping | None = None) -> Task:
    """Return the task.

    Raises:
        Problem: `task_invalid`: a field is not there, or an item has no key among its options.
    """
    source, records_of = rows_of(path)
    rows = list(records_of)
    if not rows:
        records.wrong(path.name, "it holds no record")
    found = completed(path.name, mapping or Mapping(), rows[0][1])
    items = items_of(path.name, rows, found)
    traps = [
        *records.trap(SAME_OPTION, items, records.has_repeated_option),
        *records.repeated(REPEATED, items),
    ]
    return Task(
        kind="own",
        name=found.name or name or path.stem,
        items=items,
        origin=found.origin or path.name,
        licence=found.licence or LICENCE,
        files=(source.file,),
        traps=tuple(traps),
    )


def items_of(name: str, rows: Sequence[tuple[str, Row]], found: Mapping) -> tuple[Item, ...]:
    """Return records, each with its place, as items, by a completed mapping.

    Raises:
        Problem: `task_invalid`.
    """
    choices = [_options(where, row, found) for where, row in rows]
    keys = [records.text_of(where, row, found.answer).strip() for where, row in rows]
    key = found.key or _kind_of_key(name, keys, choices)
    items = tuple(
        records.checked(where, _item(where, row, found, options, _answer(one, options, key)))
        for (where, row), one, options in zip(rows, keys, choices, strict=True)
    )
    if found.item_id:
        records.unique_ids(items)
    return items


def rows_of(path: Path) -> tuple[records.Source, Iterator[tuple[str, Row]]]:
    """Return a file and its records, each with its place.

    Raises:
        Problem: `task_invalid`.
    """
    source = records.Source(path)
    if path.suffix.lower() in TABLE_ENDINGS:
        return source, _table(source)
    return source, records.json_rows(source)


def _table(source: records.Source) -> Iterator[tuple[str, Row]]:
    rows = records.csv_rows(source, records.delimiter_of(source))
    header = next(rows, ("", []))[1]
    for where, row in rows:
        if len(row) != len(header):
            records.wrong(where, f"it has {len(row)} fields, the header has {len(header)}")
        yield where, dict(zip(header, row, strict=True))


def completed(name: str, mapping: Mapping, row: Row) -> Mapping:
    """Return the mapping with what was left open found by its usual names.

    Raises:
        Problem: `task_invalid`: a field is not known, or not there.
    """
    if mapping.key and mapping.key not in KEYS:
        records.wrong(name, f"key is {mapping.key!r} and none of {', '.join(KEYS)}")
    found = guessed(mapping, row)
    for what in ("question", "options", "answer"):
        if not getattr(found, what):
            said = ", ".join(str(one)[:40] for one in list(row)[:12])
            records.wrong(name, f"which field holds the {what} is not known; there are {said}")
    named = (found.question, *found.options, found.answer, found.context, *found.strata)
    for field in named:
        if field and field not in row:
            records.wrong(name, f"there is no field {field}")
    return found


def guessed(mapping: Mapping, row: Row) -> Mapping:
    """Return the mapping with what was left open found by its usual names, if it is there."""
    return msgspec.structs.replace(
        mapping,
        question=mapping.question or first(row, QUESTIONS),
        options=mapping.options or option_fields(row),
        answer=mapping.answer or first(row, ANSWERS),
    )


def fits(where: str, row: Row, found: Mapping) -> list[str]:
    """Return the ways of writing keys by which the key of this record is one of its options.

    Raises:
        Problem: `task_invalid`: options or key are not there.
    """
    options = _options(where, row, found)
    key = records.text_of(where, row, found.answer).strip()
    return [kind for kind in KEYS if _answer(key, options, kind) >= 0]


def first(row: Row, names: Sequence[str]) -> str:
    """Return the first of these names that is a field of a record; "" if none is."""
    return next((one for one in names if one in row), "")


def option_fields(row: Row) -> tuple[str, ...]:
    """Return the fields that hold the options, by their usual names; empty if there are none."""
    for name in OPTION_LISTS:
        if isinstance(row.get(name), list | dict):
            return (name,)
    for names in OPTION_FIELDS:
        fields = tuple(name for name in names if name in row)
        if len(fields) > 1:
            return fields
    return tuple(name for name in row if name.lower().startswith(("option", "choice")))


def _options(where: str, row: Row, mapping: Mapping) -> tuple[str, ...]:
    first = row.get(mapping.options[0])
    if len(mapping.options) == 1 and isinstance(first, dict):
        return tuple(map(str, first.values()))
    if len(mapping.options) == 1 and isinstance(first, list):
        return tuple(_text(where, one) for one in first)
    texts = [row.get(name) for name in mapping.options]
    while texts and texts[-1] in (None, ""):
        texts.pop()  # a table has as many columns as its longest item
    return tuple(_text(where, one) for one in texts)


def _text(where: str, option: Any) -> str:
    if isinstance(option, dict):
        option = option.get("text", option.get("value"))
    text = "" if option is None else str(option)
    if not text.strip():
        records.wrong(where, "an option is empty")
    return text


def _kind_of_key(name: str, keys: list[str], choices: list[tuple[str, ...]]) -> str:
    """Return how keys are written, if only one way fits all of them."""
    fitting = [
        kind
        for kind in KEYS
        if all(_answer(one, few, kind) >= 0 for one, few in zip(keys, choices, strict=True))
    ]
    if "text" in fitting:  # words that are letters or numbers by chance are still words
        return "text"
    if len(fitting) != 1:
        records.wrong(
            name,
            "how the keys are written cannot be told; the mapping's field `key` says it: "
            + ", ".join(KEYS),
        )
    return fitting[0]


def _answer(key: str, options: tuple[str, ...], kind: str) -> int:
    """Return the index a key means, −1 if it means none."""
    if kind == "letter":
        place = LETTERS.find(key.upper()) if len(key) == 1 else -1
    elif kind == "text":
        place = options.index(key) if key in options else -1
    else:
        offset = int(kind.removeprefix("from "))
        place = int(key) - offset if key.isdecimal() and len(key) <= len(str(MOST_OPTIONS)) else -1
    return place if place < len(options) else -1


def _item(where: str, row: Row, mapping: Mapping, options: tuple[str, ...], answer: int) -> Item:
    own_id = str(row.get(mapping.item_id, "")) if mapping.item_id else ""
    return Item(
        item_id=own_id or str(int(where.rpartition(" ")[2])),
        question=records.text_of(where, row, mapping.question),
        options=options,
        answer=answer,
        doc=row,
        context=str(row.get(mapping.context) or "") if mapping.context else "",
        strata={name: str(row.get(name) or "") for name in mapping.strata},
    )
