"""Why cases were closed, by amount; what the creditor itself caused stands out and says so."""

import polars as pl

from dashboard import catalogue
from dashboard.charts.bars import ranked_bars
from dashboard.charts.drawing import Drawing
from dashboard.charts.labels import drawn_text, figure_text
from dashboard.charts.theme import Look
from dashboard.formats import percent
from dashboard.i18n import _

_AMOUNT = "placed_amount"


def closures(rows: pl.DataFrame, look: Look) -> Drawing:
    """Draw one bar a close reason, the self-inflicted ones in the accent and marked in words."""
    own = rows.filter(pl.col("is_self_inflicted"))["close_reason"].to_list()
    drawn = ranked_bars(rows, look, "close_reason", _AMOUNT, own)
    texts = [
        _("{amount} · self-inflicted", amount=drawn_text(_AMOUNT, row[_AMOUNT], look))
        if row["is_self_inflicted"]
        else drawn_text(_AMOUNT, row[_AMOUNT], look)
        for row in rows.iter_rows(named=True)
    ]
    drawn.update_traces(text=texts)
    return drawn


def own_share(rows: pl.DataFrame, look: Look) -> str:
    """Say how much of what was closed the creditor itself caused."""
    whole = sum(rows[_AMOUNT])
    own = sum(rows.filter(pl.col("is_self_inflicted"))[_AMOUNT])
    if not whole:
        return ""
    return _(
        "{metric}: {amount}, {share} of what was closed.",
        metric=catalogue.metrics()["self_inflicted_amount"].label,
        amount=figure_text("self_inflicted_amount", own, look),
        share=percent(float(own) / float(whole)),
    )
