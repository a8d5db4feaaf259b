"""Whether a rate changed at a day, such as the one on which something was done about it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import bdtr, bdtrc, expit, logit

from dashboard.findings.against import Months, doubt_of_others, held_against, level_of_others
from dashboard.findings.basis import Basis
from dashboard.findings.billed import CASE_RATE
from dashboard.findings.company import Flags, Floats
from dashboard.findings.finding import Acted
from dashboard.findings.standing_out import Material
from dashboard.findings.tails import normal

Verdict = Literal["few_cases", "few_bad", "better", "worse", "same"]

LEAST_CASES = 20  # before and since, to say anything
LEAST_EXPECTED = 5.0  # bad ones on either side, had nothing changed
_CHANCE = 0.05
# One unit changes in time by nature: by a standard deviation of so much in log odds.
_DRIFT = 0.15
_NODES = np.arange(-4.0, 4.01, 0.25)
_WEIGHTS = normal(_NODES)


@dataclass(frozen=True, slots=True)
class Half:
    """The cases placed before or since a day: shares, or days as medians.

    `alike` is how many bad ones there would be, had nothing changed. Of cases per invoice it is
    the invoices that are counted.
    """

    case_count: int
    observed: float
    expected: float
    alike: float


@dataclass(frozen=True, slots=True)
class Change:
    """What was before a day, what is since, and whether that is more than chance.

    `began` is from when on that before is counted; None where that is from the first case on.
    """

    before: Half
    since: Half
    verdict: Verdict
    chance: float
    in_days: bool
    of_invoices: bool
    began: dt.date | None = None


@dataclass(frozen=True, slots=True)
class _Split:
    """A basis, and which of its rows (everybody's) lie before and since a day.

    `weights` are what each row counts by in what is told.
    """

    basis: Basis
    before: Flags
    since: Flags
    weights: Floats
    good: bool


def change_at(material: Material, acted: Acted, today: dt.date) -> Change | None:
    """Return how a subject's cases placed since something was done compare with its older ones.

    None where nothing is known of the subject. A problem with a beginning is compared from there
    on: what came before it is not what the action was to change. How many bad ones lie on either
    side is held against what is expected there, at equal age and of the same mix, as the others do
    in the same time: binomial given their sum (Przyborowski & Wilenski 1940), both ways, averaged
    over how much a unit drifts by nature and how well the level of the others is known.
    """
    measure, segment = acted.subject[0], dict(acted.subject[1])
    began = acted.since if acted.since and acted.since < acted.day else None
    basis, months = held_against(material, measure, segment)
    if basis is None:
        return None
    by_month = measure == CASE_RATE
    times = (
        _by_month(basis, months, acted.day, began)
        if by_month
        else _by_age(basis, (today - acted.day).days, (today - began).days if began else None)
    )
    weights = np.ones(len(basis.bad))
    if measure == "collection_rate":  # told of the principal, as the finding is
        weights = material.outcomes[measure].of(material.company.numbers("principal"))
    split = _Split(basis, *times, weights, measure == "collection_rate")
    verdict, chance, alike = _judged(split)
    before, since = (_half(split, *one) for one in zip(times, alike, strict=True))
    return Change(before, since, verdict, chance, len(basis.days) > 0, by_month, began)


def _by_age(basis: Basis, age: int, oldest: int | None) -> tuple[Flags, Flags]:
    late = basis.age <= age
    return ~late if oldest is None else ~late & (basis.age <= oldest), late


def _by_month(
    basis: Basis, months: Months, day: dt.date, began: dt.date | None
) -> tuple[Flags, Flags]:
    """Return the months before and since a day; that in which it lies is neither."""
    first, oldest = day.replace(day=1), began or dt.date.min
    before = np.asarray([month is not None and oldest <= month < first for month in months])
    since = np.asarray([month is not None and month >= day for month in months])
    return before[basis.month], since[basis.month]


def _half(split: _Split, when: Flags, alike: float) -> Half:
    basis, where = split.basis, split.basis.is_own & when
    count = round(float(basis.cases[where].sum()))
    if not count:
        return Half(0, 0.0, 0.0, alike)
    if len(basis.days):
        others = basis.days[~basis.is_own]
        observed, expected = float(np.median(basis.days[where])), float(np.median(others))
        return Half(count, observed, expected, alike)
    weights = split.weights[where]
    whole = max(float((weights * basis.cases[where]).sum()), 1e-9)
    level = level_of_others(basis, when)
    observed = float((weights * basis.bad[where]).sum()) / whole
    expected = min(float((weights * basis.expected[where]).sum()) * level / whole, 1.0)
    if split.good:
        observed, expected = 1 - observed, 1 - expected
    return Half(count, observed, expected, alike)


def _judged(split: _Split) -> tuple[Verdict, float, tuple[float, float]]:
    """Return the verdict, its chance, and how many bad ones were on either side if all alike."""
    basis = split.basis
    times = split.before, split.since
    wheres = [basis.is_own & when for when in times]
    bad = [float(basis.bad[one].sum()) / basis.spread for one in wheres]
    level = [
        float(basis.expected[one].sum()) * level_of_others(basis, when)
        for one, when in zip(wheres, times, strict=True)
    ]
    share = float(np.clip(level[1] / max(sum(level), 1e-9), 1e-9, 1 - 1e-9))
    total, late = round(sum(bad)), round(bad[1])
    alike = total * (1 - share), total * share
    if min(float(basis.cases[one].sum()) for one in wheres) < LEAST_CASES:
        return "few_cases", 1.0, alike
    if min(alike) < LEAST_EXPECTED:
        return "few_bad", 1.0, alike
    deviation = np.sqrt(_DRIFT**2 + sum(doubt_of_others(basis, when) for when in times))
    shares = expit(logit(share) + deviation * _NODES)
    fewer = float(bdtr(late, total, shares) @ _WEIGHTS)
    more = float(bdtrc(late - 1, total, shares) @ _WEIGHTS)
    chance = min(2 * min(fewer, more), 1.0)
    if chance > _CHANCE:
        return "same", chance, alike
    return ("better" if fewer < more else "worse"), chance, alike
