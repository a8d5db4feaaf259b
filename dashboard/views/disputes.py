"""Disputes: why customers object, where, how fast it is settled, and what waits for us."""

from functools import partial

from dashboard.charts.objections import most_common
from dashboard.components.card import markup_card
from dashboard.components.dispute_causes import dispute_causes
from dashboard.components.dispute_course import dispute_course, waiting_for_us
from dashboard.components.dispute_tiles import all_cases, dispute_tiles
from dashboard.components.heat_table import heat_table
from dashboard.components.more import disputed_cases
from dashboard.filters import Filters
from dashboard.i18n import mark

TITLE = mark("Disputes")
ICON = ":material/gavel:"


def render(filters: Filters) -> None:
    """Show why and where customers object, then how fast it is settled and what waits for us."""
    dispute_tiles(filters)
    disputed_cases(filters)
    dispute_causes(filters)
    whole = all_cases(filters)
    heat = partial(heat_table, filters=whole)
    markup_card("disputes/reasons_by_department", whole, heat, most_common)
    dispute_course(filters)
    waiting_for_us(filters)
