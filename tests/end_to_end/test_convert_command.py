"""`casebook convert` and `quantize` as people script them: shapes, exit statuses, what is left."""

import hashlib
import json
import signal
from pathlib import Path

import pytest

from app.core import trail
from app.store.lock import Lock
from tests.end_to_end.test_command_line import CommandLine
from tests.reference.checkpoints import checkpoints


@pytest.fixture
def casebook(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "data")


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    return checkpoints()["gemma2"].write(tmp_path / "downloads")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def test_without_a_target_the_model_is_tried_and_joins_the_library(
    casebook: CommandLine, checkpoint: Path
) -> None:
    ran = casebook.run("convert", str(checkpoint), "--threads", "2")
    path = Path(ran.out.strip())
    assert path.parent == casebook.places.models
    assert "Trying the file" in ran.err
    (model,) = casebook.json("models", "list")
    assert model["path"] == str(path)
    assert model["state"] == "ready"
    assert model["quantization"] == "Q4_K_M"
    assert model["license"] == "gemma"
    assert model["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    record = trail.read(path)
    assert record is not None
    assert model["source"] == record.repository
    answer = casebook.run("ask", "Hello", "--max-tokens", "2", "--no-save", "--threads", "1")
    assert answer.out


def test_with_a_target_only_the_file_is_written(
    casebook: CommandLine, checkpoint: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.gguf"
    ran = casebook.run("convert", str(checkpoint), "-o", str(target), "--type", "q8_0", "--json")
    *steps, done = ran.lines
    assert {step["type"] for step in steps} == {"progress"}
    assert steps[-1]["done_bytes"] == steps[-1]["total_bytes"] == target.stat().st_size
    assert done["type"] == "done"
    assert done["path"] == str(target)
    assert done["bytes"] == target.stat().st_size
    assert done["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
    assert {"seconds", "peak_rss_bytes"} <= set(done)
    assert casebook.json("models", "list") == []


def test_a_dry_run_says_exactly_what_would_be_written(
    casebook: CommandLine, checkpoint: Path, tmp_path: Path
) -> None:
    said = casebook.json("convert", str(checkpoint), "--dry-run", "--type", "Q6_K")
    assert said["architecture"] == "gemma2"
    assert said["type"] == "Q6_K"
    assert Path(said["path"]).parent == casebook.places.models
    assert names(casebook.places.models) == set()
    assert {"parameters", "memory_bytes", "disk_free_bytes"} <= set(said)
    assert set(said["tensors"][0]) == {"name", "type", "shape", "bytes"}
    target = tmp_path / "out.gguf"
    casebook.run("convert", str(checkpoint), "-o", str(target), "--type", "Q6_K")
    assert target.stat().st_size == said["output_bytes"]


def test_quantize_gives_the_same_file_as_convert(
    casebook: CommandLine, checkpoint: Path, tmp_path: Path
) -> None:
    plain, direct, stepped = (tmp_path / f"{name}.gguf" for name in ("bf16", "one", "two"))
    casebook.run("convert", str(checkpoint), "-o", str(plain), "--type", "BF16")
    casebook.run("convert", str(checkpoint), "-o", str(direct), "--type", "Q4_K_M")
    ran = casebook.run("quantize", str(plain), "-o", str(stepped), "--type", "Q4_K_M", "--json")
    assert ran.lines[-1]["path"] == str(stepped)
    assert stepped.read_bytes() == direct.read_bytes()


@pytest.mark.parametrize("is_json", [False, True])
def test_what_is_refused_is_told_as_every_problem(
    casebook: CommandLine, checkpoint: Path, tmp_path: Path, is_json: bool
) -> None:
    (checkpoint / "config.json").unlink()
    words = ["convert", str(checkpoint), "-o", str(tmp_path / "m.gguf")]
    ran = casebook.run(*words, *(["--json"] if is_json else []), status=1)
    if is_json:
        error = json.loads(ran.out)["error"]
        assert error["code"] == "checkpoint_invalid"
        assert error["message"].startswith("This checkpoint cannot be converted. config.json: ")
        assert error["hint"]
    else:
        assert ran.err.startswith("error: checkpoint_invalid: This checkpoint cannot be converted.")
        assert ran.out == ""
    assert not (tmp_path / "m.gguf").exists()


def test_what_is_not_there_makes_no_database(casebook: CommandLine) -> None:
    ran = casebook.run("convert", "nothere", status=1)
    assert ran.err.startswith("error: source_missing: ")
    assert names(casebook.places.data) <= {"processor.json"}  # which engine library runs here


def test_a_model_that_could_not_chat_is_written_only_where_no_trial_is_made(
    casebook: CommandLine, checkpoint: Path, tmp_path: Path
) -> None:
    path = checkpoint / "tokenizer_config.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"chat_template": "{{ messages"}))
    for words in ([], ["--dry-run"]):
        ran = casebook.run("convert", str(checkpoint), *words, status=1)
        assert ran.err.startswith("error: checkpoint_invalid: ")
        assert "Nothing was written." in ran.err
        assert "`-o`" in ran.err
        assert names(casebook.places.models) == set()
    target = tmp_path / "m.gguf"
    casebook.run("convert", str(checkpoint), "-o", str(target))
    assert target.exists()


def test_a_file_that_is_there_stays_unless_it_may_go(
    casebook: CommandLine, checkpoint: Path, tmp_path: Path
) -> None:
    target = tmp_path / "m.gguf"
    target.write_bytes(b"older")
    ran = casebook.run("convert", str(checkpoint), "-o", str(target), status=1)
    assert ran.err.startswith("error: exists: ")
    assert "--overwrite" in ran.err
    assert target.read_bytes() == b"older"
    casebook.run("convert", str(checkpoint), "-o", str(target), "--overwrite")
    assert target.read_bytes()[:4] == b"GGUF"


def test_a_library_that_is_in_use_is_told_before_the_work(
    casebook: CommandLine, checkpoint: Path
) -> None:
    casebook.json("models", "list", status=0)
    casebook.places.data.mkdir(exist_ok=True)
    lock = Lock(casebook.places)
    lock.acquire()
    try:
        ran = casebook.run("convert", str(checkpoint), status=1)
    finally:
        lock.release()
    assert "error: in_use: " in ran.err
    assert names(casebook.places.models) == set()


@pytest.mark.parametrize(
    "words",
    [
        ["convert"],
        ["convert", "folder", "--type", "Q3_X"],
        ["convert", "folder", "--threads", "0"],
        ["quantize", "in.gguf"],
        ["quantize", "in.gguf", "-o", "out.gguf"],
    ],
)
def test_wrong_usage_is_told(casebook: CommandLine, words: list[str]) -> None:
    assert casebook.run(*words, status=2).err.startswith("error: usage: ")


def test_a_quantized_file_is_not_quantized_again(
    casebook: CommandLine, checkpoint: Path, tmp_path: Path
) -> None:
    first = tmp_path / "q8.gguf"
    casebook.run("convert", str(checkpoint), "-o", str(first), "--type", "Q8_0")
    words = ("quantize", str(first), "-o", str(tmp_path / "q4.gguf"), "--type", "Q4_0")
    assert casebook.run(*words, status=1).err.startswith("error: model_invalid: ")
    assert names(tmp_path) & {"q4.gguf", "q4.gguf.part"} == set()


def test_ctrl_c_ends_it_with_130_and_leaves_nothing(
    casebook: CommandLine, checkpoint: Path
) -> None:
    child = casebook.start("convert", str(checkpoint), "--json")
    assert child.stdout is not None
    assert json.loads(child.stdout.readline())["type"] == "progress"
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=100)
    assert child.returncode == 130, err
    assert b"Interrupted." in err
    assert b"Traceback" not in err
    assert names(casebook.places.models) == set()
    assert casebook.json("models", "list") == []
