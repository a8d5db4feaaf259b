"""How each case goes: who pays, when and in what way, and who never does."""

import numpy as np
import polars as pl

from sample_data.draws import Curve, Draws

# Days from placement (or from a settled objection) to the first payment.
DAYS_TO_PAY: Curve = (
    (0, 1), (0.15, 6), (0.4, 14), (0.65, 26), (0.82, 46), (0.91, 85), (0.96, 180), (1, 460),
)  # fmt: skip
PAYING = {"full": 70, "plan": 14, "principal_only": 6, "settled": 4, "part": 6}
NOT_PAYING = {
    "none": 55,
    "part": 10,
    "broken_plan": 12,
    "withdrawn": 7,
    "invalid_data": 5,
    "never_started": 3,
    "creditor_unresponsive": 13,
}
PAYING_SHARE = 0.9
PER_DAY_WAITED = 0.0026  # what each day between due date and placement costs in willingness
# What a claim's size takes away, from the principal (in whole currency) on.
SIZE_EFFECT = ((1_000, 0.03), (6_000, 0.03), (20_000, 0.05), (60_000, 0.06))


def fated(cases: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Add `fate`, the day a payment would come and how it would be shared into payments."""
    draws = Draws(seed, "fates")
    count = len(cases)
    pays = pl.Series(draws.uniform(count)) < _willingness(cases)
    delay = draws.along(count, DAYS_TO_PAY) * (0.8 + 0.005 * cases["lag"].to_numpy())
    starts = cases.with_columns(
        pays=pays,
        fate_paying=_words(PAYING, draws, count),
        fate_not_paying=_words(NOT_PAYING, draws, count),
        lawsuit_declined=draws.chance(count, 0.4),
        clock_start=pl.coalesce("dispute_resolved_on", "placed_on"),
        delay=pl.Series(1 + np.floor(delay).astype(np.int64)),
        instalments=draws.whole(count, 3, 8),
        kept=draws.uniform(count),
        paid_percent=draws.whole(count, 20, 60),
        settled_percent=draws.whole(count, 60, 85),
        in_two=draws.chance(count, 0.3),
    ).with_columns(fate=_fate())
    return starts.with_columns(
        pays_on=to_weekday(pl.col("clock_start") + pl.duration(days="delay")),
        payment_count=_payment_count(),
    ).with_columns(share_percent=_share_percent())


def to_weekday(day: pl.Expr) -> pl.Expr:
    """Move Saturdays and Sundays to the Monday after."""
    weekday = day.dt.weekday()
    return day + pl.duration(days=pl.when(weekday > 5).then(8 - weekday).otherwise(0))


def _willingness(cases: pl.DataFrame) -> pl.Series:
    """Return each case's chance to be paid: less when large, late or disputed."""
    principal = pl.col("principal") // 100
    size_effect = sum(
        pl.when(principal >= start).then(effect).otherwise(0.0) for start, effect in SIZE_EFFECT
    )
    waited = (pl.col("lag") - 30).clip(0, 200)
    disputed = pl.when(pl.col("is_disputed")).then(0.18).otherwise(0.0)
    chance = PAYING_SHARE - size_effect - PER_DAY_WAITED * waited - disputed
    return cases.select(chance.clip(0.1).alias("chance")).to_series()


def _words(weights: dict[str, int], draws: Draws, count: int) -> pl.Series:
    places = draws.pick(count, list(weights.values()))
    return pl.Series(tuple(weights))[pl.Series(places)]


def _fate() -> pl.Expr:
    """Decide by the objection first, then by willingness."""
    outcome = pl.col("dispute_outcome")
    nobody_acts = pl.col("is_disputed") & outcome.is_null()
    return (
        pl.when(nobody_acts)
        .then(pl.lit("none"))
        .when((outcome == "customer_right") & (pl.col("dispute_reason") == "ALREADY_PAID"))
        .then(pl.lit("principal_only"))
        .when(outcome == "customer_right")
        .then(pl.lit("credited"))
        .when(pl.col("pays"))
        .then("fate_paying")
        .when(pl.col("is_disputed") & pl.col("lawsuit_declined"))
        .then(pl.lit("legal_declined"))
        .otherwise("fate_not_paying")
    )


def _payment_count() -> pl.Expr:
    fate = pl.col("fate")
    kept = 1 + (pl.col("kept") * (pl.col("instalments") - 1)).floor().cast(pl.Int64)
    return (
        pl.when(fate == "plan")
        .then("instalments")
        .when(fate == "broken_plan")
        .then(kept)
        .when(fate == "part")
        .then(1 + pl.col("in_two").cast(pl.Int64))
        .when(fate.is_in(["full", "principal_only", "settled"]))
        .then(1)
        .otherwise(0)
    )


def _share_percent() -> pl.Expr:
    """Return how much of what is due the payments add up to, in percent."""
    fate = pl.col("fate")
    return (
        pl.when(fate == "settled")
        .then("settled_percent")
        .when(fate == "part")
        .then("paid_percent")
        .when(fate == "broken_plan")
        .then(100 * pl.col("payment_count") // pl.col("instalments"))
        .otherwise(100)
    )
