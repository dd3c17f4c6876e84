"""MMLU, one subject: CSV without a header: question, A, B, C, D, the letter of the key."""

import re
from pathlib import Path

from app.core.text import QT_TRANSLATE_NOOP
from app.evaluation.importers import records
from app.evaluation.task import LETTERS, File, Item, Task

OPTION_COUNT = 4
COLUMNS = OPTION_COUNT + 2
ORIGIN = "MMLU (Hendrycks et al. 2021), hendrycks/test"
LICENCE = "MIT"
NEW_LINES = QT_TRANSLATE_NOOP("evaluation", "%1 items contain line breaks in quoted fields.")
SAME_OPTION = QT_TRANSLATE_NOOP("evaluation", "%1 items have the same text for two options.")
REPEATED = QT_TRANSLATE_NOOP("evaluation", "%1 items repeat an earlier question and its options.")


def read(subject: str, path: Path, examples: Path | None = None) -> Task:
    """Return the task; the items of an `examples` file (MMLU's dev) become its reserve.

    Raises:
        Problem: `task_invalid`.
    """
    plain = re.sub(r"[\s_-]+", "_", subject.strip().lower())
    source = records.Source(path)
    items = _items(source)
    files: list[File] = [source.file]
    reserve: tuple[Item, ...] = ()
    if examples is not None:
        other = records.Source(examples)
        files.append(other.file)
        reserve = _items(other)
    traps = [
        *records.trap(NEW_LINES, items, _has_line_break),
        *records.trap(SAME_OPTION, items, records.has_repeated_option),
        *records.repeated(REPEATED, items),
    ]
    return Task(
        kind="mmlu",
        name=f"mmlu-{plain}",
        subject=plain.replace("_", " "),
        items=items,
        reserve=reserve,
        origin=ORIGIN,
        licence=LICENCE,
        files=tuple(files),
        traps=tuple(traps),
    )


def _has_line_break(item: Item) -> bool:
    return any("\n" in text for text in (item.question, *item.options))


def _items(source: records.Source) -> tuple[Item, ...]:
    return tuple(
        _item(where, number, row) for number, (where, row) in enumerate(records.csv_rows(source))
    )


def _item(where: str, number: int, row: list[str]) -> Item:
    if len(row) != COLUMNS:
        records.wrong(where, f"it has {len(row)} fields and not {COLUMNS}")
    question, *options, key = row
    letter = key.strip()
    if not question.strip() or letter not in LETTERS[:OPTION_COUNT] or not letter:
        records.wrong(where, "its last field is no letter from A to D, or its question is empty")
    answer = LETTERS.index(letter)
    return Item(
        item_id=str(number),
        question=question,
        options=tuple(options),
        answer=answer,
        doc={"question": question, "choices": options, "answer": answer},
    )
