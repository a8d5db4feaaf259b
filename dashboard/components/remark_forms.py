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
_EARLIEST = dt.date(1990, 1, 1)


def remark_forms(finding: Finding, acted: Remark | None) -> None:
    """Offer to set a finding aside with a reason, and to tell of an action or take that back."""
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
        # The calendar drops down over what is below a day: nothing but its own note is.
        asked, dated = st.columns([5, 4], gap="medium") if kind == "acted" else (opener, opener)
        if kind == "acted":
            with dated:
                _day(key)
        with asked:
            lacks = st.session_state.pop(f"lacks-{key}", False)
            _words(key, _("What was done?") if kind == "acted" else _("Why?"), lacks)

        def said() -> None:
            day = st.session_state.get(f"day-{key}") or _today(kind)
            who, words = (st.session_state[f"{one}-{key}"].strip() for one in ("who", "words"))
            st.session_state[_NAME] = who
            if kind == "aside" and not words:
                st.session_state[f"lacks-{key}"] = True
                return
            st.session_state[f"open-{key}"] = False
            subject = subject_of(finding)
            told = (day, who, words)
            remark(desk.warehouse().notes, desk.scope(), subject, kind, told, finding.since)

        with asked:
            st.button(_("Keep"), key=f"keep-{key}", type="primary", on_click=spoken(said))


def _words(key: str, why: str, lacks: bool) -> None:
    st.text_area(why, key=f"words-{key}", max_chars=500)
    if lacks:
        st.error(_("Say why: nothing is set aside without a reason that others can read."))
    st.text_input(_("Your name"), st.session_state.get(_NAME, ""), key=f"who-{key}", max_chars=80)


def _day(key: str) -> None:
    """Ask for a day that exports can tell of, the last one where none is said."""
    last = _today("acted")
    shape = "DD.MM.YYYY" if language.get() == "nb" else "DD/MM/YYYY"
    st.date_input(
        _("On which day?"),
        last,
        min_value=_EARLIEST,
        max_value=last,
        key=f"day-{key}",
        format=shape,
    )
    st.caption(_("Cases placed before this day are held against those placed since."))


def _today(kind: str) -> dt.date:
    """Return the day of what is said; what was done is told by exports, up to their day."""
    return desk.warehouse().info().export_day if kind == "acted" else dt.date.today()
