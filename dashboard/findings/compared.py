"""What a finding's cases are compared with, and what its price consists of, in sentences."""

from collections.abc import Mapping, Sequence

from dashboard import formats
from dashboard.findings.evidence import Evidence
from dashboard.findings.finding import Finding
from dashboard.findings.priced import LATE_INTEREST
from dashboard.i18n import _, mark

# What is not told as a share of cases gone badly. The medians are plain, the judgement is not.
_COMPARED: Mapping[str, str] = {
    "collection_rate": mark(
        "Compared with cases of the same age, placed as late and of the same {kinds}."
    ),
    "placement_lag": mark(
        "Judged by rank among cases of the same {kinds}; “elsewhere” is the plain median of all"
        " the others."
    ),
    "days_to_settle": mark(
        "Judged among disputes of the same {kinds}, those still open by their days so far;"
        " “elsewhere” is the plain median of all the others."
    ),
    "days_waited": mark(
        "Judged by rank among waiting cases of the same age and kind of customer; “elsewhere” is"
        " the plain median of all the others."
    ),
}
_PRICE: Mapping[str, str] = {
    "placement_lag": mark(
        "The price is what is not collected because these cases come later than usual, as"
        " collection by days of delay tells in all departments; at least late interest of"
        " {interest} a year."
    ),
    "days_to_settle": mark(
        "The price is the part of the disputed principal that the unexpected days hold up: money"
        " that is late, not lost."
    ),
    "days_waited": mark(
        "The price is the part of the principal that the unexpected days hold up: money that is"
        " late, not lost."
    ),
    "waiting_on_us": mark(
        "The price is what is outstanding on the waiting cases beyond those expected: money that"
        " is late, not lost."
    ),
    "collection_rate": mark(
        "The price is the part of their principal by which less has come in than expected."
    ),
}


def compared(finding: Finding, evidence: Evidence | None) -> str:
    """Return what the cases are compared with, and what would be expected of them."""
    if finding.measure == "case_rate":
        count = finding.expected * (evidence.whole.case_count if evidence else 0)
        return _("From as many invoices, the others have {count} cases.",
                 count=formats.count(round(count)))  # fmt: skip
    if finding.bad_count is None:
        return _(_COMPARED[_told_as(finding)], kinds=_kinds(finding))
    count = finding.expected * finding.case_count
    return _(
        "At equal age, and of the same {kinds}, {count} of the {cases} would be expected.",
        kinds=_kinds(finding),
        count=formats.count(round(count)) if count >= 10 else formats.decimal(count, 1),
        cases=formats.count(finding.case_count),
    )


def price(finding: Finding) -> Sequence[str]:
    """Return what the price consists of, where the sentence itself does not tell."""
    told = _PRICE.get(_told_as(finding))
    return (_(told, interest=formats.percent(LATE_INTEREST, 0)),) if told else ()


def _told_as(finding: Finding) -> str:
    return "days_waited" if finding.is_wait else finding.measure


def _kinds(finding: Finding) -> str:
    """Return by what cases are alike; a country is held against the others, so not by that."""
    if tuple(finding.segment) == ("country",):
        return _("kind of customer and size of claim")
    return _("kind of customer, country and size of claim")
