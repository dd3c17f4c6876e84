"""Conversion: time and memory against the reference, on a checkpoint of Gemma-2-2B's shape.

    python -m benchmarks convert [--rounds 1] [--folder DIR] [--tree SDIST --python REFERENCE]

With the reference's tools (see tests/reference/make_goldens.py) the other side is their two steps;
without them it is the second step alone, `llama_model_quantize` of the installed wheel on a BF16
file. The checkpoint takes 5.2 GB of disk, 10.4 GB for the larger shape (`--larger`).
"""

import argparse
import filecmp
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

LAYERS = 26
MB = 1_000_000
QUANTIZE = """
import sys, llama_cpp
llama_cpp.llama_backend_init()
parameters = llama_cpp.llama_model_quantize_default_params()
parameters.ftype = int(sys.argv[3])
source, target = sys.argv[1].encode(), sys.argv[2].encode()
sys.exit(llama_cpp.llama_model_quantize(source, target, parameters))
"""
Q4_K_M = 15


@dataclass(frozen=True)
class Run:
    """What one process took."""

    seconds: float
    processor_seconds: float
    peak_bytes: int

    def __add__(self, other: "Run") -> "Run":
        """Return the two one after the other."""
        return Run(
            self.seconds + other.seconds,
            self.processor_seconds + other.processor_seconds,
            max(self.peak_bytes, other.peak_bytes),
        )


def measured(*command: object) -> Run:
    """Run a program and return what it took, by the system's own account.

    A child's peak begins with what this process ever held: so it holds little, see `checkpoint_of`.
    """
    started = time.monotonic()
    child = subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command[:4]} ended with {child.returncode}")
    return Run(time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def checkpoint_of(folder: Path, layers: int) -> Path:
    """Make a checkpoint in a process of its own; return its folder."""
    code = "import sys; from benchmarks import checkpoint; checkpoint.main(sys.argv[1:])"
    subprocess.run([sys.executable, "-c", code, str(folder), str(layers)], check=True)
    return folder


def ours(folder: Path, target: Path, kind: str = "Q4_K_M") -> Run:
    """Convert in one pass."""
    return measured(
        sys.executable, "-m", "converters", folder, "-o", target, "--type", kind, "--overwrite"
    )


def reference(options: argparse.Namespace, folder: Path, first: Path, target: Path) -> Run:
    """Convert in two steps, or do the second one alone."""
    quantize = (sys.executable, "-c", QUANTIZE, first, target, Q4_K_M)
    if not options.tree:
        if not first.exists():
            ours(folder, first, "BF16")
        return measured(*quantize)
    script = options.tree / "vendor" / "llama.cpp" / "convert_hf_to_gguf.py"
    step = measured(options.python, script, folder, "--outfile", first, "--outtype", "bf16")
    return step + measured(*quantize)


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks convert")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir(), "casebook-2b"))
    parser.add_argument("--tree", type=Path, help="an unpacked sdist of llama-cpp-python")
    parser.add_argument("--python", type=Path, help="the reference's environment")
    parser.add_argument("--larger", action="store_true", help="measure twice the shape too")
    options = parser.parse_args(words)
    folder = checkpoint_of(options.folder / "Gemma2-2B", LAYERS)
    made, first = options.folder / "ours.gguf", options.folder / "first.gguf"
    other = options.folder / "reference.gguf"
    mine, theirs = [], []
    for _ in range(options.rounds):
        mine.append(ours(folder, made))
        theirs.append(reference(options, folder, first, other))
    _report(options, mine, theirs, first)
    same = "the same bytes" if filecmp.cmp(made, other, shallow=False) else "OTHER BYTES"
    print(f"result                                           {same}")
    if options.larger:
        larger = checkpoint_of(options.folder / "Gemma2-larger", 2 * LAYERS + 8)
        run = ours(larger, made)
        ratio = run.peak_bytes / max(one.peak_bytes for one in mine)
        print(f"peak memory, twice the shape ÷ the shape         {ratio:.2f} (target ≤ 1.3)")
        shutil.rmtree(larger)


def _report(options: argparse.Namespace, mine: list[Run], theirs: list[Run], first: Path) -> None:
    side = "two steps" if options.tree else "llama_model_quantize alone"
    ratios = [one.seconds / other.seconds for one, other in zip(mine, theirs, strict=True)]
    busy = [run.processor_seconds / run.seconds / _processors() for run in mine]
    peak, their_peak = (max(run.peak_bytes for run in runs) for runs in (mine, theirs))
    print(f"wall time ÷ {side:<36} {statistics.median(ratios):.2f} (target ≤ 0.75 of two)")
    print(
        f"wall time, seconds                               {mine[-1].seconds:.1f}"
        f" against {theirs[-1].seconds:.1f}"
    )
    print(
        f"peak memory                                      {peak / MB:.0f} MB"
        f" against {their_peak / MB:.0f} MB (target ≤ 400)"
    )
    print(
        "extra disk                                       0 GB"
        f" against {first.stat().st_size / 1e9:.2f} GB"
    )
    print(
        f"processors busy                                  {statistics.median(busy):.2f}"
        " (target ≥ 0.9 of the quantizing)"
    )


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
