"""The one door to llama.cpp: started once, from absolute paths, its log turned into ours."""

import contextlib
import ctypes
import functools
import logging
import os
from collections.abc import Iterator
from typing import Any

import llama_cpp

from app.errors import Code, Problem
from app.worker import libraries, processor

# The C functions by their C names; the binding's Python classes are not used.
api: Any = llama_cpp.llama_cpp
VERSION: str = llama_cpp.__version__
WARN, ERROR, CONTINUED = 3, 4, 5  # ggml.h `ggml_log_level`
MOST_LINES = 10_000

_log = logging.getLogger(__name__)


class _Log:
    """Passes on what llama.cpp says at WARN or above, and keeps the first error.

    All as information: llama.cpp warns of choices that were made on purpose, such as a context
    smaller than the model's own, and calls a stop an error; a real one comes back as a `Problem`.
    """

    def __init__(self) -> None:
        self.first_error = ""
        self.lines: list[str] | None = None
        self._level = 0
        # ctypes frees a callback nobody holds, and llama.cpp would call into nothing.
        self.callback = api.llama_log_callback(self._hear)

    def _hear(self, level: int, text: bytes, _data: object) -> None:
        if level != CONTINUED:
            self._level = level
        line = text.decode("utf-8", "replace").strip()
        if self.lines is not None and len(self.lines) < MOST_LINES:
            self.lines.append(line[:300])
        if self._level < WARN or not line:
            return
        if self._level == ERROR:
            self.first_error = self.first_error or line[:300]
        _log.info("%s", line[:300])


@functools.cache
def _started() -> _Log:
    log = _Log()
    api.llama_log_set(log.callback, ctypes.c_void_p(0))
    load(processor.variant() if libraries.is_portable() else libraries.NATIVE)
    api.llama_backend_init()
    return log


def start() -> None:
    """Make llama.cpp ready, once a process; safe to call again.

    Raises:
        Problem: as `processor.variant`.
    """
    _started()


def ranked() -> tuple[str, ...]:
    """Return the processor libraries by ggml's own score, best first, without those it refuses.

    Opens each of them, which runs code of theirs: for a process that may die.
    """
    scores = {}
    for name, path in libraries.variants().items():
        with contextlib.suppress(OSError, AttributeError):  # half a file, or something else
            scores[name] = ctypes.CDLL(str(path)).ggml_backend_score()
    return tuple(sorted((name for name in scores if scores[name]), key=lambda name: -scores[name]))


def load(variant: str) -> None:
    """Make ggml compute with this processor library; a native build is linked to its one.

    Raises:
        Problem: `unsupported` if ggml does not take it, or if there is none.
    """
    if variant != libraries.NATIVE:
        opened = function("ggml_backend_load", ctypes.c_void_p, ctypes.c_char_p)
        if not opened(os.fsencode(libraries.variants()[variant])):
            raise Problem(Code.UNSUPPORTED, why=f"the engine's library {variant} cannot be opened")
    # NP-1: with nothing loaded, llama.cpp would search the current folder for libraries.
    if not function("ggml_backend_reg_count", ctypes.c_size_t)():
        raise Problem(Code.UNSUPPORTED, why="the engine has no processor library")


def error() -> str:
    """Return the first line llama.cpp logged as an error since `forget_error`; may be empty."""
    return _started().first_error


def forget_error() -> None:
    """Forget the error, before a call whose own error is wanted."""
    _started().first_error = ""


@contextlib.contextmanager
def listening() -> Iterator[list[str]]:
    """Keep what llama.cpp logs while the block runs, at every level."""
    log = _started()
    lines: list[str] = []
    log.lines = lines
    try:
        yield lines
    finally:
        log.lines = None


def commit() -> str:
    """Return the llama.cpp commit of this build, abbreviated; empty if it does not say."""
    try:
        text: bytes | None = function("ggml_commit", ctypes.c_char_p)()
    except AttributeError:
        return ""
    return (text or b"").decode("ascii", "replace").removesuffix("-dirty")


def system_info() -> dict[str, tuple[str, ...]]:
    """Return the features each backend was built with, e.g. `{"CPU": ("SSE3", "AVX2")}`.

    Format: `llama_print_system_info` of llama.cpp, `NAME : A = 1 | B = 0 | NAME2 : …`.
    """
    start()
    found: dict[str, list[str]] = {}
    backend = ""
    for part in api.llama_print_system_info().decode("utf-8", "replace").split("|"):
        if " : " in part:
            backend, _, part = part.partition(" : ")  # noqa: PLW2901  the rest is the feature
            found[backend.strip()] = []
        name, _, value = part.partition("=")
        if backend and value.strip() not in {"", "0"}:
            found[backend.strip()].append(name.strip())
    return {name: tuple(features) for name, features in found.items()}


def function(name: str, result: Any, *arguments: Any) -> Any:
    """Return a ggml function from the copy of ggml that libllama itself is linked to."""
    function = api._lib[name]  # noqa: SLF001  a second CDLL of libggml has an empty registry
    function.restype, function.argtypes = result, list(arguments)
    return function
