"""Two models over several sets: all items together, the mean of the sets, and what is refused."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from statsmodels.stats.multitest import multipletests

from app.errors import Code, Problem
from app.evaluation import importers
from app.evaluation.comparison import Side
from app.evaluation.importers import Source
from app.evaluation.judging import UNSCORED
from app.evaluation.pooled import _alike, mean, pooled
from app.evaluation.statistics import paired
from tests.unit.evaluation import sets
from tests.unit.evaluation.test_runs import Fake, plan, record, samples_of


def side(name: str, path: Path, kind: str, fake: Fake, protocol_id: str | None = None) -> Side:
    of = plan(importers.read(kind, Source(path)), protocol_id or "lmeval-ll-0shot")
    model = {"name": name, "sha256": name, "is_demo": False}
    whole: dict[str, Any] = record(of) | {"model": model, "state": "complete"}
    return Side(name, whole, samples_of(of, fake))


def four(tmp_path: Path, second_set: str = "medmcqa") -> list[Side]:
    first = sets.medqa(tmp_path / "q.jsonl", times=3)
    other = {
        "medmcqa": lambda: sets.medmcqa(tmp_path / "m.json"),
        "own": lambda: sets.medqa(tmp_path / "copy.jsonl", times=2),
    }[second_set]()
    return [
        side(name, path, kind, fake)
        for path, kind in ((first, "medqa"), (other, second_set))
        for name, fake in (("A", Fake()), ("B", Fake(is_flat=True)))
    ]


def test_sets_items_and_their_mean_are_told_apart(tmp_path: Path) -> None:
    sides = four(tmp_path)
    found = pooled(sides, claim=0.0085)
    assert [one.name for one in found.sets] == ["medqa", "medmcqa"]
    assert (found.first, found.second, found.repeated) == ("A", "B", 0)
    pairs = [one.paired for one in found.sets]
    assert found.micro.n == sum(one.n for one in pairs)
    right = [sum(one.is_correct for one in side.samples) / len(side.samples) for side in sides]
    assert found.macro.first == pytest.approx((right[0] + right[2]) / 2)
    assert found.macro.second == pytest.approx((right[1] + right[3]) / 2)
    assert found.macro.difference == pytest.approx(found.macro.first - found.macro.second)
    assert found.micro.difference != pytest.approx(found.macro.difference)
    assert "cannot support a claim of 0.85" in found.notes[1].text.replace("%1", "0.85")


def drawn(draw: np.random.Generator, *sizes: int) -> list[tuple[list[bool], list[bool]]]:
    found = []
    for n in sizes:
        rows = draw.random((2, n)) < [[0.5], [0.4]]
        found.append((list(map(bool, rows[0])), list(map(bool, rows[1]))))
    return found


def test_the_mean_of_sets_that_share_nothing_is_that_of_a_bootstrap_in_each() -> None:
    draw = np.random.default_rng(7)
    sets_of = drawn(draw, 400, 600, 350)
    found = [paired(*rows) for rows in sets_of]
    one = mean(found, np.eye(3))
    moves = [np.subtract(*map(np.asarray, rows), dtype=int) for rows in sets_of]
    error = np.sqrt(sum(np.var(row) / len(row) for row in moves)) / 3
    assert one.standard_error == pytest.approx(error)
    again = np.mean([draw.choice(row, (4000, len(row))).mean(axis=1) for row in moves], axis=0)
    low, high = np.quantile(again, [0.025, 0.975])
    assert (one.interval.low, one.interval.high) == pytest.approx((low, high), abs=0.003)
    assert "Newcombe" in one.interval.method


def test_the_mean_of_one_set_is_that_set_and_twice_the_same_set_is_no_more() -> None:
    (rows,) = drawn(np.random.default_rng(8), 80)
    one = paired(*rows)
    alone, twice = mean([one], np.eye(1)), mean([one, one], np.ones((2, 2)))
    for found in (alone, twice):
        assert found.difference == pytest.approx(one.difference)
        assert found.standard_error == pytest.approx(one.standard_error)
        edges = (found.interval.low, found.interval.high)
        assert edges == pytest.approx((one.interval.low, one.interval.high))


def test_the_mean_covers_what_it_says_also_where_few_items_differ() -> None:
    draw = np.random.default_rng(9)
    hits = 0
    for _ in range(300):
        found = []
        for n in (40, 60):
            kind, both = draw.random(n), draw.random(n) < 0.6
            first = np.where(kind < 0.03, True, (kind >= 0.05) & both)
            second = np.where(kind < 0.03, False, (kind < 0.05) | both)
            found.append(paired(list(map(bool, first)), list(map(bool, second))))
        one = mean(found, np.eye(2)).interval
        hits += one.low <= 0.03 - 0.02 <= one.high
    assert hits / 300 > 0.93  # plain normal intervals have no width where nothing differs


def test_an_item_that_two_sets_have_counts_once(tmp_path: Path) -> None:
    sides = four(tmp_path, "own")
    found = pooled(sides)
    n = [one.paired.n for one in found.sets]
    assert found.repeated > 0
    assert found.micro.n == sum(n) - found.repeated
    assert "count once among all items" in found.notes[-1].text
    pairs = [one.paired for one in found.sets]
    apart = mean(pairs, np.eye(2))
    shared = _alike([(sides[0], sides[1]), (sides[2], sides[3])])[0, 1]
    assert 0 < shared < 1
    width = found.macro.interval.high - found.macro.interval.low
    assert width > apart.interval.high - apart.interval.low
    assert found.macro.standard_error > apart.standard_error
    assert found.notes[-1].values == (str(found.repeated),)


def test_models_that_are_right_on_the_same_items_show_nothing(tmp_path: Path) -> None:
    first, third = four(tmp_path)[::2]
    second, fourth = (
        Side("B", one.record | {"model": {"name": "B", "sha256": "B"}}, one.samples)
        for one in (first, third)
    )
    found = pooled([first, second, third, fourth], claim=0.01)
    assert found.micro.discordant == 0
    assert found.macro.interval.low < 0 < found.macro.interval.high
    texts = [note.text for note in found.notes]
    assert "no difference at all" in texts[0]
    assert "cannot support a claim" in texts[1]


def test_p_is_adjusted_over_the_sets_and_what_was_not_asked_counts_nowhere(tmp_path: Path) -> None:
    other = sets.medmcqa(tmp_path / "m.json")
    first = sets.medqa(tmp_path / "q.jsonl", times=9)
    refused = importers.read("medqa", Source(first)).items[0].question
    fakes = (("A", Fake()), ("B", Fake(is_flat=True, refused=(refused,))))
    sides = [
        side(name, path, kind, fake)
        for path, kind in ((first, "medqa"), (other, "medmcqa"))
        for name, fake in fakes
    ]
    found = pooled(sides)
    values = [one.paired.p_exact for one in found.sets]
    assert min(values) < 0.5
    adjusted = multipletests(values, method="holm")[1]
    assert [one.p_holm for one in found.sets] == pytest.approx(list(adjusted))
    unscored = sum(one.status == UNSCORED for of in sides for one in of.samples)
    assert unscored > 1
    asked = len(sides[0].samples) + len(sides[2].samples) - unscored
    assert (found.micro.n, found.repeated) == (asked, 0)


def test_what_cannot_be_pooled_is_refused_with_the_reason(tmp_path: Path) -> None:
    sides = four(tmp_path)
    other = side("B", tmp_path / "m.json", "medmcqa", Fake(), "lmeval-ll-chat")
    third = side("C", tmp_path / "m.json", "medmcqa", Fake())
    for wrong, why in (
        (sides[:3], "medmcqa was asked of one model only"),
        ([sides[0], sides[2]], "these runs are of 1"),
        ([*sides[:3], third], "these runs are of 3"),
        ([*sides, sides[0]], "medqa was asked twice of A"),
        ([*sides[:3], other], "asked by several protocols"),
    ):
        with pytest.raises(Problem) as told:
            pooled(wrong)
        assert told.value.code is Code.NOT_COMPARABLE
        assert why in str(told.value.detail["why"])
