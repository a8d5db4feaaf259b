"""The rows of a card to take away as CSV, Excel or Parquet; built when asked for."""

from collections.abc import Callable
from contextvars import copy_context

import polars as pl
import streamlit as st

from dashboard import exports, formats
from dashboard.catalogue import Question
from dashboard.components import desk
from dashboard.components.described import described
from dashboard.filters import Filters
from dashboard.i18n import _
from dashboard.warehouse.slices import Slice

# A larger workbook takes more memory to open than many a desk has.
MOST_EXCEL_ROWS = 200_000


def downloads(question: Question, filters: Filters, part: Slice | None = None) -> None:
    """Offer a question's rows in three formats; Excel only as far as it can take them."""
    warehouse, scope = desk.warehouse(), desk.scope()
    stem = question.name.replace("/", "-")

    def rows() -> pl.DataFrame:
        return warehouse.export(question.name, filters, scope, part)

    is_short = _row_count(question, filters) <= MOST_EXCEL_ROWS
    download_buttons(stem, sheet_of(question.title, filters), rows, is_short)
    if not is_short:
        st.caption(
            _(
                "Excel takes up to {most} rows here: use CSV or Parquet.",
                most=formats.count(MOST_EXCEL_ROWS),
            )
        )


def sheet_of(title: str, filters: Filters) -> exports.Sheet:
    """Return what a file says of itself."""
    return exports.Sheet(
        title=title,
        selection=described(filters),
        export_day=desk.warehouse().info().export_day,
        currency=desk.currency(filters),
    )


def download_buttons(
    stem: str, sheet: exports.Sheet, rows: Callable[[], pl.DataFrame], is_short: bool
) -> None:
    """Offer rows in three formats, `rows` being asked for when one is clicked."""

    def built(write: Callable[[pl.DataFrame, exports.Sheet], bytes]) -> Callable[[], bytes]:
        """Return a builder that runs off the script's thread, in the reader's language."""
        context = copy_context()
        return lambda: context.copy().run(lambda: write(rows(), sheet))

    with st.container(horizontal=True, gap="small"):
        for label, suffix, mime, write in (
            ("CSV", "csv", "text/csv", exports.csv),
            ("Excel", "xlsx", exports.XLSX_MIME, exports.xlsx),
            ("Parquet", "parquet", "application/octet-stream", exports.parquet),
        ):
            if suffix == "xlsx" and not is_short:
                continue
            st.download_button(
                label,
                data=built(write),
                file_name=f"standout-{stem}.{suffix}",
                mime=mime,
                on_click="ignore",
                key=f"download-{stem}-{suffix}",
                help=_("All rows of this card, as selected"),
            )


def _row_count(question: Question, filters: Filters) -> int:
    return desk.warehouse().count(question.name, filters, desk.scope())
