"""One customer: who it is, how it pays, what it objects to, and its cases in time."""

from dataclasses import replace

import polars as pl
import streamlit as st

from dashboard import catalogue, formats
from dashboard.charts.objections import objected_again
from dashboard.charts.plots import CASE_LINES
from dashboard.components import desk
from dashboard.components.address import address, here
from dashboard.components.card import chart_card, narrowing, table_card
from dashboard.components.case_rows import QUESTION, case_link
from dashboard.components.described import choices, currency_choice
from dashboard.components.kpi_row import Tile, kpi_row
from dashboard.components.markup import element, wrapped
from dashboard.components.more import more
from dashboard.components.surface import surface
from dashboard.components.table import Layout, Row, shown
from dashboard.filters import Filters
from dashboard.i18n import _
from dashboard.warehouse.slices import Slice

_FACTS = "customers/facts"
_TILES = (
    Tile("outstanding_amount", "overview/levels", spark="overview/months"),
    Tile("case_count"),
    Tile("collection_rate"),
    Tile("payment_lag"),
    Tile("dispute_rate", change="dispute_rate_90"),
    Tile("disputed_open_amount", "overview/levels"),
)
_CASES = ("case_id", "department", "claim_type", "placed_on", "state", "principal", "outstanding")
_OBJECTIONS = (
    "case_id",
    "disputed_on",
    "dispute_reason",
    "dispute_reason_text",
    "dispute_outcome",
    "principal",
)
_NEWEST = Slice(order_by="placed_on", descending=True, limit=20)


def one_customer(filters: Filters) -> None:
    """Show the customer that the selection names, or say that it names none or several."""
    if len(filters.customer or ()) != 1:
        _say(_("The selection does not name one customer."))
        more({_("Choose a customer"): address("customers", filters)})
        return
    found = desk.ask(_FACTS, filters)
    if found.is_empty():
        _say(_("This customer has no case in the selection."))
        more(_elsewhere(filters))
        return
    _facts(found.row(0, named=True))
    more(_ways_on(filters))
    kpi_row(_TILES, filters)
    to_case = narrowing("case", filters, "case")
    chart_card("customers/cases_in_time", filters, CASE_LINES, to_case)
    _tables(filters)


def _tables(filters: Filters) -> None:
    def link(row: Row) -> str:
        return case_link(row, filters)

    objections = Layout(columns=_OBJECTIONS, link=link, digits=2, tall=420)
    table_card("customers/objections", filters, objections, objected_again)
    cases = Layout(columns=_CASES, link=link, digits=2)
    count = desk.figures("overview/headline", filters, "case_count")["case_count"]

    def told(rows: pl.DataFrame, _look: object) -> str:
        return _(
            "The newest {shown} of {count}.",
            shown=formats.count(rows.height),
            count=formats.count(count),
        )

    table_card(QUESTION, filters, cases, told, _NEWEST)


def _say(text: str) -> None:
    surface(wrapped("div", element("span", text), "empty"), "no-customer")


def _facts(customer: Row) -> None:
    pairs = "".join(
        wrapped(
            "div", element("dt", catalogue.column(name).label) + element("dd", shown(name, value))
        )
        for name, value in customer.items()
        if name != "customer_name"
    )
    with st.container(border=True):
        surface(wrapped("dl", pairs, "facts"), "customer-facts")


def _ways_on(filters: Filters) -> dict[str, str]:
    """Return the ways to all of the customer's rows and back to the others."""
    links = {_("Back to the customers"): address("customers", replace(filters, customer=None))}
    alone = Filters(customer=filters.customer, currency=filters.currency)
    if alone != filters:
        links[_("All that is known of the customer")] = here(alone)
    return links | {_("All its cases"): address("cases", filters)}


def _elsewhere(filters: Filters) -> dict[str, str]:
    """Return the ways out: without the other filters, or in a currency that has its cases."""
    alone = Filters(customer=filters.customer)
    links = {
        currency_choice(currency): here(alone.narrow(currency=currency))
        for currency in choices("currency")["value"]
        if desk.ask(_FACTS, alone.narrow(currency=currency)).height
    }
    return links | {_("Back to the customers"): address("customers", Filters())}
