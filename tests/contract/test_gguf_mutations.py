"""A5: what the validator lets through after a change of its header does not end the engine."""

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from math import prod
from pathlib import Path

from app import roles
from app.core import gguf
from app.core.gguf.types import TENSORS
from app.errors import Problem
from tests.gguf_writer import gemma2, llama, ser

SEED = 5
CHANGES = 1_500 if os.environ.get("CASEBOOK_LONG") == "1" else 300
# One engine for all files; a refusal is an end like another, a death is not.
LOADS = """
import sys
from pathlib import Path
from app.core.chat import LoadOptions, Message, ModelFile, Role, Sampling
from app.errors import Problem
from app.worker.llama import LlamaEngine
for path in sorted(Path(sys.argv[1]).iterdir()):
    print(path.name, flush=True)
    engine = LlamaEngine()
    try:
        engine.load(ModelFile(str(path)), LoadOptions(threads=1, context_tokens=64))
        greedy = Sampling(temperature=0, max_tokens=2)
        list(engine.stream((Message(Role.USER, "Hi"),), greedy, bool, lambda *_: None))
    except Problem:
        pass
    engine.unload()
"""


def mutations(folder: Path) -> int:
    """Write every mutation that the validator accepts; return how many it refused."""
    dice, refused = random.Random(SEED), 0
    for number in range(CHANGES):
        described = llama() if number % 2 else gemma2()
        raw, boundaries = ser(described)
        data = bytearray(raw)
        for _ in range(dice.randint(1, 3)):
            at = dice.randrange(max(boundaries[:-1]))
            data[at] = dice.randrange(256)
        path = folder / f"{number:04d}.gguf"
        path.write_bytes(data)
        accepted = False
        with suppress(Problem):
            gguf.read(path)
            accepted = True
        if not accepted:
            refused += 1
            path.unlink()
    return refused


def other_types(folder: Path) -> int:
    """Write every type in every tensor of a model that the validator accepts; count refusals."""
    refused = 0
    for number, (kind, block, size) in TENSORS.items():
        for at, old in enumerate(llama().tensors):
            if old.shape[0] % block:
                continue
            described = llama()
            tensor = described.tensors[at]
            tensor.type, tensor.data = number, bytes(prod(old.shape) // block * size)
            path = described.write(folder / f"{old.name}.{kind}.gguf")
            try:
                gguf.read(path)
            except Problem:
                refused += 1
                path.unlink()
    return refused


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LOADS, str(folder)],
        cwd=roles.folder(),
        env=roles.environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_accepted_mutation_ends_the_engine(tmp_path: Path) -> None:
    refused = mutations(tmp_path)
    accepted = len(list(tmp_path.iterdir()))
    assert refused > CHANGES // 20
    assert accepted > CHANGES // 20
    ran = run(tmp_path)
    assert ran.returncode == 0, (ran.stdout.splitlines()[-1:], ran.stderr[-600:])
    assert len(ran.stdout.splitlines()) == accepted


def test_no_accepted_type_of_a_tensor_ends_the_engine(tmp_path: Path) -> None:
    """A norm in F16 aborted it, a matrix of I8 was a SIGSEGV."""
    refused = other_types(tmp_path)
    accepted = len(list(tmp_path.iterdir()))
    assert refused > accepted > len(llama().tensors)
    ran = run(tmp_path)
    assert ran.returncode == 0, (ran.stdout.splitlines()[-1:], ran.stderr[-600:])
    assert len(ran.stdout.splitlines()) == accepted


def test_the_detector_sees_a_death(tmp_path: Path) -> None:
    """Without the validator one of the thirteen aborts ends the process (a guard's own test)."""
    described = llama().set("llama.block_count", 513)
    described.write(tmp_path / "0.gguf")
    unguarded = LOADS.replace(
        "for path in",
        "import app.core.gguf as _gguf\n"
        "from tests.gguf_writer import llama\n"
        "good = llama().write(Path(sys.argv[1]).parent / 'good.gguf')\n"
        "real = _gguf.read\n_gguf.read = lambda _path: real(good)\nfor path in",
        1,
    )
    folder = tmp_path / "files"
    folder.mkdir()
    (tmp_path / "0.gguf").rename(folder / "0.gguf")
    ran = subprocess.run(
        [sys.executable, "-c", unguarded, str(folder)],
        cwd=roles.folder(),
        env=roles.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == -signal.SIGABRT
