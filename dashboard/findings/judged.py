"""Is it more than chance, and more than units differ by anyway? And since when?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, expit, logit

from dashboard.findings.company import Floats
from dashboard.findings.counted import Counts
from dashboard.findings.natural import LEAST_WEIGHT, Units, natural_variation
from dashboard.findings.rules import Rule
from dashboard.findings.tails import Tails, from_month_on, gain_of, normal, tails_of, undated

# How far units may lie from the others by nature, in standard deviations, and how likely that is.
_NODES = np.arange(-4.0, 8.01, 0.25)
_WEIGHTS = normal(_NODES)
_LEAST_BEFORE = 3.0  # expected bad outcomes before a change, to know what was before
_SINCE_GAIN = 4.0  # by how much a change has to explain better than a lasting difference
_WORTH_A_LOOK = 2.0
_RANKS = 0.4  # spread of ranks, and of what is spread as little


@dataclass(frozen=True, slots=True)
class Judged:
    """Per unit: how likely by chance and nature, how much is explained, and from which month on.

    `since` is a column of months, 0 for the whole time. `p` is 1 where there is too little.
    `deviation` is by how much each may differ from the rest anyway, `nature` how much all do.
    """

    p: Floats
    gain: Floats
    since: NDArray[np.int64]
    cases: Floats
    observed: Floats
    expected: Floats
    deviation: Floats
    nature: float


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What units are judged by.

    `spread` is the outcome's, `least_cases` from how many cases on a unit is judged, `usual` by how
    much units of another dimension differ by nature, for dimensions with too few units to tell.
    `doubt` returns how uncertain what is expected of a unit is, as a variance of log odds.
    """

    spread: float
    rule: Rule
    least_cases: int
    usual: float = 0.0
    doubt: Callable[[int], float] = lambda _unit: 0.0


