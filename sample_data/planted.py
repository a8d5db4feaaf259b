"""What is planted in the sample and can be found again, told in figures from its own tables."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

import polars as pl

from sample_data.company import (
    EXPORT_DAY,
    LATE_DEPARTMENT,
    TWICE_BILLED,
    UNDELIVERED_DEPARTMENT,
    UNDELIVERED_SINCE,
)

AGE = 90
_KRONER = Decimal(1)


def sentences(tables: Mapping[str, pl.DataFrame]) -> tuple[str, str, str]:
    """Return each planted problem as the sentence that README.md tells it in."""
    return _undelivered(tables), _twice_billed(tables), _late(tables)


def in_base(cases: pl.DataFrame, column: str, rates: pl.DataFrame) -> Decimal:
    """Return the sum of a money column in the rates' base currency, exactly."""
    rate = dict(zip(rates["currency"], rates["rate"], strict=True))
    sums = cases.group_by("currency").agg(pl.col(column).sum())
    return sum(
        (amount * rate.get(currency, Decimal(1)) for currency, amount in sums.iter_rows()),
        Decimal(0),
    )


def collection_rate(tables: Mapping[str, pl.DataFrame], whose: pl.Expr) -> tuple[float, Decimal]:
    """Return the share of principal paid within 90 days, and the principal; old enough cases.

    Payments count up to what the case has collected on principal in all, as in the dashboard.
    """
    old_enough = pl.col("placed_on") <= EXPORT_DAY - timedelta(days=AGE)
    cases = tables["cases"].filter(whose & old_enough)
    early = (
        tables["payments"]
        .join(cases.select("case_id", "placed_on"), on="case_id")
        .filter((pl.col("paid_on") - pl.col("placed_on")).dt.total_days() <= AGE)
        .group_by("case_id")
        .agg(pl.col("amount").sum())
    )
    capped = cases.join(early, on="case_id").with_columns(
        collected=pl.min_horizontal("amount", "paid_principal")
    )
    principal = in_base(cases, "principal", tables["rates"])
    collected = in_base(capped, "collected", tables["rates"])
    return float(collected / principal), principal


def _undelivered(tables: Mapping[str, pl.DataFrame]) -> str:
    recent = tables["cases"].filter(pl.col("placed_on") >= UNDELIVERED_SINCE)
    own = pl.col("department") == UNDELIVERED_DEPARTMENT
    here, hits = _share(recent.filter(own), "dispute_reason", "NOT_DELIVERED")
    there, _ = _share(recent.filter(~own), "dispute_reason", "NOT_DELIVERED")
    return (
        f"{here} of the cases that {UNDELIVERED_DEPARTMENT} placed since"
        f" {UNDELIVERED_SINCE.isoformat()} are disputed as NOT_DELIVERED, against {there} in the"
        f" other departments; the disputed ones are worth {_money(hits, tables)}."
    )


def _twice_billed(tables: Mapping[str, pl.DataFrame]) -> str:
    own = tables["cases"].filter(pl.col("claim_type") == TWICE_BILLED)
    rest = tables["cases"].filter(pl.col("claim_type") != TWICE_BILLED)
    here, hits = _share(own, "dispute_reason", "DUPLICATE")
    there, _ = _share(rest, "dispute_reason", "DUPLICATE")
    closed, credited = _share(own, "close_reason", "credited")
    return (
        f"{here} of the cases on «{TWICE_BILLED}» are disputed as DUPLICATE, against {there} of"
        f" all other cases; those are worth {_money(hits, tables)}. {closed} of them were closed"
        f" by a credit note, which took back {_money(credited, tables, 'credited')}."
    )


def _late(tables: Mapping[str, pl.DataFrame]) -> str:
    own = pl.col("department") == LATE_DEPARTMENT
    here, principal = collection_rate(tables, own)
    there, _ = collection_rate(tables, ~own)
    missing = (Decimal(str(round(there - here, 6))) * principal).quantize(_KRONER)
    return (
        f"{LATE_DEPARTMENT} places a case {_lag(tables, own)} days after its due date (median),"
        f" the others after {_lag(tables, ~own)}; {here:.1%} of its principal is paid within"
        f" {AGE} days, against {there:.1%} elsewhere, and that gap is worth NOK {missing:,}."
    )


def _share(cases: pl.DataFrame, column: str, code: str) -> tuple[str, pl.DataFrame]:
    hits = cases.filter(pl.col(column) == code)
    return f"{hits.height:,} of {cases.height:,} ({hits.height / cases.height:.1%})", hits


def _money(
    cases: pl.DataFrame, tables: Mapping[str, pl.DataFrame], column: str = "principal"
) -> str:
    return f"NOK {in_base(cases, column, tables['rates']).quantize(_KRONER):,}"


def _lag(tables: Mapping[str, pl.DataFrame], whose: pl.Expr) -> int:
    lag = (pl.col("placed_on") - pl.col("due_date")).dt.total_days()
    return int(tables["cases"].filter(whose).select(lag.median()).item())
