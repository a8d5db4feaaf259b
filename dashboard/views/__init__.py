"""Pages: one module each with TITLE, ICON and render(filters)."""

from collections.abc import Mapping
from types import ModuleType

from dashboard.views import (
    case,
    cases,
    collection,
    customer,
    customers,
    data,
    definitions,
    departments,
    disputes,
    findings,
    load,
    overview,
)

# In the order of the menu; the first is the page without a name in the address.
PAGES: Mapping[str, ModuleType] = {
    "": overview,
    "findings": findings,
    "departments": departments,
    "customers": customers,
    "disputes": disputes,
    "collection": collection,
    "cases": cases,
    "data": data,
    "load": load,
    "definitions": definitions,
    "customer": customer,
    "case": case,
}
UNLISTED = frozenset({"customer", "case"})
UNFILTERED = frozenset({"data", "load", "definitions", "case"})
