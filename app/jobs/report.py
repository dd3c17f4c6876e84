"""How far a job is, told at most ten times a second, and its cancel as a Problem."""

import time

from app import protocol
from app.errors import Code, Problem
from app.wire import Wire

REPORT_SECONDS = 0.1


class Report:
    """The window's ear for one request."""

    def __init__(self, wire: Wire, request_id: int) -> None:
        """Nothing was told yet."""
        self._wire = wire
        self._id = request_id
        self._told = float("-inf")
        self._unit = ""

    def progress(self, done: int, total: int | None, unit: str) -> None:
        """Tell how far it is, unless that was told just now.

        Raises:
            Problem: `cancelled`.
        """
        self.check()
        now = time.monotonic()
        if now - self._told >= REPORT_SECONDS or done == total or unit != self._unit:
            self._told, self._unit = now, unit
            self._wire.send(protocol.Progress(id=self._id, done=done, total=total, unit=unit))

    def tell(self, unit: str, text: str) -> None:
        """Tell a fact beside the progress."""
        self._wire.send(protocol.Progress(id=self._id, done=0, total=None, unit=unit, text=text))

    @property
    def is_cancelled(self) -> bool:
        """Whether the window asked to stop."""
        return self._wire.is_cancelled(self._id)

    def check(self) -> None:
        """Go on, unless the window asked to stop.

        Raises:
            Problem: `cancelled`.
        """
        if self.is_cancelled:
            raise Problem(Code.CANCELLED)

    def wait(self, seconds: float) -> None:
        """Wait so long.

        Raises:
            Problem: `cancelled`, at once when the window asks to stop.
        """
        if self._wire.wait_cancelled(self._id, seconds):
            raise Problem(Code.CANCELLED)
