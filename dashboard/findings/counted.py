"""Observed and expected, by unit and month of placement."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.findings.company import Company, Floats, Rows, counted, summed
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

    `places` are positions in the outcome's arrays, `slots` unit and month as one number. Expected
    is kept by stratum of customers, so that one reason's part of it can be taken.
    """

    places: Rows
    slots: NDArray[np.int64]
    shape: tuple[int, int]
    month: NDArray[np.int64]
    cases: Floats
    expected: Floats
    all_cases: Floats
    all_expected: Floats


def base_of(company: Company, outcome: Outcome, mix: Mix, segments: Segments) -> Base:
    """Return what an outcome's cases and expectations are in each unit and month."""
    rows = outcome.rows_in(company)
    places, units = _places(company, outcome, segments)
    months = len(company.months) if segments.is_dated else 1
    month = company.month[rows].astype(np.int64) if segments.is_dated else np.zeros_like(rows)
    slots = segments.codes[units] * np.int64(months) + month[places]
    table = mix.abroad if segments.names == ("country",) else mix.expected
    expected = table[mix.cells]
    strata, width = company.mix[_STRATUM][rows], _strata(company)
    shape = (segments.count, months)
    return Base(
        places=places,
        slots=slots,
        shape=shape,
        month=month,
        cases=counted(slots, shape[0] * months).reshape(shape),
        expected=summed(
            slots * width + strata[places], expected[places], shape[0] * months * width
        ).reshape(*shape, width),
        all_cases=counted(month, months),
        all_expected=summed(month * width + strata, expected, months * width).reshape(
            months, width
        ),
    )


def counts_of(base: Base, outcome: Outcome, shares: Floats, hits: Rows | None = None) -> Counts:
    """Return the counts of an outcome, or of its part that only some cases (`hits`) make up.

    `shares` says which part of what is expected in each stratum that is.
    """
    slots, month, bad = base.slots, base.month, outcome.bad
    own = bad[base.places] if hits is None else bad
    if hits is not None:
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
    strata = company.mix[_STRATUM][outcome.rows_in(company)]
    width = _strata(company)
    own = summed(strata[hits], outcome.first[hits], width)
    every = summed(strata, outcome.first, width)
    return np.asarray((own + 10 * own.sum() / max(every.sum(), 1)) / (every + 10))


def _strata(company: Company) -> int:
    return int(company.mix[_STRATUM].max(initial=0)) + 1


def _places(company: Company, outcome: Outcome, segments: Segments) -> tuple[Rows, Rows]:
    """Return positions in the outcome's arrays, and in the segments' ones, of the cases in both."""
    if outcome.rows is None:
        return segments.rows, np.arange(len(segments.rows))
    position = np.full(company.size, -1, dtype=np.int64)
    position[outcome.rows] = np.arange(len(outcome.rows))
    places = position[segments.rows]
    inside = np.flatnonzero(places >= 0)
    return places[inside], inside
