"""The weights of a checkpoint, one file at a time: it comes, is converted, and goes (low disk)."""

from collections.abc import Mapping
from pathlib import Path

from app.core import unfinished
from app.core.repository import RemoteFile
from app.core.unfinished import taken_bytes
from app.errors import Code, Problem
from app.jobs import transfer
from app.jobs.delivery import Delivery
from converters import disk, piecemeal
from converters.announced import Announced
from converters.conversion import Target
from converters.plan import Plan
from converters.safetensors import Source
from converters.writer import Step

ARRIVING, ROOM = "arriving", "room"


class Shards:
    """Brings what `piecemeal.convert` asks for; its hash is right before a value of it is used.

    Attributes:
        folder: where the files go, with those that are still to come.
        published: SHA-256 by name of each file.
    """

    published: Mapping[str, str]

    def __init__(self, delivery: Delivery, inside: Path, files: tuple[RemoteFile, ...]) -> None:
        """Name the files; nothing is asked for yet.

        Raises:
            Problem: `answer_invalid` if the hub says no SHA-256 of one of them.
        """
        for file in files:
            if not file.sha256:
                why = "no SHA-256 is published for it"
                raise Problem(Code.ANSWER_INVALID, name=file.name, why=why)
        self._delivery = delivery
        self._inside = inside
        self._files = {file.name: file for file in files}
        self.published = {file.name: file.sha256 for file in files}
        self._sizes = {file.name: file.size_bytes for file in files}
        self._whole = delivery.done_bytes
        self._written = 0
        self.folder = Announced(inside, self._sizes, self._ahead)

    def begin(self, plan: Plan, target: Target) -> None:
        """Check that there is room, tell how much it takes, and count from here on.

        Raises:
            Refusal: `file_too_large`.
            Problem: `disk_full` with the numbers; `cancelled`.
        """
        needed = [self._sizes[name] for name in plan.model.files]
        largest = max(plan.size_bytes, *needed)
        disk.check_room(self._delivery.folder / "largest", largest, largest)  # FAT32
        peak = piecemeal.peak_bytes(plan, self._sizes)
        self._check_room(int(peak * disk.SPARE), target.part)
        self._delivery.report.progress(peak, sum(needed) + plan.size_bytes, ROOM)
        self._delivery.total_bytes = self._whole + sum(needed) + plan.size_bytes
        self._delivery.unit = ARRIVING

    def _check_room(self, needed: int, part: Path) -> None:
        places = [self._inside / name for name in self._files]
        there = max(
            taken_bytes(path) + taken_bytes(unfinished.part_path(path)) for path in places
        ) + taken_bytes(part)
        free = disk.free_bytes(self._inside)
        if free + there < needed:
            where = str(self._delivery.folder)
            raise Problem(Code.DISK_FULL, path=where, needed_bytes=needed, free_bytes=free)

    def on_step(self, step: Step) -> None:
        """Tell how far the writing is."""
        self._written = step.done_bytes
        self._count()
        report = self._delivery.report
        if not report.is_cancelled:  # a cancel is the converter's to see
            report.progress(self._delivery.done_bytes, self._delivery.total_bytes, ARRIVING)

    def bring(self, name: str) -> Source:
        """Return a file, whole and right, open; see `piecemeal.Supply`.

        Raises:
            Problem: see `Delivery.bring`.
            Refusal: see `Announced.arrive`.
            OSError: the disk.
        """
        file, place = self._files[name], self._inside / name
        self._count()
        if not self._delivery.is_there(file, place):
            self._delivery.bring(file, place, has_room=True)
        self._whole += file.size_bytes
        self._files.pop(name)
        return self.folder.arrive(name)

    def used(self, name: str) -> None:
        """Remove a file that is not needed any more, and what arrived of it.

        Raises:
            OSError: the disk.
        """
        if file := self._files.pop(name, None):  # an earlier start had used it
            self._whole += file.size_bytes
        place = self._inside / name
        part = unfinished.part_path(place)
        for path in (place, part, unfinished.note_path(part)):
            path.unlink(missing_ok=True)
        disk.sync_names(self._inside)

    def _count(self) -> None:
        self._delivery.done_bytes = self._whole + self._written

    def _ahead(self, name: str, offset: int, length: int) -> bytes:
        delivery, file = self._delivery, self._files[name]
        url = delivery.hub.url(delivery.source, name)
        place = (offset, offset + length)
        return transfer.piece(delivery.hub, url, file, place, delivery.report.wait)
