"""The way from the data to loading more of them, or to a load that is on its way."""

import streamlit as st

from dashboard.components import desk
from dashboard.components.address import address
from dashboard.components.card_title import card_title
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.i18n import _
from dashboard.intake.job import job_of


def load_link() -> None:
    """Show where files are loaded; nothing to a reader who may not."""
    if not (desk.scope().everything and desk.loads_here()):
        return
    job = job_of(desk.warehouse().store.folder)
    is_running = bool(job and job.is_running)
    with st.container(border=True, key="load-link"):
        card_title(_("Did the agency send a new export?"), _sentence(is_running))
        text = _("See how far it is") if is_running else _("Load files")
        link = element("a", text, href=address("load", Filters()))
        surface(wrapped("nav", link, "choices", aria_label=_("Load files")), "load-link-way")


def _sentence(is_running: bool) -> str:
    if is_running:
        return _("A load is running.")
    return _("Drop its files, see how they are understood, and load them.")
