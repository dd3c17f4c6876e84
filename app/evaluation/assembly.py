"""Runs for one report: side by side where they were asked the same, else each group for itself."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from app.errors import Code, Problem
from app.evaluation.judging import UNSCORED
from app.evaluation.review import (
    COMPLETE,
    MOST_LINES,
    Opened,
    Read,
    Weighed,
    opened,
    said,
    weighed,
)
from app.evaluation.run_name import short_names

TABLES, ITEMS, WRONG = "tables", "items", "wrong"  # what a report may hold
MOST_ITEMS = 5000  # lines of all groups
MOST_WRONG = 300  # of all runs
LONGEST_TEXT = 4000  # of an item in full, from its end: examples stand before it


class Row(Struct, frozen=True):
    """An item on one line: its key, and what each run answered; "" could not be read or asked."""

    item_id: str
    key: str
    answers: tuple[str, ...]


class Wrong(Struct, frozen=True):
    """A wrong answer of the run of this name, with the item as it was asked."""

    name: str
    item_id: str
    text: str
    key: str
    answer: str


class Group(Struct, frozen=True):
    """Runs that were asked the same items by the same protocol.

    Attributes:
        key: hash of the protocol, and of set and items.
        names: short ones, that differ.
        one: the run, if it is alone; its `lines` are empty.
        several: they side by side, if it is not.
        item_count: items that were asked.
        rows: of them as many as a report holds, if items are wanted.
        wrong_count: wrong answers of all runs.
        wrong: of them as many as a report holds, if they are wanted.
    """

    key: str
    names: tuple[str, ...]
    one: Opened | None
    several: Weighed | None
    item_count: int
    rows: tuple[Row, ...]
    wrong_count: int
    wrong: tuple[Wrong, ...]


def assembled(runs: Sequence[Read], contents: Sequence[str]) -> tuple[Group, ...]:
    """Return the runs in groups, in the order in which these first appear.

    Raises:
        Problem: `run_invalid` if one has no result.
    """
    groups: dict[str, list[Read]] = {}
    for one in runs:
        if one.record.get("state") != COMPLETE:
            why = "the run is not complete, so it has no result"
            raise Problem(Code.RUN_INVALID, where=one.path, why=why)
        groups.setdefault(key(one), []).append(one)
    parts = max(len(groups), 1)
    most = (MOST_ITEMS // parts, MOST_WRONG // max(len(runs), 1), MOST_LINES // parts)
    return tuple(_group(name, some, contents, most) for name, some in groups.items())


def letters(keys: Iterable[str]) -> dict[str, str]:
    """Return a letter for each group by its key, in their order: A to Z, A1 to Z1 and so on."""
    found: dict[str, str] = {}
    for one in keys:
        if one not in found:
            again, at = divmod(len(found), 26)
            found[one] = chr(ord("A") + at) + (str(again) if again else "")
    return found


def key(read: Read) -> str:
    """Return what two runs must have in common to stand side by side."""
    record = read.record
    items = f"{record['task']['sha256']} {record['subset']['ids_sha256']}"
    return f"{record['protocol_sha256']} {items}"


def _group(
    name: str, runs: Sequence[Read], contents: Sequence[str], most: tuple[int, int, int]
) -> Group:
    records, paths = [one.record for one in runs], [one.path for one in runs]
    names = short_names(records, paths, is_brief=len(runs) > 1)
    rows = _rows(runs) if ITEMS in contents else ()
    wrong = [one for run, read in zip(names, runs, strict=True) for one in _wrong(run, read)]
    kept: list[Wrong] = []
    for run in names if WRONG in contents else ():
        kept += [one for one in wrong if one.name == run][: most[1]]
    return Group(
        key=name,
        names=tuple(names),
        one=replace(opened(runs[0]), lines=()) if len(runs) == 1 else None,
        several=_beside(runs, most[2]) if len(runs) > 1 else None,
        item_count=len(runs[0].samples),
        rows=tuple(rows)[: most[0]],
        wrong_count=len(wrong),
        wrong=tuple(kept),
    )


def _beside(runs: Sequence[Read], most: int) -> Weighed:
    """Return runs side by side, without what only a window asks for."""
    found = weighed(runs, None)
    each = most // len(found.pairs)
    pairs = tuple(replace(one, flips=one.flips[:each]) for one in found.pairs)
    return replace(found, pairs=pairs, offsets=tuple({} for _ in found.offsets))


def _rows(runs: Sequence[Read]) -> Iterator[Row]:
    for samples in zip(*(one.samples for one in runs), strict=True):
        answers = tuple(said(one, one.prediction) for one in samples)
        yield Row(samples[0].item_id, samples[0].key, answers)


def _wrong(name: str, read: Read) -> Iterator[Wrong]:
    for one in read.samples:
        if one.status != UNSCORED and not one.is_correct:
            text = str(next(iter(one.arguments.values()))["arg_0"])[-LONGEST_TEXT:]
            yield Wrong(name, one.item_id, text, one.key, said(one, one.prediction))
