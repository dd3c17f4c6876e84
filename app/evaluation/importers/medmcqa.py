"""MedMCQA: JSON lines with opa … opd and the key in `cop`, 1-based at home, 0-based elsewhere."""

from pathlib import Path

from app.core.text import QT_TRANSLATE_NOOP
from app.evaluation.importers import records
from app.evaluation.importers.records import Row
from app.evaluation.task import Item, Task, Trap

OPTIONS = ("opa", "opb", "opc", "opd")
ORIGIN = "MedMCQA (Pal et al. 2022), medmcqa/medmcqa"
LICENCE = "MIT"
ONE_BASED = QT_TRANSLATE_NOOP("evaluation", "The key of %1 items counts from 1 (the original).")
ZERO_BASED = QT_TRANSLATE_NOOP("evaluation", "The key of %1 items counts from 0 (a copy).")
MULTI = QT_TRANSLATE_NOOP("evaluation", "%1 items are of the kind “multi” and have one key.")
SAME_OPTION = QT_TRANSLATE_NOOP("evaluation", "%1 items have the same text for two options.")
NEW_LINES = QT_TRANSLATE_NOOP("evaluation", "%1 questions contain line breaks.")
REPEATED = QT_TRANSLATE_NOOP("evaluation", "%1 items repeat an earlier question and its options.")


def read(path: Path, first_answer: int | None = None) -> Task:
    """Return the task; `first_answer` is the number of the first option, `None` finds out.

    Raises:
        Problem: `task_invalid`; also if the keys do not tell where they count from.
    """
    source = records.Source(path)
    rows = list(records.json_rows(source))
    keys = [_key(where, row) for where, row in rows]
    first = _first(path.name, set(keys), first_answer)
    items = tuple(
        records.checked(where, _item(where, row, key - first))
        for (where, row), key in zip(rows, keys, strict=True)
    )
    records.unique_ids(items)
    traps = [
        Trap(ONE_BASED if first else ZERO_BASED, len(items)),
        *records.trap(MULTI, items, lambda one: one.strata.get("choice_type") == "multi"),
        *records.trap(SAME_OPTION, items, records.has_repeated_option),
        *records.trap(NEW_LINES, items, lambda one: "\n" in one.question),
        *records.repeated(REPEATED, items),
    ]
    return Task(
        kind="medmcqa",
        name="medmcqa",
        items=items,
        origin=ORIGIN,
        licence=LICENCE,
        files=(source.file,),
        traps=tuple(traps),
    )


def _key(where: str, row: Row) -> int:
    value = row.get("cop")
    if isinstance(value, str) and len(value := value.strip()) == 1 and value.isdecimal():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= len(OPTIONS):
        records.wrong(where, "the key `cop` is no number from 0 to 4")
    return value


def _first(name: str, keys: set[int], said: int | None) -> int:
    """Return where keys count from: at 1 if a 4 and no 0 is among them, at 0 the other way."""
    if said is not None:
        return said
    has_zero, has_four = 0 in keys, len(OPTIONS) in keys
    if has_zero and has_four:
        records.wrong(name, "the keys `cop` are 0 and 4: two ways of counting in one file")
    if has_zero == has_four:
        records.wrong(
            name,
            "the keys `cop` do not tell whether they count from 0 or from 1; "
            "--first-answer 0 or --first-answer 1 says it",
        )
    return int(has_four)


def _item(where: str, row: Row, answer: int) -> Item:
    strata = {}
    for field, name in (("subject_name", "subject"), ("choice_type", "choice_type")):
        if isinstance(row.get(field), str):
            strata[name] = row[field]
    return Item(
        item_id=str(row.get("id") or where.rpartition(" ")[2]),
        question=records.text_of(where, row, "question"),
        options=tuple(records.text_of(where, row, name) for name in OPTIONS),
        answer=answer,
        doc=row,
        strata=strata,
    )
