"""The engine in this process or beside it, and Ctrl+C as its stop."""

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from app import protocol, roles, settings
from app.cli.common import Common, warn
from app.core import load_notes, loading
from app.core.chat import Loaded, LoadOptions, Message, ModelFile, Role, Sampling
from app.core.gpu import SEPARATOR
from app.core.load_notes import Note, NoteCode
from app.errors import Problem

if TYPE_CHECKING:
    from app.cli.apart import EngineApart
    from app.cli.library import Chosen
    from app.worker.engine import Engine
    from app.worker.llama import LlamaEngine

LOAD_STEPS = 1000  # `worker.model`: a load is told in thousandths
Handler = Callable[[int, FrameType | None], object] | int | signal.Handlers | None
# They choose native libraries (NP-1); children get an environment without them, this process too.
REFUSED = ("GGML_BACKEND_PATH", "LLAMA_CPP_LIB_PATH")


def engine() -> "LlamaEngine":
    """Return llama.cpp's engine, imported only now: it costs time and memory.

    Raises:
        Problem: as `processor.variant`: what this processor cannot run would end this process.
    """
    prepare()
    from app.worker.llama import LlamaEngine

    return LlamaEngine()


def engine_for(
    common: Common, options: LoadOptions, is_proven: bool
) -> "LlamaEngine | EngineApart":
    """Return the engine to answer with: in a child if it may use a graphics processor.

    What a driver does to its process then ends no command: it is said, remembered in the settings,
    and the processor goes on. In a child as well if the model is not proven, for its file is by
    whoever made it: llama.cpp may abort on what it holds, and its template may never come back.
    """
    prepare()
    from app.worker import gpus

    if is_proven and (options.gpu_layers == 0 or not gpus.is_possible()):
        return engine()
    from app.cli.apart import EngineApart

    return EngineApart(partial(refuse, common))


def rehearse(common: Common, chosen: "Chosen", options: LoadOptions) -> None:
    """Have a child say one token first, unless the model is proven: see `engine_for`.

    Raises:
        Problem: as `Engine.load` and `Engine.stream`; `engine_stopped` if the child did.
        KeyboardInterrupt: a stop was asked for.
    """
    if chosen.is_proven:
        return

    def look(_message: object = None) -> None:
        if common.is_stopped():
            raise KeyboardInterrupt

    path = Path(chosen.file.path)
    request = protocol.Generate(
        id=1,
        model=chosen.file,
        options=options,
        messages=(Message(Role.USER, "?"),),
        sampling=Sampling(temperature=0.0, max_tokens=1),
    )
    size_bytes = path.stat().st_size if path.exists() else 0
    seconds = loading.trial_seconds(size_bytes)
    reply = roles.call("worker", request, seconds=seconds, on_progress=look)
    look()
    if isinstance(reply, protocol.Failed):
        raise Problem(reply.code, **reply.detail)


def refuse(common: Common, key: str) -> None:
    """Say that a graphics processor failed, and use it no more with this driver."""
    name = key.partition(SEPARATOR)[0]
    warn(load_notes.sentence(Note(NoteCode.GPU_FAILED, {"gpu": name})))
    warn("`casebook doctor --retry-graphics` tries it again.")
    chosen = settings.load(common.places.settings)
    if key not in chosen.refused_gpus:
        chosen = replace(chosen, refused_gpus=[*chosen.refused_gpus, key])
        settings.save(common.places.settings, chosen)


def prepare() -> None:
    """Give this process the environment of a child, before native libraries load."""
    for name in REFUSED:
        os.environ.pop(name, None)
    os.environ.update(roles.FIXED)
    from app.worker import processor

    processor.variant()


def load(llama: "Engine", common: Common, file: ModelFile, options: LoadOptions) -> Loaded:
    """Load a model with a bar, and say what was decided; a stop ends it between two tensors.

    Raises:
        Problem: as `Engine.load`.
        KeyboardInterrupt: a stop was asked for.
    """
    seen = 0
    with common.progress("Loading", LOAD_STEPS) as advance:

        def report(done: int, _total: int) -> None:
            nonlocal seen
            advance(done - seen)
            seen = done

        loaded = llama.load(file, options, common.is_stopped, report)
    for note in loaded.notes:
        if note.code is NoteCode.GPU_FAILED:
            refuse(common, str(note.facts.get("key", "")))
        elif not (getattr(llama, "has_failed", False) and note.code is NoteCode.GPU_FAILED_BEFORE):
            common.note(load_notes.sentence(note))
    return loaded


class Interrupt:
    """While it is entered, Ctrl+C and a request to end are noted instead of raised."""

    SIGNALS = (signal.SIGINT, signal.SIGTERM)

    def __init__(self) -> None:
        """Nobody has asked yet."""
        self._is_asked = False
        self._before: list[Handler] = []

    def __enter__(self) -> Self:
        self._before = [signal.signal(number, self._on_signal) for number in self.SIGNALS]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in zip(self.SIGNALS, self._before, strict=True):
            signal.signal(number, handler)

    def is_asked(self) -> bool:
        """Tell whether to stop."""
        return self._is_asked

    def ask(self) -> None:
        """Stop, as Ctrl+C does."""
        self._is_asked = True

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self._is_asked = True
