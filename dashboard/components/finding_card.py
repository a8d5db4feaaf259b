"""One finding: the sentence, why it is not chance, who can remove the cause, and its cases."""

from hashlib import sha256

import streamlit as st

from dashboard import formats
from dashboard.charts.held_against import held_against
from dashboard.components import desk
from dashboard.components.address import address
from dashboard.components.how_judged import how_judged_link
from dashboard.components.judged import change, evidence
from dashboard.components.markup import element, wrapped
from dashboard.components.remark_forms import remark_forms
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.findings.became import change_told
from dashboard.findings.changed import Change
from dashboard.findings.drill import bad_cases_of, cases_of
from dashboard.findings.evidence import Evidence
from dashboard.findings.finding import Finding
from dashboard.findings.looked_at import Told, subject_of
from dashboard.findings.reasons import MEASURES, owner, reasons
from dashboard.findings.told import sentence
from dashboard.i18n import _, mark, ngettext
from dashboard.warehouse.notes import Remark

_BAD = {
    "dispute_rate": mark("Only the {text} disputed"),
    "customer_disputes": mark("Only the {text} disputed"),
    "dispute_reason": mark("Only the {text} disputed"),
    "self_inflicted": mark("Only the {text} closed by our own doing"),
    "waiting_on_us": mark("Only the {text} that wait"),
    "unknown_reason": mark("Only the {text} without a reason"),
}
_FIGURE = {"displayModeBar": False, "responsive": True}


def finding_card(told_of: Told, acted: Remark | None) -> None:
    """Show a finding; `acted` is what was done about it."""
    finding, filters, seen_by = told_of.finding, told_of.selection, evidence(told_of)
    key = finding_key(finding)
    with st.container(border=True, key=f"finding-{key}"):
        told, seen = st.columns([6, 5], gap="medium")
        with told:
            inner = _head(finding) + _why(finding, seen_by)
            if acted:
                inner += action_told(acted, change(subject_of(finding), filters))
            dark = " dark" if desk.look(filters).dark else ""
            inner = wrapped("div", inner + _links(finding, filters), "finding" + dark)
            surface(inner, f"told-{key}-{filters!r}")
            remark_forms(finding, acted)
        if seen_by:
            with seen:
                look = desk.look(filters)
                st.plotly_chart(
                    held_against(finding, seen_by, look).figure(),
                    key=f"seen-{key}-{look.dark}",
                    theme=None,
                    config=_FIGURE,
                )


def finding_key(finding: Finding) -> str:
    """Return a short text that is a finding's own on a page."""
    return sha256(repr(subject_of(finding)).encode()).hexdigest()[:10]


def action_told(said: Remark, became: Change | None) -> str:
    """Return the markup of what was done, when, by whom, and whether it helped."""
    day = formats.date(said.day)
    head = _("Action taken on {day}", day=day)
    by = f"{said.who}: {said.words}" if said.who and said.words else said.who or said.words
    lines = element("b", head) + (element("span", by) if by else "")
    lines += element("span", change_told(became) if became else _("Nothing is known of it now."))
    return wrapped("div", lines, "acted")


def _head(finding: Finding) -> str:
    owners = desk.warehouse().notes.owners()
    kind = _(MEASURES[finding.measure])
    amount = element(
        "span",
        formats.short_money(finding.excess_amount, finding.currency),
        "amount",
        title=formats.money(finding.excess_amount, finding.currency),
    )
    owned = _("Owner: {owner}", owner=owner(finding, owners))
    sentence_told = element("div", sentence(finding), "sentence", role="heading", aria_level="2")
    kicker = element("span", f"{kind} · {owned}", "kicker")
    return wrapped("div", kicker + amount, "head") + sentence_told


def _why(finding: Finding, seen_by: Evidence | None) -> str:
    return element("p", " ".join(reasons(finding, seen_by)), "why")


def _links(finding: Finding, filters: Filters) -> str:
    count = formats.count(finding.case_count)
    text = ngettext("Show the {text} case", "Show the {text} cases", finding.case_count, text=count)
    links = element("a", text, "main", href=address("cases", cases_of(finding, filters)))
    bad = bad_cases_of(finding, filters)
    if bad and finding.bad_count:
        text = _(_BAD[finding.measure], text=formats.count(finding.bad_count))
        links += element("a", text, href=address("cases", bad))
    return wrapped("nav", links + how_judged_link(), "choices", aria_label=_("Ways on"))
