"""Files of known sets and of one's own become tasks, or are refused by place and reason."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.errors import Code, Problem
from app.evaluation import importers
from app.evaluation.importers import Source, own
from app.evaluation.task import Task, card
from tests.unit.evaluation import sets

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


def real(name: str) -> Path:
    """Return a real set's file; elsewhere than where they lie the test is skipped and counted."""
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"the set {name} is not here")
    return path


def traps(task: Task) -> dict[str, int]:
    return {trap.text: trap.count for trap in task.traps}


def refused(name: str, source: Source) -> dict[str, object]:
    with pytest.raises(Problem) as caught:
        importers.read(name, source)
    assert caught.value.code is Code.TASK_INVALID
    return caught.value.detail


@pytest.mark.parametrize("first", [0, 1])
def test_the_two_ways_of_counting_in_medmcqa_are_told_apart(tmp_path: Path, first: int) -> None:
    task = importers.read("medmcqa", Source(sets.medmcqa(tmp_path / "dev.json", first)))
    assert [item.answer for item in task.items] == [answer for _, _, answer in sets.QUESTIONS]
    start = "The key of %1 items counts from "
    assert any(text.startswith(f"{start}{first}") for text in traps(task))


def test_medmcqa_keys_that_do_not_tell_are_not_guessed(tmp_path: Path) -> None:
    path = sets.medmcqa(tmp_path / "dev.json", 1, count=3)  # keys 2, 1, 3
    assert "--first-answer" in str(refused("medmcqa", Source(path))["why"])
    told = importers.read("medmcqa", Source(path, first_answer=1))
    assert [item.answer for item in told.items] == [1, 0, 2]


def test_a_file_that_counts_both_ways_is_refused(tmp_path: Path) -> None:
    path = sets.medmcqa(tmp_path / "dev.json", 1)
    path.write_text(path.read_text().replace('"cop": 1', '"cop": 0'))
    assert "two ways" in str(refused("medmcqa", Source(path))["why"])


@pytest.mark.parametrize("key", ["²", "9" * 5000, "12", "", True, 1.5, None])
def test_a_key_of_medmcqa_that_is_no_small_number_is_refused(tmp_path: Path, key: object) -> None:
    path = sets.medmcqa(tmp_path / "dev.json")
    rows = [json.loads(line) | {"cop": key} for line in path.read_text().splitlines()]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert "no number from 0 to 4" in str(refused("medmcqa", Source(path, first_answer=1))["why"])


def test_a_task_file_whose_data_is_no_path_is_refused(tmp_path: Path) -> None:
    (tmp_path / "task.json").write_text(json.dumps({"data": "a\0b"}))
    with pytest.raises(Problem) as caught:
        importers.opened("", tmp_path / "task.json")
    assert caught.value.code is Code.TASK_INVALID


def test_the_test_items_of_pubmedqa_are_those_of_its_list(tmp_path: Path) -> None:
    task = importers.read("pubmedqa", Source(sets.pubmedqa(tmp_path)))
    assert [item.item_id for item in task.items] == ["100", "101"]
    assert [item.item_id for item in task.reserve] == ["102", "103"]
    assert task.items[0].context == "Thing 0 was tried.\nIt was seen."
    assert task.has_word_answers
    (tmp_path / "test_ground_truth.json").unlink()
    whole = importers.read("pubmedqa", Source(tmp_path / "ori_pqal.json"))
    assert len(whole.items) == 4
    assert not whole.reserve


def test_a_list_of_test_items_that_contradicts_the_data_is_refused(tmp_path: Path) -> None:
    path = sets.pubmedqa(tmp_path)
    (tmp_path / "test_ground_truth.json").write_text('{"100": "no"}')
    assert "not the one of the data" in str(refused("pubmedqa", Source(path))["why"])
    (tmp_path / "test_ground_truth.json").write_text('{"999": "no"}')
    assert "no item of this id" in str(refused("pubmedqa", Source(path))["why"])


