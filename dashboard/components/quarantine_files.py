"""The rows that a load could not store, as files to mend and load again."""

import polars as pl
import streamlit as st

from dashboard.components import desk
from dashboard.filters import Filters
from dashboard.i18n import _, ngettext
from dashboard.intake import mending
from dashboard.intake.summary import LoadSummary


def quarantine_files(summary: LoadSummary) -> None:
    """Offer a file to mend per loaded file that has rows in quarantine, with the first reasons."""
    count = summary.quarantined_count
    if not count:
        return
    st.markdown(
        ngettext(
            "**{count} row is in quarantine.** The first:",
            "**{count} rows are in quarantine.** The first:",
            count,
        )
    )
    st.code("\n".join(summary.first_reasons()), language=None, wrap_lines=True)
    st.caption(_("Take them away, mend them, and load the mended files: then they leave it."))
    with st.container(horizontal=True):
        for name, content in _made(summary).items():
            st.download_button(
                name,
                data=content,
                file_name=name,
                mime="text/csv",
                on_click="ignore",
                icon=":material/download:",
                key=f"mend-{name}",
            )


def _made(summary: LoadSummary) -> dict[str, bytes]:
    entries = desk.warehouse().ask("data/quarantine", Filters(), desk.scope())
    names = [file.name for file in summary.files]
    newest = entries.filter(pl.col("source_file").is_in(names)).filter(
        pl.col("load_id") == pl.col("load_id").max()
    )
    headers = {file.name: file.understood.export.headers for file in summary.files}
    return mending.files(newest, headers)
