"""The engine in a child, for a command that must outlive a graphics driver, or a model's file."""

import contextlib
import queue
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from app import protocol, roles
from app.core.chat import Counted, Ending, Loaded, LoadOptions, Message, ModelFile, Sampling, Scored
from app.errors import Code, Problem
from app.protocol import Devices
from app.worker.engine import Announce, Report, Stop

if TYPE_CHECKING:
    import subprocess

GRACE_SECONDS = 3.0  # as the window has it: then a child that does not stop is killed
POLL_SECONDS = 0.05
# Signals that come from outside (no memory left, shutting down): no driver is to blame.
SYSTEMS_OWN = frozenset({-9, -15})
Refuse = Callable[[str], None]
Result = TypeVar("Result")


class EngineApart:
    """An engine in a child of its own; see `Engine` for what every method promises.

    When a graphics processor ends the child, `refuse` hears its key, and another child goes on
    without it: a load, a count, and an answer that had no word yet, are asked for again; anything
    else ends in `engine_stopped`.

    Attributes:
        loaded: what the engine said of the model in memory; `None` before the first load.
        has_failed: a graphics processor ended a child of it.
    """

    def __init__(
        self, refuse: Refuse, *arguments: str, is_connected: bool = False, key: str = ""
    ) -> None:
        """Start nothing yet; `arguments` choose the child's engine (none: llama.cpp).

        One that asks a server `is_connected`, and sends `key` to it.
        """
        self._refuse = refuse
        self._arguments = arguments
        self._is_connected, self._key = is_connected, key
        self._child: subprocess.Popen[bytes] | None = None
        self._said: queue.SimpleQueue[protocol.Reply | None] = queue.SimpleQueue()
        self._file = ModelFile("")
        self._options = LoadOptions()
        self._gpu = ""
        self._last_id = 0
        self.loaded: Loaded | None = None
        self.has_failed = False

    def load(
        self,
        model: ModelFile,
        options: LoadOptions,
        should_stop: Stop = bool,
        report: Report = lambda *_: None,
        announce: Announce = lambda _: None,
    ) -> Loaded:
        """Load in the child."""
        self._file, self._options = model, options

        def once() -> Loaded:
            number = self._next()
            request = protocol.Load(id=number, model=model, options=self._options, key=self._key)
            for message in self._exchange(request, should_stop):
                if isinstance(message, protocol.Progress) and message.total:
                    report(message.done, message.total)
                elif isinstance(message, protocol.Using):
                    announce(message.gpu)
            if self.loaded is None:
                raise Problem(Code.BUG, error="a load that says nothing")
            return self.loaded

        return self._again(once)

    def unload(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        self.loaded = None
        if child is not None:
            child.kill()
            child.wait()
            if child.stdin is not None:
                with contextlib.suppress(BrokenPipeError):
                    child.stdin.close()

    def count(self, messages: tuple[Message, ...]) -> Counted:
        """Count in the child."""

        def once() -> Counted:
            request = protocol.Count(
                id=self._next(), model=self._file, options=self._options, messages=messages
            )
            *_, last = self._exchange(request, bool)
            if not isinstance(last, protocol.Measured):
                raise _unexpected(last)
            return last.counted

        return self._again(once)

    def stream(
        self,
        messages: tuple[Message, ...],
        sampling: Sampling,
        should_stop: Stop,
        report: Report,
    ) -> Iterator[str | Ending]:
        """Answer in the child; pieces are of several tokens."""
        has_begun = False
        while True:
            try:
                for piece in self._stream(messages, sampling, should_stop, report):
                    has_begun = True
                    yield piece
            except Problem as problem:
                if has_begun or "gpu" not in problem.detail:
                    raise
            else:
                return

    def _stream(
        self,
        messages: tuple[Message, ...],
        sampling: Sampling,
        should_stop: Stop,
        report: Report,
    ) -> Iterator[str | Ending]:
        request = protocol.Generate(
            id=self._next(),
            model=self._file,
            options=self._options,
            messages=messages,
            sampling=sampling,
        )
        for message in self._exchange(request, should_stop):
            if isinstance(message, protocol.Delta):
                yield message.text
            elif isinstance(message, protocol.Done):
                yield message.ending
            elif isinstance(message, protocol.Progress) and message.unit == "prompt_tokens":
                report(message.done, message.total or 0)

    def score(
        self,
        messages: tuple[Message, ...],
        continuations: tuple[str, ...],
        should_stop: Stop,
        shared_characters: int = 0,
    ) -> Scored:
        """Score in the child; never asked again elsewhere: the numbers of a run are of one kind."""
        request = protocol.Score(
            id=self._next(),
            model=self._file,
            options=self._options,
            messages=messages,
            continuations=continuations,
            shared_characters=shared_characters,
        )
        *_, last = self._exchange(request, should_stop)
        if not isinstance(last, protocol.Judged):
            raise _unexpected(last)
        return last.scored

    def devices(self, request_id: int, has_graphics: bool = True) -> Devices:
        """Ask the child."""
        probe = protocol.Probe(id=self._next(), has_graphics=has_graphics)
        *_, last = self._exchange(probe, bool)
        if not isinstance(last, Devices):
            raise _unexpected(last)
        return replace(last, id=request_id)

    def _again(self, once: Callable[[], Result]) -> Result:
        """Do it; if a graphics processor ends the child, do it once more without that."""
        while True:
            try:
                return once()
            except Problem as problem:
                if "gpu" not in problem.detail:
                    raise

    def _next(self) -> int:
        self._last_id += 1
        return self._last_id

    def _start(self) -> "subprocess.Popen[bytes]":
        if self._child is None:
            self._gpu = ""
            self._child = roles.start("worker", *self._arguments, is_connected=self._is_connected)
            self._said = queue.SimpleQueue()
            listener = threading.Thread(
                target=_listen, args=(self._child, self._said), name="apart", daemon=True
            )
            listener.start()
        return self._child

    def _exchange(self, request: protocol.Request, should_stop: Stop) -> Iterator[protocol.Reply]:
        """Send a request and yield what is said to it, the ending last.

        Raises:
            Problem: what the child reports; `bad_value` of a prompt that is too long for it;
                `engine_stopped` if it died, with `gpu` if a graphics processor was in use;
                `cancelled` if a stop was asked for then.
        """
        if len(protocol.encode(request)) > protocol.MAX_LINE_BYTES:
            raise Problem(
                Code.BAD_VALUE, name="prompt", why="it is longer than 16 MB as it is sent"
            )
        child = self._start()
        self._send(child, request)
        for message in self._heard(child, request, should_stop):
            if isinstance(message, protocol.Failed):
                raise Problem(message.code, **message.detail)
            if isinstance(message, protocol.Using):
                self._gpu = message.gpu
            elif isinstance(message, protocol.Ready):
                self.loaded = message.loaded
            yield message
            if isinstance(message, protocol.ENDINGS):
                return
        died = self._died(child)
        # Ctrl+C in a terminal reaches a child as well, which at its start does not know it yet.
        raise Problem(Code.CANCELLED) if should_stop() else died

    def _heard(
        self, child: "subprocess.Popen[bytes]", request: protocol.Request, should_stop: Stop
    ) -> Iterator[protocol.Reply]:
        """Yield what is said to a request until the child is gone; pass a stop on, once."""
        waited: float | None = None
        while True:
            if waited is None and should_stop():
                waited = 0.0
                self._send(child, protocol.Cancel(id=request.id))
            try:
                message = self._said.get(timeout=POLL_SECONDS)
            except queue.Empty:
                waited = None if waited is None else waited + POLL_SECONDS
                if (waited or 0) > GRACE_SECONDS:
                    self.unload()
                    raise Problem(Code.CANCELLED) from None
                continue
            if message is None:
                return
            if not isinstance(message, protocol.Hello) and message.id == request.id:
                yield message

    def _send(
        self, child: "subprocess.Popen[bytes]", message: protocol.Request | protocol.Cancel
    ) -> None:
        if child.stdin is not None:
            with contextlib.suppress(BrokenPipeError):  # it is gone: the listener tells
                child.stdin.write(protocol.encode(message))
                child.stdin.flush()

    def _died(self, child: "subprocess.Popen[bytes]") -> Problem:
        code = child.wait()
        gpu = self._gpu if code not in SYSTEMS_OWN else ""
        self.unload()
        if not gpu:
            return Problem(Code.ENGINE_STOPPED, exit_code=abs(code))
        self._options = replace(self._options, avoid=(*(self._options.avoid or ()), gpu))
        self.has_failed = True
        self._refuse(gpu)
        return Problem(Code.ENGINE_STOPPED, exit_code=abs(code), gpu=gpu)


def _listen(
    child: "subprocess.Popen[bytes]", said: "queue.SimpleQueue[protocol.Reply | None]"
) -> None:
    """Pass on every message of a child, and at last that it is gone; nobody else reads there."""
    if child.stdout is not None:
        with child.stdout as lines:
            for line in lines:
                with contextlib.suppress(protocol.NoMessage):
                    message = protocol.decode(line)
                    if isinstance(message, protocol.Reply):
                        said.put(message)
    said.put(None)


def _unexpected(message: protocol.Reply) -> Problem:
    return Problem(Code.BUG, error=f"an answer of the kind {type(message).__name__}")
