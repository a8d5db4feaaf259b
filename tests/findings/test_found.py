"""Is what is planted found, once, by its name, and nothing else?"""

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest

from dashboard.findings.finding import Finding
from dashboard.findings.rules import FALSE_SHARE
from dashboard.findings.standing_out import findings
from tests.findings.as_asked import billing_asked, cases_asked
from tests.findings.made_company import exports_of
from tests.findings.planting import NAMES, planted, with_decoys
from tests.findings.shape import KINDS, Shape, shape_of

LARGE = 21  # a seed whose company is large enough to show every problem


def found_in(shape: Shape) -> tuple[Finding, ...]:
    exports = exports_of(shape)
    billing = billing_asked(exports["billing"], exports["cases"])
    return findings(cases_asked(exports["cases"]), billing, "NOK")


@pytest.mark.parametrize("kind", KINDS)
def test_a_problem_of_each_kind_is_the_only_finding(kind: str) -> None:
    shape = planted(LARGE, (kind,))
    (problem,) = shape.problems
    (found,) = found_in(shape)
    measures, names = NAMES[kind]
    assert found.measure in measures
    assert tuple(found.segment) == names
    assert problem.unit in found.segment.values()
    assert found.excess_amount > 0
    assert found.q_value <= FALSE_SHARE


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_told_of_a_company_without_problems(seed: int) -> None:
    assert found_in(shape_of(seed)) == ()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_harder_mix_young_cases_and_a_tiny_unit_are_no_problems(seed: int) -> None:
    assert found_in(with_decoys(seed)) == ()


def test_a_change_is_dated_within_two_months() -> None:
    shape = planted(LARGE, ("department_reason",))
    (found,) = found_in(shape)
    began = dt.date(2026, 8, 31) - dt.timedelta(days=shape.problems[0].youngest_days)
    assert found.since is not None
    assert abs((found.since - began).days) <= 62


def test_figures_of_a_finding_are_those_of_its_cases() -> None:
    shape = planted(LARGE, ("claim_type_reason",))
    exports = exports_of(shape)
    cases = cases_asked(exports["cases"])
    (found,) = findings(cases, None, "NOK")
    own = cases.filter(pl.col("claim_type") == found.segment["claim_type"])
    bad = own.filter(pl.col("dispute_reason") == "DUPLICATE")
    assert (found.case_count, found.bad_count) == (own.height, bad.height)
    assert found.observed == bad.height / own.height
    assert found.amount == Decimal(bad["principal"].sum())


def test_nothing_is_told_of_nothing() -> None:
    cases = cases_asked(exports_of(shape_of(1))["cases"])
    assert findings(cases.head(0), None, "NOK") == ()
    assert findings(cases.head(1), None, "NOK") == ()
    assert findings(cases.head(30), None, "NOK") == ()
