"""Runs side by side: refused where they are not the same, counted item by item where they are."""

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from msgspec.structs import replace

from app.core.text import fill
from app.errors import Code, Problem
from app.evaluation import statistics
from app.evaluation.comparison import Side, agreement, better_of, compare
from app.evaluation.judging import Sample
from app.evaluation.plot import Bar, forest

SAMPLE = Sample(
    doc_id=0,
    doc={},
    target="0",
    arguments={"gen_args_0": {"arg_0": "?", "arg_1": " A"}},
    resps=[],
    filtered_resps=[],
    filter="none",
    metrics=["acc"],
    doc_hash="",
    prompt_hash="",
    target_hash="",
    acc=0.0,
    item_id="0",
    answer=0,
    key="A",
    option_count=2,
    prediction=0,
    log_probabilities=[-0.1, -3.0],
    margin=2.9,
    option_mass=0.95,
    prompt_tokens=1,
    answer_tokens=0,
    status="scored",
    why="",
    strata={},
    text="",
)


def side(name: str, predictions: str, **changes: Any) -> Side:
    """Return a run whose key is always A."""
    record = {
        "task": {"sha256": "t"},
        "protocol_sha256": "p",
        "subset": {"n": len(predictions)},
        "state": "complete",
    }
    samples = [
        replace(
            SAMPLE,
            doc_id=at,
            item_id=str(at),
            prediction=None if one == "-" else "ABC".index(one),
            status="unscored" if one == "-" else "scored",
            strata={"half": "one" if at % 2 else "two"},
        )
        for at, one in enumerate(predictions)
    ]
    return Side(name, record | changes, samples)


def sentences(found: Any) -> str:
    return " ".join(fill(note.text, *note.values) for note in found.notes)


def test_every_item_is_counted_in_its_cell() -> None:
    (found,) = compare([side("x", "AAABBB"), side("y", "AABABC")])
    paired, drift = found.paired, found.drift
    assert (paired.both, paired.only_first, paired.only_second, paired.neither) == (2, 1, 1, 2)
    assert (drift.right_to_wrong, drift.wrong_to_right, drift.wrong_to_other) == (1, 1, 1)
    assert drift.agreement == 0.5
    assert [(flip.doc_id, flip.first, flip.second) for flip in found.flips] == [
        (2, 0, 1),
        (3, 1, 0),
        (5, 1, 2),
    ]
    assert "No difference is shown, and yet 50.0 %" in sentences(found)


def test_a_difference_that_shows_is_said_from_the_better_side() -> None:
    worse, better = side("x", "B" * 30 + "A" * 10), side("y", "A" * 40)
    (found,) = compare([worse, better])
    assert found.paired.p_exact < 1e-6
    assert "y is better than x on these 40 items by 75.0 points" in sentences(found)
    (other,) = compare([better, worse])
    assert "y is better than x on these 40 items by 75.0 points" in sentences(other)


def test_what_is_not_shown_is_told_in_the_direction_of_tables_and_plots() -> None:
    (found,) = compare([side("x", "A" * 60 + "B" * 40), side("y", "A" * 58 + "B" * 42)])
    assert found.paired.difference == pytest.approx(0.02)
    assert "y minus x is -2.0 points (-" in sentences(found)
    (same,) = compare([side("x", "AB"), side("y", "AB")])
    assert "y minus x is 0.0 points" in sentences(same)


def test_a_run_that_got_trivial_questions_wrong_is_named_in_a_comparison() -> None:
    poor = side("y", "AABABC", checks={"probe_right": 1, "probe_count": 3})
    (found,) = compare([side("x", "AAABBB"), poor])
    assert "y got trivial questions wrong" in sentences(found)
    assert "x got trivial questions wrong" not in sentences(found)


def test_what_is_to_be_known_of_a_run_is_said_once_however_many_it_is_compared_with() -> None:
    poor = side("y", "AABABC", checks={"form_right": 1, "form_count": 3})
    found = compare([side("w", "AAABBB"), side("x", "AAABBA"), poor, side("z", "AAABBC")])
    told = [sentence for pair in found for sentence in sentences(pair).split(". ")]
    assert len([one for one in told if "y got trivial questions wrong" in one]) == 1
    assert "y got trivial questions wrong" in sentences(found[0])


def test_better_is_only_what_holm_leaves_of_it() -> None:
    runs = [side("x", "B" * 30 + "A" * 10), side("y", "A" * 40), side("z", "A" * 39 + "B")]
    assert [better_of(one) for one in compare(runs)] == ["y", "z", None]


