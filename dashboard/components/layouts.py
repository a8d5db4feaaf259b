"""How the tables of the pages are laid out, and what their rows lead to."""

import datetime as dt
from collections.abc import Callable

from dashboard.components.address import address
from dashboard.components.case_rows import case_link
from dashboard.components.table import Layout, Row
from dashboard.dimensions import DIMENSIONS
from dashboard.filters import Filters
from dashboard.i18n import _

_DEPARTMENT = (
    "department",
    "case_count",
    "placed_amount",
    "outstanding_amount",
    "collection_rate",
    "collection_rate_90",
    "solved_rate",
    "dispute_rate",
    "disputed_open_amount",
    "days_to_settle",
    "placement_lag",
    "self_inflicted_rate",
    "unknown_reason_share",
)
_DEBTOR = ("case_count", "outstanding_amount", "disputed_open_amount", "collection_rate")


def debtors(filters: Filters) -> Layout:
    """Lay out customers by what they owe."""
    return customers(filters, _DEBTOR, ("outstanding_amount",))


def placed_in_quarter(filters: Filters) -> Callable[[str], str]:
    """Return what a point of a cohort leads to: the cases placed in its quarter."""

    def drill(first_day: str) -> str:
        start = dt.date.fromisoformat(first_day)
        end = (start + dt.timedelta(days=95)).replace(day=1) - dt.timedelta(days=1)
        return address("cases", filters.narrow(placed_from=start, placed_to=end))

    return drill


def customers(filters: Filters, columns: tuple[str, ...], bars: tuple[str, ...] = ()) -> Layout:
    """Lay out some columns of customers; each row leads to the customer's own page."""

    def link(row: Row) -> str:
        return address("customer", filters.narrow(customer=row["customer_id"]))

    return Layout(columns=("customer_name", *columns), bars=bars, link=link)


def departments(filters: Filters, totals: Row, bars: tuple[str, ...]) -> Layout:
    """Lay out departments above the row of all of them; each row narrows to its department."""

    def link(row: Row) -> str:
        return address("departments", filters.narrow(department=row["department"]))

    return Layout(_DEPARTMENT, bars, link, totals={"department": _("All")} | dict(totals))


def parts(filters: Filters, dimension: str, columns: tuple[str, ...] | None = None) -> Layout:
    """Lay out the parts that a dimension divides the selection into; each leads to its cases."""
    narrowed = DIMENSIONS[dimension].filter or dimension

    def link(row: Row) -> str:
        return address("cases", filters.narrow(**{narrowed: row[dimension]}))

    return Layout((dimension, *columns) if columns else None, ("placed_amount",), link, tall=420)


def waiting_departments(filters: Filters) -> Layout:
    """Lay out departments that owe the agency an answer; each row leads to those cases."""

    def link(row: Row) -> str:
        return address("cases", filters.narrow(department=row["department"], waiting=True))

    return Layout(bars=("waiting_amount",), link=link, tall=560)


def waiting_cases(filters: Filters) -> Layout:
    """Lay out cases that wait for the creditor; each row leads to its case."""
    columns = ("case_id", "customer_name", "department", "days_waited", "outstanding")
    return Layout(columns=columns, link=lambda row: case_link(row, filters))
