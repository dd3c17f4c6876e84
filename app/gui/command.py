"""A command of the command line as a child of the window: one document, or one problem."""

import json
import logging
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal, Slot

from app import roles
from app.errors import Code, Problem
from app.paths import Places

WAIT_MS = 3000

_log = logging.getLogger(__name__)


class Outcome(Struct, frozen=True):
    """How a command ended.

    Attributes:
        document: what it wrote; `None` if it wrote none.
        problem: why it was not done; `None` if it was.
    """

    document: Any = None
    problem: Problem | None = None


class Command(QObject):
    """Runs one command at a time beside the window, on the same data folder.

    Signals:
        ended: `Outcome`; never after `stop`.
    """

    ended = Signal(object)

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        """Start nothing yet."""
        super().__init__(parent)
        self._places = places
        self._process = QProcess(self)
        self._process.setWorkingDirectory(str(roles.folder()))
        environment = QProcessEnvironment()
        for name, value in roles.environment().items():
            environment.insert(name, value)
        self._process.setProcessEnvironment(environment)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    @property
    def is_running(self) -> bool:
        """A command is at work."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    @property
    def pid(self) -> int:
        """The process at work; 0 is none."""
        return int(self._process.processId())

    def start(self, words: Sequence[str], stdin: bytes = b"") -> None:
        """Run `casebook WORDS --json`; secrets go over `stdin` (P10)."""
        ends = ("--json", "--facts", "--data-dir", str(self._places.data))
        program, *arguments = roles.command(*words, *ends)
        self._process.setProgram(program)
        self._process.setArguments(arguments)
        self._process.start()
        if stdin:
            self._process.write(stdin)
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """End it now; what it writes is there whole or not at all."""
        self._process.blockSignals(True)
        self._process.kill()
        self._process.waitForFinished(WAIT_MS)
        self._process.blockSignals(False)

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # no `finished` follows
            self._end(Outcome(problem=Problem(Code.BUG, error="the command did not start")))

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, exit_code: int, _: QProcess.ExitStatus) -> None:
        said = _document(bytes(self._process.readAllStandardOutput().data()))
        error = said.get("error") if isinstance(said, dict) else None
        if isinstance(error, dict) and error.get("code") in list(Code):
            facts = error.get("facts")
            more = facts if isinstance(facts, dict) else {}
            self._end(Outcome(problem=Problem(Code(error["code"]), **more)))
        elif said is None:
            problem = Problem(Code.BUG, error=f"the command ended with {exit_code}")
            self._end(Outcome(problem=problem))
        else:
            self._end(Outcome(document=said))

    def _end(self, outcome: Outcome) -> None:
        if outcome.problem is not None:
            _log.info("a command was not done: %s", outcome.problem.code)
        self.ended.emit(outcome)


def _document(output: bytes) -> Any:
    try:
        return json.loads(output)
    except ValueError:
        return None
