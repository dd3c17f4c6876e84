"""Reads a field pack: every name, size and byte checked, copied to this computer, checked again.

Nothing is used from the stick (GG-5). The copy grows in a folder `NAME.pack.part` beside the
models, with the pack's manifest inside: a start after a pull-out or a power cut hashes what is
there and goes on at the first block that is missing.
"""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from app import protocol
from app.core import gguf, names, parts, trail, unfinished
from app.core.digest import CHUNK_BYTES
from app.core.pack import MANIFEST, manifest, papers
from app.core.pack.manifest import File, Manifest, Part
from app.errors import Code, Problem
from app.jobs import stick
from app.jobs.copy import SPARE_BYTES
from app.jobs.reading import Reading, find
from app.jobs.report import Ear, Report
from app.wire import Wire
from converters.disk import sync_names

STAGE = ".pack.part"


class Unpacked(Struct, frozen=True):
    """What came out of a pack.

    Attributes:
        path: the model's file, of a split set the first; `None` if it was known.
        presets, examples: as they lie in the pack; empty without any.
    """

    manifest: Manifest
    path: Path | None
    presets: str
    examples: str


def unpack(wire: Wire, request: protocol.Unpack) -> protocol.Finished:
    """Read a pack for the window, see `read`.

    Raises:
        Problem: as `read`.
    """
    done = read(Path(request.folder), Path(request.models), request.known, Report(wire, request.id))
    about = done.manifest.model
    info = msgspec.json.encode(gguf.read(done.path)).decode() if done.path else ""
    return protocol.Finished(
        id=request.id,
        result={
            "path": str(done.path or ""),
            "sha256": about.sha256,
            "size_bytes": about.size_bytes,
            "name": papers.named(about),
            "info": info,
            "source": msgspec.json.encode(source_of(done)).decode(),
            "presets": done.presets,
            "examples": done.examples,
            "fingerprint": done.manifest.sha256,
        },
    )


def source_of(done: Unpacked) -> dict[str, object]:
    """Return where the model came from: what its record says, what the pack says, which pack."""
    found: dict[str, object] = dict(papers.source(done.manifest.model))
    if done.path is not None:
        with suppress(trail.NoRecord):
            found |= trail.source_of(done.path, done.manifest.model.sha256)
    return {**found, "pack": done.manifest.sha256, "pack_made_at": done.manifest.made_at[:40]}


def read(place: Path, models: Path, known: tuple[str, ...], ear: Ear) -> Unpacked:
    """Check a pack, copy its model into `models` and return what came out.

    The units of its progress are "copying" and "reading_back", in bytes of the pack.

    Raises:
        Problem: `pack_missing`, `pack_invalid`, `pack_altered`, `pack_too_new`; `model_invalid` of
            the model in it; `disk_full`, `read_only`, `target_in_use`, `cancelled`; `disk_failed`
            with `pack` when the stick is gone. Only then what was copied is kept, under a name
            that nothing loads.
    """
    reading = Reading(find(place), ear)
    reading.check_there()
    also = (reading.presets(), reading.examples())  # first: what is refused leaves nothing
    if reading.manifest.model.sha256 in known:
        return Unpacked(reading.manifest, None, *also)
    stage = _Stage(models, reading)
    with stick.told(models, is_stick=False):
        models.mkdir(parents=True, exist_ok=True)
        with stage.reserved():
            try:
                path = stage.fill(ear)
            except BaseException as error:
                if not _is_stick_gone(error):
                    stage.drop()
                raise
    return Unpacked(reading.manifest, path, *also)


def check(place: Path, ear: Ear) -> Manifest:
    """Read every byte of a pack and copy nothing; return its manifest.

    Raises:
        Problem: as `read`, of the stick.
    """
    reading = Reading(find(place), ear)
    reading.check_there()
    for one in reading.manifest.files:
        reading.check(one)
    return reading.manifest


def _is_stick_gone(error: BaseException) -> bool:
    is_told = isinstance(error, Problem) and error.code is Code.DISK_FAILED
    return is_told and "pack" in getattr(error, "detail", {})


