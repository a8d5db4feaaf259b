"""Does the band hold what chance and nature do, and is a change told from none?"""

import numpy as np
import pytest
from scipy.stats import binom

from dashboard.findings.banded import banded
from dashboard.findings.changed import change_at
from dashboard.findings.evidence import evidence_of
from dashboard.findings.standing_out import Material, findings
from tests.findings.made_company import exports_of
from tests.findings.planting import planted
from tests.findings.shape import EXPORT_DAY, KINDS
from tests.findings.stored import material_stored

LARGE = 21


def made(kind: str) -> Material:
    """Return what a company with one problem is judged on."""
    return material_stored(exports_of(planted(LARGE, (kind,))), EXPORT_DAY)


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
    material = made(kind)
    (finding,) = findings(material, "NOK")
    seen = evidence_of(material, finding)
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
    material = material_stored(exports_of(shape), EXPORT_DAY)
    segment = {"department": problem.unit, "dispute_reason": problem.reason}
    began = change_at(material, "dispute_reason", segment, problem.youngest_days)
    assert began is not None
    assert began.verdict == "worse"
    others = [one for one in material.company.keys["department"].labels if one != problem.unit]
    segments = [{"department": one, "dispute_reason": problem.reason} for one in others]
    calm = [change_at(material, "dispute_reason", one, 365) for one in segments]
    assert np.mean([one.verdict in ("same", "early") for one in calm if one]) > 0.7


def test_a_day_that_few_cases_follow_is_too_early_to_tell() -> None:
    material = made("department_disputes")
    department = material.company.keys["department"].labels[0]
    change = change_at(material, "dispute_rate", {"department": department}, 1)
    assert change is not None
    assert change.verdict == "early"


def test_nothing_is_known_of_a_segment_that_is_not_there() -> None:
    assert change_at(made("department_disputes"), "dispute_rate", {"department": "none"}, 9) is None
