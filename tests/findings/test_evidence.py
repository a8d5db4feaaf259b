"""Does the band hold what chance and nature do, and is a change told from none?"""

import numpy as np
import pytest
from scipy.stats import binom

from dashboard.findings.changed import change_at
from dashboard.findings.company import company_of
from dashboard.findings.evidence import banded, evidence_of
from dashboard.findings.outcomes import outcomes
from dashboard.findings.standing_out import findings
from tests.findings.as_asked import billing_asked, cases_asked
from tests.findings.made_company import exports_of
from tests.findings.planting import planted
from tests.findings.shape import KINDS

LARGE = 21


@pytest.mark.parametrize(("share", "cases"), [(0.1, 400), (0.5, 100), (0.02, 2000)])
def test_without_natural_differences_the_band_is_that_of_chance(share: float, cases: int) -> None:
    low, high = banded(share, cases, 0.0)
    inside = binom.cdf(high * cases, cases, share) - binom.cdf(low * cases, cases, share)
    assert inside == pytest.approx(0.95, abs=0.02)


def test_natural_differences_widen_the_band() -> None:
    assert banded(0.1, 1000, 0.3)[1] > banded(0.1, 1000, 0.0)[1]


def test_the_band_of_a_rare_thing_in_few_cases_stays_a_share() -> None:
    low, high = banded(0.001, 1, 2.0)
    assert 0 <= low <= 0.001 <= high <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_problem_lies_outside_its_band(kind: str) -> None:
    exports = exports_of(planted(LARGE, (kind,)))
    cases = cases_asked(exports["cases"])
    billing = billing_asked(exports["billing"], exports["cases"])
    (finding,) = findings(cases, billing, "NOK")
    company = company_of(cases)
    seen = evidence_of(company, outcomes(company), billing, finding)
    assert seen is not None
    if finding.measure == "collection_rate":
        assert seen.whole.observed < seen.whole.low
    else:
        assert seen.whole.observed > seen.whole.high
    assert any(one.is_own for one in seen.points)
    if finding.measure != "case_rate":  # whose points count invoices
        assert seen.whole.case_count == finding.case_count


def test_a_change_is_told_where_there_is_one_and_not_where_there_is_none() -> None:
    shape = planted(LARGE, ("department_reason",))
    (problem,) = shape.problems
    company = company_of(cases_asked(exports_of(shape)["cases"]))
    segment = {"department": problem.unit, "dispute_reason": problem.reason}
    looked_at = outcomes(company)
    began = change_at(company, looked_at, "dispute_reason", segment, problem.youngest_days)
    assert began is not None
    assert began.verdict == "worse"
    others = [one for one in company.keys["department"].labels if one != problem.unit]
    segments = [{"department": one, "dispute_reason": problem.reason} for one in others]
    calm = [change_at(company, looked_at, "dispute_reason", one, 365) for one in segments]
    assert np.mean([one.verdict in ("same", "early") for one in calm if one]) > 0.7


def test_a_day_that_few_cases_follow_is_too_early_to_tell() -> None:
    company = company_of(cases_asked(exports_of(planted(LARGE, ("department_disputes",)))["cases"]))
    department = company.keys["department"].labels[0]
    change = change_at(company, outcomes(company), "dispute_rate", {"department": department}, 1)
    assert change is not None
    assert change.verdict == "early"


def test_nothing_is_known_of_a_segment_that_is_not_there() -> None:
    company = company_of(cases_asked(exports_of(planted(LARGE, ("department_disputes",)))["cases"]))
    assert change_at(company, outcomes(company), "dispute_rate", {"department": "none"}, 9) is None
