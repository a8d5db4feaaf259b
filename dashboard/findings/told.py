"""A finding as one sentence, in the reader's language."""

from collections.abc import Mapping

from dashboard import formats
from dashboard.catalogue import column
from dashboard.dimensions import Dimension
from dashboard.findings.finding import Finding
from dashboard.i18n import _, mark

_WHAT: Mapping[str, str] = {
    "dispute_rate": mark("{bad} of {cases} cases disputed ({observed}, {expected} expected)"),
    "customer_disputes": mark("{bad} of {cases} cases disputed ({observed}, {expected} expected)"),
    "dispute_reason": mark(
        "{bad} of {cases} cases disputed: {reason} ({observed}, {expected} expected)"
    ),
    "collection_rate": mark(
        "{observed} of the principal of {cases} cases collected, {expected} expected"
    ),
    "placement_lag": mark(
        "{cases} cases placed {observed} after they were due, {expected} elsewhere (medians)"
    ),
    "self_inflicted": mark(
        "{bad} of {cases} cases closed by our own doing ({observed}, {expected} expected)"
    ),
    "waiting_on_us": mark(
        "{bad} of {cases} open cases wait for our answer ({observed}, {expected} expected)"
    ),
    "days_waited": mark(
        "{cases} cases have waited {observed} for our answer, {expected} elsewhere (medians)"
    ),
    "days_to_settle": mark("{cases} disputes take {observed}, {expected} elsewhere (medians)"),
    "unknown_reason": mark(
        "{bad} of {cases} disputes without a stated reason ({observed}, {expected} expected)"
    ),
    "case_rate": mark("{cases} cases from {observed} of the invoices, {expected} expected"),
}
_COST: Mapping[str, str] = {
    "dispute_rate": mark("{amount} disputed, {excess} of it unexpected"),
    "customer_disputes": mark("{amount} disputed, {excess} of it unexpected"),
    "dispute_reason": mark("{amount} disputed, {excess} of it unexpected"),
    "collection_rate": mark("{excess} less than expected has come in"),
    "placement_lag": mark("waiting costs about {excess}"),
    "self_inflicted": mark("{amount} given up, {excess} of it unexpected"),
    "waiting_on_us": mark("{amount} waits, {excess} of it unexpected"),
    "days_to_settle": mark("{amount} held up, {excess} of it by the unexpected days"),
    "unknown_reason": mark("{amount} disputed without a reason, {excess} of it unexpected"),
    "case_rate": mark("{amount} placed, {excess} of it unexpected"),
}
_MONEY: Mapping[str, str] = {
    "dispute_rate": mark("disputed"),
    "customer_disputes": mark("disputed"),
    "dispute_reason": mark("disputed"),
    "collection_rate": mark("not collected"),
    "placement_lag": mark("not collected"),
    "self_inflicted": mark("given up"),
    "waiting_on_us": mark("waiting"),
    "days_to_settle": mark("held up"),
    "unknown_reason": mark("disputed"),
    "case_rate": mark("placed"),
}


def sentence(finding: Finding) -> str:
    """Return what stands out: where, what, since when, and what it costs."""
    return _(
        "{where}: {what}; {cost}.",
        where=where(finding),
        what=_what(finding) + _since(finding),
        cost=cost(finding),
    )


def headline(finding: Finding) -> str:
    """Return what stands out without what it costs, for where the cost stands beside it."""
    return _("{where}: {what}.", where=where(finding), what=_what(finding) + _since(finding))


def cost(finding: Finding) -> str:
    """Return what it costs, as part of a sentence."""
    amount = formats.short_money(finding.amount, finding.currency)
    excess = formats.short_money(finding.excess_amount, finding.currency)
    return _(_COST[finding.measure], amount=amount, excess=excess)


def money(finding: Finding) -> str:
    """Return in a word what the money is that is more than expected."""
    return _(_MONEY[finding.measure])


def where(finding: Finding) -> str:
    """Return the segment's names as a reader calls them; the reason apart."""
    segment = finding.segment.items()
    return ", ".join(_unit(finding, *one) for one in segment if one[0] != "dispute_reason")


def _unit(finding: Finding, name: str, value: str) -> str:
    if name == "customer_id" and finding.customer_name:
        return f"{finding.customer_name} ({value})"
    if name in ("department", "agency", "claim_type"):
        return value
    return f"{column(name).label} {_value(name, value)}"


def _value(name: str, value: str) -> str:
    told = column(name)
    return told.value_label(value) if isinstance(told, Dimension) else value


def _what(finding: Finding) -> str:
    in_days = finding.in_days
    text = formats.days_with_unit if in_days else formats.percent
    reason = finding.segment.get("dispute_reason", "")
    name = "days_waited" if in_days and finding.measure == "waiting_on_us" else finding.measure
    return _(
        _WHAT[name],
        bad=formats.count(finding.bad_count or 0),
        cases=formats.count(finding.case_count),
        observed=text(finding.observed),
        expected=text(finding.expected),
        reason=_value("dispute_reason", reason) if reason else "",
    )


def _since(finding: Finding) -> str:
    if finding.since is None:
        return ""
    return " " + _("since {month}", month=formats.month(finding.since))
