"""A customer's cases in time: one line a case, from placement to its end."""

import plotly.graph_objects as go
import polars as pl

from dashboard import formats
from dashboard.charts.labels import figure_text, value_labels
from dashboard.charts.theme import Look, figure
from dashboard.i18n import _, ngettext

MOST = 40
_ROW = 20
_FRAME = 46


def case_lines(rows: pl.DataFrame, look: Look) -> go.Figure:
    """Draw the newest cases, newest on top: pale when closed, in the accent where disputed."""
    cases = rows.head(MOST)
    drawn = figure(look, _FRAME + _ROW * cases.height)
    for case in cases.iter_rows(named=True):
        colour = _colour(case["is_disputed"], look)
        drawn.add_scatter(
            mode="lines+markers",
            x=[case["placed_on"], case["ends_on"]],
            y=[case["case_id"]] * 2,
            customdata=[[case["case_id"]]] * 2,
            opacity=1.0 if case["closed_on"] is None else 0.5,
            line={"color": colour, "width": 5},
            marker={"size": 9, "color": colour, "symbol": _ends(case["closed_on"] is None)},
            hovertemplate=_told(case, look) + "<extra></extra>",
        )
    drawn.update_yaxes(range=[cases.height - 0.4, -0.6], type="category", ticksuffix=" ")
    _mark_months(drawn, cases, look)
    return drawn


def told_apart(rows: pl.DataFrame, _look: Look) -> str:
    """Say how many cases are drawn, how many are open, and what the colours mean."""
    cases = rows.head(MOST)
    drawn = ngettext("{text} case", "{text} cases", cases.height, text=formats.count(cases.height))
    if rows.height > MOST:
        drawn = _("The newest {shown} cases", shown=formats.count(MOST))
    still_open = cases.filter(pl.col("closed_on").is_null()).height
    disputed = cases.filter("is_disputed").height
    return _(
        "{drawn}: {open} open (full colour, arrow), {disputed} disputed (orange).",
        drawn=drawn,
        open=formats.count(still_open),
        disputed=formats.count(disputed),
    )


def _colour(is_disputed: bool, look: Look) -> str:
    return look.accent if is_disputed else look.mark


def _ends(is_open: bool) -> list[str]:
    return ["circle", "triangle-right" if is_open else "circle"]


def _told(case: dict[str, object], look: Look) -> str:
    """Return what a reader learns by pointing at a line."""
    state = value_labels("state", [case["state"]])[0]
    lines = [
        f"{case['case_id']} · {value_labels('department', [case['department']])[0]}",
        _(
            "Principal {amount}, {state}",
            amount=figure_text("principal", case["principal"], look),
            state=state,
        ),
    ]
    if case["is_disputed"]:
        reason = value_labels("dispute_reason", [case["dispute_reason"]])[0]
        lines.append(_("Disputed: {reason}", reason=reason))
    return "<br>".join(line.replace("%{", "% {") for line in lines)


def _mark_months(drawn: go.Figure, cases: pl.DataFrame, look: Look) -> None:
    """Put a line at the first of at most eight months."""
    first, last = cases["placed_on"].min(), cases["ends_on"].max()
    days = pl.date_range(
        pl.lit(first).dt.month_start(), pl.lit(last).dt.month_start(), "1mo", eager=False
    )
    months = pl.select(days.alias("month"))["month"].to_list()
    shown = months[:: max(-(-len(months) // 8), 1)]
    drawn.update_xaxes(
        tickmode="array",
        tickvals=shown,
        ticktext=[formats.month(month) for month in shown],
        showgrid=True,
        gridcolor=look.grid,
    )
