"""What may go wrong with a case, as a number from 0 (well) to 1 (badly), with what to expect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.findings.company import MIX, Codes, Company, Flags, Floats, Rows, counted
from dashboard.findings.cores import at_once
from dashboard.findings.expected import calibrated, expectation, mix_of

UNKNOWN = "UNKNOWN"
# What a measure of time is told in.
DAYS = {
    "placement_lag": "days_to_placement",
    "days_to_settle": "days_in_dispute",
    "days_waited": "days_waited",
}
_NO_AGE = ("customer_type", "country", "claim_size")
_LEAST_SPREAD = 0.02  # where all cases are alike, none can stand out
_LEAST_BAD = 5.0  # what hardly ever happens cannot be compared
_SLOWEST = 4.0  # times the usual wait; what takes longer counts no more


@dataclass(frozen=True, slots=True)
class Mix:
    """What is expected of each mix of cases: by cell (`expected`), and which cell cases are in.

    `abroad` is the same without the country's own effect, for judging countries. `covariance` is
    how well the effects of the levels of mix are known. `counts` are the cases by cell.
    """

    levels: tuple[int, ...]
    cells: Codes
    expected: Floats
    abroad: Floats
    covariance: Floats
    counts: Floats

    @property
    def by_case(self) -> Floats:
        """Return what is expected of each case."""
        return np.asarray(self.expected[self.cells])

    def doubt(self, places: Rows, *, abroad: bool = False) -> float:
        """Return how uncertain the log odds expected of some cases are, as a variance.

        Where only they are of some mix, nobody tells what that mix does.
        """
        information = self.expected * (1 - self.expected)
        every = self.counts * information
        own = counted(self.cells[places], len(self.expected)) * information
        away = mix_of(own, self.levels) - mix_of(every - own, self.levels)
        if abroad:
            start = int(sum(self.levels[: MIX.index("country")]))
            away[start : start + self.levels[MIX.index("country")]] = 0.0
        return float(away @ self.covariance @ away)


@dataclass(slots=True)
class Outcome:
    """A measure's outcome over the cases it is about.

    `rows` are those cases (None: all), `bad` the outcome now, from which what is explained is
    taken, `first` as it was, `mix` what is expected of each mix of cases, None where all are
    alike. `spread` is the outcome's variance as a share of a yes-or-no's: 1 for yes or no, a third
    for ranks.
    """

    measure: str
    rows: Rows | None
    bad: Floats
    first: Floats
    mix: Mix | None
    spread: float

    def rows_at(self, places: Rows) -> Rows:
        """Return which cases of all are at some places in these arrays."""
        return places if self.rows is None else self.rows[places]

    def of(self, values: NDArray[Any]) -> NDArray[Any]:
        """Return what all cases have, of those that it is about."""
        return values if self.rows is None else values[self.rows]


def outcomes(company: Company) -> dict[str, Outcome]:
    """Return every outcome that the exports tell of, causes before what they cause."""
    found = at_once(lambda make: make(company), _MAKERS.values())
    return {one.measure: one for one in found if one is not None}


def _outcome(
    company: Company, measure: str, where: Flags | None, bad: Floats, factors: tuple[str, ...]
) -> Outcome | None:
    rows = None if where is None or bool(where.all()) else np.flatnonzero(where)
    kept = np.asarray(bad if rows is None else bad[rows], dtype=np.float64)
    if min(kept.sum(), (1 - kept).sum()) < _LEAST_BAD:
        return None
    fit = expectation(company, rows, kept, factors)
    cells = company.cells if rows is None else company.cells[rows]
    counts = counted(cells, int(np.prod(company.levels)))
    table = calibrated(fit.table(), counts, kept)
    spread = _spread(kept, table[cells])
    if spread < _LEAST_SPREAD:
        return None
    abroad = calibrated(fit.table("country"), counts, kept)
    mix = Mix(company.levels, cells, table, abroad, fit.covariance * spread, counts)
    return Outcome(measure, rows, kept.copy(), kept, mix, spread)


def _spread(bad: Floats, expected: Floats) -> float:
    """Return the dispersion of a bounded outcome (Wedderburn 1974), at most that of yes or no."""
    if ((bad == 0) | (bad == 1)).all():
        return 1.0
    return float(min(((bad - expected) ** 2).sum() / (expected * (1 - expected)).sum(), 1.0))


def _placement_lag(company: Company) -> Outcome | None:
    """Return how late each case was placed, as its rank among all: ridits (Bross 1958)."""
    days = company.numbers("days_to_placement")
    told = ~np.isnan(days)
    return _outcome(company, "placement_lag", told, _ranked(days, told), _NO_AGE)


def _disputed(company: Company) -> Outcome | None:
    return _outcome(company, "dispute_rate", None, company.flags("is_disputed").astype(float), MIX)


def _unknown(company: Company) -> Outcome | None:
    labels = company.keys["dispute_reason"].labels
    if UNKNOWN not in labels:
        return None
    unknown = company.keys["dispute_reason"].codes == labels.index(UNKNOWN)
    disputed = company.flags("is_disputed")
    return _outcome(company, "unknown_reason", disputed, unknown.astype(float), ("age", *_NO_AGE))


def _days_to_settle(company: Company) -> Outcome | None:
    """Return how slowly disputes are settled, open ones at what they still may take.

    A dispute settled after t days scores H(t), one still open after t days H(t) + 1, H being the
    Nelson-Aalen cumulative hazard of all: whatever its age, it is 1 on average, as settling goes on
    at the same hazard. Less 1, these are the scores of the log-rank test (Peto & Peto 1972), the
    most powerful against disputes that are slower throughout.
    """
    days = company.numbers("days_in_dispute")
    told = ~np.isnan(days)
    if not told.any():
        return None
    settled = company.flags("is_settled")[told]
    if not settled.any():
        return None
    slow = np.zeros(company.size)
    hazard = _cumulative_hazard(days[told].astype(np.int64), settled)
    slow[told] = np.minimum(hazard + ~settled, _SLOWEST) / _SLOWEST
    return _outcome(company, "days_to_settle", told, slow, _NO_AGE)


def _cumulative_hazard(days: Rows, settled: Flags) -> Floats:
    ended = np.bincount(days, weights=settled).astype(float)
    at_risk = np.cumsum(np.bincount(days)[::-1])[::-1].astype(float)
    hazard = ended / np.maximum(at_risk, 1)
    passed = np.cumsum(hazard)
    # Those settled on the same day share what lies between them.
    return np.asarray(np.where(settled, (passed - hazard / 2)[days], passed[days]))


def _waiting(company: Company) -> Outcome | None:
    """Return which of the open cases wait for the creditor."""
    is_open = ~company.flags("is_closed")
    waits = company.flags("is_waiting_on_us").astype(float)
    return _outcome(company, "waiting_on_us", is_open, waits, MIX)


def _days_waited(company: Company) -> Outcome | None:
    """Return how long the cases that wait for the creditor have waited, by rank among them."""
    days = company.numbers("days_waited")
    told = ~np.isnan(days)
    return _outcome(company, "days_waited", told, _ranked(days, told), ("age", "customer_type"))


def _self_inflicted(company: Company) -> Outcome | None:
    """Return which cases the creditor itself had closed, of all and not only of those closed.

    Of closed ones the share would rise wherever less is paid, as fewer are closed for being paid.
    """
    return _outcome(
        company, "self_inflicted", None, company.flags("is_self_inflicted").astype(float), MIX
    )


def _uncollected(company: Company) -> Outcome | None:
    """Return the share of each case's principal that is not collected: each case counts once."""
    principal = company.numbers("principal")
    collected = np.nan_to_num(company.numbers("collected_principal"))
    with np.errstate(divide="ignore", invalid="ignore"):
        missing = 1 - np.clip(collected / principal, 0, 1)
    return _outcome(company, "collection_rate", principal > 0, missing, MIX)


def _ranked(values: Floats, told: Flags) -> Floats:
    """Return mid-ranks between 0 and 1 of the days that are told, nought for the rest."""
    ranks = np.zeros(len(values))
    if told.any():
        days = values[told].astype(np.int64)
        counts = np.bincount(days - days.min())
        ranks[told] = ((np.cumsum(counts) - counts / 2) / len(days))[days - days.min()]
    return ranks


_MAKERS: Mapping[str, Callable[[Company], Outcome | None]] = {
    "placement_lag": _placement_lag,
    "dispute_rate": _disputed,
    "unknown_reason": _unknown,
    "days_to_settle": _days_to_settle,
    "waiting_on_us": _waiting,
    "days_waited": _days_waited,
    "self_inflicted": _self_inflicted,
    "collection_rate": _uncollected,
}
