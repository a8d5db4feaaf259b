"""An axis from nought on which the rare can be told apart beside the frequent."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard import formats
from dashboard.charts import ticks
from dashboard.charts.theme import Look

_DWARFED = 12.0  # times what most reach: beyond that an even axis shows them as one smear
_ROOM = 1.22  # for the name at the furthest mark
_BEFORE = 0.035  # of the axis, so that no mark at nought covers the names of rows
_APART = 0.12  # of the axis, from one named place to the next
_WHOLE = 0.01  # shares from which on no decimals are needed


@dataclass(frozen=True, slots=True)
class Along:
    """An axis up to the furthest mark, even or by square root; of days or of shares."""

    furthest: float
    by_root: bool
    in_days: bool

    def of(self, values: Iterable[float]) -> list[float]:
        """Return where values lie."""
        return [math.sqrt(max(one, 0.0)) if self.by_root else one for one in values]

    @property
    def ends(self) -> list[float]:
        """Return where the axis starts and ends."""
        (end,) = self.of([self.furthest])
        return [-end * _BEFORE, end * _ROOM]

    def ticks(self, look: Look) -> dict[str, Any]:
        """Return round places with a line at each, all along the axis."""
        found = self._by_root() if self.by_root else ticks.between(0, self.furthest * _ROOM)
        text = ticks.as_percent(found)
        if self.in_days:
            text = [formats.count(round(one)) for one in found]
        elif self.by_root:
            text = [formats.percent(one, 1 if 0 < one < _WHOLE else 0) for one in found]
        return {
            "tickvals": self.of(found),
            "ticktext": text,
            "showgrid": True,
            "gridcolor": look.grid,
        }

    def _by_root(self) -> list[float]:
        end = self.ends[1]
        tens = range(-4, math.ceil(math.log10(self.furthest)) + 1)
        places = sorted((step * 10.0**ten for ten in tens for step in (1, 2, 5)), reverse=True)
        found = [end**2 * 2]
        for one in places:
            if one <= end**2 and min(math.sqrt(found[-1]) - math.sqrt(one), math.sqrt(one)) > (
                _APART * end
            ):
                found.append(one)
        return [0.0, *found[:0:-1]]


def axis_of(highest: Iterable[float], usual: Iterable[float], *, in_days: bool) -> Along:
    """Return an axis for marks up to the highest, by root where those dwarf what is usual."""
    furthest, ordered = max(highest) or 1.0, sorted(usual)
    most = ordered[len(ordered) // 2] if ordered else furthest
    return Along(furthest, furthest > _DWARFED * most > 0, in_days)
