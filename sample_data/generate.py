"""Writes the sample exports; `python -m sample_data.generate` from the top of the checkout."""

import sys
from pathlib import Path

import polars as pl

from sample_data.billing import billed
from sample_data.blocks import Block, blocks
from sample_data.cases import placed_cases
from sample_data.charges import charged
from sample_data.company import EXPORT_DAY, SEK_IN_NOK, SHIPPED_CASES, SHIPPED_SEED
from sample_data.endings import ended
from sample_data.events import happened
from sample_data.exports import write_exports
from sample_data.fates import fated
from sample_data.objections import objected
from sample_data.payments import payments_made

CASE_COLUMNS = (
    "case_id", "agency", "creditor", "department", "customer_id", "customer_name",
    "customer_type", "country", "currency", "invoice_no", "claim_type", "invoice_date",
    "due_date", "placed_on", "closed_on", "stage", "state", "close_reason", "principal",
    "interest", "reminder_fee", "collection_fee", "legal_cost", "paid_total", "paid_principal",
    "credited", "waived", "outstanding", "is_disputed", "dispute_reason", "dispute_reason_text",
    "disputed_on", "dispute_resolved_on", "dispute_outcome", "comment",
)  # fmt: skip
MONEY = (
    "principal", "interest", "reminder_fee", "collection_fee", "legal_cost", "paid_total",
    "paid_principal", "credited", "waived", "outstanding", "amount", "billed_amount",
)  # fmt: skip
_COMMENTS = {
    "instalment_plan": "Avdragsordning avtalt",
    "on_hold_other": "Adresse undersøkes",
    "on_hold_creditor": "Venter på dokumentasjon fra oppdragsgiver",
}


def generate(cases: int, seed: int) -> dict[str, pl.DataFrame]:
    """Return the canonical tables of so many cases, typed as dashboard/model says."""
    (whole,) = blocks(cases, seed, cases)
    return {**case_tables(whole), **company_tables(cases, seed)}


def case_tables(block: Block) -> dict[str, pl.DataFrame]:
    """Return a block's cases with their payments and events."""
    seed = block.seed
    claims = charged(fated(objected(placed_cases(block), seed), seed), seed)
    payments = payments_made(claims, seed)
    histories = ended(claims, payments, seed)
    return {
        "cases": _in_kroner(_with_comment(histories).select(CASE_COLUMNS)),
        "payments": _in_kroner(payments),
        "events": happened(histories, seed),
    }


def company_tables(cases: int, seed: int) -> dict[str, pl.DataFrame]:
    """Return what is told of the company as a whole: what it invoiced, and its rate."""
    return {"billing": _in_kroner(billed(cases, seed)), "rates": rates()}


def rates() -> pl.DataFrame:
    """Return the one rate that the sample needs."""
    return pl.DataFrame(
        {"currency": ["SEK"], "base_currency": ["NOK"], "rate": [SEK_IN_NOK]}
    ).with_columns(
        pl.col("rate").cast(pl.Decimal(18, 8)),
        valid_on=pl.lit(EXPORT_DAY) - pl.duration(days=1),
    )


def main(out_dir: Path) -> None:
    """Write the shipped exports into a folder."""
    write_exports(generate(SHIPPED_CASES, SHIPPED_SEED), out_dir)


def _with_comment(cases: pl.DataFrame) -> pl.DataFrame:
    return cases.with_columns(
        comment=pl.col("state").replace_strict(_COMMENTS, default=None, return_dtype=pl.String)
    )


def _in_kroner(rows: pl.DataFrame) -> pl.DataFrame:
    """Turn øre into exact decimals."""
    return rows.with_columns(
        (pl.col(name).cast(pl.Decimal(38, 2)) / pl.lit(100).cast(pl.Decimal(38, 2)))
        .cast(pl.Decimal(18, 2))
        .alias(name)
        for name in MONEY
        if name in rows.columns
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
