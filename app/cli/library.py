"""Model files on their way into the library, and the one that is to answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from app.cli.common import Common
from app.core import catalogue, gguf, parts, trail
from app.core.chat import ModelFile
from app.core.digest import files_sha256
from app.errors import Code, Problem
from app.jobs.copy import Copy, remove
from app.settings import Settings
from app.store.database import Store
from app.store.models import QUARANTINED, READY, UNTRIED, USABLE, Model


@dataclass(frozen=True)
class Chosen:
    """The model that is to answer; `model` is `None` for a file used in place."""

    file: ModelFile
    name: str
    quantization: str
    is_demo: bool
    model: Model | None

    @property
    def is_proven(self) -> bool:
        """Whether this file has answered here: it then ends no process that loads it."""
        return self.model is not None and self.model.state == READY


def choose(store: Store, settings: Settings, wanted: str | None, common: Common) -> Chosen:
    """Return the model of this id or name, the file at this path, or the one in use.

    Without a wish it is the one the window used last, else the only one, else the only one that
    is not the demo. One that was never tried or used here is told as that.

    Raises:
        Problem: `model_unknown`; `model_missing` or `model_changed` by its file; `bad_value` if
            several could be meant; `engine_stopped` if the last load ended the engine and nobody
            named the model; of a path: `model_missing`, `model_invalid`.
    """
    if wanted is None:
        model = _in_use(store.models.list(), settings.model_id)
        chosen = _of(store, common, model)
        if chosen.model is not None and chosen.model.state == QUARANTINED:
            short = model.model_id[:8]
            advice = (
                f"--model {short} loads it all the same; `casebook models trial {short}` loads it "
                "in a process of its own."
            )
            raise Problem(Code.ENGINE_STOPPED, last_loaded=model.name, advice=advice)
    else:
        found = find(store, wanted)
        chosen = _of(store, common, found) if isinstance(found, Model) else _in_place(found, common)
    if chosen.model is not None and chosen.model.state == UNTRIED:  # GG-3: the window tries it
        common.note(
            f"{chosen.name} was not tried here yet: `casebook models trial "
            f"{chosen.model.model_id[:8]}` looks at every weight, in a process of its own."
        )
    return chosen


def _in_place(path: Path, common: Common) -> Chosen:
    """Take a file where it lies; the record of an answer needs its hash all the same."""
    info = gguf.read(path)
    marks = parts.written(parts.marks(path, info.part_count))
    sha256 = hashed(common, "Hashing", parts.parts(path, info.part_count))
    entry = catalogue.entry(sha256)
    is_demo = entry is not None and entry.is_demo
    name = entry.name if entry else info.name
    return Chosen(ModelFile(str(path), sha256, marks), name, info.quantization, is_demo, None)


def _in_use(models: list[Model], model_id: str) -> Model:
    medical = [model for model in models if not model.is_demo]
    for candidates in ([one for one in models if one.model_id == model_id], models, medical):
        if len(candidates) == 1:
            return candidates[0]
    if not models:
        raise Problem(Code.MODEL_UNKNOWN)
    names = ", ".join(model.name for model in models)
    raise Problem(Code.BAD_VALUE, name="--model", why=f"none is chosen of {names}")


def _of(store: Store, common: Common, model: Model) -> Chosen:
    model = renewed(store, common, model)
    file = ModelFile(model.path, model.sha256, model.marks)
    return Chosen(file, model.name, model.quantization, model.is_demo, model)


def renewed(store: Store, common: Common, model: Model) -> Model:
    """Return the model if its file is the one that was added; one that looks changed is hashed.

    File systems give new inodes and times to a file that nobody touched (a stick mounted again, a
    restored backup). If the hash is still the same, the marks are taken anew.

    Raises:
        Problem: `model_missing`; `model_changed`.
    """
    if model.state == "missing":
        raise parts.missing(next(_gone(model), Path(model.path)))
    if model.state != "changed":
        return model
    # The marks are older than the hash: what is changed while it is hashed looks changed again.
    marks = parts.marks(Path(model.path), len(model.files))
    is_other = not model.sha256 or marks[0] != model.size_bytes
    if is_other or hashed(common, "Checking", model.files) != model.sha256:
        raise Problem(Code.MODEL_CHANGED, path=model.path)
    if store.read_only:
        return replace(model, state=UNTRIED, marks=parts.written(marks))
    store.models.renew(model.model_id, marks)
    return store.models.find(model.model_id)


def _gone(model: Model) -> Iterator[Path]:
    return (one for one in model.files if not one.exists())


def find(store: Store, wanted: str) -> Model | Path:
    """Return the model of this id, beginning of an id, or name; or a file to be used in place.

    Raises:
        Problem: `model_unknown`.
    """
    try:
        return store.models.find(wanted)
    except Problem as problem:
        path = Path(wanted).expanduser()
        is_there = bool(wanted) and path.exists()
        is_path = problem.code is Code.MODEL_UNKNOWN and (is_there or path.suffix == ".gguf")
        if not is_path:
            raise
    for model in store.models.list():
        if parts.is_same_file(Path(model.path), path):
            return model
    return path.absolute()


def add(store: Store, common: Common, path: Path, is_copy: bool | None, name: str) -> Model:
    """Put a GGUF file or a split set into the library and return its entry; twice is one entry.

    `is_copy` copies it into the models folder, or uses it where it lies; `None` copies what lies
    outside the data folder. An empty `name` takes the catalogue's, else the file's own.

    Raises:
        Problem: `model_missing`, `model_invalid`; `disk_full`, `disk_failed`, `read_only`. What
            was half copied is gone.
    """
    path = path.expanduser().absolute()
    info = gguf.read(path)
    for model in store.models.list():
        if model.state in USABLE and parts.is_same_file(Path(model.path), path):
            return model
    if is_copy is None:
        is_copy = common.places.data.resolve() not in path.resolve().parents
    copy = None
    if is_copy:
        with common.progress("Copying", info.size_bytes) as advance:
            copy = Copy(path, info, common.models(), advance)
    sha256 = copy.sha256 if copy else hashed(common, "Checking", parts.parts(path, info.part_count))
    known = next((m for m in store.models.list() if m.sha256 == sha256 and m.state in USABLE), None)
    if known is not None:
        if copy:
            copy.drop()
        return known
    return _enter(store, common, (path, copy), sha256, (name, info))


def _enter(
    store: Store,
    common: Common,
    file: tuple[Path, Copy | None],
    sha256: str,
    said: tuple[str, gguf.ModelInfo],
) -> Model:
    (path, copy), (name, info) = file, said
    entry = catalogue.entry(sha256)
    source = where_from(common, path, sha256)
    place = copy.finish() if copy else path
    try:
        return store.models.add(
            place,
            sha256,
            name or (entry.name if entry else info.name),
            msgspec.to_builtins(info),
            source,
        )
    except BaseException:
        if copy:
            remove((*parts.parts(place, info.part_count), *trail.companions(place)))
        raise


def adopt(store: Store, common: Common, path: Path, sha256: str) -> Model:
    """Put a file into the library that was converted and tried just now; return its entry.

    Raises:
        Problem: it was not saved.
    """
    info = gguf.read(path)
    source = where_from(common, path, sha256)
    model = store.models.add(path, sha256, info.name, msgspec.to_builtins(info), source)
    store.models.end_load(model.model_id, is_usable=True)
    return store.models.find(model.model_id)


def hashed(common: Common, label: str, files: Sequence[Path]) -> str:
    """Return the SHA-256 of files one after the other, with a bar.

    Raises:
        Problem: `model_missing`, `disk_failed`.
        KeyboardInterrupt: a stop was asked for.
    """
    seen = 0
    try:
        with common.progress(label, sum(one.stat().st_size for one in files)) as advance:

            def progress(done: int, _total: int) -> None:
                nonlocal seen
                advance(done - seen)
                seen = done

            return files_sha256(files, progress)
    except FileNotFoundError as error:
        raise Problem(Code.MODEL_MISSING, path=error.filename) from error
    except OSError as error:
        why = error.strerror or "unreadable"
        raise Problem(Code.DISK_FAILED, path=error.filename or files[0], why=why) from error


def where_from(common: Common, path: Path, sha256: str) -> dict[str, Any]:
    """Return where a file came from, by the record beside it, else by the catalogue.

    A record that is of another file is told, and not believed.
    """
    try:
        if found := trail.source_of(path, sha256):
            return found
    except trail.NoRecord as error:
        common.note(f"{trail.beside(path).name} is ignored: {error}.")
    entry = catalogue.entry(sha256)
    return {"repository": entry.source} if entry else {}
