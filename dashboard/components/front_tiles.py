"""The figures that the first page leads with."""

from dashboard.components.kpi_row import Tile, kpi_row
from dashboard.filters import Filters
from dashboard.i18n import mark

_MONTHS, _PLACED, _LEVELS = "overview/months", "overview/placed_months", "overview/levels"
_TILES = (
    Tile("outstanding_amount", _LEVELS, spark=_MONTHS),
    Tile(
        "collected_amount",
        _LEVELS,
        spark=_MONTHS,
        page="collection",
        title=mark("Collected, last 12 months"),
    ),
    Tile("collection_rate_90", spark=_PLACED, page="collection"),
    Tile("dispute_rate", change="dispute_rate_90", spark=_PLACED, page="disputes"),
    Tile(
        "disputed_open_amount",
        _LEVELS,
        spark="disputes/new_and_settled",
        spark_column="dispute_open_count",
        page="disputes",
    ),
    Tile("placement_lag", spark=_PLACED, page="departments"),
)


def front_tiles(filters: Filters) -> None:
    """Show what is out, what comes in, and whether it is better or worse than before."""
    kpi_row(_TILES, filters)
