"""Writes a field pack: every byte written, synced, read back and compared, the manifest last.

The order is that of `casebook-pack.json`'s promise: what has it is whole. Until then the folder
holds `casebook-pack.json.part`, which names what is ours there: the next start goes on behind the
last byte that is right, a cancel removes it all.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from app import NAME, __version__, protocol
from app.core import gguf, names, parts, trail, unfinished
from app.core.digest import CHUNK_BYTES
from app.core.disk import part_bytes
from app.core.pack import MANIFEST, UNFINISHED, manifest, papers, sets
from app.core.pack.manifest import BLOCK_BYTES, About, File, Manifest, Part
from app.core.wording import NOTICE
from app.errors import Code, Problem
from app.jobs import claim, stick
from app.jobs.pieces import Growing, Hashes, Piece, chunks
from app.jobs.report import Ear, Report
from app.wire import Wire
from converters.disk import sync_names


class Wish(Struct, frozen=True):
    """What is to be written.

    Attributes:
        path: the model's file, of a split set the first.
        about: as the library has it.
        folder: of the pack; it is made if it is missing.
        presets: as they lie in the pack; none are written if there are none.
        split_bytes: largest part; 0 splits where the file system needs it.
        examples: example sets, as `presets`.
    """

    path: Path
    about: About
    folder: Path
    presets: tuple[papers.Preset, ...] = ()
    split_bytes: int = 0
    examples: tuple[sets.PackedSet, ...] = ()


def pack(wire: Wire, request: protocol.Pack) -> protocol.Finished:
    """Write a pack for the window, see `write`.

    Raises:
        Problem: as `write`.
    """
    wish = Wish(
        Path(request.path),
        msgspec.json.decode(request.about, type=About),
        Path(request.folder),
        papers.presets(request.presets) if request.presets else (),
        request.split_bytes,
        sets.read(request.examples) if request.examples else (),
    )
    made = write(wish, Report(wire, request.id))
    return protocol.Finished(id=request.id, result=result_of(made, wish.folder))


def result_of(made: Manifest, folder: Path) -> dict[str, str | int | float | bool | None]:
    """Return what `Finished` says of a pack."""
    return {
        "folder": str(folder),
        "sha256": made.model.sha256,
        "fingerprint": made.sha256,
        "bytes": made.size_bytes,
        "parts": sum(len(one.parts) for one in made.model_files),
        "files": sum(len(one.parts) for one in made.files) + 1,
    }


def write(wish: Wish, ear: Ear) -> Manifest:
    """Write a pack and return its manifest, as it was read back from the stick.

    The units of its progress are "writing" and "reading_back", both in bytes of the whole pack.

    Raises:
        Problem: `model_missing`, `model_invalid`, `model_changed`; `exists` if the folder holds
            something else; `disk_full`, `file_too_large`, `read_only`; `disk_failed` when the
            stick is gone (what is on it stays, and the next start goes on); `stick_failed` when it
            gives back other bytes; `target_in_use`; `cancelled`. Of all but `disk_failed` nothing
            of ours is left.
    """
    info = gguf.read(wish.path)
    sources = parts.parts(wish.path, info.part_count)
    folder = wish.folder
    with stick.told(folder):
        claim.check_folder(folder)
        job = _Writing(wish, sources, ear)
        job.check_room()
        folder.mkdir(parents=True, exist_ok=True)
        with _reserved(folder):
            try:
                return job.run()
            except BaseException as error:
                if not stick.is_gone(error):
                    job.claim.drop()
                raise


@contextmanager
def _reserved(folder: Path) -> Iterator[None]:
    with unfinished.reserved(folder / UNFINISHED) as is_free:
        if not is_free:
            raise Problem(Code.TARGET_IN_USE, pack=True, path=str(folder))
        yield


class _Writing:
    """One pack on its way."""

    def __init__(self, wish: Wish, sources: Sequence[Path], ear: Ear) -> None:
        self._wish = wish
        self._folder = wish.folder
        self._ear = ear
        self._sources = sources
        self._split = wish.split_bytes or part_bytes(wish.folder) or manifest.LARGEST
        self._files = [(role, name, list(pieces)) for role, name, pieces in self._planned()]
        self._pieces = [piece for _, _, pieces in self._files for piece in pieces]
        self.claim = claim.Claim(self._folder, [piece.path for piece in self._pieces])
        self._total = sum(piece.size for piece in self._pieces)
        self._done = 0
        self._whole = hashlib.sha256()  # of all files of the model in order

    # what is to be written

    def _planned(self) -> Iterator[tuple[str, str, Iterator[Piece]]]:
        stem, numbered = parts.stem_of(self._wish.path.name)
        stem = names.portable(stem)
        ending = numbered if len(self._sources) > 1 else ".gguf"
        own = parts.parts(Path(f"{stem}{ending}"), len(self._sources))
        for source, place in zip(self._sources, own, strict=True):
            yield manifest.MODEL, place.name, self._cut(source, place.name)
        for role, name, data in self._papers():
            yield role, name, iter([Piece(name, len(data), data=data)])

    def _cut(self, source: Path, name: str) -> Iterator[Piece]:
        for part, offset, size in manifest.part_names(name, source.stat().st_size, self._split):
            yield Piece(f"{claim.MODEL_FOLDER}/{part}", size, source, offset)

    def _papers(self) -> Iterator[tuple[str, str, bytes]]:
        wish = self._wish
        if record := _read(trail.beside(wish.path), manifest.SMALL[manifest.RECORD]):
            yield manifest.RECORD, papers.PLACES[manifest.RECORD], record
        most = manifest.SMALL[manifest.CARD]
        texts = {
            manifest.CARD: _read(trail.card_beside(wish.path), most)
            or papers.card(wish.about).encode(),
            manifest.LICENCE: _read(trail.licence_beside(wish.path), most)
            or papers.licence(wish.about).encode(),
            manifest.PRESETS: papers.presets_text(wish.presets) if wish.presets else b"",
            manifest.EXAMPLES: sets.text(wish.examples) if wish.examples else b"",
            manifest.NOTE: papers.note(wish.about).encode(),
        }
        for role, text in texts.items():
            if text:
                yield role, papers.PLACES[role], text

    # writing it

    def check_room(self) -> None:
        there = self.claim.there_bytes([piece.size for piece in self._pieces])
        stick.check_room(self._folder, self._total, len(self._pieces), there)

    def run(self) -> Manifest:
        self.claim.take()
        files = tuple(self._write_file(role, name, own) for role, name, own in self._files)
        if self._wish.about.sha256 not in {"", self._whole.hexdigest()}:
            raise Problem(Code.MODEL_CHANGED, path=self._wish.path)
        self._read_back(files)
        for piece in self._pieces:
            self.claim.growing(piece.path).replace(self._folder / piece.path)
        return self._seal(files)

    def _write_file(self, role: str, name: str, pieces: Sequence[Piece]) -> File:
        digest = hashlib.sha256()
        made = tuple(self._write_piece(piece, digest, role == manifest.MODEL) for piece in pieces)
        return File(role, name, sum(one.bytes for one in made), digest.hexdigest(), made)

    def _write_piece(self, piece: Piece, digest: Any, is_model: bool) -> Part:
        target = Growing(self.claim.growing(piece.path))
        hashed = Hashes(digest, *([self._whole] if is_model else []))
        try:
            for chunk in chunks(piece):
                target.put(chunk)
                hashed.update(chunk)
                self._done += len(chunk)
                self._ear.progress(self._done, self._total, "writing", piece.path)
            target.finish()
        finally:
            target.close()
        return Part(piece.path, piece.size, hashed.own.hexdigest(), hashed.blocks())

    # reading it back

    def _read_back(self, files: Sequence[File]) -> None:
        """Compare everything, only now: a stick that is smaller than it says overwrote the first.

        Raises:
            Problem: `stick_failed`.
        """
        done = 0
        for part in (part for one in files for part in one.parts):
            digest = hashlib.sha256()
            with stick.open_plain(self.claim.growing(part.path)) as file:
                while chunk := file.read(CHUNK_BYTES):
                    digest.update(chunk)
                    done += len(chunk)
                    self._ear.progress(done, self._total, "reading_back", part.path)
            if digest.hexdigest() != part.sha256:
                raise Problem(Code.STICK_FAILED, name=part.path, why="it has other bytes")

    def _seal(self, files: tuple[File, ...]) -> Manifest:
        text = manifest.written(
            Manifest(
                format=manifest.FORMAT,
                version=manifest.VERSION,
                made_by=f"{NAME} {__version__}",
                made_at=datetime.now(UTC).isoformat(timespec="seconds"),
                notice=NOTICE,
                block_bytes=BLOCK_BYTES,
                model=replace(
                    self._wish.about,
                    sha256=self._whole.hexdigest(),
                    size_bytes=sum(one.bytes for one in files if one.role == manifest.MODEL),
                ),
                files=files,
            )
        )
        for folder in {(self._folder / piece.path).parent for piece in self._pieces}:
            _sync_names(folder)
        place = self._folder / f"{MANIFEST}.new"
        place.unlink(missing_ok=True)
        with place.open("xb") as file:
            file.write(text)
            file.flush()
            stick.sync(file)
        with stick.open_plain(place) as file:
            if file.read() != text:
                raise Problem(Code.STICK_FAILED, name=MANIFEST, why="it has other bytes")
        place.replace(self._folder / MANIFEST)
        _sync_names(self._folder)
        (self._folder / UNFINISHED).unlink(missing_ok=True)
        return manifest.read(text)


def _read(path: Path, most: int) -> bytes:
    """Return a small file beside the model; nothing if there is none that can be read."""
    try:
        with stick.open_plain(path) as file:
            data = file.read(most + 1)
    except (OSError, ValueError):
        return b""
    return data if len(data) <= most else b""


def _sync_names(folder: Path) -> None:
    with suppress(OSError):  # some file systems of sticks sync no folders
        sync_names(folder)
