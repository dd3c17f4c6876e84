"""Runs as the window asks for them: names that differ, texts of items, pictures with numbers."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from app.evaluation import comparison_report, plot, review, statistics
from app.evaluation.drawing import Scale, signed
from app.evaluation.plot import Curve, Gap, Spot
from app.evaluation.run_name import short_names
from app.evaluation.shown import shown
from app.store import run_items, run_reading
from tests.gui.test_compare_place import written
from tests.unit.evaluation import sets
from tests.unit.evaluation.test_comparison import SAMPLE
from tests.unit.evaluation.test_runs import Fake

SPACE = "{http://www.w3.org/2000/svg}"
GAP = Gap("step 1", 100, -0.02, -0.05, 0.01, 0.0004, 0.03)


def test_runs_get_the_shortest_names_that_differ() -> None:
    def named(*pairs: tuple[str, str], is_brief: bool = True) -> list[str]:
        records = [{"model": {"name": name, "quantization": kind}} for name, kind in pairs]
        paths = [f"/x/{at}/" for at in range(len(pairs))]
        return short_names(records, paths, is_brief=is_brief)

    assert named(("a", "F16"), ("b", "F16")) == ["a", "b"]
    assert named(("a", "F16"), ("a", "Q8_0")) == ["F16", "Q8_0"]
    assert named(("a", "F16"), ("a", "Q8_0"), is_brief=False) == ["a F16", "a Q8_0"]
    assert named(("a", "F16"), ("a", "Q8_0"), ("b", "F16")) == ["a F16", "a Q8_0", "b F16"]
    assert named(("a", "F16"), ("a", "F16")) == ["0", "1"]
    assert named(("a", "F16"), ("a (2)", "Q8_0")) == ["F16", "Q8_0"]


def test_reliability_bins_are_those_of_the_calibration_error() -> None:
    items = [(0.31, True), (0.39, False), (0.9, True), (1.0, True)]
    bins = statistics.reliability(items)
    assert [(one.n, one.correct) for one in bins] == [(2, 1), (2, 2)]
    error = sum(abs(one.correct - one.n * one.stated) for one in bins) / len(items)
    assert statistics.calibration(items)[0] == pytest.approx(error)


@pytest.mark.parametrize(
    ("doc", "options"),
    [
        ({"question": "Q?", "opa": "x", "opb": "y"}, ("x", "y")),
        ({"question": "Q?", "options": {"A": "x", "B": "y"}}, ("x", "y")),
        ({"question": "Q?", "choices": ["x", "y"]}, ("x", "y")),
        ({"question": "Q?", "option1": "x", "option2": "y"}, ("x", "y")),
        ({"question": "Q?", "options": ["x"]}, ()),
        ({"stem": 3}, ()),
    ],
)
def test_an_item_is_read_from_its_record_or_else_from_its_prompt(
    doc: dict[str, Any], options: tuple[str, ...]
) -> None:
    one = shown(replace(SAMPLE, doc=doc))
    assert one.options == options
    assert one.question == ("Q?" if options else "?")


def test_words_that_were_scored_are_the_options_of_an_abstract() -> None:
    arguments = {f"gen_args_{n}": {"arg_0": "?", "arg_1": f" {w}"} for n, w in enumerate("yn")}
    doc = {"CONTEXTS": ["One.", "Two."], "QUESTION": "Q?"}
    one = shown(replace(SAMPLE, doc=doc, arguments=arguments))
    assert (one.context, one.question, one.options) == ("One.\nTwo.", "Q?", ("y", "n"))


def test_an_item_is_found_by_the_place_of_its_line(tmp_path: Path) -> None:
    lines = [json.dumps({"doc_id": n, "ms": 5 + n}) for n in range(3)]
    (tmp_path / run_items.TIMES).write_text("\n".join([*lines, '{"doc_id": 3']))
    assert run_items.times(tmp_path) == {0: 5, 1: 6, 2: 7}
    assert run_items.offsets(tmp_path) == []
    (tmp_path / run_items.SAMPLES).write_text("a\nbcd\ne")
    assert run_items.offsets(tmp_path) == [0, 2, 6]


def said_of(svg: str) -> str:
    """Return what who cannot see the picture is told."""
    told = ET.fromstring(svg).find(f"{SPACE}desc")
    assert told is not None
    return told.text or ""


@pytest.mark.parametrize("width", [430, 760])
@pytest.mark.parametrize(
    ("draw", "words"),
    [
        (
            lambda how: plot.differences("t", [GAP, replace(GAP, detectable=None)], "b", words=how),
            "step 1: −2.0 (−5.0 to +1.0)  p < 0.001",
        ),
        (lambda how: plot.flips("t", ("a", "b"), (1, 22, 3, 4), 2, words=how), "wrong: 22"),
        (
            lambda how: plot.calibration("t", [Curve("a", ((0.5, 0.25, 8),))], words=how),
            "a: 50 % → 25 % (8)",
        ),
        (
            lambda how: plot.drift("t", [Spot("Q8_0", 10**9, 0.4, 0.3, 0.5)], words=how),
            "Q8_0: 40.0 (30.0 to 50.0)",
        ),
    ],
)
def test_a_picture_says_its_numbers_and_stays_on_its_sheet(
    draw: Callable[[plot.Words], str], words: str, width: int
) -> None:
    svg = draw(plot.Words(width=width))
    assert words in said_of(svg)
    root = ET.fromstring(svg)
    height = float(root.attrib["height"])
    for line in root.findall(f"{SPACE}line"):
        assert all(-1 <= float(line.attrib[one]) <= width + 1 for one in ("x1", "x2"))
        assert all(0 <= float(line.attrib[one]) <= height for one in ("y1", "y2"))


def test_a_picture_is_in_the_language_of_who_asks() -> None:
    how = plot.Words(said=str.upper, number=lambda value, n: f"{value:.{n}f}".replace(".", ","))
    svg = plot.differences("t", [GAP], "b", words=how)
    assert "DIFFERENCES THIS SMALL CANNOT BE DETECTED" in svg
    assert "−2,0" in svg


def test_ticks_are_round_and_inside_and_a_difference_has_its_sign() -> None:
    scale = Scale((-4.2, 4.2), (0, 100))
    assert scale.ticks == [-4, -2, 0, 2, 4]
    assert (scale(-4.2), scale(4.2)) == (0, 100)
    written = [signed(one, 1, number=plot.plain) for one in (0.04, -0.04, 0.5, -1234.5)]
    assert written == ["0.0", "0.0", "+0.5", "−1,234.5"]


def test_a_report_of_several_pairs_says_each_in_one_piece_and_lists_so_many_items_in_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparison_report, "MOST_FLIPS", 9)
    data = sets.medqa(tmp_path / "medqa.jsonl", times=4)
    fakes = {"F16": Fake(), "Q8_0": Fake(is_flat=True), "Q4_K_M": Fake(mass=0.4)}
    reads = [
        run_reading.whole(written(tmp_path / kind, data, kind, fake))
        for kind, fake in fakes.items()
    ]
    found = review.weighed(reads, 0.0085)
    parts = comparison_report.report(found).parts
    head = [part.text for part in parts].index("Accuracy")
    verdicts, adjusted = parts[1:head]
    assert [row[0] for row in verdicts.rows[1:]] == [
        f"{pair.second} minus {pair.first}" for pair in found.pairs
    ]
    assert {row[-1] for row in verdicts.rows[1:]} <= {
        "not told apart",
        *(f"{name} is better" for name in found.names),
    }
    assert adjusted.text.startswith("p is adjusted for 3 comparisons")
    told = [part.text for part in parts[head:] if "cannot support a claim of 0.85" in part.text]
    for text, pair in zip(told, found.pairs, strict=True):
        assert f"{pair.second} and {pair.first}" in text or "is better than" in text
    tables = [part.rows for part in parts if part.kind == "table"]
    lists = [rows for rows in tables if rows[0][:2] == ("Item", "Key")]
    assert len(lists) == sum(bool(pair.flips) for pair in found.pairs) > 0
    assert all(len(rows) - 1 <= 3 for rows in lists)
    assert any(part.text.startswith("The first 3 of ") for part in parts)
    facts = dict(row for part in parts if part.kind == "facts" for row in part.rows)
    assert facts["Krippendorff's alpha, nominal"].startswith(f"{found.agreement.alpha:.3f}, ")
    assert found.agreement.n == 24
