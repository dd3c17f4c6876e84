"""H5: native code that dies leaves no file with the memory of the process in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such limit")

REFUSED = 77
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
    raising = ["sh", "-c", f'ulimit -c unlimited || exit {REFUSED}; exec "$0" "$@"']
    if subprocess.run([*raising, "true"], check=False, capture_output=True).returncode == REFUSED:
        pytest.skip("the limit is below unlimited here, and this account may not raise it")
    command = [*raising, sys.executable, "-c", code]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    left = [path.name for path in folder.iterdir() if path.name != "limit"]
    return int((folder / "limit").read_text()), left


@pytest.mark.parametrize(("hard", "asked"), [(-1, 1), (4096, 1), (1, 1), (0, 0)])
def test_the_least_that_may_be_asked_for_is_asked_for(hard: int, asked: int) -> None:
    """Where the limit is low for this account already, this is all that can be seen."""
    code = (
        f"import resource as r; r.getrlimit = lambda which: ({hard}, {hard});"
        " r.setrlimit = lambda which, limits: print(which == r.RLIMIT_CORE, *limits); "
    )
    command = [sys.executable, "-c", code + GUARD]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert ended.stdout.split() == ["True", str(asked), str(asked)]


def test_children_of_the_program_dump_no_memory(tmp_path: Path) -> None:
    assert died(tmp_path, GUARD + PARENT) == (1, [])


def test_without_the_guard_they_could(tmp_path: Path) -> None:
    limit, left = died(tmp_path, PARENT)
    assert limit == -1
    pattern = Path("/proc/sys/kernel/core_pattern")
    if pattern.exists() and pattern.read_text().strip() == "core":
        assert left, "a dump lies where the process ran"
