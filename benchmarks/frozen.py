"""The start of the installed window against the same from source, as a ratio.

`python -m benchmarks frozen [--folder build/frozen/Casebook] [--rounds N]`: both are started on a
display of their own (Xvfb), in turn, and are ready when the X server shows their window (xev). Each
round has new data folders: the first start makes the history, the second opens it. The windows are
asked to end, as a desktop does, or the next start would look for what a crash left.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WIDEST = "1366x768x24"
HANG_SECONDS = 120


@contextmanager
def display() -> Iterator[None]:
    """Have an X server with nothing on it, and DISPLAY name it."""
    server = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", WIDEST, "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert server.stdout is not None
    os.environ["DISPLAY"] = f":{server.stdout.readline().decode().strip()}"
    try:
        while subprocess.run(["xwininfo", "-root"], capture_output=True, check=False).returncode:
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait()


def seconds(command: list[str]) -> float:
    """Return how long a window takes from its command to the screen; it is asked to end then.

    One that does neither within two minutes ends the benchmark, with what it failed to do.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    watcher = subprocess.Popen(
        ["xev", "-root", "-event", "substructure"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert watcher.stdout is not None
    started = time.perf_counter()
    window = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    given_up = threading.Timer(HANG_SECONDS, watcher.kill)
    given_up.start()
    try:
        for line in watcher.stdout:
            if line.startswith("MapNotify"):
                return time.perf_counter() - started
    finally:
        given_up.cancel()
        watcher.kill()
        watcher.wait()
        _end(window)
    raise SystemExit(f"{command[0]}: no window came")


def _end(window: subprocess.Popen[bytes]) -> None:
    window.terminate()
    try:
        window.wait(HANG_SECONDS)
    except subprocess.TimeoutExpired:
        window.kill()
        window.wait()
        raise SystemExit(f"{window.args}: it was asked to end, and did not") from None


def main(arguments: list[str]) -> None:
    """Measure both in turn and print the ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks frozen", description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "frozen" / "Casebook")
    parser.add_argument("--rounds", type=int, default=9)
    chosen = parser.parse_args(arguments)
    program = chosen.folder.absolute() / "Casebook"
    if not program.is_file():
        raise SystemExit(f"{program} is missing; `make installer` builds it")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sides = {"source": [sys.executable, "-m", "app"], "installed": [str(program)]}
    first: dict[str, list[float]] = {name: [] for name in sides}
    second: dict[str, list[float]] = {name: [] for name in sides}
    with display():
        for number in range(chosen.rounds + 1):
            for name in sorted(sides, reverse=number % 2 == 0):
                with tempfile.TemporaryDirectory() as folder:
                    os.environ["CASEBOOK_DATA_DIR"] = folder
                    first[name].append(seconds(sides[name]))
                    second[name].append(seconds(sides[name]))
    # The first round warms the disk cache and writes bytecode.
    pairs = zip(second["installed"][1:], second["source"][1:], strict=True)
    _print("installed window on the screen / from source", [a / b for a, b in pairs], "<= 1.2")
    pairs = zip(second["installed"][1:], first["installed"][1:], strict=True)
    _print("second start of the installed window / first", [a / b for a, b in pairs], "<= 1")


def _print(name: str, ratios: list[float], target: str) -> None:
    low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
    print(f"{name:<52} {middle:6.3f}  ({low:.3f} to {high:.3f})  target {target}")


if __name__ == "__main__":
    main(sys.argv[1:])
