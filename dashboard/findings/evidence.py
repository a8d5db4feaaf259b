"""What a finding is seen by: observed beside expected, and what chance and nature explain."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from dashboard.findings.against import Months, held_against, level_of_others
from dashboard.findings.banded import banded
from dashboard.findings.basis import Basis
from dashboard.findings.company import Flags, summed
from dashboard.findings.finding import Finding
from dashboard.findings.standing_out import Material

_BEFORE = 18  # months shown before a change
_BESIDE = 12  # other units shown at most

Label = dt.date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A month or a unit: observed, expected, and the band; shares, or days as medians."""

    label: Label
    case_count: int
    observed: float
    expected: float
    low: float
    high: float
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """A finding's months where a change is dated, else the units beside each other.

    `whole` is all its cases as one point, `other_count` how many others it was held against.
    """

    points: tuple[Point, ...]
    whole: Point
    in_days: bool
    other_count: int


def evidence_of(material: Material, finding: Finding) -> Evidence | None:
    """Return what a finding is seen by; None where its cases are not among these."""
    measure = "days_waited" if finding.is_wait else finding.measure
    basis, months = held_against(material, measure, finding.segment)
    if basis is None:
        return None
    view = _View(basis, finding.nature, finding.measure == "collection_rate")
    since = months.index(finding.since) if finding.since in months else 0
    whole = view.point(basis.is_own & (basis.month >= since), finding.since or ())
    found = view.beside() if finding.since is None else view.by_month(months, since)
    others = len(np.unique(basis.unit[(basis.unit >= 0) & ~basis.is_own]))
    return Evidence(tuple(found), whole, finding.in_days, others) if whole else None


@dataclass(frozen=True, slots=True)
class _View:
    """A basis as points; `good` where shares of what went well are told."""

    basis: Basis
    nature: float
    good: bool

    def beside(self) -> Iterator[Point]:
        """Return the finding's unit and the largest others."""
        basis = self.basis
        known = basis.unit >= 0
        sizes = summed(basis.unit[known], basis.cases[known], len(basis.labels))
        others = [one for one in np.argsort(-sizes, kind="stable") if one != basis.own][:_BESIDE]
        for unit in (basis.own, *others):
            own = bool(unit == basis.own)
            point = self.point(basis.unit == unit, basis.labels[unit], is_own=own)
            if point:
                yield point

    def by_month(self, months: Months, since: int) -> Iterator[Point]:
        """Return the finding's unit month by month, some before the change and all after it."""
        for place in range(max(since - _BEFORE, 0), len(months)):
            month, when = months[place], self.basis.month == place
            point = self.point(self.basis.is_own & when, month, when) if month else None
            if point:
                yield point

    def point(
        self, where: Flags, label: Label, when: Flags | None = None, *, is_own: bool = True
    ) -> Point | None:
        """Return a part of the cases against what the others lead to expect in the same time.

        The band is of chance and of how units differ anyway together (Spiegelhalter 2005, "Funnel
        plots for comparing institutional performance").
        """
        basis = self.basis
        cases = float(basis.cases[where].sum())
        if not cases:
            return None
        expected = float(basis.expected[where].sum()) * level_of_others(basis, when) / cases
        share = float(np.clip(expected, 1e-6, 1 - 1e-6))
        band = [share, *banded(share, cases / basis.spread, self.nature)]
        observed = float(basis.bad[where].sum()) / cases
        if len(basis.days):
            observed = float(np.median(basis.days[where]))
            band = _in_days(basis, band)
        elif self.good:
            observed, band = 1 - observed, [1 - band[0], 1 - band[2], 1 - band[1]]
        return Point(label, round(cases), observed, band[0], band[1], band[2], is_own)


def _in_days(basis: Basis, scores: Sequence[float]) -> list[float]:
    """Return the days that a median would be at where the mean rank is so high.

    A shift by d standard deviations puts the mean rank at Φ(d/√2) and the median's at Φ(d).
    """
    middle = float(basis.expected.mean()) or 0.5
    moved = ndtri(np.clip(scores, 1e-4, 1 - 1e-4)) - ndtri(middle)
    ranks = ndtr(moved * np.sqrt(2))
    return [float(one) for one in np.quantile(basis.days[~basis.is_own], ranks)]
