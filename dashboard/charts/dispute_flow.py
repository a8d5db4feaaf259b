"""Disputes raised and settled in each month, and how many stand at its end."""

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from dashboard import catalogue, formats
from dashboard.charts.months import name_months
from dashboard.charts.theme import Look, figure
from dashboard.i18n import _

_SHOWN = 25
_UPPER, _LOWER = 1, 2


def dispute_flow(rows: pl.DataFrame, look: Look) -> go.Figure:
    """Draw the open disputes as a line over pairs of bars: raised and settled.

    The bars of a month that has not ended are pale.
    """
    months = rows.tail(_SHOWN)
    drawn = make_subplots(rows=2, shared_xaxes=True, row_heights=[0.45, 0.55], vertical_spacing=0.2)
    drawn.update_layout(figure(look, 300).layout)
    line = {"color": look.ink, "width": 2}
    drawn.add_scatter(mode="lines", line=line, row=_UPPER, col=1, **_points(months, _OPEN))
    for name, colour in ((_RAISED, look.mark), (_SETTLED, look.second)):
        opacity = [0.45 if partial else 1.0 for partial in months["is_unfinished"]]
        marker = {"color": colour, "opacity": opacity}
        drawn.add_bar(marker=marker, row=_LOWER, col=1, **_points(months, name))
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


def _name_panels(drawn: go.Figure, look: Look, months: pl.DataFrame) -> None:
    """Name the line and the bars above them, in place of a legend."""
    named = [(_OPEN, look.ink)], [(_RAISED, look.mark), (_SETTLED, look.second)]
    for row, series in enumerate(named, start=1):
        words = (
            f'<span style="color:{colour}">■</span> {catalogue.column(name).label}'
            for name, colour in series
        )
        top = max((int(value) for name, _colour in series for value in months[name]), default=0)
        drawn.update_yaxes(range=[0, top * 1.1 or 1], tickvals=[0, top], row=row, col=1)
        drawn.add_annotation(
            text="   ".join(words),
            xref="x domain",
            yref="y domain",
            x=0,
            y=1,
            yanchor="bottom",
            showarrow=False,
            font={"color": look.quiet, "size": 12},
            row=row,
            col=1,
        )
