"""PubMedQA, labelled: one JSON object by PMID; the test items are those of a second file."""

from pathlib import Path

from app.core.text import QT_TRANSLATE_NOOP
from app.evaluation.importers import records
from app.evaluation.importers.records import Row
from app.evaluation.task import Item, Task, Trap

OPTIONS = ("yes", "no", "maybe")
TEST_IDS = "test_ground_truth.json"
ORIGIN = "PubMedQA PQA-L (Jin et al. 2019), pubmedqa/pubmedqa"
LICENCE = "MIT (abstracts are their publishers' text)"
SPLIT = QT_TRANSLATE_NOOP("evaluation", "%1 items are no test items; only they may be examples.")
NO_SPLIT = QT_TRANSLATE_NOOP(
    "evaluation", "No list of test items: all %1 are scored, and none may be an example."
)
NO_YEAR = QT_TRANSLATE_NOOP("evaluation", "%1 items have no year.")
CONCLUSION = QT_TRANSLATE_NOOP(
    "evaluation", "%1 items come with their conclusion, which is never part of a prompt."
)


def read(path: Path, test_ids: Path | None = None) -> Task:
    """Return the task: the official test items, and the others as reserve.

    `test_ids` is the file whose keys are the test items; `None` takes the one beside the data,
    and without one every item is scored.

    Raises:
        Problem: `task_invalid`.
    """
    source = records.Source(path)
    value = records.json_value(source)
    if not isinstance(value, dict):
        records.wrong(path.name, "it is no object with one field an item")
    items = [_item(f"{path.name}, {key}", key, row) for key, row in value.items()]
    files = [source.file]
    beside = path.with_name(TEST_IDS)
    ids_path = test_ids or (beside if beside.is_file() else None)
    reserve: list[Item] = []
    if ids_path is None:
        split = [Trap(NO_SPLIT, len(items))]
    else:
        ids = records.Source(ids_path)
        files.append(ids.file)
        wanted = _wanted(ids, {item.item_id: item for item in items})
        reserve = [item for item in items if item.item_id not in wanted]
        items = [item for item in items if item.item_id in wanted]
        split = [Trap(SPLIT, len(reserve))] if reserve else []
    return Task(
        kind="pubmedqa",
        name="pubmedqa",
        items=tuple(items),
        reserve=tuple(reserve),
        has_word_answers=True,
        origin=ORIGIN,
        licence=LICENCE,
        files=tuple(files),
        traps=(
            *split,
            *records.trap(NO_YEAR, items, lambda one: not one.doc.get("YEAR")),
            *records.trap(CONCLUSION, items, lambda one: bool(one.doc.get("LONG_ANSWER"))),
        ),
    )


def _wanted(ids: records.Source, items: dict[str, Item]) -> set[str]:
    listed = records.json_value(ids)
    if not isinstance(listed, dict):
        records.wrong(ids.file.name, "it is no object whose fields are the test items")
    for key, answer in listed.items():
        if key not in items:
            records.wrong(f"{ids.file.name}, {key}", "the data hold no item of this id")
        item = items[key]
        if isinstance(answer, str) and answer != item.options[item.answer]:
            records.wrong(f"{ids.file.name}, {key}", "its answer is not the one of the data")
    return set(listed)


def _item(where: str, key: str, row: object) -> Item:
    if not isinstance(row, dict):
        records.wrong(where, "it is no object with fields")
    contexts = row.get("CONTEXTS")
    if not isinstance(contexts, list) or not all(isinstance(one, str) for one in contexts):
        records.wrong(where, "the field CONTEXTS is no list of texts")
    decision = records.text_of(where, row, "final_decision")
    if decision not in OPTIONS:
        records.wrong(where, f"final_decision is {decision!r} and not yes, no or maybe")
    return Item(
        item_id=key,
        question=records.text_of(where, row, "QUESTION"),
        options=OPTIONS,
        answer=OPTIONS.index(decision),
        doc=_doc(row),
        context="\n".join(contexts),
        strata={"decision": decision},
    )


def _doc(row: Row) -> Row:
    return dict(row)
