"""How a file is cut into rows and cells, to be told where it was found wrongly."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboard.components import handed_in
from dashboard.components.layout_facts import ENCODINGS
from dashboard.i18n import _
from dashboard.intake import edits
from dashboard.intake.hand_in import HandIn, Part

_DELIMITERS = (";", ",", "\t", "|", "^", "~", ":")
_FOUND = ""


def layout_editor(hand_in: HandIn, part: Part) -> None:
    """Let the reader say how the file is cut; what is not said is found out."""
    opener = st.expander(
        _("Change how the file is read"),
        icon=":material/tune:",
        on_change="rerun",
        key=f"layout-{part.sender[:12]}",
    )
    if not opener.open:
        return
    with opener:
        st.caption(_("What is not told here is found out from the file."))
        first, second = st.columns(2)
        with first:
            if part.layout.encoding:
                _choice(hand_in, part, "encoding", _("Encoding"), ENCODINGS)
            _header_row(hand_in, part)
        with second:
            if part.layout.delimiter:
                marks = {one: _("tab") if one == "\t" else one for one in _DELIMITERS}
                _choice(hand_in, part, "delimiter", _("Between cells"), marks)


def _choice(hand_in: HandIn, part: Part, name: str, label: str, choices: Mapping[str, str]) -> None:
    key = _key(part, name)
    told = getattr(part.told.dialect, name) or _FOUND
    found = getattr(part.layout, name)
    words = {_FOUND: _("found: {value}", value=choices.get(found, found)), **choices}
    if told:
        words |= {_FOUND: _("found out"), told: choices.get(told, told)}
    st.session_state[key] = told
    st.selectbox(
        label,
        list(words),
        key=key,
        format_func=words.__getitem__,
        on_change=_telling(hand_in, part, name),
    )


def _header_row(hand_in: HandIn, part: Part) -> None:
    if not part.layout.header_row:
        return
    key = _key(part, "header_row")
    st.session_state[key] = part.layout.header_row
    st.number_input(
        _("Row of the names"),
        min_value=1,
        step=1,
        key=key,
        on_change=_telling(hand_in, part, "header_row"),
    )


def _telling(hand_in: HandIn, part: Part, name: str) -> handed_in.Change:
    def tell() -> None:
        change: dict[str, Any] = {name: st.session_state[_key(part, name)] or None}
        hand_in.change(part.sender, lambda told: edits.cut(told, **change))

    return handed_in.changing(hand_in, tell)


def _key(part: Part, what: str) -> str:
    return f"layout-{part.sender[:12]}-{what}"
