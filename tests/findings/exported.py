"""A made-up company's lives of cases as the canonical tables that agencies export."""

import datetime as dt
from collections.abc import Mapping

import numpy as np
import polars as pl

from tests.findings.shape import (
    EXPORT_DAY,
    REASONS,
    Codes,
    Numbers,
    Shape,
    natural,
    place_of,
    planted_of,
)

_COUNTRIES = ("NO", "SE", "DK", "FI")
_DAY = dt.timedelta(days=1)


def cases_of(
    shape: Shape, who: Mapping[str, Codes], when: Mapping[str, Numbers], told: Mapping[str, Numbers]
) -> pl.DataFrame:
    """Return the canonical cases."""
    closes = ("paid", "credited", "withdrawn", "exhausted")
    labels = {
        "department": [f"Department {i + 1:02}" for i in range(shape.departments)],
        "agency": [f"Agency {i + 1}" for i in range(shape.agencies)],
        "claim_type": [f"Claim {i + 1}" for i in range(shape.claim_types)],
        "country": list(_COUNTRIES),
    }
    placed = pl.Series([EXPORT_DAY]).extend_constant(EXPORT_DAY, shape.cases - 1)
    names = np.array(("UNKNOWN", *REASONS))
    rows = pl.DataFrame({
        "case_id": [f"K{i:06}" for i in range(shape.cases)],
        **{name: np.array(words)[who[name]] for name, words in labels.items()},
        "customer_id": [f"C{i:05}" for i in who["customer"]],
        "customer_type": np.where(who["person"], "person", "company"),
        "placed_on": placed - pl.Series(when["age"]).cast(pl.Int64) * _DAY,
        "lag": when["lag"], "is_disputed": told["disputed"] > 0,
        "reason": names[told["reason"].astype(int) + 1], "is_closed": told["closed"] > 0,
        "why": np.array(closes)[told["why"].astype(int)],
        "state": np.where(told["waits"] > 0, "on_hold_creditor", "running"),
        "principal": told["principal"], "paid_total": told["collected"],
        "waited": told["waited"], "after": told["closed_after"], "settled": told["settled"] > 0,
        "objected": told["dispute_delay"], "resolved": told["settle_delay"],
    })  # fmt: skip
    return _as_told(rows)


def _as_told(rows: pl.DataFrame) -> pl.DataFrame:
    disputed, closed = pl.col("is_disputed"), pl.col("is_closed")

    def after(column: str) -> pl.Expr:
        return pl.col("placed_on") + pl.duration(days=pl.col(column).cast(pl.Int64))

    money = pl.col("principal", "paid_total").cast(pl.Decimal(18, 2))
    return rows.with_columns(
        money,
        due_date=pl.col("placed_on") - pl.duration(days=pl.col("lag").cast(pl.Int64)),
        currency=pl.lit("NOK"),
        creditor=pl.lit("Example"),
        close_reason=pl.when(closed).then("why"),
        closed_on=pl.when(closed).then(after("after")),
        state=pl.when(closed).then(pl.lit("closed")).otherwise("state"),
        dispute_reason=pl.when(disputed & (pl.col("reason") != "UNKNOWN")).then("reason"),
        disputed_on=pl.when(disputed).then(after("objected")),
        dispute_resolved_on=pl.when(disputed & pl.col("settled")).then(after("resolved")),
    ).with_columns(
        outstanding=pl.when(closed).then(pl.lit(0).cast(pl.Decimal(18, 2)))
        .otherwise(pl.col("principal") - pl.col("paid_total")),
    ).drop("lag", "reason", "why", "after", "settled", "objected", "resolved")  # fmt: skip


def events_of(cases: pl.DataFrame, fates: Mapping[str, Numbers]) -> pl.DataFrame:
    """Return the questions that wait for an answer."""
    waits = cases.filter(fates["waits"] > 0)
    return waits.select(
        "case_id",
        "agency",
        happened_at=pl.lit(EXPORT_DAY) - pl.duration(days=pl.col("waited").cast(pl.Int64)),
        kind=pl.lit("question"),
        waiting_on=pl.lit("creditor"),
    )


def billing_of(shape: Shape, cases: pl.DataFrame) -> pl.DataFrame:
    """Return invoices so that cases come of them at each department's own rate."""
    random = shape.random(18)
    rates = 0.03 * np.exp(natural(shape, 19, shape.departments))
    for one in planted_of(shape, "case_rate"):
        rates[place_of(one)] *= one.strength
    months = cases.group_by("department", month=pl.col("placed_on").dt.truncate("1mo")).len()
    months = months.sort("department", "month")
    place = months["department"].str.slice(-2).cast(pl.Int64).to_numpy() - 1
    steady = months.select(pl.col("len").mean().over("department")).to_series().to_numpy()
    count = np.maximum(random.poisson(steady / rates[place]), months["len"].to_numpy() + 1)
    return months.select(
        "department",
        "month",
        invoice_count=pl.Series(count),
        billed_amount=pl.Series(count * 3000).cast(pl.Decimal(18, 2)),
    )
