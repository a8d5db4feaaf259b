"""Cards side by side that show one rate for the groups of several questions."""

import streamlit as st

from dashboard.charts.plots import rates
from dashboard.components.card import chart_card, narrowing
from dashboard.components.desk import ask
from dashboard.dimensions import DIMENSIONS
from dashboard.filters import Filters


def rate_row(metric: str, cards: dict[str, str], filters: Filters, page: str = "cases") -> None:
    """Show a metric by the groups of each question; `cards` maps it to the column of its groups.

    A clicked bar leads to that group's rows on another page.
    """
    level = ask("overview/headline", filters)[metric][0]
    for place, (question, dimension) in zip(st.columns(len(cards)), cards.items(), strict=True):
        with place:
            chart_card(
                question,
                filters,
                rates(dimension, metric, level),
                narrowing(_filter_of(dimension), filters, page),
            )


def _filter_of(dimension: str) -> str:
    return DIMENSIONS[dimension].filter or dimension
