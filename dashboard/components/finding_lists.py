"""Findings in lists: those set aside, actions on what no longer stands out, the first three."""

import streamlit as st

from dashboard import formats
from dashboard.components import desk, judged
from dashboard.components.address import address
from dashboard.components.card_title import card_title
from dashboard.components.finding_card import action_told, finding_key
from dashboard.components.judged import (
    change,
    foremost,
    found,
    population,
    said,
    selection_told,
)
from dashboard.components.markup import element, wrapped
from dashboard.components.remark_forms import take_back_button
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.findings.drill import cases_of
from dashboard.findings.finding import Finding
from dashboard.findings.looked_at import all_units, subject_of
from dashboard.findings.reasons import subject_named
from dashboard.findings.told import cost, headline, money, sentence
from dashboard.i18n import _, ngettext

_FIRST = 3


def first_three(filters: Filters) -> None:
    """Show the most expensive findings in a line each, and the way to all of them."""
    listed = foremost(filters)
    is_part = all_units(filters) != filters
    with st.container(border=True, key="first-findings"):
        card_title(_("What stands out?"))
        if not listed:
            calm = _("Nothing stands out beyond chance and natural differences.")
            way = _("What was looked at?")
            if is_part:
                calm = _("Nothing of the selection stands out against all others.")
                way = _("What stands out inside it?")
            link = element("a", way, href=address("findings", filters))
            inner = wrapped("div", element("span", calm) + " " + link, "empty")
        else:
            rows = "".join(_line(one.finding, one.selection) for one in listed[:_FIRST])
            text = ngettext("{text} finding and why", "All {text} findings and why", len(listed),
                            text=formats.count(len(listed)))  # fmt: skip
            if is_part:
                text = _("Why, and what else stands out inside")
            every = element("a", text, "every", href=address("findings", filters))
            dark = " dark" if desk.look(filters).dark else ""
            over = element("span", population(filters), "quiet")
            inner = wrapped("ol", rows, "findings" + dark) + wrapped("div", every + over, "foot")
        surface(inner, "first-findings-told")


def _line(finding: Finding, filters: Filters) -> str:
    amount = element(
        "b",
        formats.short_money(finding.excess_amount, finding.currency),
        title=cost(finding),
    )
    priced = wrapped("span", amount + " " + element("span", money(finding), "quiet"), "priced")
    link = element("a", headline(finding), href=address("cases", cases_of(finding, filters)))
    return wrapped("li", priced + link)


def set_aside(filters: Filters) -> None:
    """Show, folded, what readers have set aside, why, and how to take it back."""
    aside = said("aside")
    listed = [one.finding for one in found(filters) if subject_of(one.finding) in aside]
    if not listed:
        return
    text = ngettext("{text} finding set aside", "{text} findings set aside", len(listed),
                    text=formats.count(len(listed)))  # fmt: skip
    with st.expander(text, icon=":material/do_not_disturb_on:", key="set-aside"):
        for one in listed:
            remark = aside[subject_of(one)]
            by = ", ".join(part for part in (remark.who, formats.date(remark.day)) if part)
            note = f"{by}: {remark.words}" if remark.words else by
            inner = element("b", sentence(one)) + element("div", note, "quiet")
            surface(inner, f"aside-{finding_key(one)}")
            take_back_button(remark, _("Show it again"))


def acted_on_before(filters: Filters) -> None:
    """Show what was done about what no longer stands out in any case, and whether it changed."""
    acted = judged.acted_on_before(filters)
    if not acted:
        return
    selection = selection_told(Filters(currency=filters.currency))
    every = _("Counted over all cases, whatever is selected.")
    with st.container(border=True, key="acted-on"):
        card_title(
            _("What was done about what no longer stands out?"),
            every if filters.is_narrowed else None,
        )
        for subject, one in acted.items():
            named = element("b", subject_named(subject))
            surface(named + action_told(one, change(subject, selection)), f"acted-{subject}")
            take_back_button(one, _("Take the action back"))
