"""Figures of two panels: their axes told at once, as Plotly's own subplots take ten times as long.

The first panel has the axes x and y, the second x2 and y2.
"""

from typing import Any

from dashboard.charts.drawing import Drawing
from dashboard.charts.theme import Look, figure

_SECOND = {1: "", 2: "2"}


def stacked(look: Look, height: int, lower: float, gap: float) -> Drawing:
    """Return a figure of two panels over the same x; shares of the height are `lower` and `gap`."""
    return figure(
        look,
        height,
        xaxis={"anchor": "y", "domain": [0, 1], "matches": "x2", "showticklabels": False},
        yaxis={"anchor": "x", "domain": [lower + gap, 1]},
        xaxis2={"anchor": "y2", "domain": [0, 1]},
        yaxis2={"anchor": "x2", "domain": [0, lower]},
    )


def beside(look: Look, height: int, left: float, gap: float) -> Drawing:
    """Return a figure of two panels beside the same y; shares of the width are `left` and `gap`."""
    return figure(
        look,
        height,
        xaxis={"anchor": "y", "domain": [0, left]},
        yaxis={"anchor": "x", "domain": [0, 1]},
        xaxis2={"anchor": "y2", "domain": [left + gap, 1]},
        yaxis2={"anchor": "x2", "domain": [0, 1], "matches": "y", "showticklabels": False},
    )


def axes(panel: int) -> dict[str, str]:
    """Return the axes that what is drawn in a panel is drawn against."""
    return {"xaxis": f"x{_SECOND[panel]}", "yaxis": f"y{_SECOND[panel]}"}


def scale(drawn: Drawing, panel: int, along: str, **axis: Any) -> None:
    """Set the axis of a panel `along` x or y."""
    drawn.update_layout(**{f"{along}axis{_SECOND[panel]}": axis})


def corner(panel: int) -> dict[str, object]:
    """Return where the name of a panel stands: upon its upper left corner."""
    return {
        "xref": f"x{_SECOND[panel]} domain",
        "yref": f"y{_SECOND[panel]} domain",
        "x": 0,
        "y": 1,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
    }
