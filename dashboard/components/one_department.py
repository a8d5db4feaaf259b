"""What lies behind one department's figures."""

import streamlit as st

from dashboard.charts.plots import BALANCE, paired, ranked
from dashboard.components.card import chart_card, narrowing, table_card
from dashboard.components.change_marks import with_changes
from dashboard.components.kpi_row import Tile, kpi_row
from dashboard.components.layouts import debtors, parts
from dashboard.components.standing import case_rate, metric_choice, standing
from dashboard.filters import Filters

_MONTHS, _PLACED = "overview/months", "overview/placed_months"
_TILES = (
    Tile("outstanding_amount", "overview/levels", spark=_MONTHS),
    Tile("collection_rate_90", spark=_PLACED, page="collection"),
    Tile("dispute_rate", change="dispute_rate_90", spark=_PLACED, page="disputes"),
    Tile("placement_lag", spark=_PLACED),
    Tile("self_inflicted_rate", page="collection"),
    Tile("waiting_amount", page="disputes"),
)


def one_department(filters: Filters) -> None:
    """Show the department among the others, why its customers object, and what it is owed."""
    kpi_row(_TILES, filters)
    metric_choice(filters)
    left, right = st.columns(2)
    with left:
        standing(filters)
    with right:
        chart_card(
            "disputes/reasons",
            filters,
            paired("dispute_reason", ("disputed_count", "disputed_amount"), "disputed_count"),
            narrowing("reason", filters, "disputes"),
        )
    left, right = st.columns(2)
    with left:
        chart_card("overview/months", filters, with_changes(BALANCE, filters))
    with right:
        chart_card(
            "departments/stages",
            filters,
            ranked("stage", "outstanding_amount"),
            narrowing("stage", filters.narrow(open=True), "cases"),
        )
    left, right = st.columns(2)
    with left:
        table_card("departments/claim_types", filters, parts(filters, "claim_type"))
    with right:
        case_rate(filters)
    table_card("customers/largest_debtors", filters, debtors(filters))
