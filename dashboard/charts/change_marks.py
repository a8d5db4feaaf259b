"""Marks on a figure of months: since when something stands out."""

import datetime as dt
from collections.abc import Mapping

import polars as pl

from dashboard.charts.drawing import Drawing
from dashboard.charts.labels import fit
from dashboard.charts.plots import Plot
from dashboard.charts.theme import Look

_LINE = 14  # pixels between names above each other


def marked(plot: Plot, marks: Mapping[dt.date, str]) -> Plot:
    """Return a plot of months with a line and a name at each marked one that is shown.

    Names stand above each other, so that none covers another or the name of the panel.
    """

    def draw(rows: pl.DataFrame, look: Look) -> Drawing:
        drawn = plot.draw(rows, look)
        shown = list(drawn.traces[0]["x"])
        known = sorted(month for month in marks if month in shown)
        for line, month in enumerate(known, start=1):
            is_late = shown.index(month) > len(shown) / 2
            _mark(drawn, month, look)
            _name(drawn, month, marks[month], look, (line, is_late))
        if known:
            top = drawn.layout.get("margin", {}).get("t", 0) + _LINE * len(known)
            drawn.update_layout(margin={"t": top})
        return drawn

    return Plot(draw, plot.say)


def _mark(drawn: Drawing, month: dt.date, look: Look) -> None:
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


def _name(drawn: Drawing, month: dt.date, name: str, look: Look, where: tuple[int, bool]) -> None:
    """Write a name some lines above the figure, inwards of its nearer edge."""
    line, is_late = where
    drawn.add_annotation(
        text=fit(name),
        x=month,
        xref="x",
        xanchor="right" if is_late else "left",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=_LINE * line,
        showarrow=False,
        font={"color": look.accent, "size": 12},
    )
