"""One job in its own child: progress, cancel, one ending."""

import logging

import msgspec
from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app import protocol
from app.errors import Code
from app.gui.child import Child, Death

GRACE_MS = 3000
# The requests of the one job that may connect (D35), beside a run that asks a server which is on
# (D63); every other child is told that it may not.
# `Kept` connects to nothing, but the way to a keyring is in the same environment.
CONNECTED = (protocol.Download, protocol.Refresh, protocol.Kept)

# What may pause, and does while the battery is low.
RESTING = (protocol.Convert, protocol.Evaluate)

_log = logging.getLogger(__name__)


class Step(Struct, frozen=True):
    """How far a job is, see `protocol.Progress`; `total` is `None` if that is not known."""

    done: int
    total: int | None
    unit: str
    text: str = ""
    number: int = 0
    count: int = 0
    resumed: int = 0


class Result(Struct, frozen=True):
    """How a job ended: `code` is `None` if it did what it was asked.

    Attributes:
        code: why not.
        facts: what it wrote, or the details of the problem.
    """

    code: Code | None
    facts: dict[str, str | int | float | bool | None] = msgspec.field(default_factory=dict)


class Job(QObject):
    """Runs one request in a child that lives as long as the request.

    Signals:
        progressed: `Step`.
        arrived: rows for the history, as JSON text.
        ended: `Result`, exactly once.
    """

    progressed = Signal(Step)
    arrived = Signal(str)
    ended = Signal(Result)

    def __init__(
        self, request: protocol.Request, parent: QObject | None = None, grace_ms: int = GRACE_MS
    ) -> None:
        """Start the child and send it the request; a cancel has so long before it is killed."""
        super().__init__(parent)
        self._request = request
        self._result: Result | None = None
        self._was_cancelled = self._is_held = False
        is_remote = isinstance(request, protocol.Evaluate) and request.key is not None
        is_connected = is_remote or isinstance(request, CONNECTED)
        self._child = Child("job", parent=self, is_connected=is_connected)
        self._child.received.connect(self._on_received)
        self._child.died.connect(self._on_died)
        self._grace = QTimer(self, singleShot=True, interval=grace_ms)
        self._grace.timeout.connect(self._child.kill)
        self._child.start()
        self._child.send(request)

    @property
    def pid(self) -> int:
        """Process id of the child; 0 if it is gone."""
        return self._child.pid

    def is_of(self, kinds: tuple[type[protocol.Request], ...]) -> bool:
        """Tell whether its request is one of these."""
        return isinstance(self._request, kinds)

    def hold(self, *, is_on: bool) -> None:
        """Let a conversion or a run of questions pause, or go on; the others go on."""
        if self.is_of(RESTING) and is_on is not self._is_held:
            self._is_held = is_on
            self._child.send(protocol.Hold(id=self._request.id, is_on=is_on))

    def cancel(self) -> None:
        """Stop the job; what it wrote under no final name goes with it."""
        self._was_cancelled = True
        self._child.send(protocol.Cancel(id=self._request.id))
        self._grace.start()

    def shut_down(self) -> None:
        """End the job and wait until it is gone; for the window's own end."""
        self._was_cancelled = True
        self._child.kill()
        self._child.wait(GRACE_MS)

    @Slot(object)
    def _on_received(self, message: protocol.Reply) -> None:
        if isinstance(message, protocol.Progress):
            self.progressed.emit(_step(message))
        elif isinstance(message, protocol.Rows):
            self.arrived.emit(message.text)
        elif isinstance(message, protocol.Finished):
            self._result = Result(None, dict(message.result))
            self._grace.start()  # the child ends by itself now, or is ended
        elif isinstance(message, protocol.Failed):
            self._result = Result(message.code, dict(message.detail))
            self._grace.start()

    @Slot(Death)
    def _on_died(self, death: Death) -> None:
        self._grace.stop()
        code = Code.CANCELLED if self._was_cancelled else death.problem().code
        self.ended.emit(self._result or Result(code, {"exit_code": death.exit_code}))


def _step(message: protocol.Progress) -> Step:
    return Step(
        done=message.done,
        total=message.total,
        unit=message.unit,
        text=message.text,
        number=message.number,
        count=message.count,
        resumed=message.resumed,
    )
