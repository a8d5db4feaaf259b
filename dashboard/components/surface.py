"""Markup of our own on the page: links, tiles and tables that Streamlit has no element for.

Every link is a real address, so it can be copied, opened in a new tab and found by a screen
reader; a plain click changes the address in place, with one step in the browser's history.
"""

from pathlib import Path

import streamlit as st

from dashboard.i18n import language

_HERE = Path(__file__).parent
_mount = st.components.v2.component(
    "standout_surface",
    html="<div class='root'></div>",
    css=(_HERE / "surface.css").read_text(encoding="utf-8"),
    js=(_HERE / "surface.js").read_text(encoding="utf-8"),
)


def surface(markup: str, key: str) -> None:
    """Show markup whose every text has been escaped by whoever made it."""
    _mount(data={"markup": markup, "go": "", "lang": language.get()}, key=key)


def go(address: str) -> None:
    """Send the reader to an address of the dashboard, as if a link to it had been clicked."""
    _mount(data={"markup": "", "go": address, "lang": ""}, key=f"go-{address}")
