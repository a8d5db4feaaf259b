"""The answer in one sentence, where the rows can be summed up in one."""

import polars as pl

from dashboard import catalogue
from dashboard.charts.labels import amount_text, figure_text, part_text, value_labels
from dashboard.charts.theme import Look
from dashboard.formats import percent
from dashboard.i18n import _


def _ended(sentence: str) -> str:
    """Return a sentence in which an abbreviation at the end keeps its own full stop alone."""
    return sentence.replace("..", ".")


def largest_part(rows: pl.DataFrame, look: Look, dimension: str, metric: str) -> str:
    """Say which part is the largest and what share of the whole it is."""
    known = rows.filter(pl.col(metric).is_not_null())
    whole = sum(float(value) for value in known[metric])
    if not whole:
        return ""
    first = known.sort(metric, descending=True).row(0, named=True)
    return _ended(
        _(
            "Largest part: {part}, {value} or {share} of the whole.",
            part=part_text(dimension, first[dimension]),
            value=amount_text(metric, first[metric], look),
            share=percent(float(first[metric]) / whole, 0),
        )
    )


def furthest_behind(
    rows: pl.DataFrame, look: Look, dimension: str, metric: str, level: float | None
) -> str:
    """Say which unit lies furthest on the worse side of the company's level."""
    known = rows.filter(pl.col(metric).is_not_null())
    better = catalogue.metrics()[metric].better
    if known.height < 2 or level is None or better == "neither":
        return ""
    last = known.sort(metric, dimension, descending=[better == "lower", False]).row(0, named=True)
    return _ended(
        _(
            "{unit} is furthest behind: {value} against {level} in all.",
            unit=value_labels(dimension, [last[dimension]])[0],
            value=figure_text(metric, last[metric], look),
            level=figure_text(metric, level, look),
        )
    )


def last_month(rows: pl.DataFrame, look: Look) -> str:
    """Say what is outstanding at the end, and when it was highest."""
    known = rows.filter(pl.col("outstanding_amount").is_not_null())
    if known.is_empty():
        return ""
    now = known.row(-1, named=True)
    peak = known.sort("outstanding_amount", descending=True).row(0, named=True)
    if peak["month"] == now["month"]:
        return _ended(
            _(
                "{value} outstanding at the end, the most in the whole time.",
                value=figure_text("outstanding_amount", now["outstanding_amount"], look),
            )
        )
    return _ended(
        _(
            "{value} outstanding at the end; the most was {peak}.",
            value=figure_text("outstanding_amount", now["outstanding_amount"], look),
            peak=figure_text("outstanding_amount", peak["outstanding_amount"], look),
        )
    )
