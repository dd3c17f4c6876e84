"""One request on its way: its files, one after the other, and what is told of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from app import protocol
from app.core import gguf, unfinished
from app.core.repository import RemoteFile, Repository
from app.errors import Code, Problem
from app.jobs import transfer
from app.jobs.part import Part, matches
from app.jobs.report import Report
from converters import disk

Result = dict[str, str | int | float | bool | None]


class Hub(transfer.Source, Protocol):
    """Where models come from, see `download.Hub`."""

    def repository(self, name: str, revision: str) -> Repository:
        """Return what a repository holds, at one commit."""

    def described(self, source: Repository, file: RemoteFile) -> RemoteFile:
        """Return a file with size and hash."""

    def url(self, source: Repository, name: str) -> str:
        """Return where a file lies at the commit."""

    def close(self) -> None:
        """Close every connection; nothing is asked any more."""


@dataclass
class Delivery:
    """What a request brings, once its repository is known.

    Attributes:
        total_bytes: of all its files.
        done_bytes: of those that are whole.
        unit: of what is told while bytes come.
    """

    hub: Hub
    source: Repository
    request: protocol.Download
    report: Report
    total_bytes: int = 0
    done_bytes: int = 0
    unit: str = "bytes"

    @property
    def folder(self) -> Path:
        """Where models are kept."""
        return Path(self.request.folder)

    def is_there(self, file: RemoteFile, place: Path) -> bool:
        """Tell whether a file lies there already, whole and right.

        Raises:
            OSError: it cannot be read.
        """
        return matches(place, file, self._on_checked)

    def bring(
        self,
        file: RemoteFile,
        target: Path,
        check: Callable[[Path], object] = lambda _path: None,
        has_room: bool = False,
    ) -> None:
        """Download one file, or go on with it; `check` may refuse it before it gets its name.

        Raises:
            Problem: see `transfer.transfer`, `Part.open` and `Part.finish`.
            Refusal: `disk_full`, `file_too_large`, before the first byte, unless `has_room`.
            OSError: the disk.
        """
        self.bring_part(file, target, has_room).finish(check)

    def bring_part(self, file: RemoteFile, target: Path, has_room: bool = True) -> Part:
        """Download one file as `.part`, or go on with it; its sum is right, its name to come.

        Raises:
            Problem: see `transfer.transfer`, `Part.open` and `Part.check_sum`.
            Refusal: as `bring`.
            OSError: the disk.
        """
        url = self.hub.url(self.source, file.name)
        part = Part(target, file, self.source, url)
        try:
            part.open(self._on_checked, self.request.is_restarting)
            if not has_room:
                disk.check_room(target, file.size_bytes, part.offset)
            self._on_bytes(part.offset)
            transfer.transfer(self.hub, part, url, self._on_bytes, self.report.wait)
            part.sync()
        finally:
            part.close()
        part.check_sum()
        return part

    def is_taken(self, target: Path, file: RemoteFile) -> bool:
        """Tell whether a name is another's, on a disk to which case makes no difference too."""
        folded = target.name.casefold()
        if any(entry.name.casefold() == folded for entry in self.folder.iterdir()):
            return True
        part = unfinished.part_path(target)
        note = unfinished.read(unfinished.note_path(part))
        if note is None:
            return part.exists() or unfinished.note_path(part).exists()
        return (note.repository, note.file) != (self.source.name, file.name)

    @contextmanager
    def reserved(self, part: Path) -> Iterator[None]:
        """Keep other downloads away from a `.part`.

        Raises:
            Problem: `target_in_use`.
        """
        with unfinished.reserved(part) as is_free:
            if not is_free:
                raise Problem(Code.TARGET_IN_USE, path=str(part), repository=self.source.name)
            yield

    def check_same(self, name: str, begun: str) -> None:
        """Check that a download was begun at the commit of now.

        Raises:
            Problem: `download_changed`.
        """
        if begun != self.source.commit:
            why = f"begun at commit {begun[:12]}, now {self.source.commit[:12]}"
            raise Problem(Code.DOWNLOAD_CHANGED, name=name, why=why)

    def result(self, path: str, sha256: str, size_bytes: int, file: str) -> Result:
        """Return what `Finished` says; without a `file` it was converted."""
        info = msgspec.json.encode(gguf.read(Path(path))).decode() if path else ""
        return {
            "path": path,
            "info": info,
            "sha256": sha256,
            "size_bytes": size_bytes,
            "repository": self.source.name,
            "revision": self.source.commit,
            "file": file,
            "license": self.source.license,
            "is_converted": not file,
        }

    def _on_bytes(self, done: int) -> None:
        self.report.progress(self.done_bytes + done, self.total_bytes, self.unit)

    def _on_checked(self, done: int) -> None:
        self.report.progress(self.done_bytes + done, self.total_bytes, "checking")
