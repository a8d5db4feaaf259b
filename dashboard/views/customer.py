"""A customer: facts, figures, objections and cases on one page."""

from dashboard.components.described import value_labels
from dashboard.components.one_customer import one_customer
from dashboard.filters import Filters
from dashboard.i18n import mark

TITLE = mark("Customer")
ICON = ":material/person:"


def about(filters: Filters) -> str | None:
    """Return which customer is shown, where it is one."""
    chosen = filters.customer or ()
    return value_labels("customer", chosen)[0] if len(chosen) == 1 else None


def render(filters: Filters) -> None:
    """Show the customer that the selection names."""
    one_customer(filters)
