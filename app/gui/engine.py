"""The engine as the window sees it: one worker, started when needed, restarted when it dies."""

import logging
import time
from collections import deque
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app import protocol
from app.core.chat import Loaded, LoadOptions, Message, ModelFile, Sampling
from app.errors import Code, Problem
from app.gui.child import Child, Death

if TYPE_CHECKING:
    from app.core.kills import KillWatch

GRACE_MS = 3000
KILLED = 9  # SIGKILL, what the kernel sends where memory ran out; it says so nowhere else
DEATHS = 3
DEATHS_SECONDS = 60.0
# Signals that come from outside (no memory left, shutting down): no driver is to blame.
SYSTEMS_OWN = frozenset({KILLED, 15})

_log = logging.getLogger(__name__)


class EngineState(StrEnum):
    """What the worker is doing."""

    OFF = "off"
    STARTING = "starting"
    IDLE = "idle"
    LOADING = "loading"
    ANSWERING = "answering"


class EngineDeath(Struct, frozen=True):
    """The worker is gone unasked, or was ended while it had something to do.

    Attributes:
        death: how the process ended.
        state: what it was doing.
        request_id: the request that has no answer now, and to which nothing else comes; 0 if
            there was none.
        was_cancelled: the person had stopped that request before.
        has_given_up: it was the third death in a minute; it is not started again unasked.
        want: "group" or "system" if it was killed and the kernel counted a kill for want of memory
            since the request was sent, see `core.kills.Want`; "" is not known.
        gpu: the graphics processor that was in use and is held to have ended it
            (`core.gpu.Gpu.key`, or a backend's name); "" if there was none.
        changed: the model's file, if it is another by now than was loaded; else "".
    """

    death: Death
    state: EngineState
    request_id: int
    was_cancelled: bool
    has_given_up: bool
    want: str = ""
    gpu: str = ""
    changed: str = ""

    def problem(self) -> Problem:
        """Return what happened, as far as it was measured."""
        if self.changed:
            return Problem(Code.MODEL_CHANGED, path=self.changed)
        if self.want:
            key = "want" if self.want == "group" else "elsewhere"
            return Problem(Code.OUT_OF_MEMORY, **{key: self.want})
        return self.death.problem()


