"""`casebook bundle` as people script it; the harness itself runs one in `tests/peers`."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.errors import Code, Problem
from app.evaluation import importers, presets, returned
from app.evaluation.bundle import bundle as write_bundle
from app.evaluation.bundle import jinja
from app.evaluation.importers import Source
from app.evaluation.presets import preset
from app.evaluation.protocol import Asker
from app.evaluation.run import Plan
from tests.end_to_end.test_command_line import CommandLine
from tests.unit.evaluation import sets


@pytest.fixture
def casebook(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "data")


@pytest.fixture
def bundle(casebook: CommandLine, tmp_path: Path) -> Path:
    data = str(sets.medqa(tmp_path / "medqa.jsonl"))
    out = tmp_path / "bundle"
    casebook.run("bundle", "medqa", "--data", data, "--for", "lm-eval", "-o", str(out))
    return out


def rows_of(bundle: Path) -> list[dict[str, Any]]:
    lines = (bundle / "data" / "casebook_medqa.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def give_results(bundle: Path, change: dict[str, Any] | None = None, count: int = 6) -> None:
    """Write what the harness would write."""
    out = bundle / "out" / "some__model"
    out.mkdir(parents=True)
    lines = [
        {
            "doc": row,
            "prompt_hash": row["prompt_sha256"],
            "filtered_resps": [[str(-1.0 - at), "False"] for at in range(4)],
        }
        | (change or {})
        for row in rows_of(bundle)[:count]
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (out / "samples_casebook_medqa_2026-01-01T00-00-00.json".replace("json", "jsonl")).write_text(
        text
    )
    (out / "results_2026-01-01T00-00-00.json").write_text(
        json.dumps({"model_name": "some/model", "model_source": "hf"})
    )


def test_a_template_gives_the_prompt_to_the_character(tmp_path: Path) -> None:
    import jinja2

    named = {
        "medmcqa": Source(sets.medmcqa(tmp_path / "m.json")),
        "medqa": Source(sets.medqa(tmp_path / "q.jsonl")),
        "pubmedqa": Source(sets.pubmedqa(tmp_path)),
        "own": Source(sets.medqa(tmp_path / "own.jsonl")),
    }
    for name, source in named.items():
        task = importers.read(name, source)
        protocol = preset(presets.DEFAULT, task)
        asker = Asker(task, protocol)
        template = jinja2.Environment(undefined=jinja2.StrictUndefined).from_string(
            jinja(protocol.form)
        )
        for item in task.items:
            row = {
                "question": item.question,
                "options": item.options,
                "letters": list(item.letters),
                "context": item.context,
            }
            assert template.render(row) == asker.ask(item).context


def test_a_bundle_holds_what_runs_it_and_what_it_is(bundle: Path) -> None:
    files = {str(path.relative_to(bundle)) for path in bundle.rglob("*") if path.is_file()}
    assert files == {
        "manifest.json",
        "README.md",
        "run_vllm.sh",
        "run_local_completions.sh",
        "data/casebook_medqa.jsonl",
        "tasks/casebook_medqa.yaml",
    }
    assert "RESEARCH USE ONLY" in (bundle / "README.md").read_text()
    assert "--tasks casebook_medqa" in (bundle / "run_vllm.sh").read_text()
    assert len(rows_of(bundle)) == 6


def test_a_set_whose_name_begins_with_another_ones_is_not_taken_for_it(
    casebook: CommandLine, tmp_path: Path
) -> None:
    words = [str(sets.medqa(tmp_path / f"{name}.jsonl")) for name in ("a", "a_b")]
    bundle = tmp_path / "bundle"
    casebook.run("bundle", *words, "--for", "lm-eval", "-o", str(bundle))
    for name, times in (("a", 1), ("a_b", 2)):
        text = (bundle / "data" / f"casebook_{name}.jsonl").read_text()
        lines = [
            {
                "doc": row,
                "prompt_hash": row["prompt_sha256"],
                "filtered_resps": [[str(-1.0 * times - at), "False"] for at in range(4)],
            }
            for row in map(json.loads, text.splitlines())
        ]
        out = bundle / "out" / "model"
        out.mkdir(parents=True, exist_ok=True)
        (out / f"samples_casebook_{name}_2026-01-01T00-00-00.jsonl").write_text(
            "".join(json.dumps(line) + "\n" for line in lines)
        )
    read = casebook.json("bundle", "read", str(bundle))
    assert isinstance(read, list)
    assert [one["task"] for one in read] == ["a", "a_b"]
    first = json.loads((Path(read[0]["run_folder"]) / "samples.jsonl").read_text().split("\n")[0])
    assert first["log_probabilities"][0] == -1.0


def test_two_sets_of_one_name_are_refused(tmp_path: Path) -> None:
    tasks = [
        importers.read("own", Source(sets.medqa(tmp_path / name)))
        for name in ("q.jsonl", "r.jsonl")
    ]
    plans = [Plan(task, preset(presets.DEFAULT, task), (), task.items, (None, 0)) for task in tasks]
    with pytest.raises(Problem) as caught:
        write_bundle(plans, "lm-eval")
    assert caught.value.code is Code.BAD_VALUE


@pytest.mark.parametrize("name", ["task", "protocol", "subset", "excluded", "protocol_sha256"])
def test_a_manifest_that_lacks_something_is_told(bundle: Path, name: str) -> None:
    give_results(bundle)
    path = bundle / "manifest.json"
    whole = json.loads(path.read_text())
    del whole["entries"][0]["facts"][name]
    path.write_text(json.dumps(whole))
    with pytest.raises(Problem) as caught:
        returned.returned(bundle)
    assert caught.value.code is Code.RUN_INVALID


def test_a_task_that_is_a_path_is_refused(bundle: Path) -> None:
    path = bundle / "manifest.json"
    whole = json.loads(path.read_text())
    whole["entries"][0]["task"] = "../../x"
    path.write_text(json.dumps(whole))
    with pytest.raises(Problem) as caught:
        returned.returned(bundle)
    assert "no word" in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [
        {"item_id": ["x"]},
        {"place": None},
        {"options": None},
        {"answer": 4},
        {"strata": []},
        {"question": 5},
    ],
)
def test_an_item_of_a_bundle_that_is_none_is_told(bundle: Path, change: dict[str, object]) -> None:
    rows = rows_of(bundle)
    give_results(bundle)
    (bundle / "data" / "casebook_medqa.jsonl").write_text(
        "".join(json.dumps(row | change) + "\n" for row in rows)
    )
    with pytest.raises(Problem) as caught:
        returned.returned(bundle)
    assert "line 1" in str(caught.value)


@pytest.mark.parametrize("score", ["nan", "inf", "-inf", "1000", "5"])
def test_a_score_that_is_no_log_probability_is_told(bundle: Path, score: str) -> None:
    give_results(bundle, {"filtered_resps": [[score, "False"]] * 4})
    with pytest.raises(Problem) as caught:
        returned.returned(bundle)
    assert "no log-probability" in str(caught.value)


def test_results_come_back_as_runs_that_can_be_compared(
    casebook: CommandLine, bundle: Path
) -> None:
    give_results(bundle)
    for _ in range(2):  # reading twice changes nothing
        read = casebook.json("bundle", "read", str(bundle))
        assert isinstance(read, list)
        (one,) = read
    assert (one["task"], one["model"], one["n"]) == ("medqa", "some/model", 6)
    assert one["accuracy"] == pytest.approx(1 / 6)  # always A
    record = json.loads((Path(one["run_folder"]) / "run.json").read_text())
    assert record["engine"]["engine"] == "lm-evaluation-harness"
    assert record["state"] == "complete"
    alike = casebook.json("compare", one["run_folder"], one["run_folder"])
    assert isinstance(alike, dict)
    assert alike["n"] == 6


@pytest.mark.parametrize(
    ("change", "count", "why"),
    [
        ({"prompt_hash": "0"}, 6, "another prompt"),
        ({"filtered_resps": [["-1", "False"]]}, 6, "1 scores"),
        ({"filtered_resps": "x"}, 6, "no scores"),
        ({"doc": {"item_id": "99"}}, 6, "does not"),
        ({}, 4, "2 items are missing"),
    ],
)
def test_results_of_something_else_are_refused(
    casebook: CommandLine, bundle: Path, change: dict[str, Any], count: int, why: str
) -> None:
    give_results(bundle, change, count)
    said = casebook.json("bundle", "read", str(bundle), status=1)
    assert isinstance(said, dict)
    assert said["error"]["code"] == "run_invalid"
    assert why in said["error"]["message"]
    assert not (bundle / "runs").exists()


def test_a_bundle_for_inspect_is_a_task_file_that_compiles(
    casebook: CommandLine, tmp_path: Path
) -> None:
    data = str(sets.medqa(tmp_path / "medqa.jsonl"))
    out = tmp_path / "bundle"
    casebook.run("bundle", "medqa", "--data", data, "--for", "inspect", "-o", str(out))
    text = (out / "inspect_task.py").read_text()
    compile(text, "inspect_task.py", "exec")
    assert "def casebook_medqa() -> Task:" in text


def for_inspect(casebook: CommandLine, folder: Path) -> tuple[Path, list[dict[str, Any]]]:
    """Write a bundle of MedQA for Inspect; return its folder and its items."""
    out, data = folder / "bundle", str(sets.medqa(folder / "medqa.jsonl"))
    casebook.run("bundle", "medqa", "--data", data, "--for", "inspect", "-o", str(out))
    return out, rows_of(out)


def inspect_log(bundle: Path, answers: dict[str, str], **changes: object) -> None:
    """Write what Inspect 0.3.285 logs of a bundle, `--log-format json`, cut to what is read."""
    manifest = json.loads((bundle / "manifest.json").read_text())
    protocol = manifest["entries"][0]["facts"]["protocol"]["form"]["prompt"]
    samples = []
    for line in (bundle / "data" / "casebook_medqa.jsonl").read_text().splitlines():
        row = json.loads(line)
        pairs = zip(row["letters"], row["options"], strict=True)
        options = "\n".join(f"{letter}) {text}" for letter, text in pairs)
        prompt = protocol.replace("{letters}", ",".join(row["letters"]))
        prompt = prompt.replace("{question}", row["question"]).replace("{options}", options)
        said = {"role": "assistant", "content": answers[row["item_id"]], "source": "generate"}
        samples.append(
            {
                "id": row["item_id"],
                "epoch": 1,
                "input": row["question"],
                "choices": row["options"],
                "target": row["letters"][row["answer"]],
                "messages": [{"role": "user", "content": prompt}, said],
                "output": {
                    "model": "m",
                    "choices": [{"message": said, "stop_reason": "stop"}],
                    "completion": said["content"],
                    "usage": {"input_tokens": 90, "output_tokens": 4, "total_tokens": 94},
                },
                "scores": {"choice": {"value": "I", "answer": ""}},
                "attachments": {},
            }
        )
    log = {
        "version": 2,
        "status": "success",
        "eval": {
            "task": "casebook_medqa",
            "model": "vllm/some-model",
            "created": "2026-11-26T04:22:23+00:00",
            "packages": {"inspect_ai": "0.3.285"},
            "model_generate_config": {"temperature": 0.0},
        },
        "samples": samples,
    }
    (bundle / "out").mkdir(exist_ok=True)
    path = bundle / "out" / "2026-11-26T04-22-23-00-00_casebook-medqa_x.json"
    path.write_text(json.dumps(log | changes))


def test_what_inspect_logged_is_read_back(casebook: CommandLine, tmp_path: Path) -> None:
    out, rows = for_inspect(casebook, tmp_path)
    right = {row["item_id"]: f"ANSWER: {row['letters'][row['answer']]}" for row in rows}
    right[rows[0]["item_id"]] = "I do not know."
    inspect_log(out, right, status="error")
    refused = casebook.json("bundle", "read", str(out), status=1)
    assert isinstance(refused, dict)
    assert "ended as error" in refused["error"]["message"]
    inspect_log(out, right)
    (read,) = casebook.json("bundle", "read", str(out))
    assert (read["model"], read["n"]) == ("vllm/some-model", len(rows))
    assert read["accuracy"] == (len(rows) - 1) / len(rows)
    record = json.loads((Path(read["run_folder"]) / "run.json").read_text())
    assert record["engine"]["engine"] == "inspect"
    assert record["returned"]["inspect_version"] == "0.3.285"
    assert record["result"]["unparsed"] == 1


def test_later_results_of_a_bundle_do_not_hide_behind_earlier_ones(
    casebook: CommandLine, tmp_path: Path
) -> None:
    out, rows = for_inspect(casebook, tmp_path)
    places = []
    for wrong, model in ((1, "vllm/m"), (2, "vllm/m"), (2, "vllm/m"), (2, "other/m")):
        letters = [
            "?" if at < wrong else row["letters"][row["answer"]] for at, row in enumerate(rows)
        ]
        pairs = zip(rows, letters, strict=True)
        answers = {row["item_id"]: f"ANSWER: {letter}" for row, letter in pairs}
        said = {"task": "x/casebook_medqa", "model": model, "created": "2"}
        inspect_log(out, answers, eval=said)
        (read,) = casebook.json("bundle", "read", str(out))
        record = json.loads((Path(read["run_folder"]) / "run.json").read_text())
        assert record["result"]["correct"] == len(rows) - wrong
        assert read["accuracy"] == record["result"]["accuracy"]
        assert record["model"]["name"] == model
        places.append(Path(read["run_folder"]).name)
    assert places == ["m-medqa", "m-medqa-2", "m-medqa-2", "m-medqa-3"]


def test_a_sample_that_failed_elsewhere_is_no_wrong_answer(
    casebook: CommandLine, tmp_path: Path
) -> None:
    out, rows = for_inspect(casebook, tmp_path)
    inspect_log(out, {row["item_id"]: f"ANSWER: {row['letters'][row['answer']]}" for row in rows})
    (path,) = (out / "out").glob("*.json")
    log = json.loads(path.read_text())
    nothing = {"messages": [], "output": {"model": "m", "choices": []}}
    log["samples"][1] |= {**nothing, "error": {"message": "Timeout", "traceback": ""}}
    path.write_text(json.dumps(log))
    (read,) = casebook.json("bundle", "read", str(out))
    record = json.loads((Path(read["run_folder"]) / "run.json").read_text())
    result = record["result"]
    assert (result["n"], result["unscored"]) == (len(rows) - 1, 1)
    assert (result["accuracy"], result["unparsed"]) == (1.0, 0)
    assert casebook.json("export", read["run_folder"], "-o", str(tmp_path / "x.html"))


def test_a_log_of_other_prompts_or_items_is_refused(casebook: CommandLine, tmp_path: Path) -> None:
    out, rows = for_inspect(casebook, tmp_path)
    inspect_log(out, dict.fromkeys((row["item_id"] for row in rows), "A"))
    (path,) = (out / "out").glob("*.json")
    log = json.loads(path.read_text())
    whole = log["samples"]
    other = json.loads(json.dumps(whole[0]))
    other["messages"][0]["content"] += " Think first."
    for samples, why in (
        ([other, *whole[1:]], "another prompt"),
        (whole[1:], "missing"),
        ([{**whole[0], "id": "99"}, *whole[1:]], "does not"),
        ([{"id": "1"}], "form"),
    ):
        path.write_text(json.dumps(log | {"samples": samples}))
        refused = casebook.json("bundle", "read", str(out), status=1)
        assert isinstance(refused, dict)
        assert why in refused["error"]["message"]


def test_what_cannot_be_bundled_is_told(
    casebook: CommandLine, bundle: Path, tmp_path: Path
) -> None:
    data = str(tmp_path / "medqa.jsonl")
    words = ("bundle", "medqa", "--data", data, "--for", "lm-eval")
    again = casebook.json(*words, "-o", str(bundle), status=1)
    assert isinstance(again, dict)
    assert again["error"]["code"] == "exists"
    other = casebook.json(
        *words, "--protocol", "inspect-letter", "-o", str(tmp_path / "x"), status=1
    )
    assert isinstance(other, dict)
    assert other["error"]["code"] == "unsupported"
    nothing = casebook.json("bundle", "read", str(bundle), status=1)
    assert isinstance(nothing, dict)
    assert nothing["error"]["code"] == "run_invalid"
    assert casebook.run("bundle", "medqa", "--data", data, status=2).err


def test_open_examples_do_not_go_into_a_bundle(casebook: CommandLine, tmp_path: Path) -> None:
    data = str(sets.medqa(tmp_path / "medqa.jsonl"))
    few = tmp_path / "open.jsonl"
    few.write_text(json.dumps({"question": "Why?", "answer": "Because."}) + "\n")
    words = ("bundle", "medqa", "--data", data, "--for", "lm-eval", "--examples", str(few))
    said = casebook.json(*words, "-o", str(tmp_path / "bundle"), status=1)
    assert isinstance(said, dict)
    assert said["error"]["code"] == "unsupported"
    assert not (tmp_path / "bundle").exists()
