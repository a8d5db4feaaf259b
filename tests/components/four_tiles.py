"""Four tiles as a page of their own, under the state and the day that the session holds."""

import datetime as dt

import streamlit as st

from dashboard.components.kpi_row import Tile, kpi_row
from dashboard.filters import Filters

_TILES = (
    Tile("outstanding_amount", "overview/levels", spark="overview/months"),
    Tile("dispute_rate", change="dispute_rate_90", page="disputes"),
    Tile("case_count"),
    Tile("collection_rate"),
)

state, since = st.session_state["state"], st.session_state["since"]
start = dt.date.fromisoformat(since) if since else None
kpi_row(_TILES, Filters(placed_from=start, state=(state,) if state else None))
