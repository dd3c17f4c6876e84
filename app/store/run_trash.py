"""Runs that were thrown away: folders beside the others, until they are put back or purged.

Only runs of the data folder come here; one that lies elsewhere is merely taken from the list.
"""

import shutil
from pathlib import Path

from app.core.names import free
from app.store import runs
from app.store.files import problem_of

FOLDER = "trash"


def is_in(folder: Path, path: Path) -> bool:
    """Tell whether a run is in the trash of the folder of runs."""
    return path.parent == folder / FOLDER


def discard(folder: Path, path: Path) -> Path:
    """Move a run of `folder` into its trash; return where it is now.

    Raises:
        Problem: `run_in_use`; it cannot be moved.
    """
    return _moved(path, folder / FOLDER)


def restore(folder: Path, path: Path) -> Path:
    """Move a run out of the trash, under a name that is free; return where it is now.

    Raises:
        Problem: it cannot be moved.
    """
    return _moved(path, folder)


def purge(folder: Path, path: Path) -> None:
    """Delete a run that is in the trash.

    Raises:
        Problem: it cannot be deleted whole.
    """
    if not is_in(folder, path) or path.is_symlink():
        raise ValueError(path.name)
    try:
        shutil.rmtree(path)
    except OSError as error:
        raise problem_of(error, path) from error


def _moved(path: Path, into: Path) -> Path:
    try:
        with runs.locked(path):  # nobody writes to it
            pass
        into.mkdir(parents=True, exist_ok=True)
        target = into / free(path.name, "", (one.name for one in into.iterdir()))
        path.rename(target)
    except OSError as error:
        raise problem_of(error, path) from error
    return target
