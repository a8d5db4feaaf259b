"""How a card is counted: its metrics in words, and the SQL itself."""

import polars as pl
import streamlit as st

from dashboard import catalogue
from dashboard.catalogue import Metric, Question
from dashboard.components.card_title import card_title
from dashboard.i18n import _


def explained(question: Question, rows: pl.DataFrame) -> None:
    """Show the definitions of a question's metrics and its statement."""
    card_title(_("How is this counted?"))
    st.caption(_("{grain}.", grain=question.grain[:1].upper() + question.grain[1:]))
    if question.note:
        st.markdown(question.note)
    for name in rows.columns:
        column = catalogue.column(name)
        if isinstance(column, Metric):
            st.markdown(f"**{column.label}.** {column.meaning}")
    st.code(question.file.statement, language="sql")
