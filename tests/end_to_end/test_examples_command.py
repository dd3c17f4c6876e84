"""`casebook examples` as people script it."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.store.database import open_database
from tests.end_to_end.test_command_line import CommandLine
from tests.gguf_writer import scripted
from tests.unit.evaluation import sets


@pytest.fixture
def casebook(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "data")


def shape(casebook: CommandLine, *words: str, status: int = 0) -> Any:
    return casebook.json("examples", *words, status=status)


def test_a_set_is_kept_shown_taken_along_and_removed(casebook: CommandLine, tmp_path: Path) -> None:
    assert shape(casebook, "list") == []
    data = sets.medqa(tmp_path / "mine.jsonl")
    kept = shape(casebook, "add", str(data), "--count", "2")
    assert (kept["name"], kept["version"], kept["count"]) == ("mine", 1, 2)
    shown = casebook.run("examples", "show", "mine").out
    assert "D. Eight\nAnswer: B\n\nQuestion: What colour is grass?" in shown
    # What is shown as JSON is a file that can be added elsewhere.
    (tmp_path / "taken.json").write_text(json.dumps(shape(casebook, "show", "mine"), indent=1))
    again = shape(casebook, "add", str(tmp_path / "taken.json"), "--name", "copy")
    assert again["count"] == 2
    assert [one["name"] for one in shape(casebook, "list")] == ["copy", "mine"]
    newer = shape(casebook, "add", str(data), "--update", "mine")
    assert (newer["version"], newer["count"], newer["set_id"]) == (2, 6, kept["set_id"])
    shape(casebook, "remove", "copy")
    assert [one["name"] for one in shape(casebook, "list")] == ["mine"]
    assert shape(casebook, "show", "copy", status=1)["error"]["code"] == "not_found"


def test_an_export_says_that_its_folder_is_missing(casebook: CommandLine, tmp_path: Path) -> None:
    shape(casebook, "add", str(sets.medqa(tmp_path / "mine.jsonl")))
    wanted = tmp_path / "no" / "a.jsonl"
    said = shape(casebook, "export", "mine", "-o", str(wanted), status=1)["error"]
    assert said["code"] == "folder_missing"
    assert str(wanted.parent) in said["message"]


def test_examples_come_from_what_is_no_test(casebook: CommandLine, tmp_path: Path) -> None:
    data = sets.pubmedqa(tmp_path)
    shape(casebook, "add", "pubmedqa", "--data", str(data), "--count", "2", "--name", "p")
    ids = {one["item_id"] for one in shape(casebook, "show", "p")["items"]}
    assert ids == {"102", "103"}
    found = shape(casebook, "check", "p", "--against", "pubmedqa", "--data", str(data))
    # These few items are made of the same words, and that is told; none is the same.
    assert {hit["kind"] for hit in found["sets"][0]["hits"]} == {"near"}


def test_examples_that_are_asked_are_found(casebook: CommandLine, tmp_path: Path) -> None:
    data = str(sets.medqa(tmp_path / "medqa.jsonl"))
    shape(casebook, "add", data, "--count", "2", "--name", "leak")
    found = shape(casebook, "check", "--against", "medqa", "--data", data)
    (only,) = found["sets"]
    assert only["examples"] == "leak v1"
    assert [hit["kind"] for hit in only["hits"]] == ["exact", "exact"]
    said = casebook.run("examples", "check", "leak", "--against", "medqa", "--data", data)
    assert "is item 0 of medqa" in said.out


@pytest.mark.model
def test_a_run_leaves_out_what_its_examples_give_away(
    casebook: CommandLine, demo_model: Path, tmp_path: Path
) -> None:
    data = str(sets.medqa(tmp_path / "medqa.jsonl"))
    shape(casebook, "add", data, "--count", "2", "--name", "leak")
    out = tmp_path / "run"
    words = ("evaluate", "medqa", "--data", data, "--model", str(demo_model), "-o", str(out))
    ran = casebook.run(*words, "--examples", "leak", "--threads", "1", "--json")
    done = ran.lines[-1]
    assert (done["protocol"], done["n"]) == ("lmeval-ll-kshot", 4)
    record = json.loads((out / "run.json").read_text())
    assert record["excluded"] == ["0", "1"]
    assert record["examples"]["ids"] == ["1", "2"]
    assert "2 items are not asked" in ran.err
    refused = casebook.json(*words, "--examples", "leak", "--protocol", "lmeval-ll-0shot", status=1)
    assert isinstance(refused, dict)
    assert refused["error"]["code"] == "bad_value"


def test_examples_stand_before_a_question_in_a_chat(casebook: CommandLine, tmp_path: Path) -> None:
    model = str(scripted(b"The quick", context=2048).write(tmp_path / "scripted.gguf"))
    data = sets.medqa(tmp_path / "mine.jsonl")
    words = ("ask", "And now?", "--model", model, "--threads", "1", "--json")
    plain = casebook.run(*words, "--no-save").lines[-1]
    kept = shape(casebook, "add", str(data), "--count", "2")
    done = casebook.run(*words, "--examples", "mine").lines[-1]
    assert done["prompt_tokens"] > plain["prompt_tokens"] + 20
    with open_database(casebook.places, read_only=True) as store:
        (text,) = store.database.execute("SELECT provenance_json FROM turns").fetchone()
    assert json.loads(text)["examples_sha256"] == kept["sha256"]
    said = casebook.json(*words[:-1], "--examples", "nothing", status=1)
    assert isinstance(said, dict)
    assert said["error"]["code"] == "not_found"


def test_answers_of_the_history_become_examples_and_go_along(
    casebook: CommandLine, tmp_path: Path
) -> None:
    model = str(scripted(b"The quick", context=2048).write(tmp_path / "scripted.gguf"))
    words = ("--model", model, "--threads", "1", "--json")
    done = casebook.run("ask", "And now?", *words).lines[-1]
    kept = shape(casebook, "add", "--answer", str(done["message_id"]), "--name", "good")
    assert kept["origin"] == "the history"
    (only,) = shape(casebook, "show", "good")["items"]
    assert (only["question"], only["answer"]) == ("And now?", done["text"])
    assert only["options"] == [done["text"]]
    out = tmp_path / "good.jsonl"
    shape(casebook, "export", "good", "-o", str(out))
    assert shape(casebook, "export", "good", "-o", str(out), status=1)["error"]["code"] == "exists"
    again = shape(casebook, "add", str(out), "--name", "taken")
    assert again["sha256"] == kept["sha256"]
    assert "And now?\nAnswer: " in casebook.run("examples", "show", "taken").out
    assert shape(casebook, "add", "--answer", "999", "--name", "x", status=1)["error"]["code"] == (
        "not_found"
    )
    with_it = casebook.run("ask", "Again?", *words, "--examples", "good@1").lines[-1]
    assert with_it["prompt_tokens"] > done["prompt_tokens"]


@pytest.mark.model
def test_a_sweep_runs_each_number_and_seed_and_tells_the_spread(
    casebook: CommandLine, demo_model: Path, tmp_path: Path
) -> None:
    data = str(sets.medqa(tmp_path / "medqa.jsonl"))
    own = tmp_path / "own.jsonl"
    lines = [{"question": f"Q{n}?", "options": ["x", "y"], "answer": "A"} for n in range(3)]
    own.write_text("".join(json.dumps(one) + "\n" for one in lines))
    out = tmp_path / "sweep"
    words = ("evaluate", "medqa", "--data", data, "--model", str(demo_model), "-o", str(out))
    words = (*words, "--examples", str(own), "--limit", "1")
    sweep = (*words, "--sweep-shots", "0,1", "--sweep-seeds", "1,2", "--threads", "1", "--json")
    ran = casebook.run(*sweep, "--despite-probe")
    last = ran.lines[-1]
    assert last["type"] == "sweep"
    names = [Path(one["run_folder"]).name for one in last["runs"]]
    assert names == ["k0", "k1-seed1", "k1-seed2"]
    assert [(one["shots"], one["runs"]) for one in last["spread"]] == [(0, 1), (1, 2)]
    drawn = [json.loads((out / name / "run.json").read_text())["examples"] for name in names]
    assert drawn[0] is None
    assert {one["seed"] for one in drawn[1:]} == {1, 2}
    again = casebook.run(*sweep, "--despite-probe", "--resume").lines[-1]
    assert again == last
    assert "whole numbers" in casebook.run(*words, "--sweep-shots", "one", status=2).err


def test_a_sweep_over_more_examples_than_a_run_takes_begins_none(
    casebook: CommandLine, tmp_path: Path
) -> None:
    data = str(sets.medqa(tmp_path / "medqa.jsonl"))
    out = tmp_path / "sweep"
    words = ("evaluate", "medqa", "--data", data, "-o", str(out), "--sweep-shots", "0,65")
    assert "At most 64 examples" in casebook.run(*words, status=2).err
    assert not out.exists()
