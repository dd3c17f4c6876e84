"""Files of records: JSON lines, a JSON array or object, CSV; what is wrong is told by its place."""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

from app.core.bidi import cleaned
from app.errors import Code, Problem
from app.evaluation.task import LEAST_OPTIONS, MOST_OPTIONS, File, Item, Trap, same_as

MOST_BYTES = 512 * 1024 * 1024
LONGEST_HEAD = 16 * 1024
LONGEST_FIELD = 16 * 1024 * 1024
Row = dict[str, Any]


class Source:
    """A file that was read whole.

    Attributes:
        text: its text, UTF-8, without a byte-order mark; line ends as they are.
        file: name, hash and size.
    """

    def __init__(self, path: Path) -> None:
        """Read.

        Raises:
            Problem: `task_invalid`: it is missing, too large, or no text.
        """
        try:
            if path.stat().st_size > MOST_BYTES:
                wrong(path.name, "it is larger than 512 MB")
            data = path.read_bytes()
        except OSError as error:
            wrong(str(path), error.strerror or "it cannot be read")
        except ValueError:  # a NUL, which only a task file can write into a path
            wrong(str(path), "it is no path of a file")
        try:
            self.text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            wrong(f"{path.name}, byte {error.start:,}", "it is no UTF-8 text")
        self.file = File(path.name, hashlib.sha256(data).hexdigest(), len(data))


def wrong(where: str, why: str) -> NoReturn:
    """Refuse a file.

    Raises:
        Problem: `task_invalid`.
    """
    raise Problem(Code.TASK_INVALID, where=cleaned(where), why=why)


def json_rows(source: Source) -> Iterator[tuple[str, Row]]:
    """Yield the objects of JSON lines or of one array, each with its place.

    Raises:
        Problem: `task_invalid` by line or record.
    """
    name = source.file.name
    if (listed := _listed(source)) is not None:
        for number, row in enumerate(listed, 1):
            yield f"{name}, record {number}", _object(f"{name}, record {number}", row)
        return
    for number, line in enumerate(source.text.split("\n"), 1):
        if line.strip():
            where = f"{name}, line {number}"
            yield where, _object(where, _parsed(where, line))


def _listed(source: Source) -> list[Any] | None:
    """Return the records of an array, or of an object's field `items`; `None` for lines."""
    text = source.text.lstrip()
    if text.startswith("["):
        return list(json_value(source))
    if text.split("\n", 1)[0].rstrip() != "{":
        return None
    value = json_value(source)
    items = value.get("items") if isinstance(value, dict) else None
    if not isinstance(items, list):
        wrong(source.file.name, "it is one object without a list of `items`")
    return items


def json_value(source: Source) -> Any:
    """Return the one JSON value of a file.

    Raises:
        Problem: `task_invalid`.
    """
    return _parsed(source.file.name, source.text)


def delimiter_of(source: Source) -> str:
    """Return what separates the fields of a CSV file's header: most of comma, semicolon and tab.

    Spreadsheets write semicolons where the comma stands before decimals.
    """
    head = source.text[:LONGEST_HEAD]
    counts = {one: len(next(csv.reader(io.StringIO(head), delimiter=one), [])) for one in ",;\t"}
    return max(counts, key=counts.__getitem__)  # the comma, if none of them has more


def csv_rows(source: Source, delimiter: str = ",") -> Iterator[tuple[str, list[str]]]:
    """Yield the records of a CSV file, each with its place; quoted fields may hold line ends.

    Raises:
        Problem: `task_invalid`.
    """
    before = csv.field_size_limit(LONGEST_FIELD)
    try:
        reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter)
        for number, row in enumerate(reader, 1):
            if row:
                yield f"{source.file.name}, record {number}", row
    except csv.Error as error:
        wrong(source.file.name, f"it is no CSV: {error}")
    finally:
        csv.field_size_limit(before)


def text_of(where: str, row: Row, name: str) -> str:
    """Return a field's text.

    Raises:
        Problem: `task_invalid` if it is missing, no text, or empty.
    """
    value = row.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        wrong(where, f"the field {name} is missing or empty")
    return value


def checked(where: str, item: Item) -> Item:
    """Return an item whose options and key go together.

    Raises:
        Problem: `task_invalid`.
    """
    count = len(item.options)
    if not LEAST_OPTIONS <= count <= MOST_OPTIONS:
        wrong(where, f"it has {count} options; {LEAST_OPTIONS} to {MOST_OPTIONS} can be asked")
    if not 0 <= item.answer < count:
        wrong(where, f"its key is none of its {count} options")
    return item


def trap(text: str, items: Sequence[Item], is_one: Callable[[Item], bool]) -> list[Trap]:
    """Return a trap that holds for some items, or nothing if it holds for none."""
    count = sum(map(is_one, items))
    return [Trap(text, count)] if count else []


def has_repeated_option(item: Item) -> bool:
    """Tell whether two options have the same text."""
    return len(set(item.options)) < len(item.options)


def unique_ids(items: Sequence[Item]) -> None:
    """Refuse a set in which two items have one id.

    Raises:
        Problem: `task_invalid`.
    """
    seen: set[str] = set()
    for item in items:
        if item.item_id in seen:
            wrong(item.item_id, "two items have this id")
        seen.add(item.item_id)


def repeated(text: str, items: Sequence[Item]) -> list[Trap]:
    """Return the trap of items that are there more than once."""
    count = len(items) - len({same_as(item) for item in items})
    return [Trap(text, count)] if count else []


def _object(where: str, value: object) -> Row:
    if not isinstance(value, dict):
        wrong(where, "it is no object with fields")
    return value


def _parsed(where: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        why = getattr(error, "msg", type(error).__name__)
        at = getattr(error, "colno", None)
        wrong(where, f"it is no JSON: {why}" + (f" at column {at}" if at else ""))
