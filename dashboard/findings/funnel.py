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
_STEPS = 40  # places that the band is drawn at


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its rate if its cases were of the age and mix of all, and whether that stands out.

    `is_out` tells that it lies beyond the band on the bad side.
    """

    name: str
    case_count: int
    rate: float
    is_out: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Between which rates so many cases lie by chance and nature."""

    case_count: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Funnel:
    """All units of a dimension, the company's level, and the band around it."""

    units: tuple[Unit, ...]
    level: float
    bands: tuple[Band, ...]


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
    """Return a funnel (Spiegelhalter 2005), rates indirectly standardised: level × bad/expected."""
    stratum = _whole(strata_of(material.company, outcome, [segments]))
    counts = undated(stratum.counts())
    cases, bad, expected = (one[:, 0] for one in (counts.cases, counts.observed, counts.expected))
    good = outcome.measure == "collection_rate"
    level = float(outcome.first.mean())
    nature = stratum.judged(0.0).nature
    rates = np.clip(level * bad / np.maximum(expected, 1e-9), 0, 1)
    reach = [banded(level, float(n) / outcome.spread, nature)[1] for n in cases]
    names = (label for (label,) in segments.labels)
    units = tuple(
        Unit(name, round(float(n)), 1 - rate if good else rate, rate > high)
        for name, n, rate, high in zip(names, cases, rates.tolist(), reach, strict=True)
    )
    places = np.geomspace(max(cases.min() * 0.8, 1), cases.max() * 1.2, _STEPS)
    drawn = [(float(n), *banded(level, float(n) / outcome.spread, nature)) for n in places]
    bands = tuple(Band(n, 1 - high, 1 - low) if good else Band(n, low, high)
                  for n, low, high in drawn)  # fmt: skip
    return Funnel(units, 1 - level if good else level, bands)


def _whole(strata: Sequence[Stratum]) -> Stratum:
    return next(one for one in strata if not one.reason)
