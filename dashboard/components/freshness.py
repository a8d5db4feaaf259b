"""New loads show by themselves: an open page looks now and then whether there is one."""

import streamlit as st

from dashboard.components import desk

_SEEN = "version-seen"


def remember_version() -> None:
    """Remember which version of the store the page is about to show."""
    st.session_state[_SEEN] = desk.warehouse().info().version


def watch_version() -> None:
    """Run the page anew once another version is current."""
    if st.session_state.get(_SEEN) != desk.warehouse().info().version:
        st.rerun()
