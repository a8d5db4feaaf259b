"""Billing and rates: what the creditor adds to the agencies' exports."""

from dashboard.i18n import mark
from dashboard.model.shapes import Column, Table

BILLING = Table(
    name="billing",
    grain=mark("one row per department and month: what was invoiced in all"),
    key=("department", "month"),
    columns=(
        Column("department", "text", mark("Department"), mark("Unit that invoiced."), True),
        Column("month", "date", mark("Month"), mark("Its first day."), True),
        Column("invoice_count", "count", mark("Invoices"), mark("How many were sent."), True),
        Column("billed_amount", "money", mark("Billed amount"), mark("What they sum to."), True),
    ),
)

RATES = Table(
    name="rates",
    grain=mark("one row per currency: what one unit of it is worth in another currency"),
    key=("currency", "base_currency"),
    columns=(
        Column("currency", "text", mark("Currency"), mark("Converted from; ISO 4217."), True),
        Column("base_currency", "text", mark("Into currency"), mark("Converted to."), True),
        Column("rate", "factor", mark("Rate"), mark("Base currency for one unit."), True),
        Column("valid_on", "date", mark("Rate of"), mark("Day the rate was taken.")),
    ),
)
