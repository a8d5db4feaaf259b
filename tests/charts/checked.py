"""Figures as Plotly has looked at them: it knows every value that they are told by."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import plotly.graph_objects as go

from dashboard.charts.drawing import Drawing

_Told = ParamSpec("_Told")


def checked(draw: Callable[_Told, Drawing]) -> Callable[_Told, go.Figure]:
    """Return what draws the same figure and lets Plotly look at it; raises for what it refuses."""

    @wraps(draw)
    def drawn(*told: _Told.args, **named: _Told.kwargs) -> go.Figure:
        return go.Figure(draw(*told, **named).figure().to_dict())

    return drawn
