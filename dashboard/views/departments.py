"""Departments: how they compare, and what lies behind one of them."""

import streamlit as st

from dashboard.components.card import table_card
from dashboard.components.desk import figures, warehouse
from dashboard.components.funnel_card import funnel_cards
from dashboard.components.layouts import departments
from dashboard.components.one_department import one_department
from dashboard.components.standing import case_rate, metric_choice, standing
from dashboard.filters import Filters
from dashboard.i18n import mark

TITLE = mark("Departments")
ICON = ":material/apartment:"

BARS = ("placed_amount", "outstanding_amount", "disputed_open_amount")


def render(filters: Filters) -> None:
    """Compare the departments, or show what lies behind the one selected."""
    if len(filters.department or ()) == 1:
        one_department(filters)
    else:
        compared = warehouse().columns("departments/comparison")
        metric_choice(filters)
        left, right = st.columns(2)
        with left:
            standing(filters, compared)
        with right:
            case_rate(filters)
        funnel_cards(filters, "department")
        totals = figures("overview/headline", filters, *compared)
        table_card("departments/comparison", filters, departments(filters, totals, BARS))
