"""The selection that holds exactly the cases of a finding, and the one of those gone badly."""

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping
from typing import Any

from dashboard.codes import SELF_INFLICTED
from dashboard.filters import Filters
from dashboard.findings.finding import Finding
from dashboard.findings.outcomes import UNKNOWN

_FIELDS = {"customer_id": "customer"}  # the others are filters by their own name
# What a case has to be, or to tell, for a measure to be about it.
_ABOUT: Mapping[str, Mapping[str, Any]] = {
    "placement_lag": {"known": "placement_lag"},
    "unknown_reason": {"disputed": True},
    "days_to_settle": {"known": "days_to_settle"},
    "waiting_on_us": {"open": True},
    "days_waited": {"known": "days_waited"},
    "collection_rate": {"known": "principal"},
    "case_rate": {"known": "billing"},
}
_BAD: Mapping[str, Mapping[str, Any]] = {
    "dispute_rate": {"disputed": True},
    "customer_disputes": {"disputed": True},
    "unknown_reason": {"reason": (UNKNOWN,)},
    "waiting_on_us": {"waiting": True},
    "self_inflicted": {"close_reason": tuple(sorted(SELF_INFLICTED))},
}


def cases_of(finding: Finding, filters: Filters) -> Filters:
    """Return the selection narrowed to the cases that a finding counts."""
    own = {
        _FIELDS.get(name, name): value
        for name, value in finding.segment.items()
        if name != "dispute_reason"
    }
    narrowed = filters.narrow(currency=finding.currency, **own, **_about(finding))
    if finding.measure == "case_rate":
        narrowed = _whole_months(narrowed)
    if finding.since is None:
        return narrowed
    return narrowed.narrow(placed_from=max(finding.since, filters.placed_from or finding.since))


def bad_cases_of(finding: Finding, filters: Filters) -> Filters | None:
    """Return the selection narrowed to those that went badly; None where that is no yes or no."""
    if finding.bad_count is None:
        return None
    whole = cases_of(finding, filters)
    reason = finding.segment.get("dispute_reason")
    return whole.narrow(**({"reason": reason} if reason else _BAD[finding.measure]))


def _about(finding: Finding) -> Mapping[str, Any]:
    return _ABOUT.get("days_waited" if finding.is_wait else finding.measure, {})


def _whole_months(filters: Filters) -> Filters:
    """Return a period cut to whole months, as invoices are told by month."""
    start, end = filters.placed_from, filters.placed_to
    if start and start.day > 1:
        start = (start.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    if end and end.day < monthrange(end.year, end.month)[1]:
        end = end.replace(day=1) - dt.timedelta(days=1)
    return filters.narrow(placed_from=start, placed_to=end)
