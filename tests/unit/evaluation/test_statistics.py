"""The numbers, against scipy, statsmodels, scikit-learn, krippendorff and published values."""

import itertools
import math
import random

import krippendorff
import numpy as np
import pytest
from scipy import stats
from sklearn import metrics
from statsmodels.stats import contingency_tables, multitest, proportion

from app.evaluation import statistics as own

PAIRS = [(0, 1), (1, 1), (3, 10), (10, 10), (55, 100), (1947, 4183)]
COUNTS = list(itertools.product((0, 1, 4, 30), repeat=2))


@pytest.mark.parametrize(("correct", "n"), PAIRS)
def test_wilson_is_that_of_statsmodels(correct: int, n: int) -> None:
    low, high = proportion.proportion_confint(correct, n, 0.05, "wilson")
    found = own.wilson(correct, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-12)
    assert "Wilson" in found.method


def test_the_harness_stderr_is_the_sample_deviation() -> None:
    values = [1.0] * 37 + [0.0] * 63
    assert own.standard_error(37, 100) == pytest.approx(np.std(values, ddof=1) / 10)


@pytest.mark.parametrize(("b", "c"), COUNTS)
def test_mcnemar_is_that_of_statsmodels_and_scipy(b: int, c: int) -> None:
    exact, mid = own.mcnemar(b, c)
    theirs = contingency_tables.mcnemar([[5, b], [c, 7]], exact=True).pvalue
    assert exact == pytest.approx(theirs, abs=1e-12)
    least, n = min(b, c), b + c
    by_hand = 2 * (stats.binom.cdf(least, n, 0.5) - 0.5 * stats.binom.pmf(least, n, 0.5))
    assert mid == pytest.approx(min(1.0, by_hand) if n else 1.0, abs=1e-9)


def test_mcnemar_holds_for_thousands_of_discordant_items() -> None:
    exact, _ = own.mcnemar(1400, 1600)
    assert exact == pytest.approx(stats.binomtest(1400, 3000).pvalue, rel=1e-6)


def test_newcombe_is_the_published_example() -> None:
    found = own.newcombe(36, 12, 2, 0)  # Newcombe 1998, table III
    assert (found.low, found.high) == pytest.approx((0.0569, 0.3404), abs=5e-5)


def test_newcombe_agrees_with_a_bootstrap_over_items() -> None:
    draws = np.random.default_rng(1)
    cells = np.repeat([0, 1, -1, 0], [300, 80, 50, 170])
    means = [draws.choice(cells, len(cells)).mean() for _ in range(4000)]
    low, high = np.quantile(means, [0.025, 0.975])
    found = own.newcombe(300, 80, 50, 170)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.004)


def test_a_paired_comparison_counts_every_cell() -> None:
    first = [True] * 5 + [True] * 3 + [False] * 2 + [False] * 4
    second = [True] * 5 + [False] * 3 + [True] * 2 + [False] * 4
    found = own.paired(first, second)
    assert (found.both, found.only_first, found.only_second, found.neither) == (5, 3, 2, 4)
    assert found.difference == pytest.approx(1 / 14)
    values = np.array(first, float) - np.array(second, float)
    assert found.standard_error == pytest.approx(values.std() / math.sqrt(14))
    assert found.discordant == 5


@pytest.mark.parametrize("seed", range(5))
def test_holm_is_that_of_statsmodels(seed: int) -> None:
    draws = random.Random(seed)
    values = [draws.random() ** 3 for _ in range(7)]
    theirs = multitest.multipletests(values, method="holm")[1]
    assert own.holm(values) == pytest.approx(list(theirs))


@pytest.mark.parametrize(
    ("n", "points"),
    [
        (100, (None, 8.8, 12.4, 15.2)),
        (200, (4.4, 6.2, 8.8, 10.8)),
        (500, (2.8, 4.0, 5.6, 6.8)),
        (1273, (1.8, 2.5, 3.5, 4.3)),
        (4183, (1.0, 1.4, 1.9, 2.4)),
    ],
)
def test_the_smallest_difference_a_sample_could_show(
    n: int, points: tuple[float | None, ...]
) -> None:
    for share, wanted in zip((0.05, 0.1, 0.2, 0.3), points, strict=True):
        found = own.detectable(n, share)
        assert (found and round(100 * found, 1)) == wanted


def test_that_difference_is_shown_by_eight_of_ten_samples() -> None:
    draws = np.random.default_rng(3)
    n, share = 500, 0.2
    found = own.detectable(n, share)
    assert found is not None
    p = ((share + found) / 2, (share - found) / 2, 1 - share)
    tables = draws.multinomial(n, p, size=3000)
    z = [(b - c) / math.sqrt(b + c) for b, c, _ in tables]
    assert np.mean(np.abs(z) > own.Z) == pytest.approx(0.80, abs=0.03)


