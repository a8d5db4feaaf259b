"""What happened to each case: questions and answers, objections, promises, legal steps."""

import polars as pl

from sample_data.company import EXPORT_DAY
from sample_data.draws import Draws
from sample_data.fates import to_weekday
from sample_data.words import OUTCOMES


def happened(cases: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Return one row per event by the export day, oldest first."""
    draws = Draws(seed, "events")
    ends_on = pl.coalesce("closed_on", pl.lit(EXPORT_DAY))
    told = cases.with_columns(
        ends_on=ends_on,
        warned_on=to_weekday(pl.col("legal_on") - pl.duration(days=21)),
        promised_on=pl.when(pl.col("fate").is_in(["plan", "broken_plan"])).then(
            to_weekday(pl.max_horizontal("clock_start", pl.col("pays_on") - pl.duration(days=9)))
        ),
    )
    letters = pl.when(pl.col("customer_type") == "company").then(pl.lit("email"))
    rows = [
        _events(told, "warned_on", "demand", "customer", letters.otherwise(pl.lit("letter"))),
        _events(told, "promised_on", "promise", "customer", pl.lit("phone")),
        _events(told, "asked_on", "question", "creditor", pl.lit("portal")),
        _events(told, "answered_on", "answer", "agency", pl.lit("portal")),
        _events(told, "disputed_on", "disputed", "creditor", pl.lit("email")),
        _events(told, "dispute_resolved_on", "dispute_resolved", "customer", pl.lit("portal")),
        _events(told, "legal_on", "legal", "court", pl.lit("letter")),
        _events(told, "enforcement_on", "legal", "court", pl.lit("letter")),
    ]
    happenings = pl.concat(rows)
    minute = pl.lit(pl.Series(draws.whole(len(happenings), 8 * 60, 16 * 60)))
    return (
        happenings.with_columns(
            happened_at=pl.col("day").cast(pl.Datetime("us")) + pl.duration(minutes=minute)
        )
        .select("case_id", "happened_at", "kind", "waiting_on", "channel", "outcome")
        .sort("happened_at", "case_id", "kind")
    )


def _events(
    cases: pl.DataFrame, day: str, kind: str, waiting_on: str, channel: pl.Expr
) -> pl.DataFrame:
    """Return an event for each case that has that day before its end."""
    result = pl.when(kind == "dispute_resolved").then("dispute_outcome")
    return cases.filter(pl.col(day) <= pl.col("ends_on")).select(
        "case_id",
        pl.col(day).alias("day"),
        pl.lit(kind).alias("kind"),
        pl.lit(waiting_on).alias("waiting_on"),
        channel.alias("channel"),
        result.replace_strict(OUTCOMES, default=None, return_dtype=pl.String).alias("outcome"),
    )
