"""EchoEngine: no model, no chance; it misbehaves on request, so that every fault can be rehearsed.

The last user message steers it. A message that begins with `!` is a list of commands separated by
spaces; anything else is answered with `Echo: ` and the message, word by word.
"""

import contextlib
import hashlib
import itertools
import math
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event

from msgspec.structs import replace

from app.core.chat import (
    CASEBOOK_SAMPLING,
    Counted,
    Ending,
    Loaded,
    LoadOptions,
    Message,
    ModelFile,
    Reason,
    Role,
    Sampling,
    Scored,
)
from app.core.gpu import Gpu
from app.core.load_notes import Note, NoteCode
from app.errors import Code, Problem
from app.protocol import Devices
from app.worker.engine import Announce, Report, Stop

CONTEXT_TOKENS = 512
GPU = Gpu(
    name="Echo GPU", backend="Echo", free_bytes=0, total_bytes=0, integrated=False, driver="1"
)
LOAD_STEP_MS = 20
STAY_MS = 10


class EchoEngine:
    """An engine whose tokens are words.

    Commands, in the path of the model (at load) or in the last user message (at that point of
    the answer): `!die=segv|abrt|ill|bus|kill|term` `!exit=N` `!stop` (SIGSTOP) `!hang` (for ever,
    deaf to cancel) `!stay` (until it is cancelled; an open answer is gone on with behind it) `!bug`
    `!noise` (prints on descriptor 1) `!garbage` (a line that is no message)
    `!half` (half a line, then death) `!words=N` `!say=TEXT` `!wait=MS` (between words) `!read=N`
    (N prompt steps first, N steps of a load) `!eat=N` (takes N MB of memory) `!raise=CODE` `!gpu`
    (in the path: it goes on a graphics processor, unless that is to be avoided) `!lost` (that is
    lost and ends the process; without one nothing happens). A command runs where it stands:
    `!words=3 !die=kill` dies after three words. An open answer is gone on with after as many words
    as it has.
    """

    def __init__(self) -> None:
        """Start without a model."""
        self._key: tuple[ModelFile, LoadOptions] | None = None
        self._context = CONTEXT_TOKENS
        self._gpu: Gpu | None = None
        self._notes: tuple[Note, ...] = ()

    def load(
        self,
        model: ModelFile,
        options: LoadOptions,
        should_stop: Stop = bool,
        report: Report = lambda *_: None,
        announce: Announce = lambda _: None,
    ) -> Loaded:
        """Pretend to load; commands in the file name run here."""
        if (model, options) != self._key:
            self.unload()
            for word in model.path.split():
                name, _, value = word.partition("=")
                if name == "!read":
                    _read_slowly(int(value), LOAD_STEP_MS, should_stop, report)
                    if should_stop():
                        raise Problem(Code.CANCELLED)
                elif name == "!gpu":
                    self._take_gpu(options, announce)
                elif name == "!lost":
                    self._lose_gpu()
                elif word.startswith("!"):
                    _misbehave(word)
            self._key = (model, options)
        self._context = options.context_tokens or CONTEXT_TOKENS
        return Loaded(
            context_tokens=self._context,
            trained_tokens=CONTEXT_TOKENS,
            seconds=0.0,
            device=self._gpu.name if self._gpu else "CPU",
            cpu_variant="echo",
            gpu_layers=1 if self._gpu else 0,
            threads=1,
            memory_bytes=0,
            template_sha256=hashlib.sha256(b"echo").hexdigest(),
            has_system_role=True,
            sampling=CASEBOOK_SAMPLING,
            engine="echo",
            llama_commit="",
            notes=self._notes,
            backend=self._gpu.backend if self._gpu else "",
            driver=self._gpu.driver if self._gpu else "",
        )

    def _take_gpu(self, options: LoadOptions, announce: Announce) -> None:
        if options.gpu_layers == 0:
            return
        if GPU.key in (options.avoid or ()):
            self._notes = (Note(NoteCode.GPU_FAILED_BEFORE, {"gpu": GPU.name}),)
            return
        announce(GPU.key)
        self._gpu = GPU

    def _lose_gpu(self) -> None:
        """End as llama.cpp does: a lost Vulkan device ends in `std::terminate`."""
        if self._gpu is not None:
            _misbehave("!die=abrt")

    def unload(self) -> None:
        """Forget the model."""
        self._key = self._gpu = None
        self._notes = ()

    def count(self, messages: tuple[Message, ...]) -> Counted:
        """Count words."""
        counts = tuple(len(message.text.split()) for message in messages)
        return Counted(
            prompt_tokens=sum(counts),
            message_tokens=counts,
            context_tokens=self._context,
            text="\n".join(f"{message.role}: {message.text}" for message in messages),
            has_system_role=True,
        )

    def stream(
        self,
        messages: tuple[Message, ...],
        sampling: Sampling,
        should_stop: Stop,
        report: Report,
    ) -> Iterator[str | Ending]:
        """Answer word by word, or do what the commands say."""
        started = time.monotonic()
        prompt_tokens = self.count(messages).prompt_tokens
        if prompt_tokens >= self._context:
            raise Problem(
                Code.CONTEXT_FULL, needed_tokens=prompt_tokens + 1, context_tokens=self._context
            )
        used = replace(sampling.over(CASEBOOK_SAMPLING), seed=sampling.seed or 0)
        limit = min(used.max_tokens or 0, self._context - prompt_tokens)
        said: list[str] = []
        first_ms = 0
        reason = Reason.STOP
        script = _script(messages, should_stop, report, self._lose_gpu)
        begun = len(messages[-1].text.split()) if messages[-1].is_open else 0
        for piece in itertools.islice(script, begun, None):
            if should_stop():
                reason = Reason.CANCELLED
                break
            if len(said) >= limit:
                reason = Reason.LENGTH
                break
            first_ms = first_ms or max(1, int((time.monotonic() - started) * 1000))
            said.append(piece)
            yield piece
        if should_stop():
            reason = Reason.CANCELLED
        yield Ending(
            reason=reason,
            prompt_tokens=prompt_tokens,
            evaluated_tokens=prompt_tokens,
            answer_tokens=len(said),
            first_token_ms=first_ms,
            total_ms=int((time.monotonic() - started) * 1000),
            sampling=used,
            dropped_bytes=0,
            raw_sha256=hashlib.sha256("".join(said).encode("utf-8", "replace")).hexdigest(),
        )

    def score(
        self,
        messages: tuple[Message, ...],
        continuations: tuple[str, ...],
        should_stop: Stop,
        shared_characters: int = 0,  # noqa: ARG002  words are not kept
    ) -> Scored:
        """Draw scores from a hash of prompt and continuation; together they are the whole."""
        started = time.monotonic()
        prompt_tokens = self.count(messages).prompt_tokens
        counts = tuple(len(one.split()) for one in continuations)
        if prompt_tokens + max(counts) - 1 > self._context:
            raise Problem(
                Code.CONTEXT_FULL,
                needed_tokens=prompt_tokens + max(counts) - 1,
                context_tokens=self._context,
            )
        if not all(counts) or len(set(continuations)) < len(continuations):
            raise Problem(Code.SCORING_REFUSED, why="Two options are the same, or one is empty")
        for _ in _script(messages, should_stop, lambda *_: None, self._lose_gpu):
            pass
        if should_stop():
            raise Problem(Code.CANCELLED)
        text = "\n".join(message.text for message in messages)
        weights = [_weight(text + one) for one in continuations]
        return Scored(
            log_probabilities=tuple(math.log(one / sum(weights)) for one in weights),
            token_counts=counts,
            first_tokens=tuple(range(len(counts))),
            are_greedy=tuple(one == max(weights) for one in weights),
            prompt_tokens=prompt_tokens,
            evaluated_tokens=prompt_tokens,
            begin_tokens=0,
            total_ms=int((time.monotonic() - started) * 1000),
        )

    def devices(self, request_id: int, has_graphics: bool = True) -> Devices:  # noqa: ARG002
        """Name no device."""
        return Devices(
            id=request_id,
            variant="echo",
            variants=("echo",),
            features=(),
            build="native",
            engine="echo",
            llama_commit="",
            gpus=(),
        )


