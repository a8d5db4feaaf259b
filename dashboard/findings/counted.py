"""Observed and expected, by unit and month of placement."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.findings.company import Codes, Company, Floats, Rows, counted, summed
from dashboard.findings.outcomes import Mix, Outcome
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

    `places` are positions in the outcome's arrays, `slots` unit and month as one number, `month`
    the month of each of the outcome's cases. Expected is kept by stratum of customers, so that one
    reason's part of it can be taken.
    """

    places: Rows
    slots: Codes
    shape: tuple[int, int]
    month: Codes
    cases: Floats
    expected: Floats
    all_cases: Floats
    all_expected: Floats


def base_of(company: Company, outcome: Outcome, mix: Mix, segments: Segments) -> Base:
    """Return what an outcome's cases and expectations are in each unit and month."""
    places, slots = _places(company, outcome, segments)
    shape, width = segments.shape, np.int64(_strata(company))
    strata, month = outcome.of(company.mix[_STRATUM]), outcome.of(company.month)
    if segments.months == 1:
        month = np.zeros_like(month)
    table = mix.abroad if segments.names == ("country",) else mix.expected
    expected = table[mix.cells]
    size = shape[0] * shape[1]
    return Base(
        places=places,
        slots=slots,
        shape=shape,
        month=month,
        cases=counted(slots, size).reshape(shape),
        expected=summed(
            slots * width + _taken(strata, places), _taken(expected, places), size * int(width)
        ).reshape(*shape, width),
        all_cases=counted(month, shape[1]),
        all_expected=summed(month * width + strata, expected, shape[1] * int(width)).reshape(
            shape[1], width
        ),
    )


def counts_of(base: Base, outcome: Outcome, shares: Floats, hits: Rows | None = None) -> Counts:
    """Return the counts of an outcome, or of its part that only some cases (`hits`) make up.

    `shares` says which part of what is expected in each stratum that is.
    """
    slots, month, bad = base.slots, base.month, outcome.bad
    if hits is None:
        own = _taken(bad, base.places)
    else:
        at = np.minimum(np.searchsorted(base.places, hits), len(base.places) - 1)
        inside = base.places[at] == hits
        slots, own = base.slots[at[inside]], bad[hits[inside]]
        month, bad = base.month[hits], bad[hits]
    return Counts(
        cases=base.cases,
        observed=summed(slots, own, base.cases.size).reshape(base.shape),
        expected=base.expected @ shares,
        all_cases=base.all_cases,
        all_observed=summed(month, bad, base.shape[1]),
        all_expected=base.all_expected @ shares,
    )


def whole(company: Company) -> Floats:
    """Return shares that take everything that is expected."""
    return np.ones(_strata(company))


def part(company: Company, outcome: Outcome, hits: Rows) -> Floats:
    """Return which part of the bad outcomes some cases make up, by stratum, drawn to all's."""
    strata = outcome.of(company.mix[_STRATUM])
    width = _strata(company)
    own = summed(strata[hits], outcome.first[hits], width)
    every = summed(strata, outcome.first, width)
    return np.asarray((own + 10 * own.sum() / max(every.sum(), 1)) / (every + 10))


def _strata(company: Company) -> int:
    return int(company.mix[_STRATUM].max(initial=0)) + 1


def _places(company: Company, outcome: Outcome, segments: Segments) -> tuple[Rows, Codes]:
    """Return positions in the outcome's arrays of the cases that the segments have, and slots."""
    if outcome.rows is None:
        return segments.rows, segments.slots
    slots = np.full(company.size, -1, dtype=np.int32)
    slots[segments.rows] = segments.slots
    found = slots[outcome.rows]
    places = np.flatnonzero(found >= 0)
    return places, found[places]


def _taken(values: NDArray[Any], places: Rows) -> NDArray[Any]:
    """Return the values at rising places, without a copy where those are all."""
    return values if len(places) == len(values) else values[places]
