"""The cases of a selection, row by row: search, columns, order, pages, and the way to each case."""

from dataclasses import replace

import streamlit as st

from dashboard import formats
from dashboard.components import desk
from dashboard.components.address import address
from dashboard.components.card import table_card
from dashboard.components.listing import Listing, column_choice, search_box
from dashboard.components.pager import pager
from dashboard.components.table import Layout, Row
from dashboard.filters import Filters
from dashboard.i18n import ngettext

QUESTION = "cases/rows"
_SHOWN = (
    "customer_name",
    "department",
    "placed_on",
    "principal",
    "outstanding",
    "dispute_reason",
)
_TALL = 680


def case_rows(filters: Filters) -> None:
    """Show one page of the selection's cases, with what it takes to find the right ones."""
    listing = Listing("case_id", _SHOWN, desk.warehouse().columns(QUESTION), "-outstanding")
    with st.container(horizontal=True, gap="small"):
        search_box(filters)
        column_choice(listing, filters)
    count = desk.warehouse().count(QUESTION, filters, desk.scope())
    layout = Layout(
        columns=listing.columns(),
        link=lambda row: case_link(row, filters),
        totals=_totals(filters),
        digits=2,
        tall=_TALL,
        sortable=False,
        heading=lambda name: listing.heading(name, filters),
        order=listing.ordered_by(),
    )
    # A row's link needs its agency, shown or not.
    part = listing.part(count)
    asked = dict.fromkeys((*listing.columns(), "agency"))
    table_card(QUESTION, filters, layout, part=replace(part, columns=tuple(asked)))
    if count:
        pager(count, filters)


def case_link(row: Row, filters: Filters) -> str:
    """Return the address of a row's own page; the selection stays, so that Back finds it.

    Two agencies may number their cases alike, so it says whose case it is.
    """
    whose = {"of": row["agency"]} if row.get("agency") else {}
    return address("case", filters.narrow(case=row["case_id"]), **whose)


def _totals(filters: Filters) -> Row:
    """Return the sums over the whole selection, not only over the page shown."""
    told = ("case_count", "placed_amount", "outstanding_amount")
    headline = desk.figures("overview/headline", filters, *told)
    count = headline["case_count"]
    return {
        "case_id": ngettext("{text} case", "{text} cases", count, text=formats.count(count)),
        "principal": headline["placed_amount"],
        "outstanding": headline["outstanding_amount"],
    }
