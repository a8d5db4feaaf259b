"""What was looked at for findings, how many there are, and all of them to take away."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from dashboard import formats
from dashboard.components import desk
from dashboard.components.address import here
from dashboard.components.card_title import card_title
from dashboard.components.download import download_buttons, sheet_of
from dashboard.components.how_judged import how_judged_link
from dashboard.components.judged import found, not_set_aside, population, selection_told
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.findings.finding import Finding
from dashboard.findings.looked_at import all_units
from dashboard.findings.told import sentence
from dashboard.findings.unjudged import LEAST_IN_ALL, unjudged
from dashboard.i18n import _, ngettext


def findings_head(filters: Filters) -> None:
    """Say how many findings there are among how many cases; calmly where there are none."""
    told = selection_told(filters)
    listed = [one.finding for one in not_set_aside(filters)]
    cases = _case_count(told)
    with (
        st.container(border=True, key="findings-head"),
        st.container(horizontal=True, vertical_alignment="top", gap="small", key="head-findings"),
    ):
        card_title(
            _answer(listed, cases, filters.is_narrowed),
            _looked_at(filters, cases) if cases else None,
        )
        _menu([one.finding for one in found(filters)], told)
    if not listed:
        surface(_nothing(filters, cases), "findings-nothing")


def _case_count(filters: Filters) -> int:
    return int(desk.figures("overview/headline", filters, "case_count")["case_count"])


def _looked_at(filters: Filters, cases: int) -> str:
    """Say how many cases were looked at, against how many they were held, and for what."""
    told = selection_told(filters)
    count = formats.count(cases)
    counted = ngettext("{text} case was looked at", "{text} cases were looked at", cases,
                       text=count)  # fmt: skip
    if (outside := all_units(told)) != told:
        every = _case_count(outside)
        counted = ngettext("{text} case was looked at and held against all {whole}",
                           "{text} cases were looked at and held against all {whole}", cases,
                           text=count, whole=formats.count(every))  # fmt: skip
    looked = _("{counted}: disputes and their reasons, collection, late placement, self-inflicted"
               " closures, waiting and settlement; by department, customer, agency, claim"
               " type and country.", counted=counted)  # fmt: skip
    lacking = "; ".join(unjudged(desk.warehouse()))
    untold = _("Not judged, as the exports do not tell it: {what}.", what=lacking)
    return " ".join(filter(None, (looked, population(filters), untold if lacking else "")))


def rows_of(listed: Sequence[Finding]) -> pl.DataFrame:
    """Return findings as rows to take away: shares and days in columns of their own."""
    kinds = {"since": pl.Date(), "bad_count": pl.Int64(), "case_count": pl.Int64()}
    kinds |= dict.fromkeys(("affected_amount", "excess_amount"), pl.Decimal(18, 2))
    kinds |= dict.fromkeys(_SHARES + _DAYS + ("q_value",), pl.Float64())
    names = (
        *("measure", "segment", "since", "case_count", "bad_count", *_SHARES, *_DAYS),
        *("affected_amount", "excess_amount", "currency", "q_value", "sentence"),
    )
    schema = {name: kinds.get(name, pl.String()) for name in names}
    return pl.DataFrame([_row(one) for one in listed], schema=schema)


_SHARES = ("observed_share", "expected_share")
_DAYS = ("observed_days", "expected_days")


def _row(one: Finding) -> dict[str, object]:
    names = _DAYS if one.in_days else _SHARES
    return {
        "measure": one.measure,
        "segment": ", ".join(f"{name}={value}" for name, value in one.segment.items()),
        "since": one.since,
        "case_count": one.case_count,
        "bad_count": one.bad_count,
        **dict(zip(names, (one.observed, one.expected), strict=True)),
        "affected_amount": one.amount,
        "excess_amount": one.excess_amount,
        "currency": formats.currency_label(one.currency),
        "q_value": one.q_value,
        "sentence": sentence(one),
    }


def _answer(listed: Sequence[Finding], cases: int, is_narrowed: bool) -> str:
    if listed:
        amount = formats.short_money(listed[0].excess_amount, listed[0].currency)
        return ngettext("{text} problem stands out; it costs about {amount}",
                        "{text} problems stand out; the most expensive costs about {amount}",
                        len(listed), text=formats.count(len(listed)), amount=amount)  # fmt: skip
    if not cases and is_narrowed:
        return _("No case is selected")
    if cases < LEAST_IN_ALL:
        return _("Too few cases to tell anything from chance")
    return _("Nothing stands out beyond chance and natural differences")


def _nothing(filters: Filters, cases: int) -> str:
    """Say what would show more, where nothing is to be shown."""
    how = how_judged_link()
    if not cases and filters.is_narrowed:
        text = _("No case fits the selection.")
        how = element("a", _("Lift all filters"), href=here(Filters()))
    elif filters.is_narrowed:
        text = _("The selection is narrowed: what stands out in all cases may not in these.")
        how = element("a", _("Lift all filters"), href=here(Filters())) + " · " + how
    elif cases < LEAST_IN_ALL:
        text = _("A unit is judged from a few dozen cases on.")
    else:
        text = _("Units differ as much as units do; none differs more.")
    return wrapped("div", element("span", text) + " " + how, "empty")


def _menu(listed: Sequence[Finding], filters: Filters) -> None:
    menu = st.popover(
        "",
        icon=":material/more_horiz:",
        type="tertiary",
        width="content",
        help=_("Take the findings away"),
        on_change="rerun",
        key="menu-findings",
    )
    if menu.open:
        with menu:
            sheet = sheet_of(_("What stands out?"), filters)
            download_buttons("findings", sheet, lambda: rows_of(listed), is_short=True)
            surface(wrapped("div", how_judged_link(), "more"), "menu-judged")
