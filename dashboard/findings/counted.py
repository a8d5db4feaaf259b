"""Observed and expected, by unit and month of placement."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from dashboard.findings.company import Codes, Company, Floats, Rows, counted, summed
from dashboard.findings.outcomes import Outcome
from dashboard.findings.segments import Segments

_STRATUM = "customer_type"  # whose reasons to object differ in kind, not only in number


@dataclass(frozen=True, slots=True)
class Counts:
    """Cases, bad outcomes and expected ones: by unit and month, and of all by month."""

    cases: Floats
    observed: Floats
    expected: Floats
    all_cases: Floats
    all_observed: Floats
    all_expected: Floats


@dataclass(frozen=True, slots=True)
class Base:
    """Where the cases of an outcome lie among the units of a dimension.

    `slots` are unit and month of each of its cases as one number, as in Segments, `cases` how many
    each has. Where one reason's part of it is taken, `expected` is kept by stratum of customers,
    else as one. `doubts` are those of units that were asked for before.
    """

    slots: Codes
    cases: Floats
    expected: Floats
    doubts: dict[int, float] = field(default_factory=dict)
    _sorted: list[sparse.csr_array] = field(default_factory=list)

    @property
    def whole(self) -> Floats:
        """Return shares that take everything that is expected."""
        return np.ones(self.expected.shape[-1])

    def places_in(self, slot: int) -> Rows:
        """Return where the cases of a slot are, sorted once: there may be many slots to ask for."""
        if not self._sorted:
            self._sorted.append(_by_slot(self.slots, self.cases.size))
        table = self._sorted[0]
        return np.asarray(table.indices[table.indptr[slot] : table.indptr[slot + 1]])


def base_of(
    outcome: Outcome, segments: Segments, expected: Floats, strata: Codes | None = None
) -> Base:
    """Return what an outcome's cases and expectations are in each unit and month.

    `expected` is what is of each case; `strata` are given where it is to be kept by them.
    """
    slots, shape = outcome.of(segments.slots), segments.shape
    size, width, crossed = shape[0] * shape[1], 1, slots
    if strata is not None:
        width = int(strata.max(initial=0)) + 1
        crossed = slots * np.int32(width) + strata
    own = summed(crossed, expected, size * width).reshape(*shape, width)
    return Base(slots, counted(slots, size).reshape(shape), own)


def counts_of(base: Base, outcome: Outcome, shares: Floats, hits: Rows | None = None) -> Counts:
    """Return the counts of an outcome, or of its part that only some cases (`hits`) make up.

    `shares` says which part of what is expected in each stratum that is.
    """
    slots, bad = base.slots, outcome.bad
    if hits is not None:
        slots, bad = slots[hits], bad[hits]
    observed = summed(slots, bad, base.cases.size).reshape(base.cases.shape)
    every = (base.cases, observed, base.expected @ shares)
    return Counts(*(one[1:] for one in every), *(one.sum(axis=0) for one in every))


def _by_slot(slots: Codes, size: int) -> sparse.csr_array:
    """Return places as columns, slots as rows: that sorts them in one pass."""
    ends = np.arange(len(slots) + 1, dtype=np.int32)
    ones = np.ones(len(slots), dtype=np.int8)
    return sparse.csc_array((ones, slots, ends), (size, len(slots))).tocsr()


def strata_in(company: Company, outcome: Outcome) -> Codes:
    """Return the stratum of customers of each of an outcome's cases."""
    return np.asarray(outcome.of(company.mix[_STRATUM]))


def parts(strata: Codes, bad: Floats, several: Sequence[Rows]) -> list[Floats]:
    """Return which part of the bad outcomes each of several sets of cases make up.

    Those are shares by stratum, drawn to what they are of all.
    """
    width = int(strata.max(initial=0)) + 1
    every = summed(strata, bad, width)
    own = [summed(strata[hits], bad[hits], width) for hits in several]
    return [(one + 10 * one.sum() / max(every.sum(), 1)) / (every + 10) for one in own]
