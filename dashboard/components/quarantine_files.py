"""The rows that a load could not store, as files to mend and load again."""

from collections.abc import Callable
from contextvars import copy_context

import polars as pl
import streamlit as st

from dashboard.components import desk
from dashboard.filters import Filters
from dashboard.i18n import _, ngettext
from dashboard.intake import mending
from dashboard.intake.summary import LoadSummary

Make = Callable[[], dict[str, bytes]]
_NAMES = "mend-names"


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
    make = _maker(summary)
    with st.container(horizontal=True):
        for name in _names(summary, make):
            st.download_button(
                name,
                data=_one(name, make),
                file_name=name,
                mime="text/csv",
                on_click="ignore",
                icon=":material/download:",
                key=f"mend-{name}",
            )


def _maker(summary: LoadSummary) -> Make:
    """Return what makes the files of a load off the script's thread, in the reader's language."""
    warehouse, scope, context = desk.warehouse(), desk.scope(), copy_context()
    headers = {file.name: file.understood.export.headers for file in summary.files}

    def make() -> dict[str, bytes]:
        entries = warehouse.export("data/quarantine", Filters(), scope)
        own = entries.filter(pl.col("load_id") == summary.load_id)
        return context.copy().run(mending.files, own, headers)

    return make


def _names(summary: LoadSummary, make: Make) -> tuple[str, ...]:
    """Return the names of the files of a load; only making them tells, so they are made once."""
    key = (summary.version, summary.load_id)
    known = st.session_state.get(_NAMES)
    if known is None or known[0] != key:
        known = st.session_state[_NAMES] = (key, tuple(make()))
    names: tuple[str, ...] = known[1]
    return names


def _one(name: str, make: Make) -> Callable[[], bytes]:
    def build() -> bytes:
        # Rows that were mended since have left quarantine, and perhaps all of a file.
        return make().get(name, b"")

    return build
