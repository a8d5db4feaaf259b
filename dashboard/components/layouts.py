"""How the tables of the pages are laid out, and what their rows lead to."""

from dashboard.components.address import address
from dashboard.components.table import Layout, Row
from dashboard.filters import Filters


def debtors(filters: Filters) -> Layout:
    """Lay out customers: each row leads to the customer's own page."""

    def link(row: Row) -> str:
        return address("customer", filters.narrow(customer=row["customer_id"]))

    return Layout(
        columns=(
            "customer_name",
            "case_count",
            "outstanding_amount",
            "disputed_open_amount",
            "collection_rate",
        ),
        bars=("outstanding_amount",),
        link=link,
    )
