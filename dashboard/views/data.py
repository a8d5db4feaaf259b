"""Data: what was loaded, whether it adds up, and what it leaves out."""

import streamlit as st

from dashboard.components.card_title import card_title
from dashboard.components.check_list import check_list
from dashboard.components.export_days import changes, export_days
from dashboard.components.gaps import coverage, empty_cards
from dashboard.components.load_books import files, loads, quarantine
from dashboard.components.load_link import load_link
from dashboard.filters import Filters
from dashboard.i18n import _, mark

TITLE = mark("Data")
ICON = ":material/database:"


def render(_filters: Filters) -> None:
    """Show the loads and what they changed, that nothing was lost, the checks, and the gaps."""
    load_link()
    loads()
    changes()
    export_days()
    files()
    quarantine()
    with st.container(border=True):
        card_title(_("Do the cases make sense?"))
        check_list()
    left, right = st.columns([3, 2])
    with left:
        coverage()
    with right:
        empty_cards()
