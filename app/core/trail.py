"""The paper trail of a converted file: `NAME.provenance.json` beside it, read and never trusted."""

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORMAT = "casebook-conversion-1"
MOST_BYTES = 8 * 1024 * 1024  # a line a tensor and a source file: far above what is written
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Trail:
    """What the record says; "" and 0 where it does not.

    Attributes:
        sha256: of the file it was written with.
        folder: name of the checkpoint's folder.
        kind: class of the checkpoint.
        dtype: of its values.
        repository: where the checkpoint was published.
        revision: which state of it.
        sources: how many files were read and hashed.
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
    sources: int
    converter: str
    started_at: str
    seconds: float


def beside(model: Path) -> Path:
    """Return where the record of a model file lies."""
    stem = model.name.removesuffix(".gguf")
    return model.with_name(f"{stem}.provenance.json")


def read(model: Path) -> Trail | None:
    """Return the record beside a model file; `None` if there is none that can be read."""
    try:
        with beside(model).open("rb") as file:
            said: Any = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        return None
    source, converter = _section(said, "source"), _section(said, "converter")
    seconds = said.get("seconds")
    return Trail(
        sha256=_text(said, "sha256"),
        type=_text(said, "type"),
        folder=_text(source, "folder"),
        kind=_text(source, "kind"),
        dtype=_text(source, "dtype"),
        repository=_text(source, "repository"),
        revision=_text(source, "revision"),
        sources=len(_section(source, "files")),
        converter=_text(converter, "version"),
        started_at=_text(said, "started_at"),
        seconds=float(seconds) if isinstance(seconds, int | float) else 0.0,
    )


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


def _section(said: dict[str, Any], name: str) -> dict[str, Any]:
    value = said.get(name)
    return value if isinstance(value, dict) else {}


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str):
        return ""
    return "".join(c for c in value[:_LONGEST] if c.isprintable())
