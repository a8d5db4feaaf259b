"""Which units lie beyond chance and natural differences: a funnel on a card."""

from collections.abc import Mapping

import streamlit as st

from dashboard import formats
from dashboard.charts.funnel import funnel
from dashboard.components import desk
from dashboard.components.address import address
from dashboard.components.card import follow, narrowing
from dashboard.components.card_title import card_title
from dashboard.components.how_judged import how_judged_link
from dashboard.components.judged import funnels
from dashboard.components.markup import element, wrapped
from dashboard.components.surface import surface
from dashboard.filters import Filters
from dashboard.findings.funnel import MEASURES, Funnel
from dashboard.i18n import _, mark, ngettext

_FIGURE = {"displayModeBar": False, "responsive": True}
_ASKED: Mapping[tuple[str, str], str] = {
    ("dispute_rate", "department"): mark("Which departments are disputed beyond chance?"),
    ("collection_rate", "department"): mark("Which departments collect less, beyond chance?"),
    ("dispute_rate", "customer_id"): mark("Which customers dispute beyond chance?"),
    ("collection_rate", "customer_id"): mark("Which customers pay less, beyond chance?"),
}
_PAGES = {"department": "departments", "customer_id": "customer"}
_FILTERS = {"department": "department", "customer_id": "customer"}


def funnel_cards(filters: Filters, dimension: str) -> None:
    """Show the funnels of disputes and of collection beside each other."""
    for place, measure in zip(st.columns(2), MEASURES, strict=True):
        with place:
            _card(filters, measure, dimension)


def _card(filters: Filters, measure: str, dimension: str) -> None:
    found = funnels(filters).get((measure, dimension))
    key = f"funnel-{measure}-{dimension}-{desk.look(filters).dark}"
    with st.container(border=True, height="stretch", gap="small", key=f"card-{key}"):
        card_title(_(_ASKED[measure, dimension]), _told(found) if found else None)
        if found is None:
            text = _("No unit has enough cases to tell it from chance.")
            surface(wrapped("div", text, "empty"), f"empty-{key}")
            return
        event = st.plotly_chart(
            funnel(found, dimension, desk.look(filters)),
            key=key,
            theme=None,
            config=_FIGURE,
            on_select="rerun",
            selection_mode="points",
        )
        why = element("a", _("What stands out, and why?"), href=address("findings", filters))
        surface(wrapped("div", f"{why} · {how_judged_link()}", "more"), f"why-{key}")
        follow(event, narrowing(_FILTERS[dimension], filters, _PAGES[dimension]))


def _told(found: Funnel) -> str:
    """Say how many lie beyond, and how rates are made comparable."""
    count = sum(one.is_out for one in found.units)
    told = _("None lies beyond chance and natural differences.")
    if count:
        told = ngettext("{text} lies beyond chance and natural differences.",
                        "{text} lie beyond chance and natural differences.", count,
                        text=formats.count(count))  # fmt: skip
    how = _("Rates as they were if all cases were of the same age and mix; all together {level}.",
            level=formats.percent(found.level))  # fmt: skip
    return f"{told} {how}"
