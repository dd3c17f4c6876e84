"""How far an unfinished file is, so that the next start can go on after a kill or a power cut."""

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import converters
from converters.plan import Plan


class Journal:
    """The note beside a `.part`: of which conversion it is, and the check sums of its tensors.

    It counts for the same plan from the same, unchanged files only.
    """

    def __init__(self, part: Path, plan: Plan) -> None:
        """Name the note of an unfinished file; nothing is read or written yet."""
        self._path = _beside(part)
        folder = plan.model.folder
        marks = {
            name: (folder.mark(name).size_bytes, folder.mark(name).modified_ns)
            for name in plan.model.files
        }
        said = json.dumps([converters.VERSION, marks], sort_keys=True).encode()
        self._of = hashlib.sha256(said + plan.header).hexdigest()

    def read(self) -> list[int]:
        """Return the check sums of the tensors that are on the disk; empty if there are none."""
        try:
            said: Any = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return []
        if not isinstance(said, dict) or said.get("of") != self._of:
            return []
        sums = said.get("sums")
        if not isinstance(sums, list) or not all(isinstance(number, int) for number in sums):
            return []
        return sums

    def write(self, sums: list[int]) -> None:
        """Note these check sums; the tensors themselves must be on the disk before.

        Raises:
            OSError: the disk.
        """
        aside = self._path.with_name(self._path.name + ".new")
        with aside.open("wb") as file:
            file.write(json.dumps({"of": self._of, "sums": sums}).encode())
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self._path)

    @staticmethod
    def drop(part: Path) -> None:
        """Remove the note of an unfinished file."""
        path = _beside(part)
        for name in (path, path.with_name(path.name + ".new")):
            with suppress(OSError):
                name.unlink(missing_ok=True)


def _beside(part: Path) -> Path:
    return part.with_name(part.name + ".json")
