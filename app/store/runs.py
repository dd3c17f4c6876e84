"""Run folders: one line an item, on the disk before the next is asked, and a record beside them.

A run is a folder and not a table: it is written for nights, moved on a stick, compared with one
from another computer, and needs no lock on the history meanwhile.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import filelock
import msgspec

from app.core.digest import file_sha256
from app.errors import Code, Problem
from app.evaluation.judging import Sample
from app.evaluation.order import FILE
from app.evaluation.protocol import Protocol
from app.evaluation.run import FORMAT, Subject, differences
from app.evaluation.task import Card
from app.store.files import problem_of, sync, target_problem
from app.store.run_items import SAMPLES, TIMES, times
from app.store.run_table import table

RECORD, TABLE, PAGE, LOCK = "run.json", "items.csv", "report.html", ".lock"
RUNNING, COMPLETE = "running", "complete"
SEAL = "samples_sha256"  # of a complete run: the hash of its items' file


class Run(msgspec.Struct, frozen=True):
    """A run that was read: its record, its items, and how they were asked."""

    record: dict[str, Any]
    samples: list[Sample]
    protocol: Protocol
    card: Card


class _Set(msgspec.Struct):
    sha256: str


class _Subset(msgspec.Struct):
    n: int


class _Begun(msgspec.Struct):
    """What a record must hold for its run to be gone on with."""

    format: int
    task: _Set
    protocol_sha256: str
    subset: _Subset
    excluded: list[str]
    model: _Set
    engine: dict[str, Any]
    checks: dict[str, Any]
    sessions: list[dict[str, Any]] = []


class _Read(msgspec.Struct):
    """What it must hold for its result to be told."""

    notice: str
    task: Card
    protocol: Protocol
    model: Subject


class RunFolder:
    """A run on the disk, written by one program at a time.

    Attributes:
        path: the folder.
        record: what `run.json` holds.
        samples: the items that are done, in order.
    """

    def __init__(self, path: Path, record: dict[str, Any], samples: list[Sample]) -> None:
        """Take what is there; see `begin`."""
        self.path = path
        self.record = record
        self.samples = samples
        self._sessions: list[dict[str, Any]] = record.setdefault("sessions", [])

    @property
    def is_complete(self) -> bool:
        """Whether every item is done and the result is written."""
        return self.record.get("state") == COMPLETE

    def open_session(self) -> None:
        """Note that work on it begins now.

        Raises:
            Problem: it cannot be written.
        """
        self._sessions.append({"started_at": now(), "first_item": len(self.samples)})
        self._write_record()

    def append(self, sample: Sample, ms: int) -> None:
        """Put one item on the disk; after that, no power cut loses it.

        Raises:
            Problem: `disk_full`, `disk_failed`, `read_only`; the file ends with the item before.
        """
        line = json.dumps(msgspec.to_builtins(sample)).encode() + b"\n"
        with _told(self.path):
            with (self.path / TIMES).open("ab") as file:
                file.write(json.dumps({"doc_id": sample.doc_id, "ms": ms}).encode() + b"\n")
            self._append(line)
        self.samples.append(sample)

    def keep_order(self, order: bytes) -> None:
        """Put what was ordered beside the run, until it is complete.

        Raises:
            Problem: it cannot be written.
        """
        with _told(self.path):
            _replace(self.path / FILE, order)

    def finish(self, result: dict[str, Any], page: str = "") -> None:
        """Write the result, the table of items and a page to read; the run is complete then.

        Nothing in the folder names a place on this computer any more.

        Raises:
            Problem: it cannot be written.
        """
        self.close_session()
        self.record["result"] = result
        self.record["finished_at"] = now()
        self.record["state"] = COMPLETE
        self.record[SEAL] = _samples_sha256(self.path)
        with _told(self.path):
            _replace(self.path / TABLE, table(self.samples, times(self.path)))
            if page:
                _replace(self.path / PAGE, page.encode("utf-8", "replace"))
        self._write_record()
        with _told(self.path):
            (self.path / FILE).unlink(missing_ok=True)

    def note_memory(self, peak_rss_bytes: int | None) -> None:
        """Note the most memory that this session took; it is written when the session ends."""
        self._sessions[-1]["peak_rss_bytes"] = peak_rss_bytes

    def close_session(self) -> None:
        """Note that work on it ends now, for this time.

        Raises:
            Problem: it cannot be written.
        """
        self._sessions[-1] |= {"ended_at": now(), "next_item": len(self.samples)}
        self._write_record()

    def _append(self, line: bytes) -> None:
        with (self.path / SAMPLES).open("ab") as file:
            before = file.tell()
            try:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):
                    file.truncate(before)
                raise

    def _write_record(self) -> None:
        with _told(self.path):
            _replace(self.path / RECORD, json.dumps(self.record, indent=1).encode() + b"\n")


def now() -> str:
    """Return this moment, UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


@contextmanager
def begun(path: Path, record: dict[str, Any], *, is_resuming: bool) -> Iterator[RunFolder]:
    """Begin a run in a new folder, or go on with the one that is there; nobody else may write it.

    Raises:
        Problem: `exists` if something is there and it is not to be resumed; `run_differs` with
            `names`; `run_invalid`; `run_in_use`; it cannot be written.
    """
    check_free(path, is_resuming=is_resuming)
    with _told(path):
        path.mkdir(parents=True, exist_ok=True)
    with locked(path):
        if (path / RECORD).exists():
            yield _resumed(path, record)
            return
        folder = RunFolder(path, {**record, "state": RUNNING, "started_at": now()}, [])
        with _told(path):
            (path / SAMPLES).write_bytes(b"")
        folder.open_session()
        yield folder


