"""Downloads that are not whole yet: the note beside each, and how the left ones are swept.

A file grows as `NAME.part`, beside it `NAME.part.json` says of what. A checkpoint grows in a
folder `OWNER--NAME.part`, with the note inside. What bears no note of ours is never touched.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import filelock
import msgspec

from app.core.repository import is_name, is_safe

FORMAT = "casebook-download-1"
ENDING = ".part"
FOLDER_NOTE = "download.json"
MOST_NOTE_BYTES = 64_000
MOST_FILES = 100_000
# What a file of a checkpoint is called while it comes, and what lies beside it then.
_BESIDE = ("", ".part", ".part.json", ".part.json.new", ".lock")
# What the converter makes, and leaves if it is ended in the middle.
_CONVERTED = (
    ".gguf",
    ".gguf.part",
    ".gguf.part.json",
    ".gguf.part.json.new",
    ".gguf.lock",
    ".provenance.json",
    ".provenance.json.part",
)


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What is being downloaded, and how much of it is on the disk for certain.

    Attributes:
        revision: the commit.
        file: its name in the repository; of a checkpoint the type it is converted to.
        etag: what the server called the content, with its quotes; may be empty.
        size_bytes: of the whole file; -1 if the hub does not say.
        offset: bytes that were synced to the disk.
        prefix: digest of these bytes.
        files: of a checkpoint, the names of all its files.
        is_low_disk: of a checkpoint, whether its files go as soon as they are converted.
    """

    format: str
    repository: str
    revision: str
    file: str
    url: str = ""
    etag: str = ""
    size_bytes: int = -1
    sha256: str = ""
    blob_id: str = ""
    offset: int = 0
    prefix: str = ""
    files: tuple[str, ...] = ()
    is_low_disk: bool = False


@dataclass(frozen=True)
class Unfinished:
    """One download that did not end.

    Attributes:
        path: the `.part`, a file or a folder; it need not exist, the note may be alone.
        files: what is ours of it and would be removed.
        bytes: what removing gives back.
    """

    path: Path
    note: Note
    files: tuple[Path, ...]
    bytes: int


def part_path(target: Path) -> Path:
    """Return where a file grows."""
    return target.with_name(f"{target.name}{ENDING}")


def note_path(part: Path) -> Path:
    """Return where the note of a growing file lies."""
    return part.with_name(f"{part.name}.json")


def folder_of(folder: Path, repository: str) -> Path:
    """Return the folder in which a repository's checkpoint grows."""
    return folder / f"{repository.replace('/', '--')}{ENDING}"