@pytest.mark.parametrize("labels", [3, 4])
def test_macro_f1_is_that_of_scikit_learn(labels: int) -> None:
    draws = random.Random(labels)
    gold = [draws.randrange(labels) for _ in range(60)]
    said = [draws.choice([None, *range(labels)]) for _ in gold]
    numbers = [-1 if one is None else one for one in said]
    theirs = metrics.f1_score(
        gold, numbers, labels=range(labels), average="macro", zero_division=0.0
    )
    assert own.macro_f1(gold, said, labels) == pytest.approx(theirs)
    interval = own.macro_f1_interval(gold, said, labels)
    assert interval.low < theirs < interval.high


def test_always_yes_has_the_published_f1_on_pubmedqa() -> None:
    gold = [0] * 276 + [1] * 169 + [2] * 55
    assert own.macro_f1(gold, [0] * 500, 3) == pytest.approx(0.237, abs=5e-4)


def test_brier_is_that_of_scikit_learn() -> None:
    draws = np.random.default_rng(5)
    chances = draws.dirichlet([1, 1, 1, 1], 80)
    answers = draws.integers(0, 4, 80)
    theirs = metrics.brier_score_loss(answers, chances, labels=[0, 1, 2, 3], scale_by_half=False)
    value, interval = own.brier(list(zip(chances.tolist(), answers.tolist(), strict=True)))
    assert value == pytest.approx(theirs)
    assert interval.low < value < interval.high


def test_calibration_error_by_hand() -> None:
    items = [(0.95, True), (0.95, True), (0.92, False), (0.55, True), (1.0, True)]
    # bin 0.9 to 1: four items, mean confidence 0.955, three right; bin 0.5 to 0.6: one.
    by_hand = 4 / 5 * abs(0.955 - 0.75) + 1 / 5 * abs(0.55 - 1)
    value, interval = own.calibration(items)
    assert value == pytest.approx(by_hand)
    assert interval.low <= value <= interval.high


def test_divergence_is_scipys_entropy() -> None:
    one, other = [0.5, 0.3, 0.2], [0.2, 0.3, 0.5]
    assert own.divergence(one, other) == pytest.approx(stats.entropy(one, other))
    assert own.divergence(one, one) == 0


def test_the_options_probabilities_sum_to_one() -> None:
    found = own.probabilities([-400.0, -401.0, -402.0])
    assert sum(found) == pytest.approx(1.0)
    assert found[0] / found[1] == pytest.approx(math.e)


def test_a_bootstrap_gives_the_same_interval_again() -> None:
    gold = [0, 1, 2] * 10
    said: list[int | None] = [0, 1, 1] * 10
    assert own.macro_f1_interval(gold, said, 3) == own.macro_f1_interval(gold, said, 3)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("runs", "labels"), [(2, 2), (2, 4), (3, 3), (5, 10)])
def test_alpha_is_that_of_krippendorff(seed: int, runs: int, labels: int) -> None:
    draws = np.random.default_rng(seed)
    base = draws.integers(0, labels, 60)
    said = np.array([np.where(draws.random(60) < 0.6, base, draws.integers(0, labels, 60))] * runs)
    is_other = draws.random(said.shape) < 0.4
    said = np.where(is_other, draws.integers(0, labels, said.shape), said).astype(float)
    said[draws.random(said.shape) < 0.2] = np.nan  # nobody could read these
    items = [[None if np.isnan(one) else int(one) for one in row] for row in said.T]
    found = own.agreement(items)
    theirs = krippendorff.alpha(said, level_of_measurement="nominal")
    assert found.alpha == pytest.approx(theirs, abs=1e-12)
    paired = [set(kept) for row in items if len(kept := [x for x in row if x is not None]) > 1]
    assert (found.n, found.same) == (len(paired), sum(len(one) == 1 for one in paired))


def test_alpha_is_the_published_example() -> None:
    first = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)  # Krippendorff 2011, example A: two observers
    second = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    found = own.agreement(list(zip(first, second, strict=True)))
    assert found.alpha == pytest.approx(0.095, abs=5e-4)
    assert (found.n, found.same) == (10, 6)
    # Example C: twelve units, four observers, with missing data.
    rows = (
        (1, 1, None, 1), (2, 2, 3, 2), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 2, 3, 4),
        (4, 4, 4, 4), (1, 1, 2, 1), (2, 2, 2, 2), (None, 5, 5, 5), (None, None, 1, 1),
        (None, None, 3, None),
    )  # fmt: skip
    found = own.agreement(rows)
    assert found.alpha == pytest.approx(0.743, abs=5e-4)
    assert (found.n, found.same) == (11, 8)
    assert found.interval is not None
    assert found.interval.low < 0.743 < found.interval.high
    assert "bootstrap" in found.interval.method


def test_alpha_that_nothing_can_give_is_none_and_full_agreement_is_one() -> None:
    for rows in ([], [(1, None)], [(2, 2), (2, 2)], [(None, None)]):
        found = own.agreement(rows)
        assert (found.alpha, found.interval) == (None, None)
    found = own.agreement([(0, 0), (1, 1), (0, None)])
    assert (found.alpha, found.n, found.same) == (1.0, 2, 2)
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == (1.0, 1.0)
