"""Which process owns which dispute reason: everybody's map, to be changed in place."""

import streamlit as st

from dashboard import codes
from dashboard.components import desk
from dashboard.components.spoken import spoken
from dashboard.filters import Filters
from dashboard.i18n import _


def owners_editor(filters: Filters) -> None:
    """Let the reader hand a dispute reason to another process; kept for everybody at once."""
    opener = st.expander(
        _("Who owns which reason?"), icon=":material/edit:", on_change="rerun", key="owners"
    )
    if not opener.open:
        return
    with opener:
        st.caption(
            _(
                "A change counts for everybody who uses this store, from the next figure on."
                " The cases themselves stay as they were exported."
            )
        )
        current = desk.warehouse().notes.owners()
        reasons = [one for one in current if filters.reason is None or one in filters.reason]
        for column, share in zip(
            st.columns(3), (reasons[0::3], reasons[1::3], reasons[2::3]), strict=True
        ):
            with column:
                for reason in share:
                    _owner_of(reason, current[reason])


def reasons_of(owner: str) -> tuple[str, ...]:
    """Return the dispute reasons that a process owns now."""
    owners = desk.warehouse().notes.owners()
    return tuple(reason for reason, owned_by in owners.items() if owned_by == owner)


def _owner_of(reason: str, owner: str) -> None:
    key = f"owner-{reason}"
    st.session_state[key] = owner

    def changed() -> None:
        desk.warehouse().notes.set_owners({reason: st.session_state[key]})

    st.selectbox(
        _(codes.DISPUTE_REASONS[reason].label),
        list(codes.OWNERS),
        key=key,
        format_func=lambda code: _(codes.OWNERS[code]),
        on_change=spoken(changed),
    )
