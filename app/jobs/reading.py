"""A pack on a stick as it is read: looked at first, then every block compared with its SHA-256."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.core.digest import CHUNK_BYTES
from app.core.pack import MANIFEST, UNFINISHED, manifest, papers, sets
from app.core.pack.manifest import File, Part
from app.errors import Code, Problem
from app.jobs import stick
from app.jobs.report import Ear

MOST_FOLDERS = 1_000  # that are looked into for a pack, one level deep
_MOST_NAMED = 5
Block = tuple[int, int, str]  # offset, size, SHA-256


def find(place: Path) -> Path:
    """Return the folder of the pack that a person means: this one, or the only one in it.

    Raises:
        Problem: `pack_missing`; `bad_value` if there are several; `disk_failed`.
    """
    folder = place.parent if place.name == MANIFEST and not place.is_dir() else place
    with stick.told(folder):
        if (folder / MANIFEST).is_file():
            return folder
        here = _folders(folder)
        found = [one for one in here if (one / MANIFEST).is_file()]
        if len(found) == 1:
            return found[0]
        if found:
            more = ", ".join(one.name for one in found[:_MOST_NAMED])
            raise Problem(Code.BAD_VALUE, name=str(folder), why=f"it holds several packs: {more}")
        if any((one / UNFINISHED).is_file() for one in (folder, *here)):
            raise Problem(Code.PACK_MISSING, is_unfinished=True, path=MANIFEST)
    raise Problem(Code.PACK_MISSING, path=str(folder / MANIFEST))


def looks_like_one(place: Path) -> bool:
    """Tell whether a person who names this path means a pack, be it a whole one or not."""
    try:
        here = (place, *_folders(place)) if place.is_dir() else ()
        return place.name == MANIFEST or any(
            (one / name).exists() for one in here for name in (MANIFEST, UNFINISHED)
        )
    except OSError:
        return False


def _folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    here = sorted(folder.iterdir())[:MOST_FOLDERS]
    return [one for one in here if not one.is_symlink() and one.is_dir()]


class Reading:
    """One pack on a stick."""

    def __init__(self, root: Path, ear: Ear) -> None:
        """Read the manifest.

        Raises:
            Problem: `pack_invalid`, `pack_too_new`, `disk_failed`.
        """
        self.root = root
        self._ear = ear
        self._done = 0
        with stick.told(root):
            try:
                with stick.open_plain(root / MANIFEST) as file:
                    self.text = file.read(manifest.MOST_BYTES + 1)
            except stick.NotPlain as error:
                raise Problem(Code.PACK_INVALID, where=MANIFEST, why=error.strerror) from error
        self.manifest = manifest.read(self.text)

    def check_there(self) -> None:
        """Look at every file before one is read: there, ordinary, of the size that is promised.

        Raises:
            Problem: `pack_altered`.
        """
        for part in (part for one in self.manifest.files for part in one.parts):
            place = self.root
            for step in part.path.split("/"):
                place = place / step
                if place.is_symlink():
                    raise _altered(part, "it is a link")
            with stick.told(self.root):
                try:
                    found = place.stat()
                except (FileNotFoundError, NotADirectoryError) as error:
                    raise _altered(part, "it is missing") from error
            if not place.is_file():
                raise _altered(part, "it is no ordinary file")
            if found.st_size != part.bytes:
                raise _altered(part, f"it has {found.st_size:,} bytes instead of {part.bytes:,}")

    def blocks(self, part: Part) -> Iterator[Block]:
        """Yield offset, size and SHA-256 of every block of a part."""
        step = self.manifest.block_bytes
        for number, sha256 in enumerate(part.blocks):
            yield number * step, min(step, part.bytes - number * step), sha256

    @contextmanager
    def opened(self, part: Part) -> Iterator[BinaryIO]:
        """Open a part, which was an ordinary file when it was looked at.

        Raises:
            Problem: `pack_altered` if it is none any more; `disk_failed`.
        """
        try:
            with stick.told(self.root):
                file = stick.open_plain(self.root / part.path)
        except stick.NotPlain as error:
            raise _altered(part, str(error.strerror)) from error
        with file:
            yield file

    def block(self, file: BinaryIO, part: Part, block: Block) -> Iterator[bytes]:
        """Yield the bytes of one block; the last come only if they were the right ones.

        Raises:
            Problem: `pack_altered` with the place; `disk_failed`.
        """
        offset, size, sha256 = block
        digest, left, held = hashlib.sha256(), size, b""
        with stick.told(self.root):
            file.seek(offset)
        while left:
            with stick.told(self.root):
                chunk = file.read(min(CHUNK_BYTES, left))
            if not chunk:
                raise _altered(part, "it ends early")
            digest.update(chunk)
            if held:
                yield held
            held, left = chunk, left - len(chunk)
        if digest.hexdigest() != sha256:
            where = f"bytes {offset:,} to {offset + size:,}"
            raise _altered(part, f"its SHA-256 differs, in {where}")
        yield held

    def progress(self, count: int, path: str) -> None:
        """Tell that so many bytes more were read, or need not be."""
        self._done += count
        self._ear.progress(self._done, self.manifest.size_bytes, "copying", path)

    def check(self, one: File) -> bytes:
        """Read a file and return it if it is small; else nothing.

        Raises:
            Problem: `pack_altered`, `disk_failed`, `cancelled`.
        """
        digest, kept = hashlib.sha256(), []
        for part in one.parts:
            with self.opened(part) as file:
                for block in self.blocks(part):
                    for chunk in self.block(file, part, block):
                        digest.update(chunk)
                        self.progress(len(chunk), part.path)
                        if one.role in manifest.SMALL:
                            kept.append(chunk)
        if digest.hexdigest() != one.sha256:
            raise Problem(Code.PACK_ALTERED, name=one.name, why="its SHA-256 differs")
        return b"".join(kept)

    def small(self, role: str) -> bytes:
        """Return a small file of the pack; nothing if there is none."""
        one = self.manifest.of(role)
        return self.check(one) if one is not None else b""

    def presets(self) -> str:
        """Return the presets as they lie in the pack, checked; empty if there are none.

        Raises:
            Problem: `pack_invalid`, `pack_altered`.
        """
        text = self.small(manifest.PRESETS).decode("utf-8", "replace")
        if text:
            papers.presets(text)
        return text

    def examples(self) -> str:
        """Return the example sets as they lie in the pack, checked; empty if there are none.

        Raises:
            Problem: `pack_invalid`, `pack_altered`.
        """
        text = self.small(manifest.EXAMPLES).decode("utf-8", "replace")
        if text:
            sets.read(text)
        return text


def _altered(part: Part, why: str) -> Problem:
    return Problem(Code.PACK_ALTERED, name=part.path, why=why)
