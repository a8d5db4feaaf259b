"""Definitions: what every figure counts, and what every column of an export means."""

import streamlit as st

from dashboard.components import address
from dashboard.components.card_title import card_title
from dashboard.components.definition_list import metric_list, table_list
from dashboard.components.how_judged import SHOWN, how_judged
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.i18n import _, mark

TITLE = mark("Definitions")
ICON = ":material/menu_book:"


def render(_filters: Filters) -> None:
    """Show every metric and every column that the words typed occur in."""
    if address.parameter("show") == SHOWN:
        _judged()
    words = st.text_input(_("Search"), key="definitions-search", placeholder=_("Words")).strip()
    metrics, columns = st.columns([3, 2])
    with metrics, st.container(border=True):
        card_title(_("What is counted?"))
        surface(metric_list(words, address.parameter("metric")), "definitions-metrics")
    with columns, st.container(border=True):
        card_title(_("What does an export hold?"))
        surface(table_list(words), "definitions-columns")
    if address.parameter("show") != SHOWN:
        _judged()


def _judged() -> None:
    """Show how findings are judged: on top for whoever comes from one."""
    with st.container(border=True):
        card_title(_("How are findings judged?"))
        surface(how_judged(), "definitions-judged")
