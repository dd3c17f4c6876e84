"""The bytes of one file, in ranges, until all are there; knows the hub's faults, not its library.

Facts of HTTP: RFC 9110, sections 13.1.5 (If-Range), 14.2 (Range) and 15.3.7 (206).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from app.core.repository import RemoteFile
from app.errors import Code, Problem
from app.jobs.part import Part

MOST_TRIES = 6  # in a row without ENOUGH_BYTES
ENOUGH_BYTES = 1 << 20
FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 60.0
OK, PARTIAL = 200, 206
UNSATISFIABLE = 416
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
CLOSED = frozenset({401, 403})
MISSING = frozenset({404, 410})
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")


@dataclass(frozen=True)
class Answer:
    """What a server answered; `headers` by name in small letters, `chunks` as they were sent."""

    host: str
    status: int
    headers: Mapping[str, str]
    chunks: Iterator[bytes]

    @property
    def etag(self) -> str:
        """What the server calls the content, with its quotes; empty if it does not."""
        return self.headers.get("etag", "")

    @property
    def retry_after_seconds(self) -> float | None:
        """How long the server asks to wait; `None` if it does not, or names a date."""
        text = self.headers.get("retry-after", "").strip()
        return float(text) if text.isascii() and text.isdigit() else None


class Source(Protocol):
    """Where bytes come from."""

    def open(
        self, url: str, start: int, etag: str, end: int | None = None
    ) -> AbstractContextManager[Answer]:
        """Ask for a file from byte `start` on, to before `end`, if it still is `etag`.

        Raises:
            BrokenError: it may work the next time.
            Problem: it will not.
        """


class BrokenError(Exception):
    """A failure that the next try may not have.

    Attributes:
        problem: what to tell if it is the last one.
        wait_seconds: what the server asked for; `None` leaves it to us.
    """

    def __init__(self, problem: Problem, wait_seconds: float | None = None) -> None:
        """Remember both."""
        super().__init__(problem)
        self.problem = problem
        self.wait_seconds = wait_seconds


class Patience:
    """Bounded retries, each after twice the time."""

    def __init__(self, wait: Callable[[float], None]) -> None:
        """`wait` waits so many seconds, or raises."""
        self._wait = wait
        self._tries = 0

    def renew(self) -> None:
        """Something was achieved: count from the start."""
        self._tries = 0

    def pause(self, broken: BrokenError) -> None:
        """Wait before the next try.

        Raises:
            Problem: there is none: too many failed, or the server asks for too long a time.
        """
        self._tries += 1
        usual = min(FIRST_WAIT_SECONDS * 2 ** (self._tries - 1), LONGEST_WAIT_SECONDS)
        seconds = usual if broken.wait_seconds is None else broken.wait_seconds
        if self._tries >= MOST_TRIES or seconds > LONGEST_WAIT_SECONDS:
            raise broken.problem from broken
        self._wait(seconds)


def transfer(
    source: Source,
    part: Part,
    url: str,
    on_progress: Callable[[int], None],
    wait: Callable[[float], None],
) -> None:
    """Bring what is missing of an open part.

    `on_progress` is called with the bytes that are there; what it raises ends the transfer, and
    so does what `wait` raises.

    Raises:
        Problem: see `check`; `disk_full`; `cancelled`.
        OSError: the disk.
    """
    patience = Patience(wait)
    while not part.is_whole:
        before = part.offset
        try:
            with source.open(url, part.offset, part.etag) as answer:
                _receive(answer, part, on_progress)
        except BrokenError as broken:
            if part.offset - before >= ENOUGH_BYTES:
                patience.renew()
            patience.pause(broken)


def piece(
    source: Source,
    url: str,
    file: RemoteFile,
    place: tuple[int, int],
    wait: Callable[[float], None],
) -> bytes:
    """Return some bytes of a file: from the first place to before the second, never the rest.

    Whether they are right, only the hash of the whole file will tell.

    Raises:
        Problem: `gated`, `repository_unknown`, `server_busy`, `answer_invalid`; `cancelled`.
    """
    patience = Patience(wait)
    while True:
        try:
            with source.open(url, place[0], "", place[1]) as answer:
                return _piece(answer, file, *place)
        except BrokenError as broken:
            patience.pause(broken)


def _piece(answer: Answer, file: RemoteFile, start: int, end: int) -> bytes:
    if answer.status not in {OK, PARTIAL}:
        raise refused(answer, file.name)
    said = _RANGE.fullmatch(answer.headers.get("content-range", "").strip())
    is_whole = answer.status == OK and start == 0  # it ignores ranges: what follows is not read
    is_right = said is not None and (int(said[1]), int(said[2])) == (start, end - 1)
    if not (is_whole or is_right) or _packed(answer):
        why = f"bytes {start:,} to {end:,} were asked for, and others came"
        raise Problem(Code.ANSWER_INVALID, name=file.name, why=why)
    found = bytearray()
    for chunk in answer.chunks:
        found += chunk[: end - start - len(found)]
        if len(found) == end - start:
            return bytes(found)
    raise BrokenError(Problem(Code.ANSWER_INVALID, name=file.name, why="it ended early"))


def refused(answer: Answer, name: str) -> Exception:
    """Return what a status that brings no content means: a Problem, or `BrokenError`."""
    status = answer.status
    if status in CLOSED:
        return Problem(Code.GATED, name=name, status=status)
    if status in MISSING:
        return Problem(Code.REPOSITORY_UNKNOWN, name=name)
    busy = Problem(Code.SERVER_BUSY, host=answer.host, status=status)
    if status in BUSY:
        return BrokenError(busy, answer.retry_after_seconds)
    return busy


def _receive(answer: Answer, part: Part, on_progress: Callable[[int], None]) -> None:
    _check(answer, part)
    if answer.status == OK:
        part.cut(0)  # also where a range was asked for: the whole file comes
    part.etag = answer.etag
    left = part.file.size_bytes - part.offset
    for chunk in answer.chunks:
        part.write(chunk[:left])
        left -= len(chunk)
        on_progress(part.offset)
        if left < 0:
            raise _invalid(part, f"it is longer than the {part.file.size_bytes:,} bytes published")
    if left:
        raise BrokenError(_invalid(part, "it ended early"))


def _check(answer: Answer, part: Part) -> None:
    """Check everything that can be wrong before a byte is written.

    Raises:
        Problem: `gated`, `repository_unknown`, `server_busy`, `answer_invalid`, or
            `download_changed`.
        BrokenError: the server is busy.
    """
    if answer.status == UNSATISFIABLE:
        raise _changed(part, f"on the server it has no byte {part.offset:,}")
    if answer.status not in {OK, PARTIAL}:
        raise refused(answer, part.file.name)
    if packed := _packed(answer):
        raise _invalid(part, f"it is packed ({packed[:20]}) although that was not asked for")
    if part.offset and part.etag and answer.etag and answer.etag != part.etag:
        raise _changed(part, f"the server calls it {answer.etag[:72]}, before {part.etag[:72]}")
    start = 0
    if answer.status == PARTIAL:
        start = part.offset
        _check_range(answer, part)
    length = answer.headers.get("content-length", "")
    if length.isdigit() and int(length) != part.file.size_bytes - start:
        expected = part.file.size_bytes - start
        raise _invalid(part, f"{int(length):,} bytes are announced, {expected:,} are missing")


def _packed(answer: Answer) -> str:
    """Return how the content is packed; "" if it is not."""
    packed = answer.headers.get("content-encoding", "").strip().lower()
    return "" if packed == "identity" else packed


def _check_range(answer: Answer, part: Part) -> None:
    said = _RANGE.fullmatch(answer.headers.get("content-range", "").strip())
    if said is None:
        raise _invalid(part, "it does not say which bytes it sends")
    if int(said[1]) != part.offset:
        raise _invalid(part, f"bytes from {int(said[1]):,} on came, not from {part.offset:,} on")
    if said[3] not in {"*", str(part.file.size_bytes)}:
        raise _changed(part, f"it has {said[3]} bytes now, not {part.file.size_bytes:,}")


def _invalid(part: Part, why: str) -> Problem:
    return Problem(Code.ANSWER_INVALID, name=part.file.name, why=why)


def _changed(part: Part, why: str) -> Problem:
    return Problem(Code.DOWNLOAD_CHANGED, name=part.file.name, why=why)
