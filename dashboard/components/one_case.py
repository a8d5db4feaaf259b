"""One case: found, told, and led on from."""

from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import catalogue
from dashboard.components import desk
from dashboard.components.address import address, parameter
from dashboard.components.card import table_card
from dashboard.components.card_title import card_title
from dashboard.components.case_facts import case_facts
from dashboard.components.case_history import case_history, case_parts
from dashboard.components.case_rows import QUESTION, case_link
from dashboard.components.described import choices
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import surface
from dashboard.components.table import Layout, Row, shown
from dashboard.components.timeline import timeline
from dashboard.filters import Filters
from dashboard.i18n import _
from dashboard.warehouse.slices import Slice

_OTHERS = (
    "case_id",
    "agency",
    "department",
    "placed_on",
    "state",
    "dispute_reason",
    "principal",
    "outstanding",
)
_MOST_OTHERS = 20


def one_case(filters: Filters) -> None:
    """Show the case that the address names, or say that there is none, or several."""
    cases = found(filters)
    case, currency = cases[0] if len(cases) == 1 else (None, desk.currency(filters))
    _ways_out(case, filters)
    if case is None:
        _which([one for one, _currency in cases], filters)
        return
    only = Filters(case=case["case_id"], agency=(case["agency"],), currency=currency)
    left, right = st.columns([3, 2])
    with left, st.container(border=True, height="stretch"):
        card_title(catalogue.question("cases/case").title)
        surface(case_facts(case, currency), "case-facts")
    with right, st.container(border=True, height="stretch"):
        card_title(catalogue.question("cases/timeline").title)
        surface(timeline(desk.ask("cases/timeline", only), currency), "case-timeline")
    case_history(only, case)
    case_parts(only, case)
    if case["customer_id"]:
        _others(case, currency)


def found(filters: Filters) -> list[tuple[Row, str]]:
    """Return the cases of the number that the address names, each with a currency it is shown in.

    Two agencies may number theirs alike; where the address says whose case is meant, it is one.
    """
    if filters.case is None:
        return []
    cases: dict[str, tuple[Row, str]] = {}
    for currency in dict.fromkeys([desk.currency(filters), *choices("currency")["value"]]):
        rows: pl.DataFrame = desk.ask("cases/case", Filters(case=filters.case, currency=currency))
        for row in rows.iter_rows(named=True):
            cases.setdefault(row["agency"], (row, currency))
    for agencies in ((parameter("of"),), filters.agency or ()):
        if meant := [cases[agency] for agency in agencies if agency in cases]:
            return meant
    return list(cases.values())


def _which(cases: list[Row], filters: Filters) -> None:
    """Say that there is no such case, or let the reader choose whose is meant."""
    if not cases:
        text = _("There is no such case, or it is not yours to see.")
        surface(wrapped("div", element("span", text), "empty"), "no-case")
        return
    told = element("span", _("Several agencies have a case of this number:"), "quiet")
    links = "".join(
        element("a", shown("agency", case["agency"]), href=case_link(case, filters))
        for case in cases
    )
    surface(wrapped("nav", told + links, "choices", aria_label=_("Agency")), "which-case")


def _ways_out(case: Row | None, filters: Filters) -> None:
    links = element("a", _("Back to the cases"), href=address("cases", replace(filters, case=None)))
    if case is not None and case["customer_id"]:
        customer = Filters(customer=(case["customer_id"],), currency=filters.currency)
        links += element("a", _("The customer's own page"), href=address("customer", customer))
    surface(wrapped("nav", links, "choices", aria_label=_("Ways on")), "ways-out")


def _others(case: Row, currency: str) -> None:
    """Show the customer's cases, the newest first; the case itself is among them."""
    customer = Filters(customer=(case["customer_id"],), currency=currency)
    layout = Layout(columns=_OTHERS, link=lambda row: case_link(row, customer), digits=2)
    part = Slice(order_by="placed_on", descending=True, limit=_MOST_OTHERS)

    def told(_rows: pl.DataFrame, _look: object) -> str:
        return _("All cases of {customer}, the newest first.", customer=case["customer_name"])

    table_card(QUESTION, customer, layout, told, part)
