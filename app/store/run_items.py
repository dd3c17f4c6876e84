"""The items of a run, read a line at a time: where each begins, how long it took, what one says."""

import json
from contextlib import suppress
from pathlib import Path

import msgspec

from app.errors import Code, Problem
from app.evaluation.judging import Sample
from app.store.files import problem_of

SAMPLES, TIMES = "samples.jsonl", "times.jsonl"
LONGEST_LINE = 4 * 1024 * 1024  # of an item, in bytes


def times(path: Path) -> dict[int, int]:
    """Return the milliseconds each item took, by `doc_id`; a line that is torn is passed over."""
    found = {}
    with suppress(OSError):
        for line in (path / TIMES).read_bytes().splitlines():
            with suppress(ValueError, KeyError, TypeError):
                one = json.loads(line)
                found[int(one["doc_id"])] = int(one["ms"])
    return found


def offsets(path: Path) -> list[int]:
    """Return where each item's line begins, in bytes; a run that has not begun has none.

    Raises:
        Problem: it cannot be read.
    """
    places, at = [], 0
    try:
        with (path / SAMPLES).open("rb") as file:
            for line in file:
                places.append(at)
                at += len(line)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise problem_of(error, path) from error
    return places


def item(path: Path, offset: int) -> Sample:
    """Return the one item whose line begins there; nothing else is read.

    Raises:
        Problem: `run_invalid`: the file is another by now, or is gone.
    """
    try:
        with (path / SAMPLES).open("rb") as file:
            file.seek(offset)
            line = file.readline(LONGEST_LINE)
        return msgspec.convert(json.loads(line), Sample)
    except (OSError, ValueError, RecursionError) as error:  # msgspec's are ValueErrors
        where, why = str(path / SAMPLES), "it is not what it was when the run was read"
        raise Problem(Code.RUN_INVALID, where=where, why=why) from error
