"""The parts of a company that may stand out: units of one dimension, and of two at once."""

from dataclasses import dataclass

import numpy as np

from dashboard.findings.company import Codes, Company, Rows

# One dimension or a pair, the plainest first: of two names for the same cases the earlier is told.
SINGLES = (("department",), ("claim_type",), ("customer_id",), ("agency",), ("country",))
PAIRS = (("department", "agency"), ("department", "customer_id"))
DIMENSIONS = (*SINGLES, *PAIRS)
# Too many and too small to be searched month by month.
UNDATED = "customer_id"
# Fewer cases than these say nothing: a dozen cases can look like anything.
LEAST_CASES = 60
LEAST_CASES_OF_CUSTOMER = 20
LEAST_DISPUTES = 20


@dataclass(frozen=True, slots=True)
class Segments:
    """The units of a dimension that have enough cases: `codes` says which one `rows` belong to."""

    names: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    rows: Rows
    codes: Codes

    @property
    def count(self) -> int:
        """Return how many units there are."""
        return len(self.labels)

    @property
    def least_cases(self) -> int:
        """Return from how many cases on a unit of this kind can be judged."""
        return LEAST_CASES_OF_CUSTOMER if UNDATED in self.names else LEAST_CASES

    @property
    def is_dated(self) -> bool:
        """Return whether its units are searched for a month since when."""
        return UNDATED not in self.names

    def rows_of(self, unit: int) -> Rows:
        """Return the cases of one unit."""
        return np.asarray(self.rows[self.codes == unit])


def segments_of(company: Company) -> tuple[Segments, ...]:
    """Return every dimension with at least one unit that can be judged."""
    found = [_segments(company, names) for names in DIMENSIONS]
    return tuple(one for one in found if one.count)


def _segments(company: Company, names: tuple[str, ...]) -> Segments:
    keys = [company.keys[name] for name in names]
    sizes = tuple(max(len(key.labels), 1) for key in keys)
    stated = np.flatnonzero(np.logical_and.reduce([key.codes >= 0 for key in keys]))
    joined = np.ravel_multi_index(tuple(key.codes[stated] for key in keys), sizes)
    least = LEAST_CASES_OF_CUSTOMER if UNDATED in names else LEAST_CASES
    units, places, counts = _counted(joined, int(np.prod(sizes)))
    kept = np.flatnonzero(counts >= least)
    renumbered = np.full(len(units), -1, dtype=np.int32)
    renumbered[kept] = np.arange(len(kept), dtype=np.int32)
    codes = renumbered[places]
    inside = codes >= 0
    parts = np.unravel_index(units[kept], sizes)
    labels = [tuple(key.labels[part[i]] for key, part in zip(keys, parts, strict=True))
              for i in range(len(kept))]  # fmt: skip
    return Segments(names, tuple(labels), stated[inside], codes[inside])


def _counted(joined: Rows, most: int) -> tuple[Rows, Rows, Rows]:
    """Return the distinct codes, each row's place among them, and how many rows each has."""
    if most > 4 * len(joined) + 1_000_000:
        units, places, counts = np.unique(joined, return_inverse=True, return_counts=True)
        return units, places, counts
    counts = np.bincount(joined, minlength=most)
    return np.arange(most), joined, counts
