"""What happened in a case, day by day."""

import polars as pl

from dashboard import formats
from dashboard.components.markup import element, wrapped
from dashboard.components.table import Row, shown


def timeline(happenings: pl.DataFrame, currency: str) -> str:
    """Return the markup of dated things in the order of the rows."""
    items = (_item(row, currency) for row in happenings.iter_rows(named=True))
    return wrapped("ol", "".join(items), "timeline")


def _item(row: Row, currency: str) -> str:
    day = element("time", formats.date(row["happened_on"]), datetime=str(row["happened_on"]))
    told = element("b", shown("what", row["what"]))
    if row["amount"] is not None:
        told += " " + element("span", formats.money(row["amount"], currency))
    if row["detail"]:
        told += element("span", shown("detail", row["detail"]), "detail quiet")
    return wrapped("li", day + wrapped("div", told))
