"""Files of known sets, and of one's own, become tasks; one module a kind of set."""

import csv
from pathlib import Path

from msgspec import Struct

from app.errors import Code, Problem
from app.evaluation.importers import medmcqa, medqa, mmlu, own, pubmedqa
from app.evaluation.task import Task

MMLU = "mmlu-"
MMLU_COLUMNS = 6
HEAD = 64 * 1024  # characters that are looked at
KNOWN = ("medmcqa", "medqa", "pubmedqa", f"{MMLU}<subject>")


class Source(Struct, frozen=True):
    """Where a task is read from.

    Attributes:
        data: the file.
        test_ids: PubMedQA's list of test items; `None` looks beside the data.
        examples: MMLU's dev file, whose items may serve as examples.
        first_answer: the number of the first option in MedMCQA's `cop`; `None` finds out.
        mapping: of a set of one's own.
    """

    data: Path
    test_ids: Path | None = None
    examples: Path | None = None
    first_answer: int | None = None
    mapping: own.Mapping | None = None


def is_known(name: str) -> bool:
    """Tell whether this is the name of a known set."""
    return name in KNOWN or (name.startswith(MMLU) and len(name) > len(MMLU))


def read(name: str, source: Source) -> Task:
    """Return the task of this name from its file; a name that is not known is one's own set.

    Raises:
        Problem: `task_invalid` with `where` and `why`.
    """
    if name == "medmcqa":
        task = medmcqa.read(source.data, source.first_answer)
    elif name == "medqa":
        task = medqa.read(source.data)
    elif name == "pubmedqa":
        task = pubmedqa.read(source.data, source.test_ids)
    elif is_known(name):
        task = mmlu.read(name.removeprefix(MMLU), source.data, source.examples)
    else:
        task = own.read(name, source.data, source.mapping)
    if not task.items:
        raise Problem(Code.TASK_INVALID, where=source.data.name, why="it holds no item")
    return task


def recognised(path: Path) -> str:
    """Return the name of the known set a file looks like; "" if it looks like none.

    By the fields that only that set has; MMLU is a table without a head, whose sixth column is
    the letter of the key, and is named after the file.

    Raises:
        Problem: `task_invalid` if it cannot be read.
    """
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            start = file.read(HEAD)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Problem(Code.TASK_INVALID, where=str(path), why=why) from error
    for name, field in (
        ("medmcqa", '"opa"'),
        ("medqa", '"answer_idx"'),
        ("pubmedqa", '"CONTEXTS"'),
    ):
        if field in start:
            return name
    row = next(csv.reader(start.splitlines()), [])
    if path.suffix == ".csv" and len(row) == MMLU_COLUMNS and row[-1] in set("ABCD"):
        return MMLU + path.stem.removesuffix("_test").removesuffix("_val").removesuffix("_dev")
    return ""


def opened(name: str, path: Path) -> Task:
    """Return the task of a file: a known set by its name, else ("") one's own or a task file.

    Raises:
        Problem: `task_invalid`.
    """
    if is_known(name):
        return read(name, Source(path))
    described = own.task_file(path)
    place, mapping = described if described else (path, None)
    return read(path.stem, Source(place, mapping=mapping))
