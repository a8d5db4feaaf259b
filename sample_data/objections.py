"""What customers object to: how often, why, in which words, and how it ends."""

import numpy as np
import polars as pl

from sample_data.company import (
    DEPARTMENTS,
    EXPORT_DAY,
    TWICE_BILLED,
    TWICE_BILLED_RATE,
    UNDELIVERED_DEPARTMENT,
    UNDELIVERED_RATE,
    UNDELIVERED_SINCE,
)
from sample_data.draws import Curve, Draws, Ints
from sample_data.reasons import OBJECTION_RATE, OBJECTIONS
from sample_data.words import OBJECTION_TEXTS

REASONS = tuple(dict.fromkeys(reason for weights in OBJECTIONS.values() for reason in weights))
# Days from placement to the objection, and from there to its settlement.
DAYS_TO_OBJECT: Curve = ((0, 3), (0.3, 8), (0.6, 16), (0.85, 33), (1, 60))
DAYS_TO_SETTLE: Curve = ((0, 5), (0.2, 16), (0.5, 38), (0.8, 95), (0.93, 260), (1, 1_100))
OUTCOMES = ("customer_right", "creditor_right", "compromise")
USUAL_OUTCOMES = (42, 40, 18)
LIKELY_OUTCOMES = {
    "NOT_DELIVERED": (62, 23, 15),
    "DUPLICATE": (93, 7, 0),
    "ALREADY_PAID": (75, 25, 0),
    "TERMS_FEES": (10, 60, 30),
}


def objected(cases: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Add the objection of each case that has one by the export day."""
    draws = Draws(seed, "objections")
    reason = _planted(cases, draws, _usual_reasons(cases, draws))
    with_reason = cases.with_columns(dispute_reason=reason).with_columns(
        dispute_outcome=_outcomes(reason, draws),
        disputed_on=pl.col("placed_on") + draws.days_along(len(cases), DAYS_TO_OBJECT),
        text_number=draws.whole(len(cases), 0, 11),
        to_settle=draws.along(len(cases), DAYS_TO_SETTLE),
        named=~draws.chance(len(cases), 0.12),
    )
    return _texts(_until_export_day(with_reason))


def _usual_reasons(cases: pl.DataFrame, draws: Draws) -> pl.Series:
    """Return a reason where a customer of this department objects anyway, else null."""
    weights = [[OBJECTIONS[one.nature].get(word, 0) for word in REASONS] for one in DEPARTMENTS]
    reason = draws.pick_within(cases["department_number"].to_numpy(), weights)
    objects = draws.chance(len(cases), OBJECTION_RATE)
    return pl.Series(REASONS)[pl.Series(reason)].set(pl.Series(~objects), None)


def _planted(cases: pl.DataFrame, draws: Draws, usual: pl.Series) -> pl.Series:
    """Lay the two planted objections over the usual ones."""
    undelivered = draws.chance(len(cases), UNDELIVERED_RATE)
    twice_billed = draws.chance(len(cases), TWICE_BILLED_RATE)
    return cases.select(
        pl.when(
            pl.Series(undelivered)
            & (pl.col("department") == UNDELIVERED_DEPARTMENT)
            & (pl.col("placed_on") >= UNDELIVERED_SINCE)
        )
        .then(pl.lit("NOT_DELIVERED"))
        .when(pl.Series(twice_billed) & (pl.col("claim_type") == TWICE_BILLED))
        .then(pl.lit("DUPLICATE"))
        .otherwise(usual)
        .alias("dispute_reason")
    ).to_series()


def _outcomes(reason: pl.Series, draws: Draws) -> pl.Series:
    weights = [LIKELY_OUTCOMES.get(word, USUAL_OUTCOMES) for word in REASONS]
    group: Ints = (
        reason.replace_strict({word: number for number, word in enumerate(REASONS)}, default=0)
        .to_numpy()
        .astype(np.int64)
    )
    return pl.Series(OUTCOMES)[pl.Series(draws.pick_within(group, weights))]


def _until_export_day(cases: pl.DataFrame) -> pl.DataFrame:
    """Forget what had not happened by the export day."""
    objects = pl.col("dispute_reason").is_not_null() & (pl.col("disputed_on") <= EXPORT_DAY)
    settled_on = pl.col("disputed_on") + pl.duration(days=pl.col("to_settle").floor())
    settled = objects & (settled_on <= EXPORT_DAY)
    return cases.with_columns(
        is_disputed=objects,
        dispute_reason=pl.when(objects).then("dispute_reason"),
        dispute_resolved_on=pl.when(settled).then(settled_on),
        dispute_outcome=pl.when(settled).then("dispute_outcome"),
        disputed_on=pl.when(objects).then("disputed_on"),
    )


def _texts(cases: pl.DataFrame) -> pl.DataFrame:
    """Give most objections their words, in the customer's language."""
    words = pl.DataFrame(
        OBJECTION_TEXTS, schema=["country", "dispute_reason", "texts"], orient="row"
    )
    chosen = pl.col("texts").list.get(pl.col("text_number") % pl.col("texts").list.len())
    return cases.join(
        words, on=["country", "dispute_reason"], how="left", maintain_order="left"
    ).with_columns(dispute_reason_text=pl.when(pl.col("named")).then(chosen))
