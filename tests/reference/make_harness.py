"""Make harness.json: what lm-evaluation-harness itself gives on tiny checkpoints.

From the root of the repository, with a Python environment that holds lm-eval 0.4.13, datasets,
torch 2.13, transformers 4.57.6 and sentencepiece (about a minute, no network):

    python -m tests.reference.make_harness --python ENVIRONMENT/bin/python

`tests/contract/test_harness.py` holds Casebook's scores to it and needs none of these.
"""

import argparse
import json
import subprocess  # noqa: TID251  the reference is another program
import sys
import tempfile
from pathlib import Path

from tests.reference.checkpoints import checkpoints

HARNESS = Path(__file__).with_name("harness.json")
CHECKPOINTS = ("gemma2", "llama31", "qwen2")


def main() -> None:
    """Run the harness on each checkpoint and write down what it gave."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", type=Path, required=True)
    python = str(parser.parse_args().python.absolute())
    found = {}
    for name in CHECKPOINTS:
        with tempfile.TemporaryDirectory() as scratch:
            folder = checkpoints()[name].write(Path(scratch))
            tasks = Path(scratch) / "tasks"
            tasks.mkdir()
            command = [python, "-m", "tests.reference.harness", str(folder), str(tasks)]
            ended = subprocess.run(command, check=True, stdout=subprocess.PIPE)
            found[name] = json.loads(ended.stdout.splitlines()[-1])
        sys.stderr.write(f"{name}\n")
    HARNESS.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
