"""What is outstanding at the end of each month, above what came in during it."""

import polars as pl

from dashboard import catalogue, formats
from dashboard.charts.drawing import Drawing
from dashboard.charts.labels import drawn_text, fit
from dashboard.charts.months import name_months
from dashboard.charts.panels import axes, corner, scale, stacked
from dashboard.charts.theme import Look
from dashboard.i18n import _

_SHOWN = 37
_OUTSTANDING, _COLLECTED = "outstanding_amount", "collected_amount"


def balance(rows: pl.DataFrame, look: Look) -> Drawing:
    """Draw the outstanding amount as a line, collected amounts as bars, each on its own scale."""
    months = rows.tail(_SHOWN)
    labels = [formats.month(month) for month in months["month"]]
    drawn = stacked(look, 340, lower=0.35, gap=0.12)
    for panel, name in enumerate((_OUTSTANDING, _COLLECTED), start=1):
        told = {
            "x": months["month"].to_list(),
            "y": [None if value is None else float(value) for value in months[name]],
            "text": [drawn_text(name, value, look) for value in months[name]],
            "customdata": labels,
            "hovertemplate": "%{customdata}: %{text}<extra></extra>",
            **axes(panel),
        }
        if name == _OUTSTANDING:
            drawn.add_scatter(mode="lines", line={"color": look.second, "width": 2.5}, **told)
        else:
            drawn.add_bar(marker={"color": look.mark}, textposition="none", **told)
        _label_panel(drawn, look, panel, name, months[name].to_list())
    name_months(drawn, months["month"].to_list())
    drawn.update_layout(margin={"t": 26})
    return drawn


def _label_panel(drawn: Drawing, look: Look, place: int, name: str, values: list[object]) -> None:
    """Name the panel at its upper left, and give its scale two marks that can be read."""
    top = max((float(str(value)) for value in values if value is not None), default=0.0)
    marks = {"tickvals": [0, top], "ticktext": ["0", formats.short_number(top)]}
    scale(drawn, place, "y", range=[0, top * 1.15 or 1], **marks)
    drawn.add_annotation(
        text=_(
            "{metric}, {currency}",
            metric=catalogue.column(name).label,
            currency=fit(formats.currency_label(look.currency)) or _("no currency stated"),
        ),
        font={"color": look.quiet, "size": 12},
        **corner(place),
    )
