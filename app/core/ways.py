"""The ways to get a model of the catalogue: a file that others made, or one that is made here."""

from msgspec import Struct

from app.core import hardware
from app.core.catalogue import Offer, weighed_at

SOURCE_TYPE = "BF16"  # what the family's checkpoints are published in
# What a checkpoint is converted to on arrival, the largest first; `converters.types` has them all.
CONVERTED_TYPES = ("Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "Q4_K_S", "Q4_0", "IQ4_XS")


class Way(Struct, frozen=True):
    """One way to get an offer.

    Attributes:
        repository: where from.
        kind: the type of the file in the end.
        download_bytes: about what is transferred.
        size_bytes: about how large the file is in the end.
        needs_bytes: about the memory it takes.
        is_converted: the checkpoint comes, and is converted here.
        is_stated: the catalogue knows that the repository has this type.
    """

    repository: str
    kind: str
    download_bytes: int
    size_bytes: int
    needs_bytes: int
    is_converted: bool = False
    is_stated: bool = True


def ways(one: Offer, kind: str) -> tuple[Way, ...]:
    """Return every way to get an offer: files that others made first, then those made here.

    Of a repository whose types are not known, `kind` is taken for one of them.
    """
    found = []
    for published in one.published:
        about = one.sizes.get(kind)
        sizes = published.sizes or ({kind: about} if about else {})
        is_stated = bool(published.sizes)
        for name, size_bytes in sizes.items():
            needs = _needs(one, size_bytes)
            way = Way(published.repository, name, size_bytes, size_bytes, needs, False, is_stated)
            found.append(way)
    source = one.sizes[SOURCE_TYPE]
    for name in CONVERTED_TYPES:
        size_bytes = one.sizes[name]
        needs = _needs(one, size_bytes)
        found.append(Way(one.repository, name, source, size_bytes, needs, is_converted=True))
    return tuple(found)


def _needs(one: Offer, size_bytes: int) -> int:
    return hardware.about_bytes(weighed_at(one, size_bytes))


def best(found: tuple[Way, ...], kind: str) -> int:
    """Return the number of the way that gets this type with the least to download, else of none."""
    fitting = [number for number, way in enumerate(found) if way.kind == kind]
    fitting.sort(key=lambda number: (found[number].download_bytes, not found[number].is_stated))
    return fitting[0] if fitting else -1
