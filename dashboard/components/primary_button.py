"""The one button of a page that matters most, readable in the dark too."""

import streamlit as st

_DARK_INK = "#10161E"


def readable_primary_buttons() -> None:
    """Write dark on the light accent of the dark theme, where Streamlit would write white."""
    if st.context.theme.type == "dark":
        button = '[data-testid="stBaseButton-primary"]'
        st.html(f"<style>{button}, {button} * {{ color: {_DARK_INK}; }}</style>")
