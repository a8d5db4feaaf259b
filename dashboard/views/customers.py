"""Customers: who owes, who pays late, who objects, and all of them in a list."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components.card import table_card
from dashboard.components.customer_list import customer_list
from dashboard.components.funnel_card import funnel_cards
from dashboard.components.layouts import customers
from dashboard.components.listing import search_box
from dashboard.filters import Filters
from dashboard.i18n import mark
from dashboard.warehouse.slices import Slice

TITLE = mark("Customers")
ICON = ":material/groups:"

OWED, BARS = "outstanding_amount", ("outstanding_amount", "disputed_amount")
OWING = "case_count", OWED, "disputed_open_amount"
LATE = "open_case_count", "payment_wait", OWED
DISPUTING = "case_count", "disputed_count", "disputed_amount"
REPEATED = "dispute_reason", "disputed_count", "last_disputed_on"
SHARED = "department_count", "case_count", OWED, "disputed_count", "disputed_open_amount"
PAYING = {"largest_debtors": OWING, "slowest_payers": LATE}
OBJECTING = {"most_disputing": DISPUTING, "repeat_disputes": REPEATED}


def render(filters: Filters) -> None:
    """Show those at the top of each list, then everybody."""
    search_box(filters)
    _pair(PAYING, filters)
    funnel_cards(filters, "customer_id")
    _pair(OBJECTING, filters)
    _top("across_departments", SHARED, filters)
    customer_list(filters)


def _pair(lists: Mapping[str, tuple[str, ...]], filters: Filters) -> None:
    for place, (name, columns) in zip(st.columns([4, 5]), lists.items(), strict=True):
        with place:
            _top(name, columns, filters)


def _top(name: str, columns: tuple[str, ...], filters: Filters) -> None:
    layout = customers(filters, columns, BARS)
    table_card(f"customers/{name}", filters, layout, part=Slice(limit=10))
