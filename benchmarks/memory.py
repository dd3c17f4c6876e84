"""Memory: what the arithmetic says a model takes ÷ what its process took, and by llama.cpp's log.

    python -m benchmarks memory [--model FILE]... [--context N]

Each row is a process of its own that loads the model as the product does and answers once, mapped
and not mapped, with the context in f16 and in q8_0. The last column is the same for llama.cpp's
own figures of weights, context, compute and output.
"""

import argparse
import json
import statistics
import subprocess
import sys
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import archspec.cpu

from app import paths, roles
from app.core import catalogue, gguf, hardware, loading
from app.core.chat import LoadOptions
from app.errors import Problem

MB = 1_000_000
BATCH = hardware.DEFAULT_BATCH_TOKENS
CHILD = """
import json, sys
from app.core.chat import LoadOptions, Message, ModelFile, Role, Sampling
from app.worker import devices
from app.worker.llama import LlamaEngine
engine = LlamaEngine()
loaded = engine.load(ModelFile(sys.argv[1]), LoadOptions(**json.loads(sys.argv[2])))
question = Message(Role.USER, "one two three " * 60)
sampling = Sampling(temperature=0.0, max_tokens=8)
list(engine.stream((question,), sampling, bool, lambda *_: None))
print(json.dumps({"peak": devices.peak_resident_bytes(), "buffers": loaded.buffers}))
"""


@dataclass(frozen=True)
class Row:
    """One process: bytes as estimated and as measured."""

    estimated: hardware.Memory
    peak_bytes: int
    buffers: dict[str, int]

    @property
    def ratio(self) -> float:
        """Estimate ÷ what the process took at most."""
        return self.estimated.total / self.peak_bytes

    @property
    def buffer_ratio(self) -> float:
        """Estimate ÷ llama.cpp's own figures, without the program."""
        measured = sum(self.buffers.values())
        return (self.estimated.total - self.estimated.program) / measured


def measure(path: Path, options: LoadOptions) -> Row:
    """Load and answer in a process of its own."""
    info = gguf.read(path)
    features = frozenset(archspec.cpu.host().features)
    ran = subprocess.run(
        [sys.executable, "-P", "-c", CHILD, str(path), json.dumps(loading.kept(options))],
        env=roles.environment(),
        cwd=roles.folder(),
        check=True,
        capture_output=True,
        text=True,
    )
    said = json.loads(ran.stdout)
    estimated = hardware.estimate(info, loading.use(info, options, BATCH, features))
    return Row(estimated, said["peak"], said["buffers"])


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks memory")
    parser.add_argument("--model", type=Path, action="append", default=[])
    parser.add_argument("--context", type=int, default=4096)
    parser.add_argument("--rounds", type=int, default=1, help="not used: memory does not vary")
    chosen = parser.parse_args(arguments)
    models = chosen.model or [paths.places().models / catalogue.demo().file]
    print("model  mmap  cache  estimate MB  measured MB  ratio  ratio of llama.cpp's figures")
    ratios = []
    for path, is_mapped, kind in product(models, (True, False), ("f16", "q8_0")):
        options = LoadOptions(
            context_tokens=chosen.context,
            gpu_layers=0,
            cache_type_k=kind,
            cache_type_v=kind,
            use_mmap=is_mapped,
        )
        try:
            loading.check_for(options, gguf.read(path))
        except Problem as problem:
            print(f"{path.stem[:32]}  {problem}")
            continue
        row = measure(path, options)
        ratios.append(row.ratio)
        print(
            f"{path.stem[:32]}  {'yes' if is_mapped else 'no'}  {kind}"
            f"  {row.estimated.total / MB:,.0f}  {row.peak_bytes / MB:,.0f}"
            f"  {row.ratio:.3f}  {row.buffer_ratio:.3f}",
            flush=True,
        )
    print(
        f"estimate ÷ measured: {statistics.median(ratios):.3f}"
        f" ({min(ratios):.3f} to {max(ratios):.3f})"
    )
