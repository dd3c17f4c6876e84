"""What is done between two windows: the history is restored, encrypted or decrypted by a child.

The window that asked for it is closed and the data folder free; the next one opens on what is
there then. The child takes the crash-safe ways of the store, so Cancel may kill it at any time.
"""

from contextlib import suppress
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from app.core.bidi import left_to_right
from app.core.text import fill
from app.errors import Problem
from app.gui import problems
from app.gui.backup_words import chats, counted
from app.gui.command import Command, Outcome
from app.gui.views import number
from app.gui.widgets.errand_dialog import ErrandDialog
from app.paths import Places
from app.store.encrypted import remove_halves

RESTORE, ENCRYPT, DECRYPT, REPAIR = "restore", "encrypt", "decrypt", "repair"
MEND = "mend"  # look at what is damaged, and ask


class Errand(Struct, frozen=True):
    """One piece of work on a closed history.

    Attributes:
        kind: `RESTORE`, `ENCRYPT`, `DECRYPT` or `REPAIR`; `MEND` asks which.
        file: the backup to restore; else "".
        secrets: the passphrases that are asked for, in that order.
        key_line: the keys of the history as a child reads them, before the passphrases; "" if it
            asks for the passphrase instead.
    """

    kind: str
    file: str = ""
    secrets: tuple[str, ...] = ()
    key_line: str = ""

    def __repr__(self) -> str:
        return f"Errand({self.kind})"


class Report(Struct, frozen=True):
    """How an errand went, as the next window tells it.

    Attributes:
        kind: of the notice.
        what: what happened.
        why: the numbers, or why it did not.
        todo: what to do.
        code: the recovery code of a history that was encrypted; "" if there is none.
    """

    kind: str
    what: str
    why: str = ""
    todo: str = ""
    code: str = ""

    def __repr__(self) -> str:
        return f"Report({self.what})"


def run(places: Places, errand: Errand) -> Report:
    """Do it, with a dialog that says what is done and can be cancelled."""
    dialog = ErrandDialog(_doing(errand.kind), _meanwhile(errand.kind))
    command = Command(places, dialog)
    ended: list[Outcome] = []

    def on_ended(outcome: Outcome) -> None:
        ended.append(outcome)
        dialog.accept()

    command.ended.connect(on_ended)
    lines = errand.key_line + "".join(f"{one}\n" for one in errand.secrets)
    command.start(_words(errand), lines.encode())
    dialog.exec()
    command.stop()
    dialog.deleteLater()
    if ended:
        return _told(errand, ended[0])
    with suppress(OSError):  # it goes the next time
        remove_halves(places)
    if errand.kind == REPAIR:
        return Report("info", QCoreApplication.translate("errand", "Stopped."))
    return Report(
        "info",
        QCoreApplication.translate("errand", "Stopped."),
        QCoreApplication.translate("errand", "The history that is open now is whole."),
    )


def _words(errand: Errand) -> tuple[str, ...]:
    words = {
        RESTORE: ("history", "restore-backup", errand.file),
        ENCRYPT: ("history", "encrypt"),
        DECRYPT: ("history", "decrypt"),
        REPAIR: ("history", "repair"),
    }
    keys = ("--key-from-stdin",) if errand.key_line else ()
    return (*words[errand.kind], *keys, "--passphrase-from-stdin")


def _doing(kind: str) -> str:
    return {
        RESTORE: QCoreApplication.translate("errand", "Restoring the backup"),
        ENCRYPT: QCoreApplication.translate("errand", "Encrypting the history"),
        DECRYPT: QCoreApplication.translate("errand", "Removing the encryption"),
        REPAIR: QCoreApplication.translate("errand", "Keeping what can be read"),
    }[kind]


def _meanwhile(kind: str) -> str:
    if kind == REPAIR:
        return QCoreApplication.translate(
            "errand",
            "It is written into a new history beside the damaged one. Cancel changes nothing.",
        )
    if kind == RESTORE:
        return QCoreApplication.translate(
            "errand", "The history in use is kept as a backup first. Cancel leaves it in use."
        )
    return QCoreApplication.translate(
        "errand",
        "The history is written anew beside the old one, compared with it, and takes its place in "
        "one step. Cancel leaves the one or the other, whole.",
    )


def _told(errand: Errand, outcome: Outcome) -> Report:
    if outcome.problem is not None:
        return _failed(outcome.problem)
    said: dict[str, Any] = outcome.document
    if errand.kind == RESTORE:
        return _restored(said)
    if errand.kind == REPAIR:
        return _repaired(said)
    if errand.kind == DECRYPT:
        why = QCoreApplication.translate(
            "errand", "Its encrypted backups keep their keys beside them."
        )
        return Report(
            "ok",
            QCoreApplication.translate("errand", "The history is not encrypted any more."),
            why,
        )
    plain = len(said["plain_backups"])
    why, todo = "", ""
    if plain:
        why = fill(
            QCoreApplication.translate("errand", "Backups from before that anyone can read: %1."),
            number(plain),
        )
        todo = QCoreApplication.translate("errand", "Erase them in Settings, Safekeeping.")
    kind = "warn" if plain else "ok"
    return Report(
        kind,
        QCoreApplication.translate("errand", "The history is encrypted."),
        why,
        todo,
        said["recovery_code"],
    )


def _restored(said: dict[str, Any]) -> Report:
    what = fill(QCoreApplication.translate("errand", "Restored: %1."), chats(said["conversations"]))
    if not said["previous"]:
        return Report("ok", what)
    why = QCoreApplication.translate("errand", "The history that was in use before is kept as %1.")
    if said["was_damaged"]:
        why = QCoreApplication.translate(
            "errand", "The history that could not be read lies unchanged in %1."
        )
    return Report("ok", what, fill(why, left_to_right(said["previous"])))


def _repaired(said: dict[str, Any]) -> Report:
    if not said["previous"]:
        what = QCoreApplication.translate("errand", "Nothing in the history is damaged.")
        return Report("ok", what, QCoreApplication.translate("errand", "It was left as it is."))
    what = fill(QCoreApplication.translate("errand", "Kept: %1."), counted(said))
    why = QCoreApplication.translate(
        "errand", "The history that could not be read lies unchanged in %1."
    )
    return Report("ok", what, fill(why, left_to_right(said["previous"])))


def _failed(problem: Problem) -> Report:
    told = problems.told(problem)
    return Report("err", told.what, told.why, told.hint)
