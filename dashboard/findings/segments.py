"""The parts of a company that may stand out: units of one dimension, and of two at once."""

from dataclasses import dataclass

import numpy as np

from dashboard.findings.company import LEAST_CASES_OF_CUSTOMER, Codes, Company, Rows, counted
from dashboard.findings.cores import at_once

# One dimension or a pair, the plainest first: of two names for the same cases the earlier is told.
SINGLES = (("department",), ("claim_type",), ("customer_id",), ("agency",), ("country",))
PAIRS = (("department", "agency"), ("department", "customer_id"))
DIMENSIONS = (*SINGLES, *PAIRS)
# Too many and too small to be searched month by month.
UNDATED = "customer_id"
# Fewer cases than these say nothing: a dozen cases can look like anything.
LEAST_CASES = 60
LEAST_DISPUTES = 20


@dataclass(frozen=True, slots=True)
class Segments:
    """The units of a dimension that have enough cases, and which cases are theirs.

    `slots` are unit and month of placement of each case as one number, `months` to a unit; 1 where
    they are not told apart. The first unit is that of the cases that are in none.
    """

    names: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    slots: Codes
    months: int

    @property
    def count(self) -> int:
        """Return how many units there are."""
        return len(self.labels)

    @property
    def least_cases(self) -> int:
        """Return from how many cases on a unit of this kind can be judged."""
        return LEAST_CASES_OF_CUSTOMER if UNDATED in self.names else LEAST_CASES

    @property
    def shape(self) -> tuple[int, int]:
        """Return how many units and months there are in slots."""
        return 1 + len(self.labels), self.months


def segments_of(company: Company) -> tuple[Segments, ...]:
    """Return every dimension with at least one unit that can be judged."""
    found = at_once(lambda names: _segments(company, names), DIMENSIONS)
    return tuple(one for one in found if one.count)


def _segments(company: Company, names: tuple[str, ...]) -> Segments:
    keys = [company.keys[name] for name in names]
    sizes = tuple(max(len(key.labels), 1) for key in keys)
    stated = np.flatnonzero(np.logical_and.reduce([key.codes >= 0 for key in keys]))
    joined = np.ravel_multi_index(tuple(key.codes[stated] for key in keys), sizes)
    least = LEAST_CASES_OF_CUSTOMER if UNDATED in names else LEAST_CASES
    units, places = _with_least(joined, int(np.prod(sizes)), least)
    slots = np.zeros(company.size, dtype=np.int32)
    slots[stated] = places
    months = 1 if UNDATED in names else len(company.months)
    if months > 1:
        slots *= np.int32(months)
        slots += company.month
    parts = np.unravel_index(units, sizes)
    labels = ([key.labels[one] for one in part] for key, part in zip(keys, parts, strict=True))
    return Segments(names, tuple(zip(*labels, strict=True)), slots, months)


def _with_least(joined: Rows, most: int, least: int) -> tuple[Rows, Codes]:
    """Return the values that enough rows have, and each row's place among them, 0 for others."""
    values, places, size = None, joined, most
    if most > 4 * len(joined) + 1_000_000:
        values, places = np.unique(joined, return_inverse=True)
        size = len(values)
    kept = np.flatnonzero(counted(places, size) >= least)
    renumbered = np.zeros(size, dtype=np.int32)
    renumbered[kept] = np.arange(1, 1 + len(kept))
    return kept if values is None else values[kept], renumbered[places]
