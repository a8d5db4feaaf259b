"""From cases to findings, the most expensive first."""

import polars as pl

from dashboard.filters import Filters, Scope
from dashboard.findings.billed import CASE_RATE, case_rate
from dashboard.findings.company import company_of
from dashboard.findings.finding import Finding
from dashboard.findings.outcomes import outcomes
from dashboard.findings.priced import is_worth_telling, priced, priced_billing
from dashboard.findings.ranked import found_in
from dashboard.warehouse.warehouse import Warehouse


def findings(
    cases: pl.DataFrame, billing: pl.DataFrame | None, currency: str
) -> tuple[Finding, ...]:
    """Return what stands out among the cases that queries/findings/ answers with."""
    if cases.is_empty():
        return ()
    company = company_of(cases)
    looked_at = outcomes(company)
    billed = case_rate(billing) if billing is not None and billing.height else None
    found = found_in(company, looked_at, billed)
    told = [
        priced_billing(billing, one, currency)
        if billing is not None and one.candidate.stratum.measure == CASE_RATE
        else priced(company, looked_at, one, currency)
        for one in found
    ]
    return tuple(sorted(filter(is_worth_telling, told), key=_order))


def findings_of(warehouse: Warehouse, filters: Filters, scope: Scope) -> tuple[Finding, ...]:
    """Return what stands out in a store, as far as the reader selects and may see.

    Without a currency selected, all cases are taken in one where rates are loaded.
    """
    if filters.currency is None:
        filters = filters.narrow(currency=_widest(warehouse, filters, scope))
    currency = filters.currency or warehouse.info().main_currency
    cases = warehouse.export("findings/cases", filters, scope)
    told = not warehouse.missing(("billing.invoice_count",))
    billing = warehouse.export("findings/billing", filters, scope) if told else None
    return findings(cases, billing, currency)


def _widest(warehouse: Warehouse, filters: Filters, scope: Scope) -> str | None:
    """Return the shown currency that most cases can be told in; the main one where equal."""
    choices = warehouse.choices("currency", filters, scope)
    main = warehouse.info().main_currency
    counts = dict(zip(choices["value"], choices["case_count"], strict=True))
    return max(counts, key=lambda one: (counts[one], one == main), default=None)


def _order(one: Finding) -> tuple[float, float, str]:
    return (-float(one.excess_amount), one.q_value, str(one.segment))
