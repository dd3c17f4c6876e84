"""Which of the engine's processor libraries this computer runs: tried once, then remembered.

Rule NP-2: a throw-away child computes with the library that ggml would take; if it meets an
instruction the processor does not have, the next lower one is tried. A build that was compiled for
one processor has one library, and is tried just so.
"""

import functools
import hashlib
import json
import logging
import platform
from contextlib import suppress
from pathlib import Path

import msgspec

from app import paths, protocol, roles
from app.core import machine
from app.errors import Code, Problem
from app.worker import libraries

_log = logging.getLogger(__name__)


class _Verdict(msgspec.Struct, frozen=True):
    """A library that was tried, for what it was tried on (`key`)."""

    key: str
    variant: str


@functools.cache
def variant() -> str:
    """Return the best library that this processor runs, e.g. "haswell"; `NATIVE` if there is one.

    The first time on a computer children try it, which takes a second; a good verdict is kept in
    the data folder until processor, system or engine change.

    Raises:
        Problem: `unsupported_cpu` with the names that were `tried`; `engine_stopped`; `unsupported`
            if a library is damaged and there is no other.
    """
    key = _key()
    names = libraries.variants()
    kept = _remembered()
    if kept and kept.key == key and kept.variant in (names or (libraries.NATIVE,)):
        return kept.variant
    ranked = _ranked() if names else (libraries.NATIVE,)
    problem = Problem(Code.UNSUPPORTED_CPU, tried=" ".join(ranked))
    for name in ranked:
        try:
            _rehearse(name)
        except Problem as found:
            _log.info("the library %s: %s", name, found)
            if found.code is not Code.UNSUPPORTED_CPU:
                problem = found
            continue
        # What failed for another reason, say a lack of memory, is tried again at the next start.
        if problem.code is Code.UNSUPPORTED_CPU:
            _remember(_Verdict(key, name))
        return name
    raise problem


def _ranked() -> tuple[str, ...]:
    reply = roles.call("job", protocol.Rehearse(id=1))
    if isinstance(reply, protocol.Finished):
        return tuple(str(reply.result.get("variants", "")).split())
    raise _refusal(reply)


def _rehearse(name: str) -> None:
    reply = roles.call("job", protocol.Rehearse(id=1, variant=name))
    if not isinstance(reply, protocol.Finished):
        raise _refusal(reply)


def _refusal(reply: protocol.Reply) -> Problem:
    if isinstance(reply, protocol.Failed):
        return Problem(reply.code, **reply.detail)
    return Problem(Code.BUG, error=type(reply).__name__)


def _key() -> str:
    """Return a hash of all that the verdict hangs on: processor, system, the engine's files."""
    files = sorted(libraries.FOLDER.parent.glob("llama_cpp/lib/*"))
    files += libraries.variants().values()
    marks = [(str(file), (s := file.stat()).st_size, s.st_mtime_ns) for file in files]
    on = (machine.name(), sorted(machine.features()), platform.node(), platform.release())
    return hashlib.sha256(json.dumps([on, marks]).encode()).hexdigest()


def _remembered() -> _Verdict | None:
    with suppress(OSError, Problem, msgspec.DecodeError):
        return msgspec.json.decode(_place().read_bytes(), type=_Verdict)
    return None


def _remember(verdict: _Verdict) -> None:
    """Keep it; a folder that cannot be written only makes the next start slower."""
    with suppress(OSError, Problem):
        part = _place().with_suffix(".part")
        part.write_bytes(msgspec.json.encode(verdict))
        part.replace(_place())


def _place() -> Path:
    return paths.places().processor
