"""A customer's cases in time: one line a case, from placement to its end."""

import polars as pl

from dashboard import formats
from dashboard.charts.drawing import Drawing
from dashboard.charts.labels import drawn_labels, drawn_text, fit
from dashboard.charts.months import name_months
from dashboard.charts.rows import name_rows
from dashboard.charts.theme import Look, figure
from dashboard.i18n import _, ngettext

MOST = 40
_ROW = 20
_FRAME = 46


def case_lines(rows: pl.DataFrame, look: Look) -> Drawing:
    """Draw the newest cases, newest on top: pale when closed, in the accent where disputed."""
    cases = rows.head(MOST)
    drawn = figure(look, _FRAME + _ROW * cases.height)
    for place, case in enumerate(cases.iter_rows(named=True)):
        colour = _colour(case["is_disputed"], look)
        drawn.add_scatter(
            mode="lines+markers",
            x=[case["placed_on"], case["ends_on"]],
            y=[place] * 2,
            customdata=[[case["case_id"]]] * 2,
            opacity=1.0 if case["closed_on"] is None else 0.5,
            line={"color": colour, "width": 5},
            marker={"size": 9, "color": colour, "symbol": _ends(case["closed_on"] is None)},
            hovertext=_told(case, look),
            hoverinfo="text",
        )
    name_rows(drawn, drawn_labels("case_id", cases["case_id"]))
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
    state = drawn_labels("state", [case["state"]])[0]
    lines = [
        f"{fit(str(case['case_id']))} · {drawn_labels('department', [case['department']])[0]}",
        _(
            "Principal {amount}, {state}",
            amount=drawn_text("principal", case["principal"], look),
            state=state,
        ),
    ]
    if case["is_disputed"]:
        reason = drawn_labels("dispute_reason", [case["dispute_reason"]])[0]
        lines.append(_("Disputed: {reason}", reason=reason))
    return "<br>".join(lines)


def _mark_months(drawn: Drawing, cases: pl.DataFrame, look: Look) -> None:
    """Put a line at the first of at most eight months."""
    first, last = cases["placed_on"].min(), cases["ends_on"].max()
    days = pl.date_range(
        pl.lit(first).dt.month_start(), pl.lit(last).dt.month_start(), "1mo", eager=False
    )
    months = pl.select(days.alias("month"))["month"].to_list()
    name_months(drawn, months, 8)
    drawn.update_xaxes(showgrid=True, gridcolor=look.grid)
