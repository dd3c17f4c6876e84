"""How far a job is, told at most ten times a second, and its cancel as a Problem."""

import time
from typing import Protocol

from app import protocol
from app.errors import Code, Problem
from app.wire import Wire

REPORT_SECONDS = 0.1


class Ear(Protocol):
    """Who hears how far a job is: the window over the wire, or the command line."""

    def progress(self, done: int, total: int | None, unit: str, text: str = "") -> None:
        """Take how far it is.

        Raises:
            Problem: `cancelled`, when somebody asked to stop.
        """


class Report:
    """The window's ear for one request."""

    def __init__(self, wire: Wire, request_id: int) -> None:
        """Nothing was told yet."""
        self._wire = wire
        self._id = request_id
        self._told = float("-inf")
        self._worked_at = ("", "")

    def progress(self, done: int, total: int | None, unit: str, text: str = "") -> None:
        """Tell how far it is, unless that was told just now.

        Raises:
            Problem: `cancelled`.
        """
        self.check()
        now = time.monotonic()
        is_news = done == total or (unit, text) != self._worked_at
        if now - self._told >= REPORT_SECONDS or is_news:
            self._told, self._worked_at = now, (unit, text)
            self._wire.send(
                protocol.Progress(id=self._id, done=done, total=total, unit=unit, text=text)
            )

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
