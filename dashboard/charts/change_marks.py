"""Marks on a figure of months: since when something stands out."""

import datetime as dt
from collections.abc import Mapping

import plotly.graph_objects as go
import polars as pl

from dashboard.charts.labels import fit
from dashboard.charts.plots import Plot
from dashboard.charts.theme import Look


def marked(plot: Plot, marks: Mapping[dt.date, str]) -> Plot:
    """Return a plot of months with a line and a name at each marked one that is shown."""

    def draw(rows: pl.DataFrame, look: Look) -> go.Figure:
        drawn = plot.draw(rows, look)
        shown = drawn.data[0].x
        for month, name in marks.items():
            if month in shown:
                _mark(drawn, month, name, look, is_late=list(shown).index(month) > len(shown) / 2)
        return drawn

    return Plot(draw, plot.say)


def _mark(drawn: go.Figure, month: dt.date, name: str, look: Look, *, is_late: bool) -> None:
    drawn.add_shape(
        type="line",
        x0=month,
        x1=month,
        xref="x",
        y0=0,
        y1=1,
        yref="paper",
        line={"color": look.accent, "width": 1, "dash": "dash"},
    )
    drawn.add_annotation(
        text=fit(name),
        x=month,
        xref="x",
        xanchor="right" if is_late else "left",
        y=1,
        yref="paper",
        yanchor="bottom",
        showarrow=False,
        font={"color": look.accent, "size": 12},
    )
