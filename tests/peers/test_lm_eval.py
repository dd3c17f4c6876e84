"""A bundle runs unchanged in lm-evaluation-harness itself, and its results come back.

`make test-peers` installs the harness and names its Python in CASEBOOK_PEERS_PYTHON; without that
these tests are skipped.
"""

import json
import os
import subprocess  # noqa: TID251  the peer is another program
from pathlib import Path

import pytest

from tests.end_to_end.test_command_line import CommandLine
from tests.reference.checkpoints import checkpoints
from tests.unit.evaluation import sets

PYTHON = os.environ.get("CASEBOOK_PEERS_PYTHON", "")
pytestmark = [
    pytest.mark.skipif(not PYTHON, reason="no lm-evaluation-harness: `make test-peers` brings it"),
    pytest.mark.timeout(600),
]
OFFLINE = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}


def run_there(bundle: Path, model: Path, *more: str) -> None:
    """Run a bundle's tasks as its own scripts do, with the harness's plain `hf` model."""
    script = (bundle / "run_vllm.sh").read_text()
    tasks = script.partition("--tasks ")[2].split(" ", 1)[0]
    arguments = f"pretrained={model},dtype=float32"
    words = ["--model", "hf", "--model_args", arguments, "--tasks", tasks, "--include_path", "."]
    words += ["--device", "cpu", "--batch_size", "1", "--log_samples", "--output_path", "../out"]
    subprocess.run(
        [PYTHON, "-m", "lm_eval", *words, *more],
        cwd=bundle / "tasks",
        env={**os.environ, **OFFLINE},
        check=True,
    )


def test_the_harness_runs_a_bundle_and_its_results_are_read_back(tmp_path: Path) -> None:
    casebook = CommandLine(tmp_path / "data")
    model = checkpoints()["llama31"].write(tmp_path)
    medqa = str(sets.medqa(tmp_path / "medqa.jsonl"))
    pubmedqa = str(sets.pubmedqa(tmp_path))
    mmlu = str(sets.mmlu(tmp_path / "t.csv"))
    bundle = tmp_path / "bundle"
    words = ("bundle", "medqa", "pubmedqa", "mmlu-anatomy", "--data", medqa, "--data", pubmedqa)
    casebook.run(*words, "--data", mmlu, "--for", "lm-eval", "-o", str(bundle))
    run_there(bundle, model)
    read = casebook.json("bundle", "read", str(bundle))
    assert isinstance(read, list)
    assert [(one["task"], one["n"]) for one in read] == [
        ("medqa", 6),
        ("pubmedqa", 2),
        ("mmlu-anatomy", 6),
    ]
    folder = read[0]["run_folder"]
    alike = casebook.json("compare", folder, folder)
    assert isinstance(alike, dict)
    assert alike["discordant"] == 0
    harness = json.loads((Path(__file__).parents[1] / "reference" / "harness.json").read_text())
    for one, name in ((read[0], "medqa"), (read[2], "mmlu-anatomy")):
        lines = (Path(one["run_folder"]) / "samples.jsonl").read_text().splitlines()
        mine = [json.loads(line)["log_probabilities"] for line in lines]
        theirs = [row["log_probabilities"] for row in harness["llama31"][name]]
        for scores, given in zip(mine, theirs, strict=True):
            assert scores == pytest.approx(given, abs=1e-3)


def test_examples_travel_with_a_bundle(tmp_path: Path) -> None:
    casebook = CommandLine(tmp_path / "data")
    model = checkpoints()["llama31"].write(tmp_path)
    mmlu, dev = str(sets.mmlu(tmp_path / "t.csv")), str(sets.mmlu(tmp_path / "d.csv", 2))
    bundle = tmp_path / "bundle"
    words = ("bundle", "mmlu-anatomy", "--data", mmlu, "--dev", dev, "--shots", "2")
    casebook.run(*words, "--for", "lm-eval", "-o", str(bundle))
    run_there(bundle, model)
    read = casebook.json("bundle", "read", str(bundle))
    assert isinstance(read, list)
    assert read[0]["n"] == 4  # the prompts are held to ours by hash; two items are given away
