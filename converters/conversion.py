"""One conversion: checked, written aside, tried, and only then under its name."""

import hashlib
import os
import stat
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from converters import disk, provenance
from converters.chunks import BYTES_ON_THE_WAY
from converters.journal import Journal
from converters.plan import Plan
from converters.quantize import aside
from converters.refusal import Code, Refusal
from converters.safetensors import Source
from converters.writer import Effort, Writing

# Measured: what the programs take by themselves, and the vocabulary that is read, kept and written
# (Gemma 2: 64 MB for 6.3 MB of header).
BASE_BYTES = 80_000_000
HEADER_COPIES = 11
READ_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Target:
    """Where the file goes.

    Attributes:
        path: its name once it is complete.
        is_replacing: whether a file of that name may be replaced.
        check: is called with the complete file before it gets its name, and may refuse it.
        foresee: is called with the plan before the first byte, and may refuse it.
    """

    path: Path
    is_replacing: bool = False
    check: Callable[[Path], None] = lambda _path: None
    foresee: Callable[[Plan], None] = lambda _plan: None

    @property
    def part(self) -> Path:
        """Where it grows."""
        return self.path.with_name(self.path.name + ".part")


@dataclass(frozen=True, slots=True)
class Start:
    """When a conversion began: by the calendar, and by a clock that only goes on."""

    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    clock: float = field(default_factory=time.monotonic)


def target_path(plan: Plan, wanted: Path | None, folder: Path | None = None) -> Path:
    """Return where a plan's file goes: as wanted, else by its own name: there, `folder`, here."""
    if wanted is None:
        return (folder or Path.cwd()) / plan.file_name
    is_folder = os.path.isdir(wanted)  # noqa: PTH112  is_dir() fails on a name too long
    return wanted / plan.file_name if is_folder else wanted


def memory_bytes(plan: Plan, effort: Effort) -> int:
    """Return the memory a conversion takes at most; of a large model the tensors do not count."""
    widest = max(
        tensor.columns * max(1, tensor.part.transform.head_rows) for tensor in plan.tensors
    )
    sizes = [tensor.rows * tensor.columns for tensor in plan.tensors]
    values = min(max(effort.chunk_values, widest), max(sizes))
    on_the_way = min(values * (effort.threads + 2), sum(sizes))
    return BASE_BYTES + HEADER_COPIES * len(plan.header) + on_the_way * BYTES_ON_THE_WAY


def convert(plan: Plan, target: Target, effort: Effort) -> provenance.Outcome:
    """Write the plan's file and the record beside it.

    A cancel or a failure leaves nothing behind. A kill leaves `.part`, which the next start of
    the same conversion goes on with.

    Raises:
        Refusal: before the first byte: `exists`, `target_in_use`, `disk_full`, `file_too_large`,
            `memory_short`, `read_only`, `folder_missing`, and what `target.foresee` refuses; while
            writing: `checkpoint_invalid`, `disk_full`, `disk_failed`, `cancelled`; and what
            `target.check` refuses.
    """
    started = Start()
    _check_free(plan, target)
    _check_record(target)
    target.foresee(plan)
    with disk.reserved(target.path):
        there = target.part.stat().st_size if target.part.is_file() else 0
        disk.check_room(target.path, plan.size_bytes, there)
        disk.check_memory(memory_bytes(plan, effort))
        try:
            writing, hashes = _write(plan, target.part, effort)
            target.check(target.part)
            outcome = finish(plan, target, writing, hashes, started)
        except BrokenPipeError:  # whoever was told of the steps has gone
            _drop(target)
            raise
        except OSError as error:
            _drop(target)
            raise disk.refusal_of(error, target.path.parent) from error
        except BaseException:
            _drop(target)
            raise
    return outcome


def finish(
    plan: Plan, target: Target, writing: Writing, hashes: dict[str, str], started: Start
) -> provenance.Outcome:
    """Give the complete file its name, and its record beside it; `hashes` are of the sources.

    Raises:
        OSError: the disk.
    """
    outcome = provenance.Outcome(
        path=target.path,
        size_bytes=plan.size_bytes,
        sha256=writing.sha256,
        sources=plan.model.folder.digests | hashes,
        started_at=started.at,
        seconds=time.monotonic() - started.clock,
        peak_rss_bytes=provenance.peak_rss_bytes(),
        resumed=writing.resumed,
    )
    _name(target, provenance.record(plan, outcome))
    return outcome


def _check_free(plan: Plan, target: Target) -> None:
    """Refuse a name that is taken: by a source always, by anything but a file always."""
    try:
        status = target.path.lstat()
    except FileNotFoundError:
        return
    except OSError as error:  # a name too long, a folder that may not be looked into
        raise disk.refusal_of(error, target.path) from error
    sources = [plan.model.folder.mark(name) for name in plan.model.files]
    is_source = (status.st_dev, status.st_ino) in [(mark.device, mark.inode) for mark in sources]
    if is_source or not stat.S_ISREG(status.st_mode):
        raise Refusal(Code.EXISTS, path=str(target.path))
    if not target.is_replacing:
        raise Refusal(Code.EXISTS, path=str(target.path), may_replace=True)


def _check_record(target: Target) -> None:
    """Refuse a target whose record would replace what is none of this file's."""
    beside = provenance.beside(target.path)
    if os.path.lexists(beside) and not provenance.is_of(beside, target.path):
        raise Refusal(Code.EXISTS, path=str(beside))


def _write(plan: Plan, part: Path, effort: Effort) -> tuple[Writing, dict[str, str]]:
    with ExitStack() as files:
        sources = {name: files.enter_context(plan.model.open(name)) for name in plan.model.files}
        writing = Writing(plan, part, Journal(part, plan), effort)
        hashes = files.enter_context(aside(lambda: _hashes(sources, effort)))
        writing.run(sources)
        found = hashes()
        for source in sources.values():
            source.check()
    return writing, found


def _hashes(sources: dict[str, Source], effort: Effort) -> dict[str, str]:
    """Return the SHA-256 of each source file, as the hub it came from publishes it."""
    found = {}
    buffer = memoryview(bytearray(READ_BYTES))
    for name, source in sources.items():
        digest = hashlib.sha256()
        for offset in range(0, source.size_bytes, READ_BYTES):
            if effort.should_stop():
                raise Refusal(Code.CANCELLED)
            length = min(READ_BYTES, source.size_bytes - offset)
            source.read_into(buffer, offset, length)
            digest.update(buffer[:length])
        found[name] = digest.hexdigest()
    return found


def _name(target: Target, record: bytes) -> None:
    """Give file and record their names, the file last: once it is there, all is."""
    beside = provenance.beside(target.path)
    unfinished = beside.with_name(beside.name + ".part")
    with unfinished.open("wb") as file:
        file.write(record)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(beside)
    target.part.replace(target.path)
    Journal.drop(target.part)
    disk.sync_names(target.path.parent)


def _drop(target: Target) -> None:
    """Remove what was written; a record of a file that is not there as well."""
    beside = provenance.beside(target.path)
    paths = [target.part, beside.with_name(beside.name + ".part")]
    if not target.path.exists():
        paths.append(beside)
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
    Journal.drop(target.part)
