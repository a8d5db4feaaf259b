"""What stands out: every finding, why it is not chance, and what was done about it."""

from dashboard.components.finding_card import finding_card
from dashboard.components.finding_lists import acted_on_before, set_aside
from dashboard.components.findings_head import findings_head
from dashboard.components.judged import not_set_aside, said, selection_told
from dashboard.filters import Filters
from dashboard.findings.looked_at import subject_of
from dashboard.i18n import mark

TITLE = mark("What stands out")
ICON = ":material/troubleshoot:"


def selection(filters: Filters) -> Filters:
    """Return the selection in the currency that findings are told in."""
    return selection_told(filters)


def render(filters: Filters) -> None:
    """Show the findings, the most expensive first; those set aside folded at the end."""
    findings_head(filters)
    acted = said("acted")
    for one in not_set_aside(filters):
        finding_card(one, acted.get(subject_of(one.finding)))
    acted_on_before(filters)
    set_aside(filters)
