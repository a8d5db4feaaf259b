"""How each case stands on the export day: what came in, whether it is closed, and why."""

import polars as pl

from sample_data.company import EXPORT_DAY
from sample_data.draws import Curve, Draws
from sample_data.fates import to_weekday

# Most questions are answered in two weeks, and some lie.
DAYS_TO_ANSWER: Curve = ((0, 2), (0.5, 8), (0.85, 18), (0.9, 70), (1, 630))
PARKED_SHARE = 0.02


def ended(cases: pl.DataFrame, payments: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Add what was paid, the closing, what was waived and what is outstanding, in øre."""
    draws = Draws(seed, "endings")
    received = payments.group_by("case_id").agg(
        paid_total=pl.col("amount").sum(),
        last_paid_on=pl.col("paid_on").max(),
        payments_received=pl.len(),
    )
    paid = cases.join(received, on="case_id", how="left", maintain_order="left").with_columns(
        pl.col("paid_total", "payments_received").fill_null(0)
    )
    closed = _closed(paid, draws)
    return _stood(_balanced(_with_question(closed, draws)), draws)


def _closed(cases: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Close what is paid as agreed, and what was given up by the export day."""
    fate = pl.col("fate")
    complete = (pl.col("paid_total") == pl.col("to_pay")) & (pl.col("to_pay") > 0)
    count = len(cases)
    fees_let_go = pl.Series(draws.chance(count, 0.6))
    later = draws.days(count, 15, 50)
    day = (
        pl.when(complete & fate.is_in(["full", "plan", "settled"]))
        .then("last_paid_on")
        .when(complete & (fate == "principal_only") & fees_let_go)
        .then(to_weekday(pl.col("last_paid_on") + later))
        .when(~fate.is_in(["full", "plan", "settled", "principal_only"]))
        .then("given_up_on")
    )
    reason = (
        pl.when(fate.is_in(["full", "plan", "principal_only"]))
        .then(pl.lit("paid"))
        .when(fate == "settled")
        .then(pl.lit("settled"))
        .otherwise("given_up_reason")
    )
    in_time = day <= EXPORT_DAY
    return cases.with_columns(
        closed_on=pl.when(in_time).then(day), close_reason=pl.when(in_time).then(reason)
    )


def _balanced(cases: pl.DataFrame) -> pl.DataFrame:
    """Book payments on costs first, unless paid to the creditor itself; waive what is left."""
    owed = pl.col("principal") - pl.col("credited")
    on_principal = pl.col("paid_total") - pl.when(pl.col("fate") == "principal_only").then(
        0
    ).otherwise("costs")
    remainder = pl.col("due") - pl.col("paid_total")
    closed = pl.col("closed_on").is_not_null()
    return cases.with_columns(
        paid_principal=pl.min_horizontal(on_principal.clip(0), owed),
        waived=pl.when(closed).then(remainder).otherwise(0),
        outstanding=pl.when(closed).then(0).otherwise(remainder),
    )


def _with_question(cases: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Let the agency ask about some cases, and the department answer in its own time."""
    count = len(cases)
    unresponsive = pl.col("fate") == "creditor_unresponsive"
    asks = pl.Series(draws.chance(count, 0.15)) | unresponsive
    answered_on = to_weekday(pl.col("asked_on") + draws.days_along(count, DAYS_TO_ANSWER))
    ends_on = pl.coalesce("closed_on", pl.lit(EXPORT_DAY))
    return (
        cases.with_columns(asked_on=to_weekday(pl.col("asked_on")))
        .with_columns(asked_on=pl.when(asks & (pl.col("asked_on") <= ends_on)).then("asked_on"))
        .with_columns(
            answered_on=pl.when(~unresponsive & (answered_on <= ends_on)).then(answered_on)
        )
    )


def _stood(cases: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Add stage and state; a closed case keeps the stage it had reached."""
    parked = pl.Series(draws.chance(len(cases), PARKED_SHARE))
    return cases.with_columns(stage=_stage(), state=_state(parked))


def _stage() -> pl.Expr:
    days = (pl.lit(EXPORT_DAY) - pl.col("placed_on")).dt.total_days()
    return (
        pl.when(pl.col("surveillance_on").is_not_null())
        .then(pl.lit("surveillance"))
        .when(pl.col("enforcement_on").is_not_null())
        .then(pl.lit("enforcement"))
        .when(pl.col("legal_on").is_not_null())
        .then(pl.lit("legal"))
        .when(days < 4)
        .then(pl.lit("reminder"))
        .when(days < 14)
        .then(pl.lit("notice"))
        .otherwise(pl.lit("amicable"))
    )


def _state(parked: pl.Series) -> pl.Expr:
    """Say what holds an open case up, the weightiest first."""
    unanswered = pl.col("asked_on").is_not_null() & pl.col("answered_on").is_null()
    open_dispute = pl.col("is_disputed") & pl.col("dispute_resolved_on").is_null()
    paying_off = pl.col("fate").is_in(["plan", "broken_plan"]) & (
        pl.col("payments_received").is_between(1, pl.col("payment_count") - 1)
    )
    return (
        pl.when(pl.col("closed_on").is_not_null())
        .then(pl.lit("closed"))
        .when(open_dispute)
        .then(pl.lit("on_hold_dispute"))
        .when(unanswered)
        .then(pl.lit("on_hold_creditor"))
        .when(paying_off)
        .then(pl.lit("instalment_plan"))
        .when(parked)
        .then(pl.lit("on_hold_other"))
        .otherwise(pl.lit("running"))
    )
