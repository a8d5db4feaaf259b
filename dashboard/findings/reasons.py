"""Why a finding is not chance, in sentences, and which process owns it."""

import datetime as dt
from collections.abc import Mapping, Sequence

from dashboard import codes, formats
from dashboard.catalogue import column
from dashboard.dimensions import Dimension
from dashboard.findings.compared import compared, price
from dashboard.findings.evidence import Evidence
from dashboard.findings.finding import Finding, Subject
from dashboard.findings.told import where
from dashboard.i18n import _, mark

_MILLION = 1_000_000
_UNITS: Mapping[tuple[str, ...], str] = {
    ("department",): mark("departments"),
    ("claim_type",): mark("claim types"),
    ("customer_id",): mark("customers"),
    ("agency",): mark("agencies"),
    ("country",): mark("countries"),
    ("department", "agency"): mark("departments' agencies"),
    ("department", "customer_id"): mark("departments' customers"),
}
MEASURES: Mapping[str, str] = {
    "dispute_rate": mark("Disputes"),
    "customer_disputes": mark("Disputes of one customer"),
    "dispute_reason": mark("Disputes for one reason"),
    "collection_rate": mark("Collection"),
    "placement_lag": mark("Late placement"),
    "self_inflicted": mark("Self-inflicted closures"),
    "waiting_on_us": mark("Waiting for us"),
    "days_waited": mark("Long waits for us"),
    "days_to_settle": mark("Slow settlement of disputes"),
    "unknown_reason": mark("Disputes without a stated reason"),
    "case_rate": mark("Cases from invoices"),
}


def reasons(finding: Finding, evidence: Evidence | None) -> list[str]:
    """Return what would be expected, what else explains, how sure it is and what the price is."""
    told = [compared(finding, evidence)]
    if evidence:
        told += [*_before(finding, evidence), _explained(finding, evidence)]
    return [*told, sure(finding.q_value), *price(finding)]


def sure(q_value: float) -> str:
    """Return in words how seldom a finding as clear as this one is false."""
    if q_value * _MILLION < 1:
        return _("Fewer than one in a million findings as clear as this would be chance.")
    many = int(float(f"{1 / q_value:.1g}"))
    return _("Of {many} findings as clear as this, about one would be chance.",
             many=formats.count(many))  # fmt: skip


def units(finding: Finding) -> str:
    """Return what a finding's segment is one of."""
    names = tuple(name for name in finding.segment if name != "dispute_reason")
    return _(_UNITS.get(names, mark("units")))


def owner(finding: Finding, owners: Mapping[str, str]) -> str:
    """Return who can remove the cause: the owning process, and the segment itself.

    `owners` are those of dispute reasons, as readers have edited them.
    """
    segment = finding.segment
    process = owners.get(segment.get("dispute_reason", ""), "none")
    if "dispute_reason" not in segment:
        process = codes.MEASURE_OWNERS.get(finding.measure, "none")
    named = [_(codes.OWNERS[process])] if process != "none" else []
    if finding.measure == "collection_rate" and "agency" in segment:
        named = [segment["agency"]]
    if "department" in segment:
        named.append(segment["department"])
    elif not named:
        named.append(where(finding))
    return " · ".join(named)


def subject_named(subject: Subject) -> str:
    """Return what a finding was about, where it is one no longer."""
    measure, segment = subject
    values = []
    for name, value in segment:
        told = column(name)
        values.append(told.value_label(value) if isinstance(told, Dimension) else value)
    return f"{_(MEASURES.get(measure, measure))}: {', '.join(values)}"


def in_brief(finding: Finding) -> str:
    """Return what a segment stands out for, as part of a sentence that names the segment."""
    kind = _(MEASURES[finding.measure])
    told = kind[:1].lower() + kind[1:]
    if reason := finding.segment.get("dispute_reason"):
        label = column("dispute_reason")
        told += f": {label.value_label(reason) if isinstance(label, Dimension) else reason}"
    if finding.since:
        told += " " + _("since {month}", month=formats.month(finding.since))
    return told


def _before(finding: Finding, evidence: Evidence) -> Sequence[str]:
    """Return what was before a dated change."""
    if finding.since is None or finding.in_days:
        return ()
    early = [
        one
        for one in evidence.points
        if isinstance(one.label, dt.date) and one.label < finding.since
    ]
    cases = sum(one.case_count for one in early)
    if not cases:
        return ()
    rate = sum(one.observed * one.case_count for one in early) / cases
    return (_("Before {month} it was {rate}.", month=formats.month(finding.since),
              rate=formats.percent(rate)),)  # fmt: skip


def _explained(finding: Finding, evidence: Evidence) -> str:
    """Return how far chance and natural differences go."""
    text = formats.days_with_unit if finding.in_days else formats.percent
    if finding.measure == "collection_rate":
        return _("Chance and the natural differences between {units} explain no less than {edge}.",
                 units=units(finding), edge=text(evidence.whole.low))  # fmt: skip
    return _("Chance and the natural differences between {units} explain no more than {edge}.",
             units=units(finding), edge=text(evidence.whole.high))  # fmt: skip
