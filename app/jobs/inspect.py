"""Checks a model file: its header, then its SHA-256."""

import time
from pathlib import Path

import msgspec

from app import protocol
from app.core import gguf, parts
from app.core.digest import files_sha256
from app.errors import Code, Problem
from app.wire import Wire

REPORT_SECONDS = 0.1


def inspect(wire: Wire, request: protocol.Inspect) -> protocol.Finished:
    """Return the file's facts; a cancel is seen between two chunks.

    Raises:
        Problem: `model_missing`, `model_invalid`, `cancelled`.
    """
    path = Path(request.path)
    info = gguf.read(path)
    reported = 0.0

    def on_progress(done: int, total: int) -> None:
        nonlocal reported
        if wire.is_cancelled(request.id):
            raise Problem(Code.CANCELLED)
        if (now := time.monotonic()) - reported >= REPORT_SECONDS or done == total:
            reported = now
            wire.send(protocol.Progress(id=request.id, done=done, total=total, unit="bytes"))

    sha256 = files_sha256(parts.parts(path, info.part_count), on_progress)
    return protocol.Finished(
        id=request.id,
        result={
            "path": str(path),
            "sha256": sha256,
            "size_bytes": info.size_bytes,
            "info": msgspec.json.encode(info).decode(),
        },
    )
