"""What is outstanding at the end of each month, above what came in during it."""

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from dashboard import catalogue, formats
from dashboard.charts.labels import drawn_text, fit
from dashboard.charts.months import name_months
from dashboard.charts.theme import Look, figure
from dashboard.i18n import _

_SHOWN = 37


def balance(rows: pl.DataFrame, look: Look) -> go.Figure:
    """Draw the outstanding amount as a line, collected amounts as bars, each on its own scale."""
    months = rows.tail(_SHOWN)
    labels = [formats.month(month) for month in months["month"]]
    drawn = make_subplots(
        rows=2, cols=1, shared_xaxes=True, row_heights=[0.6, 0.4], vertical_spacing=0.12
    )
    drawn.update_layout(figure(look, 340).layout)
    for place, name, trace in (
        (
            1,
            "outstanding_amount",
            go.Scatter(mode="lines", line={"color": look.second, "width": 2.5}),
        ),
        (2, "collected_amount", go.Bar(marker={"color": look.mark})),
    ):
        trace.update(
            x=months["month"].to_list(),
            y=[None if value is None else float(value) for value in months[name]],
            text=[drawn_text(name, value, look) for value in months[name]],
            customdata=labels,
            textposition="none" if place == 2 else None,
            hovertemplate="%{customdata}: %{text}<extra></extra>",
        )
        drawn.add_trace(trace, row=place, col=1)
        _label_panel(drawn, look, place, name, months[name].to_list())
    name_months(drawn, months["month"].to_list())
    drawn.update_layout(margin={"t": 26})
    return drawn


def _label_panel(drawn: go.Figure, look: Look, place: int, name: str, values: list[object]) -> None:
    """Name the panel at its upper left, and give its scale two marks that can be read."""
    top = max((float(str(value)) for value in values if value is not None), default=0.0)
    drawn.update_yaxes(
        range=[0, top * 1.15 or 1],
        tickvals=[0, top],
        ticktext=["0", formats.short_number(top)],
        row=place,
        col=1,
    )
    drawn.add_annotation(
        text=_(
            "{metric}, {currency}",
            metric=catalogue.column(name).label,
            currency=fit(formats.currency_label(look.currency)) or _("no currency stated"),
        ),
        xref="x domain",
        yref="y domain",
        x=0,
        y=1.0,
        yanchor="bottom",
        showarrow=False,
        font={"color": look.quiet, "size": 12},
        row=place,
        col=1,
    )
