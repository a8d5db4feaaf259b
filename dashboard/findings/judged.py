"""Is it more than chance, and more than units differ by anyway? And since when?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, expit, logit, xlogy

from dashboard.findings.company import Floats
from dashboard.findings.counted import Counts
from dashboard.findings.natural import natural_variation
from dashboard.findings.rules import Rule

# How far units may lie from the others by nature, in standard deviations, and how likely that is.
_NODES = np.arange(-4.0, 8.01, 0.25)
_WEIGHTS = np.exp(-(_NODES**2) / 2) / np.exp(-(_NODES**2) / 2).sum()
_DRIFT = 0.15  # by how much one unit changes in time by nature, in log odds
_LEAST_BEFORE = 3.0  # expected bad outcomes before a change, to know what was before
_SINCE_GAIN = 4.0  # by how much a change has to explain better than a lasting difference
_WORTH_A_LOOK = 2.0


@dataclass(frozen=True, slots=True)
class Judged:
    """Per unit: how likely by chance and nature, how much is explained, and from which month on.

    `since` is a column of months, 0 for the whole time. `p` is 1 where there is too little.
    """

    p: Floats
    gain: Floats
    since: NDArray[np.int64]
    cases: Floats
    observed: Floats
    expected: Floats
    nature: float


@dataclass(frozen=True, slots=True)
class _Tails:
    """Counts from each month on, expected as the rest of the company does in the same months."""

    cases: Floats
    observed: Floats
    expected: Floats
    weight: Floats
    rest_weight: Floats
    rest_cases: Floats


def judged(counts: Counts, spread: float, rule: Rule, least_cases: int, usual: float) -> Judged:
    """Judge each unit against the company without it, one-sided, towards the bad.

    The chance of so many bad outcomes is the binomial tail, averaged over how far a unit may lie
    from the others by nature: a normal with the standard deviation of the units (a random
    effect in log odds; Spiegelhalter 2005, "Funnel plots for comparing institutional
    performance", and Spiegelhalter et al. 2012 on over-dispersion). Outcomes that vary less than
    yes or no count as correspondingly more cases (Wedderburn 1974). `usual` is by how much units
    of another dimension differ by nature, for dimensions with too few units to tell.
    """
    tails = _tails(counts, spread)
    enough = (tails.cases >= least_cases) & (tails.rest_cases >= 2 * least_cases)
    nature = _nature(tails, spread, max(rule.natural, usual))
    deviation = _deviation(tails, nature)
    looked_at = enough & _is_material(tails, rule)
    looked_at &= _plain_score(tails, spread) > _WORTH_A_LOOK
    p = np.ones_like(tails.cases)
    gain = np.where(looked_at, _gain(tails, spread), 0.0)
    p[looked_at] = _chance(tails, spread, deviation, looked_at)
    changed = _changed(counts, tails, spread, looked_at, least_cases)
    return _chosen(tails, p, changed, gain, enough, float(np.median(nature)))


def _tails(counts: Counts, spread: float) -> _Tails:
    cases, observed, expected = (
        _from_month_on(one) for one in (counts.cases, counts.observed, counts.expected)
    )
    all_cases, all_observed, all_expected = (
        _from_month_on(one) for one in (counts.all_cases, counts.all_observed, counts.all_expected)
    )
    rest_observed = np.maximum(all_observed - observed, 0)
    rest_expected = np.maximum(all_expected - expected, 0)
    level = (rest_observed + 0.5) / (rest_expected + 0.5)
    against = np.clip(expected * level, 1e-6, np.maximum(0.97 * cases, 1e-6))
    share = against / np.maximum(cases, 1)
    weight = against * (1 - share) / spread
    rest_weight = (rest_observed + 0.5) * (1 - share) / spread
    return _Tails(cases, observed, against, weight, rest_weight, all_cases - cases)


def _from_month_on(counts: Floats) -> Floats:
    return np.asarray(np.cumsum(counts[..., ::-1], axis=-1)[..., ::-1])


def _nature(tails: _Tails, spread: float, floor: float) -> Floats:
    observed, expected = tails.observed[:, 0], tails.expected[:, 0]
    return natural_variation(observed, expected, tails.weight[:, 0], spread, floor)


def _deviation(tails: _Tails, nature: Floats) -> Floats:
    """Return by how much each unit may differ from the rest: by nature, theirs and the rest's."""
    weight = tails.weight[:, 0]
    others = np.maximum(weight.sum() - weight, 1e-9)
    concentration = np.minimum(((weight**2).sum() - weight**2) / others**2, 1.0)
    variance = nature**2 * (1 + concentration)
    return np.asarray(np.sqrt(variance[:, None] + 1 / np.maximum(tails.rest_weight, 0.5)))


def _is_material(tails: _Tails, rule: Rule) -> NDArray[np.bool_]:
    good, expected_good = tails.cases - tails.observed, tails.cases - tails.expected
    ratio = tails.observed * expected_good >= rule.least_ratio * tails.expected * good
    return ratio & (tails.observed - tails.expected >= rule.least_excess)


def _plain_score(tails: _Tails, spread: float) -> Floats:
    """Return how far units are from what is expected, in standard deviations of mere chance."""
    residual = (tails.observed - tails.expected) / spread
    return np.asarray(residual / np.sqrt(np.maximum(tails.weight, 1e-9)))


def _chance(tails: _Tails, spread: float, deviation: Floats, where: NDArray[np.bool_]) -> Floats:
    cases, observed = tails.cases[where] / spread, tails.observed[where] / spread
    odds = logit(tails.expected[where] / tails.cases[where])
    return _tail(observed, cases - observed, odds, deviation[where])


def _tail(bad: Floats, good: Floats, odds: Floats, deviation: Floats) -> Floats:
    """Return the chance of so many bad ones or more, averaged over the natural differences."""
    shares = expit(odds[:, None] + deviation[:, None] * _NODES)
    return np.asarray(betainc(bad[:, None], good[:, None] + 1, shares) @ _WEIGHTS)


def _gain(tails: _Tails, spread: float) -> Floats:
    """Return the log likelihood gained by a level of its own (binomial deviance, halved)."""
    good, expected_good = tails.cases - tails.observed, tails.cases - tails.expected
    with np.errstate(divide="ignore", invalid="ignore"):
        gain = xlogy(tails.observed, tails.observed / tails.expected)
        gain += xlogy(good, good / expected_good)
    return np.asarray(np.nan_to_num(gain, nan=0.0, posinf=0.0, neginf=0.0) / spread)


def _changed(
    counts: Counts, tails: _Tails, spread: float, where: NDArray[np.bool_], least_cases: int
) -> Floats:
    """Return the chance that a unit is as much worse than itself before, by month of the change.

    Given all bad outcomes of a unit, how many lie after the change is binomial with the share
    that is expected there (the conditional test of two Poisson means, Przyborowski & Wilenski
    1940). What a unit differs by from others by nature cancels out.
    """
    before_cases = tails.cases[:, :1] - tails.cases
    expected_before = counts.expected.sum(axis=1, keepdims=True) - _from_month_on(counts.expected)
    rest = (counts.all_observed - counts.observed).clip(0)
    rest_expected = (counts.all_expected - counts.expected).clip(0)
    rest_before = rest.sum(axis=1, keepdims=True) - _from_month_on(rest)
    rest_level = rest_expected.sum(axis=1, keepdims=True) - _from_month_on(rest_expected)
    before = expected_before * (rest_before + 0.5) / (rest_level + 0.5)
    where = where & (before_cases >= least_cases) & (before >= _LEAST_BEFORE)
    p = np.ones_like(tails.cases)
    after = tails.expected[where]
    observed_before = (tails.observed[:, :1] - tails.observed)[where]
    uncertain = 1 / np.maximum(tails.rest_weight[where], 0.5) + 1 / (rest_before[where] + 0.5)
    p[where] = _tail(
        tails.observed[where] / spread,
        np.maximum(observed_before, 0) / spread,
        np.log(after / before[where]),
        np.sqrt(_DRIFT**2 + uncertain),
    )
    return p


def _chosen(
    tails: _Tails,
    lasting: Floats,
    changed: Floats,
    gain: Floats,
    enough: NDArray[np.bool_],
    nature: float,
) -> Judged:
    """Choose for each unit the whole time or the month since when it explains better.

    The chance of the best of many months is corrected for their number (Bonferroni).
    """
    units = np.arange(len(gain))
    looks = np.maximum(enough.sum(axis=1), 1)
    month = np.argmax(gain, axis=1)
    dated = np.minimum(lasting, changed)[units, month] * looks
    better = gain[units, month] > gain[:, 0] + _SINCE_GAIN
    clearer = (dated * 100 < lasting[:, 0]) & (lasting[:, 0] > 1e-4)
    is_late = (tails.cases[units, month] < tails.cases[:, 0]) & (month > 0)
    since = np.where((better | clearer) & is_late, month, 0)
    p = np.where(since > 0, np.minimum(dated, 1.0), lasting[:, 0])
    return Judged(
        p=p,
        gain=gain[units, since],
        since=since,
        cases=tails.cases[units, since],
        observed=tails.observed[units, since],
        expected=tails.expected[units, since],
        nature=nature,
    )
