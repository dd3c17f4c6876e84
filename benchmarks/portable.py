"""The portable engine against the one that was compiled for this computer, as a ratio.

`python -m benchmarks portable [--environment .venv-portable] [--rounds N]`, with the demo model in
the data folder. Both are workers as the window starts them, asked the same question in turn; who
begins changes from round to round.
"""

import argparse
import statistics
import subprocess
from pathlib import Path

from app.core import machine
from app.paths import places
from benchmarks.engine import MODEL, QUESTION, Child, row

LIBRARY = (
    "from app.worker import devices, libraries; print(libraries.is_portable(), devices.variant())"
)


def measure(model: Path, python: Path, rounds: int, threads: int) -> None:
    """Ask both in turn and print rates and their ratio."""
    ran = subprocess.run([str(python), "-c", LIBRARY], capture_output=True, text=True, check=True)
    is_portable, variant = ran.stdout.split()
    if is_portable != "True":
        raise SystemExit(f"{python} has no portable engine; `make engine-portable` builds it")
    sides = {"native": Child(model, threads), "portable": Child(model, threads, str(python))}
    rates: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds + 1):
        for name in sorted(sides, reverse=number % 2 == 0):
            rate = sides[name].ask(QUESTION)[2]
            if number:  # the first round warms up
                rates[name].append(rate)
    for child in sides.values():
        child.close()
    print(f"{'answer tokens/s, threads ' + str(threads):<52} {'median':>8} {'min':>8} {'max':>8}")
    row("engine compiled for this computer", rates["native"], "")
    row(f"portable engine, library {variant}", rates["portable"], "")
    pairs = zip(rates["portable"], rates["native"], strict=True)
    ratios = [ours / theirs for ours, theirs in pairs]
    row("ratio: portable ÷ native, round by round", ratios, "≥ 0.97")
    ratio = statistics.median(rates["portable"]) / statistics.median(rates["native"])
    print(f"{'ratio: median ÷ median':<52} {ratio:>8.3f}")


def main(arguments: list[str]) -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks portable", description=__doc__)
    parser.add_argument("--environment", type=Path, default=Path(".venv-portable"))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--threads", type=int, default=machine.cores())
    chosen = parser.parse_args(arguments)
    python = chosen.environment.absolute() / "bin" / "python"
    model = places().models / MODEL
    if not model.is_file() or not python.is_file():
        raise SystemExit(f"{MODEL} or {python} is missing; `make run`, `make engine-portable`")
    measure(model, python, chosen.rounds, chosen.threads)
