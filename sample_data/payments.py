"""The payments that arrived by the export day, among them some that were taken back."""

import polars as pl

from sample_data.company import EXPORT_DAY
from sample_data.draws import Draws
from sample_data.fates import to_weekday

CHANNELS = {"bank": 62, "card": 17, "invoice": 21}
REVERSED_SHARE = 0.012
DIRECT_SHARE = 0.06


def payments_made(cases: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Return one row per payment, in øre, oldest first."""
    draws = Draws(seed, "payments")
    planned = _with_reversals(_planned(cases), draws)
    count = len(planned)
    direct = pl.Series(draws.chance(count, DIRECT_SHARE)) | (pl.col("fate") == "principal_only")
    channel = pl.Series(tuple(CHANNELS))[pl.Series(draws.pick(count, list(CHANNELS.values())))]
    return (
        planned.with_columns(
            kind=pl.when(pl.col("amount") < 0)
            .then(pl.lit("reversal"))
            .when(direct)
            .then(pl.lit("direct"))
            .otherwise(pl.lit("payment")),
            channel=pl.when(pl.col("amount") < 0).then(pl.lit("bank")).otherwise(channel),
        )
        .filter(pl.col("paid_on") <= EXPORT_DAY)
        .select("case_id", "paid_on", "amount", "kind", "channel")
        .sort("paid_on", maintain_order=True)
    )


def _planned(cases: pl.DataFrame) -> pl.DataFrame:
    """Share what a case would pay into its payments; the last one takes the odd øre."""
    parts = (
        cases.filter((pl.col("payment_count") > 0) & (pl.col("to_pay") > 0))
        .select("case_id", "fate", "pays_on", "payment_count", "to_pay")
        .with_columns(number=pl.int_ranges(0, pl.col("payment_count")))
        .explode("number")
    )
    even = pl.col("to_pay") // pl.col("payment_count") // 100 * 100
    is_last = pl.col("number") == pl.col("payment_count") - 1
    return parts.with_columns(
        paid_on=to_weekday(pl.col("pays_on") + pl.duration(days=30 * pl.col("number"))),
        amount=pl.when(is_last)
        .then(pl.col("to_pay") - even * (pl.col("payment_count") - 1))
        .otherwise(even),
    )


def _with_reversals(planned: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Take some full payments back after a week, and let them come again two weeks later."""
    bounced = planned.filter(
        pl.Series(draws.chance(len(planned), REVERSED_SHARE)) & (pl.col("fate") == "full")
    )
    back = bounced.with_columns(
        paid_on=to_weekday(pl.col("paid_on") + pl.duration(days=6)), amount=-pl.col("amount")
    )
    again = bounced.with_columns(paid_on=to_weekday(pl.col("paid_on") + pl.duration(days=20)))
    return pl.concat([planned, back, again])