class _Stage:
    """The copy on this computer, until it is whole."""

    def __init__(self, models: Path, reading: Reading) -> None:
        self._models = models
        self._reading = reading
        own = reading.manifest.model_files
        self._is_set = len(own) > 1
        stem, ending = parts.stem_of(own[0].name) if self._is_set else (own[0].name[:-5], ".gguf")
        self._stem, self._ending = names.portable(stem), ending
        self._folder = models / f"{self._stem}{STAGE}"

    @contextmanager
    def reserved(self) -> Iterator[None]:
        with unfinished.reserved(self._folder) as is_free:
            if not is_free:
                raise Problem(Code.TARGET_IN_USE, pack=True, path=str(self._folder))
            yield

    def fill(self, ear: Ear) -> Path:
        """Copy, read back, and give it the names that the library knows; return the model's."""
        self._begin()
        reading = self._reading
        there = sum(one.stat().st_size for one in self._folder.iterdir())
        model = reading.manifest.model_files
        needed = reading.manifest.model.size_bytes + SPARE_BYTES
        stick.check_room(self._models, needed, len(model), there)
        for one, place in zip(model, self._places(), strict=True):
            self._copy(one, place)
        self._keep_papers()
        self._read_back(ear)
        info = gguf.read(self._places()[0])
        if info.part_count != len(model):
            raise Problem(
                Code.PACK_INVALID, where="the model", why=f"it needs {info.part_count} files"
            )
        return self._finish()

    def _places(self) -> tuple[Path, ...]:
        count = len(self._reading.manifest.model_files)
        return parts.parts(self._folder / f"{self._stem}{self._ending}", count)

    def _begin(self) -> None:
        """Take up what an earlier start of the same pack left, and nothing else."""
        note = self._folder / MANIFEST
        is_same = False
        with suppress(OSError), stick.open_plain(note) as file:
            is_same = not self._folder.is_symlink() and file.read() == self._reading.text
        if is_same:
            return
        self.drop()
        self._folder.mkdir()
        note.write_bytes(self._reading.text)

    def _copy(self, one: File, place: Path) -> None:
        with stick.open_grown(place) as out:
            at = 0
            for part in one.parts:
                self._copy_part(part, out, at)
                at += part.bytes
            out.truncate(at)
            stick.sync(out)

    def _copy_part(self, part: Part, out: BinaryIO, at: int) -> None:
        reading = self._reading
        with reading.opened(part) as file:
            for block in reading.blocks(part):
                offset, size, sha256 = block
                if _hashed(out, at + offset, size) == sha256:
                    reading.progress(size, part.path)
                    continue
                out.seek(at + offset)
                for chunk in reading.block(file, part, block):
                    view = memoryview(chunk)
                    while view:
                        view = view[out.write(view) :]
                    reading.progress(len(chunk), part.path)
                stick.sync(out)

    def _keep_papers(self) -> None:
        """Check what else lies in the pack; record, card and licence go beside the model."""
        path = self._places()[0]
        beside = {
            manifest.RECORD: trail.beside(path),
            manifest.CARD: trail.card_beside(path),
            manifest.LICENCE: trail.licence_beside(path),
        }
        for one in self._reading.manifest.files:
            if one.role in {manifest.MODEL, manifest.PRESETS}:
                continue
            data = self._reading.check(one)
            if one.role in beside and data:
                beside[one.role].write_bytes(data)

    def _read_back(self, ear: Ear) -> None:
        whole, done = hashlib.sha256(), 0
        total = self._reading.manifest.model.size_bytes
        for one, place in zip(self._reading.manifest.model_files, self._places(), strict=True):
            digest = hashlib.sha256()
            with stick.open_plain(place) as file:
                while chunk := file.read(CHUNK_BYTES):
                    digest.update(chunk)
                    whole.update(chunk)
                    done += len(chunk)
                    ear.progress(done, total, "reading_back", one.name)
            if digest.hexdigest() != one.sha256:
                raise Problem(Code.PACK_ALTERED, name=one.name, why="its copy's SHA-256 differs")
        if whole.hexdigest() != self._reading.manifest.model.sha256:
            raise Problem(
                Code.PACK_INVALID, where="the model", why="it is not the one that is named"
            )

    def _finish(self) -> Path:
        """Name the parts, the first last: the model is there when all of it is."""
        target = self._models / self._free_name()
        own = self._places()
        final = parts.parts(target, len(own))
        pairs = [*zip(trail.companions(own[0]), trail.companions(target), strict=True)]
        pairs += reversed(list(zip(own, final, strict=True)))
        done = []
        try:
            for staged, named in pairs:
                if staged.exists():
                    staged.replace(named)
                    done.append(named)
            sync_names(self._models)
        except BaseException:
            for named in done:
                named.unlink(missing_ok=True)
            raise
        self.drop()
        return target

    def _free_name(self) -> str:
        taken = {one.name.casefold() for one in self._models.iterdir()}
        for stem in (self._stem, f"{self._stem}-{self._reading.manifest.model.sha256[:8]}"):
            wanted = parts.parts(Path(f"{stem}{self._ending}"), len(self._places()))
            companions = trail.companions(wanted[0])
            if not taken & {one.name.casefold() for one in (*wanted, *companions)}:
                return f"{stem}{self._ending}"
        return names.free(f"{self._stem}-{self._reading.manifest.sha256[:8]}", self._ending, taken)

    def drop(self) -> None:
        """Remove what was copied."""
        if self._folder.is_symlink():
            self._folder.unlink()
        elif self._folder.exists():
            shutil.rmtree(self._folder, ignore_errors=True)


def _hashed(file: BinaryIO, offset: int, size: int) -> str:
    """Return the SHA-256 of a range of a file; empty if it ends early."""
    digest = hashlib.sha256()
    file.seek(offset)
    while size:
        chunk = file.read(min(CHUNK_BYTES, size))
        if not chunk:
            return ""
        digest.update(chunk)
        size -= len(chunk)
    return digest.hexdigest()
