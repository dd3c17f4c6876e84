"""`casebook evaluate` as people script it: shapes, kill and resume, stop, refusals."""

import json
import signal
from pathlib import Path

import pytest

from app import settings
from tests.end_to_end.test_command_line import CommandLine
from tests.gguf_writer import STRING, Key, scripted
from tests.unit.evaluation import sets

THREADS = ("--threads", "1")


@pytest.fixture
def casebook(tmp_path: Path) -> CommandLine:
    made = CommandLine(tmp_path / "data")
    made.places.data.mkdir()
    settings.save(made.places.settings, settings.Settings(threads=1))
    return made


def words(data: Path, model: Path, out: Path) -> tuple[str, ...]:
    return ("evaluate", "medqa", "--data", str(data), "--model", str(model), "-o", str(out))


@pytest.mark.model
def test_a_run_that_is_killed_and_resumed_is_the_same_to_the_byte(
    casebook: CommandLine, demo_model: Path, tmp_path: Path
) -> None:
    data = sets.medqa(tmp_path / "medqa.jsonl", times=2)
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    done = casebook.run(*words(data, demo_model, whole), "--json").lines[-1]
    assert done["type"] == "done"
    assert (done["task"], done["protocol"], done["n"]) == ("medqa", "lmeval-ll-0shot", 12)
    assert done["unscored"] == 0
    assert done["accuracy"] == done["correct"] / 12
    assert 0 <= done["wilson_low"] <= done["accuracy"] <= done["wilson_high"] <= 1
    assert Path(done["run_folder"]) == whole
    record = json.loads((whole / "run.json").read_text())
    assert record["protocol_sha256"] == done["protocol_sha256"]
    assert record["state"] == "complete"

    child = casebook.start(*words(data, demo_model, cut), "--json")
    assert child.stdout is not None
    with child:
        lines = 0
        while lines < 4:
            lines += b"progress" in child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    assert 4 <= len((cut / "samples.jsonl").read_bytes().splitlines()) < 12
    again = casebook.run(*words(data, demo_model, cut), "--resume", "--json").lines
    assert sum(one["type"] == "progress" for one in again) < 12
    assert (cut / "samples.jsonl").read_bytes() == (whole / "samples.jsonl").read_bytes()
    assert {**again[-1], "run_folder": ""} == {**done, "run_folder": ""}


@pytest.mark.model
def test_ctrl_c_keeps_what_is_done(casebook: CommandLine, demo_model: Path, tmp_path: Path) -> None:
    data = sets.medqa(tmp_path / "medqa.jsonl", times=3)
    child = casebook.start(*words(data, demo_model, tmp_path / "run"), "--json")
    assert child.stdout is not None
    assert child.stderr is not None
    with child:
        while b"progress" not in child.stdout.readline():
            pass
        child.send_signal(signal.SIGINT)
        said = child.stderr.read().decode()
        child.stdout.read()
    assert child.returncode == 130
    assert "--resume" in said
    lines = (tmp_path / "run" / "samples.jsonl").read_bytes()
    assert lines.endswith(b"\n")
    assert 1 <= len(lines.splitlines()) < 18
    assert not (tmp_path / "run" / ".lock").exists()


@pytest.mark.model
def test_generated_answers_are_read_and_told_if_they_cannot_be(
    casebook: CommandLine, demo_model: Path, tmp_path: Path
) -> None:
    data = sets.medqa(tmp_path / "medqa.jsonl")
    out = tmp_path / "run"
    asked = (*words(data, demo_model, out), "--protocol", "helm-letter", "--limit", "3", "--json")
    asked = (*asked, "--language", "ar")
    done = casebook.run(*asked).lines[-1]
    assert done["n"] == 3
    lines = [json.loads(one) for one in (out / "samples.jsonl").read_text().splitlines()]
    assert all(one["answer_tokens"] == 1 for one in lines)
    assert '<html lang="ar" dir="rtl">' in (out / "report.html").read_text()
    assert done["unparsed"] == sum(one["status"] == "unparsed" for one in lines)


