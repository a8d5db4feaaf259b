"""The canonical tables, column by column: what an export is turned into and every question asks."""

from collections.abc import Iterable, Mapping

from dashboard.model.cases import CASES, ONE_OF
from dashboard.model.company import BILLING, RATES
from dashboard.model.histories import EVENTS, PAYMENTS
from dashboard.model.shapes import SQL_TYPES, Column, Kind, Table

__all__ = [
    "BILLING",
    "CASES",
    "EVENTS",
    "ONE_OF",
    "PAYMENTS",
    "RATES",
    "SQL_TYPES",
    "TABLES",
    "Column",
    "Kind",
    "Table",
    "columns_named",
]

TABLES: Mapping[str, Table] = {
    table.name: table for table in (CASES, PAYMENTS, EVENTS, BILLING, RATES)
}


def columns_named(name: str, tables: Iterable[Table] = TABLES.values()) -> tuple[Column, ...]:
    """Return every column of that name, first table first."""
    return tuple(column for table in tables for column in table.columns if column.name == name)