def check_free(path: Path, *, is_resuming: bool) -> None:
    """Check that a run can be written there, before anything is computed; nothing is made.

    Raises:
        Problem: `exists` with advice; `folder_missing`, `read_only`.
    """
    with _told(path):
        is_taken = path.exists() and (not path.is_dir() or any(path.iterdir()))
        if is_taken and not (is_resuming and _is_own(path)):
            advice = "--resume goes on with it." if (path / RECORD).is_file() else ""
            raise Problem(Code.EXISTS, path=path, advice=advice)
        place = path
        while not place.exists():
            place = place.parent
        if not os.access(place, os.W_OK | os.X_OK):
            raise Problem(Code.READ_ONLY, folder=place)


def peek(path: Path) -> dict[str, Any] | None:
    """Return the record of a run that was begun there; `None` if there is none.

    Raises:
        Problem: `run_invalid`.
    """
    return _record(path) if (path / RECORD).exists() else None


def read(path: Path) -> Run:
    """Return what a folder holds.

    Raises:
        Problem: `run_invalid`: it is none, or a line of it cannot be read.
    """
    if not (path / RECORD).is_file():
        raise Problem(Code.RUN_INVALID, where=str(path), why="it holds no run.json")
    record = _record(path)
    samples, _ = _samples(path)
    try:
        told = msgspec.convert(record, _Read)
    except msgspec.ValidationError as error:
        where = str(path / RECORD)
        why = "its set, protocol or model is not described as it must be"
        raise Problem(Code.RUN_INVALID, where=where, why=why) from error
    if told.protocol.sha256 != record["protocol_sha256"]:
        why = "its protocol is not the one that its hash names"
        raise Problem(Code.RUN_INVALID, where=str(path / RECORD), why=why)
    for number, sample in enumerate(samples, 1):
        why = "" if sample.is_as_hashed else "its text is not the one that its hashes name"
        why = why if sample.is_sound(told.protocol) else "its numbers do not go together"
        if why:
            raise Problem(Code.RUN_INVALID, where=f"{path / SAMPLES}, line {number}", why=why)
    _check_seal(path, record)
    return Run(record, samples, told.protocol, told.task)


def _check_seal(path: Path, record: dict[str, Any]) -> None:
    """Check that the items of a complete run are those it was completed with.

    Whoever writes both files anew can seal anew: this finds accidents and careless hands.
    """
    sealed = record.get(SEAL)
    if record.get("state") == COMPLETE and sealed and sealed != _samples_sha256(path):
        why = "its items are not those that it had when it was completed"
        raise Problem(Code.RUN_INVALID, where=str(path / SAMPLES), why=why)


def _samples_sha256(path: Path) -> str:
    try:
        return file_sha256(path / SAMPLES)
    except OSError as error:
        raise problem_of(error, path) from error


def _is_own(path: Path) -> bool:
    """Tell whether a run was begun in this folder, if only just: nobody's file is written over."""
    if not path.is_dir():
        return False
    if (path / RECORD).exists():
        return True
    begins = {LOCK, f"{RECORD}.part"}
    return all(
        one.name in begins or (one.name == SAMPLES and not one.stat().st_size)
        for one in path.iterdir()
    )


def _resumed(path: Path, record: dict[str, Any]) -> RunFolder:
    begun_as = _record(path)
    if names := differences(begun_as, record):
        raise Problem(Code.RUN_DIFFERS, names=", ".join(names))
    _check_seal(path, begun_as)
    samples, size = _samples(path)
    with _told(path), (path / SAMPLES).open("ab") as file:
        file.truncate(size)  # half a line, after a power cut
        os.fsync(file.fileno())
    folder = RunFolder(path, begun_as, samples)
    if not folder.is_complete:
        folder.open_session()
    return folder


def _record(path: Path) -> dict[str, Any]:
    try:
        record: dict[str, Any] = json.loads((path / RECORD).read_bytes())
        begun_as = msgspec.convert(record, _Begun)
    except (OSError, ValueError, RecursionError) as error:  # msgspec's are ValueErrors
        where, why = str(path / RECORD), "it is no record of a run"
        raise Problem(Code.RUN_INVALID, where=where, why=why) from error
    if begun_as.format != FORMAT:
        raise Problem(Code.RUN_INVALID, where=str(path / RECORD), why="its format is not known")
    return record


def _samples(path: Path) -> tuple[list[Sample], int]:
    """Return the items of whole lines, and how many bytes those are."""
    try:
        data = (path / SAMPLES).read_bytes()
    except FileNotFoundError:
        return [], 0
    except OSError as error:
        raise problem_of(error, path) from error
    size = data.rfind(b"\n") + 1
    samples = []
    for number, line in enumerate(data[:size].splitlines(), 1):
        try:
            samples.append(msgspec.convert(json.loads(line), Sample))
        except (ValueError, RecursionError, msgspec.ValidationError) as error:
            where = f"{path / SAMPLES}, line {number}"
            raise Problem(Code.RUN_INVALID, where=where, why="it is no item of a run") from error
    return samples, size


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync(path.parent)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise target_problem(error, path) from error


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep others from writing to a run.

    Raises:
        Problem: `run_in_use`; the folder cannot be written.
    """
    lock = filelock.FileLock(path / LOCK)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout as error:
        raise Problem(Code.RUN_IN_USE, path=path) from error
    except OSError as error:
        raise problem_of(error, path) from error
    try:
        yield
    finally:
        with suppress(OSError):
            (path / LOCK).unlink()
        lock.release()
