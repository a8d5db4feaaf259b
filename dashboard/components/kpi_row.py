"""The row of tiles: label, value, change against the period before, sparkline, definition."""

from dataclasses import dataclass
from typing import Any

from dashboard import catalogue, formats
from dashboard.catalogue import Metric
from dashboard.components import address, desk
from dashboard.components.markup import element, sparkline, wrapped
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.i18n import _, ngettext

_MONTHS = 25
_HEADLINE, _LEVELS, _DATED = "overview/headline", "overview/levels", "overview/dated"


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile: the metric shown, where its figure comes from, and what a click leads to.

    `change` names the metric whose change and course are told where the metric's own would
    compare young cases with old ones. `spark` is a question with one row a month and a column of
    it, or the column named. `title` is for a tile that covers other days than the label says.
    A change is told of levels and of metrics that are dated; the others depend on what the export
    tells as of its own day, and an older period would only be one of older cases.
    """

    metric: str
    question: str = _HEADLINE
    change: str | None = None
    spark: str | None = None
    spark_column: str | None = None
    page: str = "cases"
    title: str | None = None

    @property
    def course(self) -> str:
        """Return the metric whose change and course are told."""
        return self.change or self.metric

    @property
    def is_level(self) -> bool:
        """Return whether the figure is summed up from the ledger as of a day."""
        return self.question == _LEVELS


def kpi_row(tiles: tuple[Tile, ...], filters: Filters) -> None:
    """Show the tiles of a selection."""
    shown = [_tile(tile, tiles, filters) for tile in tiles]
    dark = " dark" if desk.look(filters).dark else ""
    surface(wrapped("div", "".join(shown), "tiles" + dark), "kpi-row")


def _tile(tile: Tile, row: tuple[Tile, ...], filters: Filters) -> str:
    metric = catalogue.metrics()[tile.metric]
    currency = desk.currency(filters)
    missing = desk.warehouse().missing(metric.needs)
    figures = dict.fromkeys(one.metric for one in row if one.question == tile.question)
    value = None if missing else desk.figures(tile.question, filters, *figures)[tile.metric]
    title = _(tile.title) if tile.title else metric.label
    told = element("summary", "?", aria_label=_("How is this counted?")) + wrapped(
        "div", element("b", metric.label) + "<br>" + element("span", metric.meaning)
    )
    return wrapped(
        "div",
        wrapped("div", element("span", title) + wrapped("details", told, "told"), "name")
        + wrapped(
            "a",
            element(
                "span",
                short(value, metric, currency),
                "value",
                title=exact(value, metric, currency),
            ),
            href=address.address(tile.page, filters),
        )
        + wrapped("div", "" if missing else _change(tile, row, filters), "change")
        + sparkline([] if missing else _course(tile, filters)),
        "tile",
        data_metric=tile.metric,
    )


def _course(tile: Tile, filters: Filters) -> list[float | None]:
    """Return the figure of each of the latest months, for the sparkline."""
    if not tile.spark:
        return []
    values = desk.ask(tile.spark, filters)[tile.spark_column or tile.course][-_MONTHS:]
    return [None if value is None else float(value) for value in values]


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


def _change(tile: Tile, row: tuple[Tile, ...], filters: Filters) -> str:
    """Return the change against the period before, of the same age; nothing where none is known.

    Cases picked by what became of them since have no period before to stand against.
    """
    metric = catalogue.metrics()[tile.course]
    if not filters.is_dated:
        return ""
    needs = (*metric.needs, "cases.placed_on") if tile.is_level else metric.needs
    if not (tile.is_level or metric.is_dated) or desk.warehouse().missing(needs):
        return ""
    export_day = desk.warehouse().info().export_day
    question = _LEVELS if tile.is_level else _DATED
    now = filters if tile.is_level else filters.recent(export_day)
    figures = dict.fromkeys(one.course for one in row if one.is_level == tile.is_level)
    value, before = (
        desk.figures(question, one, *figures)[metric.name]
        for one in (now, now.previous_period(export_day))
    )
    if value is None or before is None or (metric.unit in ("money", "count") and not before):
        return element("span", _("No period before"))
    difference = float(value) - float(before)
    if not (tile.is_level or filters.has_period):
        # The tile is of all cases, the change of two years of them: so both years are told.
        currency = desk.currency(filters)
        text = f"{short(before, metric, currency)} → {short(value, metric, currency)}"
        tone = _tone(difference, metric)
        return element("b", text, tone) + " " + element("span", _("in 12 months"))
    if metric.unit == "percent":
        text = _("{points} points", points=_signed(difference * 100, 1))
    elif metric.unit == "days":
        days = _signed(difference, 0)
        text = ngettext("{days} day", "{days} days", abs(round(difference)), days=days)
    else:
        text = _signed(difference / float(before) * 100, 1) + "\u00a0%"
    note = _("on the period before") if filters.has_period else _("on the year before")
    tone = "" if text.startswith("±") else _tone(difference, metric)
    return element("b", text, tone) + " " + element("span", note)


def _signed(value: float, digits: int) -> str:
    text = formats.decimal(abs(value), digits)
    if not text.strip("0.,"):
        return "±" + text
    return ("+" if value > 0 else "−") + text


def _tone(difference: float, metric: Metric) -> str:
    if metric.better == "neither" or difference == 0:
        return ""
    return "good" if (difference > 0) == (metric.better == "higher") else "bad"
