"""Cohort curves: how much of what each quarter placed has come in, by days since placement."""

import datetime as dt

import polars as pl

from dashboard import catalogue, formats
from dashboard.charts.drawing import Drawing
from dashboard.charts.labels import drawn_labels, drawn_text, figure_text
from dashboard.charts.theme import Look, figure
from dashboard.i18n import _

_HEIGHT = 380
_STEPS = (0, 30, 60, 90, 120, 180, 270, 365, 540, 730)
_COMPARED_AT = 90
_FAINTEST = 0.35
_CLOSE = 0.05
_APART = 7


def cohort_curves(rows: pl.DataFrame, look: Look) -> Drawing:
    """Draw one line a quarter, the latest strongest, and the earlier ones as one grey line.

    What is unfinished is dashed. The id of a point is the first day of its quarter.
    """
    quarters = rows["placed_quarter"].unique(maintain_order=True).to_list()
    longest = _longest(rows)
    near = rows.filter(pl.col("days_after") <= longest)
    highest = max((rate for rate in near["cohort_rate"] if rate is not None), default=0.0) or 1.0
    drawn = figure(look, _HEIGHT)
    for quarter in quarters:
        curve = near.filter(pl.col("placed_quarter").eq_missing(pl.lit(quarter, pl.Date)))
        _add_curve(drawn, curve, look, _strength(quarter, quarters))
    _name_ends(drawn, near, look, highest)
    drawn.update_xaxes(
        title=catalogue.column("days_after").label,
        tickvals=[step for step in _STEPS if step <= longest],
        range=[0, longest * 1.13 or 1],
    )
    shares = [share / 100 for share in range(0, 101, 20) if share / 100 <= highest * 1.1]
    drawn.update_yaxes(
        showgrid=True,
        range=[0, highest * 1.1],
        tickvals=shares,
        ticktext=[formats.percent(share, 0) for share in shares],
    )
    return drawn


def newest_against_earlier(rows: pl.DataFrame, look: Look) -> str:
    """Say what the newest finished quarter had paid after 90 days, and what those before had."""
    then = rows.filter(
        (pl.col("days_after") == _COMPARED_AT)
        & ~pl.col("is_unfinished")
        & pl.col("cohort_rate").is_not_null()
    )
    if then.height < 2:
        return ""
    first, last = then.row(0, named=True), then.row(-1, named=True)
    values = {
        "newest": formats.quarter(last["placed_quarter"]),
        "value": figure_text("cohort_rate", last["cohort_rate"], look),
        "before": figure_text("cohort_rate", first["cohort_rate"], look),
    }
    if first["placed_quarter"] is None:
        return _(
            "{value} of what {newest} placed came in within 90 days; of the earliest, {before}.",
            **values,
        )
    return _(
        "{value} of what {newest} placed came in within 90 days; of {first}, {before}.",
        first=formats.quarter(first["placed_quarter"]),
        **values,
    )


def _longest(rows: pl.DataFrame) -> int:
    """Return the days that the quarters on their own reach; the earlier ones go no further."""
    own = rows.filter(pl.col("placed_quarter").is_not_null())["days_after"]
    return max(own.to_list(), default=0)


def _strength(quarter: dt.date | None, quarters: list[dt.date | None]) -> float:
    """Return how strongly a quarter is drawn: the latest fully, the others paler by age."""
    if quarter is None:
        return 1.0
    own = [one for one in quarters if one is not None]
    return 1.0 - (1.0 - _FAINTEST) * (len(own) - 1 - own.index(quarter)) / max(len(own) - 1, 1)


def _add_curve(drawn: Drawing, curve: pl.DataFrame, look: Look, strength: float) -> None:
    """Add the finished part as a line and the unfinished one as dots."""
    finished = curve.filter(~pl.col("is_unfinished"))
    unfinished = pl.concat([finished.tail(1), curve.filter(pl.col("is_unfinished"))])
    _add_line(drawn, finished, look, strength, "solid")
    if unfinished.height > 1:
        _add_line(drawn, unfinished, look, strength, "dot")


def _name_ends(drawn: Drawing, rows: pl.DataFrame, look: Look, highest: float) -> None:
    """Write each quarter's name at the end of its line; names too close are moved apart."""
    ends = (
        rows.filter(pl.col("cohort_rate").is_not_null() & (pl.col("days_after") > 0))
        .group_by("placed_quarter", maintain_order=True)
        .last()
        .sort("days_after", "cohort_rate")
    )
    gap = ends["cohort_rate"].diff().abs() < _CLOSE * highest
    below = (ends["days_after"].diff() == 0) & gap
    above = below.shift(-1)
    for row, over, under in zip(ends.iter_rows(named=True), below, above, strict=True):
        is_own = row["placed_quarter"] is not None
        drawn.add_annotation(
            text=drawn_labels("placed_quarter", [row["placed_quarter"]])[0],
            x=row["days_after"],
            y=row["cohort_rate"],
            xanchor="left",
            xshift=6,
            yshift=_APART * (bool(over) - bool(under)),
            showarrow=False,
            font={"size": 12, "color": look.ink if is_own else look.quiet},
        )


def _add_line(drawn: Drawing, part: pl.DataFrame, look: Look, strength: float, dash: str) -> None:
    quarters = part["placed_quarter"].to_list()
    is_own = bool(quarters) and quarters[0] is not None
    drawn.add_scatter(
        mode="lines+markers",
        x=part["days_after"].to_list(),
        y=part["cohort_rate"].to_list(),
        customdata=[
            [quarter.isoformat() if quarter else None, name, drawn_text("cohort_rate", rate, look)]
            for quarter, name, rate in zip(
                quarters, drawn_labels("placed_quarter", quarters), part["cohort_rate"], strict=True
            )
        ],
        line={"color": look.second if is_own else look.mark, "width": 2.5, "dash": dash},
        marker={"size": 5},
        opacity=strength,
        hovertemplate=_("%{customdata[1]}, %{x} days: %{customdata[2]}") + "<extra></extra>",
    )
