"""A child's end of the wire: private stdout, reader thread, exit when stdin ends.

The first act is to keep private copies of descriptors 0 and 1 for messages, to point descriptor 1
at descriptor 2, so that stray prints of native code become log lines, and descriptor 0 at nothing,
so that nothing else reads what is meant for the wire.
"""

import ctypes
import logging
import os
import queue
import signal
import sys
import threading

from app import protocol
from app.errors import Code

PR_SET_PDEATHSIG = 1  # linux/prctl.h

_log = logging.getLogger(__name__)


class Wire:
    """Sends messages, and receives one request at a time.

    Every request ends in exactly one ending (`protocol.ENDINGS`); a second request that comes
    before it is answered `failed(busy)`. The process exits as soon as stdin ends or nobody reads
    its messages any more, even while native code runs. Ctrl+C in a terminal is for the window.
    """

    def __init__(self) -> None:
        """Take descriptors 0 and 1 over and say hello."""
        self._out = os.dup(1)
        os.dup2(2, 1)
        self._in = os.dup(0)
        _close_stdin()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _die_with_parent()
        self._sending = threading.Lock()
        self._state = threading.Lock()
        self._cancelling = threading.Condition(self._state)
        self._active: int | None = None
        self._cancelled: set[int] = set()
        self._held: set[int] = set()
        self._requests: queue.SimpleQueue[protocol.Request] = queue.SimpleQueue()
        self.send(protocol.Hello(protocol=protocol.VERSION, pid=os.getpid()))
        threading.Thread(target=self._read, name="wire", daemon=True).start()

    def receive(self) -> protocol.Request:
        """Wait for the next request."""
        return self._requests.get()

    def is_cancelled(self, request_id: int) -> bool:
        """Tell whether the window asked to stop this request."""
        return request_id in self._cancelled

    def wait_cancelled(self, request_id: int, seconds: float) -> bool:
        """Wait so long, or until the window asks to stop this request; tell whether it did."""
        with self._cancelling:
            return self._cancelling.wait_for(lambda: request_id in self._cancelled, seconds)

    def rest(self, request_id: int) -> None:
        """Wait while the window holds this request; a cancel ends that. It is told once."""
        if request_id not in self._held:
            return
        self.send(protocol.Progress(id=request_id, done=0, total=None, unit="resting"))
        with self._cancelling:
            self._cancelling.wait_for(
                lambda: request_id not in self._held or request_id in self._cancelled
            )

    def send(self, message: protocol.Reply) -> None:
        """Put one message on the wire; an ending frees the child for the next request."""
        if isinstance(message, protocol.ENDINGS):
            with self._state:
                if message.id == self._active:
                    self._active = None
                self._cancelled.discard(message.id)
                self._held.discard(message.id)
        self._write(protocol.encode(message))

    def _write(self, line: bytes) -> None:
        with self._sending:
            try:
                while line:
                    line = line[os.write(self._out, line) :]
            except OSError:
                os._exit(0)

    def _read(self) -> None:
        with os.fdopen(self._in, "rb", buffering=1 << 16) as lines:
            while line := lines.readline(protocol.MAX_LINE_BYTES + 1):
                if len(line) > protocol.MAX_LINE_BYTES:
                    _log.error("a line of the window is longer than the wire allows")
                    os._exit(2)
                self._take(line)
        os._exit(0)

    def _take(self, line: bytes) -> None:
        try:
            message = protocol.decode(line)
        except protocol.NoMessage as error:
            _log.warning("no message: %s (%d bytes)", error, len(line))
            return
        if isinstance(message, protocol.Cancel):
            with self._state:
                if message.id == self._active:
                    self._cancelled.add(message.id)
                    self._cancelling.notify_all()
        elif isinstance(message, protocol.Hold):
            with self._state:
                held = {message.id} if message.is_on and message.id == self._active else set()
                self._held = held
                self._cancelling.notify_all()
        elif isinstance(message, protocol.Request):
            self._accept(message)
        else:
            _log.warning("not a request: %s", type(message).__name__)

    def _accept(self, request: protocol.Request) -> None:
        with self._state:
            is_free = self._active is None
            if is_free:
                self._active = request.id
        if is_free:
            self._requests.put(request)
        else:
            self._write(protocol.encode(protocol.Failed(id=request.id, code=Code.BUSY)))


def _close_stdin() -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)


def _die_with_parent() -> None:
    """Ask Linux to kill this process when the one that started it is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
