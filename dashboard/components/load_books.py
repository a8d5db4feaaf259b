"""The books of the loads: what was read, what was stored, what lies in quarantine."""

import polars as pl
import streamlit as st

from dashboard import catalogue, formats
from dashboard.charts.theme import Look
from dashboard.components import desk
from dashboard.components.card import table_card
from dashboard.components.card_title import card_title
from dashboard.components.table import Layout
from dashboard.dimensions import DIMENSIONS
from dashboard.filters import Filters
from dashboard.i18n import _, ngettext

_EVERYTHING = Filters()
_TALL = 420


def loads() -> None:
    """Show what was loaded when, and how to load more."""
    table_card("data/loads", _EVERYTHING, Layout(), _newest)
    told = _(
        "To load an export, run this where the dashboard runs. Pages that are open show it"
        " within seconds; an export that was loaded before changes nothing."
    )
    st.caption(told)
    store = desk.warehouse().store.folder
    st.code(f"standout load FILE --store {store}", language="shell", wrap_lines=True)


def files() -> None:
    """Show file by file, and amount by amount, that nothing was lost."""
    columns = (
        "source_file",
        "table_name",
        "row_count",
        "stored_count",
        "quarantined_count",
        "folded_count",
        "non_row_count",
        "unused_headers",
        "load_id",
    )
    table_card("data/files", _EVERYTHING, Layout(columns=columns, tall=_TALL))
    amounts = Layout(digits=2, tall=_TALL, currency="")
    table_card("data/sums", _EVERYTHING, amounts, _balanced)
    if desk.warehouse().count("data/totals", _EVERYTHING, desk.scope()):
        table_card("data/totals", _EVERYTHING, amounts, _agreeing)


def quarantine() -> None:
    """Show the rows that could not be stored, or say that there are none."""
    count = desk.warehouse().count("data/quarantine", _EVERYTHING, desk.scope())
    if count:
        table_card("data/quarantine", _EVERYTHING, Layout(tall=_TALL), _faults)
        return
    with st.container(border=True):
        question = catalogue.question("data/quarantine")
        card_title(question.title, _nobody_waits())


def _nobody_waits() -> str:
    if not desk.scope().everything:
        return _("Only those who may see every department see the quarantine.")
    return _("None: every row that was read could be stored.")


def _newest(rows: pl.DataFrame, _look: Look) -> str:
    newest = rows.row(0, named=True)
    return _(
        "The newest load is of {day} ({origin}).",
        day=formats.date(newest["export_day"]) if newest["export_day"] else formats.NOTHING,
        origin=DIMENSIONS["export_day_origin"].value_label(newest["export_day_origin"]),
    )


def _balanced(rows: pl.DataFrame, _look: Look) -> str:
    missing = rows.filter(pl.col("missing_amount") != 0).height
    if missing:
        return ngettext("{count} sum does not balance.", "{count} sums do not balance.", missing)
    return _("Yes: every amount that was read is accounted for.")


def _agreeing(totals: pl.DataFrame, _look: Look) -> str:
    differing = totals.filter(pl.col("difference") != 0).height
    if differing:
        return ngettext("{count} total differs.", "{count} totals differ.", differing)
    return _("Yes: every total is the sum of its rows.")


def _faults(rows: pl.DataFrame, _look: Look) -> str:
    return ngettext("{text} fault.", "{text} faults.", rows.height, text=formats.count(rows.height))
