"""Several runs in one report: side by side only where they were asked the same items alike."""

from pathlib import Path

import pytest
from msgspec import to_builtins

from app.core import pages
from app.core.pages import Page
from app.errors import Code, Problem
from app.evaluation import assembly, importers
from app.evaluation.assembly import ITEMS, TABLES, WRONG, assembled, letters
from app.evaluation.assembly_report import report
from app.evaluation.importers import Source
from app.evaluation.review import Read
from app.evaluation.run import Subject
from app.evaluation.summary import summary
from app.store import run_reading, runs
from tests.unit.evaluation import sets
from tests.unit.evaluation.test_report import OTHER, unspoken
from tests.unit.evaluation.test_runs import Fake, plan, record


def read(place: Path, data: Path, kind: str, protocol_id: str = "lmeval-ll-0shot") -> Read:
    of = plan(importers.read("medqa", Source(data)), protocol_id)
    subject = to_builtins(Subject("Tiny", f"{kind}.gguf", kind, 9, "llama", kind, {}, False))
    fake = Fake(is_flat=kind == "Q4")
    with runs.begun(place, record(of) | {"model": subject}, is_resuming=False) as begun:
        for sample in of.samples(0, fake, bool):
            begun.append(sample, 1)
        card = runs.read(place).card
        begun.finish(to_builtins(summary(begun.samples, of.protocol, card, begun.record)))
    return run_reading.whole(place)


@pytest.fixture
def three(tmp_path: Path) -> list[Read]:
    data = sets.medqa(tmp_path / "medqa.jsonl", times=2)
    return [
        read(tmp_path / "a", data, "F16"),
        read(tmp_path / "c", data, "F16", "lmeval-ll-chat"),
        read(tmp_path / "b", data, "Q4"),
    ]


def made(runs_of: list[Read], *contents: str) -> Page:
    groups = assembled(runs_of, contents)
    return report(groups, contents, letters(one.key for one in groups))


def test_runs_of_other_protocols_share_no_table(three: list[Read]) -> None:
    groups = assembled(three, ())
    assert [one.names for one in groups] == [("F16", "Q4"), ("Tiny",)]
    page = made(three, TABLES)
    headings = [one.text for one in page.parts if one.kind == "heading" and one.level == 2]
    assert [one[:4] for one in headings] == ["A · ", "B · ", "Limi"]
    at = [one.text for one in page.parts].index(headings[1])
    first, second = page.parts[:at], page.parts[at:]
    assert any("Q4" in str(one.rows) for one in first if one.kind == "table")
    assert not any("Q4" in str(one.rows) + one.text for one in second)
    text = pages.html(page)
    assert text.count("measure recall in that form") == 1, "the limits are said once"
    assert "cannot be compared" in text


def test_one_group_is_the_report_of_a_comparison_and_holds_what_is_ticked(
    three: list[Read],
) -> None:
    two = [three[0], three[2]]
    whole = pages.html(made(two, TABLES, ITEMS, WRONG))
    assert "Paired differences" in whole
    assert "<svg" in whole
    assert "Items, one line each" in whole
    assert "Wrong answers in full" in whole
    assert "<pre>Question: " in whole
    page = made(two)
    assert not [one for one in page.parts if one.kind in {"table", "picture"}]
    told = pages.html(page)
    assert "do not tell" in told or "is better than" in told
    assert "Paired differences</h2>\n<h2>" not in told, "no heading of nothing"


def test_what_does_not_fit_is_cut_and_counted(
    three: list[Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assembly, "MOST_ITEMS", 6)
    monkeypatch.setattr(assembly, "MOST_WRONG", 3)
    text = pages.html(made(three, ITEMS, WRONG))
    assert "The first 3 of 12 items." in text
    assert "wrong answers, of each run some." in text


def test_every_word_is_said_in_the_readers_language(three: list[Read]) -> None:
    contents = (TABLES, ITEMS, WRONG)
    groups = assembled(three, contents)
    page = report(groups, contents, letters(one.key for one in groups), OTHER)
    engine = three[0].record["engine"]
    own = {"A", "B", "step", "step1", "step2&3", "F16", "Q4", "Tiny", "Brier", ""}
    own |= {one.replace("_", " ") for one in engine}
    left = [one for one in unspoken(page, own) if not one.startswith(("A · ", "B · "))]
    assert [one for one in left if "‹" not in one] == []


def test_a_run_without_a_result_is_named(three: list[Read]) -> None:
    three[1].record["state"] = "running"
    with pytest.raises(Problem) as caught:
        assembled(three, ())
    assert caught.value.code is Code.RUN_INVALID
    assert caught.value.detail["where"] == three[1].path


def test_letters_do_not_end() -> None:
    found = letters(map(str, [*range(28), 0]))
    assert [found["0"], found["25"], found["26"], found["27"]] == ["A", "Z", "A1", "B1"]