def test_quoted_line_ends_in_mmlu_stay_in_their_field(tmp_path: Path) -> None:
    source = Source(sets.mmlu(tmp_path / "t.csv"), examples=sets.mmlu(tmp_path / "d.csv", 2))
    task = importers.read("mmlu-college-medicine", source)
    assert (task.name, task.subject) == ("mmlu-college_medicine", "college medicine")
    assert len(task.items) == 6
    assert len(task.reserve) == 2
    assert task.items[0].question == f" {sets.QUESTIONS[0][0]}\nTwo lines. "


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("medmcqa", '{"cop": 1}\n{"cop"', "line 2"),
        ("medmcqa", '{"question": "?", "cop": 7}', "line 1"),
        ("medqa", '{"question": "?", "options": {"A": "x"}, "answer_idx": "A"}', "line 1"),
        (
            "medqa",
            '{"question": "?", "options": {"A": "x", "B": "y"}, "answer_idx": "C"}',
            "line 1",
        ),
        ("pubmedqa", "[1]", "set.json"),
        ("pubmedqa", '{"1": {"CONTEXTS": 3}}', "1"),
        ("mmlu-anatomy", "only,three,fields\n", "record 1"),
        ("mmlu-anatomy", "", "set.json"),
        ("own", '{"question": "?"}', "set.json"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_by_its_place(
    tmp_path: Path, name: str, text: str, where: str
) -> None:
    path = tmp_path / "set.json"
    path.write_text(text)
    detail = refused(name, Source(path))
    assert where in str(detail["where"])
    assert detail["why"]


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    assert refused("medqa", Source(path))["why"]
    path.write_bytes(b"\xff\xfe\x00")
    assert "no UTF-8" in str(refused("medqa", Source(path))["why"])


TEN = {letter: f"option {letter}" for letter in "ABCDEFGHIJ"}


@pytest.mark.parametrize(
    ("row", "answer"),
    [
        ({"question": "?", "options": TEN, "label": "J"}, 9),
        ({"stem": "?", "choices": ["a", "b", "c"], "answer": "c"}, 2),
        ({"question": "?", "choices": [{"text": "x"}, {"text": "y"}], "answer": "B"}, 1),
        ({"question": "?", "A": "x", "B": "y", "C": "z", "answer": "A"}, 0),
        ({"question": "?", "opa": "x", "opb": "y", "answer": "b"}, 1),
        ({"question": "?", "option 1": "x", "option 2": "y", "answer": "y"}, 1),
    ],
)
def test_sets_of_ones_own_are_read_by_the_usual_names(
    tmp_path: Path, row: dict[str, Any], answer: int
) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(row) + "\n")
    task = importers.read("own", Source(path))
    assert task.items[0].answer == answer


def test_numbers_that_could_count_from_0_or_from_1_are_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    row = {"question": "?", "choices": ["x", "y", "z"], "answer": 1}
    path.write_text(json.dumps(row) + "\n")
    assert "key" in str(refused("own", Source(path))["why"])
    mapping = own.Mapping(key="from 1")
    assert importers.read("own", Source(path, mapping=mapping)).items[0].answer == 0
    path.write_text(json.dumps(row) + "\n" + json.dumps({**row, "answer": 0}) + "\n")
    assert [one.answer for one in importers.read("own", Source(path)).items] == [1, 0]


def test_a_table_is_read_through_a_task_file(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("nr,Frage,x,y,z,richtig,fach\n7,Was?,a,b,,b,Chirurgie\n")
    described = {
        "data": "data.csv",
        "name": "meine",
        "question": "Frage",
        "options": ["x", "y", "z"],
        "answer": "richtig",
        "strata": ["fach"],
        "item_id": "nr",
        "licence": "CC0",
    }
    (tmp_path / "task.json").write_text(json.dumps(described))
    found = own.task_file(tmp_path / "task.json")
    assert found is not None
    path, mapping = found
    task = importers.read("task", Source(path, mapping=mapping))
    item = task.items[0]
    assert (task.name, task.licence) == ("meine", "CC0")
    assert (item.item_id, item.options, item.answer) == ("7", ("a", "b"), 1)
    assert item.strata == {"fach": "Chirurgie"}


def test_an_unknown_field_of_a_task_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "task.json").write_text('{"data": "x.csv", "quesiton": "q"}')
    with pytest.raises(Problem) as caught:
        own.task_file(tmp_path / "task.json")
    assert "quesiton" in str(caught.value.detail["why"])


