"""One file on its way: `.part` and note until it is whole, checked and synced (DL-1, P8)."""

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from app.core import unfinished
from app.core.digest import CHUNK_BYTES
from app.core.repository import RemoteFile, Repository
from app.core.unfinished import Note
from app.errors import Code, Problem
from converters import disk

if TYPE_CHECKING:
    from hashlib import _Hash

SYNC_BYTES = 4 << 20  # what a kill or a power cut may cost, whichever comes first
SYNC_SECONDS = 2.0


def matches(path: Path, file: RemoteFile, on_progress: Callable[[int], None]) -> bool:
    """Tell whether a file on the disk is the one of the hub; `on_progress` takes bytes read.

    Raises:
        OSError: it cannot be read.
    """
    if not path.is_file() or path.is_symlink() or path.stat().st_size != file.size_bytes:
        return False
    digest = _digest(file)
    with path.open("rb") as content:
        _hash(content, digest, file.size_bytes, on_progress)
    return _expected(file) == digest.hexdigest()


class Part:
    """The growing file. `offset` bytes are in it and in the digest.

    Every change of size is noted after the bytes were synced, so what the note says is on the
    disk also after a power cut; what lies behind it is cut off at the next start.
    """

    def __init__(self, target: Path, file: RemoteFile, source: Repository, url: str) -> None:
        """Name the file; nothing is read or written yet."""
        self.target = target
        self.file = file
        self.path = unfinished.part_path(target)
        self.offset = 0
        self.etag = ""
        self._note_path = unfinished.note_path(self.path)
        self._source = source
        self._url = url
        self._digest = _digest(file)
        self._content: BinaryIO | None = None
        self._synced = 0
        self._synced_at = 0.0
        self._is_taken_up = False  # before that, the old note knows more than this

    @property
    def is_whole(self) -> bool:
        """All bytes are there; whether they are right, `finish` finds out."""
        return self.offset == self.file.size_bytes

    def open(self, on_progress: Callable[[int], None], is_restarting: bool = False) -> None:
        """Take up what is there, as far as the note says and the bytes still are those.

        Raises:
            Problem: `download_changed` if what is there is of another file.
            OSError: the disk.
        """
        is_forged = self.path.is_symlink()  # what is written must not land elsewhere
        note = None if is_restarting or is_forged else unfinished.read(self._note_path)
        if note is not None and not self._is_of(note):
            why = f"begun at commit {note.revision[:12]}, now {self._source.commit[:12]}"
            raise Problem(Code.DOWNLOAD_CHANGED, name=self.file.name, why=why)
        if note is None:
            self.path.unlink(missing_ok=True)
            self._save_note()  # before the file: no file of ours is ever without a note
        self._content = self.path.open("r+b" if self.path.exists() else "w+b")
        if note is not None:
            self._take_up(note, on_progress)
        self._is_taken_up = True
        self.cut(self.offset)

    def _is_of(self, note: Note) -> bool:
        mine = (self.file.sha256, self.file.blob_id, self.file.size_bytes)
        return mine == (note.sha256, note.blob_id, note.size_bytes)

    def _take_up(self, note: Note, on_progress: Callable[[int], None]) -> None:
        digest = _digest(self.file)
        there = _hash(self._file, digest, note.offset, on_progress)
        if there == note.offset and digest.hexdigest() == note.prefix:
            self.offset, self.etag, self._digest = there, note.etag, digest

    def cut(self, offset: int) -> None:
        """Forget everything behind `offset`, which is where it is, or 0.

        Raises:
            OSError: the disk.
        """
        if offset != self.offset:
            self.offset, self.etag, self._digest = 0, "", _digest(self.file)
        self._file.truncate(self.offset)
        self._file.seek(self.offset)
        self.sync()

    def write(self, chunk: bytes) -> None:
        """Append bytes, and sync now and then.

        Raises:
            Problem: `disk_full` if the rest no longer fits.
            OSError: the disk.
        """
        self._file.write(chunk)
        self._digest.update(chunk)
        self.offset += len(chunk)
        is_due = self.offset - self._synced >= SYNC_BYTES
        if is_due or time.monotonic() - self._synced_at >= SYNC_SECONDS:
            self.sync()
            self._check_room()

    def _check_room(self) -> None:
        free = disk.free_bytes(self.path)
        if free < self.file.size_bytes - self.offset:
            raise Problem(Code.DISK_FULL, path=str(self.path.parent), free_bytes=free)

    def sync(self) -> None:
        """Put everything so far on the disk, then note it.

        Raises:
            OSError: the disk.
        """
        self._file.flush()
        os.fsync(self._file.fileno())
        self._save_note()
        self._synced, self._synced_at = self.offset, time.monotonic()

    def close(self) -> None:
        """Note what can be kept, and let go of the file."""
        if self._content is None:
            return
        try:
            if self._is_taken_up:
                with suppress(OSError):  # what the last note says is there in any case
                    self.sync()
        finally:
            with suppress(OSError):
                self._content.close()
            self._content = None

    def finish(self, check: Callable[[Path], object]) -> None:
        """Give the whole, synced and closed file its name; `check` may refuse it before.

        Raises:
            Problem: `checksum`, and what `check` raises; nothing is left then.
            OSError: the disk.
        """
        self.check_sum()
        try:
            check(self.path)
        except Problem:
            self.drop()
            raise
        self.path.replace(self.target)
        disk.sync_names(self.target.parent)
        self._note_path.unlink(missing_ok=True)

    def check_sum(self) -> None:
        """Check the sum of all that arrived.

        Raises:
            Problem: `checksum`; nothing is left then.
        """
        if _expected(self.file) != self._digest.hexdigest():
            self.drop()
            raise Problem(Code.CHECKSUM, name=self.file.name)

    def drop(self) -> None:
        """Remove what is there; the note last."""
        for path in (self.path, self._note_path):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    @property
    def _file(self) -> BinaryIO:
        if self._content is None:
            raise ValueError("the part is not open")
        return self._content

    def _save_note(self) -> None:
        unfinished.write(
            self._note_path,
            Note(
                format=unfinished.FORMAT,
                repository=self._source.name,
                revision=self._source.commit,
                file=self.file.name,
                url=self._url,
                etag=self.etag,
                size_bytes=self.file.size_bytes,
                sha256=self.file.sha256,
                blob_id=self.file.blob_id,
                offset=self.offset,
                prefix=self._digest.hexdigest(),
            ),
        )


def _digest(file: RemoteFile) -> "_Hash":
    """Return what the content is hashed with: SHA-256, or as git names small files."""
    if file.sha256 or not file.blob_id:
        return hashlib.sha256()
    return hashlib.sha1(b"blob %d\0" % file.size_bytes, usedforsecurity=False)


def _expected(file: RemoteFile) -> str:
    return file.sha256 or file.blob_id


def _hash(
    content: BinaryIO, digest: "_Hash", size_bytes: int, on_progress: Callable[[int], None]
) -> int:
    """Hash so many bytes from the start; return how many there were."""
    content.seek(0)
    done = 0
    while done < size_bytes and (chunk := content.read(min(CHUNK_BYTES, size_bytes - done))):
        digest.update(chunk)
        done += len(chunk)
        on_progress(done)
    return done
