"""Why customers object, which process can remove the cause, and who was right."""

import streamlit as st

from dashboard.charts.plots import paired, ranked
from dashboard.components.address import here
from dashboard.components.card import chart_card, narrowing
from dashboard.components.owners_editor import owners_editor, reasons_of
from dashboard.filters import Filters

_BOTH = ("disputed_count", "disputed_amount")


def dispute_causes(filters: Filters) -> None:
    """Show reasons beside the processes that own them, and the map between the two."""

    def to_owner(owner: str) -> str:
        """Return the selection of the owner's reasons, of those chosen where some are."""
        owned = reasons_of(owner)
        return here(
            filters.narrow(reason=tuple(one for one in filters.reason or owned if one in owned))
        )

    left, right = st.columns(2)
    with left:
        reasons = paired("dispute_reason", _BOTH, told="disputed_count")
        chart_card("disputes/reasons", filters, reasons, narrowing("reason", filters))
    with right:
        owners = paired("owner", _BOTH, told="disputed_amount")
        chart_card("disputes/owners", filters, owners, to_owner)
        chart_card("disputes/outcomes", filters, ranked("dispute_outcome", "disputed_count"))
    owners_editor(filters)
