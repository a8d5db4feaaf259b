"""The figures above the disputes, for all cases or only for disputed ones."""

from dataclasses import replace

from dashboard.components.kpi_row import Tile, kpi_row
from dashboard.filters import Filters

_PLACED = "overview/placed_months"
_OF_ALL = (
    Tile("dispute_rate", change="dispute_rate_90", spark=_PLACED),
    Tile("dispute_share"),
)
_OF_DISPUTED = (
    Tile("disputed_count"),
    Tile("disputed_amount"),
)
_ALWAYS = (
    Tile("disputed_open_amount", "overview/levels"),
    Tile("days_to_settle"),
    Tile("unknown_reason_share"),
    Tile("waiting_amount"),
)


def dispute_tiles(filters: Filters) -> None:
    """Show shares of all cases; where only disputed ones are selected, how many and how much."""
    among_disputed = filters != all_cases(filters)
    kpi_row((_OF_DISPUTED if among_disputed else _OF_ALL) + _ALWAYS, filters)


def all_cases(filters: Filters) -> Filters:
    """Return the selection without what only disputed cases have: the base of every rate."""
    return replace(filters, disputed=None, reason=None, dispute_open=None, dispute_age=None)
