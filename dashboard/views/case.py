"""A case: who, what, how much, what happened, and where the row came from."""

from dashboard.components.one_case import one_case
from dashboard.filters import Filters
from dashboard.i18n import mark

TITLE = mark("Case")
ICON = ":material/description:"


def render(filters: Filters) -> None:
    """Show the case that the address names."""
    one_case(filters)
