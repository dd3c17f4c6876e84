"""A conversion whose source files come one by one, and go as soon as they are used.

Where a tensor lies in the result is known before its values are, so the tensors of one source file
are all written while it is there, and no file is needed twice: the disk holds the result and the
largest of them, not all. The result is the one that `conversion.convert` writes, to the bit.
"""

import os
from collections.abc import Mapping
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, Protocol

from converters import conversion, disk, provenance
from converters.conversion import Start, Target
from converters.journal import ShardJournal, file_of
from converters.plan import Plan, Planned, padded
from converters.safetensors import Source
from converters.writer import Effort, Writing

MISSING = ShardJournal.MISSING


class Supply(Protocol):
    """Where the source files come from.

    Attributes:
        published: SHA-256 of each file, as its publisher says it and `bring` checks it.
    """

    published: Mapping[str, str]

    def bring(self, name: str) -> Source:
        """Return a file, whole and right, open."""

    def used(self, name: str) -> None:
        """Take a file back: all that was made of it is on the disk."""


def peak_bytes(plan: Plan, sizes: Mapping[str, int]) -> int:
    """Return the most that the result and one source file take together."""
    return plan.size_bytes + max((sizes[name] for name in plan.model.files), default=0)


def convert(plan: Plan, target: Target, effort: Effort, supply: Supply) -> provenance.Outcome:
    """Write the plan's file and the record beside it, from files that are brought one by one.

    A cancel, a failure and a kill all leave `.part`, which the next start goes on with: files come
    a second time only if something of them is missing. Whether there is room is for the caller to
    check, see `peak_bytes`.

    Raises:
        Refusal: `target_in_use`, `memory_short`, `folder_missing`, what `target.foresee` refuses;
            `checkpoint_invalid`, `disk_full`, `disk_failed`, `cancelled`; what `target.check`
            refuses.
        whatever `supply` raises.
    """
    started = Start()
    target.foresee(plan)
    with disk.reserved(target.path):
        disk.check_memory(conversion.memory_bytes(plan, effort))
        writing = _Piecemeal(plan, target.part, effort, supply)
        try:
            writing.run({})
            target.check(target.part)
            hashes = {name: supply.published[name] for name in plan.model.files}
            return conversion.finish(plan, target, writing, hashes, started)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise disk.refusal_of(error, target.path.parent) from error


class _Piecemeal(Writing):
    """Writes tensors where they belong, in the order of the files they come from."""

    def __init__(self, plan: Plan, part: Path, effort: Effort, supply: Supply) -> None:
        journal = ShardJournal(part, plan, supply.published)
        super().__init__(plan, part, journal, effort)
        self._supply = supply
        self._sums = [MISSING] * len(plan.tensors)
        sizes = (padded(tensor.size_bytes) for tensor in plan.tensors)
        self._places = list(accumulate(sizes, initial=len(plan.header)))
        self._numbers = {tensor.name: number for number, tensor in enumerate(plan.tensors)}

    @property
    def _count(self) -> int:
        return len(self._sums) - self._sums.count(MISSING)

    def _go_to(self, file: BinaryIO, tensor: Planned) -> None:
        file.seek(self._places[self._numbers[tensor.name]])

    def _write(self, file: BinaryIO, _sources: dict[str, Source]) -> None:
        for name in (None, *self._plan.model.files):
            left = [
                tensor
                for tensor, crc in zip(self._plan.tensors, self._sums, strict=True)
                if crc == MISSING and file_of(tensor) == name
            ]
            if left and name is None:
                self._fill(file, left, {})
            elif left and name is not None:
                with self._supply.bring(name) as source:
                    self._fill(file, left, {name: source})
                    source.check()
            if left:
                self._keep(file)
            if name is not None:
                self._supply.used(name)

    def _fill(self, file: BinaryIO, tensors: list[Planned], sources: dict[str, Source]) -> None:
        with closing(self._written(file, tensors, sources)) as written:
            for tensor, crc in written:
                self._sums[self._numbers[tensor.name]] = crc
                self._sync_now_and_then(file)

    def _keep(self, file: BinaryIO) -> None:
        """Put all so far on the disk, then its note: only now the source may go."""
        file.flush()
        os.fsync(file.fileno())
        self._journal.write(self._sums)
        disk.sync_names(self._part.parent)

    def _resume(self, file: BinaryIO) -> None:
        header = self._plan.header
        if file.read(len(header)) == header:
            self._take_up(file)
        self.resumed = self._count
        file.truncate(self._plan.size_bytes)  # grows without taking room, where a disk can do that
        file.seek(0)
        file.write(header)
        self._done += len(header)

    def _take_up(self, file: BinaryIO) -> None:
        """Find what an earlier start wrote and is intact."""
        for number, crc in enumerate(self._journal.read()):
            tensor = self._plan.tensors[number]
            if crc == MISSING:
                continue
            file.seek(self._places[number])
            if self._is_there(file, tensor, crc, _ignore):
                self._sums[number] = crc
                self._done += padded(tensor.size_bytes)
            self._tell()


def _ignore(_content: bytes) -> None:
    """See nothing of what is read."""
