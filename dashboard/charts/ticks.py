"""Round places of an axis, named in the reader's language."""

import math
from collections.abc import Sequence

from dashboard import formats

_WHOLE_PERCENT = 0.01
_ROUNDING = 1e-9


def between(low: float, high: float) -> list[float]:
    """Return a few evenly spaced round places."""
    # A third of 0.3 is a little less than a tenth, and three tenths a little more than 0.3.
    part = (high - low) / 3 * (1 + _ROUNDING)
    tens = 10.0 ** math.floor(math.log10(part))
    step = max(one * tens for one in (1, 2, 5) if one * tens <= part)
    first, last = math.ceil(low / step - _ROUNDING), math.floor(high / step + _ROUNDING)
    return [step * place for place in range(first, last + 1)]


def as_percent(places: Sequence[float]) -> list[str]:
    """Return shares as percent, with decimals where the steps are that fine."""
    is_fine = len(places) > 1 and places[1] - places[0] < _WHOLE_PERCENT
    return [formats.percent(one, 1 if is_fine else 0) for one in places]


def by_magnitude(low: float, high: float) -> list[int]:
    """Return 1, 2 and 5 times the powers of ten between two counts."""
    tens = (10**power for power in range(math.ceil(math.log10(high)) + 1))
    return [one * ten for ten in tens for one in (1, 2, 5) if low <= one * ten <= high]
