"""Is chance told from more than chance, nature from trouble, a change from a lasting difference?"""

import numpy as np
import pytest
from scipy.stats import binom

from dashboard.findings.counted import Counts
from dashboard.findings.judged import Judged, judged
from dashboard.findings.ledger import Ledger
from dashboard.findings.natural import natural_variation
from dashboard.findings.rules import Rule

RULE = Rule(natural=0.15, least_ratio=1.4)


def counts(cases: list[list[int]], bad: list[list[int]]) -> Counts:
    """Return units (rows) by months (columns), of which a tenth is expected to go badly."""
    n, observed = np.array(cases, dtype=float), np.array(bad, dtype=float)
    return Counts(n, observed, n / 10, n.sum(0), observed.sum(0), n.sum(0) / 10)


def judge(cases: list[list[int]], bad: list[list[int]]) -> Judged:
    return judged(counts(cases, bad), 1.0, RULE, least_cases=40, usual=0.0)


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
    assert natural_variation(same, same, weight, 1.0, 0.15).tolist() == [0.15] * 10


def test_natural_differences_are_found_and_one_far_out_does_not_hide_itself() -> None:
    random = np.random.default_rng(1)
    expected = np.full(40, 400.0)
    observed = 400 * np.exp(random.normal(0, 0.3, 40))
    observed[0] = 2000
    found = natural_variation(observed, expected, np.full(40, 360.0), 1.0, 0.15)
    assert found[0] == pytest.approx(0.3, abs=0.12)


def test_a_chance_counts_for_less_the_more_was_looked_at() -> None:
    ledger = Ledger()
    ledger.add(("country",), 5)
    ledger.add(("department",), 12)
    assert ledger.q_value(("department",), 1e-5) == pytest.approx(1e-5 * 12 / 0.30)
    ledger.found = 1
    assert ledger.q_value(("department",), 1e-5) == pytest.approx(1e-5 * 12 / 0.30 / 2)
