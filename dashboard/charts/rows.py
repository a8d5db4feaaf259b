"""The lines of a figure that has one for each row: placed by position, named by label.

Two rows may be called the same, and a label may be cut; a place of its own keeps them apart.
"""

from collections.abc import Sequence

from dashboard.charts.drawing import Drawing


def places(labels: Sequence[str]) -> list[int]:
    """Return where the lines lie: the first on top."""
    return list(range(len(labels)))


def name_rows(drawn: Drawing, labels: Sequence[str]) -> None:
    """Name the lines from the top down, and leave half a line above and below them."""
    drawn.update_yaxes(
        range=[len(labels) - 0.4, -0.6],
        tickmode="array",
        tickvals=places(labels),
        ticktext=list(labels),
        ticklabelstandoff=5,
    )


def pointed_at(labels: Sequence[str], values: Sequence[str]) -> list[str]:
    """Return what is told of each line when it is pointed at."""
    return [f"{label}: {value}" for label, value in zip(labels, values, strict=True)]
