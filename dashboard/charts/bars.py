"""Ranked bars: one accent for the one that stands out, the rest in the normal tone."""

from collections.abc import Collection

import plotly.graph_objects as go
import polars as pl

from dashboard import catalogue
from dashboard.charts.labels import figure_text, value_labels
from dashboard.charts.theme import Look, figure

_ROW = 30
_FRAME = 44


def ranked_bars(
    rows: pl.DataFrame, look: Look, dimension: str, metric: str, accent: Collection[str] = ()
) -> go.Figure:
    """Draw one bar a row, the first row on top; the id of a row is its customdata.

    `accent` names the ids that stand out.
    """
    ids = rows[dimension].to_list()
    values = [float(value) if value is not None else None for value in rows[metric]]
    drawn = figure(look, _FRAME + _ROW * len(ids))
    drawn.add_bar(
        orientation="h",
        y=value_labels(dimension, ids),
        x=values,
        customdata=[[one] for one in ids],
        marker={"color": [look.accent if one in accent else look.mark for one in ids]},
        text=[figure_text(metric, value, look) for value in rows[metric]],
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    drawn.update_yaxes(autorange="reversed", type="category")
    drawn.update_xaxes(visible=False, range=[0, 1.25 * max((v for v in values if v), default=1)])
    return drawn


def upright_bars(rows: pl.DataFrame, look: Look, dimension: str, metric: str) -> go.Figure:
    """Draw one upright bar a row in the order of the rows, for bands that have an order."""
    ids = rows[dimension].to_list()
    values = [float(value) if value is not None else None for value in rows[metric]]
    drawn = figure(look)
    drawn.add_bar(
        x=value_labels(dimension, ids),
        y=values,
        customdata=[[one] for one in ids],
        marker={"color": look.mark},
        text=[figure_text(metric, value, look) for value in rows[metric]],
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{x}: %{text}<extra></extra>",
    )
    drawn.update_xaxes(type="category", title=catalogue.column(dimension).label)
    drawn.update_yaxes(visible=False, range=[0, 1.18 * max((v for v in values if v), default=1)])
    return drawn


