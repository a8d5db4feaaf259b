"""Load files: what an agency sent, dropped, understood, answered, loaded and proved."""

import streamlit as st

from dashboard.components import desk, handed_in
from dashboard.components.card_title import card_title
from dashboard.components.drop_files import drop_files, limits
from dashboard.components.files_card import files_card
from dashboard.components.known_senders import known_senders
from dashboard.components.load_elsewhere import load_elsewhere
from dashboard.components.load_result import load_result
from dashboard.components.loading_progress import loading_progress
from dashboard.components.primary_button import readable_primary_buttons
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.i18n import _, mark
from dashboard.intake.job import job_of

TITLE = mark("Load files")
ICON = ":material/upload_file:"


def render(_filters: Filters) -> None:
    """Show where files are dropped, how they were understood, how far they are, or the outcome."""
    if not desk.scope().everything:
        st.caption(_("Only those who may see every department may load files."))
        return
    readable_primary_buttons()
    own, hand_in = handed_in.own_load(), handed_in.current()
    job = own or job_of(desk.warehouse().store.folder)
    if job and job.is_running:
        loading_progress(job, is_own=job is own)
        return
    # A closed window leaves a load that nobody else will be shown, unless they have files to see.
    if job and (job is own or (job.handed_in is None and hand_in is None)):
        load_result(job)
        return
    if job:
        load_elsewhere(job)
    if hand_in:
        files_card(hand_in)
    else:
        with st.container(border=True):
            card_title(_("What did the agency send?"), _invitation())
            drop_files(_("Files to load"))
            surface(limits(), "drop-limits")
        known_senders()


def _invitation() -> str:
    if desk.is_empty():
        return _("Nothing has been loaded yet. Hand in an export, and the dashboard shows it.")
    return _("Files that belong together are best handed in together: cases and their payments.")