@pytest.mark.model
def test_the_prompt_of_item_one_is_shown_as_the_model_sees_it(
    casebook: CommandLine, demo_model: Path, tmp_path: Path
) -> None:
    data = sets.medqa(tmp_path / "medqa.jsonl")
    asked = ("evaluate", "medqa", "--data", str(data), "--model", str(demo_model), "--show-prompt")
    shown = casebook.json(*asked)
    assert isinstance(shown, dict)
    assert shown["prompt"].endswith("D. Eight\nAnswer:")
    assert shown["continuations"] == [" A", " B", " C", " D"]
    chat = casebook.json(*asked, "--protocol", "lmeval-ll-chat")
    assert isinstance(chat, dict)
    assert chat["prompt"].endswith("Answer:<|im_end|>\n<|im_start|>assistant\n")


def test_a_card_needs_no_model(casebook: CommandLine, tmp_path: Path) -> None:
    data = sets.medqa(tmp_path / "medqa.jsonl")
    facts = casebook.json("evaluate", "medqa", "--data", str(data), "--card")
    assert isinstance(facts, dict)
    assert (facts["n"], facts["licence"]) == (6, "MIT (questions come from commercial exam banks)")


def test_a_model_that_says_the_same_to_everything_is_not_scored(
    casebook: CommandLine, tmp_path: Path
) -> None:
    data = sets.medqa(tmp_path / "medqa.jsonl")
    model = scripted(b"The quick", context=2048).write(tmp_path / "scripted.gguf")
    said = casebook.json(*words(data, model, tmp_path / "run"), status=1)
    assert isinstance(said, dict)
    assert said["error"]["code"] == "scoring_refused"
    sentences = said["error"]["message"].split(". ")
    assert all(one[0].isupper() for one in sentences), sentences
    assert not (tmp_path / "run").exists()


def test_the_first_prompt_through_an_unknown_template_is_shown_before_anything_is_scored(
    casebook: CommandLine, tmp_path: Path
) -> None:
    data = sets.medqa(tmp_path / "medqa.jsonl")
    strange = scripted(b"The quick", context=2048)
    turns = "{% for m in messages %}{{ m['role'] }} says: {{ m['content'] }} {% endfor %}"
    strange.keys["tokenizer.chat_template"] = Key(STRING, turns)
    model = strange.write(tmp_path / "strange.gguf")
    asked = words(data, model, tmp_path / "run")
    raw = casebook.run(*asked, status=1)
    assert "It decides what" not in raw.err, "no template stands around a raw prompt"
    chat = casebook.run(*asked, "--protocol", "lmeval-ll-chat", status=1)
    assert "user says: [user: " in chat.err
    assert chat.err.index("user says") < chat.err.index("error: scoring_refused")
    measured = casebook.run("bench", "--model", str(model))
    assert "user says" not in measured.err, "it was shown"
    casebook.places.settings.unlink()
    assert "user says: [user: " in casebook.run("bench", "--model", str(model)).err


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("medqa", "--data", "missing.jsonl"), "task_invalid"),
        (("no-such-set",), "task_invalid"),
        (("medqa", "--data", "DATA", "--protocol", "nonsense"), "bad_value"),
        (("medqa", "--data", "DATA", "--protocol", "lmeval-ll-kshot"), "bad_value"),
        (("medqa", "--data", "DATA", "--model", "missing.gguf"), "model_missing"),
    ],
)
def test_what_cannot_be_is_told_and_leaves_nothing(
    casebook: CommandLine, tmp_path: Path, more: tuple[str, ...], code: str
) -> None:
    data = str(sets.medqa(tmp_path / "medqa.jsonl"))
    asked = [data if one == "DATA" else one for one in more]
    said = casebook.json("evaluate", *asked, "-o", str(tmp_path / "run"), status=1)
    assert isinstance(said, dict)
    assert said["error"]["code"] == code
    assert not (tmp_path / "run").exists()


def test_a_known_set_without_a_file_and_a_run_without_a_folder_are_wrong_usage(
    casebook: CommandLine, tmp_path: Path
) -> None:
    data = str(sets.medqa(tmp_path / "medqa.jsonl"))
    assert "--data" in casebook.run("evaluate", "medqa", "-o", "x", status=2).err
    assert "RUNFOLDER" in casebook.run("evaluate", "medqa", "--data", data, status=2).err
