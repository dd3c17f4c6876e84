"""Runs cases under the library, each on a copy of a template."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.paths import Places
from app.store.encryption import encrypt
from tests.faults.store.workload import KEEP, PHRASE

if TYPE_CHECKING:
    from app.store.keys import Keys

HERE = Path(__file__).parent


class Bench:
    """Runs cases under the library and looks at what they left, without it."""

    def __init__(self, folder: Path, library: Path, is_encrypted: bool) -> None:
        self.keys: Keys | None = None
        self._folder = folder
        self._number = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.store.workload"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=HERE.parents[2],
            env={**os.environ, "LD_PRELOAD": str(library)},
        )
        self.template = folder / "template"
        case, status = self.run("fill", template=None)
        assert status == 0
        (case / "data").rename(self.template)
        if is_encrypted:
            self.keys, _ = encrypt(Places(self.template), PHRASE)

    def run(
        self, name: str, at: int = 0, mode: int = KEEP, template: Path | None = None, **more: Any
    ) -> tuple[Path, int]:
        """Run one case on a copy of the template; return its folder and exit status."""
        self._number += 1
        folder = self._folder / str(self._number)
        folder.mkdir()
        if template is None:
            (folder / "data").mkdir()
        else:
            shutil.copytree(template, folder / "data")
        if "ballast_bytes" in more:
            (folder / "data" / "ballast").unlink(missing_ok=True)
        case = {"folder": str(folder), "workload": name, "at": at, "mode": mode, "seed": 0, **more}
        if self.keys is not None:
            case["key"] = self.keys.database[-1].hex()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(case) + "\n")
        self._process.stdin.flush()
        return folder, int(self._process.stdout.readline())

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
