"""From cases to findings, the most expensive first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import polars as pl

from dashboard.filters import Filters, Scope
from dashboard.findings.billed import CASE_RATE, case_rate
from dashboard.findings.company import Company, company_of
from dashboard.findings.cores import at_once
from dashboard.findings.finding import Finding
from dashboard.findings.outcomes import Outcome, outcomes
from dashboard.findings.priced import is_worth_telling, priced, priced_billing
from dashboard.findings.ranked import found_in
from dashboard.findings.search import Found
from dashboard.formats import is_converted
from dashboard.warehouse.warehouse import Warehouse

_CUSTOMER = "customer_id"


@dataclass(frozen=True, slots=True)
class Material:
    """What findings are judged on: the cases, what may go wrong with them, and the invoices."""

    company: Company
    outcomes: Mapping[str, Outcome]
    billing: pl.DataFrame | None


def material_of(cases: pl.DataFrame, billing: pl.DataFrame | None) -> Material:
    """Return what can be judged of the cases and invoices that queries/findings/ answers with."""
    company = company_of(cases)
    told = billing if billing is not None and billing.height else None
    return Material(company, outcomes(company), told)


def findings(material: Material, currency: str) -> tuple[Finding, ...]:
    """Return what stands out; what the outcomes had to tell is taken from them."""
    company, looked_at, billing = material.company, material.outcomes, material.billing

    def told(found: Found) -> Finding:
        if billing is not None and found.candidate.stratum.measure == CASE_RATE:
            return priced_billing(billing, found, currency)
        return priced(company, looked_at, found, currency)

    invoiced = case_rate(billing) if billing is not None else None
    found = found_in(company, looked_at, invoiced, lambda one: is_worth_telling(told(one)))
    return tuple(sorted(map(told, found), key=_order))


def findings_of(warehouse: Warehouse, filters: Filters, scope: Scope) -> tuple[Finding, ...]:
    """Return what stands out in a store, as far as the reader selects and may see."""
    inside = in_one_currency(warehouse, filters, scope)
    material = asked(warehouse, inside, scope)
    if material is None:
        return ()
    return named(warehouse, inside, scope, findings(material, currency_of(warehouse, inside)))


def named(
    warehouse: Warehouse, filters: Filters, scope: Scope, found: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """Return findings with the names of the customers that they are about."""
    numbers = tuple(sorted({one.segment[_CUSTOMER] for one in found if _CUSTOMER in one.segment}))
    if not numbers:
        return found
    rows = warehouse.ask("findings/customers", filters.narrow(customer=numbers), scope)
    names = dict(zip(rows["customer_id"], rows["customer_name"], strict=True))
    return tuple(
        replace(one, customer_name=names.get(one.segment.get(_CUSTOMER, "")) or "") for one in found
    )


def asked(warehouse: Warehouse, filters: Filters, scope: Scope) -> Material | None:
    """Return what findings are judged on in a selection; None where it holds no cases."""
    unbilled = warehouse.missing(("billing.invoice_count",))
    names = ("findings/cases",) if unbilled else ("findings/cases", "findings/billing")
    cases, *billing = at_once(
        lambda name: warehouse.export(name, filters, scope, in_codes=True), names
    )
    return None if cases.is_empty() else material_of(cases, billing[0] if billing else None)


def in_one_currency(warehouse: Warehouse, filters: Filters, scope: Scope) -> Filters:
    """Return the selection in the currency that findings are told in.

    Without one selected that is the shown currency that most cases can be told in; the main one
    where equal.
    """
    if filters.currency is not None:
        return filters
    return in_each_currency(warehouse, filters, scope)[0]


def in_each_currency(warehouse: Warehouse, filters: Filters, scope: Scope) -> tuple[Filters, ...]:
    """Return the selection in each currency that its cases have to be told in, the widest first.

    Amounts in two currencies are never added: without rates each is judged by itself.
    """
    if filters.currency is not None:
        return (filters,)
    main = warehouse.info().main_currency
    rows = warehouse.choices("currency", filters, scope)
    counts = dict(zip(rows["value"], rows["case_count"], strict=True))
    widest = sorted(counts, key=lambda one: (counts[one], one == main), reverse=True)
    if not widest:
        return (filters,)
    told = widest[:1] if is_converted(widest[0]) else widest
    return tuple(filters.narrow(currency=one) for one in told)


def currency_of(warehouse: Warehouse, filters: Filters) -> str:
    """Return the currency that a selection's findings are priced in."""
    return filters.currency or warehouse.info().main_currency


def _order(one: Finding) -> tuple[float, float, str]:
    return (-float(one.excess_amount), one.q_value, str(one.segment))
