"""Ranked bars: one accent for the one that stands out, the rest in the normal tone."""

from collections.abc import Collection

import polars as pl

from dashboard import catalogue
from dashboard.charts.drawing import Drawing
from dashboard.charts.labels import drawn_labels, drawn_text
from dashboard.charts.rows import name_rows, places, pointed_at
from dashboard.charts.theme import Look, figure
from dashboard.i18n import ngettext

_ROW = 29
_FRAME = 24


def ranked_bars(
    rows: pl.DataFrame,
    look: Look,
    dimension: str,
    metric: str,
    accent: Collection[str] = (),
    most: int = 20,
) -> Drawing:
    """Draw one bar a row, the largest on top; the id of a row is its customdata.

    `accent` names the ids that stand out. Beyond `most` rows the rest is one pale bar, which
    only a metric that can be summed has.
    """
    ranked = rows.filter(pl.col(metric).is_not_null()).sort(
        metric, dimension, descending=[True, False]
    )
    first, rest = ranked.head(most), ranked.slice(most)
    ids = first[dimension].to_list()
    labels = drawn_labels(dimension, ids)
    values = first[metric].to_list()
    colours = [look.accent if one in accent else look.mark for one in ids]
    if rest.height:
        labels.append(ngettext("{count} other", "{count} others", rest.height))
        values.append(rest[metric].sum())
        ids.append(None)
        colours.append(look.pale)
    texts = [drawn_text(metric, value, look) for value in values]
    drawn = figure(look, _FRAME + _ROW * len(labels))
    drawn.add_bar(
        orientation="h",
        y=places(labels),
        x=[float(value) for value in values],
        customdata=[[one] for one in ids],
        marker={"color": colours},
        text=texts,
        hovertext=pointed_at(labels, texts),
        textposition="outside",
        cliponaxis=False,
        hoverinfo="text",
    )
    name_rows(drawn, labels)
    drawn.update_xaxes(visible=False, range=[0, 1.25 * max(map(float, values), default=1) or 1])
    return drawn


def upright_bars(rows: pl.DataFrame, look: Look, dimension: str, metric: str) -> Drawing:
    """Draw one upright bar a row in the order of the rows, for bands that have an order."""
    ids = rows[dimension].to_list()
    labels = drawn_labels(dimension, ids)
    texts = [drawn_text(metric, value, look) for value in rows[metric]]
    values = [float(value) if value is not None else None for value in rows[metric]]
    drawn = figure(look)
    drawn.add_bar(
        x=places(labels),
        y=values,
        customdata=[[one] for one in ids],
        marker={"color": look.mark},
        text=texts,
        hovertext=pointed_at(labels, texts),
        textposition="outside",
        cliponaxis=False,
        hoverinfo="text",
    )
    drawn.update_xaxes(
        tickmode="array",
        tickvals=places(labels),
        ticktext=labels,
        title=catalogue.column(dimension).label,
    )
    drawn.update_yaxes(
        visible=False, range=[0, 1.18 * max((value for value in values if value), default=1)]
    )
    return drawn
