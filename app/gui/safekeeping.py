"""Automatic backups: a process beside the window writes them, the window notes them."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.errors import Problem
from app.gui.command import Command, Outcome
from app.paths import Places
from app.store.database import Store

_log = logging.getLogger(__name__)


class Safekeeping(QObject):
    """Backs up when it is asked to, if an hour has passed and something changed.

    Signals:
        failed: `Problem`: no backup could be written; told once until one can.
    """

    failed = Signal(object)

    def __init__(self, store: Store, places: Places, parent: QObject | None = None) -> None:
        """Look after this data folder; nothing is started yet."""
        super().__init__(parent)
        self._store = store
        self._is_told = False
        self._command = Command(places, self)
        self._command.ended.connect(self._on_ended)

    @property
    def is_running(self) -> bool:
        """A backup is being written."""
        return self._command.is_running

    @property
    def pid(self) -> int:
        """The process that writes one; 0 is none."""
        return self._command.pid

    @Slot()
    def back_up(self) -> None:
        """Back up if that is due; one that is being written goes on."""
        if not self.is_running:
            words = ("history", "backup", "--automatic", "--key-from-stdin")
            self._command.start(words, key_line(self._store))

    def shut_down(self) -> None:
        """End what is running: what is not complete has no final name."""
        self._command.stop()

    @Slot(object)
    def _on_ended(self, outcome: Outcome) -> None:
        if outcome.problem is not None:
            self._tell(outcome.problem)
            return
        self._is_told = False
        note_backup(self._store, outcome.document)

    def _tell(self, problem: Problem) -> None:
        _log.warning("no backup: %s", problem.code)
        if not self._is_told:
            self._is_told = True
            self.failed.emit(problem)


def key_line(store: Store) -> bytes:
    """Return what `--key-from-stdin` reads: the key, or an empty line for a plain history."""
    return store.key_line or b"\n"


def note_backup(store: Store, said: dict[str, object]) -> None:
    """Put a backup that a child wrote into the audit; without one there is nothing to note."""
    if not said.get("path"):
        return
    file = Path(str(said["path"])).name
    try:
        store.note("backup", file, {"file": file, "sha256": said["sha256"]})
    except Problem as problem:  # the backup is there all the same
        _log.warning("the backup is not in the audit: %s", problem.code)
