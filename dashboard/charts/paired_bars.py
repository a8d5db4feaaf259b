"""Two metrics of the same rows side by side: how many, and how much."""

from typing import Any

import polars as pl

from dashboard import catalogue, formats
from dashboard.charts.drawing import Drawing
from dashboard.charts.labels import drawn_labels, drawn_text, fit
from dashboard.charts.panels import axes, beside, corner, scale
from dashboard.charts.rows import name_rows, places, pointed_at
from dashboard.charts.theme import Look
from dashboard.i18n import _

_ROW = 27
_FRAME = 40
_ROOM = 1.5


def paired_bars(
    rows: pl.DataFrame, look: Look, dimension: str, metrics: tuple[str, str]
) -> Drawing:
    """Draw each row's two bars on one line, each metric on its own scale from nought.

    The largest by the first metric is on top; the id of a row is its customdata.
    """
    ranked = rows.sort(*metrics, dimension, descending=[True, True, False], nulls_last=True)
    ids = ranked[dimension].to_list()
    labels = drawn_labels(dimension, ids)
    drawn = beside(look, _FRAME + _ROW * len(ids), left=0.4, gap=0.04)
    for panel, metric in enumerate(metrics, start=1):
        values = ranked[metric].to_list()
        drawn.add_bar(
            orientation="h",
            y=places(labels),
            x=[float(value or 0) for value in values],
            customdata=[[one] for one in ids],
            marker={"color": look.mark},
            text=[_bare(metric, value, look) for value in values],
            hovertext=pointed_at(labels, [drawn_text(metric, value, look) for value in values]),
            textposition="outside",
            cliponaxis=False,
            hoverinfo="text",
            **axes(panel),
        )
        _frame_panel(drawn, look, panel, metric, values)
    name_rows(drawn, labels)
    drawn.update_layout(margin={"t": 24})
    return drawn


def _bare(metric: str, value: Any, look: Look) -> str:
    """Return an amount without its currency, which the panel's title names once."""
    if value is not None and catalogue.column(metric).unit == "money":
        return formats.short_number(value)
    return drawn_text(metric, value, look)


def _title(metric: str, look: Look) -> str:
    label, currency = catalogue.column(metric).label, formats.currency_label(look.currency)
    if catalogue.column(metric).unit != "money" or not currency:
        return label
    return _("{metric}, {currency}", metric=label, currency=fit(currency))


def _frame_panel(drawn: Drawing, look: Look, panel: int, metric: str, values: list[object]) -> None:
    """Start the panel at nought, leave room for its labels, and name it on top."""
    top = max((float(str(value)) for value in values if value is not None), default=0.0)
    scale(drawn, panel, "x", visible=False, range=[0, top * _ROOM or 1])
    drawn.add_annotation(
        text=_title(metric, look), font={"color": look.quiet, "size": 12}, **corner(panel)
    )
