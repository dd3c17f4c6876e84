"""How the data folder is opened for the window, and what is asked or told where it cannot be."""

from typing import TYPE_CHECKING

from app.errors import Code, Problem
from app.gui.widgets import theme
from app.paths import Places
from app.store.database import Store, open_database
from app.store.lock import request_raise

if TYPE_CHECKING:
    from app.store.keys import Keys


def opened(places: Places) -> Store | None:
    """Open the store; what is in the way is told, and read-only offered where that helps."""
    try:
        return open_database(places)
    except Problem as problem:
        if problem.code is Code.IN_USE:
            request_raise(places)
            return None
        if problem.code is Code.HISTORY_ENCRYPTED:
            return unlocked(places, "")
        return _open_to_look(places, problem)


def unlocked(places: Places, reason: str) -> Store | None:
    """Ask for the passphrase of an encrypted history, and open it."""
    from app.gui.locking import ask_keys

    keys = ask_keys(places, reason)
    if keys is None:
        return None
    try:
        return open_database(places, keys=keys)
    except Problem as problem:
        if problem.code is Code.IN_USE:
            request_raise(places)
            return None
        return _open_to_look(places, problem, keys)


def _open_to_look(places: Places, problem: Problem, keys: "Keys | None" = None) -> Store | None:
    from app.gui.trouble import Trouble

    theme.put_sheet()
    if not Trouble(problem).wants_to_look():
        return None
    try:
        return open_database(places, read_only=True, keys=keys)
    except Problem as also:
        Trouble(also, may_look=False).exec()
        return None
