"""A case: who, what, how much, what happened, and where the row came from."""

from dashboard.components.one_case import one_case
from dashboard.filters import Filters
from dashboard.i18n import _, mark

TITLE = mark("Case")
ICON = ":material/description:"


def about(filters: Filters) -> str | None:
    """Return which case is shown."""
    return _("Case {case}", case=filters.case) if filters.case else None


def render(filters: Filters) -> None:
    """Show the case that the address names."""
    one_case(filters)
