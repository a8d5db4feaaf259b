"""What a unit is held against: the company without it, at the level of the same time."""

import datetime as dt
from collections.abc import Mapping, Sequence

from dashboard.findings.basis import Basis, basis_of, basis_of_billing, outcome_name
from dashboard.findings.billed import CASE_RATE
from dashboard.findings.company import Flags
from dashboard.findings.standing_out import Material

_DRAWN = 5.0  # bad cases by which a part of the time is drawn to what the others do in all of it

Months = Sequence[dt.date | None]


def held_against(
    material: Material, measure: str, segment: Mapping[str, str]
) -> tuple[Basis | None, Months]:
    """Return what a segment is held against, and the months that it points into.

    None where nothing is known of the segment.
    """
    if measure == CASE_RATE:
        return _billed(material, segment["department"])
    outcome = material.outcomes.get(outcome_name(measure))
    if outcome is None:
        return None, ()
    return basis_of(material.company, outcome, segment), material.company.months


def level_of_others(basis: Basis, when: Flags | None = None) -> float:
    """Return how much worse the others are than expected, in a part of the time or in all of it."""
    others = ~basis.is_own
    level = (basis.bad[others].sum() + 0.5) / (basis.expected[others].sum() + 0.5)
    if when is None:
        return float(level)
    some = others & when
    bad, expected = basis.bad[some].sum(), basis.expected[some].sum()
    return float((bad + _DRAWN * level) / (expected + _DRAWN))


def doubt_of_others(basis: Basis, when: Flags) -> float:
    """Return how uncertain the level of the others in a part of the time is, as a variance of logs.

    That of a count of bad ones, by how much the outcome varies less than yes or no.
    """
    bad = float(basis.bad[~basis.is_own & when].sum())
    return basis.spread / (bad + _DRAWN)


def _billed(material: Material, department: str) -> tuple[Basis | None, Months]:
    billing = material.billing
    if billing is None:
        return None, ()
    invoiced = billing.filter(billing["invoice_count"] > 0)
    if department not in invoiced["department"]:
        return None, ()
    months: list[dt.date] = billing["month"].unique().sort().to_list()
    places: dict[object, int] = {month: place for place, month in enumerate(months)}
    return basis_of_billing(billing, department, places), months
