"""Which objection comes back, and where one is most common, in one sentence each."""

import polars as pl

from dashboard import formats
from dashboard.charts.labels import figure_text, value_labels
from dashboard.charts.rates import FEW
from dashboard.charts.theme import Look
from dashboard.i18n import _


def objected_again(rows: pl.DataFrame, _look: Look) -> str:
    """Say which stated reason comes back most often; nothing where none does."""
    stated = rows.filter(pl.col("dispute_reason") != "UNKNOWN")
    counts = stated.group_by("dispute_reason").agg(pl.len().alias("times"))
    if counts.is_empty():
        return ""
    reason, times = counts.sort("times", "dispute_reason", descending=[True, False]).row(0)
    if times < 2:
        return ""
    return _(
        "“{reason}” {times} times: what was done about it last time?",
        reason=value_labels("dispute_reason", [reason])[0],
        times=formats.count(times),
    )


def most_common(rows: pl.DataFrame, look: Look) -> str:
    """Say which department meets one reason most often; departments of few cases are left out."""
    stated = rows.filter((pl.col("dispute_reason") != "UNKNOWN") & (pl.col("case_count") >= FEW))
    if stated.is_empty():
        return ""
    order = ("reason_rate", "department", "dispute_reason")
    first = stated.sort(*order, descending=[True, False, False]).row(0, named=True)
    return _(
        "In share of a department's cases. Highest: “{reason}” in {department}, {rate}.",
        reason=value_labels("dispute_reason", [first["dispute_reason"]])[0],
        department=value_labels("department", [first["department"]])[0],
        rate=figure_text("reason_rate", first["reason_rate"], look),
    )
