"""Is what is planted found, once, by its name, and nothing else?"""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from dashboard.filters import Filters, Scope
from dashboard.findings.finding import Finding
from dashboard.findings.rules import FALSE_SHARE
from dashboard.findings.standing_out import findings, material_of
from dashboard.settings import Settings
from dashboard.warehouse.warehouse import Warehouse
from tests.findings import another_company, another_plan, another_planting
from tests.findings.made_company import exports_of
from tests.findings.planting import planted, with_decoys
from tests.findings.shape import EXPORT_DAY, KINDS, NAMES, Shape, shape_of
from tests.findings.stored import findings_stored, store_of

LARGE = 21  # a seed whose company is large enough to show every problem
LARGE_TOO = 1008  # the same among companies of the other kind


def found_in(shape: Shape) -> tuple[Finding, ...]:
    return findings_stored(exports_of(shape), EXPORT_DAY)


def asked(folder: Path, exports: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Return the cases as the store answers them."""
    store = store_of(folder / "store", exports, EXPORT_DAY)
    everything = Scope(everything=True)
    return Warehouse(store.folder, Settings()).export("findings/cases", Filters(), everything)


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


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_is_told_of_another_kind_of_company_without_problems(seed: int) -> None:
    exports = another_company.exports_of(another_plan.plan_of(seed))
    assert findings_stored(exports, EXPORT_DAY) == ()


@pytest.mark.parametrize("kind", ["department_disputes", "claim_type_reason", "waiting_on_us"])
def test_a_problem_in_another_kind_of_company_is_the_only_finding(kind: str) -> None:
    plan = another_planting.with_problems(LARGE_TOO, (kind,))
    (found,) = findings_stored(another_company.exports_of(plan), EXPORT_DAY)
    (problem,) = plan.problems
    measures, names = NAMES[kind]
    assert found.measure in measures
    assert tuple(found.segment) == names
    assert problem.unit in found.segment.values()


def test_the_claim_type_is_told_and_not_the_department_that_sells_it() -> None:
    exports = exports_of(planted(LARGE, ("claim_type_reason",)))
    (problem,) = planted(LARGE, ("claim_type_reason",)).problems
    own = pl.col("claim_type") == problem.unit
    seller = pl.when(own | (pl.col("department") == "Department 01")).then(pl.lit("Seller"))
    cases = exports["cases"].with_columns(department=seller.otherwise("department"))
    (found,) = findings_stored({"cases": cases}, EXPORT_DAY)
    assert found.segment == {"claim_type": problem.unit, "dispute_reason": "DUPLICATE"}


def test_one_set_of_cases_is_told_once_by_whatever_name() -> None:
    exports = exports_of(planted(LARGE, ("department_reason",)))
    cases = exports["cases"].with_columns(claim_type="department")
    (found,) = findings_stored({"cases": cases}, EXPORT_DAY)
    assert tuple(found.segment) == ("department", "dispute_reason")


def test_figures_of_a_finding_are_those_of_its_cases(tmp_path: Path) -> None:
    cases = asked(tmp_path, exports_of(planted(LARGE, ("claim_type_reason",))))
    (found,) = findings(material_of(cases, None), "NOK")
    own = cases.filter(pl.col("claim_type") == found.segment["claim_type"])
    bad = own.filter(pl.col("dispute_reason") == "DUPLICATE")
    assert (found.case_count, found.bad_count) == (own.height, bad.height)
    assert found.observed == bad.height / own.height
    assert found.amount == Decimal(bad["principal"].sum())


def test_late_placement_costs_about_what_is_not_paid_for_it() -> None:
    shape = planted(4005, ("late_department",))
    late, in_time = (exports_of(one)["cases"] for one in (shape, replace(shape, problems=[])))
    own = pl.col("department") == shape.problems[0].unit
    lost = in_time.filter(own)["paid_total"].sum() - late.filter(own)["paid_total"].sum()
    (found,) = found_in(shape)
    assert 0.6 < float(found.excess_amount / lost) < 1.5


@pytest.mark.parametrize("count", [0, 1, 30])
def test_nothing_is_told_of_nothing(count: int, tmp_path: Path) -> None:
    cases = asked(tmp_path, exports_of(shape_of(1))).head(count)
    assert findings(material_of(cases, None), "NOK") == ()
