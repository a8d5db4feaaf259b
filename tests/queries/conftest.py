"""Warehouses of random exports, made once for all tests of this folder."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.model import CASES, TABLES
from dashboard.settings import Settings
from dashboard.warehouse.warehouse import Warehouse
from tests.drawn import make_store, rows, with_defaults
from tests.queries import made_up

_MONTHS = [dt.date(2026, month, 1) for month in range(1, 11)]
_BILLING = [
    {"department": name, "month": month, "invoice_count": 50, "billed_amount": Decimal(90_000)}
    for name in ("North", "South")
    for month in _MONTHS
]
_RATES = [{"currency": "SEK", "base_currency": "NOK", "rate": Decimal("0.97")}]


@pytest.fixture
def exports_of(tmp_path: Path) -> Callable[..., Warehouse]:
    """Return a function that loads drawn exports one after the other.

    `exports_of(("2026-09-30", cases), ("2026-10-31", cases), payments=…)`: each is the export day
    and its cases; the other tables come with the last one.
    """

    def make(*exports: tuple[str, str], **others: str) -> Warehouse:
        for day, drawn in exports:
            tables = {"cases": with_defaults(rows(drawn, CASES))}
            if (day, drawn) == exports[-1]:
                tables |= {name: rows(text, TABLES[name]) for name, text in others.items()}
            make_store(tmp_path, tables, dt.date.fromisoformat(day))
        return Warehouse(tmp_path, Settings())

    return make


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A random export with every table, in two currencies, after an earlier one."""
    folder = tmp_path_factory.mktemp("full")
    tables = made_up.tables(seed=7, count=400) | {"billing": _BILLING, "rates": _RATES}
    make_store(folder, {"cases": made_up.earlier(tables["cases"], seed=7)}, made_up.EARLIER_DAY)
    make_store(folder, tables, made_up.DAY)
    return Warehouse(folder, Settings())


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A store that one load without a single row has made."""
    folder = tmp_path_factory.mktemp("empty")
    make_store(folder, {}, made_up.DAY)
    return Warehouse(folder, Settings())


@pytest.fixture(scope="session")
def shuffled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Warehouse, Warehouse]:
    """The same facts twice, full of ties, lying in two different orders on disk."""
    tables = made_up.tables(seed=8, count=400) | {"billing": _BILLING, "rates": _RATES}
    tables = {name: [_coarse(row) for row in found] for name, found in tables.items()}
    warehouses = []
    for number in range(2):
        folder = tmp_path_factory.mktemp("shuffled")
        make_store(folder, {"cases": made_up.earlier(tables["cases"], 8)}, made_up.EARLIER_DAY)
        facts = make_store(folder, tables, made_up.DAY).current()
        assert facts
        _shuffle(facts, number)
        warehouses.append(Warehouse(folder, Settings()))
    return warehouses[0], warehouses[1]


def _coarse(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with amounts in whole thousands, so that many are equal."""
    rounded = {
        name: value.quantize(Decimal("1e3")).quantize(Decimal("0.01"))
        for name, value in row.items()
        if isinstance(value, Decimal) and name != "rate"
    }
    return {**row, **rounded}


def _shuffle(facts: Path, seed: int) -> None:
    with duckdb.connect(facts) as connection:
        names = connection.execute(
            "select table_name from duckdb_tables() where not internal"
        ).fetchall()
        for (name,) in names:
            connection.execute(
                f"create or replace table {name} as"
                f" select * from {name} as rows_shown order by hash(rows_shown, {seed}::bigint)"
            )
