"""The items of a run as a table, for spreadsheets; no cell of it is a formula."""

import csv
import io
from collections.abc import Sequence

from app.core.transcript.csv_file import safe
from app.evaluation.judging import Sample

COLUMNS = (
    "doc_id",
    "item_id",
    "key",
    "answer",
    "prediction",
    "acc",
    "margin",
    "option_mass",
    "prompt_tokens",
    "answer_tokens",
    "status",
    "why",
)


def table(samples: Sequence[Sample], times: dict[int, int]) -> bytes:
    """Return the items as CSV, a line each, with what a spreadsheet can use."""
    most = max((one.option_count for one in samples), default=0)
    names = sorted({name for one in samples for name in one.strata})
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    scores = [f"log_probability_{number}" for number in range(most)]
    writer.writerow([*COLUMNS, *scores, *names, "ms"])
    for one in samples:
        padded = one.log_probabilities + [""] * (most - len(one.log_probabilities))
        strata = [one.strata.get(name, "") for name in names]
        cells = [_cell(getattr(one, name)) for name in COLUMNS]
        writer.writerow([*cells, *padded, *map(_cell, strata), times.get(one.doc_id, "")])
    return text.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> object:
    """Return a value as a cell: nothing for `None`, and no text that a spreadsheet would run."""
    if value is None:
        return ""
    return safe(value) if isinstance(value, str) else value
