"""How fast disputes are settled, how long they stand, and which of them wait for the creditor."""

import streamlit as st

from dashboard.charts.plots import DISPUTE_FLOW, upright
from dashboard.components.card import chart_card, narrowing, table_card
from dashboard.components.change_marks import OF_DISPUTES, with_changes
from dashboard.components.layouts import waiting_cases, waiting_departments
from dashboard.filters import Filters
from dashboard.warehouse.slices import Slice

_BAND, _HELD = "dispute_age_band", "disputed_open_amount"
_LONGEST = Slice(limit=12)


def dispute_course(filters: Filters) -> None:
    """Show disputes raised against settled, and the age of those that stand."""
    left, right = st.columns(2)
    with left:
        flow = with_changes(DISPUTE_FLOW, filters, OF_DISPUTES)
        chart_card("disputes/new_and_settled", filters, flow)
    with right:
        to_cases = narrowing("dispute_age", filters.narrow(dispute_open=True), "cases")
        chart_card("disputes/open_by_age", filters, upright(_BAND, _HELD), to_cases)


def waiting_for_us(filters: Filters) -> None:
    """Show where the agency waits for the creditor's own answer, and the longest waits."""
    left, right = st.columns([4, 5])
    with left:
        table_card("disputes/waiting_on_us", filters, waiting_departments(filters))
    with right:
        table_card("disputes/waiting_cases", filters, waiting_cases(filters), part=_LONGEST)
