"""The paper trail beside a model file: what the converter wrote of where it came from.

`NAME.provenance.json` is written by `converters/provenance.py`; its form is checked here, and it
is believed only if it names the hash of the file.
"""

import json
import re
from pathlib import Path
from typing import Any

MAX_BYTES = 4_000_000  # a record has some 12 kB; one line a tensor and a source file
MOST_FILES = 2_000
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TEXTS = {"repository": "repository", "revision": "revision", "licence": "license"}


class NoRecord(ValueError):
    """There is a record, and it says nothing of this file; the message says why."""


def beside(path: Path) -> Path:
    """Return where the record of a model file lies."""
    return path.with_name(f"{path.name.removesuffix('.gguf')}.provenance.json")


def promised_sha256(path: Path) -> str:
    """Return the hash that the record beside a file names; empty without a record."""
    try:
        found = _read(beside(path)).get("sha256")
    except (OSError, NoRecord):
        return ""
    return found if isinstance(found, str) and _SHA256.fullmatch(found) else ""


def read(path: Path, sha256: str) -> dict[str, Any]:
    """Return where the file of this hash came from; empty without a record.

    Keys, as far as the record has them: `repository`, `revision`, `license`, `base_models`,
    `files` (SHA-256 by name of each source file), `converter`.

    Raises:
        NoRecord: the record cannot be read, or is of another file.
    """
    place = beside(path)
    try:
        record = _read(place)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise NoRecord(error.strerror or "it cannot be read") from error
    if record.get("sha256") != sha256:
        raise NoRecord("it is of another file, its SHA-256 differs")
    source = record.get("source")
    source = source if isinstance(source, dict) else {}
    found: dict[str, Any] = {
        ours: line for theirs, ours in _TEXTS.items() if (line := _line(source.get(theirs)))
    }
    bases = source.get("base_models")
    if isinstance(bases, list) and (lines := [one for one in map(_line, bases[:16]) if one]):
        found["base_models"] = lines
    if files := _files(source.get("files")):
        found["files"] = files
    converter = record.get("converter")
    if isinstance(converter, dict) and (version := _line(converter.get("version"))):
        found["converter"] = version
    return found


def _read(place: Path) -> dict[str, Any]:
    if not place.is_file():  # opening a pipe would wait for a writer
        raise FileNotFoundError(place)
    with place.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise NoRecord("it is too large")
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NoRecord("it is no record") from error
    if not isinstance(record, dict):
        raise NoRecord("it is no record")
    return record


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
