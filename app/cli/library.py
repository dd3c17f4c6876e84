"""Model files on their way into the library, and the one that is to answer."""

import hashlib
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from app.cli.common import Common
from app.core import catalogue, gguf, trail
from app.core.chat import ModelFile
from app.core.digest import CHUNK_BYTES, file_sha256
from app.errors import Code, Problem
from app.paths import Places
from app.settings import Settings
from app.store.database import Store
from app.store.files import problem_of, sync
from app.store.models import Model

SPARE_BYTES = 200_000_000  # DB-3: below this the history itself is short of room
QUARANTINED = "quarantined"
USABLE = frozenset({"untried", "ready", QUARANTINED})


@dataclass(frozen=True)
class Chosen:
    """The model that is to answer; `model` is `None` for a file used in place."""

    file: ModelFile
    name: str
    quantization: str
    is_demo: bool
    model: Model | None


def choose(store: Store, settings: Settings, wanted: str | None, common: Common) -> Chosen:
    """Return the model of this id or name, the file at this path, or the one in use.

    Without a wish it is the one the window used last, else the only one, else the only one that
    is not the demo.

    Raises:
        Problem: `model_unknown`; `model_missing` or `model_changed` by its file; `bad_value` if
            several could be meant; `engine_stopped` if the last load ended the engine and nobody
            named the model; of a path: `model_missing`, `model_invalid`.
    """
    if not wanted:
        model = _in_use(store.models.list(), settings.model_id)
        if model.state == QUARANTINED:
            raise Problem(Code.ENGINE_STOPPED, name=model.name)
        return _of(model)
    try:
        return _of(store.models.find(wanted))
    except Problem as problem:
        path = Path(wanted).expanduser()
        is_path = problem.code is Code.MODEL_UNKNOWN and (path.exists() or path.suffix == ".gguf")
        if not is_path:
            raise
    return _in_place(path.absolute(), common)


def _in_place(path: Path, common: Common) -> Chosen:
    """Take a file where it lies; the record of an answer needs its hash all the same."""
    info = gguf.read(path)
    with common.progress("Hashing", info.size_bytes) as advance:
        sha256 = _hash(path, advance)
    entry = catalogue.entry(sha256)
    is_demo = entry is not None and entry.is_demo
    name = entry.name if entry else info.name
    return Chosen(ModelFile(str(path), sha256), name, info.quantization, is_demo, None)


def _in_use(models: list[Model], model_id: str) -> Model:
    medical = [model for model in models if not model.is_demo]
    for candidates in ([one for one in models if one.model_id == model_id], models, medical):
        if len(candidates) == 1:
            return candidates[0]
    if not models:
        raise Problem(Code.MODEL_UNKNOWN)
    names = ", ".join(model.name for model in models)
    raise Problem(Code.BAD_VALUE, name="--model", why=f"none is chosen of {names}")


def _of(model: Model) -> Chosen:
    if model.state == "missing":
        raise Problem(Code.MODEL_MISSING, path=model.path)
    if model.state == "changed":
        raise Problem(Code.MODEL_CHANGED, path=model.path)
    file = ModelFile(model.path, model.sha256)
    return Chosen(file, model.name, model.quantization, model.is_demo, model)


def add(store: Store, common: Common, path: Path, is_copy: bool | None, name: str) -> Model:
    """Put a GGUF file into the library and return its entry; the same file twice is one entry.

    `is_copy` copies it into the models folder, or uses it where it lies; `None` copies what lies
    outside the data folder. An empty `name` takes the catalogue's, else the file's own.

    Raises:
        Problem: `model_missing`, `model_invalid`; `disk_full`, `disk_failed`, `read_only`. What
            was half copied is gone.
    """
    places = common.places
    path = path.expanduser().absolute()
    info = gguf.read(path)
    for model in store.models.list():
        if model.state in USABLE and Path(model.path).resolve() == path.resolve():
            return model
    if is_copy is None:
        is_copy = places.data.resolve() not in path.resolve().parents
    with common.progress("Copying" if is_copy else "Checking", info.size_bytes) as advance:
        copy = _Copy(path, places, advance) if is_copy else None
        sha256 = copy.sha256 if copy else _hash(path, advance)
    known = next((m for m in store.models.list() if m.sha256 == sha256 and m.state in USABLE), None)
    if known is not None:
        if copy:
            copy.drop()
        return known
    entry = catalogue.entry(sha256)
    place = copy.finish() if copy else path
    try:
        return store.models.add(
            place,
            sha256,
            name or (entry.name if entry else info.name),
            msgspec.to_builtins(info),
            {"repository": entry.source} if entry else None,
        )
    except BaseException:
        if copy:
            place.unlink(missing_ok=True)
        raise


def adopt(store: Store, path: Path, sha256: str) -> Model:
    """Put a file into the library that was converted and tried just now; return its entry.

    Raises:
        Problem: it was not saved.
    """
    info = gguf.read(path)
    record = trail.read(path)
    source = {"repository": record.repository, "revision": record.revision} if record else {}
    model = store.models.add(path, sha256, info.name, msgspec.to_builtins(info), source)
    store.models.end_load(model.model_id, is_usable=True)
    return store.models.find(model.model_id)


def _hash(path: Path, advance: Callable[[int], None]) -> str:
    seen = 0

    def progress(done: int, _total: int) -> None:
        nonlocal seen
        advance(done - seen)
        seen = done

    try:
        return file_sha256(path, progress)
    except OSError as error:
        raise Problem(Code.DISK_FAILED, path=path, why=error.strerror or "unreadable") from error


def _need_room(folder: Path, size_bytes: int) -> None:
    free_bytes = shutil.disk_usage(folder).free
    if free_bytes < size_bytes + SPARE_BYTES:
        raise Problem(Code.DISK_FULL, free_bytes=free_bytes, path=folder)


class _Copy:
    """A copy in the models folder: `.part` until it is complete, on disk and wanted."""

    def __init__(self, source: Path, places: Places, advance: Callable[[int], None]) -> None:
        self._source = source
        self._folder = places.models
        self._part = self._folder / f"{source.name}.part"
        size_bytes = source.stat().st_size
        try:
            self._folder.mkdir(exist_ok=True)
            self._part.unlink(missing_ok=True)
            _need_room(self._folder, size_bytes)
            self.sha256 = self._write(advance)
            gguf.read(self._part)
        except OSError as error:
            self.drop()
            raise problem_of(error, self._folder) from error
        except BaseException:
            self.drop()
            raise

    def _write(self, advance: Callable[[int], None]) -> str:
        digest = hashlib.sha256()
        with self._source.open("rb") as source, self._part.open("wb") as part:
            while chunk := source.read(CHUNK_BYTES):
                part.write(chunk)
                digest.update(chunk)
                advance(len(chunk))
            part.flush()
            os.fsync(part.fileno())
        return digest.hexdigest()

    def drop(self) -> None:
        with suppress(OSError):
            self._part.unlink(missing_ok=True)

    def finish(self) -> Path:
        """Give the copy its name, one that nothing has; the lock keeps others away (P8)."""
        target = self._folder / self._source.name
        if target.exists():
            target = target.with_name(f"{target.stem}-{self.sha256[:8]}{target.suffix}")
        try:
            self._part.replace(target)
            sync(self._folder)
        except OSError as error:
            self.drop()
            raise problem_of(error, self._folder) from error
        return target