class EngineClient(QObject):
    """Starts the worker at first need and sends it one request at a time.

    Every request ends in exactly one of `done`, `counted`, `finished`, `failed`, or in `died` with
    its id. When the worker dies unasked, requests that wait fail with `engine_stopped`; when it was
    ended because a person wanted that, those that were asked since then start it again.

    Attributes:
        is_remote: its engine is a server.

    Signals:
        state_changed: `EngineState`.
        ready: `protocol.Ready`, whenever a model is in memory.
        delta, progress, done, counted, finished, failed: that message of the protocol.
        died: `EngineDeath`.
    """

    is_remote = False
    state_changed = Signal(EngineState)
    ready = Signal(object)
    delta = Signal(object)
    progress = Signal(object)
    done = Signal(object)
    counted = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    died = Signal(EngineDeath)

    def __init__(
        self, *arguments: str, parent: QObject | None = None, is_connected: bool = False
    ) -> None:
        """Prepare a worker; `arguments` choose its engine (none: llama.cpp)."""
        super().__init__(parent)
        self.arguments = arguments
        self._child = Child("worker", *arguments, parent=self, is_connected=is_connected)
        self._child.received.connect(self._on_received)
        self._child.died.connect(self._on_died)
        self._grace = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._grace.timeout.connect(self._on_grace_over)
        self._waiting: deque[protocol.Request] = deque()
        self._active: protocol.Request | None = None
        self._was_cancelled = False
        self._loaded_as: tuple[ModelFile, LoadOptions] | None = None
        self._deaths: deque[float] = deque(maxlen=DEATHS)
        self._problem = Problem(Code.ENGINE_STOPPED)
        self._gpu = ""
        self._kills: KillWatch | None = None
        self._state = EngineState.OFF
        self._heard_at = time.monotonic()
        self._last_id = 0
        self.loaded: Loaded | None = None

    @property
    def state(self) -> EngineState:
        """What the worker is doing now."""
        return self._state

    @property
    def loaded_options(self) -> LoadOptions | None:
        """What the model in memory was asked for with; `None` without one."""
        return self._loaded_as[1] if self._loaded_as else None

    @property
    def is_free(self) -> bool:
        """Nothing is asked of it and nothing waits."""
        return self._active is None and not self._waiting

    @property
    def is_spare(self) -> bool:
        """Has a model in memory and no more to do than count tokens, which may go with it."""
        asked = (*self._waiting, *((self._active,) if self._active else ()))
        only_counts = all(isinstance(one, protocol.Count) for one in asked)
        return self.loaded is not None and only_counts

    @property
    def has_given_up(self) -> bool:
        """Three deaths within a minute: until `forgive`, every request fails at once."""
        return len(self._deaths) == DEATHS and self._deaths[-1] - self._deaths[0] <= DEATHS_SECONDS

    @property
    def silent_seconds(self) -> float:
        """Time since the worker was last heard, while it starts or has something to do; else 0."""
        is_awaited = self._active is not None or self._state is EngineState.STARTING
        return time.monotonic() - self._heard_at if is_awaited else 0.0

    @property
    def pid(self) -> int:
        """Process id of the worker; 0 if it is off."""
        return self._child.pid

    def forgive(self) -> None:
        """Forget earlier deaths: a person chose to start the engine again."""
        self._deaths.clear()

    def load(self, model: ModelFile, options: LoadOptions) -> int:
        """Put a model into memory; returns the request's id."""
        return self._ask(protocol.Load(id=self._next_id(), model=model, options=options))

    def count(self, model: ModelFile, options: LoadOptions, messages: tuple[Message, ...]) -> int:
        """Count a prompt; returns the request's id."""
        return self._ask(
            protocol.Count(id=self._next_id(), model=model, options=options, messages=messages)
        )

    def generate(
        self,
        model: ModelFile,
        options: LoadOptions,
        messages: tuple[Message, ...],
        sampling: Sampling,
    ) -> int:
        """Ask for an answer; returns the request's id."""
        return self._ask(
            protocol.Generate(
                id=self._next_id(),
                model=model,
                options=options,
                messages=messages,
                sampling=sampling,
            )
        )

    def cancel(self, request_id: int) -> None:
        """Stop a request; a worker that does not stop within the grace is killed."""
        waiting = [request for request in self._waiting if request.id == request_id]
        if waiting:
            self._waiting.remove(waiting[0])
            if self._state is EngineState.STARTING:
                self._child.kill()
            self.failed.emit(protocol.Failed(id=request_id, code=Code.CANCELLED))
        elif self._active is not None and self._active.id == request_id and not self._was_cancelled:
            self._was_cancelled = True
            self._child.send(protocol.Cancel(id=request_id))
            self._grace.start()

    def eject(self) -> None:
        """Give the model's memory back by ending the worker; requests that wait are cancelled."""
        self.loaded = self._loaded_as = None
        self._child.kill()
        self._fail(self._take_waiting(), Problem(Code.CANCELLED))

    def shut_down(self) -> None:
        """End the worker and wait until it is gone; for the window's own end."""
        self._waiting.clear()
        self._child.close()
        if not self._child.wait(GRACE_MS):
            self._child.kill()
            self._child.wait(GRACE_MS)

    def _next_id(self) -> int:
        self._last_id += 1
        return self._last_id

    def _ask(self, request: protocol.Request) -> int:
        self._waiting.append(request)
        QTimer.singleShot(0, self, self._send_next)
        return request.id

    @Slot()
    def _send_next(self) -> None:
        if self._active is not None or not self._waiting or self._child.is_leaving:
            return
        if self.has_given_up:
            self._fail(self._take_waiting(), self._problem)
        elif not self._child.is_running:
            self._heard_at = time.monotonic()
            self._set_state(EngineState.STARTING)
            self._child.start()
        elif self._state is not EngineState.STARTING:
            self._active = self._waiting.popleft()
            self._was_cancelled = False
            self._heard_at = time.monotonic()
            if _wanted(self._active) == self._loaded_as:
                self._set_loaded_state()
            else:
                self._gpu = ""
                self._set_state(EngineState.LOADING)
            from app.core.kills import KillWatch

            self._kills = KillWatch(self._child.pid)
            self._child.send(self._active)

    def _set_loaded_state(self) -> None:
        is_answer = isinstance(self._active, protocol.Generate)
        self._set_state(EngineState.ANSWERING if is_answer else EngineState.IDLE)

    def _take_waiting(self) -> tuple[protocol.Request, ...]:
        waiting = tuple(self._waiting)
        self._waiting.clear()
        return waiting

    def _fail(self, requests: tuple[protocol.Request, ...], problem: Problem) -> None:
        for request in requests:
            failed = protocol.Failed(id=request.id, code=problem.code, detail=problem.facts())
            self.failed.emit(failed)

    @Slot(object)
    def _on_received(self, message: protocol.Reply) -> None:
        self._heard_at = time.monotonic()
        if isinstance(message, protocol.Hello):
            self._set_state(EngineState.IDLE)
            self._send_next()
            return
        if self._active is None or message.id != self._active.id:
            _log.info("a %s for a request that is over", type(message).__name__)
            return
        if isinstance(message, protocol.ENDINGS):
            self._end(message)
        elif isinstance(message, protocol.Ready):
            self._on_ready(message)
        elif isinstance(message, protocol.Using):
            self._gpu = message.gpu
        elif isinstance(message, protocol.Delta):
            self.delta.emit(message)
        elif isinstance(message, protocol.Progress):
            self.progress.emit(message)

    def _on_ready(self, message: protocol.Ready) -> None:
        self.loaded = message.loaded
        self._loaded_as = _wanted(self._active)
        self._set_loaded_state()
        self.ready.emit(message)

    def _end(self, message: protocol.Reply) -> None:
        self._grace.stop()
        if (
            self._state is EngineState.LOADING
        ):  # it never was ready: nothing, or not this, is loaded
            self.loaded = self._loaded_as = None
        self._active = None
        self._set_state(EngineState.IDLE)
        if isinstance(message, protocol.Done):
            self.done.emit(message)
        elif isinstance(message, protocol.Measured):
            self.counted.emit(message)
        elif isinstance(message, protocol.Failed):
            self.failed.emit(message)
        elif isinstance(message, protocol.Finished):
            self.finished.emit(message)
        self._send_next()

    @Slot(Death)
    def _on_died(self, death: Death) -> None:
        self._grace.stop()
        state, lost, was_cancelled = self._state, self._active, self._was_cancelled
        if not death.is_asked:
            self._deaths.append(time.monotonic())
            self._problem = death.problem()
            if lost is None and self._waiting:
                lost = self._waiting.popleft()
        dropped = () if death.is_asked else self._take_waiting()
        changed = "" if death.is_asked else self._changed()
        self._active = None
        self._was_cancelled = False
        self.loaded = self._loaded_as = None
        is_crash = not death.is_asked and death.exit_code not in SYSTEMS_OWN
        gpu, self._gpu = self._gpu if is_crash else "", ""
        self._set_state(EngineState.OFF)
        if lost is not None or not death.is_asked:
            request_id = lost.id if lost else 0
            self.died.emit(
                EngineDeath(
                    death,
                    state,
                    request_id,
                    was_cancelled,
                    self.has_given_up,
                    self._want(death),
                    gpu,
                    changed,
                )
            )
        self._fail(dropped, death.problem())
        self._send_next()

    def _changed(self) -> str:
        """Return the file of the model in work if it is not the one that was to be loaded (A8)."""
        from pathlib import Path

        from app.core import parts

        used = self._loaded_as or _wanted(self._active)
        if used is None or not parts.is_changed(Path(used[0].path), used[0].marks):
            return ""
        return used[0].path

    def _want(self, death: Death) -> str:
        """Return whether the kernel counted a kill for want of memory while it had work."""
        is_killed = death.is_crash and death.exit_code == KILLED and not death.is_asked
        return self._kills.want() if is_killed and self._kills else ""

    @Slot()
    def _on_grace_over(self) -> None:
        _log.info("the worker did not stop within %d ms and is killed", self._grace.interval())
        self._child.kill()

    def _set_state(self, state: EngineState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)


def _wanted(request: protocol.Request | None) -> tuple[ModelFile, LoadOptions] | None:
    if isinstance(request, protocol.Load | protocol.Count | protocol.Generate | protocol.Score):
        return request.model, request.options
    return None
