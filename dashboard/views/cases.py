"""Cases: the rows behind every figure."""

from dashboard.components.case_rows import case_rows
from dashboard.filters import Filters
from dashboard.i18n import mark

TITLE = mark("Cases")
ICON = ":material/list:"


def render(filters: Filters) -> None:
    """Show the selection's cases: find, order and choose columns, and take them away."""
    case_rows(filters)
