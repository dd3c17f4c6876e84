"""The manifest of a field pack: what lies in it, with the SHA-256 of every file, part and block.

JSON, written last. `files` has a role each: a reader checks them all and uses those it knows, so
that later versions may add roles (`guidelines`) without a new format. `sha256` is that
of the document without it, in canonical form; it finds what an accident altered. It is no
signature: whoever rewrites the pack can rewrite it.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from app.core import parts
from app.core.names import DEVICES, FORBIDDEN
from app.errors import Code, Problem

FORMAT = "casebook-pack"
VERSION = 1
MOST_BYTES = 8_000_000  # a pack of 100 GB has some 150 kB
MOST_FILES = 2_000
MOST_PARTS = 999  # three digits, so that `cat NAME.*` puts them in order
MOST_NAME_BYTES = 230  # of 255, so that `.part` can be put behind it
MOST_DEPTH = 3
BLOCK_BYTES = 64 << 20  # what a pull-out costs at most, and how precisely an altered byte is told
LARGEST = 1 << 53  # numbers beyond are not exact in every reader of JSON
_SHA256 = re.compile(r"[0-9a-f]{64}")

MODEL, RECORD, CARD, LICENCE, PRESETS, EXAMPLES, NOTE = (
    "model",
    "record",
    "card",
    "licence",
    "presets",
    "examples",
    "note",
)
# Of these a pack has one at most, and they are read whole into memory.
SMALL = {
    RECORD: 4_000_000,
    CARD: 1_000_000,
    LICENCE: 1_000_000,
    PRESETS: 1_000_000,
    EXAMPLES: 4_000_000,
}


class Part(Struct, frozen=True):
    """One file on the stick.

    Attributes:
        path: where it lies below the pack's folder, with `/`.
        blocks: SHA-256 of every `block_bytes`, the last one shorter.
    """

    path: str
    bytes: int
    sha256: str
    blocks: tuple[str, ...]


class File(Struct, frozen=True):
    """One file as it is on the computer; its parts, one after the other, are its bytes."""

    role: str
    name: str
    bytes: int
    sha256: str
    parts: tuple[Part, ...]


class About(Struct, frozen=True):
    """What a pack says of its model, see `store.models.Model`.

    Attributes:
        sha256: of the model as the library has it: of a split set that of its files in order.
        source: where it came from, e.g. `repository` and `revision`.
    """

    name: str
    sha256: str
    size_bytes: int
    architecture: str = ""
    quantization: str = ""
    context_length: int = 0
    license: str = ""
    is_demo: bool = False
    source: dict[str, Any] = {}


class Manifest(Struct, frozen=True):
    """What lies in a pack.

    Attributes:
        made_by: name and version of the program.
        made_at: UTC, ISO 8601.
        sha256: of all the rest; also the pack's fingerprint.
    """

    format: str
    version: int
    made_by: str
    made_at: str
    notice: str
    block_bytes: int
    model: About
    files: tuple[File, ...]
    sha256: str = ""

    @property
    def size_bytes(self) -> int:
        """Bytes of all its files."""
        return sum(one.bytes for one in self.files)

    @property
    def model_files(self) -> tuple[File, ...]:
        """The files of the model, in order."""
        return tuple(one for one in self.files if one.role == MODEL)

    def of(self, role: str) -> File | None:
        """Return the file of a role that a pack has one of."""
        return next((one for one in self.files if one.role == role), None)


def written(manifest: Manifest) -> bytes:
    """Return a manifest as it lies on the stick, with its fingerprint."""
    said = msgspec.to_builtins(manifest)
    said["sha256"] = _fingerprint(said)
    return json.dumps(said, indent=1).encode("ascii") + b"\n"


def read(data: bytes) -> Manifest:
    """Return a manifest after every rule held.

    Raises:
        Problem: `pack_too_new`; `pack_invalid` with `where` and `why`.
    """
    if len(data) > MOST_BYTES:
        raise _invalid("the list of contents", f"it is larger than {MOST_BYTES:,} bytes")
    said = _parsed(data)
    if said.get("format") != FORMAT:
        raise _invalid("the list of contents", "it is not that of a field pack")
    version = said.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        made_by = " ".join(str(said.get("made_by") or "").split())[:80]
        raise Problem(Code.PACK_TOO_NEW, made_by=made_by, version=version, known=VERSION)
    if version != VERSION:
        raise _invalid("version", "it is no number of a format that there is")
    if said.get("sha256") != _fingerprint(said):
        raise _invalid("the list of contents", "it was altered: its SHA-256 differs")
    try:
        manifest = msgspec.convert(said, type=Manifest)
    except msgspec.ValidationError as error:
        raise _invalid("the list of contents", str(error)) from error
    for where, why in _flaws(manifest):
        raise _invalid(where, why)
    return manifest


def part_names(name: str, size_bytes: int, split_bytes: int) -> list[tuple[str, int, int]]:
    """Return name, offset and size of the parts that a file is cut into.

    A file that is not larger than `split_bytes` is one part and keeps its name; the others are
    `NAME.001`, `NAME.002` and so on, so that `cat NAME.*` gives the file back.

    Raises:
        Problem: `bad_value` if these would be too many.
    """
    if size_bytes <= split_bytes:
        return [(name, 0, size_bytes)]
    count = -(-size_bytes // split_bytes)
    if count > MOST_PARTS:
        raise Problem(
            Code.BAD_VALUE, name="--split-mb", why=f"{count:,} parts are more than {MOST_PARTS}"
        )
    return [
        (f"{name}.{at + 1:03d}", at * split_bytes, min(split_bytes, size_bytes - at * split_bytes))
        for at in range(count)
    ]


def flaw_of(name: str) -> str:
    """Return why a name of one file or folder may not be used; "" if every system takes it."""
    stem = name.split(".", maxsplit=1)[0].strip().casefold()
    if not name or not name.strip(". "):
        return "it leads out of the folder" if name == ".." else "it is no name"
    if any(char in FORBIDDEN or not char.isprintable() for char in name):
        return "it has a character that leads elsewhere or that some systems forbid"
    if name != name.rstrip(". "):
        return "it ends with a dot or a space, which Windows drops"
    if stem in DEVICES:
        return "it is the name of a device of Windows"
    if len(name.encode("utf-8", "replace")) > MOST_NAME_BYTES:
        return "it is too long"
    return ""


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        said = json.loads(data, object_pairs_hook=_once, parse_constant=_refuse)
    except _TwiceError as error:
        raise _invalid("the list of contents", f"the key {error} is there twice") from error
    except (ValueError, RecursionError) as error:
        raise _invalid("the list of contents", "it ends early or is no JSON") from error
    if not isinstance(said, dict):
        raise _invalid("the list of contents", "it is not that of a field pack")
    return said


class _TwiceError(ValueError):
    """A key is there twice: readers would disagree on which one counts."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1)[:80])
    return found


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _fingerprint(said: Mapping[str, Any]) -> str:
    rest = {key: value for key, value in said.items() if key != "sha256"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _flaws(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Yield what is wrong, where and why."""
    if not 0 < len(manifest.files) <= MOST_FILES:
        yield "files", f"{len(manifest.files):,} files"
    if not 1 <= manifest.block_bytes <= LARGEST:
        yield "block_bytes", "it is out of range"
    if not _SHA256.fullmatch(manifest.model.sha256):
        yield "model.sha256", "it is no SHA-256"
    for one in manifest.files:
        yield from _file_flaws(one, manifest.block_bytes)
    yield from _role_flaws(manifest)
    yield from _name_flaws(manifest)
    if sum(one.bytes for one in manifest.model_files) != manifest.model.size_bytes:
        yield "model.size_bytes", "it is not the sum of the model's files"


def _file_flaws(one: File, block_bytes: int) -> Iterator[tuple[str, str]]:
    if not _SHA256.fullmatch(one.sha256):
        yield one.name, "its SHA-256 is none"
    if not 0 < len(one.parts) <= MOST_PARTS:
        yield one.name, f"{len(one.parts):,} parts"
    for part in one.parts:
        hashes = (part.sha256, *part.blocks)
        if not 0 <= part.bytes <= LARGEST:
            yield part.path, "its size is out of range"
        elif len(part.blocks) != -(-part.bytes // block_bytes):
            yield part.path, "it has another number of blocks than its size needs"
        elif not all(_SHA256.fullmatch(hashed) for hashed in hashes):
            yield part.path, "its SHA-256 is none"
    if sum(part.bytes for part in one.parts) != one.bytes:
        yield one.name, "its size is not the sum of its parts"


def _role_flaws(manifest: Manifest) -> Iterator[tuple[str, str]]:
    roles = [one.role for one in manifest.files]
    if MODEL not in roles:
        yield "files", "there is no model"
    for role in (*SMALL, NOTE):
        if roles.count(role) > 1:
            yield "files", f"there are several of the role {role}"
    model = [one.name for one in manifest.model_files]
    first = Path(model[0]) if model else Path()
    if len(model) > 1 and [one.name for one in parts.parts(first, len(model))] != model:
        yield "files", "its model's files are not the parts of one set, in order"
    for one in manifest.files:
        if one.bytes > SMALL.get(one.role, LARGEST):
            yield one.name, f"it is larger than {SMALL[one.role]:,} bytes"
        if one.role == MODEL and not one.name.endswith(".gguf"):
            yield one.name, "it is no GGUF file"


def _name_flaws(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Yield names that lead out of the folder, or that two files would share somewhere."""
    seen: dict[str, str] = {_folded(name): name for name in ("casebook-pack.json",)}
    for one in manifest.files:
        if why := flaw_of(one.name):
            yield one.name, why
        for part in one.parts:
            steps = part.path.split("/")
            why = next((why for step in steps if (why := flaw_of(step))), "")
            if why or len(steps) > MOST_DEPTH:
                yield part.path, why or "it lies too deep"
            if (folded := _folded(part.path)) in seen:
                yield part.path, f"it is the same file as {seen[folded]} on a stick"
            seen[folded] = part.path
    names = [_folded(one.name) for one in manifest.files]
    for one in manifest.files:
        if names.count(_folded(one.name)) > 1:
            yield one.name, "two files would have this name"


def _folded(path: str) -> str:
    """Return what FAT, exFAT, NTFS and APFS take for the same name."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _invalid(where: str, why: str) -> Problem:
    shown = "".join(char if char.isprintable() else "·" for char in where[:120])
    return Problem(Code.PACK_INVALID, where=shown, why=why)
