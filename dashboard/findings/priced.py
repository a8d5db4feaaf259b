"""What a finding says in figures: observed and expected, and what it costs in money."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import numpy as np
import polars as pl

from dashboard.findings.billed import CASE_RATE
from dashboard.findings.company import Company, Rows
from dashboard.findings.finding import Finding
from dashboard.findings.lateness import uncollected_for_lateness
from dashboard.findings.outcomes import DAYS, Mix, Outcome
from dashboard.findings.rules import LEAST_LATE_DAYS, LEAST_TIMES
from dashboard.findings.search import Found

_CENT = Decimal("0.01")
# What money a day costs where nothing tells what late placement costs: late interest, a year.
LATE_INTEREST = 0.12


def priced(
    company: Company, looked_at: Mapping[str, Outcome], found: Found, currency: str
) -> Finding:
    """Return a finding about cases, told in figures that its own cases give."""
    candidate, stratum = found.candidate, found.candidate.stratum
    measure = stratum.measure
    cases, bad = (stratum.outcome.rows_at(one) for one in (found.places, found.bad_places))
    unexpected = 1 - candidate.expected / candidate.observed
    observed, expected = len(bad) / len(cases), candidate.expected / len(cases)
    amount = _sum(company, "outstanding" if measure == "waiting_on_us" else "principal", bad)
    counted: int | None = len(bad)
    if measure in DAYS:
        observed, expected = _medians(company, stratum.outcome, found.places, DAYS[measure])
        amount, counted = _sum(company, "principal", cases), None
        unexpected = _unexpected_days(company, looked_at, measure, cases, (observed, expected))
    elif measure == "collection_rate" and (mix := stratum.outcome.mix):
        observed, expected, amount = _collected(company, mix, cases, candidate.expected)
        missing = expected - observed
        by_count = (candidate.observed - candidate.expected) / len(cases)
        unexpected = missing if missing > 0 else by_count
        expected, counted = (expected if missing > 0 else observed + by_count), None
    return Finding(
        measure=_named(measure, stratum.segments.names),
        segment=_segment(found),
        since=company.months[candidate.since] if candidate.since else None,
        observed=observed,
        expected=expected,
        case_count=len(cases),
        bad_count=counted,
        amount=amount,
        excess_amount=(amount * Decimal(repr(round(float(unexpected), 9)))).quantize(_CENT),
        currency=currency,
        q_value=found.q_value,
        nature=candidate.nature,
    )


def priced_billing(billing: pl.DataFrame, found: Found, currency: str) -> Finding:
    """Return a finding about invoices, told in figures that the department's own months give."""
    candidate = found.candidate
    invoiced = billing.filter(pl.col("invoice_count") > 0)
    own = invoiced[found.places.tolist()]
    months = invoiced["month"].unique().sort().to_list()
    amount = Decimal(own["placed_amount"].sum())
    unexpected = Decimal(repr(round(1 - candidate.expected / candidate.observed, 9)))
    since: dt.date | None = months[candidate.since] if candidate.since else None
    return Finding(
        measure=CASE_RATE,
        segment=_segment(found),
        since=since,
        observed=float(own["case_count"].sum() / own["invoice_count"].sum()),
        expected=candidate.expected / candidate.cases,
        case_count=int(own["case_count"].sum()),
        bad_count=None,
        amount=amount,
        excess_amount=(amount * unexpected).quantize(_CENT),
        currency=currency,
        q_value=found.q_value,
        nature=candidate.nature,
    )


def is_worth_telling(finding: Finding) -> bool:
    """Return whether it costs anything, and days are enough more than is usual to matter."""
    if finding.excess_amount <= 0:
        return False
    more = finding.observed - finding.expected
    if finding.measure == "placement_lag" and more < LEAST_LATE_DAYS:
        return False
    least = LEAST_TIMES.get(finding.measure, 1.0) if finding.in_days else 0.0
    return finding.observed >= least * finding.expected


def _named(measure: str, names: tuple[str, ...]) -> str:
    if measure == "dispute_rate" and "customer_id" in names:
        return "customer_disputes"
    return "waiting_on_us" if measure == "days_waited" else measure


def _segment(found: Found) -> dict[str, str]:
    stratum = found.candidate.stratum
    labels = stratum.segments.labels[found.candidate.unit]
    segment = dict(zip(stratum.segments.names, labels, strict=True))
    return segment | ({"dispute_reason": stratum.reason} if stratum.reason else {})


def _sum(company: Company, column: str, rows: Rows) -> Decimal:
    return Decimal(company.cases[column].gather(rows).sum() or 0)


def _medians(company: Company, outcome: Outcome, places: Rows, column: str) -> tuple[float, float]:
    """Return the median days of the cases, and of the others that the measure is about."""
    days = outcome.of(company.numbers(column))
    return float(np.median(days[places])), float(np.median(np.delete(days, places)))


def _unexpected_days(
    company: Company,
    looked_at: Mapping[str, Outcome],
    measure: str,
    cases: Rows,
    medians: tuple[float, float],
) -> float:
    """Return which part of the principal the unexpected days cost.

    Late placement costs what is not collected for being late, as the collection of all cases
    tells; disputes and waits hold up all money for the part of the days that is unexpected.
    """
    observed, expected = medians
    late = max(observed - expected, 0.0)
    if measure != "placement_lag":
        return late / max(observed, 1.0)
    collecting = looked_at.get("collection_rate")
    interest = LATE_INTEREST * late / 365
    if collecting is None:
        return interest
    principal = company.numbers("principal")[cases]
    short = (principal * uncollected_for_lateness(company, collecting, cases)).sum()
    return float(max(short / max(principal.sum(), 1e-9), interest))


def _collected(
    company: Company, mix: Mix, cases: Rows, expected_bad: float
) -> tuple[float, float, Decimal]:
    """Return the collection rate of principal, what it would be, and the principal."""
    principal = company.numbers("principal")[cases]
    collected = np.minimum(company.numbers("collected_principal")[cases], principal)
    missing = mix.expected[company.cells[cases]]
    level = expected_bad / max(float(missing.sum()), 1e-9)
    whole = max(float(principal.sum()), 1e-9)
    expected = float((principal * np.clip(1 - missing * level, 0, 1)).sum()) / whole
    return float(collected.sum()) / whole, expected, _sum(company, "principal", cases)
