"""The names of months under a figure."""

import datetime as dt

from dashboard import formats
from dashboard.charts.drawing import Drawing


def name_months(drawn: Drawing, months: list[dt.date], most: int = 6) -> None:
    """Name at most so many of the months under a figure, the last always among them."""
    step = max(-(-len(months) // most), 1)
    named = months[::-1][::step][::-1]
    drawn.update_xaxes(
        tickmode="array", tickvals=named, ticktext=[formats.month(month) for month in named]
    )
