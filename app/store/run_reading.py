"""A run with all that its folder says: record, items, where these are, how long they took."""

from pathlib import Path

from app.evaluation.review import Read
from app.store import run_items, runs


def whole(folder: Path) -> Read:
    """Return what a folder holds.

    Raises:
        Problem: as `runs.read`.
    """
    run = runs.read(folder)
    return Read(
        path=str(folder),
        record=run.record,
        samples=run.samples,
        protocol=run.protocol,
        card=run.card,
        offsets=run_items.offsets(folder),
        times=run_items.times(folder),
    )
