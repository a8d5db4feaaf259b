"""Everything that can be asked, and selections and scopes to ask it with."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

import polars as pl

from dashboard import catalogue
from dashboard.filters import Filters, Scope
from dashboard.warehouse.warehouse import Warehouse
from tests.conftest import ALL

Asked = Callable[[Warehouse, Filters, Scope], pl.DataFrame]

HOSTILE = (
    "O'Brien",
    "'; drop table case_facts; --",
    "back\\slash \\' \\n \\",
    "two\nlines\tand a tab\r\n",
    "🏗️ Ærlig Øst ÅS",
    "$x {y:String} @z :w ?",
    '"quoted" `ticks` %s %(name)s {0}',
    "/* comment */ -- and # more",
    "\u2028\u00a0",
)
DAY = dt.date(2026, 10, 31)
SIZES = ("0-1000", "1000-5000")
BANDS = ("", "0-30", "31-60")
SELECTIONS: Mapping[str, tuple[Filters, Scope]] = {
    "all": (Filters(), ALL),
    "one scope": (Filters(agency=("Fjord",)), Scope(departments=("North", ""))),
    "no scope": (Filters(), Scope()),
    "a period": (
        Filters(placed_from=dt.date(2025, 6, 1), placed_to=dt.date(2026, 6, 30)),
        Scope(departments=("North", "South")),
    ),
    "a year before": (Filters(department=("North", "East")).previous_period(DAY), ALL),
    "converted": (Filters(currency="all-NOK", country=("NO", "SE"), claim_type=("Rent",)), ALL),
    "disputed": (
        Filters(disputed=True, reason=("PRICE", "UNKNOWN"), known="days_to_settle"),
        ALL,
    ),
    "open": (Filters(open=True, dispute_open=False, known="principal", change=("", "new")), ALL),
    "waiting": (Filters(waiting=True, known="days_waited", overdue=("", "91-180")), ALL),
    "billed": (Filters(known="billing", customer_type=("company", "person")), ALL),
    "closed": (
        Filters(close_reason=("paid", "withdrawn", ""), stage=("amicable", "legal"), size=SIZES),
        ALL,
    ),
    "searched": (
        Filters(
            search="vIK", customer=("K1", "K2", "name:Vik AS"), lag=BANDS, known="placement_lag"
        ),
        ALL,
    ),
    "one case": (Filters(case="C7", state=("running", "closed"), dispute_age=BANDS), ALL),
    "hostile": (
        Filters(department=HOSTILE, search=HOSTILE[1], case=HOSTILE[2]),
        Scope(departments=HOSTILE),
    ),
}


def _question(name: str) -> Asked:
    return lambda warehouse, filters, scope: warehouse.ask(name, filters, scope)


def _choices(name: str) -> Asked:
    return lambda warehouse, filters, scope: warehouse.choices(name, filters, scope)


def _check(name: str) -> Asked:
    return lambda warehouse, _filters, scope: warehouse.check(name, scope)


QUESTIONS = tuple(catalogue.questions())
# What no selection narrows: it is asked once a scope.
UNNARROWED: Mapping[str, Asked] = {
    **{f"filters/{name}": _choices(name) for name in catalogue.choices()},
    **{f"checks/{name}": _check(name) for name in catalogue.checks()},
}
ASKED: Mapping[str, Asked] = {**{name: _question(name) for name in QUESTIONS}, **UNNARROWED}


def asked_with(selection: str, among: Sequence[str]) -> list[str]:
    """Return what to ask with one of some selections: what none narrows is asked once a scope."""
    scope = SELECTIONS[selection][1]
    first = next(name for name in among if SELECTIONS[name][1] == scope)
    return [name for name in ASKED if first == selection or name in QUESTIONS]
