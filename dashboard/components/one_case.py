"""One case: found, told, and led on from."""

from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import catalogue
from dashboard.components import desk
from dashboard.components.address import address
from dashboard.components.card import table_card
from dashboard.components.card_title import card_title
from dashboard.components.case_facts import case_facts
from dashboard.components.case_rows import QUESTION, case_link
from dashboard.components.described import choices
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import surface
from dashboard.components.table import Layout, Row
from dashboard.components.timeline import timeline
from dashboard.filters import Filters
from dashboard.i18n import _
from dashboard.warehouse.warehouse import Slice

_OTHERS = (
    "case_id",
    "department",
    "placed_on",
    "state",
    "dispute_reason",
    "principal",
    "outstanding",
)
_MOST_OTHERS = 20


def one_case(filters: Filters) -> None:
    """Show the case that the selection names, or say that there is none."""
    case, currency = found(filters)
    _ways_out(case, filters)
    if case is None:
        text = _("There is no such case, or it is not yours to see.")
        surface(wrapped("div", element("span", text), "empty"), "no-case")
        return
    only = Filters(case=case["case_id"], currency=currency)
    left, right = st.columns([3, 2])
    with left, st.container(border=True, height="stretch"):
        card_title(catalogue.question("cases/case").title)
        surface(case_facts(case, currency), "case-facts")
    with right, st.container(border=True, height="stretch"):
        card_title(catalogue.question("cases/timeline").title)
        surface(timeline(desk.ask("cases/timeline", only), currency), "case-timeline")
    if case["customer_id"]:
        _others(case, currency)


def found(filters: Filters) -> tuple[Row | None, str]:
    """Return the case and the currency it can be shown in, whatever else is selected."""
    if filters.case is None:
        return None, desk.currency(filters)
    for currency in dict.fromkeys([desk.currency(filters), *choices("currency")["value"]]):
        rows: pl.DataFrame = desk.ask("cases/case", Filters(case=filters.case, currency=currency))
        if rows.height:
            return rows.row(0, named=True), currency
    return None, desk.currency(filters)


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
