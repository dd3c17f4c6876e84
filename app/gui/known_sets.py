"""The data sets that a person has pointed at, so that they need not be pointed at again."""

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

MOST = 8
FILE = "question-sets.json"


def read(folder: Path) -> list[str]:
    """Return the paths of those that are still there, the last first; a damaged list is none."""
    with suppress(OSError, ValueError, RecursionError):
        found = json.loads((folder / FILE).read_bytes())
        if isinstance(found, list):
            return [one for one in found if isinstance(one, str) and Path(one).is_file()][:MOST]
    return []


def note(folder: Path, path: str) -> Sequence[str]:
    """Put a path first, and return all; a disk that refuses it only forgets it."""
    kept = [path, *(one for one in read(folder) if one != path)][:MOST]
    with suppress(OSError):
        (folder / FILE).write_text(json.dumps(kept), encoding="utf-8")
    return kept