def read(path: Path) -> Note | None:
    """Return a note; `None` if there is none, or it is not ours."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_NOTE_BYTES + 1)
        note = msgspec.json.decode(data, type=Note)
    except (OSError, ValueError, RecursionError):
        return None
    return note if note.format == FORMAT and note.offset >= 0 else None


def write(path: Path, note: Note) -> None:
    """Put a note on the disk; an older one is there until the new one is.

    Raises:
        OSError: the disk.
    """
    aside = path.with_name(f"{path.name}.new")
    aside.unlink(missing_ok=True)  # it may be a link that leads elsewhere
    with aside.open("xb") as file:
        file.write(msgspec.json.encode(note))
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)


def find(folder: Path) -> list[Unfinished]:
    """Return what lies unfinished in a models folder, by name."""
    try:
        names = sorted(entry.name for entry in folder.iterdir())[:MOST_FILES]
    except OSError:
        return []
    found = []
    for name in names:
        path = folder / name
        if path.is_symlink():
            continue
        if path.is_dir() and name.endswith(ENDING):
            note, part, own = read(path / FOLDER_NOTE), path, _inside
        elif name.endswith(f"{ENDING}.json"):
            note, part, own = read(path), path.with_name(name.removesuffix(".json")), _beside
        else:
            continue
        if note is not None and is_name(note.repository):
            files = tuple(file for file in own(part, note) if _is_own(file, folder))
            found.append(Unfinished(part, note, files, sum(map(taken_bytes, files))))
    return found


def remove(one: Unfinished) -> bool:
    """Remove what is ours of it; return False if somebody is writing it right now.

    Raises:
        OSError: the disk. What was not removed yet is found again.
    """
    with reserved(one.path) as is_free:
        if is_free:
            remove_files(one)
    return is_free


def remove_files(one: Unfinished) -> None:
    """Remove what is ours of a download that the caller has reserved.

    Raises:
        OSError: as `remove`.
    """
    # The note goes last: without it what is left would be nobody's.
    for file in sorted(
        one.files, key=lambda path: path in {note_path(one.path), one.path / FOLDER_NOTE}
    ):
        file.unlink(missing_ok=True)
    made = _inside(one.path, one.note) if one.path.is_dir() else ()
    for folder in _folders(one.path, (*made, converted(one.path) / "any")):
        with suppress(OSError):  # somebody else's file is in it
            folder.rmdir()


@contextmanager
def reserved(part: Path) -> Iterator[bool]:
    """Keep others away from a `.part`; yields False if somebody holds it.

    Raises:
        OSError: its folder cannot be written.
    """
    place = part.with_name(f"{part.name.removesuffix(ENDING)}.lock")
    lock = filelock.FileLock(place, blocking=False)
    place.open("ab").close()  # what cannot be written is told as that, not as locked
    try:
        lock.acquire()
    except filelock.Timeout:
        yield False
        return
    try:
        yield True
    finally:
        with suppress(OSError):
            place.unlink(missing_ok=True)
        lock.release()


def _is_own(path: Path, folder: Path) -> bool:
    return path.is_file() and not path.is_symlink() and is_inside(path, folder)


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path below a folder lies where it says: notes and links may be forged."""
    return path.resolve() == folder.resolve() / path.relative_to(folder)


def content(folder: Path, repository: str) -> Path:
    """Return where a checkpoint's files lie in its folder; the converter reads names off it."""
    owner, _, name = repository.partition("/")
    return folder / f"models--{owner}--{name}" / name


def hub_note(place: Path) -> Path:
    """Return where huggingface-hub would note the commit of a checkpoint; the converter looks."""
    return place / ".cache" / "huggingface" / "download" / "config.json.metadata"


def converted(folder: Path) -> Path:
    """Return where the file that is made of a checkpoint grows."""
    return folder / "out"


def taken_bytes(path: Path) -> int:
    """Return the room that a file takes: less than its length, if it has holes; 0 without one."""
    with suppress(OSError):
        status = path.stat()
        blocks = getattr(status, "st_blocks", None)  # of 512 bytes, whatever the disk's are
        return status.st_size if blocks is None else min(status.st_size, blocks * 512)
    return 0


def _beside(part: Path, _note: Note, /) -> tuple[Path, ...]:
    """Return a growing file, its note, and a note that was being written."""
    note = note_path(part)
    return part, note, note.with_name(f"{note.name}.new")


def _inside(folder: Path, note: Note, /) -> tuple[Path, ...]:
    """Return the files of a checkpoint's folder that only this program puts there."""
    place = content(folder, note.repository)
    names = [name for name in note.files if is_safe(name) and "/" not in name]
    own = [place / f"{name}{more}" for name in names for more in _BESIDE]
    out = converted(folder)
    with suppress(OSError):
        own += [path for path in out.iterdir() if path.name.endswith(_CONVERTED)]
    notes = [folder / FOLDER_NOTE, folder / f"{FOLDER_NOTE}.new", hub_note(place)]
    return (*own, *notes)


def _folders(top: Path, files: tuple[Path, ...]) -> list[Path]:
    """Return the folders that are empty once the files are gone, the deepest first."""
    found = {one for file in files for one in file.parents if one.is_relative_to(top)}
    return sorted(found, key=lambda path: len(path.parts), reverse=True)
