"""Disputes raised and settled in each month, and how many stand at its end."""

import polars as pl

from dashboard import catalogue, formats
from dashboard.charts.drawing import Drawing
from dashboard.charts.months import name_months
from dashboard.charts.panels import axes, corner, scale, stacked
from dashboard.charts.theme import Look
from dashboard.i18n import _

_SHOWN = 25
_UPPER, _LOWER = 1, 2


def dispute_flow(rows: pl.DataFrame, look: Look) -> Drawing:
    """Draw the open disputes as a line over pairs of bars: raised and settled.

    The bars of a month that has not ended are pale.
    """
    months = rows.tail(_SHOWN)
    drawn = stacked(look, 300, lower=0.44, gap=0.2)
    line = {"color": look.ink, "width": 2}
    drawn.add_scatter(mode="lines", line=line, **axes(_UPPER), **_points(months, _OPEN))
    for name, colour in ((_RAISED, look.mark), (_SETTLED, look.second)):
        opacity = [0.45 if partial else 1.0 for partial in months["is_unfinished"]]
        marker = {"color": colour, "opacity": opacity}
        drawn.add_bar(marker=marker, **axes(_LOWER), **_points(months, name))
    drawn.update_layout(bargap=0.25, barmode="group", margin={"t": 22})
    name_months(drawn, months["month"].to_list())
    _name_panels(drawn, look, months)
    return drawn


_OPEN, _RAISED, _SETTLED = "dispute_open_count", "opened_count", "settled_count"


def backlog(rows: pl.DataFrame, _look: Look) -> str:
    """Say how the open disputes have changed over the last twelve months shown."""
    if rows.is_empty():
        return ""
    year = rows.tail(12)
    return _(
        "{raised} raised and {settled} settled in twelve months; {open} stand open.",
        raised=formats.count(int(year[_RAISED].sum())),
        settled=formats.count(int(year[_SETTLED].sum())),
        open=formats.count(int(rows[_OPEN][-1])),
    )


def _points(months: pl.DataFrame, name: str) -> dict[str, object]:
    return {
        "x": months["month"].to_list(),
        "y": [int(value) for value in months[name]],
        "customdata": [formats.month(month) for month in months["month"]],
        "name": catalogue.column(name).label,
        "hovertemplate": "%{customdata}: %{y}<extra>%{fullData.name}</extra>",
    }


def _name_panels(drawn: Drawing, look: Look, months: pl.DataFrame) -> None:
    """Name the line and the bars above them, in place of a legend."""
    named = [(_OPEN, look.ink)], [(_RAISED, look.mark), (_SETTLED, look.second)]
    for panel, series in enumerate(named, start=1):
        words = (
            f'<span style="color:{colour}">■</span> {catalogue.column(name).label}'
            for name, colour in series
        )
        top = max((int(value) for name, _colour in series for value in months[name]), default=0)
        scale(drawn, panel, "y", range=[0, top * 1.1 or 1], tickvals=[0, top])
        drawn.add_annotation(
            text="   ".join(words), font={"color": look.quiet, "size": 12}, **corner(panel)
        )
