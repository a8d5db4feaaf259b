"""Is chance told from more than chance, nature from trouble, a change from a lasting difference?"""

import numpy as np
import pytest
from scipy.stats import binom

from dashboard.findings.counted import Counts
from dashboard.findings.judged import Judged, Yardstick, judged, nature_of
from dashboard.findings.ledger import Ledger
from dashboard.findings.natural import QUANTILES, Units, natural_variation
from dashboard.findings.rules import PARTS, Rule

RULE = Rule(natural=0.15, least_ratio=1.4)


def counts(cases: list[list[int]], bad: list[list[int]]) -> Counts:
    """Return units (rows) by months (columns), of which a tenth is expected to go badly."""
    n, observed = np.array(cases, dtype=float), np.array(bad, dtype=float)
    return Counts(n, observed, n / 10, n.sum(0), observed.sum(0), n.sum(0) / 10)


def judge(cases: list[list[int]], bad: list[list[int]]) -> Judged:
    return judged(counts(cases, bad), Yardstick(1.0, RULE, least_cases=40))


def test_a_unit_far_above_the_others_is_hardly_chance() -> None:
    result = judge([[500]] * 6, [[50], [48], [52], [49], [51], [150]])
    assert result.p[-1] < 1e-8
    assert result.p[:-1].tolist() == [1.0] * 5  # none is worth a look


def test_what_is_expected_leaves_the_unit_itself_out() -> None:
    result = judge([[500]] * 3, [[50], [50], [200]])
    assert result.expected[-1] == pytest.approx(500 * 100.5 / 100.5 * 0.1, rel=1e-6)


def test_it_takes_more_than_pure_chance_says_as_units_differ_by_nature() -> None:
    result = judge([[500]] * 6, [[50], [48], [52], [49], [51], [90]])
    assert binom.sf(89, 500, 0.1) < 1e-6
    assert result.p[-1] > 1e-4


def test_a_dozen_cases_are_not_judged() -> None:
    assert judge([[500], [500], [12]], [[50], [50], [12]]).p[-1] == 1.0


def test_a_change_is_told_from_the_month_it_began() -> None:
    usual, late = [10] * 8, [10] * 5 + [40] * 3
    result = judge([[100] * 8] * 5, [usual, usual, usual, usual, late])
    assert (result.since[-1], result.cases[-1], result.observed[-1]) == (5, 300, 120)


def test_a_lasting_difference_has_no_month() -> None:
    usual, bad = [10] * 8, [40] * 8
    result = judge([[100] * 8] * 5, [usual, usual, usual, usual, bad])
    assert (result.since[-1], result.cases[-1]) == (0, 800)


def test_the_floor_holds_where_units_are_all_alike() -> None:
    same, weight = np.full(10, 50.0), np.full(10, 45.0)
    found = natural_variation(Units(same, same, weight, 1.0), 0.15)
    assert found[:, QUANTILES.index(0.5)].tolist() == [0.15] * 10
    assert found.max() < 0.3


def test_natural_differences_are_found_and_one_far_out_does_not_hide_itself() -> None:
    random = np.random.default_rng(1)
    expected = np.full(40, 400.0)
    observed = 400 * np.exp(random.normal(0, 0.3, 40))
    observed[0] = 2000
    found = natural_variation(Units(observed, expected, np.full(40, 360.0), 1.0), 0.15)
    assert found[0, QUANTILES.index(0.5)] == pytest.approx(0.3, abs=0.05)


def test_natural_differences_of_normal_size_are_not_taken_for_less() -> None:
    random = np.random.default_rng(2)
    expected, weight = np.full(400, 50.0), np.full(400, 45.0)
    observed = 50 + 45 * random.normal(0, np.sqrt(1 / 45 + 0.3**2), 400)
    found = natural_variation(Units(observed, expected, weight, 1.0), 0.15)
    assert found[0, QUANTILES.index(0.5)] == pytest.approx(0.3, abs=0.03)


def test_rare_reasons_differ_more_by_nature_than_frequent_ones() -> None:
    random = np.random.default_rng(3)
    shares = random.dirichlet(np.array([0.4, 0.3, 0.2, 0.1]) * 25, 60)
    disputed = [random.multinomial(100, one) for one in shares]
    by_reason = np.array(disputed, dtype=float).T[:, :, None]
    cases = np.full((60, 1), 1000.0)
    several = [
        Counts(cases, bad, cases * bad.mean() / 1000, cases.sum(0), bad.sum(0), bad.sum(0))
        for bad in by_reason
    ]
    found = nature_of(several, 0.2)
    assert found[3] == pytest.approx(2 * found[0], rel=0.15)  # a fourth as frequent


def test_a_hundred_thousand_cases_do_not_make_a_small_difference_matter() -> None:
    n, bad = [[100_000]] * 6, [[1000]] * 5 + [[2500]]
    common = np.full((6, 1), 1000.0)
    of_one_in_a_hundred = Counts(
        np.array(n, float), np.array(bad, float), common, np.array([6e5]), np.array([7500.0]),
        np.array([6000.0]),
    )  # fmt: skip
    rule = Rule(natural=0.15, least_ratio=1.4, least_share=0.03)
    assert judged(of_one_in_a_hundred, Yardstick(1.0, rule, 40)).p[-1] == 1.0


def test_a_chance_counts_for_less_the_more_was_looked_at() -> None:
    ledger = Ledger()
    ledger.add(("country",), 5)
    ledger.add(("department",), 12)
    alone = 1e-5 * 12 / PARTS[("department",)]
    assert ledger.q_value(("department",), 1e-5) == pytest.approx(alone)
    ledger.found = 1
    assert ledger.q_value(("department",), 1e-5) == pytest.approx(alone / 2)


def test_the_parts_of_what_may_be_false_are_the_whole() -> None:
    assert sum(PARTS.values()) == pytest.approx(1)
