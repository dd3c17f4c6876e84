"""H5: no other program of the account reads the memory of who holds the keys of a history."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.core import shielding

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux has this order")

ROOT = Path(__file__).parents[2]
NOBODY = 65534
PYTHON = shutil.which("python3", path="/usr/bin:/usr/local/bin")  # one that every account may run
PR_GET_DUMPABLE = 3  # linux/prctl.h
# It says that it is there, and waits; who is shielded counts its own open files all the same.
WAITING = "import os, sys; print(len(os.listdir('/proc/self/fd')), flush=True); sys.stdin.read()"
READING = "import sys; open(f'/proc/{sys.argv[1]}/mem', 'rb').close()"
SHIELD = Path(shielding.__file__).read_text("utf-8") + "\nshield()\n"


def test_to_hold_keys_is_to_be_shielded() -> None:
    code = (
        "import ctypes; from app.store.keys import Keys; "
        f"asked = lambda: ctypes.CDLL(None).prctl({PR_GET_DUMPABLE}, 0, 0, 0, 0); "
        "before = asked(); Keys(b'', (b'',)); print(before, asked())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert ran.stdout.split() == ["1", "0"]


@pytest.mark.privileged
@pytest.mark.skipif(PYTHON is None or os.geteuid() != 0, reason="needs root, and Debian's Python")
@pytest.mark.parametrize(("guard", "is_read"), [(SHIELD, False), ("", True)])
def test_another_program_of_the_account_reads_a_process_only_without_the_guard(
    guard: str, is_read: bool
) -> None:
    scope = Path("/proc/sys/kernel/yama/ptrace_scope")
    if scope.exists() and scope.read_text().strip() != "0":
        pytest.skip("here no program reads another one anyway")
    account = {"user": NOBODY, "group": NOBODY, "extra_groups": [], "cwd": "/"}
    waiting = subprocess.Popen(  # type: ignore[call-overload]
        [str(PYTHON), "-I", "-c", guard + WAITING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        **account,
    )
    with waiting:
        assert int(waiting.stdout.readline()) > 0
        command = [str(PYTHON), "-I", "-c", READING, str(waiting.pid)]
        read = subprocess.run(command, check=False, capture_output=True, text=True, **account)  # type: ignore[call-overload]
        waiting.stdin.close()
    assert (read.returncode == 0) is is_read, read.stderr
    if not is_read:
        assert "PermissionError" in read.stderr
