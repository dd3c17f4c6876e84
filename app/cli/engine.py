"""The engine in this process or beside it, and Ctrl+C as its stop."""

import os
import signal
from collections.abc import Callable
from functools import partial
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from app import roles, settings
from app.cli.common import Common, warn
from app.core import load_notes
from app.core.chat import Loaded, LoadOptions, ModelFile
from app.core.gpu import SEPARATOR
from app.core.load_notes import Note, NoteCode

if TYPE_CHECKING:
    from app.cli.apart import EngineApart
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


def engine_for(common: Common, options: LoadOptions) -> "LlamaEngine | EngineApart":
    """Return the engine to answer with: in a child if it may use a graphics processor.

    What a driver does to its process then ends no command: it is said, remembered in the settings,
    and the processor goes on.
    """
    prepare()
    from app.worker import gpus

    if options.gpu_layers == 0 or not gpus.is_possible():
        return engine()
    from app.cli.apart import EngineApart

    return EngineApart(partial(refuse, common))


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
