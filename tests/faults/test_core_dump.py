"""H5: native code that dies leaves no file with the memory of the process in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such limit")

ROOT = Path(__file__).parents[2]
GUARD = "import app.cli; app.cli._prepare(); "
# A process of the program starts one of its children, which notes its limit and dies of a signal.
CHILD = (
    "import os, pathlib, resource; "
    "pathlib.Path('limit').write_text(str(resource.getrlimit(resource.RLIMIT_CORE)[0])); os.abort()"
)
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}], check=False)"


def died(folder: Path, code: str) -> tuple[int, list[str]]:
    """Return the limit of the child in bytes, -1 for none, and the files that its end left."""
    import resource

    if resource.getrlimit(resource.RLIMIT_CORE)[1] != resource.RLIM_INFINITY:
        pytest.skip("this account may not raise the limit")
    command = ["sh", "-c", 'ulimit -c unlimited && exec "$0" -c "$1"', sys.executable, code]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    left = [path.name for path in folder.iterdir() if path.name != "limit"]
    return int((folder / "limit").read_text()), left


def test_children_of_the_program_dump_no_memory(tmp_path: Path) -> None:
    assert died(tmp_path, GUARD + PARENT) == (1, [])


def test_without_the_guard_they_could(tmp_path: Path) -> None:
    limit, left = died(tmp_path, PARENT)
    assert limit == -1
    pattern = Path("/proc/sys/kernel/core_pattern")
    if pattern.exists() and pattern.read_text().strip() == "core":
        assert left, "a dump lies where the process ran"
