"""Collection: how fast placed claims come in, for which of them, and why cases are closed."""

import streamlit as st

from dashboard.charts.plots import CLOSURES, COHORTS
from dashboard.components.card import chart_card, narrowing
from dashboard.components.kpi_row import Tile, kpi_row
from dashboard.components.layouts import placed_in_quarter
from dashboard.components.rate_row import part_row, rate_row
from dashboard.filters import Filters
from dashboard.i18n import mark

TITLE = mark("Collection")
ICON = ":material/payments:"

TILES = (
    Tile("collection_rate_90", spark="overview/placed_months"),
    Tile("collection_rate"),
    Tile("solved_rate"),
    Tile("payment_lag"),
    Tile("self_inflicted_rate"),
    Tile("legal_share"),
)
BANDS = {"collection/by_lag": "lag_band", "collection/by_claim_size": "claim_size"}
GROUPS = {"collection/by_agency": "agency", "collection/by_customer_type": "customer_type"}
COUNTRIES = {"collection/by_country": "country"}


def render(filters: Filters) -> None:
    """Show the level, the speed, which claims come in, and what became of the closed ones."""
    kpi_row(TILES, filters)
    chart_card("collection/cohorts", filters, COHORTS, placed_in_quarter(filters))
    rate_row(BANDS, filters)
    part_row(GROUPS, filters)
    left, right = st.columns([2, 3])
    with left:
        part_row(COUNTRIES, filters)
    with right:
        by_reason = narrowing("close_reason", filters, "cases")
        chart_card("collection/close_reasons", filters, CLOSURES, by_reason)
