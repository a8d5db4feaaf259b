"""An answer as a table: sortable, bars in cells, a totals row apart, every row a link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from dashboard import catalogue, formats
from dashboard.components.markup import element, wrapped
from dashboard.dimensions import NOT_STATED, Dimension
from dashboard.formats import NUMERIC
from dashboard.i18n import _

Row = Mapping[str, Any]
_WHOLE = 0
# What is longer is broken into lines rather than pushed out of sight.
_LONG = 60
_EXACT = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table shows an answer.

    `columns` picks and orders columns, None shows all. `bars` have a bar in each cell. `link`
    gives the address that a row leads to. `totals` is the row below the line. `digits` are the
    decimals of money: whole in comparisons, two in lists of cases. `tall` limits the height in
    pixels. `sortable` is off where the rows are one page of many; `heading` then gives the
    address that orders all of them by a column, and `order` names the one they are ordered by,
    a minus before it where from large to small. `currency` is set where it is not the reader's.
    """

    columns: tuple[str, ...] | None = None
    bars: tuple[str, ...] = ()
    link: Callable[[Row], str] | None = None
    totals: Row | None = None
    digits: int = _WHOLE
    tall: int | None = None
    sortable: bool = True
    heading: Callable[[str], str] | None = None
    order: str = ""
    currency: str | None = None


def table(rows: pl.DataFrame, layout: Layout, currency: str) -> str:
    """Return the table's markup."""
    names = [name for name in (layout.columns or rows.columns) if name in rows.columns]
    widest = {name: _widest(rows[name]) for name in layout.bars if name in rows.columns}
    shown_in = currency if layout.currency is None else layout.currency
    head = "".join(_header(name, shown_in, layout) for name in names)
    body = "".join(_row(row, names, layout, widest) for row in rows.iter_rows(named=True))
    parts = wrapped("thead", wrapped("tr", head)) + wrapped("tbody", body)
    if layout.totals is not None:
        cells = "".join(_total(name, layout) for name in names)
        parts += wrapped("tfoot", wrapped("tr", cells))
    tall = {"style": f"--tall: {layout.tall}px"} if layout.tall else {}
    return wrapped("div", wrapped("table", parts), "scroll", **tall)


def _header(name: str, currency: str, layout: Layout) -> str:
    column = catalogue.column(name)
    unit = {
        "money": formats.currency_label(currency),
        "percent": "%",
        "days": _("days"),
    }.get(column.unit, "")
    numeric = "number" if column.unit in NUMERIC else ""
    label = column.label if isinstance(column, Dimension) else column.breakable_label
    if layout.heading:
        inner = element("a", label, "head", href=layout.heading(name))
    else:
        inner = element("span", label, "head")
    inner += element("span", unit, "unit") if unit else ""
    sorting = {"data_sortable": "", "tabindex": "0"} if layout.sortable else {}
    if layout.order.removeprefix("-") == name:
        sorting["aria_sort"] = "descending" if layout.order.startswith("-") else "ascending"
    return wrapped("th", inner, numeric, scope="col", title=column.meaning, **sorting)


def _row(row: Row, names: list[str], layout: Layout, widest: Mapping[str, float]) -> str:
    href = layout.link(row) if layout.link else ""
    cells = []
    for position, name in enumerate(names):
        cells.append(
            _cell(name, row[name], layout, widest.get(name), href if position == 0 else "")
        )
    return wrapped("tr", "".join(cells), **({"data_href": href} if href else {}))


def _cell(name: str, value: Any, layout: Layout, widest: float | None, href: str) -> str:
    column = catalogue.column(name)
    text = shown(name, value, layout.digits)
    inner = element("a", text, href=href) if href else element("span", text)
    told: dict[str, str] = {"data_sort": _sort_key(value, text, column.unit)}
    if column.unit == "money" and value is not None:
        told["title"] = formats.decimal(value)
    css_class = "number" if column.unit in NUMERIC else "wide" if len(text) > _LONG else ""
    if widest and value is not None:
        css_class += " bar"
        told["style"] = f"--share: {max(float(value), 0) / widest:.1%}"
    return wrapped("td", inner, css_class.strip(), **told)


def _total(name: str, layout: Layout) -> str:
    totals = layout.totals or {}
    css_class = "number" if catalogue.column(name).unit in NUMERIC else ""
    if name not in totals:
        return element("td", "", css_class)
    value = totals[name]
    text = str(value) if isinstance(value, str) else shown(name, value, layout.digits)
    return element("td", text, css_class)


def shown(name: str, value: Any, digits: int = _WHOLE) -> str:
    """Return a value as a table shows it: unit in the header, a dash for nothing."""
    column = catalogue.column(name)
    if isinstance(column, Dimension) and column.unit in ("text", "code", "band", "flag"):
        # Null means that it does not apply; what an export did not state is an empty text.
        nothing = value is None and column.empty == NOT_STATED
        return formats.NOTHING if nothing else column.value_label(value)
    if value is not None and column.unit == "money":
        return formats.decimal(value, digits)
    if value is not None and column.unit == "percent":
        return formats.decimal(value * 100, 1)
    return formats.cell(value, column.unit)


def _widest(values: pl.Series) -> float:
    known = [float(value) for value in values if value is not None]
    return max(known, default=0.0)


def _sort_key(value: Any, text: str, unit: str) -> str:
    """Return what a cell is sorted by: a code by its label, a band by its lower edge."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if unit == "code":
        return text
    if unit == "band":
        return str(value).partition("-")[0].removesuffix("+")
    return str(value) if not isinstance(value, Decimal) else format(value, "f")
