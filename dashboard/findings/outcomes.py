"""What may go wrong with a case, as a number from 0 (well) to 1 (badly), with what to expect."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.stats import rankdata

from dashboard.findings.company import MIX, Company, Flags, Floats, Rows
from dashboard.findings.expected import calibrated, expectation

UNKNOWN = "UNKNOWN"
_NO_AGE = ("customer_type", "country", "claim_size")
_LEAST_SPREAD = 0.02  # where all cases are alike, none can stand out
_LEAST_BAD = 5.0  # what hardly ever happens cannot be compared


@dataclass(slots=True)
class Outcome:
    """A measure's outcome over the cases it is about.

    `rows` are those cases (None: all), `bad` the outcome now, from which what is explained is
    taken, `first` as it was, `expected` by cell of mix, `expected_abroad` the same without the
    country's own effect, for judging countries. `spread` is the outcome's variance as a share of
    a yes-or-no's: 1 for yes or no, a third for ranks.
    """

    measure: str
    rows: Rows | None
    bad: Floats
    first: Floats
    expected: Floats
    expected_abroad: Floats
    spread: float
    by_case: Floats | None = None
    shortfall: Floats = field(default_factory=lambda: np.zeros(0))

    def rows_in(self, company: Company) -> Rows:
        """Return the cases it is about."""
        return np.arange(company.size) if self.rows is None else self.rows


def outcomes(company: Company) -> dict[str, Outcome]:
    """Return every outcome that the exports tell of, causes before what they cause."""
    found = {name: make(company) for name, make in _MAKERS.items()}
    return {name: one for name, one in found.items() if one is not None}


def _outcome(
    company: Company, measure: str, where: Flags | None, bad: Floats, factors: tuple[str, ...]
) -> Outcome | None:
    rows = None if where is None or bool(where.all()) else np.flatnonzero(where)
    kept = np.asarray(bad if rows is None else bad[rows], dtype=np.float64)
    if min(kept.sum(), (1 - kept).sum()) < _LEAST_BAD:
        return None
    index = np.arange(company.size) if rows is None else rows
    fit = expectation(company, index, kept, factors)
    cells = company.cells[index]
    tables = [calibrated(fit.table(without), cells, kept) for without in ("", "country")]
    one = Outcome(measure, rows, kept.copy(), kept, tables[0], tables[1], 1.0)
    one.by_case = tables[0][cells]
    one.spread = _spread(kept, one.by_case)
    if one.spread < _LEAST_SPREAD:
        return None
    if measure == "collection_rate" and "lag_band" in factors:
        one.shortfall = _lag_effect(company, fit.effects[MIX.index("lag_band")], one)
    return one


def _spread(bad: Floats, expected: Floats) -> float:
    """Return the dispersion of a bounded outcome (Wedderburn 1974), at most that of yes or no."""
    if np.isin(bad, (0.0, 1.0)).all():
        return 1.0
    return float(min(((bad - expected) ** 2).sum() / (expected * (1 - expected)).sum(), 1.0))


def _lag_effect(company: Company, effect: Floats, one: Outcome) -> Floats:
    """Return by cell how much more is left uncollected for being placed later than is usual."""
    lags = np.unravel_index(np.arange(len(one.expected)), company.levels)[MIX.index("lag_band")]
    weights = np.bincount(company.mix["lag_band"], minlength=len(effect))
    usual = float((effect * weights).sum() / weights.sum())
    odds = np.log(one.expected / (1 - one.expected)) - effect[lags] + usual
    return np.asarray(one.expected - 1 / (1 + np.exp(-odds)))


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

    The score of a dispute settled after t days is 1 − S(t), of one still open after t days
    1 − S(t)/2, S being the Kaplan-Meier survival of all: it is a half on average at every age.
    This is the generalised Wilcoxon test of Prentice (1978) as an outcome between 0 and 1.
    """
    days = company.numbers("days_in_dispute")
    told = ~np.isnan(days)
    if not told.any():
        return None
    settled = company.flags("is_settled")[told]
    if not settled.any():
        return None
    slow = np.zeros(company.size)
    slow[told] = _survived(days[told].astype(np.int64), settled)
    return _outcome(company, "days_to_settle", told, slow, _NO_AGE)


def _survived(days: Rows, settled: Flags) -> Floats:
    ended = np.bincount(days, weights=settled).astype(float)
    at_risk = np.cumsum(np.bincount(days)[::-1])[::-1].astype(float)
    survival = np.cumprod(1 - ended / np.maximum(at_risk, 1))
    before = np.concatenate([[1.0], survival[:-1]])
    middle = (before + survival) / 2  # ties share what lies between them
    return np.asarray(np.where(settled, 1 - middle[days], 1 - survival[days] / 2))


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
    """Return mid-ranks between 0 and 1 of what is told, nought for the rest."""
    ranks = np.zeros(len(values))
    if told.any():
        ranks[told] = (rankdata(values[told]) - 0.5) / told.sum()
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
