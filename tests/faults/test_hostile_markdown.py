"""Whatever a model, a title or a paste says: no path in it is opened, no socket is made.

Every sink is shown and grabbed in one offscreen process under strace. The detector is proved with
a label that reads markup, and each guard by leaving it out.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("hostile_sinks.py")
ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.privileged,
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed"),
    pytest.mark.timeout(300),
]


def traced(folder: Path, way: str) -> tuple[int, list[str], list[str]]:
    """Return the number of cases, every line that names a canary, and every network line."""
    log = folder / "trace"
    command = ["strace", "-f", "-qq", "-e", "trace=file,network", "-o", str(log)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, sys.executable, str(DRIVER), str(folder), way],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    lines = log.read_text(errors="replace").splitlines()
    opened = [line for line in lines if "canary" in line and "execve" not in line]
    network = [line for line in lines if re.search(r"AF_INET|sin_addr|203\.0\.113", line)]
    return int(done.stdout.split()[-1]), opened, network


def test_no_sink_opens_a_path_or_a_socket(tmp_path: Path) -> None:
    cases, opened, network = traced(tmp_path, "guarded")
    assert cases >= 60 * 12
    assert opened == []
    assert network == []


@pytest.mark.parametrize("way", ["label", "document", "view"])
def test_without_a_guard_the_detector_sees_it(tmp_path: Path, way: str) -> None:
    _, opened, _ = traced(tmp_path, way)
    assert opened
