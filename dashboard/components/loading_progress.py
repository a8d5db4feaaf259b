"""A load on its way: rows read per file, and the button that stops it."""

import streamlit as st

from dashboard import formats
from dashboard.components.card_title import card_title
from dashboard.components.markup import element, wrapped
from dashboard.components.spoken import spoken
from dashboard.components.surface import surface
from dashboard.i18n import _
from dashboard.intake.hand_in import HandIn
from dashboard.intake.job import Job


def loading_progress(job: Job, is_own: bool) -> None:
    """Show how far a load is until it has ended; whoever started it can stop it."""
    st.fragment(spoken(_progress), run_every="1s")(job, is_own)


def _progress(job: Job, is_own: bool) -> None:
    if not job.is_running:
        st.rerun()
    with st.container(border=True, key="loading"):
        card_title(_("The files are being loaded"), _standing(job))
        surface(_files(job), "loading-files")
        if not is_own:
            st.caption(_("Another reader started this load; it can be stopped there."))
            return
        st.button(
            _("Stop"),
            key="cancel",
            disabled=job.is_cancelled,
            on_click=job.cancel,
            help=_("The store then stays as it was"),
        )
        st.caption(
            _("You can leave this page: the load goes on, and this page shows how it ended.")
        )


def _standing(job: Job) -> str:
    if job.is_cancelled:
        return _("Stopping; what is being stored by now is stored, and can be undone.")
    if job.waiting:
        return job.waiting
    done = [total is not None and rows >= total for rows, total in list(job.progress.values())]
    if done and all(done):
        return _("All rows are read; they are being checked and stored …")
    return _("Reading …")


def _files(job: Job) -> str:
    """Return a line per file: those on their way, and those that wait for their turn."""
    waiting = job.handed_in.taken if isinstance(job.handed_in, HandIn) else ()
    counts = {one.name: (0, one.row_count) for one in waiting} | job.progress
    return wrapped("ul", "".join(_file(name, *counts[name]) for name in counts), "bars")


def _file(name: str, rows: int, total: int | None) -> str:
    if total:
        told = _("{rows} of {total} rows", rows=formats.count(rows), total=formats.count(total))
        bar = element("progress", "", max=str(total), value=str(rows), aria_label=name)
    else:
        told = _("{rows} rows", rows=formats.count(rows))
        bar = element("progress", "", aria_label=name)
    return wrapped("li", element("span", name, "name") + bar + element("span", told, "told"))
