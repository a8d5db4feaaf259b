"""Departments by reasons: each cell the share of the department's cases, shaded by its size."""

from collections.abc import Mapping, Sequence

import polars as pl

from dashboard import formats
from dashboard.components.address import address
from dashboard.components.markup import element, wrapped
from dashboard.dimensions import DIMENSIONS
from dashboard.filters import Filters
from dashboard.i18n import _

_SHOWN = 8
_DEEPEST = 0.45
_REST = "rest"

Rates = Mapping[tuple[str, str], float]


def heat_table(rows: pl.DataFrame, filters: Filters) -> str:
    """Return the markup of reason rates, the most frequent reasons first, the rest as one column.

    Each cell leads to the disputes it counts.
    """
    ranked = rows.group_by("dispute_reason").agg(pl.col("disputed_count").sum())
    reasons = ranked.sort("disputed_count", "dispute_reason", descending=[True, False])
    names = reasons["dispute_reason"].to_list()
    groups = {name: (name,) for name in names[:_SHOWN]}
    if names[_SHOWN:]:
        groups[_REST] = tuple(names[_SHOWN:])
    columns = {name: group for group, members in groups.items() for name in members}
    rates = _rates(rows, columns)
    deepest = max(rates.values(), default=0.0)
    body = "".join(
        _row(department, groups, rates, deepest, filters)
        for department in sorted(set(rows["department"]))
    )
    parts = wrapped("thead", wrapped("tr", _head(groups))) + wrapped("tbody", body)
    return wrapped("div", wrapped("table", parts, "heat"), "scroll")


def _rates(rows: pl.DataFrame, columns: Mapping[str, str]) -> Rates:
    """Return the rate of each cell; rates of one department share their base, so they add up."""
    grouped = (
        rows.with_columns(pl.col("dispute_reason").replace(columns).alias("column"))
        .group_by("department", "column")
        .agg(pl.col("reason_rate").sum())
    )
    return {(department, column): rate for department, column, rate in grouped.iter_rows()}


def _head(groups: Mapping[str, Sequence[str]]) -> str:
    texts = [_reason(name) for name in groups]
    first = element(
        "th", DIMENSIONS["department"].label, scope="col", data_sortable="", tabindex="0"
    )
    return first + "".join(
        element("th", text, "number", scope="col", data_sortable="", tabindex="0") for text in texts
    )


def _reason(name: str) -> str:
    return _("All others") if name == _REST else DIMENSIONS["dispute_reason"].value_label(name)


def _row(
    department: str,
    groups: Mapping[str, Sequence[str]],
    rates: Rates,
    deepest: float,
    filters: Filters,
) -> str:
    narrowed = filters.narrow(department=department)
    name = DIMENSIONS["department"].value_label(department)
    link = element("a", name, href=address("disputes", narrowed))
    cells = (
        _cell(rates.get((department, group), 0.0), deepest, narrowed.narrow(reason=tuple(members)))
        for group, members in groups.items()
    )
    return wrapped("tr", wrapped("th", link, scope="row") + "".join(cells))


def _cell(rate: float, deepest: float, filters: Filters) -> str:
    if not rate:
        return element("td", formats.percent(0.0), "number quiet", data_sort="0")
    depth = {"style": f"--share: {rate / deepest * _DEEPEST:.1%}"} if deepest else {}
    link = element("a", formats.percent(rate), href=address("cases", filters))
    return wrapped("td", link, "number heat", data_sort=f"{rate:.6f}", **depth)
