"""Units by how many cases they have, and how far chance and natural differences reach there."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.findings.banded import banded
from dashboard.findings.outcomes import Outcome
from dashboard.findings.segments import Segments, segments_of
from dashboard.findings.standing_out import Material
from dashboard.findings.strata import Stratum, strata_of
from dashboard.findings.tails import undated

DIMENSIONS = ("department", "customer_id")
MEASURES = ("dispute_rate", "collection_rate")
CHANCE = 0.05  # that any of the units shown lies beyond the band on one side
_STEPS = 40  # places that the band is drawn at


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its rate if its cases were of the age and mix of all, and whether that stands out.

    `reach` is how far it lies towards the edge of the band on the bad side, where it is 1; below
    0 on the good side.
    """

    name: str
    case_count: int
    rate: float
    reach: float

    @property
    def is_out(self) -> bool:
        """Return whether it lies beyond the band on the bad side."""
        return self.reach > 1


@dataclass(frozen=True, slots=True)
class Band:
    """Between which rates all units of so many cases lie by chance and nature."""

    case_count: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Funnel:
    """All units of a dimension that have enough cases, the company's level, and the band."""

    units: tuple[Unit, ...]
    level: float
    bands: tuple[Band, ...]
    least_cases: int


def funnels_of(material: Material) -> dict[tuple[str, str], Funnel]:
    """Return by measure and dimension the units that have enough cases to be judged."""
    segments = [one for one in segments_of(material.company) if one.names[0] in DIMENSIONS]
    singles = [one for one in segments if len(one.names) == 1]
    looked_at = [material.outcomes[name] for name in MEASURES if name in material.outcomes]
    return {
        (outcome.measure, one.names[0]): _funnel(material, outcome, one)
        for outcome in looked_at
        for one in singles
    }


def _funnel(material: Material, outcome: Outcome, segments: Segments) -> Funnel:
    """Return a funnel (Spiegelhalter 2005), rates indirectly standardised: level × bad/expected.

    The band holds all units at once (Bonferroni): in how many of 100 companies without a problem
    any lies beyond it on one side is CHANCE, however many units there are.
    """
    stratum = _whole(strata_of(material.company, outcome, [segments]))
    counts = undated(stratum.counts())
    cases, bad, expected = (one[:, 0] for one in (counts.cases, counts.observed, counts.expected))
    good = outcome.measure == "collection_rate"
    level = float(outcome.first.mean())
    nature, beyond = stratum.judged(0.0).nature, CHANCE / len(cases)

    def within(count: float) -> tuple[float, float]:
        return banded(level, count / outcome.spread, nature, beyond)

    rates = np.clip(level * bad / np.maximum(expected, 1e-9), 0, 1)
    edges = np.asarray([within(float(count))[1] for count in cases])
    reach = (rates - level) / np.maximum(edges - level, 1e-9)
    names = (label for (label,) in segments.labels)
    units = tuple(
        Unit(name, round(float(count)), 1 - rate if good else rate, far)
        for name, count, rate, far in zip(names, cases, rates.tolist(), reach.tolist(), strict=True)
    )
    places = np.geomspace(max(cases.min() * 0.8, 1), cases.max() * 1.2, _STEPS)
    drawn = [(float(count), *within(float(count))) for count in places]
    bands = tuple(Band(n, 1 - high, 1 - low) if good else Band(n, low, high)
                  for n, low, high in drawn)  # fmt: skip
    return Funnel(units, 1 - level if good else level, bands, segments.least_cases)


def _whole(strata: Sequence[Stratum]) -> Stratum:
    return next(one for one in strata if not one.reason)
