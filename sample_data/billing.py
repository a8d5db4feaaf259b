"""What each department invoiced month by month, in all: the yardstick for its cases."""

import numpy as np
import polars as pl

from sample_data.cases import months, placing_weights
from sample_data.company import DEPARTMENTS, Department
from sample_data.draws import Draws

CASE_RATE = 0.019  # the share of invoices that end as a case, alike in every department
MEAN_INVOICE = {"person": 2_700, "company": 13_500}


def billed(cases: int, seed: int) -> pl.DataFrame:
    """Return one row per department and month; the amount in øre of the base currency."""
    weights = np.array(placing_weights())
    weights = weights / weights.sum()
    draws = Draws(seed, "billing")
    return pl.concat(
        _department(one, cases * one.share / CASE_RATE * weights, draws) for one in DEPARTMENTS
    )


def _department(one: Department, invoices: np.ndarray, draws: Draws) -> pl.DataFrame:
    noise = 0.94 + 0.12 * draws.uniform(len(invoices))
    price = 0.95 + 0.10 * draws.uniform(len(invoices))
    count = np.floor(invoices * noise).astype(np.int64) + 1
    mean = MEAN_INVOICE["company"] * one.companies + MEAN_INVOICE["person"] * (1 - one.companies)
    return pl.DataFrame(
        {
            "department": one.name,
            "month": months(),
            "invoice_count": count,
            "billed_amount": np.floor(count * price * mean * one.size).astype(np.int64) * 100,
        }
    )
