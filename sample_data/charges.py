"""What is owed on top of the principal, and until when: interest, fees, legal costs, credits."""

import numpy as np
import polars as pl

from sample_data.company import EXPORT_DAY
from sample_data.draws import Curve, Draws
from sample_data.fates import to_weekday

# Amounts in øre. The fee grows with the claim, in the manner of the Norwegian maximum fees.
REMINDER_FEE = {"NO": 35_00, "SE": 60_00}
SWEDISH_COLLECTION_FEE = 180_00
COLLECTION_FEES = ((0, 175_00), (500_00, 262_50), (1_000_00, 375_00), (2_500_00, 750_00),
                   (10_000_00, 1_500_00), (50_000_00, 3_000_00))  # fmt: skip
COURT_FEE = 1_469_00
ENFORCEMENT_FEE = 1_131_00
INTEREST_PER_MILLE = 125
SMALLEST_LAWSUIT = 1_500_00

DAYS_TO_GIVE_UP: Curve = ((0, 70), (0.25, 260), (0.5, 440), (0.8, 820), (1, 1_250))
GIVEN_UP_ON = {
    "company": {"insolvent": 38, "exhausted": 26, "uneconomical": 14, "untraceable": 6,
                "settlement_rejected": 8, "other": 8},
    "person": {"exhausted": 36, "uneconomical": 22, "untraceable": 16, "insolvent": 12,
               "deceased": 6, "settlement_rejected": 3, "other": 5},
}  # fmt: skip
NEVER_BEGUN = ["withdrawn", "invalid_data", "never_started"]
AGREED = ["full", "settled", "principal_only", "plan"]


def charged(cases: pl.DataFrame, seed: int) -> pl.DataFrame:
    """Add when the agency would give the case up, its legal steps, and every amount due."""
    draws = Draws(seed, "charges")
    given_up = _given_up(cases, draws)
    sued = _sued(given_up, draws)
    return _amounts(sued, draws)


