"""The power goes at every write of a download: what its note says is on the disk (X1, DL-1)."""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.core import unfinished
from app.core.repository import RemoteFile, Repository
from app.jobs import part
from app.jobs.part import Part
from tests.faults.store.workload import CUT, KEEP, LOSE, SUBSET, TORN

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the library needs Linux"),
    pytest.mark.skipif(shutil.which("gcc") is None, reason="the library is compiled by gcc"),
]

HERE = Path(__file__).parent
CONTENT = bytes(range(256)) * 64
PIECE = 1500
FILE = RemoteFile("m.gguf", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
SOURCE = Repository("owner/name", "a" * 40, "", "no", ())
MODES = [(KEEP, 0), (LOSE, 0), (TORN, 0), *((SUBSET, seed) for seed in range(4))]


def part_in(folder: Path) -> Part:
    return Part(folder / "m.gguf", FILE, SOURCE, "https://hub.invalid/m.gguf")


def go_on(folder: Path) -> int:
    """Take up what is there, bring the rest; return how much was there."""
    one = part_in(folder)
    one.open(lambda _done: None)
    there = one.offset
    while not one.is_whole:
        one.write(CONTENT[one.offset : one.offset + PIECE])
    one.sync()
    one.close()
    one.finish(lambda _path: None)
    return there


def workload(folder: Path, at: int, mode: int, seed: int) -> int:
    """Run a download under the library in a fork; return the exit status."""
    child = os.fork()
    if not child:
        status = 1
        try:
            library = ctypes.CDLL(None)
            library.iofault_arm(at, mode, seed, b"m.gguf", b"")
            go_on(folder)
            (folder / "count").write_text(str(library.iofault_count()))
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(folder: Path) -> None:
    """Cut the power at every call in every way; print what a next start could not mend."""
    part.SYNC_BYTES, part.SYNC_SECONDS = 4000, float("inf")  # as often in each case
    clean = folder / "clean"
    clean.mkdir()
    assert workload(clean, 0, KEEP, 0) == 0
    calls = int((clean / "count").read_text())
    assert calls > 20
    for mode, seed in MODES:
        for at in range(1, calls + 1):
            case = folder / f"{mode}-{seed}-{at}"
            case.mkdir()
            assert workload(case, at, mode, seed) == CUT
            assert not (case / "m.gguf").exists()
            note = unfinished.read(case / "m.gguf.part.json")
            promised = note.offset if note else 0
            if (there := go_on(case)) != promised:
                print(f"{case.name}: {there} of {promised} promised bytes")  # noqa: T201
            if (case / "m.gguf").read_bytes() != CONTENT:
                print(f"{case.name}: wrong bytes")  # noqa: T201
            shutil.rmtree(case)
    print(f"calls {calls}")  # noqa: T201


def test_after_a_power_cut_at_any_write_what_was_promised_is_there(tmp_path: Path) -> None:
    library = tmp_path / "iofault.so"
    command = ["gcc", "-O2", "-shared", "-fPIC", "-o", str(library)]
    subprocess.run([*command, str(HERE / "store" / "iofault.c"), "-ldl"], check=True)
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.test_download_power", str(tmp_path)],
        cwd=HERE.parents[1],
        env={**os.environ, "LD_PRELOAD": str(library)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    assert ended.stdout.startswith("calls "), ended.stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]))
