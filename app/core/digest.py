"""The SHA-256 of a text, of a file, or of several files one after the other, with progress.

OpenSSL comes with the first of them, not with the window.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

CHUNK_BYTES = 1 << 20


def text_sha256(text: str) -> str:
    """Return the hexadecimal SHA-256 of a text's UTF-8 bytes."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def file_sha256(path: Path, on_progress: Callable[[int, int], None] = lambda *_: None) -> str:
    """Return the hexadecimal SHA-256 of a file.

    `on_progress(done_bytes, total_bytes)` is called after every mebibyte; what it raises ends
    the reading.

    Raises:
        OSError: the file cannot be read.
    """
    return files_sha256((path,), on_progress)


def files_sha256(
    paths: Sequence[Path], on_progress: Callable[[int, int], None] = lambda *_: None
) -> str:
    """Return the hexadecimal SHA-256 of files as if they were one: `cat FILES | sha256sum`.

    Raises:
        OSError: a file cannot be read.
    """
    import hashlib

    total = sum(path.stat().st_size for path in paths)
    digest = hashlib.sha256()
    done = 0
    for path in paths:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
                done += len(chunk)
                on_progress(done, total)
    return digest.hexdigest()
