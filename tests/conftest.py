"""Fixtures that take drawn tables, so that a test's input and expectation stand on one screen."""

import datetime as dt
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from dashboard.filters import Filters, Scope
from dashboard.model import CASES, TABLES
from dashboard.settings import Settings
from dashboard.warehouse.warehouse import Warehouse
from tests.drawn import EXPORT_DAY, make_store, rows, with_defaults

ALL = Scope(everything=True)
Drawn = Callable[..., Warehouse]

# Workers that share the tests have no main file, which PySpark takes for its own doctests.
if not hasattr(sys.modules["__main__"], "__file__"):
    sys.modules["__main__"].__file__ = __file__


@pytest.fixture
def warehouse_of(tmp_path: Path) -> Drawn:
    """Return a function that makes a warehouse of drawn tables.

    `warehouse_of(cases, payments=…, events=…, billing=…, rates=…, as_of=…)`: the columns drawn are
    those of dashboard/model, columns not drawn are null; tests/drawn.py has the few defaults.
    """
    numbers = count(1)

    def make(cases: str, as_of: str | None = None, **others: str) -> Warehouse:
        tables = {name: rows(drawn, TABLES[name]) for name, drawn in others.items()}
        tables["cases"] = with_defaults(rows(cases, CASES), tables.get("payments", []))
        day = dt.date.fromisoformat(as_of) if as_of else EXPORT_DAY
        folder = tmp_path / f"store_{next(numbers)}"
        make_store(folder, tables, day)
        return Warehouse(folder, Settings())

    return make


@pytest.fixture
def answer(warehouse_of: Drawn) -> Callable[..., list[dict[str, Any]]]:
    """Return a function that answers a question over drawn tables as a list of rows."""

    def ask(
        question: str, cases: str, filters: Filters | None = None, **others: str
    ) -> list[dict[str, Any]]:
        return warehouse_of(cases, **others).ask(question, filters or Filters(), ALL).to_dicts()

    return ask


@pytest.fixture
def headline(answer: Callable[..., list[dict[str, Any]]]) -> Callable[..., dict[str, Any]]:
    """Return a function that gives every metric of the headline over drawn tables."""

    def ask(cases: str, filters: Filters | None = None, **others: str) -> dict[str, Any]:
        (row,) = answer("overview/headline", cases, filters, **others)
        return row

    return ask
