"""Everything that pages show of findings, asked of a store once for each selection."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.filters import Filters, Scope
from dashboard.findings.changed import Change, change_at
from dashboard.findings.evidence import Evidence, evidence_of
from dashboard.findings.finding import Acted, Finding, Subject
from dashboard.findings.funnel import Funnel, funnels_of
from dashboard.findings.standing_out import (
    asked,
    currency_of,
    findings,
    in_one_currency,
    named,
)
from dashboard.warehouse.warehouse import Warehouse

Judge = Callable[[Warehouse, Filters, Scope], tuple[Finding, ...]]

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
class _Judged:
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Evidence | None, ...] = ()
    funnels: Mapping[tuple[str, str], Funnel] = field(default_factory=dict)


def subject_of(finding: Finding) -> Subject:
    """Return what a finding is about, whatever its figures are; long waits apart from many."""
    measure = "days_waited" if finding.is_wait else finding.measure
    return measure, tuple(finding.segment.items())


def told(
    warehouse: Warehouse, filters: Filters, scope: Scope, judge: Judge | None = None
) -> tuple[Told, ...]:
    """Return what stands out in a selection, the most expensive first.

    Where units are selected, such as a department, those of all units' findings that are about
    them come first: a department stands out against the others, not against itself. `judge` is
    another way to the findings of a selection than the one that also makes their evidence.
    """
    inside = in_one_currency(warehouse, filters, scope)
    judge = judge or _found
    found = _told(inside, judge(warehouse, inside, scope))
    if all_units(inside) != inside:
        every = among_all(warehouse, inside, scope, judge)
        among = [one for one in every if is_about(one.finding.segment, inside)]
        known = {subject_of(one.finding) for one in among}
        found = among + [one for one in found if subject_of(one.finding) not in known]
    return tuple(sorted(found, key=lambda one: -one.finding.excess_amount))


def among_all(
    warehouse: Warehouse, filters: Filters, scope: Scope, judge: Judge | None = None
) -> list[Told]:
    """Return what stands out among all units, whichever are selected, the most expensive first.

    It is judged once however readers narrow by units; what stands out inside of them is not in it.
    """
    outside = all_units(in_one_currency(warehouse, filters, scope))
    return _told(outside, (judge or _found)(warehouse, outside, scope))


def all_units(selection: Filters) -> Filters:
    """Return a selection with all units: what those that are selected are held against."""
    return replace(selection, **dict.fromkeys(_UNITS))


def is_about(segment: Mapping[str, str], selection: Filters) -> bool:
    """Return whether a segment is of the units that are selected, where any are."""
    return all(
        getattr(selection, name) is None or segment.get(label) in getattr(selection, name)
        for name, label in _UNITS.items()
    )


def concerns(segment: Mapping[str, str], selection: Filters) -> bool:
    """Return whether a segment may hold cases of the units that are selected."""
    stated = {name: label for name, label in _UNITS.items() if label in segment}
    return all(
        getattr(selection, name) is None or segment[label] in getattr(selection, name)
        for name, label in stated.items()
    )


def evidence(warehouse: Warehouse, one: Told, scope: Scope) -> Evidence | None:
    """Return what a finding is seen by."""
    return _judged(warehouse, one.selection, scope).evidence[one.place]


def funnels(
    warehouse: Warehouse, selection: Filters, scope: Scope
) -> Mapping[tuple[str, str], Funnel]:
    """Return by measure and dimension how far units lie from all in a selection."""
    if selection == all_units(selection):
        return _judged(warehouse, selection, scope).funnels

    def look() -> Mapping[tuple[str, str], Funnel]:
        material = asked(warehouse, selection, scope)
        return funnels_of(material) if material else {}

    return warehouse.made("funnels", selection, scope, look)


def changes(
    warehouse: Warehouse, selection: Filters, scope: Scope, done: Sequence[Acted]
) -> Mapping[Subject, Change | None]:
    """Return by subject what became of it since something was done; None where nobody can tell."""
    today = selection.as_of or warehouse.info().export_day

    def look() -> Mapping[Subject, Change | None]:
        material = asked(warehouse, selection, scope)
        if material is None:
            return dict.fromkeys(one.subject for one in done)
        return {one.subject: change_at(material, one, today) for one in done}

    return warehouse.made(f"changes {sorted(map(repr, done))}", selection, scope, look)


def _told(selection: Filters, found: Sequence[Finding]) -> list[Told]:
    return [Told(one, selection, place) for place, one in enumerate(found)]


def _found(warehouse: Warehouse, selection: Filters, scope: Scope) -> tuple[Finding, ...]:
    return _judged(warehouse, selection, scope).findings


def _judged(warehouse: Warehouse, selection: Filters, scope: Scope) -> _Judged:
    """Return what stands out among the cases of a selection, judged once for each store version."""

    def look() -> _Judged:
        material = asked(warehouse, selection, scope)
        if material is None:
            return _Judged()
        funnels = funnels_of(material)  # first, as what stands out is taken from the material
        told = findings(material, currency_of(warehouse, selection))
        found = named(warehouse, selection, scope, told)
        return _Judged(found, tuple(evidence_of(material, one) for one in found), funnels)

    return warehouse.made("findings", selection, scope, look)
