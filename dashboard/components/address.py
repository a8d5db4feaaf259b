"""The address bar: where the reader is and what is selected, as links that can be sent on."""

from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st

from dashboard.filters import KINDS, Filters

# Parameters that stay when the reader goes to another page.
_KEPT = ("lang",)


def current_filters() -> Filters:
    """Read the selection from the address bar; BadFilterValue where it cannot be read."""
    return Filters.from_address({name: st.query_params.get_all(name) for name in st.query_params})


def parameter(name: str, default: str = "") -> str:
    """Return a parameter that belongs to the page, such as a chosen metric."""
    return str(st.query_params.get(name, default))


def address(page: str, filters: Filters, /, **own: str | Iterable[str]) -> str:
    """Return the address of a page with a selection and the page's own parameters."""
    kept = {name: st.query_params[name] for name in _KEPT if name in st.query_params}
    query = urlencode({**filters.to_address(), **kept, **own}, doseq=True)
    return f"./{page}?{query}" if query else f"./{page}"


def here(filters: Filters, /, **own: str | Iterable[str]) -> str:
    """Return the address of the current page with another selection, keeping its own parameters."""
    stays = {
        name: st.query_params.get_all(name)
        for name in st.query_params
        if name not in KINDS and name not in _KEPT
    }
    return address(current_page(), filters, **{**stays, **own})


def current_page() -> str:
    """Return the name of the page shown; the first page has an empty one."""
    return str(st.session_state.get("page", ""))


def select(filters: Filters, /, **own: str) -> None:
    """Put another selection into the address bar: one step in the browser's history."""
    others = {name: st.query_params.get_all(name) for name in st.query_params if name not in KINDS}
    st.query_params.from_dict({**filters.to_address(), **others, **own})
