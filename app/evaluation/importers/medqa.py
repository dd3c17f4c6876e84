"""MedQA, four options: JSON lines with `options` by letter and the key in `answer_idx`."""

import re
from pathlib import Path

from app.core.text import QT_TRANSLATE_NOOP
from app.evaluation.importers import records
from app.evaluation.importers.records import Row
from app.evaluation.task import LETTERS, Item, Task

ORIGIN = "MedQA (Jin et al. 2020), jind11/MedQA, US, four options"
LICENCE = "MIT (questions come from commercial exam banks)"
STRAY = QT_TRANSLATE_NOOP("evaluation", "%1 items have stray quotes or line breaks in options.")
PICTURE = QT_TRANSLATE_NOOP("evaluation", "%1 questions mention a picture that is not there.")
SAME_OPTION = QT_TRANSLATE_NOOP("evaluation", "%1 items have the same text for two options.")
REPEATED = QT_TRANSLATE_NOOP("evaluation", "%1 items repeat an earlier question and its options.")
_PICTURE = re.compile(
    r"(shown|depicted|displayed) (in the|below|here)|(image|figure|photograph|picture)s? "
    r"(is|are|below|provided|shown)|\(see (image|figure)",
    re.I,
)


def read(path: Path) -> Task:
    """Return the task.

    Raises:
        Problem: `task_invalid`.
    """
    source = records.Source(path)
    items = tuple(
        records.checked(where, _item(where, row, number))
        for number, (where, row) in enumerate(records.json_rows(source))
    )
    traps = [
        *records.trap(STRAY, items, lambda one: any(map(_is_stray, one.options))),
        *records.trap(PICTURE, items, lambda one: bool(_PICTURE.search(one.question))),
        *records.trap(SAME_OPTION, items, records.has_repeated_option),
        *records.repeated(REPEATED, items),
    ]
    return Task(
        kind="medqa",
        name="medqa",
        items=items,
        origin=ORIGIN,
        licence=LICENCE,
        files=(source.file,),
        traps=tuple(traps),
    )


def _is_stray(option: str) -> bool:
    return '"' in option or "\n" in option


def _item(where: str, row: Row, number: int) -> Item:
    options = row.get("options")
    if not isinstance(options, dict) or list(options) != list(LETTERS[: len(options)]):
        records.wrong(where, "`options` is no object with the letters A, B, C … as fields")
    letter = records.text_of(where, row, "answer_idx").strip()
    if letter not in options:
        records.wrong(where, f"the key `answer_idx` is {letter!r} and no letter of its options")
    step = row.get("meta_info")
    return Item(
        item_id=str(number),
        question=records.text_of(where, row, "question"),
        options=tuple(records.text_of(where, options, one) for one in options),
        answer=list(options).index(letter),
        doc=row,
        strata={"step": step} if isinstance(step, str) else {},
    )
