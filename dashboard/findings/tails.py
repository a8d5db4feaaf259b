"""Counts from each month on, of a unit and of the rest, and how well two levels explain them."""

from dataclasses import dataclass, fields

import numpy as np
from scipy.special import xlogy

from dashboard.findings.company import Floats
from dashboard.findings.counted import Counts


@dataclass(frozen=True, slots=True)
class Tails:
    """Counts from each month on, expected as the rest of the company does in the same months.

    `common` and `rest_common` are expected where the unit and the rest are alike.
    """

    cases: Floats
    observed: Floats
    expected: Floats
    weight: Floats
    rest_weight: Floats
    rest_cases: Floats
    rest_observed: Floats
    common: Floats
    rest_common: Floats


def tails_of(counts: Counts, spread: float) -> Tails:
    """Return the counts from each month on, the rest of the company telling what is expected."""
    cases, observed, expected = (
        from_month_on(one) for one in (counts.cases, counts.observed, counts.expected)
    )
    all_cases, all_observed, all_expected = (
        from_month_on(one) for one in (counts.all_cases, counts.all_observed, counts.all_expected)
    )
    rest_observed = np.maximum(all_observed - observed, 0)
    rest_expected = np.maximum(all_expected - expected, 0)
    level = (rest_observed + 0.5) / (rest_expected + 0.5)
    against = np.clip(expected * level, 1e-6, np.maximum(0.97 * cases, 1e-6))
    share = against / np.maximum(cases, 1)
    weight = against * (1 - share) / spread
    rest_weight = (rest_observed + 0.5) * (1 - share) / spread
    alike = all_observed / np.maximum(all_expected, 1e-9)
    return Tails(
        cases=cases,
        observed=observed,
        expected=against,
        weight=weight,
        rest_weight=rest_weight,
        rest_cases=all_cases - cases,
        rest_observed=rest_observed,
        common=expected * alike,
        rest_common=rest_expected * alike,
    )


def from_month_on(counts: Floats) -> Floats:
    """Return sums over the last axis, from each place on."""
    return np.asarray(np.cumsum(counts[..., ::-1], axis=-1)[..., ::-1])


def normal(nodes: Floats) -> Floats:
    """Return the standard normal's density at these places as weights that sum to one."""
    density = np.exp(-(nodes**2) / 2)
    return np.asarray(density / density.sum())


def undated(counts: Counts) -> Counts:
    """Return the counts of the whole time as those of one month."""
    summed = (getattr(counts, one.name).sum(axis=-1, keepdims=True) for one in fields(counts))
    return Counts(*summed)


def gain_of(tails: Tails, spread: float) -> Floats:
    """Return the log likelihood gained by letting a unit and the rest each have its own level.

    The halved binomial deviance of both parts from one level for all. The rest counts too: of two
    segments with the same bad outcomes the one explains more that has fewer good ones.
    """
    own = _deviance(tails.cases, tails.observed, tails.common)
    return (own + _deviance(tails.rest_cases, tails.rest_observed, tails.rest_common)) / spread


def _deviance(cases: Floats, bad: Floats, expected: Floats) -> Floats:
    expected = np.clip(expected, 1e-9, np.maximum(cases - 1e-9, 1e-9))
    with np.errstate(divide="ignore", invalid="ignore"):
        halved = xlogy(bad, bad / expected) + xlogy(cases - bad, (cases - bad) / (cases - expected))
    return np.asarray(np.nan_to_num(halved, nan=0.0, posinf=0.0, neginf=0.0))
