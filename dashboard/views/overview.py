"""Overview: how much is out, what comes in, and where it comes from."""

from functools import partial

import streamlit as st

from dashboard.charts.answers import furthest_behind, largest_part, last_month
from dashboard.charts.balance import balance
from dashboard.charts.bars import ranked_bars, upright_bars
from dashboard.charts.dots import ranked_dots
from dashboard.components.card import chart_card, narrowing, table_card
from dashboard.components.desk import ask
from dashboard.components.kpi_row import Tile, kpi_row
from dashboard.components.layouts import debtors
from dashboard.filters import Filters
from dashboard.i18n import mark

TITLE = mark("Overview")
ICON = ":material/dashboard:"

TILES = (
    Tile("outstanding_amount", "overview/levels", spark="overview/months"),
    Tile("collected_amount", "overview/levels", spark="overview/months", page="collection"),
    Tile("collection_rate_90", spark="overview/placed_months", page="collection"),
    Tile("dispute_rate", change="dispute_rate_90", page="disputes", spark="overview/placed_months"),
    Tile("disputed_open_amount", page="disputes", spark="overview/placed_months"),
    Tile("placement_lag", page="departments", spark="overview/placed_months"),
)
RATE = {"dimension": "department", "metric": "collection_rate_90"}
AGES = {"dimension": "overdue_band", "metric": "outstanding_amount"}
REASONS = {"dimension": "dispute_reason", "metric": "disputed_amount"}


def render(filters: Filters) -> None:
    """Show the level and the flow, then the departments, ages, reasons and debtors behind them."""
    kpi_row(TILES, filters)
    level = ask("overview/headline", filters)["collection_rate_90"][0]
    dots = partial(ranked_dots, **RATE, level=level)
    behind = partial(furthest_behind, **RATE, level=level)
    open_cases = filters.narrow(open=True)
    left, right = st.columns(2)
    with left:
        chart_card("overview/months", filters, balance, last_month)
    with right:
        to_department = narrowing("department", filters, "departments")
        chart_card("departments/comparison", filters, dots, behind, to_department)
    left, right = st.columns(2)
    with left:
        bars, largest = partial(upright_bars, **AGES), partial(largest_part, **AGES)
        chart_card("overview/ageing", filters, bars, largest, narrowing("overdue", open_cases, "cases"))
    with right:
        bars, largest = partial(ranked_bars, **REASONS), partial(largest_part, **REASONS)
        chart_card("disputes/reasons", filters, bars, largest, narrowing("reason", filters, "disputes"))
    table_card("customers/largest_debtors", filters, debtors(filters))
