"""A checkpoint whose weights are still to come: planned from their headers, asked for by range."""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from converters.folder import Folder
from converters.refusal import invalid
from converters.safetensors import Source

FIRST_BYTES = 256 * 1024  # asked for at once: more than the header of most files
Fetch = Callable[[str, int, int], bytes]  # name, first byte, how many


class Announced(Folder):
    """A folder that knows of files before they are there: their names, sizes and some bytes.

    What was read ahead of a file only plans with it: it is compared with the file itself as soon
    as that is there, see `arrive`.
    """

    def __init__(self, path: Path, sizes: Mapping[str, int], fetch: Fetch) -> None:
        """Take a folder, and the sizes of the files that are still to come.

        Raises:
            Refusal: as `Folder`.
        """
        super().__init__(path)
        self._sizes = dict(sizes)
        self._fetch = fetch
        self._heads: dict[str, bytes] = {}
        self._seen: dict[str, list[tuple[int, int, bytes]]] = {}

    def has(self, name: str) -> bool:
        """Tell whether there is an entry of this name, or will be."""
        return name in self._sizes or super().has(name)

    def names(self) -> list[str]:
        """Return the names of all entries, and of those to come, sorted.

        Raises:
            Refusal: as `Folder.names`.
        """
        return sorted({*super().names(), *self._sizes})

    def announced_bytes(self, name: str) -> int | None:
        """Return the length of a file that is still to come."""
        return self._sizes.get(name)

    def ahead(self, name: str, offset: int, length: int) -> bytes:
        """Return bytes of a file that is still to come.

        Raises:
            whatever `fetch` raises.
        """
        if name not in self._heads:
            self._heads[name] = self._fetch(name, 0, min(FIRST_BYTES, self._sizes[name]))
        head = self._heads[name]
        is_known = offset + length <= len(head)
        found = head[offset : offset + length] if is_known else self._fetch(name, offset, length)
        self._seen.setdefault(name, []).append((offset, length, hashlib.sha256(found).digest()))
        return found

    def arrive(self, name: str) -> Source:
        """Open a file that is there by now, whole and right.

        Raises:
            Refusal: `checkpoint_invalid`: it is not the one whose first bytes were seen;
                as `Source`.
        """
        self._sizes.pop(name, None)
        self._heads.pop(name, None)
        source = Source(self, name)
        try:
            self._compare(source)
        except BaseException:
            source.close()
            raise
        return source

    def _compare(self, source: Source) -> None:
        for offset, length, digest in self._seen.get(source.name, ()):
            if hashlib.sha256(source.read(offset, length)).digest() != digest:
                why = f"its bytes from {offset:,} on are others than were announced; try again"
                raise invalid(source.name, why)
