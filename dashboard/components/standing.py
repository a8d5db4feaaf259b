"""Where each department stands on a metric that the reader chooses."""

from collections.abc import Sequence

from dashboard import catalogue
from dashboard.charts.plots import dots
from dashboard.components.card import chart_card, narrowing
from dashboard.components.choice import choice, chosen
from dashboard.components.desk import figures
from dashboard.filters import Filters
from dashboard.i18n import _
from dashboard.warehouse.slices import Slice

_METRICS = (
    "collection_rate_90",
    "dispute_rate",
    "placement_lag",
    "self_inflicted_rate",
    "solved_rate",
    "days_to_settle",
    "unknown_reason_share",
)


def metric_choice(filters: Filters) -> None:
    """Let the reader choose the metric that departments are compared by."""
    choice("metric", _("Compare by"), _options(), filters)


def standing(filters: Filters, headline: Sequence[str] = ()) -> None:
    """Show every department against the company's level, the chosen ones apart.

    `headline` names the figures that the page asks for anyway: with them the level costs nothing.
    """
    company = filters.narrow(department=None)
    metric = chosen("metric", _options())
    level = figures("overview/headline", company, *(headline or (metric,)))[metric]
    chart_card(
        "departments/ranking",
        company,
        dots("department", metric, level, filters.department),
        narrowing("department", filters, "departments"),
        Slice(columns=("department", metric)),
    )


def case_rate(filters: Filters) -> None:
    """Show how many of each department's invoices became cases, the chosen ones apart."""
    company = filters.narrow(department=None)
    chart_card(
        "departments/case_rate",
        company,
        dots("department", "case_rate", None, filters.department),
        narrowing("department", filters, "departments"),
    )


def _options() -> dict[str, str]:
    return {name: catalogue.metrics()[name].label for name in _METRICS}
