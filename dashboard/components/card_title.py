"""What a card asks, and the answer in one sentence beneath it."""

import streamlit as st

from dashboard.components.markup import element


def card_title(title: str, sentence: str | None = None) -> None:
    """Show a card's title; a sentence, empty or not, keeps its line."""
    head = element("div", title, "card-title", role="heading", aria_level="3")
    st.html(head + ("" if sentence is None else element("div", sentence, "card-answer")))