@pytest.mark.parametrize("count", [1, 11])
def test_items_of_one_option_or_of_eleven_are_refused(tmp_path: Path, count: int) -> None:
    path = tmp_path / "own.jsonl"
    options = [f"o{number}" for number in range(count)]
    path.write_text(json.dumps({"question": "?", "choices": options, "answer": "o0"}))
    assert "2 to 10" in str(refused("own", Source(path))["why"])


def test_the_hash_of_a_task_is_that_of_its_content(tmp_path: Path) -> None:
    one = importers.read("medmcqa", Source(sets.medmcqa(tmp_path / "one.json", 1)))
    copy = importers.read("medmcqa", Source(sets.medmcqa(tmp_path / "copy.json", 0)))
    assert one.sha256 == copy.sha256
    assert one.files[0].sha256 != copy.files[0].sha256
    less = importers.read("medmcqa", Source(sets.medmcqa(tmp_path / "l.json", 1, 4)))
    assert less.sha256 != one.sha256


# --- the real sets: their numbers are those of shared/data/README.md -----------------------------


def test_medmcqa_as_it_is() -> None:
    facts = card(importers.read("medmcqa", Source(real("medmcqa/dev.json"))))
    assert (facts.n, facts.majority, round(facts.majority_share, 3)) == (4183, "A", 0.322)
    assert facts.strata["choice_type"]["multi"] == 1367
    assert facts.strata["subject"]["Dental"] == 1318
    assert facts.duplicate_count == 12
    assert sorted(trap.count for trap in facts.traps) == [12, 21, 124, 1367, 4183]


def test_medqa_as_it_is() -> None:
    path = real("medqa/phrases_no_exclude_test.jsonl")
    facts = card(importers.read("medqa", Source(path)))
    assert (facts.n, facts.majority, round(facts.majority_share, 3)) == (1273, "A", 0.277)
    assert facts.strata == {"step": {"step1": 679, "step2&3": 594}}
    assert next(trap.count for trap in facts.traps if "stray" in trap.text) == 42


def test_pubmedqa_as_it_is() -> None:
    facts = card(importers.read("pubmedqa", Source(real("pubmedqa/ori_pqal.json"))))
    assert (facts.n, facts.reserve_n, facts.majority) == (500, 500, "yes")
    assert facts.strata["decision"] == {"yes": 276, "no": 169, "maybe": 55}


@pytest.mark.parametrize(
    ("subject", "n", "majority"),
    [
        ("anatomy", 135, "C"),
        ("clinical_knowledge", 265, "D"),
        ("college_medicine", 173, "D"),
        ("medical_genetics", 100, "A"),
    ],
)
def test_mmlu_as_it_is(subject: str, n: int, majority: str) -> None:
    path = real(f"mmlu_med/{subject}_test.csv")
    facts = card(importers.read(f"mmlu-{subject}", Source(path)))
    assert (facts.n, facts.majority) == (n, majority)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_read_whatever_a_spreadsheet_put_between_its_fields(
    tmp_path: Path, mark: str
) -> None:
    path = tmp_path / "mine.csv"
    rows = [["question", "A", "B", "answer"], ['"Which, or; what?"', "1,5 mg", "2;5 mg", "B"]]
    quoted = [f'"{one}"' if mark in one and '"' not in one else one for one in rows[1]]
    path.write_text("\ufeff" + "\r\n".join(mark.join(row) for row in (rows[0], quoted)) + "\r\n")
    (asked,) = importers.opened("", path).items
    assert (asked.question, asked.options) == ("Which, or; what?", ("1,5 mg", "2;5 mg"))
    assert asked.answer == 1
