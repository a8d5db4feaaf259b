"""New loads show by themselves: an open page looks now and then whether there is one."""

import streamlit as st

from dashboard.components import desk

_SEEN = "version-seen"


def remember_version() -> None:
    """Remember which version of the store the page is about to show."""
    st.session_state[_SEEN] = _version()


def watch_version() -> None:
    """Run the page anew once another version is current."""
    if st.session_state.get(_SEEN) != _version():
        st.rerun()


def _version() -> str:
    """Return which version is current; an empty text where nothing was ever loaded."""
    return "" if desk.is_empty() else desk.warehouse().info().version
