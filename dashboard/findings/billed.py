"""How many cases came of the invoices that each department sent."""

import numpy as np
import polars as pl

from dashboard.findings.company import summed
from dashboard.findings.counted import Base
from dashboard.findings.outcomes import Outcome
from dashboard.findings.segments import Segments
from dashboard.findings.strata import Stratum

CASE_RATE = "case_rate"


def case_rate(billing: pl.DataFrame) -> Stratum | None:
    """Return cases per invoice as a thing to look at, from queries/findings/billing.sql's answer.

    Its rows are departments and months, not cases; what is counted there are invoices.
    """
    invoiced = billing.filter(pl.col("invoice_count") > 0)
    if invoiced["case_count"].sum() == 0:
        return None
    departments = invoiced["department"].unique().sort()
    months = invoiced["month"].unique().sort()
    units = invoiced["department"].cast(pl.Enum(departments)).to_physical().to_numpy()
    month = np.searchsorted(months.to_numpy(), invoiced["month"].to_numpy())
    cases = invoiced["case_count"].to_numpy().astype(np.float64)
    labels = tuple((str(name),) for name in departments)
    slots = ((units + np.int64(1)) * len(months) + month).astype(np.int32)
    segments = Segments(("department",), labels, slots, len(months))
    outcome = Outcome(CASE_RATE, None, cases.copy(), cases, None, 1.0)
    base = _base(invoiced, segments)
    return Stratum(outcome, segments, base, "", None, base.whole)


def _base(invoiced: pl.DataFrame, segments: Segments) -> Base:
    cases = invoiced["case_count"].to_numpy()
    invoices = np.maximum(invoiced["invoice_count"].to_numpy(), cases + 1).astype(np.float64)
    expected = invoices * cases.sum() / invoices.sum()
    shape, slots = segments.shape, segments.slots
    size = shape[0] * shape[1]
    return Base(
        slots=slots,
        cases=summed(slots, invoices, size).reshape(shape),
        expected=summed(slots, expected, size).reshape(*shape, 1),
    )
