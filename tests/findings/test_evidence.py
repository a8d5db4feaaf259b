"""Does the band hold what chance and nature do, and is a change told from none?"""

import datetime as dt
from itertools import product

import numpy as np
import polars as pl
import pytest
from scipy.stats import binom

from dashboard.findings.banded import banded
from dashboard.findings.changed import change_at
from dashboard.findings.evidence import evidence_of
from dashboard.findings.finding import Acted, Subject
from dashboard.findings.looked_at import subject_of
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
    if finding.since is None:
        assert len(seen.points) == 1 + min(seen.other_count, 12)
    if finding.measure != "case_rate":  # whose points count invoices
        assert seen.whole.case_count == finding.case_count


def subject(measure: str, **segment: str) -> Subject:
    return measure, tuple(segment.items())


def days_ago(days: int) -> dt.date:
    return EXPORT_DAY - dt.timedelta(days=days)


def test_a_change_is_told_where_there_is_one_and_not_where_there_is_none() -> None:
    shape = planted(LARGE, ("department_reason",))
    (problem,) = shape.problems
    material = material_stored(exports_of(shape), EXPORT_DAY)
    about = subject("dispute_reason", department=problem.unit, dispute_reason=problem.reason)
    began = change_at(material, Acted(about, days_ago(problem.youngest_days)), EXPORT_DAY)
    assert began is not None
    assert began.verdict == "worse"
    others = [one for one in material.company.keys["department"].labels if one != problem.unit]
    verdicts = []
    for one, measure in product(others, ("dispute_rate", "collection_rate", "placement_lag")):
        change = change_at(
            material, Acted(subject(measure, department=one), days_ago(365)), EXPORT_DAY
        )
        assert change is not None
        verdicts.append(change.verdict)
    told = [one for one in verdicts if one not in ("few_cases", "few_bad")]
    assert len(told) >= 20
    assert np.mean([one == "same" for one in told]) >= 0.9


def test_before_an_action_is_counted_from_when_the_problem_began() -> None:
    shape = planted(LARGE, ("department_reason",))
    (problem,) = shape.problems
    material = material_stored(exports_of(shape), EXPORT_DAY)
    about = subject("dispute_reason", department=problem.unit, dispute_reason=problem.reason)
    began, acted = days_ago(problem.youngest_days), days_ago(problem.youngest_days // 2)
    diluted, undiluted, other = (
        change_at(material, Acted(about, acted, since), EXPORT_DAY)
        for since in (None, began, acted)
    )
    assert diluted and undiluted and other
    assert undiluted.began == began
    assert undiluted.before.case_count < diluted.before.case_count
    assert undiluted.before.observed > 1.5 * diluted.before.observed
    assert undiluted.since.case_count == diluted.since.case_count
    # What was done before anything went wrong has all that came before it to be held against.
    assert (other.began, other.before) == (None, diluted.before)


def test_what_is_expected_is_what_the_others_do_as_the_finding_says() -> None:
    shape = planted(LARGE, ("claim_type_reason",))
    material = material_stored(exports_of(shape), EXPORT_DAY)
    (finding,) = findings(material, "NOK")
    change = change_at(material, Acted(subject_of(finding), days_ago(365)), EXPORT_DAY)
    assert change is not None
    for half in (change.before, change.since):
        assert half.observed > 3 * half.expected
        assert half.expected == pytest.approx(finding.expected, rel=0.25)


def test_what_was_done_about_cases_from_invoices_is_told_by_whole_months() -> None:
    material = made("case_rate")
    (finding,) = findings(material, "NOK")
    billing = material.billing
    assert billing is not None
    own = billing.filter(department=finding.segment["department"])
    change = change_at(material, Acted(subject_of(finding), dt.date(2026, 2, 11)), EXPORT_DAY)
    assert change is not None
    early = own.filter(pl.col("month") < dt.date(2026, 2, 1))["invoice_count"].sum()
    late = own.filter(pl.col("month") > dt.date(2026, 2, 11))["invoice_count"].sum()
    assert change.before.case_count == pytest.approx(early, abs=40)  # at least as many as cases
    assert change.since.case_count == pytest.approx(late, abs=40)
    assert change.verdict == "same"
    assert change.since.observed > 1.5 * change.since.expected


def test_what_is_too_little_to_tell_is_said() -> None:
    material = made("department_disputes")
    (finding,) = findings(material, "NOK")
    for day, verdict in ((days_ago(1), "few_cases"), (dt.date(2000, 1, 1), "few_cases")):
        change = change_at(material, Acted(subject_of(finding), day), EXPORT_DAY)
        assert change is not None
        assert change.verdict == verdict
    reasons = [one for one in material.company.keys["dispute_reason"].labels if one != "UNKNOWN"]
    departments = material.company.keys["department"].labels
    changes = [
        change_at(
            material,
            Acted(
                subject("dispute_reason", department=department, dispute_reason=reason),
                days_ago(60),
            ),
            EXPORT_DAY,
        )
        for department, reason in product(departments, reasons)
    ]
    rare = [one for one in changes if one and one.verdict == "few_bad"]
    assert rare
    assert all(one.since.case_count >= 20 and one.since.alike < 5 for one in rare)


def test_nothing_is_known_of_a_segment_that_is_not_there() -> None:
    material = made("department_disputes")
    for measure in ("dispute_rate", "case_rate"):
        about = subject(measure, department="none")
        assert change_at(material, Acted(about, days_ago(9)), EXPORT_DAY) is None
