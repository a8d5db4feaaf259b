"""Whether a rate changed at a day, such as the one on which something was done about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import expit, logit
from scipy.stats import binom, norm

from dashboard.findings.basis import Basis, basis_of, outcome_name
from dashboard.findings.company import Flags
from dashboard.findings.standing_out import Material

Verdict = Literal["early", "better", "worse", "same"]

_LEAST_CASES = 20  # before and since, to say anything
_LEAST_EXPECTED = 5.0  # bad ones on either side, had nothing changed
_CHANCE = 0.05
# One unit changes in time by nature: by a standard deviation of so much in log odds.
_DRIFT = 0.15
_NODES = np.arange(-4.0, 4.01, 0.25)
_WEIGHTS = norm.pdf(_NODES) / norm.pdf(_NODES).sum()


@dataclass(frozen=True, slots=True)
class Half:
    """The cases placed before or since a day: shares, or days as medians."""

    case_count: int
    observed: float
    expected: float


@dataclass(frozen=True, slots=True)
class Change:
    """What was before a day, what is since, and whether that is more than chance."""

    before: Half
    since: Half
    verdict: Verdict
    chance: float
    in_days: bool


def change_at(
    material: Material, measure: str, segment: Mapping[str, str], age: int
) -> Change | None:
    """Return how a segment's cases of at most an age in days compare with its older ones.

    None where nothing is known of the segment. How many bad ones lie on either side is held
    against what is expected there, at equal age and of the same mix: binomial given their sum
    (Przyborowski & Wilenski 1940), both ways, averaged over how much a unit drifts by nature.
    """
    outcome = material.outcomes.get(outcome_name(measure))
    basis = basis_of(material.company, outcome, segment) if outcome else None
    if basis is None:
        return None
    late = basis.age <= age
    own = basis.is_own
    good = measure == "collection_rate"
    halves = [_half(basis, own & one, good) for one in (~late, late)]
    verdict, chance = _judged(basis, own & ~late, own & late)
    return Change(halves[0], halves[1], verdict, chance, len(basis.days) > 0)


def _half(basis: Basis, where: Flags, good: bool) -> Half:
    cases = int(where.sum())
    if not cases:
        return Half(0, 0.0, 0.0)
    if len(basis.days):
        others = basis.days[~basis.is_own]
        return Half(cases, float(np.median(basis.days[where])), float(np.median(others)))
    shares = [float(one[where].sum()) / cases for one in (basis.bad, basis.expected)]
    observed, expected = (1 - one if good else one for one in shares)
    return Half(cases, observed, expected)


def _judged(basis: Basis, before: Flags, since: Flags) -> tuple[Verdict, float]:
    bad = [float(basis.bad[one].sum()) / basis.spread for one in (before, since)]
    level = [float(basis.expected[one].sum()) / basis.spread for one in (before, since)]
    cases = min(int(before.sum()), int(since.sum()))
    share = level[1] / max(sum(level), 1e-9)
    total, late = round(sum(bad)), round(bad[1])
    if cases < _LEAST_CASES or total * min(share, 1 - share) < _LEAST_EXPECTED:
        return "early", 1.0
    shares = expit(logit(share) + _DRIFT * _NODES)
    fewer = float(binom.cdf(late, total, shares) @ _WEIGHTS)
    more = float(binom.sf(late - 1, total, shares) @ _WEIGHTS)
    chance = min(2 * min(fewer, more), 1.0)
    if chance > _CHANCE:
        return "same", chance
    return ("better" if fewer < more else "worse"), chance
