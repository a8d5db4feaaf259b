"""What each export told, and what the latest one tells otherwise than the one before."""

import polars as pl
import streamlit as st

from dashboard import catalogue, formats
from dashboard.charts.theme import Look
from dashboard.components import desk
from dashboard.components.address import address
from dashboard.components.card import table_card
from dashboard.components.card_title import card_title
from dashboard.components.table import Layout, Row
from dashboard.filters import Filters
from dashboard.i18n import _, ngettext

_EVERYTHING = Filters()
_CHANGES = "data/changes"
_COLUMNS = (
    *("change", "agency", "day_before", "export_day", "currency", "case_count"),
    *("outstanding_before", "outstanding_after", "outstanding_change"),
)
_TALL = 420


def changes() -> None:
    """Show what changed since the export before; each kind of change leads to its cases."""
    count = desk.warehouse().count(_CHANGES, _EVERYTHING, desk.scope())
    if count or not desk.scope().everything:
        layout = Layout(columns=_COLUMNS, link=_cases, tall=_TALL, currency="")
        table_card(_CHANGES, _EVERYTHING, layout, _changed)
        return
    with st.container(border=True):
        card_title(catalogue.question(_CHANGES).title, _unchanged())


def export_days() -> None:
    """Show what each export day told."""
    table_card("data/export_days", _EVERYTHING, Layout(tall=_TALL, currency=""))


def _cases(row: Row) -> str:
    chosen = Filters(change=(row["change"],), agency=(row["agency"],), currency=row["currency"])
    return address("cases", chosen)


def _changed(rows: pl.DataFrame, _look: Look) -> str:
    count = sum(rows["case_count"])
    return ngettext(
        "{text} case is told otherwise than before.",
        "{text} cases are told otherwise than before.",
        count,
        text=formats.count(count),
    )


def _unchanged() -> str:
    days = desk.ask("data/export_days", _EVERYTHING).select("agency", "export_day").unique()
    if days["agency"].is_duplicated().any():
        return _("Nothing: the latest exports tell every case as those before them did.")
    return _("Nothing yet: of each agency one export is loaded. The next one shows it.")
