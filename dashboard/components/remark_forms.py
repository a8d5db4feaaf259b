"""Where a reader sets a finding aside, or says that something was done about it."""

import datetime as dt
from typing import Literal

import streamlit as st

from dashboard.components import desk
from dashboard.components.spoken import spoken
from dashboard.findings.finding import Finding
from dashboard.findings.looked_at import subject_of
from dashboard.findings.remarked import remark, take_back
from dashboard.i18n import _, language
from dashboard.warehouse.notes import Remark

_NAME = "reader-name"


def remark_forms(finding: Finding, acted: Remark | None) -> None:
    """Offer to set a finding aside with a note, and to tell of an action or take that back."""
    with st.container(horizontal=True, gap="small"):
        _form(finding, "aside", _("Set aside"), ":material/do_not_disturb_on:")
        if acted is None:
            _form(finding, "acted", _("Action taken"), ":material/task_alt:")
        else:
            take_back_button(acted, _("Take the action back"))


def take_back_button(said: Remark, label: str) -> None:
    """Offer to drop what was said."""
    key = f"back-{said.kind}-{said.measure}-{said.segment}"

    def dropped() -> None:
        take_back(desk.warehouse().notes, desk.scope(), said)

    st.button(label, key=key, type="tertiary", on_click=spoken(dropped))


def _form(finding: Finding, kind: Literal["aside", "acted"], label: str, icon: str) -> None:
    key = f"{kind}-{subject_of(finding)}"
    opener = st.popover(
        label, icon=icon, type="tertiary", width="content", key=f"open-{key}", on_change="rerun"
    )
    if not opener.open:
        return
    with opener:
        if kind == "acted":
            shape = "DD.MM.YYYY" if language.get() == "nb" else "DD/MM/YYYY"
            st.date_input(_("On which day?"), dt.date.today(), key=f"day-{key}", format=shape)
        why = _("What was done?") if kind == "acted" else _("Why?")
        st.text_area(why, key=f"words-{key}", max_chars=500)
        st.text_input(
            _("Your name"), st.session_state.get(_NAME, ""), key=f"who-{key}", max_chars=80
        )

        def said() -> None:
            day = st.session_state.get(f"day-{key}") or dt.date.today()
            who, words = (st.session_state[f"{one}-{key}"].strip() for one in ("who", "words"))
            st.session_state[_NAME] = who
            st.session_state[f"open-{key}"] = False
            subject = subject_of(finding)
            remark(desk.warehouse().notes, desk.scope(), subject, kind, (day, who, words))

        st.button(_("Keep"), key=f"keep-{key}", type="primary", on_click=spoken(said))
