"""The parts of a company that may stand out: units of one dimension, and of two at once."""

from dataclasses import dataclass

import numpy as np

from dashboard.findings.company import LEAST_CASES_OF_CUSTOMER, Codes, Company, Rows

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
    """The units of a dimension that have enough cases, and which cases (`rows`) are theirs.

    `slots` are unit and month of placement of each as one number, `months` to a unit; 1 where they
    are not told apart.
    """

    names: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    rows: Rows
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
        """Return how many units and months there are."""
        return len(self.labels), self.months


def segments_of(company: Company) -> tuple[Segments, ...]:
    """Return every dimension with at least one unit that can be judged."""
    found = [_segments(company, names) for names in DIMENSIONS]
    return tuple(one for one in found if one.count)


def _segments(company: Company, names: tuple[str, ...]) -> Segments:
    keys = [company.keys[name] for name in names]
    sizes = tuple(max(len(key.labels), 1) for key in keys)
    stated = company.rows_where(np.logical_and.reduce([key.codes >= 0 for key in keys]))
    joined = np.ravel_multi_index(tuple(key.codes[stated] for key in keys), sizes)
    least = LEAST_CASES_OF_CUSTOMER if UNDATED in names else LEAST_CASES
    units, codes = _with_least(joined, int(np.prod(sizes)), least)
    if not (inside := codes >= 0).all():
        stated, codes = stated[inside], codes[inside]
    months = 1 if UNDATED in names else len(company.months)
    slots = codes if months == 1 else codes * np.int32(months) + company.month[stated]
    parts = np.unravel_index(units, sizes)
    labels = [tuple(key.labels[part[i]] for key, part in zip(keys, parts, strict=True))
              for i in range(len(units))]  # fmt: skip
    return Segments(names, tuple(labels), stated, slots, months)


def _with_least(joined: Rows, most: int, least: int) -> tuple[Rows, Codes]:
    """Return the values that enough rows have, and each row's place among them; -1 for others."""
    values, places = None, joined
    if most > 4 * len(joined) + 1_000_000:
        values, places = np.unique(joined, return_inverse=True)
    counts = np.bincount(places)
    kept = np.flatnonzero(counts >= least)
    renumbered = np.full(len(counts), -1, dtype=np.int32)
    renumbered[kept] = np.arange(len(kept))
    return kept if values is None else values[kept], renumbered[places]
