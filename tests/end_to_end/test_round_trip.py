"""The demo model, back to a checkpoint and forth to another GGUF file, still answers."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app import roles
from app.core.gguf.container import parse
from tests.reference.round_trip import checkpoint, said

QUESTION = "What are the symptoms of malaria?"
SAME = ("tokens", "token_type", "merges", "pre", "model")


@pytest.mark.model
def test_a_real_model_is_converted_back_and_answers(demo_model: Path, tmp_path: Path) -> None:
    folder = checkpoint(demo_model, tmp_path / "SmolLM2-135M-Instruct")
    made = tmp_path / "made.gguf"
    ended = run("-m", "converters", folder, "-o", made, "--type", "Q8_0", "--json")
    assert json.loads(ended.splitlines()[-1])["path"] == str(made)
    before, after = parse(demo_model), parse(made)
    for name in SAME:
        key = f"tokenizer.ggml.{name}"
        assert said(before, key) == said(after, key)
    assert said(before, "tokenizer.chat_template") == said(after, "tokenizer.chat_template")
    answers = [answer(model, tmp_path) for model in (demo_model, made)]
    assert answers[0].split()[:5] == answers[1].split()[:5], "the same weights, less rounding"
    assert "malaria" in answers[1].lower()


def answer(model: Path, data: Path) -> str:
    """Return what a model answers, the likeliest token each time."""
    said_last = run(
        *("-m", "app", "--data-dir", data / "data", "ask", QUESTION, "--model", model, "--no-save"),
        *("--temperature", "0", "--max-tokens", "40", "--json"),
    ).splitlines()[-1]
    text: str = json.loads(said_last)["text"]
    return text


def run(*words: object) -> str:
    ended = subprocess.run(
        [sys.executable, *map(str, words)],
        env=roles.environment(),
        cwd=roles.folder(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout
