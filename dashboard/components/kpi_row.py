"""The row of tiles: label, value, change against the period before, sparkline, definition."""

from dataclasses import dataclass
from typing import Any

from dashboard import catalogue, formats
from dashboard.catalogue import Metric
from dashboard.components import address, desk
from dashboard.components.markup import element, sparkline, wrapped
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.i18n import _

_MONTHS = 25


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: the metric shown, where its figure comes from, and what a click leads to.

    `change` names the metric whose change is told where the metric's own would compare young
    cases with old ones. `spark` is a question with one row a month and a column of that metric.
    """

    metric: str
    question: str = "overview/headline"
    change: str | None = None
    spark: str | None = None
    page: str = "cases"


def kpi_row(tiles: tuple[Tile, ...], filters: Filters) -> None:
    """Show the tiles of a selection."""
    shown = [_tile(tile, filters) for tile in tiles]
    dark = " dark" if desk.look(filters).dark else ""
    surface(wrapped("div", "".join(shown), "tiles" + dark), "kpi-row")


def _tile(tile: Tile, filters: Filters) -> str:
    metric = catalogue.metrics()[tile.metric]
    currency = desk.currency(filters)
    value = desk.ask(tile.question, filters)[tile.metric][0]
    spark = desk.ask(tile.spark, filters)[tile.metric][-_MONTHS:] if tile.spark else []
    told = (
        element("summary", "?", aria_label=_("How is this counted?"))
        + wrapped("div", element("b", metric.label) + "<br>" + element("span", metric.meaning))
    )
    return wrapped(
        "div",
        wrapped("div", element("span", metric.label) + wrapped("details", told, "told"), "name")
        + wrapped(
            "a",
            element("span", short(value, metric, currency), "value", title=exact(value, metric, currency)),
            href=address.address(tile.page, filters),
        )
        + wrapped("div", _change(tile, filters), "change")
        + sparkline([None if one is None else float(one) for one in spark]),
        "tile",
        data_metric=tile.metric,
    )


def short(value: Any, metric: Metric, currency: str) -> str:
    """Return a figure as a tile shows it; the unit is part of it."""
    if value is None:
        return formats.NOTHING
    match metric.unit:
        case "money":
            return formats.short_money(value, currency)
        case "percent":
            return formats.percent(value)
        case "days":
            return formats.days_with_unit(value)
        case _:
            return formats.count(value)


def exact(value: Any, metric: Metric, currency: str) -> str:
    """Return a figure in full, for the tooltip."""
    if value is None:
        return _("No data")
    match metric.unit:
        case "money":
            return formats.money(value, currency)
        case "percent":
            return formats.percent(value, 3)
        case _:
            return short(value, metric, currency)


def _change(tile: Tile, filters: Filters) -> str:
    """Return the change against the period before, of the same age; nothing where none is known."""
    metric = catalogue.metrics()[tile.change or tile.metric]
    export_day = desk.warehouse().info().export_day
    level = tile.question == "overview/levels"
    now = filters if level else filters.recent(export_day)
    value = desk.ask(tile.question, now)[metric.name][0]
    before = desk.ask(tile.question, now.previous_period(export_day))[metric.name][0]
    if value is None or before is None or (metric.unit == "money" and not before):
        return element("span", _("No period before"))
    difference = float(value) - float(before)
    if metric.unit == "percent":
        text = _("{points} points", points=_signed(difference * 100, 1))
    elif metric.unit == "days":
        text = _("{days} days", days=_signed(difference, 0))
    else:
        text = _signed(difference / float(before) * 100, 1) + "\u00a0%"
    note = _("on the year before") if not filters.placed_from else _("on the period before")
    return element("b", text, _tone(difference, metric)) + " " + element("span", note)


def _signed(value: float, digits: int) -> str:
    text = formats.decimal(abs(value), digits)
    if not text.strip("0.,"):
        return "±" + text
    return ("+" if value > 0 else "−") + text


def _tone(difference: float, metric: Metric) -> str:
    if metric.better == "neither" or difference == 0:
        return ""
    return "good" if (difference > 0) == (metric.better == "higher") else "bad"
