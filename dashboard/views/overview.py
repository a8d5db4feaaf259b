"""Overview: how much is out, what comes in, and where it comes from."""

import streamlit as st

from dashboard.charts.plots import BALANCE, ranked, upright
from dashboard.components.card import chart_card, narrowing, table_card
from dashboard.components.change_marks import with_changes
from dashboard.components.finding_lists import first_three
from dashboard.components.front_tiles import front_tiles
from dashboard.components.layouts import debtors
from dashboard.components.standing import standing
from dashboard.filters import Filters
from dashboard.i18n import mark

TITLE = mark("Overview")
ICON = ":material/dashboard:"


def render(filters: Filters) -> None:
    """Show the level and what stands out, then the flow and who and what is behind it."""
    front_tiles(filters)
    foremost = st.container(key="foremost")
    trend, right = st.columns(2)
    with right:
        standing(filters)
    left, right = st.columns(2)
    with left:
        ages = upright("overdue_band", "outstanding_amount")
        to_cases = narrowing("overdue", filters.narrow(open=True), "cases")
        chart_card("overview/ageing", filters, ages, to_cases)
    with right:
        reasons = ranked("dispute_reason", "disputed_amount", most=9)
        chart_card("disputes/reasons", filters, reasons, narrowing("reason", filters, "disputes"))
    table_card("customers/largest_debtors", filters, debtors(filters))
    with foremost:  # drawn last, as judging takes longer than all else
        first_three(filters)
    with trend:
        chart_card("overview/months", filters, with_changes(BALANCE, filters))
