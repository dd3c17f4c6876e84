"""One child process and its end of the wire, as the window sees it."""

import logging
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from app import protocol, roles
from app.errors import Problem

if TYPE_CHECKING:
    from PySide6.QtCore import QProcess

LOG_LINE_BYTES = 1 << 16

_log = logging.getLogger(__name__)
_stderr = logging.getLogger("child")


class Death(Struct, frozen=True):
    """How a child ended.

    Attributes:
        exit_code: exit status, or the signal's number if it was killed by one.
        is_crash: it ended by a signal, not by itself.
        is_asked: the window wanted it.
        has_started: it said hello before.
    """

    exit_code: int
    is_crash: bool
    is_asked: bool
    has_started: bool

    def problem(self) -> Problem:
        """Return what is known of it: `unsupported_cpu` or `engine_stopped`."""
        is_signal = self.is_crash and self.exit_code > 0
        code = roles.death(-self.exit_code if is_signal else self.exit_code).code
        return Problem(code, exit_code=self.exit_code)


class Child(QObject):
    """A `QProcess` that speaks `app.protocol`.

    A line that is no message is logged and left out, also one that comes before hello; a line
    longer than the wire allows, or a hello of another protocol version, ends the child, and what
    it says after that is not heard.

    Signals:
        received: a whole message (`protocol.Reply`), hello first.
        died: the process is gone, after its last message; exactly once a start.
    """

    received = Signal(object)
    died = Signal(Death)

    def __init__(
        self,
        role: str,
        *arguments: str,
        parent: QObject | None = None,
        is_connected: bool = False,
    ) -> None:
        """Prepare a child of this role; `start` starts it. `is_connected`: see `roles`."""
        super().__init__(parent)
        self._command = roles.command(role, *arguments)
        self._out = bytearray()
        self._err = bytearray()
        self._has_started = False
        self._is_asked = False
        self._is_refused = False
        self._is_connected = is_connected

    @cached_property
    def _process(self) -> "QProcess":
        """The process, made when it is first started: Qt's part for it costs a millisecond."""
        from PySide6.QtCore import QProcess, QProcessEnvironment

        made = QProcess(self)
        made.setProgram(self._command[0])
        made.setArguments(self._command[1:])
        made.setWorkingDirectory(str(roles.folder()))
        environment = QProcessEnvironment()
        for name, value in roles.environment(self._is_connected).items():
            environment.insert(name, value)
        made.setProcessEnvironment(environment)
        made.readyReadStandardOutput.connect(self._on_output)
        made.readyReadStandardError.connect(self._on_stderr)
        made.finished.connect(self._on_finished)
        made.errorOccurred.connect(self._on_error)
        return made

    @property
    def is_running(self) -> bool:
        """There is a process, or one is being started."""
        if "_process" not in vars(self):
            return False
        return self._process.state() is not self._process.ProcessState.NotRunning

    @property
    def is_leaving(self) -> bool:
        """There is a process, and the window wants it gone; `died` is to come."""
        return self.is_running and (self._is_asked or self._is_refused)

    @property
    def pid(self) -> int:
        """Process id; 0 if there is none."""
        return self._process.processId() if self.is_running else 0

    def start(self) -> None:
        """Start the process; `died` tells if that fails."""
        self._out.clear()
        self._err.clear()
        self._has_started = False
        self._is_asked = False
        self._is_refused = False
        self._process.start()

    def send(self, message: protocol.ToChild) -> None:
        """Write one line. To a child that is gone nothing is written: `died` tells."""
        if self.is_running:
            self._process.write(protocol.encode(message))

    def close(self) -> None:
        """Close the child's stdin: it ends by itself, even inside native code."""
        self._is_asked = True
        if self.is_running:
            self._process.closeWriteChannel()

    def kill(self) -> None:
        """End the child now."""
        self._is_asked = True
        if self.is_running:
            self._process.kill()

    def wait(self, milliseconds: int) -> bool:
        """Block until the child is gone; for the window's own end only."""
        return not self.is_running or self._process.waitForFinished(milliseconds)

    @Slot()
    def _on_output(self) -> None:
        data = self._process.readAllStandardOutput().data()
        self._out += data
        if b"\n" in data:  # else a long line would be copied for each of its pieces
            *lines, self._out = self._out.split(b"\n")
            for line in lines:
                self._take(bytes(line))
        if len(self._out) > protocol.MAX_LINE_BYTES:
            self._refuse("it wrote a line longer than the wire allows")
            self._out.clear()

    def _take(self, line: bytes) -> None:
        if self._is_refused:
            return
        if len(line) > protocol.MAX_LINE_BYTES:
            self._refuse("it wrote a line longer than the wire allows")
            return
        try:
            message = protocol.decode(line)
        except protocol.NoMessage as error:
            _log.info("no message from a child: %s (%d bytes)", error, len(line))
            return
        if isinstance(message, protocol.Hello) is self._has_started or not isinstance(
            message, protocol.Reply
        ):
            _log.info("a child said %s out of turn", type(message).__name__)
        elif isinstance(message, protocol.Hello) and message.protocol != protocol.VERSION:
            self._refuse(f"it speaks protocol {message.protocol}")
        else:
            self._has_started = True
            self.received.emit(message)

    def _refuse(self, why: str) -> None:
        if not self._is_refused:
            _log.error("a child is ended: %s", why)
            self._is_refused = True
            self._process.kill()

    @Slot()
    def _on_stderr(self) -> None:
        self._err += self._process.readAllStandardError().data()
        *lines, self._err = self._err.split(b"\n")
        if len(self._err) > LOG_LINE_BYTES:
            lines, self._err = [*lines, self._err], bytearray()
        for line in lines:
            _stderr.info("%s", line.decode("utf-8", "replace").rstrip())

    # The next two are no slots: their types would have to be named at import.
    def _on_finished(self, exit_code: int, status: "QProcess.ExitStatus") -> None:
        self._on_output()
        self._on_stderr()
        if self._err:
            _stderr.info("%s", self._err.decode("utf-8", "replace").rstrip())
        if self._out:
            _log.info("a child ended in the middle of a line (%d bytes)", len(self._out))
        is_crash = status is self._process.ExitStatus.CrashExit
        self.died.emit(Death(exit_code, is_crash, self._is_asked, self._has_started))

    def _on_error(self, error: "QProcess.ProcessError") -> None:
        if error is self._process.ProcessError.FailedToStart:
            _log.error("a child did not start: %s", self._process.errorString())
            self.died.emit(Death(-1, False, self._is_asked, False))
