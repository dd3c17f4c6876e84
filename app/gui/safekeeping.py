"""Automatic backups: a process beside the window writes them, the window notes them."""

import json
import logging
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal, Slot

from app import roles
from app.errors import Code, Problem
from app.paths import Places
from app.store.database import Store
from app.store.files import facts

WAIT_MS = 3000

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
        self._folder = places.data
        self._is_told = False
        self._process = QProcess(self)
        program, *arguments = roles.command(
            "history", "backup", "--automatic", "--json", "--data-dir", str(places.data)
        )
        if store.key_line:
            arguments.append("--key-from-stdin")
        self._process.setProgram(program)
        self._process.setArguments(arguments)
        self._process.setWorkingDirectory(str(roles.folder()))
        environment = QProcessEnvironment()
        for name, value in roles.environment().items():
            environment.insert(name, value)
        self._process.setProcessEnvironment(environment)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    @property
    def is_running(self) -> bool:
        """A backup is being written."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    @Slot()
    def back_up(self) -> None:
        """Back up if that is due; one that is being written goes on."""
        if not self.is_running:
            self._process.start()
            if self._store.key_line:
                self._process.write(self._store.key_line)
                self._process.closeWriteChannel()

    def shut_down(self) -> None:
        """End what is running: what is not complete has no final name."""
        self._process.blockSignals(True)
        self._process.kill()
        self._process.waitForFinished(WAIT_MS)
        self._process.blockSignals(False)  # the window may stay after all

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # no `finished` follows
            self._tell(Problem(Code.BUG, error="the backup did not start"))

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, exit_code: int, _: QProcess.ExitStatus) -> None:
        said = _document(bytes(self._process.readAllStandardOutput().data()))
        if exit_code or "path" not in said:
            self._tell(self._problem(said, exit_code))
            return
        self._is_told = False
        if said["path"] is None:
            return
        file = Path(str(said["path"])).name
        try:
            self._store.note("backup", file, {"file": file, "sha256": said["sha256"]})
        except Problem as problem:  # the backup is there all the same
            _log.warning("the backup is not in the audit: %s", problem.code)

    def _problem(self, said: dict[str, object], exit_code: int) -> Problem:
        error = said.get("error")
        code = error.get("code") if isinstance(error, dict) else None
        if code in list(Code):
            return Problem(Code(code), **facts(Code(code), self._folder, ""))
        return Problem(Code.BUG, error=f"the backup ended with {exit_code}")

    def _tell(self, problem: Problem) -> None:
        _log.warning("no backup: %s", problem.code)
        if not self._is_told:
            self._is_told = True
            self.failed.emit(problem)


def _document(output: bytes) -> dict[str, object]:
    try:
        said = json.loads(output)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}
