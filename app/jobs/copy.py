"""A copy of a model in the models folder: whole, checked and on disk, or nothing of it."""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from app import protocol
from app.core import gguf, names, parts, trail
from app.core.digest import CHUNK_BYTES
from app.errors import Code, Problem
from app.jobs import stick
from app.jobs.report import Report
from app.wire import Wire
from converters.disk import sync_names

SPARE_BYTES = 200_000_000  # DB-3: below this the history itself is short of room
ENDING = ".gguf"


def copy(wire: Wire, request: protocol.Copy) -> protocol.Finished:
    """Copy a model for the window; its progress is in "bytes".

    Raises:
        Problem: `model_missing`, `model_invalid`, `model_changed` if its hash is not the one that
            was expected; `disk_full`, `disk_failed`, `read_only`, `folder_missing`, `cancelled`.
            Nothing is left then.
    """
    report, path = Report(wire, request.id), Path(request.path)
    info = gguf.read(path)
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        report.progress(done, info.size_bytes, "bytes", path.name)

    made = Copy(path, info, Path(request.folder), advance)
    if request.expected not in {"", made.sha256}:
        made.drop()
        raise Problem(Code.MODEL_CHANGED, path=path)
    place = made.finish()
    return protocol.Finished(
        id=request.id,
        result={
            "path": str(place),
            "sha256": made.sha256,
            "size_bytes": info.size_bytes,
            "info": msgspec.json.encode(info).decode(),
        },
    )


def need_room(folder: Path, size_bytes: int) -> None:
    """Refuse before the first byte.

    Raises:
        Problem: `disk_full` if this would leave less than 200 MB.
    """
    free_bytes = shutil.disk_usage(folder).free
    if free_bytes < size_bytes + SPARE_BYTES:
        raise Problem(Code.DISK_FULL, free_bytes=free_bytes, path=folder)


class Copy:
    """One model on its way: all parts lie in a folder `.part` until they are complete.

    Attributes:
        sha256: of the bytes that were written.
    """

    def __init__(
        self, source: Path, info: gguf.ModelInfo, folder: Path, advance: Callable[[int], None]
    ) -> None:
        """Copy, and check the copy as the original was checked.

        Raises:
            Problem: `disk_full`, `disk_failed`, `read_only`; `model_invalid` if the source changed
                meanwhile. Nothing is left then.
        """
        self._count = info.part_count
        self._sources = parts.parts(source, self._count)
        self._folder = folder
        stem, numbered = parts.stem_of(source.name) if self._count > 1 else (source.stem, "")
        self._stem = names.portable(stem)
        self._ending = numbered or ENDING
        self._part = self._folder / f"{self._stem}{self._ending}.part"
        try:
            self._folder.mkdir(exist_ok=True)
            self.drop()
            need_room(self._folder, info.size_bytes)
            self._part.mkdir()
            self.sha256 = self._write(advance)
            gguf.read(self._written[0])
        except OSError as error:
            self.drop()
            raise stick.problem_of(error, self._folder, is_stick=False) from error
        except BaseException:
            self.drop()
            raise

    @property
    def _written(self) -> tuple[Path, ...]:
        return parts.parts(self._part / f"{self._stem}{self._ending}", self._count)

    def _write(self, advance: Callable[[int], None]) -> str:
        digest = hashlib.sha256()
        for read, written in zip(self._sources, self._written, strict=True):
            with read.open("rb") as source, written.open("wb") as part:
                while chunk := source.read(CHUNK_BYTES):
                    part.write(chunk)
                    digest.update(chunk)
                    advance(len(chunk))
                part.flush()
                os.fsync(part.fileno())
        return digest.hexdigest()

    def drop(self) -> None:
        """Remove what was written so far."""
        if self._part.is_dir():
            shutil.rmtree(self._part, ignore_errors=True)
        else:
            self._part.unlink(missing_ok=True)

    def finish(self) -> Path:
        """Give the copy a name that nothing has, and return it; the lock keeps others away (P8).

        Of a set the first part is named last: the model is there when all of it is. The record of
        where it came from, if there is one, goes beside it.

        Raises:
            Problem: `disk_full`, `disk_failed`, `read_only`.
        """
        target = self._folder / self._free_name()
        pairs = list(zip(self._written, parts.parts(target, self._count), strict=True))
        try:
            self._keep_record(target)
            for written, final in reversed(pairs):
                written.replace(final)
            sync_names(self._folder)
        except OSError as error:
            remove((*(final for _, final in pairs), *trail.companions(target)))
            raise stick.problem_of(error, self._folder, is_stick=False) from error
        finally:
            self.drop()
        return target

    def _free_name(self) -> str:
        taken = {one.name.casefold() for one in self._folder.iterdir()}
        for stem in (self._stem, f"{self._stem}-{self.sha256[:8]}"):
            wanted = parts.parts(Path(f"{stem}{self._ending}"), self._count)
            if not taken & {one.name.casefold() for one in wanted}:
                return f"{stem}{self._ending}"
        return names.free(f"{self._stem}-{self.sha256[:8]}", self._ending, taken)

    def _keep_record(self, target: Path) -> None:
        source = self._sources[0]
        if trail.promised_sha256(source) == self.sha256:
            shutil.copyfile(trail.beside(source), trail.beside(target))
        for here, there in (
            (trail.card_beside(source), trail.card_beside(target)),
            (trail.licence_beside(source), trail.licence_beside(target)),
        ):
            if here.is_file() and not here.is_symlink():
                shutil.copyfile(here, there)


def remove(files: tuple[Path, ...]) -> list[Path]:
    """Remove files; return those that were there and are gone. What cannot be removed stays."""
    gone = []
    for file in files:
        try:
            file.unlink()
        except OSError:
            continue
        gone.append(file)
    return gone
