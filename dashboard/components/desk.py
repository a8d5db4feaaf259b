"""What every card needs at hand: the warehouse, the scope, the currency and the look."""

from typing import Any

import polars as pl
import streamlit as st

from dashboard.access import scope_of
from dashboard.charts.theme import Look
from dashboard.filters import Filters, Scope
from dashboard.settings import settings
from dashboard.warehouse.slices import Slice
from dashboard.warehouse.warehouse import Warehouse


@st.cache_resource(show_spinner=False)
def warehouse() -> Warehouse:
    """Return the process's one warehouse."""
    return Warehouse(settings().store, settings())


def is_empty() -> bool:
    """Return whether nothing was ever loaded into the store, or published to the engine."""
    return warehouse().is_empty()


def loads_here() -> bool:
    """Return whether files can be loaded; what is published elsewhere is only read."""
    return not settings().engine


def scope() -> Scope:
    """Return what the person asking may see."""
    return scope_of(settings())


def ask(question: str, filters: Filters, part: Slice | None = None) -> pl.DataFrame:
    """Answer a question for the reader."""
    return warehouse().ask(question, filters, scope(), part)


def figures(question: str, filters: Filters, *columns: str) -> dict[str, Any]:
    """Return some columns of an answer that has one row; no others are worked out."""
    return ask(question, filters, Slice(columns=columns)).row(0, named=True)


def currency(filters: Filters) -> str:
    """Return the currency that amounts are shown in."""
    if filters.currency is None:
        return warehouse().info().main_currency
    return filters.currency


def look(filters: Filters) -> Look:
    """Return colours and currency for figures, after the reader's light or dark theme."""
    return Look(dark=st.context.theme.type == "dark", currency=currency(filters))
