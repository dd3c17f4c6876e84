"""Make goldens.json: what the reference tools write for each checkpoint and type.

What it needs, none of it for the tests:

- the source tree of llama-cpp-python 0.3.36 (the sdist, unpacked): its vendored llama.cpp holds
  the converter;
- a Python environment with torch, transformers 4.57.6, sentencepiece, numpy, pyyaml, safetensors;
- the project's own environment, in which this runs: its llama-cpp-python 0.3.36 quantizes.

From the root of the repository, on Linux or macOS (about five minutes):

    python -m tests.reference.make_goldens --tree UNPACKED_SDIST --python ENVIRONMENT/bin/python

What is written follows the issue: F32, F16 and BF16 are converted with `--outtype` of that name;
every quantized type is converted in the type of the source. Each first file then goes through
`llama_model_quantize` with its default parameters, which is all that llama-quantize does when it
is called without options: it sets only the file type (tools/quantize/quantize.cpp).

`--only NAME` (repeatable) renews some checkpoints. Bytes of K-quants are those of x86-64.
"""

import argparse
import hashlib
import json
import os
import subprocess  # noqa: TID251  the reference is another program
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.reference.checkpoints import Checkpoint, checkpoints
from tests.reference.compare import fingerprint, taken_apart
from tests.reference.quantizer import TYPES, quantize

GOLDENS = Path(__file__).with_name("goldens.json")
FLOATS = ("F32", "F16", "BF16")


def main() -> None:
    """Make what is asked for and write it down."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tree", type=Path, required=True)
    parser.add_argument("--python", type=Path, required=True)
    parser.add_argument("--only", action="append")
    asked = parser.parse_args()
    reference = Reference(asked.python.absolute(), asked.tree.resolve() / "vendor" / "llama.cpp")
    goldens = json.loads(GOLDENS.read_text()) if GOLDENS.exists() else {}
    for name, checkpoint in checkpoints().items():
        if checkpoint.has_reference and (not asked.only or name in asked.only):
            with tempfile.TemporaryDirectory() as scratch:
                goldens[name] = reference.golden(checkpoint, Path(scratch))
            sys.stderr.write(f"{name}\n")
    kept = {name: goldens[name] for name in checkpoints() if name in goldens}
    GOLDENS.write_text(json.dumps(kept, indent=1) + "\n")


class Reference:
    """The reference tools of one machine."""

    def __init__(self, python: Path, tree: Path) -> None:
        """Take the environment's interpreter and the tree of llama.cpp."""
        self.python = python
        self.tree = tree

    def golden(self, checkpoint: Checkpoint, scratch: Path) -> dict[str, Any]:
        """Return hashes and sizes of all types, fingerprints of the F32 file, and logits."""
        folder = checkpoint.write(scratch)
        files: dict[str, dict[str, Any]] = {}
        firsts = {kind: scratch / f"{kind}.gguf" for kind in FLOATS}
        for kind, first in firsts.items():
            more = [checkpoint.pre] if checkpoint.pre else []
            self._run("first_step", self.tree, folder, first, kind.lower(), *more)
        golden: dict[str, Any] = {"files": files}
        for kind in TYPES:
            made = scratch / "second.gguf"
            quantize(firsts[kind if kind in FLOATS else checkpoint.dtype], made, kind)
            content = made.read_bytes()
            files[kind] = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
            if kind == "F32":
                golden |= fingerprint(taken_apart(made))
        if checkpoint.has_logits:
            golden["logits"] = json.loads(self._run("forward", folder))
        return golden

    def _run(self, module: str, *arguments: object) -> str:
        # The network stays closed, and no cache of this machine is read.
        environment = os.environ | {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
        done = subprocess.run(
            [self.python, "-m", f"tests.reference.{module}", *map(str, arguments)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(done.stderr)
        return done.stdout


if __name__ == "__main__":
    main()
