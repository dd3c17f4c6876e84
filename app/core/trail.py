"""The paper trail of a model file: the record beside it, read and believed only of its own file.

`NAME.provenance.json` is written by `converters/provenance.py`. Card and licence note, which come
with a field pack, lie beside the file too.
"""

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

FORMAT = "casebook-conversion-1"
MOST_BYTES = 4_000_000  # a record has some 12 kB; one line a tensor and a source file
MOST_FILES = 2_000
_SHA256 = re.compile(r"[0-9a-f]{64}")


class NoRecord(ValueError):
    """There is a record, and it says nothing of this file; the message says why."""


class Trail(Struct, frozen=True):
    """What a record says; "", 0 and nothing where it does not.

    Attributes:
        sha256: of the file it was written with.
        folder: name of the checkpoint's folder.
        kind: class of the checkpoint.
        dtype: of its values.
        repository: where the checkpoint was published.
        revision: which state of it.
        licence: as its makers name it.
        base_models: what it was made from.
        files: SHA-256 of each source file, by name.
        converter: version of what it was made by.
        started_at: UTC, ISO 8601.
        seconds: it took.
    """

    sha256: str
    type: str
    folder: str
    kind: str
    dtype: str
    repository: str
    revision: str
    licence: str
    base_models: tuple[str, ...]
    files: dict[str, str]
    converter: str
    started_at: str
    seconds: float

    def source(self) -> dict[str, Any]:
        """Return where the file came from, as the library keeps it; only what is known."""
        found = {
            "repository": self.repository,
            "revision": self.revision,
            "license": self.licence,
            "base_models": list(self.base_models),
            "files": self.files,
            "converter": self.converter,
        }
        return {key: value for key, value in found.items() if value}


def beside(model: Path) -> Path:
    """Return where the record of a model file lies."""
    return _named(model, ".provenance.json")


def card_beside(model: Path) -> Path:
    """Return where the model card lies that came with a file."""
    return _named(model, ".card.md")


def licence_beside(model: Path) -> Path:
    """Return where the licence note lies that came with a file."""
    return _named(model, ".licence.txt")


def companions(model: Path) -> tuple[Path, ...]:
    """Return what may lie beside a model file and goes where it goes; none of it need be there."""
    return beside(model), card_beside(model), licence_beside(model)


def read(model: Path) -> Trail | None:
    """Return the record beside a model file; `None` if there is none.

    Raises:
        NoRecord: there is one, and it cannot be read.
    """
    place = beside(model)
    try:
        if not place.is_file():  # opening a pipe would wait for a writer
            return None
        with place.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise NoRecord(error.strerror or "it cannot be read") from error
    if len(data) > MOST_BYTES:
        raise NoRecord("it is too large")
    try:
        said: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NoRecord("it is no record") from error
    if not isinstance(said, dict) or said.get("format", FORMAT) != FORMAT:
        raise NoRecord("it is no record")
    return _trail(said)


def source_of(model: Path, sha256: str) -> dict[str, Any]:
    """Return where the file of this hash came from, by the record beside it; empty without one.

    Keys, as far as the record has them: `repository`, `revision`, `license`, `base_models`,
    `files` (SHA-256 by name of each source file), `converter`.

    Raises:
        NoRecord: the record cannot be read, or is of another file.
    """
    record = read(model)
    if record is None:
        return {}
    if record.sha256 != sha256:
        raise NoRecord("it is of another file, its SHA-256 differs")
    return record.source()


def promised_sha256(model: Path) -> str:
    """Return the hash that the record beside a file names; empty without a record."""
    try:
        record = read(model)
    except NoRecord:
        return ""
    return record.sha256 if record and _SHA256.fullmatch(record.sha256) else ""


def unfinished(model: Path) -> int | None:
    """Return how many tensors an interrupted conversion to this file has written for certain.

    `None` if there is none. Whether it is the same conversion, only the converter can tell.
    """
    part = model.with_name(model.name + ".part")
    try:
        if not part.is_file():
            return None
        with part.with_name(part.name + ".json").open("rb") as file:
            said: Any = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return 0
    sums = said.get("sums") if isinstance(said, dict) else None
    return len(sums) if isinstance(sums, list) else 0


def drop_unfinished(model: Path) -> None:
    """Remove what a conversion to this file left behind when it was killed."""
    for ending in (".part", ".part.json", ".part.json.new", ".lock"):
        with suppress(OSError):
            model.with_name(model.name + ending).unlink(missing_ok=True)


def _named(model: Path, ending: str) -> Path:
    return model.with_name(f"{model.name.removesuffix('.gguf')}{ending}")


def _trail(said: dict[str, Any]) -> Trail:
    source, converter = _section(said, "source"), _section(said, "converter")
    seconds = said.get("seconds")
    bases = source.get("base_models")
    lines = map(_line, bases[:16]) if isinstance(bases, list) else ()
    return Trail(
        sha256=_line(said.get("sha256")),
        type=_line(said.get("type")),
        folder=_line(source.get("folder")),
        kind=_line(source.get("kind")),
        dtype=_line(source.get("dtype")),
        repository=_line(source.get("repository")),
        revision=_line(source.get("revision")),
        licence=_line(source.get("licence")),
        base_models=tuple(line for line in lines if line),
        files=_files(source.get("files")),
        converter=_line(converter.get("version")),
        started_at=_line(said.get("started_at")),
        seconds=float(seconds) if isinstance(seconds, int | float) else 0.0,
    )


def _section(said: dict[str, Any], name: str) -> dict[str, Any]:
    value = said.get(name)
    return value if isinstance(value, dict) else {}


def _files(said: object) -> dict[str, str]:
    """Return source files with a hash that is one."""
    if not isinstance(said, dict):
        return {}
    return {
        name: value
        for key, value in list(said.items())[:MOST_FILES]
        if isinstance(value, str) and _SHA256.fullmatch(value) and (name := _line(key))
    }


def _line(said: object) -> str:
    """Return text as one printable line of at most 200 characters."""
    if not isinstance(said, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in said[:400]).split())[:200]