def _given_up(cases: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Add the day and reason of a closing that is not earned by payment; null where none comes."""
    count = len(cases)
    fate = pl.col("fate")
    early = draws.days(count, 3, 45)
    patient = draws.days_along(count, DAYS_TO_GIVE_UP)
    asked_on = pl.col("placed_on") + draws.days(count, 5, 60)
    unanswered = draws.days(count, 120, 420)
    last_payment = pl.col("pays_on") + pl.duration(days=30 * pl.col("payment_count"))
    open_dispute = pl.col("is_disputed") & pl.col("dispute_resolved_on").is_null()
    day = (
        pl.when(open_dispute)
        .then(None)
        .when(fate.is_in(NEVER_BEGUN))
        .then(pl.col("clock_start") + early)
        .when(fate.is_in(["credited", "legal_declined"]))
        .then(pl.col("dispute_resolved_on") + early)
        .when(fate == "creditor_unresponsive")
        .then(pl.max_horizontal("clock_start", asked_on) + unanswered)
        .when(fate.is_in(["part", "broken_plan"]))
        .then(pl.max_horizontal(pl.col("clock_start") + patient, last_payment))
        .when(fate == "none")
        .then(pl.col("clock_start") + patient)
    )
    return cases.with_columns(given_up_on=to_weekday(day), asked_on=asked_on).with_columns(
        given_up_reason=_given_up_reason(cases, draws)
    )


def _given_up_reason(cases: pl.DataFrame, draws: Draws) -> pl.Expr:
    words = tuple(dict.fromkeys(word for one in GIVEN_UP_ON.values() for word in one))
    weights = [[one.get(word, 0) for word in words] for one in GIVEN_UP_ON.values()]
    group = (cases["customer_type"] == "person").to_numpy().astype(np.int64)
    drawn = pl.Series(words)[pl.Series(draws.pick_within(group, weights))]
    fate = pl.col("fate")
    return (
        pl.when(fate.is_in(["part", "broken_plan"]))
        .then(pl.lit("partially_paid"))
        .when(fate == "none")
        .then(drawn)
        .otherwise(fate)
    )


def _sued(cases: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Add the days of legal action, enforcement and surveillance that came before the end."""
    count = len(cases)
    takes_part = pl.Series(draws.chance(count, 0.7)) & (pl.col("principal") >= SMALLEST_LAWSUIT)
    never = pl.col("fate").is_in([*NEVER_BEGUN, "credited", "legal_declined", "plan"])
    open_dispute = pl.col("is_disputed") & pl.col("dispute_resolved_on").is_null()
    legal_on = pl.col("clock_start") + draws.days(count, 80, 170)
    enforcement = draws.days(count, 70, 160)
    rest = draws.days(count, 120, 260)
    agreed_on = pl.when(pl.col("fate").is_in(AGREED)).then("pays_on")
    ends_on = pl.min_horizontal(agreed_on, "given_up_on", pl.lit(EXPORT_DAY))
    with_days = cases.with_columns(
        ends_on=ends_on,
        legal_on=pl.when(takes_part & ~never & ~open_dispute).then(legal_on),
    ).with_columns(
        enforcement_on=pl.col("legal_on") + enforcement,
        surveillance_on=pl.when(~never & ~open_dispute).then(
            pl.coalesce(pl.col("legal_on") + enforcement, legal_on) + rest
        ),
    )
    return with_days.with_columns(
        pl.when(pl.col(day) < pl.col("ends_on")).then(day).alias(day)
        for day in ("legal_on", "enforcement_on", "surveillance_on")
    )


def _amounts(cases: pl.DataFrame, draws: Draws) -> pl.DataFrame:
    """Add every charge in øre, and what its payments would add up to."""
    count = len(cases)
    reminders = pl.Series(draws.whole(count, 1, 2))
    percent = pl.Series(draws.whole(count, 25, 50))
    days = (pl.col("ends_on") - pl.col("due_date")).dt.total_days()
    compromise = (pl.col("dispute_outcome") == "compromise").fill_null(False)
    credited_on_time = (pl.col("fate") == "credited") & (pl.col("given_up_on") <= EXPORT_DAY)
    charges = cases.with_columns(
        interest=pl.col("principal") * INTEREST_PER_MILLE * days // 365_000,
        reminder_fee=pl.col("country").replace_strict(REMINDER_FEE)
        * pl.when(pl.col("country") == "NO").then(reminders).otherwise(1),
        collection_fee=_collection_fee(),
        legal_cost=pl.col("legal_on").is_not_null() * COURT_FEE
        + pl.col("enforcement_on").is_not_null() * ENFORCEMENT_FEE,
        credited=pl.when(compromise)
        .then(pl.col("principal") * percent // 10_000 * 100)
        .when(credited_on_time)
        .then("principal")
        .otherwise(0),
    )
    costs = pl.sum_horizontal("interest", "reminder_fee", "collection_fee", "legal_cost")
    claimed = charges.with_columns(costs=costs).with_columns(
        due=pl.col("principal") - pl.col("credited") + pl.col("costs")
    )
    return claimed.with_columns(to_pay=_to_pay())


def _to_pay() -> pl.Expr:
    return (
        pl.when(pl.col("payment_count") == 0)
        .then(0)
        .when(pl.col("fate") == "principal_only")
        .then(pl.col("principal") - pl.col("credited"))
        .otherwise(pl.col("due") * pl.col("share_percent") // 100)
    )


def _collection_fee() -> pl.Expr:
    fee = pl.lit(0)
    for start, amount in COLLECTION_FEES:
        fee = pl.when(pl.col("principal") >= start).then(amount).otherwise(fee)
    return (
        pl.when(pl.col("fate").is_in(["invalid_data", "never_started"]))
        .then(0)
        .when(pl.col("country") == "SE")
        .then(SWEDISH_COLLECTION_FEE)
        .otherwise(fee)
    )
