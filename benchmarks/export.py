"""Exports: does a message of ten thousand cost what one of a thousand does, in time and memory?

    python -m benchmarks export [--rounds N] [--kinds md,html,…]

One conversation of 1,000 and one of 10,000 messages, each exported in a process of its own, which
tells its time, its peak of memory before the export and at the end. Ratios: time a message, and
memory that the export added, ÷ ten (1 is linear, less is better).
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from app import roles
from app.core.transcript.writing import Format
from app.paths import Places
from app.store.database import open_database
from tests.transcripts import long_chat

SMALL, LARGE = 1_000, 10_000
CHILD = """
import json, resource, sys, time
from pathlib import Path
from app.core.transcript.writing import Format
from app.paths import Places
from app.store.database import open_database
from app.store.exports import Chosen
kind = Format(sys.argv[2])
make = None
if kind is Format.PDF:
    import os
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication
    from app.gui.paper import PdfFile as make
    qt = QGuiApplication([])
with open_database(Places(Path(sys.argv[1])), read_only=True) as store:
    known = store.history.conversations()[0].conversation_id
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    done = store.exports.begin(Chosen((known,), kind, Path(sys.argv[3])), make=make).run()
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([seconds, before, after, done.size_bytes, done.messages]))
"""


def measure(data: Path, kind: Format, folder: Path) -> tuple[float, int, int]:
    """Return seconds, kibibytes that the peak of memory grew, and bytes of the file."""
    target = folder / f"out.{kind}"
    target.unlink(missing_ok=True)
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, str(data), kind, str(target)],
        env={**roles.environment(), "PYTHONPATH": str(roles.folder())},
        cwd=roles.folder(),
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, before, after, size_bytes, _ = json.loads(ran.stdout)
    return seconds, after - before, size_bytes


def main(arguments: list[str]) -> None:
    """Print a line for each format."""
    parser = argparse.ArgumentParser(prog="benchmarks export")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kinds", default=",".join(Format))
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = {}
        for count in (SMALL, LARGE):
            data[count] = folder / str(count)
            data[count].mkdir()
            with open_database(Places(data[count])) as store:
                long_chat(store, count // 2)
        print(f"{SMALL} and {LARGE} messages; median of {chosen.rounds} rounds, interleaved")
        for kind in map(Format, chosen.kinds.split(",")):
            runs = [
                (measure(data[SMALL], kind, folder), measure(data[LARGE], kind, folder))
                for _ in range(chosen.rounds)
            ]
            _print(kind, runs)


def _print(kind: Format, runs: list[tuple[tuple[float, int, int], tuple[float, int, int]]]) -> None:
    factor = LARGE / SMALL
    times = [large[0] / small[0] / factor for small, large in runs]
    small_kib = statistics.median(small[1] for small, _ in runs)
    large_kib = statistics.median(large[1] for _, large in runs)
    seconds = statistics.median(large[0] for _, large in runs)
    print(
        f"{kind:6} time a message, {LARGE} ÷ {SMALL}: {statistics.median(times):.2f}"
        f" ({min(times):.2f} to {max(times):.2f}); {seconds:.1f} s;"
        f" memory added: {small_kib / 1024:.1f} and {large_kib / 1024:.1f} MiB;"
        f" file {runs[0][1][2] / 1e6:.1f} MB"
    )
