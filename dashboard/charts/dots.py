"""A ranked dot plot: each unit's rate against the company's level."""

from collections.abc import Collection

import polars as pl

from dashboard import catalogue
from dashboard.charts.drawing import Drawing
from dashboard.charts.labels import drawn_labels, drawn_text
from dashboard.charts.rows import name_rows, places, pointed_at
from dashboard.charts.theme import Look, figure
from dashboard.i18n import _

_ROW = 24
_FRAME = 60


def ranked_dots(
    rows: pl.DataFrame,
    look: Look,
    dimension: str,
    metric: str,
    level: float | None,
    accent: Collection[str] = (),
) -> Drawing:
    """Draw one dot a row, best on top, with a line at the company's level.

    Rows without a value are left out. `accent` names the ids that the reader has chosen.
    """
    better = catalogue.metrics()[metric].better
    known = rows.filter(pl.col(metric).is_not_null()).sort(
        metric, dimension, descending=[better == "higher", False]
    )
    ids = known[dimension].to_list()
    labels = drawn_labels(dimension, ids)
    texts = [drawn_text(metric, value, look) for value in known[metric]]
    drawn = figure(look, _FRAME + _ROW * len(ids))
    drawn.add_scatter(
        mode="markers+text",
        y=places(labels),
        x=[float(value) for value in known[metric]],
        customdata=[[one] for one in ids],
        marker={"color": [look.second if one in accent else look.mark for one in ids], "size": 11},
        text=texts,
        hovertext=pointed_at(labels, texts),
        textposition=[
            "middle left" if level is not None and float(value) < level else "middle right"
            for value in known[metric]
        ],
        textfont={"size": 12, "color": look.quiet},
        cliponaxis=False,
        hoverinfo="text",
    )
    name_rows(drawn, labels)
    drawn.update_yaxes(showgrid=True)
    _frame(drawn, known[metric].to_list(), level)
    if level is not None:
        drawn.add_vline(x=level, line={"color": look.ink, "width": 1.5, "dash": "dot"})
        drawn.add_annotation(
            x=level,
            y=1,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            text=_("All: {level}", level=drawn_text(metric, level, look)),
            font={"color": look.ink, "size": 12},
        )
    return drawn


def _frame(drawn: Drawing, values: list[float], level: float | None) -> None:
    """Start at nought unless a value lies below it, and leave room for the labels."""
    known = [float(value) for value in values] + ([level] if level is not None else [])
    low, high = min([0.0, *known]), max(known, default=1.0)
    room = (high - low) or 1.0
    drawn.update_xaxes(visible=False, range=[low - room * 0.12, high + room * 0.16])
    drawn.update_layout(margin={"t": 26})
