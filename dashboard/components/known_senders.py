"""The senders whose files are read without a question, each to be forgotten."""

import streamlit as st

from dashboard import formats
from dashboard.components import desk
from dashboard.components.card_title import card_title
from dashboard.components.markup import unmarked
from dashboard.components.spoken import spoken
from dashboard.i18n import _
from dashboard.warehouse.notes import Remembered


def known_senders() -> None:
    """List what is remembered of files that were loaded."""
    notes = desk.warehouse().notes
    known = notes.all_remembered()
    if not known:
        return
    with st.container(border=True, key="known-senders"):
        card_title(
            _("Whose files are known?"),
            _("A file with the same headings is read in the same way, without a question."),
        )
        for one in known:
            _sender(one)


def _sender(one: Remembered) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        day = formats.date(one.made_at.date())
        st.markdown(_("{file}, kept {day}", file=unmarked(one.file_name), day=day), width="stretch")
        look = st.popover(_("How it is read"), type="tertiary", width="content")
        look.code(one.toml, language="toml")
        st.button(
            _("Forget"),
            key=f"forget-known-{one.signature[:12]}",
            on_click=spoken(desk.warehouse().notes.forget),
            args=(one.signature,),
            type="tertiary",
        )
