"""How far an unfinished file is, so that the next start can go on after a kill or a power cut."""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import converters
from converters.plan import Plan, Planned
from converters.safetensors import Tensor


class Journal:
    """The note beside a `.part`: of which conversion it is, and the check sums of its tensors.

    It counts for the same plan from the same, unchanged files only.
    """

    def __init__(self, part: Path, plan: Plan) -> None:
        """Name the note of an unfinished file; nothing is read or written yet."""
        self._path = _beside(part)
        said = json.dumps([converters.VERSION, self._marks(plan)], sort_keys=True).encode()
        self._of = hashlib.sha256(said + plan.header).hexdigest()

    def _marks(self, plan: Plan) -> dict[str, Any]:
        folder = plan.model.folder
        return {
            name: (folder.mark(name).size_bytes, folder.mark(name).modified_ns)
            for name in plan.model.files
        }

    def read(self) -> list[int]:
        """Return the check sums of the tensors that are on the disk; empty if there are none."""
        return self._read()[0]

    def _read(self) -> tuple[list[int], dict[str, Any]]:
        """Return check sums, and all that the note says; nothing of another conversion."""
        try:
            said: Any = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return [], {}
        if not isinstance(said, dict) or said.get("of") != self._of:
            return [], {}
        sums = said.get("sums")
        if not isinstance(sums, list) or not all(isinstance(number, int) for number in sums):
            return [], {}
        return sums, said

    def write(self, sums: list[int]) -> None:
        """Note these check sums; the tensors themselves must be on the disk before.

        Raises:
            OSError: the disk.
        """
        aside = self._path.with_name(self._path.name + ".new")
        with aside.open("wb") as file:
            file.write(json.dumps({"of": self._of, "sums": sums, **self._more()}).encode())
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self._path)

    def _more(self) -> dict[str, Any]:
        return {}

    @staticmethod
    def drop(part: Path) -> None:
        """Remove the note of an unfinished file."""
        path = _beside(part)
        for name in (path, path.with_name(path.name + ".new")):
            with suppress(OSError):
                name.unlink(missing_ok=True)


class ShardJournal(Journal):
    """The note of a file whose source files come one by one, and are gone once they are used.

    A tensor counts as long as the file it came from still has the published hash it had then.
    """

    MISSING = -1  # no check sum: the tensor is still to be written

    def __init__(self, part: Path, plan: Plan, published: Mapping[str, str]) -> None:
        """`published` has the hash of each source file."""
        super().__init__(part, plan)
        self._published = {name: published[name] for name in plan.model.files}
        self._files = [file_of(tensor) for tensor in plan.tensors]

    def read(self) -> list[int]:
        """Return one number a tensor: its check sum if it is on the disk, else `MISSING`."""
        sums, said = self._read()
        before = said.get("files")
        if len(sums) != len(self._files) or not isinstance(before, dict):
            return [self.MISSING] * len(self._files)
        known = {name for name, sha256 in self._published.items() if before.get(name) == sha256}
        return [
            crc if name is None or name in known else self.MISSING
            for crc, name in zip(sums, self._files, strict=True)
        ]

    def _marks(self, _plan: Plan) -> dict[str, Any]:
        return {}

    def _more(self) -> dict[str, Any]:
        return {"files": self._published}


def file_of(tensor: Planned) -> str | None:
    """Return the source file of a tensor; `None` if its values came from nowhere."""
    return tensor.part.source.file if isinstance(tensor.part.source, Tensor) else None


def _beside(part: Path) -> Path:
    return part.with_name(part.name + ".json")
