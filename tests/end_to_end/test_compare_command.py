"""`casebook compare` as people script it: shapes, a picture, refusals. No model is needed."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from app.evaluation import importers
from app.evaluation.importers import Source
from app.evaluation.run import Subject
from app.store import runs
from tests.end_to_end.test_command_line import CommandLine
from tests.unit.evaluation import sets
from tests.unit.evaluation.test_runs import Fake, plan, record


@pytest.fixture
def casebook(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "data")


def model(name: str, kind: str) -> dict[str, Any]:
    whole: dict[str, Any] = to_builtins(
        Subject(name, "tiny.gguf", name + kind, 1, "llama", kind, {}, False)
    )
    return whole


def run(folder: Path, data: Path, kind: str, fake: Fake, protocol_id: str | None = None) -> Path:
    of = plan(importers.read("medqa", Source(data)), protocol_id or "lmeval-ll-0shot")
    whole = record(of) | {"model": model("Tiny", kind), "notice": "RESEARCH USE ONLY"}
    with runs.begun(folder, whole, is_resuming=False) as begun:
        for sample in of.samples(0, fake, bool):
            begun.append(sample, 1)
        begun.finish({})
    return folder


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, str]:
    data = sets.medqa(tmp_path / "medqa.jsonl", times=3)
    first = run(tmp_path / "a", data, "F16", Fake())
    return str(first), str(run(tmp_path / "b", data, "Q4_K_M", Fake(is_flat=True)))


def test_two_models_are_compared_over_several_sets(
    casebook: CommandLine, two: tuple[str, str], tmp_path: Path
) -> None:
    data = sets.medqa(tmp_path / "other.jsonl", times=2)
    more = [
        str(run(tmp_path / name, data, kind, fake))
        for name, kind, fake in (("c", "F16", Fake()), ("d", "Q4_K_M", Fake(is_flat=True)))
    ]
    picture = tmp_path / "pooled.svg"
    words = ("compare", "--pooled", *two, *more, "--claim", "0.85", "--plot", str(picture))
    found = casebook.json(*words)
    assert isinstance(found, dict)
    assert (found["first"], found["second"]) == ("Tiny F16", "Tiny Q4_K_M")
    assert [one["paired"]["n"] for one in found["sets"]] == [18, 12]
    assert found["micro"]["n"] == 30 - found["repeated"]
    assert "cannot support a claim of 0.85" in found["sentences"][1]
    assert "RESEARCH USE ONLY" in picture.read_text()
    told = casebook.run(*words).out
    assert "Mean of sets (macro)" in told
    refused = casebook.json("compare", "--pooled", *two, more[0], status=1)
    assert isinstance(refused, dict)
    assert "of one model only" in refused["error"]["message"]
    casebook.run("compare", "--pooled", *two, "--items", status=2)


def test_two_runs_are_compared_item_by_item(casebook: CommandLine, two: tuple[str, str]) -> None:
    found = casebook.json("compare", *two)
    assert isinstance(found, dict)
    assert [one["name"] for one in found["runs"]] == ["Tiny F16", "Tiny Q4_K_M"]
    cells = [found[one] for one in ("both_right", "only_first", "only_second", "both_wrong")]
    assert sum(cells) == found["n"] == 18
    assert found["discordant"] == cells[1] + cells[2]
    assert found["difference"] == pytest.approx((cells[1] - cells[2]) / 18)
    assert found["difference_low"] <= found["difference"] <= found["difference_high"]
    assert found["comparison_count"] == 1
    assert [one["seconds_an_item"] for one in found["runs"]] == [0.001, 0.001]
    assert all(one["tokens_per_second"] > 0 for one in found["runs"])
    assert found["sentences"]
    known = [one for one in found["reported"] if one["name"] == "gemma-2-2b-it"]
    assert 44.62 in [one["percent"] for one in known]
    told = casebook.run("compare", *two).out
    assert "44.62 %" in told
    assert all(one["not_stated"] in told for one in found["reported"])
    assert found["drift"]["divergence_mean"] > 0
    agreement = found["agreement"]
    assert agreement["n"] == 18
    assert agreement["same"] == round(18 * found["drift"]["agreement"])
    assert agreement["alpha_low"] <= agreement["krippendorff_alpha"] <= agreement["alpha_high"]
    assert "bootstrap" in agreement["interval_method"]
    assert f"{agreement['krippendorff_alpha']:.3f}" in told


def test_a_person_reads_sentences_and_the_notice(
    casebook: CommandLine, two: tuple[str, str], tmp_path: Path
) -> None:
    picture = tmp_path / "x.svg"
    ran = casebook.run("compare", *two, "--claim", "0.85", "--items", "--plot", str(picture))
    assert "cannot support a claim of 0.85 points" in ran.out
    assert "McNemar" in ran.out
    assert "RESEARCH USE ONLY" in ran.err
    assert picture.read_text().startswith("<svg")
    assert "RESEARCH USE ONLY" in picture.read_text()


@pytest.mark.parametrize("option", ["--plot", "--report"])
def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(
    casebook: CommandLine, two: tuple[str, str], tmp_path: Path, option: str
) -> None:
    (tmp_path / "plain").write_text("mine")
    wanted = str(tmp_path / "plain" / "x.html")
    said = casebook.json("compare", *two, option, wanted, status=1)
    assert isinstance(said, dict)
    assert said["error"]["code"] == "folder_missing"
    assert (tmp_path / "plain").read_text() == "mine"


def test_other_protocols_and_broken_folders_are_refused(
    casebook: CommandLine, two: tuple[str, str], tmp_path: Path
) -> None:
    data = tmp_path / "medqa.jsonl"
    chat = run(tmp_path / "c", data, "F16", Fake(), "lmeval-ll-chat")
    said = casebook.json("compare", two[0], str(chat), status=1)
    assert isinstance(said, dict)
    assert said["error"]["code"] == "not_comparable"
    said = casebook.json("compare", two[0], str(tmp_path), status=1)
    assert isinstance(said, dict)
    assert said["error"]["code"] == "run_invalid"
    changed = json.loads((chat / "run.json").read_text())
    changed["protocol"]["delimiter"] = " "
    (chat / "run.json").write_text(json.dumps(changed))
    said = casebook.json("compare", two[0], str(chat), status=1)
    assert isinstance(said, dict)
    assert said["error"]["code"] == "run_invalid"
    assert casebook.run("compare", two[0], status=2).err


def test_a_report_is_written_as_the_name_of_the_file_says(
    casebook: CommandLine, two: tuple[str, str], tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    casebook.run("compare", *two, "--report", str(page))
    text = page.read_text()
    assert text.count("RESEARCH USE ONLY") >= 3
    assert "Paired differences" in text
    assert "<script" not in text
    found = casebook.json("export", two[0], "-f", "pdf", "-o", str(tmp_path / "run.pdf"))
    assert isinstance(found, dict)
    assert Path(found["files"][0]["path"]).read_bytes().startswith(b"%PDF")
    again = casebook.json("export", two[0], "-o", str(tmp_path / "run.pdf"), status=1)
    assert isinstance(again, dict)
    assert again["error"]["code"] == "exists"


def test_what_is_of_all_pairs_is_said_once(
    casebook: CommandLine, two: tuple[str, str], tmp_path: Path
) -> None:
    data, picture = tmp_path / "medqa.jsonl", tmp_path / "x.svg"
    third = run(tmp_path / "q", data, "Q8_0", Fake())
    told = casebook.run("compare", *two, str(third), "--plot", str(picture)).out
    assert told.count("p is adjusted for 3 comparisons") == 1
    assert told.count("minus Tiny F16 ") >= 2, "a line a pair, before the pairs"
    assert "not told apart" in told
    assert "is adjusted" in picture.read_text()
    assert "does not show that they are equal" not in picture.read_text()
    casebook.run("compare", *two, "--plot", str(picture))
    assert "Newcombe" in told
    assert "discordant" in picture.read_text(), "of one pair all is said"


def test_runs_of_several_kinds_are_one_report_with_a_chapter_each(
    casebook: CommandLine, two: tuple[str, str], tmp_path: Path
) -> None:
    chat = run(tmp_path / "c", tmp_path / "medqa.jsonl", "F16", Fake(), "lmeval-ll-chat")
    page = tmp_path / "all.html"
    words = ("export", *two, str(chat), "-o", str(page))
    found = casebook.json(*words)
    assert isinstance(found, dict)
    [file] = found["files"]
    assert file["run_folders"] == [*two, str(chat)]
    assert file["bytes"] == page.stat().st_size
    text = page.read_text()
    assert "<h2>A · " in text
    assert "<h2>B · " in text
    again = casebook.json(*words, status=1)
    assert isinstance(again, dict)
    assert again["error"]["code"] == "exists"
    assert casebook.run("export", *two, "-o", str(tmp_path / "all.csv"), status=2).err
    pdf = tmp_path / "all.pdf"
    casebook.run("export", *two, str(chat), "-o", str(pdf), "--language", "ar")
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_report_is_in_the_language_of_the_window_or_in_the_one_that_was_said(
    casebook: CommandLine, two: tuple[str, str], tmp_path: Path
) -> None:
    page, data = tmp_path / "report.html", tmp_path / "data"
    data.mkdir(exist_ok=True)
    (data / "settings.json").write_text(json.dumps({"language": "fr"}))
    ran = casebook.run("compare", *two, "--report", str(page))
    assert '<html lang="fr">' in page.read_text()
    assert "Paired differences" not in page.read_text()
    assert "Krippendorff" in page.read_text()
    assert "McNemar" in ran.out
    assert "Same prediction" in ran.out, "what the terminal says stays English"
    casebook.run("compare", *two, "--report", str(page), "--language", "ar")
    assert '<html lang="ar" dir="rtl">' in page.read_text()
    files = casebook.json("export", two[0], "-o", str(tmp_path / "run.html"))
    assert isinstance(files, dict)
    assert '<html lang="fr">' in Path(files["files"][0]["path"]).read_text()
    casebook.run("export", two[0], "-f", "html", "-o", str(page), "--overwrite", "--language", "en")
    assert '<html lang="en">' in page.read_text()
    picture = tmp_path / "x.svg"
    casebook.run("compare", *two, "--plot", str(picture))
    assert "hasard" in picture.read_text(), "chance"
    assert "chance" not in picture.read_text()
    casebook.run("compare", *two, "--plot", str(picture), "--language", "en")
    assert "chance" in picture.read_text()
    casebook.run("compare", "--pooled", *two, "--plot", str(picture))
    assert "RESEARCH USE ONLY" not in picture.read_text()
    assert casebook.run("export", two[0], "-f", "csv", "--language", "fr", status=2).err
    assert casebook.run("compare", *two, "--language", "fr", status=2).err
    assert casebook.run("export", "3f2a", "--language", "fr", status=2).err


@pytest.mark.parametrize("points", ["nan", "101"])
def test_a_claim_that_is_no_number_of_points_is_refused(casebook: CommandLine, points: str) -> None:
    ran = casebook.run("compare", "a", "b", "--claim", points, status=2)
    assert "number of points from 0 to 100" in ran.err
