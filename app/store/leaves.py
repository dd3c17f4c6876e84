"""Rows of a damaged database, read from its pages one by one, without the tree above them.

A destroyed page in the middle of a tree hides all pages below it from SQLite, though each of them
is whole. Formats: sqlite.org/fileformat2.html (1.5 and 1.6 pages and cells, 2.1 records), and of
encrypted files zetetic.net/sqlcipher/design: a page is AES-256-CBC, then its initialisation vector
and an HMAC-SHA512 of both and of its number.

SQLite overwrites with zeros what it frees here (`secure_delete`), so what was purged is in no page.
"""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = 4096  # of every file of ours
_SALT_BYTES, _VECTOR_BYTES, _PROOF_BYTES = 16, 16, 64
_RESERVED = _VECTOR_BYTES + _PROOF_BYTES
_MASK = 0x3A  # of the salt, for the key of the proofs
_FIRST_HEADER = 100
_LEAF = 0x0D  # of a table; then those of an index, or of a table that has keys and no numbers
_KEY_PAGES = {0x0A: (8, 0), 0x02: (12, 4)}  # kind → bytes of its header, of the place of a child
_LEAF_HEADER = 8
_MOST_BYTES = 64_000_000  # of one row
_MOST_VALUES = 2000  # of one row: sqlite.org/limits.html, 2
_MOST_ROWS = 4  # that an overflow page is read for: it is of one, and damage may name it too
_VARINT_BYTES, _MORE = 9, 0x80
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # serial type → bytes
_ZERO, _ONE, _FIRST_BLOB = 8, 9, 12
Row = tuple[int, tuple[Any, ...]]


class Pages:
    """The pages of one file, numbered from 1; of an encrypted one those whose proof fits."""

    def __init__(self, path: Path, key: bytes | None) -> None:
        """Read this file; `key`, 32 bytes, is that of an encrypted one."""
        self._file = path.open("rb")
        self.count = path.stat().st_size // PAGE
        self.usable = PAGE - (_RESERVED if key else 0)
        self._key = key
        self._salt = self._file.read(_SALT_BYTES)
        masked = bytes(byte ^ _MASK for byte in self._salt)
        self._read: Counter[int] = Counter()
        self._proof_key = hashlib.pbkdf2_hmac("sha512", key, masked, 2, 32) if key else b""

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def page(self, number: int) -> bytes | None:
        """Return a page as SQLite sees it; `None` if there is none, or it was changed."""
        if not 1 <= number <= self.count:
            return None
        self._file.seek((number - 1) * PAGE)
        content = self._file.read(PAGE)
        return content if self._key is None else self._opened(content, number)

    def overflow(self, number: int) -> bytes | None:
        """Return a page of what a row has no room for; `None` also if it was read too often.

        So a chain that leads back into itself ends, however many cells begin it.
        """
        self._read[number] += 1
        return self.page(number) if self._read[number] <= _MOST_ROWS else None

    def _opened(self, content: bytes, number: int) -> bytes | None:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        start = _SALT_BYTES if number == 1 else 0
        sealed = content[start : self.usable]
        vector = content[self.usable : self.usable + _VECTOR_BYTES]
        said = sealed + vector + number.to_bytes(4, "little")
        proof = hmac.new(self._proof_key, said, "sha512").digest()
        if not hmac.compare_digest(proof, content[-_PROOF_BYTES:]):
            return None
        cipher = Cipher(algorithms.AES256(self._key or b""), modes.CBC(vector)).decryptor()
        return bytes(start) + cipher.update(sealed) + cipher.finalize() + bytes(_RESERVED)


def rows(pages: Pages) -> Iterator[Row]:
    """Give number and values of every row that a leaf of any table holds whole."""
    for number in range(1, pages.count + 1):
        page = pages.page(number)
        start = _FIRST_HEADER if number == 1 else 0
        if page is None or page[start] != _LEAF:
            continue
        for place in _places(pages, page, start, _LEAF_HEADER):
            try:
                row = _row(pages, page, place)
            except (ValueError, IndexError, OverflowError):
                continue  # of a page that was hit in its middle
            if row is not None:
                yield row


