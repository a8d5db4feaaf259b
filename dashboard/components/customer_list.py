"""All customers of a selection, ordered and paged by the address."""

from dataclasses import replace

from dashboard.components import desk
from dashboard.components.card import table_card
from dashboard.components.layouts import customers
from dashboard.components.listing import Listing
from dashboard.components.pager import pager
from dashboard.filters import Filters

QUESTION = "customers/comparison"
_SHOWN = (
    "case_count",
    "placed_amount",
    "outstanding_amount",
    "collection_rate",
    "payment_lag",
    "disputed_count",
    "dispute_rate",
    "disputed_open_amount",
    "last_placed_on",
)


def customer_list(filters: Filters) -> None:
    """Show one page of the customers, each a link to its own page."""
    known = desk.warehouse().columns(QUESTION)
    listing = Listing("customer_name", _SHOWN, known, "-outstanding_amount")
    count = desk.warehouse().count(QUESTION, filters, desk.scope())
    layout = replace(
        customers(filters, listing.columns()[1:], ("outstanding_amount",)),
        sortable=False,
        heading=lambda name: listing.heading(name, filters),
        order=listing.ordered_by(),
    )
    # Every column is asked for: a row's link needs the customer's number, shown or not.
    table_card(QUESTION, filters, layout, part=replace(listing.part(count), columns=None))
    if count:
        pager(count, filters)
