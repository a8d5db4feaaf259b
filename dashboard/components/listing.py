"""A long list: its columns, order and page come from the address, its rows from the store."""

from dataclasses import dataclass

import streamlit as st

from dashboard import catalogue
from dashboard.components import address
from dashboard.components.described import filter_label
from dashboard.components.pager import PAGE_ROWS, page_shown
from dashboard.filters import Filters
from dashboard.formats import NUMERIC
from dashboard.i18n import _
from dashboard.warehouse.slices import Slice


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list can show: the column that leads each row, the others, and the first order.

    `shown` are the columns that a reader sees who has chosen none; `order` is a column's name,
    a minus before it where from large to small.
    """

    lead: str
    shown: tuple[str, ...]
    known: tuple[str, ...]
    order: str

    def columns(self) -> tuple[str, ...]:
        """Return the columns that the address names, the first always among them."""
        wanted = address.parameter("cols").split(",")
        chosen = tuple(name for name in wanted if name in self.known and name != self.lead)
        return (self.lead, *(chosen or self.shown))

    def ordered_by(self) -> str:
        """Return the order that the address names, where the list has such a column."""
        wanted = address.parameter("sort", self.order)
        return wanted if wanted.removeprefix("-") in self.known else self.order

    def part(self, count: int) -> Slice:
        """Return the page of rows to ask for, out of so many."""
        order = self.ordered_by()
        return Slice(
            columns=self.columns(),
            order_by=order.removeprefix("-"),
            descending=order.startswith("-"),
            limit=PAGE_ROWS,
            offset=(page_shown(count) - 1) * PAGE_ROWS,
        )

    def heading(self, name: str, filters: Filters) -> str:
        """Return the address that orders the list by a column, or the other way round."""
        numeric = catalogue.column(name).unit in NUMERIC
        first, other = (f"-{name}", name) if numeric else (name, f"-{name}")
        order = other if self.ordered_by() == first else first
        return address.here(filters, sort=order, page="1")


def column_choice(listing: Listing, filters: Filters) -> None:
    """Let the reader choose columns; the choice goes into the address."""
    key, current = "columns", list(listing.columns()[1:])
    st.session_state[key] = current

    def changed() -> None:
        address.select(filters, cols=",".join(st.session_state[key]))

    opener = st.popover(
        _("Columns"), icon=":material/view_column:", on_change="rerun", width="content"
    )
    if opener.open:
        with opener:
            st.multiselect(
                _("Columns"),
                [name for name in listing.known if name != listing.lead],
                key=key,
                format_func=lambda name: catalogue.column(name).label,
                on_change=changed,
                placeholder=_("Usual columns"),
            )


def search_box(filters: Filters) -> None:
    """Let the reader search; the words become a filter like any other."""
    key, current = "search", filters.search or ""
    st.session_state[key] = current

    def changed() -> None:
        words = st.session_state[key].strip() or None
        address.select(filters.narrow(search=words), page="1")

    st.text_input(
        filter_label("search"),
        key=key,
        on_change=changed,
        placeholder=_("Case, invoice, customer or customer number"),
        label_visibility="collapsed",
        icon=":material/search:",
        width=420,
    )