def _weight(text: str) -> int:
    return 1 + hashlib.sha256(text.encode("utf-8", "replace")).digest()[0]


def _script(
    messages: tuple[Message, ...], should_stop: Stop, report: Report, lose: Callable[[], None]
) -> Iterator[str]:
    question = _question(messages)
    if not question.startswith("!"):
        yield "Echo: "
        yield from (f"{word} " for word in question.split(" "))
        return
    wait_ms = 0
    is_over = messages[-1].is_open
    deeds: dict[str, Callable[[], None]] = {
        "lost": lose,
        "stay": lambda: _stay(should_stop, is_over=is_over),
    }
    for command in question.split():
        name, _, value = command.removeprefix("!").partition("=")
        if name == "wait":
            wait_ms = int(value)
        elif name == "words":
            yield from _words(int(value), wait_ms, should_stop)
        elif name == "say":
            yield value.replace("\\n", "\n")
        elif name == "read":
            _read_slowly(int(value), wait_ms, should_stop, report)
        else:
            deeds.get(name, partial(_misbehave, command))()


def _question(messages: tuple[Message, ...]) -> str:
    questions = [message.text for message in messages if message.role is Role.USER]
    return questions[-1] if questions else ""


def _stay(should_stop: Stop, *, is_over: bool) -> None:
    while not (is_over or should_stop()):
        Event().wait(STAY_MS / 1000)


def _words(count: int, wait_ms: int, should_stop: Stop) -> Iterator[str]:
    for number in range(1, count + 1):
        Event().wait(wait_ms / 1000)
        if should_stop():
            return
        yield f"word{number} "


def _read_slowly(steps: int, wait_ms: int, should_stop: Stop, report: Report) -> None:
    for done in range(1, steps + 1):
        if should_stop():
            return
        Event().wait(wait_ms / 1000)
        report(done, steps)


def _misbehave(command: str) -> None:
    name, _, value = command.removeprefix("!").partition("=")
    if name in {"die", "stop"}:
        os.kill(os.getpid(), getattr(signal, f"SIG{(value or name).upper()}"))
        Event().wait(None if name == "die" else 0)
    elif name == "eat":
        os.urandom(int(value) * 1_000_000)  # every page of it is written
    elif name == "exit":
        os._exit(int(value))
    elif name == "hang":
        Event().wait()
    elif name == "raise":
        raise Problem(Code(value))
    elif name == "bug":
        raise LookupError("a bug, on request")
    elif name == "noise":
        os.write(1, b"noise on descriptor 1\n")
        sys.stdout.write("noise on stdout\n")
        sys.stdout.flush()
    else:
        _write_raw(name)


def _write_raw(name: str) -> None:
    """Put bytes that are no message on the wire itself (the one other pipe this child has)."""
    lines = {"garbage": b"{no json\n", "half": b'{"type": "delta", "id'}
    for descriptor in range(3, 16):
        with contextlib.suppress(OSError):  # none, or one to read from
            if str(Path(f"/proc/self/fd/{descriptor}").readlink()).startswith("pipe:"):
                os.write(descriptor, lines[name])
                break
    if name == "half":
        os._exit(1)
