"""Writes a plan's file aside, under `.part`: in order, synced, read back.

After a kill or a power cut the next start of the same conversion checks what is there and goes on
behind the last whole tensor.
"""

import hashlib
import os
import time
import zlib
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from converters.chunks import BYTES_ON_THE_WAY, chunks, stored
from converters.journal import Journal
from converters.plan import Plan, Planned, padded
from converters.quantize import in_order
from converters.refusal import Code, Refusal
from converters.safetensors import Source

DEFAULT_MEMORY_BYTES = 256_000_000
MOST_CHUNK_VALUES = 4 * 1024 * 1024
LEAST_CHUNK_VALUES = 64 * 1024
SYNC_SECONDS = 5.0  # the work a power cut may cost; each sync stops the writing
READ_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Step:
    """How far a conversion is.

    Attributes:
        done_bytes: of the file.
        number: of the tensor being written, from 1.
        count: of all tensors.
        tensor: its name and type, for people; "" while it is checked what is there already.
        resumed: how many tensors an earlier start had written.
    """

    done_bytes: int
    total_bytes: int
    number: int
    count: int
    tensor: str
    resumed: int


@dataclass(frozen=True, slots=True)
class Effort:
    """How a file is written.

    Attributes:
        threads: that quantize.
        memory_bytes: for the values under way.
        report: is told each step.
        should_stop: is asked between two chunks.
    """

    threads: int
    memory_bytes: int = DEFAULT_MEMORY_BYTES
    report: Callable[[Step], None] = lambda _step: None
    should_stop: Callable[[], bool] = bool

    @property
    def chunk_values(self) -> int:
        """Values of one chunk; some more chunks than threads are under way."""
        most = self.memory_bytes // ((self.threads + 2) * BYTES_ON_THE_WAY)
        return min(MOST_CHUNK_VALUES, max(LEAST_CHUNK_VALUES, most))


class Writing:
    """One file being written.

    Attributes:
        resumed: how many tensors were there already.
        sha256: of the whole file, as the disk gave it back.
    """

    def __init__(self, plan: Plan, part: Path, journal: Journal, effort: Effort) -> None:
        """Take the plan; `journal` is the note of how far `part` is."""
        self._plan = plan
        self._part = part
        self._journal = journal
        self._effort = effort
        self._done = 0
        self._sums: list[int] = []
        self._synced = time.monotonic()
        self.resumed = 0
        self.sha256 = ""

    def run(self, sources: dict[str, Source]) -> None:
        """Write what is missing, put it on the disk and read all of it back.

        Raises:
            Refusal: `checkpoint_invalid`, `cancelled`; `disk_failed` if the disk gives back
                something else.
            OSError: the disk.
        """
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(self._part, flags, 0o644), "r+b") as file:
            self._resume(file)
            self._write(file, sources)
            file.flush()
            os.fsync(file.fileno())
            self._read_back(file)

    def _write(self, file: BinaryIO, sources: dict[str, Source]) -> None:
        left = self._plan.tensors[self.resumed :]
        with closing(self._written(file, left, sources)) as written:
            for _tensor, crc in written:
                self._sums.append(crc)
                self._sync_now_and_then(file)

    def _written(
        self, file: BinaryIO, tensors: Sequence[Planned], sources: dict[str, Source]
    ) -> Generator[tuple[Planned, int], None, None]:
        """Write tensors where they belong, and yield each, once whole, with its check sum."""
        values = self._effort.chunk_values
        work = (chunk for tensor in tensors for chunk in chunks(tensor, values))
        done = in_order(work, lambda chunk: (chunk, stored(chunk, sources)), self._effort.threads)
        with closing(done):  # or its threads would outlive a failure
            crc = 0
            for chunk, content in done:
                self._stop_if_told()
                if chunk.first == 0:
                    self._go_to(file, chunk.tensor)
                self._append(file, content.data)
                crc = zlib.crc32(content.data, crc)
                if chunk.first + chunk.count == chunk.tensor.rows:
                    self._append(file, _padding(chunk.tensor))
                    yield chunk.tensor, crc
                    crc = 0
                self._tell(chunk.tensor)

    def _go_to(self, file: BinaryIO, tensor: Planned) -> None:
        """Go to where a tensor begins: one follows the other."""

    def _append(self, file: BinaryIO, content: bytes | memoryview) -> None:
        file.write(content)
        self._done += len(content)

    def _sync_now_and_then(self, file: BinaryIO) -> None:
        if time.monotonic() - self._synced < SYNC_SECONDS:
            return
        file.flush()
        os.fsync(file.fileno())
        self._journal.write(self._sums)
        self._synced = time.monotonic()

    def _tell(self, tensor: Planned | None = None) -> None:
        count = len(self._plan.tensors)
        self._effort.report(
            Step(
                done_bytes=self._done,
                total_bytes=self._plan.size_bytes,
                number=min(self._count + 1, count),
                count=count,
                tensor=f"{tensor.name} → {tensor.kind.name}" if tensor else "",
                resumed=self.resumed,
            )
        )

    @property
    def _count(self) -> int:
        """How many tensors are whole."""
        return len(self._sums)

    def _stop_if_told(self) -> None:
        if self._effort.should_stop():
            raise Refusal(Code.CANCELLED)

    # --- what is on the disk --------------------------------------------------------------------

    def _resume(self, file: BinaryIO) -> None:
        """Go behind what an earlier start wrote, if it is of this plan and intact."""
        header = self._plan.header
        sums = self._journal.read()
        if sums and file.read(len(header)) == header:
            self._done = len(header)
            for tensor, crc in zip(self._plan.tensors, sums, strict=False):
                if not self._is_there(file, tensor, crc, _ignore):
                    break
                self._sums.append(crc)
                self._done += padded(tensor.size_bytes)
                self._tell()
        self.resumed = len(self._sums)
        file.seek(self._done if self.resumed else 0)
        file.truncate()
        if not self.resumed:
            self._done = 0
            self._append(file, header)

    def _read_back(self, file: BinaryIO) -> None:
        """Compare what the disk gives back with what was written to it."""
        if hasattr(os, "posix_fadvise"):
            # Without this the answer would come from memory, not from the disk.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        found = hashlib.sha256(self._plan.header)
        file.seek(0)
        is_same = file.read(len(self._plan.header)) == self._plan.header
        for tensor, crc in zip(self._plan.tensors, self._sums, strict=True):
            is_same = is_same and self._is_there(file, tensor, crc, found.update)
        if not is_same or file.read(1):
            why = "what was read back is not what was written"
            raise Refusal(Code.DISK_FAILED, path=str(self._part), why=why)
        self.sha256 = found.hexdigest()

    def _is_there(
        self, file: BinaryIO, tensor: Planned, crc: int, see: Callable[[bytes], object]
    ) -> bool:
        """Tell whether the file goes on with this tensor; `see` gets what is read."""
        found, left = 0, tensor.size_bytes
        while left and (content := file.read(min(left, READ_BYTES))):
            self._stop_if_told()
            found = zlib.crc32(content, found)
            see(content)
            left -= len(content)
        padding = _padding(tensor)
        see(padding)
        return not left and found == crc and file.read(len(padding)) == padding


def _ignore(_content: bytes) -> None:
    """See nothing of what is read."""


def _padding(tensor: Planned) -> bytes:
    return bytes(padded(tensor.size_bytes) - tensor.size_bytes)
