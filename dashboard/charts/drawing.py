"""A figure while it is drawn: its traces and its layout as plain values, in Plotly's own words.

Plotly's own figure looks at each value as it is set, which takes as long as all else on a page. The
tests let it look at every figure of every page.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import plotly.graph_objects as go

Values = Mapping[str, Any]


class Drawing:
    """What is drawn so far; methods are called and understood as those of Plotly's figures."""

    def __init__(self, **layout: Any) -> None:
        self.traces: list[dict[str, Any]] = []
        self.layout: dict[str, Any] = {"xaxis": {}, "yaxis": {}} | layout
        self.shapes: list[dict[str, Any]] = []
        self.annotations: list[dict[str, Any]] = []

    def add_bar(self, **trace: Any) -> None:
        """Draw bars."""
        self.traces.append({"type": "bar"} | trace)

    def add_scatter(self, **trace: Any) -> None:
        """Draw points or lines."""
        self.traces.append({"type": "scatter"} | trace)

    def add_annotation(self, **note: Any) -> None:
        """Write something upon the figure."""
        self.annotations.append(note)

    def add_shape(self, **shape: Any) -> None:
        """Draw a shape that is no data."""
        self.shapes.append(shape)

    def add_vline(self, x: object, line: Values) -> None:
        """Draw a line from top to bottom."""
        self.add_shape(type="line", x0=x, x1=x, y0=0, y1=1, xref="x", yref="y domain", line=line)

    def add_hline(self, y: object, line: Values) -> None:
        """Draw a line from left to right."""
        self.add_shape(type="line", x0=0, x1=1, y0=y, y1=y, xref="x domain", yref="y", line=line)

    def update_traces(self, **changes: Any) -> None:
        """Change all that is drawn."""
        self.traces = [trace | changes for trace in self.traces]

    def update_layout(self, **changes: Any) -> None:
        """Change parts of the layout, and leave the others."""
        self.layout = _merged(self.layout, changes)

    def update_xaxes(self, **changes: Any) -> None:
        """Change every x axis."""
        self.update_layout(**dict.fromkeys(self._axes("x"), changes))

    def update_yaxes(self, **changes: Any) -> None:
        """Change every y axis."""
        self.update_layout(**dict.fromkeys(self._axes("y"), changes))

    def figure(self) -> go.Figure:
        """Return the figure as Plotly's own, not looked at."""
        layout = self.layout | {"shapes": self.shapes, "annotations": self.annotations}
        return go.Figure({"data": self.traces, "layout": layout}, _validate=False)

    def _axes(self, along: str) -> Iterator[str]:
        return (name for name in list(self.layout) if name.startswith(f"{along}axis"))


def _merged(before: Values, changes: Values) -> dict[str, Any]:
    merged = dict(before)
    for name, value in changes.items():
        if value is None:
            continue  # as Plotly has it: not told
        told = {"text": value} if name == "title" and isinstance(value, str) else value
        if isinstance(told, Mapping):
            stood = merged.get(name)
            told = _merged(stood if isinstance(stood, Mapping) else {}, told)
        merged[name] = told
    return merged
