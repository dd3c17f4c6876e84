"""How the data folder is opened for the window, and what is asked or told where it cannot be."""

from contextlib import suppress
from typing import TYPE_CHECKING

from app.errors import Code, Problem
from app.gui.widgets import theme
from app.paths import Places
from app.store.database import Store, open_database
from app.store.encrypted import is_encrypted
from app.store.lock import request_raise

if TYPE_CHECKING:
    from app.gui.errand import Errand, Report
    from app.gui.locking import Parting
    from app.store.keys import Keys


def opened(places: Places) -> Store | None:
    """Open the store; what is in the way is told, and read-only offered where that helps."""
    try:
        return open_database(places, wait_seconds=0)
    except Problem as problem:
        if problem.code is Code.IN_USE:
            request_raise(places)
            return None
        if problem.code is Code.HISTORY_ENCRYPTED:
            return unlocked(places)
        return _in_trouble(places, problem)


def unlocked(places: Places, parting: "Parting | None" = None) -> Store | None:
    """Ask for the passphrase of an encrypted history, and open it."""
    from app.gui.locking import ask_keys

    keys = ask_keys(places, parting)
    if keys is None:
        return None
    try:
        return open_database(places, keys=keys, wait_seconds=0)
    except Problem as problem:
        if problem.code is Code.IN_USE:
            request_raise(places)
            return None
        return _in_trouble(places, problem, keys)


def after(places: Places, errand: "Errand") -> "tuple[Store | None, Report | None]":
    """Do what is done while no window is open, and open what is there then.

    The passphrases of the errand open it without asking again. A recovery code is shown before
    anything else; if the child ended before it could tell the code, another one is made.
    """
    from app.gui.errand import ENCRYPT, MEND, run

    if errand.kind == MEND:
        return mended(places), None
    report = run(places, errand)
    if not is_encrypted(places):
        return opened(places), report
    keys = _known_keys(places, errand.secrets)
    if keys is None:
        return unlocked(places), report
    if errand.kind == ENCRYPT:
        _show_code(places, keys, report.code)
    try:
        return open_database(places, keys=keys), report
    except Problem as problem:
        return _in_trouble(places, problem, keys), report


def mended(places: Places) -> Store | None:
    """Ask what is to become of a history that was found damaged while it was open."""
    keys = None
    if is_encrypted(places):
        from app.gui.locking import ask_keys

        keys = ask_keys(places)
        if keys is None:
            return None
    return _in_trouble(places, Problem(Code.DATABASE_DAMAGED, path=places.database), keys)


def _known_keys(places: Places, secrets: tuple[str, ...]) -> "Keys | None":
    from app.store.keys import unlock

    for secret in dict.fromkeys(secrets):
        with suppress(Problem):
            return unlock(places, secret)
    return None


def _show_code(places: Places, keys: "Keys", code: str) -> None:
    from app.gui.recovery import code_dialog
    from app.store.keys import RECOVERY, change_secret, recovery_code

    if not code:
        code = recovery_code()
        change_secret(places, keys, RECOVERY, code)
    dialog = code_dialog(code)
    dialog.exec()
    dialog.deleteLater()


def _in_trouble(places: Places, problem: Problem, keys: "Keys | None" = None) -> Store | None:
    if problem.code is not Code.DATABASE_DAMAGED:
        return _open_to_look(places, problem, keys)
    from app.gui import damage

    theme.put_sheet()
    try:
        return damage.mended(places, problem, keys)
    except Problem as also:
        return _open_to_look(places, also, keys)


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
