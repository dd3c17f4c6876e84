"""What is ours in the folder of a pack that is not whole yet: named before there is any of it."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.core.pack import MANIFEST, UNFINISHED, is_foreign, manifest
from app.errors import Code, Problem
from app.jobs import stick

FORMAT = "casebook-pack-unfinished-1"
MODEL_FOLDER = "model"
MOST_BYTES = 1_000_000
_OWN = (f"{UNFINISHED}.new", f"{MANIFEST}.new", f"{MANIFEST}.lock")


def check_folder(folder: Path) -> None:
    """Refuse a folder that holds something else, or a whole pack.

    Raises:
        Problem: `exists`.
        OSError: the stick.
    """
    if not folder.exists() and not folder.is_symlink():
        return
    if not folder.is_dir():
        raise Problem(Code.EXISTS, pack=True, path=str(folder))
    here = {one.name for one in folder.iterdir() if not is_foreign(one.name)} - set(_OWN)
    is_ours = MANIFEST not in here and _marker(folder) is not None
    if here and not is_ours:
        raise Problem(Code.EXISTS, pack=True, path=str(folder))


class Claim:
    """The folder of one pack, and the files in it that are or will be ours."""

    def __init__(self, folder: Path, paths: Sequence[str]) -> None:
        """Name what will be written; nothing is yet."""
        self._folder = folder
        self._paths = tuple(paths)
        said = _marker(folder)
        self._is_new = bool(said["is_new"]) if said else not folder.exists()

    def growing(self, path: str) -> Path:
        """Return where a file lies until the pack is whole."""
        return self._folder / f"{path}.part"

    def there_bytes(self, sizes: Sequence[int]) -> int:
        """Return how much of files of these sizes lies there already, and is not written again."""
        there = 0
        for path, size in zip(self._paths, sizes, strict=True):
            for place in (self.growing(path), self._folder / path):
                with suppress(OSError):
                    there += min(place.stat().st_size, size)
        return there

    def take(self) -> None:
        """Say what is ours; what an earlier start left is taken up, or removed if it is not wanted.

        Raises:
            OSError: the stick.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        left = _left(self._folder)
        aside = self._folder / f"{UNFINISHED}.new"
        aside.unlink(missing_ok=True)
        with aside.open("x", encoding="ascii") as file:
            both = sorted({*left, *self._paths})
            json.dump({"format": FORMAT, "paths": both, "is_new": self._is_new}, file)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self._folder / UNFINISHED)
        for path in left:
            final = self._folder / path
            if path not in self._paths:
                self.growing(path).unlink(missing_ok=True)
                final.unlink(missing_ok=True)
            elif final.is_file() and not self.growing(path).exists():
                final.replace(self.growing(path))  # it is compared again all the same
        for path in self._paths:
            (self._folder / path).parent.mkdir(exist_ok=True)

    def drop(self) -> None:
        """Remove what is ours; what cannot be removed any more is left."""
        if (self._folder / MANIFEST).exists():
            return
        for path in {*_left(self._folder), *self._paths}:
            for place in (self.growing(path), self._folder / path):
                with suppress(OSError):
                    place.unlink(missing_ok=True)
        for name in (UNFINISHED, *_OWN):
            with suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)
        with suppress(OSError):
            (self._folder / MODEL_FOLDER).rmdir()
        if self._is_new:
            with suppress(OSError):  # somebody put something else into it
                self._folder.rmdir()


def _marker(folder: Path) -> dict[str, Any] | None:
    """Return what an unfinished pack says of itself; `None` if it is none of ours."""
    try:
        with stick.open_plain(folder / UNFINISHED) as file:
            said = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    is_ours = isinstance(said, dict) and said.get("format") == FORMAT
    return {"is_new": False, **said} if is_ours else None


def _left(folder: Path) -> list[str]:
    """Return the files of an unfinished pack; names that lead elsewhere are not ours."""
    said = _marker(folder)
    named = said.get("paths") if said else None
    if not isinstance(named, list):
        return []
    return [
        path
        for path in named[: manifest.MOST_FILES]
        if isinstance(path, str)
        and not any(manifest.flaw_of(step) for step in path.split("/"))
        and not (folder / path).parent.is_symlink()
    ]
