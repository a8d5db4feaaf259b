"""Rates of bands and groups as bars from zero, with the level of all beside them."""

import polars as pl

from dashboard.charts.drawing import Drawing
from dashboard.charts.labels import (
    amount_text,
    drawn_labels,
    drawn_text,
    figure_text,
    part_text,
)
from dashboard.charts.rows import name_rows, places, pointed_at
from dashboard.charts.theme import Look, figure
from dashboard.i18n import _

FEW = 30
_ROW = 30
_FRAME = 60


def rate_bars(
    rows: pl.DataFrame, look: Look, dimension: str, metric: str, level: float | None = None
) -> Drawing:
    """Draw one bar a row in the order of the rows, pale where it stands for few cases.

    Rows carry `case_count`; a row too young for a rate keeps its place and says so with a dash.
    """
    ids, counts, rates = (rows[name].to_list() for name in (dimension, "case_count", metric))
    labels = drawn_labels(dimension, ids)
    told = pointed_at(labels, [drawn_text(metric, rate, look) for rate in rates])
    drawn = figure(look, _FRAME + _ROW * len(ids))
    drawn.add_bar(
        orientation="h",
        y=places(labels),
        x=[rate or 0.0 for rate in rates],
        customdata=[
            [one, amount_text("case_count", count, look)]
            for one, count in zip(ids, counts, strict=True)
        ],
        marker={"color": [look.pale if count < FEW else look.mark for count in counts]},
        hovertext=told,
        hovertemplate="%{hovertext}<br>%{customdata[1]}<extra></extra>",
    )
    top = max((rate for rate in [*rates, level] if rate is not None), default=0.0) or 1.0
    texts = [_text(metric, *pair, look) for pair in zip(rates, counts, strict=True)]
    _add_texts(drawn, texts, top)
    name_rows(drawn, labels)
    _add_level(drawn, look, metric, level)
    return drawn


def lowest_against_highest(rows: pl.DataFrame, look: Look, dimension: str, metric: str) -> str:
    """Say which row has the highest rate and which the lowest, few cases left out."""
    known = rows.filter(pl.col(metric).is_not_null() & (pl.col("case_count") >= FEW))
    if known.height < 2:
        return ""
    ranked = known.sort(metric, descending=True)
    high, low = ranked.row(0, named=True), ranked.row(-1, named=True)
    return _(
        "Highest: {high}, {high_rate}. Lowest: {low}, {low_rate}.",
        high=part_text(dimension, high[dimension]),
        high_rate=figure_text(metric, high[metric], look),
        low=part_text(dimension, low[dimension]),
        low_rate=figure_text(metric, low[metric], look),
    )


def _text(metric: str, rate: float | None, count: int, look: Look) -> str:
    text = drawn_text(metric, rate, look)
    if rate is None or count >= FEW:
        return text
    return _("{value} ({cases})", value=text, cases=amount_text("case_count", count, look))


def _add_texts(drawn: Drawing, texts: list[str], top: float) -> None:
    """Write the rates in a column right of the bars, where the line of all cannot cross them."""
    drawn.add_scatter(
        mode="text",
        x=[top * 1.02] * len(texts),
        y=places(texts),
        text=texts,
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
    )
    drawn.update_xaxes(visible=False, range=[0, top * 1.45])


def _add_level(drawn: Drawing, look: Look, metric: str, level: float | None) -> None:
    if level is None:
        return
    drawn.add_vline(x=level, line={"color": look.ink, "width": 1.5, "dash": "dot"})
    drawn.add_annotation(
        text=_("All: {level}", level=drawn_text(metric, level, look)),
        x=level,
        y=1,
        yref="paper",
        yanchor="bottom",
        showarrow=False,
        font={"color": look.ink, "size": 12},
    )
    drawn.update_layout(margin={"t": 26})
