"""Where runs lie besides the data folder's own: on a stick, from another computer."""

import json
from pathlib import Path

from app.store.files import problem_of, write_private

FILE = "elsewhere.json"
MOST = 200


def elsewhere(runs: Path) -> list[str]:
    """Return the folders that were added, the newest first; a list that is no list is empty."""
    try:
        value = json.loads((runs / FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    return [one for one in value if isinstance(one, str)][:MOST] if isinstance(value, list) else []


def remember(runs: Path, path: str, *, is_kept: bool = True) -> None:
    """Put a folder at the head of the list, or take it away.

    Raises:
        Problem: it cannot be written.
    """
    kept = [one for one in elsewhere(runs) if one != path]
    listed = [path, *kept] if is_kept else kept
    try:
        runs.mkdir(parents=True, exist_ok=True)
        write_private(runs / FILE, json.dumps(listed[:MOST]).encode("ascii"))
    except OSError as error:
        raise problem_of(error, runs) from error