def test_a_claim_is_held_to_what_the_sample_could_show() -> None:
    sides = [side("x", "A" * 90 + "B" * 10), side("y", "B" * 10 + "A" * 90)]
    (small,) = compare(sides, 0.0085)
    assert "100 items cannot support a claim of 0.85 points" in sentences(small)
    assert "differences below 12.4 points cannot be detected" in sentences(small)
    (large,) = compare(sides, 0.15)
    assert "A difference of 15 points would show" in sentences(large)


def test_runs_that_agree_on_everything_could_show_nothing() -> None:
    (found,) = compare([side("x", "AB" * 10), side("y", "AB" * 10)])
    assert found.detectable is None
    assert "no difference at all could be detected" in sentences(found)
    assert found.drift.divergence_mean == 0
    assert found.paired.p_exact == 1


def test_several_pairs_are_adjusted_together() -> None:
    sides = [side("x", "A" * 20), side("y", "B" * 8 + "A" * 12), side("z", "B" * 6 + "A" * 14)]
    found = compare(sides)
    assert [(one.first, one.second) for one in found] == [("x", "y"), ("x", "z"), ("y", "z")]
    assert found[0].p_holm == pytest.approx(3 * found[0].paired.p_exact)
    assert found[1].p_holm == pytest.approx(2 * found[1].paired.p_exact)
    told = "p is adjusted for 3 comparisons (Holm)"
    assert all(told in sentences(one) for one in found)
    assert told not in sentences(compare(sides[:2])[0])


def test_agreement_is_of_all_runs_and_what_cannot_be_read_is_missing() -> None:
    sides = [side("x", "AABB-"), side("y", "AABA-"), side("z", "AA-BA")]
    found = agreement(sides)
    assert (found.n, found.same) == (4, 3)
    by_hand = statistics.agreement([(0, 0, 0), (0, 0, 0), (1, 1, None), (1, 0, 1), (None, None, 0)])
    assert found == by_hand
    assert found.alpha is not None
    assert 0 < found.alpha < 1


def test_parts_of_the_set_are_compared_and_adjusted_by_name() -> None:
    (found,) = compare([side("x", "AAAAAAAA"), side("y", "BABABABA")])
    one, two = found.strata
    assert (one.value, one.paired.only_first, two.value, two.paired.only_first) == (
        "one",
        0,
        "two",
        4,
    )
    assert two.p_holm == pytest.approx(2 * two.paired.p_exact)


def test_an_item_that_one_could_not_be_asked_is_left_out_and_told() -> None:
    (found,) = compare([side("x", "AAB"), side("y", "A-B")])
    assert (found.paired.n, found.left_out) == (2, 1)


def other_items() -> Side:
    made = side("y", "AA")
    return Side("y", made.record, [replace(one, doc_id=one.doc_id + 7) for one in made.samples])


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (side("y", "AA", protocol_sha256="q"), "protocol"),
        (side("y", "AA", task={"sha256": "u"}), "set"),
        (side("y", "AA", state="running"), "not complete"),
        (side("y", "AA", subset={"n": 3}), "not complete"),
        (other_items(), "items"),
    ],
)
def test_what_is_not_the_same_is_not_compared(other: Side, why: str) -> None:
    with pytest.raises(Problem) as caught:
        compare([side("x", "AA"), other])
    assert caught.value.code is Code.NOT_COMPARABLE
    assert why in str(caught.value.detail["why"])


def test_a_plot_is_a_picture_whose_numbers_can_be_read_aloud() -> None:
    bars = [Bar("<b>&x", 0.4, 0.3, 0.5), Bar("y" * 60, 0.2, 0.1, 0.35)]
    text = forest("T & U", bars, reference=("chance", 0.25), note="word " * 60)
    root = ET.fromstring(text)
    space = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{space}title").text == "T & U"  # type: ignore[union-attr]
    said = root.find(f"{space}desc").text  # type: ignore[union-attr]
    assert said is not None
    assert "<b>&x: 40.0 (30.0 to 50.0)" in said
    assert "chance, 25.0 %" in text
    assert len(root.findall(f"{space}rect")) == 1 + len(bars)
    for line in root.findall(f"{space}line"):
        assert 0 < float(line.attrib["x1"]) <= float(line.attrib["x2"]) < 760
