"""A model folder as it is read: regular files only, nothing outside it, sizes bounded."""

import errno
import hashlib
import json
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from converters.refusal import Code, Refusal, invalid

MB = 1_000_000
# Caps before parsing (CV-3 of the reliability rules): larger files are no model's.
MOST_BYTES = {
    "model.safetensors.index.json": 32 * MB,
    "tokenizer.json": 64 * MB,
    "tokenizer_config.json": 16 * MB,  # lists every added token of Gemma 3 again
    "tokenizer.model": 64 * MB,
}
MOST_BYTES_ELSE = MB
# Python spends up to 72 bytes on a value that takes three in the text, so values are counted, by
# the marks that separate them, before any is made. The largest known tokenizers have 3 million.
MARKS = b"[{,:"
MOST_MARKS = 12_000_000
# One plain name of this folder: no way out of it, no stream, no device of any system.
PLAIN = re.compile(r"[^\x00-\x1f/\\:*?\"<>|]{0,254}[^\x00-\x1f/\\:*?\"<>|. ]")
DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(?:\..*)?", re.I)
NAME_SURROGATE = 0x2000_0000  # Windows: a reparse point that stands for another file
MOST_SHOWN = 64
LINK = (
    "it is a link, as in the Hugging Face cache; make a folder of real files with “cp -rL THIS "
    "NEW” or “hf download MODEL --local-dir NEW” and choose that one"
)
HARD_LINK = (
    "it has a second name on this disk (a hard link), so it could be changed from elsewhere; copy "
    "the folder and choose the copy"
)
CHANGED = "it changed while it was read; wait until nothing writes to it, then try again"


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells that a file is the one that was opened before, unchanged since."""

    device: int
    inode: int
    size_bytes: int
    modified_ns: int


class Folder:
    """One folder of a checkpoint; it knows a file again, and refuses it if it changed meanwhile.

    Attributes:
        path: where it is.
        name: its own name, which names the model where nothing else does.
        digests: SHA-256 of the small files that were read whole, by name.
    """

    def __init__(self, path: Path) -> None:
        """Take a folder.

        Raises:
            Refusal: `source_missing`: choose the folder that holds config.json.
        """
        if not os.path.isdir(path):  # noqa: PTH112  is_dir() fails on a name too long
            raise Refusal(Code.SOURCE_MISSING, path=str(path))
        self.path = path.resolve()
        # As it was called: a link to the folder may have a better name than its target.
        self.name = Path(os.path.abspath(path)).name  # noqa: PTH100  resolve() follows links
        self._marks: dict[str, Mark] = {}
        self.digests: dict[str, str] = {}

    def has(self, name: str) -> bool:
        """Tell whether there is an entry of this name, readable or not."""
        return is_plain(name) and os.path.lexists(self.path / name)

    def names(self) -> list[str]:
        """Return the names of all entries, sorted.

        Raises:
            Refusal: `disk_failed` if the folder cannot be read.
        """
        try:
            return sorted(entry.name for entry in self.path.iterdir())
        except OSError as error:
            raise unreadable(self.path, error) from error

    def open(self, name: str) -> BinaryIO:
        """Open a regular file of this folder for reading; a link of any kind is refused.

        Nothing is opened before its kind is known, so that no pipe is waited for, no device set
        off and no link followed. What was opened is then looked at again: what is read later is
        the file that was checked earlier.

        Raises:
            Refusal: `checkpoint_invalid`: no regular file, or changed since this folder opened it
                first; `disk_failed` if it cannot be read.
        """
        if not is_plain(name):
            raise invalid(shown(name), "it is no name of a file in this folder")
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        flags |= getattr(os, "O_NONBLOCK", 0)  # a pipe must not be waited for
        path = self.path / name
        try:
            _check_kind(name, path.lstat())
            descriptor = os.open(path, flags)
        except OSError as error:
            if error.errno == errno.ENOENT:
                raise invalid(name, "it is missing") from None
            if error.errno == errno.ELOOP:
                raise invalid(name, LINK) from None
            raise unreadable(path, error) from error
        file = os.fdopen(descriptor, "rb", buffering=0)
        try:
            _check_kind(name, os.fstat(descriptor))
            self.check(name, file)
        except Refusal:
            file.close()
            raise
        return file

    def check(self, name: str, file: BinaryIO) -> None:
        """Check that an open file still is as it was when this folder opened it first.

        Raises:
            Refusal: `checkpoint_invalid`: it grew, shrank, was written to or is another file.
        """
        status = os.fstat(file.fileno())
        mark = Mark(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
        if self._marks.setdefault(name, mark) != mark:
            raise invalid(name, CHANGED)

    def announced_bytes(self, _name: str) -> int | None:
        """Return the length of a file that is still to come; `None`: the file itself is read."""
        return None

    def ahead(self, name: str, _offset: int, _length: int) -> bytes:
        """Return bytes of a file that is still to come.

        Raises:
            Refusal: `checkpoint_invalid`: none is.
        """
        raise invalid(name, "it is missing")

    def mark(self, name: str) -> Mark:
        """Return what a file was when this folder opened it first; it must have done so."""
        return self._marks[name]

    def content(self, name: str) -> bytes | None:
        """Return the content of a small file; `None` if there is none.

        Raises:
            Refusal: `checkpoint_invalid` if it is too large or no regular file; `disk_failed`.
        """
        if not self.has(name):
            return None
        most = MOST_BYTES.get(name, MOST_BYTES_ELSE)
        with self.open(name) as file:
            try:
                content = file.read(most + 1)
                while len(content) <= most and (more := file.read(most + 1 - len(content))):
                    content += more
            except OSError as error:
                raise unreadable(self.path / name, error) from error
        if len(content) > most:
            raise invalid(name, f"it is larger than {most:,} bytes")
        self.digests[name] = hashlib.sha256(content).hexdigest()
        return content

    def text(self, name: str) -> str | None:
        """Return the content of a small text file, line ends as LF; `None` if there is none.

        Raises:
            Refusal: as `content`; also if it is not UTF-8.
        """
        content = self.content(name)
        if content is None:
            return None
        return _decoded(name, content).replace("\r\n", "\n").replace("\r", "\n")

    def json(self, name: str, most_marks: int = MOST_MARKS) -> dict[str, Any] | None:
        """Return the object in a JSON file; `None` if there is none.

        Raises:
            Refusal: as `text`; also if it is no JSON object, repeats a name, nests too deep or
                holds more values than `most_marks` separators allow.
        """
        content = self.content(name)
        return None if content is None else parse(name, content, most_marks)


def parse(
    name: str,
    content: bytes | bytearray,
    most_marks: int = MOST_MARKS,
    number: Callable[[str], int] | None = None,
) -> dict[str, Any]:
    """Return the object of JSON text from file `name`.

    Args:
        name: the file, for the refusal.
        content: the text; UTF-8 and no other encoding, as the reference reads it.
        most_marks: how many of `[{,:` it may hold, in strings or not.
        number: reads each number, of whatever kind, in place of Python's ways.

    Raises:
        Refusal: `checkpoint_invalid`: not JSON, no object, a repeated name, nested too deep.
    """
    if sum(content.count(mark) for mark in MARKS) > most_marks:
        raise invalid(name, "it holds more values than any model's")
    text = _decoded(name, content)
    try:
        found = json.loads(
            text,
            object_pairs_hook=lambda pairs: _unique(name, pairs),
            parse_int=number,
            parse_float=number,
            parse_constant=number,
        )
    except RecursionError as error:
        raise invalid(name, "it nests too deep") from error
    except ValueError as error:
        raise invalid(name, "it is no valid JSON") from error
    if not isinstance(found, dict):
        raise invalid(name, "it holds no JSON object")
    return found


def is_plain(name: str) -> bool:
    """Tell whether this can only be the name of an entry of a folder, on every system."""
    return bool(PLAIN.fullmatch(name)) and not DEVICE.fullmatch(name)


def shown(name: str) -> str:
    """Return a name from a file as it can be shown: short, nothing hidden or turned around."""
    safe = "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for letter in name[:MOST_SHOWN]
    )
    return safe + "…" if len(name) > MOST_SHOWN else safe


def unreadable(path: Path, error: OSError) -> Refusal:
    """Return the refusal of what the disk or its rights did not give."""
    return Refusal(Code.DISK_FAILED, path=str(path), why=error.strerror or "unreadable")


def _decoded(name: str, content: bytes | bytearray) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise invalid(name, f"it is not UTF-8 text (byte {error.start:,})") from error


def _check_kind(name: str, status: os.stat_result) -> None:
    tag = getattr(status, "st_reparse_tag", 0)
    if stat.S_ISLNK(status.st_mode) or tag & NAME_SURROGATE:
        raise invalid(name, LINK)
    if not stat.S_ISREG(status.st_mode):
        raise invalid(name, "it is no regular file")
    if status.st_nlink > 1:
        raise invalid(name, HARD_LINK)


def _unique(name: str, pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise invalid(name, f"it says “{shown(twice)}” twice")
    return found
