"""A trial load: one model, checked to the last weight, asked once, in a process that may die.

Rule GG-3. The process has a limit on its memory; whoever started it bounds its time.
"""

import contextlib
import ctypes
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import psutil

from app import protocol
from app.core import gguf, machine
from app.core.chat import Ending, Message, ModelFile, Role, Sampling
from app.core.wording import problem as told
from app.errors import Code, Problem
from app.wire import Wire
from app.worker import devices
from app.worker.llama import LlamaEngine

QUESTION = "What is malaria? Answer in one sentence."
MOST_TOKENS = 16
LEAST_TOKENS = 3
REPORT_SECONDS = 0.1
M_ARENA_MAX = -8  # malloc.h
STACK_BYTES = 512 * 1024
ATTRIBUTES_BYTES = 128  # of `pthread_attr_t`, with room to spare
TENSORS_A_BLOCK, OTHER_THREADS = 14, 8
# What is said of the computer or of the request is no verdict on the model.
NO_VERDICT = frozenset(
    {
        Code.CANCELLED,
        Code.UNSUPPORTED_CPU,
        Code.MODEL_MISSING,
        Code.MODEL_CHANGED,
        Code.BAD_VALUE,
    }
)


def trial(wire: Wire, request: protocol.Trial) -> protocol.Finished:
    """Load, ask, and say how it went; a model that cannot be used is an answer, not an error.

    The result has `status` ("usable" or "unusable"), `reason`, `code` of the problem if there was
    one, `detail` (its facts, as JSON text), `load_seconds`, `tokens_per_second` and
    `peak_rss_bytes`; null is not measured.

    Raises:
        Problem: one that says nothing of the model: see `NO_VERDICT`.
    """
    # It has tensors enough for a thread each: that many llama.cpp starts to look at weights.
    limit(request.memory_bytes or machine.free_bytes(), _most_threads(Path(request.path)))
    watcher = _Watcher(wire, request.id)
    engine = LlamaEngine(checks_weights=True)
    result: dict[str, str | float | int | None] = {"load_seconds": None, "tokens_per_second": None}
    code, reason, detail = "", "", "{}"
    try:
        loaded = engine.load(
            ModelFile(request.path, marks=request.marks),
            request.options,
            watcher.is_cancelled,
            watcher.report,
        )
        result["load_seconds"] = round(loaded.seconds, 3)
        result["tokens_per_second"] = _ask(engine, watcher)
    except Problem as problem:
        if problem.code in NO_VERDICT:
            raise
        sentences = told(problem)
        code = problem.code
        detail = msgspec.json.encode(problem.facts()).decode()
        reason = sentences.why or sentences.what
    except MemoryError:
        code, reason = Code.OUT_OF_MEMORY, "The memory that is free was not enough."
    finally:
        engine.unload()
    status = "unusable" if reason else "usable"
    return protocol.Finished(
        id=request.id,
        result={
            "status": status,
            "reason": reason,
            "code": code,
            "detail": detail,
            **result,
            "peak_rss_bytes": devices.peak_resident_bytes(),
        },
    )


def _most_threads(path: Path) -> int:
    try:
        tensors = TENSORS_A_BLOCK * gguf.read(path).block_count
    except Problem:  # the load says so again
        tensors = 0
    return tensors + (psutil.cpu_count() or 1) + OTHER_THREADS


def limit(memory_bytes: int, threads: int) -> None:
    """Let this process have so much more memory than it has now, where the system can limit it.

    Addresses are what can be limited. What is mapped counts, so a file larger than what is free is
    refused when it is mapped, not when the machine has begun to swap. Stacks of threads count too:
    they are made small and allowed for. Arenas of threads, which only reserve addresses, are off.
    """
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(AttributeError, OSError):  # the GNU C library has them, no other
        system = ctypes.CDLL(None)
        system.mallopt(M_ARENA_MAX, 1)
        attributes = ctypes.create_string_buffer(ATTRIBUTES_BYTES)
        system.pthread_attr_init(attributes)
        system.pthread_attr_setstacksize(attributes, ctypes.c_size_t(STACK_BYTES))
        system.pthread_setattr_default_np(attributes)
    own = psutil.Process().memory_info().vms
    most = own + memory_bytes + threads * STACK_BYTES
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


class _Watcher:
    """Passes progress on, and sees a cancel."""

    def __init__(self, wire: Wire, request_id: int) -> None:
        self._wire = wire
        self._id = request_id
        self._reported = 0.0

    def is_cancelled(self) -> bool:
        return self._wire.is_cancelled(self._id)

    def report(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._reported >= REPORT_SECONDS or done == total:
            self._reported = now
            self._wire.send(protocol.Progress(id=self._id, done=done, total=total, unit="loading"))


def _ask(engine: LlamaEngine, watcher: _Watcher) -> float | None:
    """Ask the one question, greedily; return the speed, `None` if there were too few tokens.

    Raises:
        Problem: `model_invalid` if the scores are no numbers or the answer is empty; what the
            engine says.
    """
    ending = None
    for piece in _answer(engine, watcher):
        if isinstance(piece, Ending):
            ending = piece
        elif not engine.has_finite_output():
            raise Problem(Code.MODEL_INVALID, where="the weights", why="they give no usable output")
    if watcher.is_cancelled():
        raise Problem(Code.CANCELLED)
    if ending is None or not ending.answer_tokens:
        raise Problem(Code.MODEL_INVALID, where="the answer", why="it is empty")
    seconds = (ending.total_ms - ending.first_token_ms) / 1000
    is_measured = ending.answer_tokens >= LEAST_TOKENS and seconds > 0
    return round((ending.answer_tokens - 1) / seconds, 2) if is_measured else None


def _answer(engine: LlamaEngine, watcher: _Watcher) -> Iterator[str | Ending]:
    question = (Message(Role.USER, QUESTION),)
    greedy = Sampling(temperature=0.0, seed=0, max_tokens=MOST_TOKENS, repeat_penalty=1.0)
    return engine.stream(question, greedy, watcher.is_cancelled, lambda *_: None)
