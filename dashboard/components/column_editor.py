"""Which header feeds which column, to be changed header by header."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard.components import handed_in
from dashboard.components.markup import unmarked
from dashboard.components.side_by_side import side_by_side
from dashboard.dimensions import DIMENSIONS
from dashboard.i18n import _
from dashboard.intake import edits
from dashboard.intake.hand_in import HandIn, Part
from dashboard.intake.mapping_reader import FOLDS, SIGNED
from dashboard.intake.understanding import SIGNS
from dashboard.model import CASES, TABLES, Table

_CONSTANTS = ("agency", "creditor", "currency")


def column_editor(hand_in: HandIn, part: Part) -> None:
    """Let the reader say what the file is, what each header feeds, and what it does not tell."""
    opener = st.expander(
        _("Change what the columns are"),
        icon=":material/edit:",
        on_change="rerun",
        key=f"columns-{part.sender[:12]}",
        expanded=part.understood is None,
    )
    if not opener.open:
        return
    with opener:
        _table(hand_in, part)
        table = TABLES.get(_table_of(part))
        if table is None:
            return
        st.caption(_("Each heading of the file, and what it is:"))
        fed = _fed(part)
        side_by_side([partial(_header, hand_in, part, table, one) for one in part.headers])
        st.caption(_("What holds for every row, where the file does not tell it:"))
        missing = [name for name in _CONSTANTS if name in table.names and name not in fed]
        side_by_side([partial(_constant, hand_in, part, table, name) for name in missing])
        if table is CASES:
            _folds(hand_in, part)
        _signs(hand_in, part, table)


def _table_of(part: Part) -> str:
    """Return the table that a file feeds, or that a person said it should."""
    return part.table or edits.taken_as(part.told)


def _fed(part: Part) -> Mapping[str, str]:
    """Return the header that feeds each column."""
    if part.understood:
        return part.understood.seen.columns
    told = part.told.of(_table_of(part)).columns
    return {name: header for name, header in told.items() if header in part.headers}


def _table(hand_in: HandIn, part: Part) -> None:
    key = _key(part, "table")
    st.session_state[key] = _table_of(part) or None

    def change() -> None:
        _tell(hand_in, part, lambda told: edits.take_as(told, st.session_state[key]))

    st.selectbox(
        _("The file holds"),
        list(TABLES),
        key=key,
        format_func=DIMENSIONS["table_name"].value_label,
        placeholder=_("Choose"),
        on_change=handed_in.changing(hand_in, change),
    )


def _header(hand_in: HandIn, part: Part, table: Table, header: str) -> None:
    key, fed = _key(part, f"header-{header}"), _fed(part)
    st.session_state[key] = next((name for name, one in fed.items() if one == header), "")

    def change() -> None:
        column = st.session_state[key]
        _tell(hand_in, part, lambda told: edits.feed(told, table.name, fed, header, column))

    st.selectbox(
        unmarked(header),
        ["", *table.names],
        key=key,
        format_func=lambda name: _label(table, name, fed, header),
        on_change=handed_in.changing(hand_in, change),
    )


def _label(table: Table, name: str, fed: Mapping[str, str], header: str) -> str:
    if not name:
        return _("– not used –")
    label = _(table[name].label)
    taken = fed.get(name)
    return f"{label} ← {taken}" if taken and taken != header else label


def _constant(hand_in: HandIn, part: Part, table: Table, name: str) -> None:
    key = _key(part, f"constant-{name}")
    seen = part.understood.seen.constants if part.understood else {}
    st.session_state[key] = part.told.of(table.name).constants.get(name) or seen.get(name, "")

    def change() -> None:
        value = st.session_state[key].strip()
        _tell(hand_in, part, lambda told: edits.fill(told, table.name, name, value))

    st.text_input(_(table[name].label), key=key, on_change=handed_in.changing(hand_in, change))


def _folds(hand_in: HandIn, part: Part) -> None:
    """Let the reader say how amounts count where a case stands on several rows."""
    amounts = [name for name in CASES.of_kind("money") if name in _fed(part)]
    if not amounts:
        return
    st.caption(_("Where a case has several rows, an amount of theirs is:"))
    words = {
        "": _("found out"),
        "sum": _("added up"),
        "once": _("told on each"),
    }
    side_by_side([partial(_fold, hand_in, part, name, words) for name in amounts])


def _fold(hand_in: HandIn, part: Part, name: str, words: Mapping[str, str]) -> None:
    key = _key(part, f"fold-{name}")
    st.session_state[key] = part.told.of(CASES.name).fold.get(name, "")

    def change() -> None:
        _tell(hand_in, part, lambda told: edits.fold(told, name, st.session_state[key]))

    st.selectbox(
        _(CASES[name].label),
        ["", *FOLDS],
        key=key,
        format_func=words.__getitem__,
        on_change=handed_in.changing(hand_in, change),
    )


def _signs(hand_in: HandIn, part: Part, table: Table) -> None:
    """Let the reader say whether amounts that lessen a claim are written with a minus."""
    amounts = [name for name in SIGNED.get(table.name, ()) if name in _fed(part)]
    if not amounts:
        return
    st.caption(_("An amount that lessens the claim is written:"))
    words = {
        "": _("found out"),
        "minus": _("with a minus"),
        "plus": _("as it counts"),
    }
    side_by_side([partial(_sign, hand_in, part, table, name, words) for name in amounts])


def _sign(hand_in: HandIn, part: Part, table: Table, name: str, words: Mapping[str, str]) -> None:
    key = _key(part, f"sign-{name}")
    st.session_state[key] = part.told.of(table.name).signs.get(name, "")

    def change() -> None:
        how = st.session_state[key]
        _tell(hand_in, part, lambda told: edits.sign(told, table.name, name, how))

    st.selectbox(
        _(table[name].label),
        ["", *SIGNS],
        key=key,
        format_func=words.__getitem__,
        on_change=handed_in.changing(hand_in, change),
    )


def _tell(hand_in: HandIn, part: Part, edit: handed_in.Edit) -> None:
    hand_in.change(part.sender, edit)


def _key(part: Part, what: str) -> str:
    return f"edit-{part.sender[:12]}-{what}"
