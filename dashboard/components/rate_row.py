"""Rows of cards that show how the parts of the selection are collected."""

import streamlit as st

from dashboard.charts.plots import rates
from dashboard.components import desk
from dashboard.components.card import chart_card, narrowing, table_card
from dashboard.components.layouts import parts
from dashboard.dimensions import DIMENSIONS
from dashboard.filters import Filters

_AT_90, _SO_FAR = "collection_rate_90", "collection_rate"


def rate_row(cards: dict[str, str], filters: Filters) -> None:
    """Show the collection rate of bands; `cards` maps each question to the column of its bands.

    A clicked bar leads to that band's cases.
    """
    rate = _rate()
    level = desk.figures("overview/headline", filters, rate)[rate]
    for place, (question, dimension) in zip(st.columns(len(cards)), cards.items(), strict=True):
        to_cases = narrowing(DIMENSIONS[dimension].filter or dimension, filters, "cases")
        with place:
            chart_card(question, filters, rates(dimension, rate, level), to_cases)


def part_row(cards: dict[str, str], filters: Filters) -> None:
    """Show cases, amount and collection rate of groups, largest first."""
    columns = ("case_count", "placed_amount", _rate())
    for place, (question, dimension) in zip(st.columns(len(cards)), cards.items(), strict=True):
        with place:
            table_card(question, filters, parts(filters, dimension, columns))


def _rate() -> str:
    """Return the rate at equal age, or what there is where days of placement are not known."""
    missing = desk.warehouse().missing(("cases.placed_on",))
    return _SO_FAR if missing else _AT_90
