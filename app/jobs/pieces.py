"""One file of a pack on its way to the stick: what it holds, its sums, and the growing file."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

from app.core.digest import CHUNK_BYTES
from app.core.pack.manifest import BLOCK_BYTES
from app.errors import Code, Problem
from app.jobs import stick

SYNC_BYTES = 8 << 20  # so that progress is what is on the stick, and a cancel is heard soon


class Piece(Struct, frozen=True):
    """One file on the stick: a range of a file of the model, or text."""

    path: str
    size: int
    source: Path | None = None
    offset: int = 0
    data: bytes = b""


class Growing:
    """A file on the stick: what lies there is kept as far as it is right, the rest is written."""

    def __init__(self, path: Path) -> None:
        """Open it, or make it.

        Raises:
            OSError: the stick. All methods may raise it.
        """
        self._file: BinaryIO = stick.open_grown(path)
        self._is_same = True
        self._at = 0
        self._unsynced = 0

    def put(self, chunk: bytes) -> None:
        """Have the next bytes there; those that are there already are not written again."""
        if self._is_same and _read_all(self._file, len(chunk)) == chunk:
            self._at += len(chunk)
            return
        if self._is_same:
            self._is_same = False
            self._file.seek(self._at)
            self._file.truncate(self._at)
        view = memoryview(chunk)
        while view:
            view = view[self._file.write(view) :]
        self._at += len(chunk)
        self._unsynced += len(chunk)
        if self._unsynced >= SYNC_BYTES:
            stick.sync(self._file)
            self._unsynced = 0

    def finish(self) -> None:
        """Cut off what lies behind the last byte, and put it all on the stick itself."""
        self._file.truncate(self._at)
        stick.sync(self._file)

    def close(self) -> None:
        """Let the file go."""
        with suppress(OSError):
            self._file.close()


class Hashes:
    """The sums of one part: its own, its blocks', and those it adds to."""

    def __init__(self, *others: Any) -> None:
        """Nothing was added yet."""
        self.own = hashlib.sha256()
        self._others = others
        self._blocks: list[str] = []
        self._block = hashlib.sha256()
        self._in_block = 0

    def update(self, chunk: bytes) -> None:
        """Add bytes."""
        for digest in (self.own, *self._others):
            digest.update(chunk)
        self._block.update(chunk)  # CHUNK_BYTES divides BLOCK_BYTES
        self._in_block += len(chunk)
        if self._in_block == BLOCK_BYTES:
            self._end_block()

    def blocks(self) -> tuple[str, ...]:
        """Return the SHA-256 of every block; nothing can be added after that."""
        if self._in_block:
            self._end_block()
        return tuple(self._blocks)

    def _end_block(self) -> None:
        self._blocks.append(self._block.hexdigest())
        self._block, self._in_block = hashlib.sha256(), 0


def chunks(piece: Piece) -> Iterator[bytes]:
    """Yield what a piece holds.

    Raises:
        Problem: `model_missing`, `model_changed`, `disk_failed`: of the model's own disk.
    """
    if piece.source is None:
        yield from (piece.data[at : at + CHUNK_BYTES] for at in range(0, piece.size, CHUNK_BYTES))
        return
    left = piece.size
    with _opened(piece.source) as source:
        source.seek(piece.offset)
        while left:
            chunk = _source_read(source, min(CHUNK_BYTES, left), piece.source)
            yield chunk
            left -= len(chunk)


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise Problem(Code.MODEL_MISSING, path=path) from error


def _source_read(source: BinaryIO, size: int, path: Path) -> bytes:
    try:
        chunk = source.read(size)
    except OSError as error:
        why = error.strerror or "unreadable"
        # Not the stick: what is on it goes, as with any failure that is not the stick's.
        raise Problem(Code.MODEL_INVALID, path=path, where=path.name, why=why) from error
    if len(chunk) < size:
        raise Problem(Code.MODEL_CHANGED, path=path)
    return chunk


def _read_all(file: BinaryIO, size: int) -> bytes:
    found = b""
    while len(found) < size and (more := file.read(size - len(found))):
        found += more
    return found