def judged(counts: Counts, by: Yardstick) -> Judged:
    """Judge each unit against the company without it, one-sided, towards the bad.

    The chance of so many bad outcomes is the binomial tail, averaged over how far a unit may lie
    from the others by nature: a normal with the standard deviation of the units (a random
    effect in log odds; Spiegelhalter 2005, "Funnel plots for comparing institutional
    performance", and Spiegelhalter et al. 2012 on over-dispersion). Outcomes that vary less than
    yes or no count as correspondingly more cases (Wedderburn 1974).
    """
    tails = tails_of(counts, by.spread)
    enough = (tails.cases >= by.least_cases) & (tails.rest_cases >= 2 * by.least_cases)
    nature = _nature(tails, by)
    looked_at = enough & _is_material(tails, by.rule)
    looked_at &= _plain_score(tails, by.spread) > _WORTH_A_LOOK
    doubt = np.zeros((len(tails.cases), 1))
    for unit in np.flatnonzero(looked_at.any(axis=1)):
        doubt[unit] = by.doubt(int(unit))
    p = np.ones_like(tails.cases)
    gain = np.where(looked_at, gain_of(tails, by.spread), 0.0)
    deviations = [_deviation(tails, one, doubt) for one in nature.T]
    p[looked_at] = np.mean([_chance(tails, by.spread, x, looked_at) for x in deviations], axis=0)
    changed = _changed(counts, tails, by, looked_at)
    chosen = _chosen(tails, p, changed, gain, enough)
    usual = deviations[len(deviations) // 2]
    return replace(chosen, deviation=usual[np.arange(len(usual)), chosen.since],
                   nature=float(np.median(nature)))  # fmt: skip


def nature_of(several: Sequence[Counts], floor: float) -> Floats:
    """Return by how much units differ in each of several parts of an outcome, such as reasons.

    Each part has few bad outcomes to tell it by; together they tell it well. Shares of a whole
    differ the more, in log odds, the smaller they are: with a variance of 1/share times a constant
    where they are Dirichlet-distributed (Mosimann 1962, the compound multinomial).
    """
    tails = [tails_of(undated(one), 1.0) for one in several]
    shares = np.array([one.expected.sum() / max(one.cases.sum(), 1) for one in tails])
    scales = np.sqrt(np.average(shares, weights=shares + 1e-9) / np.maximum(shares, 1e-6))
    each = np.repeat(scales, [len(one.cases) for one in tails])
    weight = np.concatenate([one.weight[:, 0] for one in tails])
    more = np.concatenate([(one.observed - one.expected)[:, 0] for one in tails]) * each
    weight = np.where(weight >= LEAST_WEIGHT, weight * each**2, 0.0)
    found = natural_variation(Units(more, np.zeros_like(more), weight, 1.0), floor)
    return np.asarray(float(np.median(found)) * scales)


def _nature(tails: Tails, by: Yardstick) -> Floats:
    return natural_variation(_units(tails, by.spread), max(by.rule.natural, by.usual))


def _units(tails: Tails, spread: float) -> Units:
    return Units(tails.observed[:, 0], tails.expected[:, 0], tails.weight[:, 0], spread)


def _deviation(tails: Tails, nature: Floats, doubt: Floats) -> Floats:
    """Return by how much each unit may differ from the rest: by nature, theirs and the rest's."""
    weight = tails.weight[:, 0]
    others = np.maximum(weight.sum() - weight, 1e-9)
    concentration = np.minimum(((weight**2).sum() - weight**2) / others**2, 1.0)
    variance = (nature**2 * (1 + concentration))[:, None] + doubt
    return np.asarray(np.sqrt(variance + 1 / np.maximum(tails.rest_weight, 0.5)))


def _is_material(tails: Tails, rule: Rule) -> NDArray[np.bool_]:
    good, expected_good = tails.cases - tails.observed, tails.cases - tails.expected
    ratio = tails.observed * expected_good >= rule.least_ratio * tails.expected * good
    least = np.maximum(rule.least_share * tails.cases, rule.least_excess)
    return ratio & (tails.observed - tails.expected >= least)


def _plain_score(tails: Tails, spread: float) -> Floats:
    """Return how far units are from what is expected, in standard deviations of mere chance."""
    residual = (tails.observed - tails.expected) / spread
    return np.asarray(residual / np.sqrt(np.maximum(tails.weight, 1e-9)))


def _chance(tails: Tails, spread: float, deviation: Floats, where: NDArray[np.bool_]) -> Floats:
    cases, observed = tails.cases[where] / spread, tails.observed[where] / spread
    share = tails.expected[where] / tails.cases[where]
    shares = (_by_odds if spread < _RANKS else _natural)(share, deviation[where])
    return _tail(observed, cases - observed, shares)


def _natural(share: Floats, deviation: Floats) -> Floats:
    """Return shares around those expected, one for each node; the deviation is in log odds.

    They are normal after the arcsine of the square root (Anscombe 1948), in which shares that are
    beta-distributed differ evenly: between log odds, which let small shares differ by any factor,
    and shares as they are.
    """
    angle = np.arcsin(np.sqrt(share))
    step = deviation * np.sqrt(share * (1 - share)) / 2
    return np.asarray(np.sin(np.clip(angle[:, None] + step[:, None] * _NODES, 0, np.pi / 2)) ** 2)


def _by_odds(share: Floats, deviation: Floats) -> Floats:
    """Return shares around those expected, normal in log odds: how mean ranks move."""
    odds = logit(share)[:, None] + deviation[:, None] * _NODES
    return np.asarray(expit(odds))


def _tail(bad: Floats, good: Floats, shares: Floats) -> Floats:
    """Return the chance of so many bad ones or more, averaged over the natural differences."""
    return np.asarray(betainc(bad[:, None], good[:, None] + 1, shares) @ _WEIGHTS)


def _changed(counts: Counts, tails: Tails, by: Yardstick, where: NDArray[np.bool_]) -> Floats:
    """Return the chance that a unit is as much worse than itself before, by month of the change.

    Given all bad outcomes of a unit, how many lie after the change is binomial with the share
    that is expected there (the conditional test of two Poisson means, Przyborowski & Wilenski
    1940). What a unit differs by from others by nature cancels out.
    """
    before_cases = tails.cases[:, :1] - tails.cases
    expected_before = counts.expected.sum(axis=1, keepdims=True) - from_month_on(counts.expected)
    rest = (counts.all_observed - counts.observed).clip(0)
    rest_expected = (counts.all_expected - counts.expected).clip(0)
    rest_before = rest.sum(axis=1, keepdims=True) - from_month_on(rest)
    rest_level = rest_expected.sum(axis=1, keepdims=True) - from_month_on(rest_expected)
    before = expected_before * (rest_before + 0.5) / (rest_level + 0.5)
    where = where & (before_cases >= by.least_cases) & (before >= _LEAST_BEFORE)
    p = np.ones_like(tails.cases)
    after = tails.expected[where]
    observed_before = (tails.observed[:, :1] - tails.observed)[where]
    uncertain = 1 / np.maximum(tails.rest_weight[where], 0.5) + 1 / (rest_before[where] + 0.5)
    odds = np.log(after / before[where])[:, None]
    p[where] = _tail(
        tails.observed[where] / by.spread,
        np.maximum(observed_before, 0) / by.spread,
        expit(odds + np.sqrt(by.rule.drift**2 + uncertain)[:, None] * _NODES),
    )
    return p


def _chosen(
    tails: Tails,
    lasting: Floats,
    changed: Floats,
    gain: Floats,
    enough: NDArray[np.bool_],
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
        deviation=np.zeros(len(gain)),
        nature=0.0,
    )
