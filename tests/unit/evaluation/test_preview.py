"""A file of one's own under a mapping: every record that is no item is told by its place."""

import json
from pathlib import Path

from app.evaluation import importers
from app.evaluation.importers import own
from app.evaluation.importers.own import Mapping
from app.evaluation.importers.preview import preview, task_file


def table(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(("stem,one,two,three,right", *rows)) + "\n")
    return path


def test_what_is_not_known_is_left_to_choose(tmp_path: Path) -> None:
    seen = preview(table(tmp_path / "q.csv", "What?,x,y,z,2", "Why?,a,b,,1"), Mapping())
    assert [name for name, _ in seen.fields] == ["stem", "one", "two", "three", "right"]
    assert seen.fields[0][1] == "What?"
    assert (seen.mapping.question, seen.mapping.options, seen.mapping.answer) == ("stem", (), "")
    assert not seen.items
    assert seen.n == 2


def test_records_that_are_no_items_are_told_by_place(tmp_path: Path) -> None:
    data = table(tmp_path / "q.csv", "What?,x,y,z,2", ",a,b,,1", "Who?,a,b,c,9", "How?,a,b,c,1")
    mapping = Mapping(options=("one", "two", "three"), answer="right", key="from 1")
    seen = preview(data, mapping)
    assert [one.question for one in seen.items] == ["What?", "How?"]
    assert [(one.where, seen.wrong_count) for one in seen.wrong] == [
        ("q.csv, record 3", 2),
        ("q.csv, record 4", 2),
    ]


def test_keys_that_can_be_read_in_two_ways_are_asked_about(tmp_path: Path) -> None:
    data = table(tmp_path / "q.csv", "What?,x,y,z,1", "Why?,a,b,c,2")
    mapping = Mapping(options=("one", "two", "three"), answer="right")
    seen = preview(data, mapping)
    assert set(seen.kinds) == {"from 0", "from 1"}
    assert not seen.mapping.key
    for key, answers in (("from 0", [1, 2]), ("from 1", [0, 1])):
        chosen = preview(data, Mapping(options=mapping.options, answer="right", key=key))
        assert [one.answer for one in chosen.items] == answers
    data = table(tmp_path / "q.csv", "What?,x,y,z,B", "Why?,a,b,c,c")
    assert preview(data, mapping).mapping.key == "letter"


def test_a_task_file_is_taken_as_a_set(tmp_path: Path) -> None:
    data = table(tmp_path / "q.csv", "What?,x,y,z,1", "Why?,a,b,c,2")
    mapping = Mapping(
        "stem", ("one", "two", "three"), "right", "from 1", name="Ward", licence="own"
    )
    for folder in (tmp_path, tmp_path / "elsewhere"):
        folder.mkdir(exist_ok=True)
        target = folder / "ward.task.json"
        target.write_text(task_file(data, target, mapping))
        task = importers.opened("", target)
        assert (task.name, task.licence, [one.answer for one in task.items]) == (
            "Ward",
            "own",
            [0, 1],
        )
    beside = json.loads((tmp_path / "ward.task.json").read_text())
    assert beside["data"] == "q.csv"
    assert own.task_file(tmp_path / "ward.task.json") == (
        data,
        own.Mapping(**{**beside, "options": tuple(beside["options"])}),
    )
