"""Everything that pages show of findings, asked of a store once for each selection."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.filters import Filters, Scope
from dashboard.findings.changed import Change, change_at
from dashboard.findings.company import company_of
from dashboard.findings.evidence import Evidence, evidence_of
from dashboard.findings.finding import Finding
from dashboard.findings.outcomes import outcomes
from dashboard.findings.standing_out import findings_of
from dashboard.warehouse.warehouse import Warehouse

# A measure and a segment, by which a finding is known again from one export to the next.
Subject = tuple[str, tuple[tuple[str, str], ...]]


# The filters that pick units, and what findings call those.
_UNITS: Mapping[str, str] = {
    "department": "department",
    "customer": "customer_id",
    "agency": "agency",
    "country": "country",
    "claim_type": "claim_type",
    "reason": "dispute_reason",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, the selection that it was judged in, and its place among the findings there."""

    finding: Finding
    selection: Filters
    place: int


@dataclass(frozen=True, slots=True)
class Shown:
    """What findings are seen by: evidence of each, and what became of those acted on."""

    evidence: tuple[Evidence | None, ...]
    changes: Mapping[Subject, Change | None]


def subject_of(finding: Finding) -> Subject:
    """Return what a finding is about, whatever its figures are."""
    return finding.measure, tuple(finding.segment.items())


def told_in(warehouse: Warehouse, filters: Filters, scope: Scope) -> Filters:
    """Return the selection in the currency that findings are told in.

    Without one selected that is the shown currency that most cases can be told in.
    """
    if filters.currency is not None:
        return filters
    main = warehouse.info().main_currency
    rows = warehouse.choices("currency", filters, scope)
    counts = dict(zip(rows["value"], rows["case_count"], strict=True))
    widest = max(counts, key=lambda one: (counts[one], one == main), default=None)
    return filters.narrow(currency=widest)


def told(warehouse: Warehouse, filters: Filters, scope: Scope) -> tuple[Told, ...]:
    """Return what stands out in a selection, the most expensive first.

    Where units are selected, such as a department, those of all units' findings that are about
    them come first: a department stands out against the others, not against itself.
    """
    inside = told_in(warehouse, filters, scope)
    found = _told(warehouse, inside, scope)
    units = {name: label for name, label in _UNITS.items() if getattr(inside, name) is not None}
    if units:
        outside = replace(inside, **dict.fromkeys(units))
        among = [one for one in _told(warehouse, outside, scope) if _is_about(one, inside, units)]
        known = {subject_of(one.finding) for one in among}
        found = among + [one for one in found if subject_of(one.finding) not in known]
    return tuple(sorted(found, key=lambda one: -one.finding.excess_amount))


def shown_of(
    warehouse: Warehouse, selection: Filters, scope: Scope, acted: Sequence[tuple[Subject, dt.date]]
) -> Shown:
    """Return what the findings judged in a selection are seen by, and what became of acted ones."""
    found = _judged(warehouse, selection, scope)

    def look() -> Shown:
        return _looked_at(warehouse, selection, scope, found, acted)

    return warehouse.made(f"evidence {sorted(acted)}", selection, scope, look)


def _told(warehouse: Warehouse, selection: Filters, scope: Scope) -> list[Told]:
    found = _judged(warehouse, selection, scope)
    return [Told(one, selection, place) for place, one in enumerate(found)]


def _judged(warehouse: Warehouse, selection: Filters, scope: Scope) -> tuple[Finding, ...]:
    """Return what stands out among the cases of a selection, judged once for each store version."""
    return warehouse.made(
        "findings", selection, scope, lambda: findings_of(warehouse, selection, scope)
    )


def _is_about(one: Told, selection: Filters, units: Mapping[str, str]) -> bool:
    return all(
        one.finding.segment.get(label) in getattr(selection, name) for name, label in units.items()
    )


def _looked_at(
    warehouse: Warehouse,
    filters: Filters,
    scope: Scope,
    found: Sequence[Finding],
    acted: Sequence[tuple[Subject, dt.date]],
) -> Shown:
    if not (found or acted):
        return Shown((), {})
    cases = warehouse.export("findings/cases", filters, scope)
    if cases.is_empty():
        return Shown((), dict.fromkeys(subject for subject, _day in acted))
    company = company_of(cases)
    judged = outcomes(company)
    is_billed = any(one.measure == "case_rate" for one in found)
    billing = warehouse.export("findings/billing", filters, scope) if is_billed else None
    today = filters.as_of or warehouse.info().export_day
    return Shown(
        tuple(evidence_of(company, judged, billing, one) for one in found),
        {
            (measure, segment): change_at(
                company, judged, measure, dict(segment), (today - day).days
            )
            for (measure, segment), day in acted
        },
    )