def entries(pages: Pages) -> Iterator[Row]:
    """Give what every page of an index, or of a table without numbers, holds whole, each as 0.

    Such a table has rows in the pages above its leaves, too.
    """
    for number in range(2, pages.count + 1):
        page = pages.page(number)
        if page is None or page[0] not in _KEY_PAGES:
            continue
        header, child = _KEY_PAGES[page[0]]
        for place in _places(pages, page, 0, header):
            try:
                size, at = _varint(page, place + child)
                payload = _payload(pages, page, at, size, _most_key(pages.usable))
                if payload is not None:
                    yield 0, _values(payload)
            except (ValueError, IndexError, OverflowError):
                continue


def _most_key(usable: int) -> int:
    return (usable - 12) * 64 // 255 - 23  # sqlite.org/fileformat2.html, 1.6


def _places(pages: Pages, page: bytes, start: int, header: int) -> Iterator[int]:
    """Give where the cells of a page begin, whose header of so many bytes begins at `start`."""
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + header
    for at in range(first, min(first + 2 * count, pages.usable - 1), 2):
        yield int.from_bytes(page[at : at + 2], "big")


def _row(pages: Pages, page: bytes, at: int) -> Row | None:
    size, at = _varint(page, at)
    number, at = _varint(page, at)
    payload = _payload(pages, page, at, size, pages.usable - 35)
    if payload is None:
        return None
    return number - (1 << 64) if number >> 63 else number, _values(payload)


def _payload(pages: Pages, page: bytes, at: int, size: int, most: int) -> bytes | None:
    """Return the bytes of a record, those on overflow pages too; `None` if some are gone.

    Of a record, at most `most` bytes lie on its own page.
    """
    if not 0 < size <= _MOST_BYTES:
        return None
    usable = pages.usable
    least = (usable - 12) * 32 // 255 - 23
    here = size
    if size > most:
        fitting = least + (size - least) % (usable - 4)
        here = fitting if fitting <= most else least
    if at + here + (4 if here < size else 0) > usable:
        return None
    parts, have = [page[at : at + here]], here
    following = int.from_bytes(page[at + here : at + here + 4], "big") if here < size else 0
    while have < size:
        more = pages.overflow(following)
        if more is None:
            return None
        parts.append(more[4 : min(usable, 4 + size - have)])
        have += len(parts[-1])
        following = int.from_bytes(more[:4], "big")
    return b"".join(parts)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(_VARINT_BYTES):
        byte = content[at + place]
        if place == _VARINT_BYTES - 1:
            return value << 8 | byte, at + place + 1
        value = value << 7 | byte & ~_MORE
        if not byte & _MORE:
            return value, at + place + 1
    raise ValueError(at)


def _values(record: bytes) -> tuple[Any, ...]:
    """Return the values of a record.

    Raises:
        ValueError: it is none: its parts do not add up.
    """
    end, at = _varint(record, 0)
    kinds: list[int] = []
    while at < end:
        kind, at = _varint(record, at)
        kinds.append(kind)
        if len(kinds) > _MOST_VALUES:
            raise ValueError(at)
    found: list[Any] = []
    for kind in kinds:
        value, at = _value(record, at, kind)
        found.append(value)
    if at != len(record):
        raise ValueError(at)
    return tuple(found)


def _value(record: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind == 0:
        return None, at
    if kind in _INTEGERS:
        end = at + _INTEGERS[kind]
        return int.from_bytes(record[at:end], "big", signed=True), end
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO, at
    if kind >= _FIRST_BLOB:
        end = at + (kind - _FIRST_BLOB) // 2
        content = record[at:end]
        return content.decode("utf-8") if kind % 2 else content, end
    raise ValueError(kind)  # a float: no table of ours has one
