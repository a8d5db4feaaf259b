"""The selection in words: for captions, chips and exports."""

from typing import Any

import polars as pl

from dashboard import formats, model
from dashboard.components import address, desk
from dashboard.dimensions import DIMENSIONS
from dashboard.filters import KINDS, Filters
from dashboard.i18n import _

_COLUMNS = {one.filter: one.name for one in DIMENSIONS.values() if one.filter}


def filter_label(name: str) -> str:
    """Return what a filter is called."""
    if name == "placed_from":
        return _("Placed from")
    if name == "placed_to":
        return _("Placed to")
    if name == "search":
        return _("Search")
    return DIMENSIONS[_COLUMNS[name]].label


def column_label(need: str) -> str:
    """Return what a needed `table.column` is called."""
    table_name, column = need.split(".")
    return _(model.TABLES[table_name][column].label)


def value_labels(name: str, value: Any) -> list[str]:
    """Return what the chosen values of a filter are called."""
    if KINDS[name] == "day":
        return [formats.date(value)]
    if name == "search":
        return [str(value)]
    dimension = DIMENSIONS[_COLUMNS[name]]
    values = value if isinstance(value, tuple) else (value,)
    if name == "currency":
        return [currency_choice(str(value))]
    named = _customer_names(values) if name == "customer" else {}
    return [named.get(one) or dimension.value_label(one) for one in values]


def currency_choice(value: str) -> str:
    """Return what a shown currency is called."""
    code = formats.currency_label(value)
    if formats.is_converted(value):
        return _("All, converted to {currency}", currency=code)
    return code or _("No currency stated")


def described(filters: Filters) -> str:
    """Return the selection in one sentence."""
    chosen = {name: value for name, value in filters.chosen().items() if name != "as_of"}
    if not chosen:
        return _("All cases")
    return "; ".join(
        f"{filter_label(name)}: {', '.join(value_labels(name, value))}"
        for name, value in chosen.items()
    )


def choices(name: str) -> pl.DataFrame:
    """Return the values that a filter can take."""
    return desk.warehouse().choices(name, Filters(currency=None), desk.scope())


def _customer_names(values: tuple[str, ...]) -> dict[str, str]:
    shown = Filters(customer=values, currency=address.current_filters().currency)
    rows = desk.ask("customers/comparison", shown)
    return dict(zip(rows["customer_id"], rows["customer_name"], strict=True))
