"""What queries/findings/ answers over made-up exports, without a store between: for speed."""

import numpy as np
import polars as pl

from dashboard.codes import SELF_INFLICTED
from tests.findings.shape import EXPORT_DAY

_LAG_EDGES = (0, 30, 60, 90, 120)
_LAGS = ("000-000", "001-030", "031-060", "061-090", "091-120", "121+")
_SIZE_EDGES = (500, 1000, 2500, 10000, 50000, 250000)
_SIZES = (
    *("000000-000500", "000500-001000", "001000-002500", "002500-010000"),
    *("010000-050000", "050000-250000", "250000+"),
)


def cases_asked(cases: pl.DataFrame) -> pl.DataFrame:
    """Return made-up cases as queries/findings/cases.sql answers them."""
    day = pl.lit(EXPORT_DAY)
    lag = (pl.col("placed_on") - pl.col("due_date")).dt.total_days()
    disputed, waits = pl.col("is_disputed"), pl.col("state") == "on_hold_creditor"
    until = pl.min_horizontal(pl.coalesce("dispute_resolved_on", "closed_on", day), day)
    closed = pl.col("closed_on").is_not_null()
    return cases.with_columns(
        claim_size=_banded(cases["principal"].cast(pl.Float64), _SIZE_EDGES, _SIZES),
        lag_band=_banded(cases.select(lag).to_series(), _LAG_EDGES, _LAGS),
        dispute_reason=pl.when(disputed).then(pl.col("dispute_reason").fill_null("UNKNOWN")),
        placed_month=pl.col("placed_on").dt.truncate("1mo"),
        days_to_placement=lag,
        age_days=(day - pl.col("placed_on")).dt.total_days(),
        is_settled=disputed & (closed | pl.col("dispute_resolved_on").is_not_null()),
        days_in_dispute=(until - pl.col("disputed_on")).dt.total_days().clip(0),
        is_closed=closed,
        is_self_inflicted=pl.col("close_reason").is_in(list(SELF_INFLICTED)).fill_null(False),
        is_waiting_on_us=waits,
        days_waited=pl.when(waits).then(pl.col("waited").cast(pl.Int64)),
        collected_principal=pl.col("paid_total"),
    )  # fmt: skip


def _banded(values: pl.Series, edges: tuple[int, ...], bands: tuple[str, ...]) -> pl.Series:
    places = np.searchsorted(np.array(edges), values.to_numpy(), side="left")
    return pl.Series(np.array(bands)[places])


def billing_asked(billing: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
    """Return made-up billing as queries/findings/billing.sql answers it."""
    placed = cases.group_by("department", month=pl.col("placed_on").dt.truncate("1mo")).agg(
        case_count=pl.len().cast(pl.Int64), placed_amount=pl.col("principal").sum()
    )
    joined = billing.join(placed, on=["department", "month"], how="left")
    return joined.with_columns(pl.col("case_count").fill_null(0))
