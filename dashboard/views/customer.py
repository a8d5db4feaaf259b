"""A customer: facts, figures, objections and cases on one page."""

from dashboard.components.one_customer import one_customer
from dashboard.filters import Filters
from dashboard.i18n import mark

TITLE = mark("Customer")
ICON = ":material/person:"


def render(filters: Filters) -> None:
    """Show the customer that the selection names."""
    one_customer(filters)
