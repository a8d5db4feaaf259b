"""Looks at every measure in every segment, and takes what stands out, the clearest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit

from dashboard.findings.company import Company, Floats, Rows
from dashboard.findings.counted import Base, Counts, base_of, counts_of, part, whole
from dashboard.findings.judged import Judged, judged
from dashboard.findings.ledger import Kind, Ledger
from dashboard.findings.outcomes import UNKNOWN, Outcome
from dashboard.findings.rules import FALSE_SHARE, OF_CUSTOMERS, RULES
from dashboard.findings.segments import LEAST_DISPUTES, UNDATED, Segments

# What a pair has to explain beyond a single dimension to be told instead of it, in log likelihood.
_PAIR_COST = 3.0
_TIE = 0.05
_BORROWED = 0.6  # of how much departments differ, others are taken to differ at least
# Customers are told by all they object to, unless one reason says far more.
_CUSTOMER_REASON = 0.67
_REASON_PAIRS = (("department",), ("claim_type",), ("customer_id",), ("agency",))
_LEAST_HITS = 8
_AMONG_DISPUTES = ("unknown_reason", "days_to_settle", "days_waited")
# A customer cannot help how late it is handed over, nor how its objections are worked on.
_OF_CUSTOMERS = ("dispute_rate", "collection_rate")

Results = Sequence[tuple["Stratum", Judged]]
Gains = Mapping[tuple[Kind, str], tuple["Stratum", Floats]]


@dataclass(frozen=True, slots=True)
class Stratum:
    """One thing looked at in all units of a dimension: an outcome, or one reason's part of it."""

    outcome: Outcome
    segments: Segments
    base: Base
    reason: str
    hits: Rows | None
    shares: Floats

    @property
    def measure(self) -> str:
        """Return the measure that it is looked at by."""
        return "dispute_reason" if self.reason else self.outcome.measure

    def counts(self) -> Counts:
        """Return observed and expected as they are now."""
        return counts_of(self.base, self.outcome, self.shares, self.hits)

    @property
    def kind(self) -> Kind:
        """Return what it shares what may be false with: the same dimension, reasons apart."""
        return (*self.segments.names, "dispute_reason") if self.reason else self.segments.names

    @property
    def least_cases(self) -> int:
        """Return from how many cases on a unit is judged."""
        few = self.outcome.measure in _AMONG_DISPUTES
        return LEAST_DISPUTES if few else self.segments.least_cases

    def judged(self, usual: float) -> Judged:
        """Judge every unit as things are now; `usual` is how much departments differ by nature."""
        rule = RULES[self.measure]
        if UNDATED in self.segments.names and self.outcome.measure == "dispute_rate":
            rule = OF_CUSTOMERS
        return judged(self.counts(), self.outcome.spread, rule, self.least_cases, usual)

    def tests(self) -> int:
        """Return how many units are looked at."""
        return int((self.base.cases.sum(axis=1) >= self.least_cases).sum())

    def places_of(self, unit: int, since: int) -> Rows:
        """Return where the cases of a unit are in the outcome, those placed since a month."""
        months = self.base.shape[1]
        low, high = unit * months + since, (unit + 1) * months
        return self.base.places[(self.base.slots >= low) & (self.base.slots < high)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may stand out: `p` is corrected for how many of its kind were looked at."""

    stratum: Stratum
    unit: int
    since: int
    p: float
    gain: float
    cases: float
    observed: float
    expected: float


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate that stood, the cases it is about (`rows`), those that went badly, its q-value.

    `places` and `bad_places` are the same cases as positions in the outcome's arrays.
    """

    candidate: Candidate
    places: Rows
    bad_places: Rows
    q_value: float


def strata_of(
    company: Company, outcome: Outcome, segments: Sequence[Segments]
) -> tuple[Stratum, ...]:
    """Return everything an outcome is looked at by; disputes also by each reason."""
    found = [
        Stratum(outcome, one, base_of(company, outcome, one), "", None, whole(company))
        for one in segments
        if UNDATED not in one.names or outcome.measure in _OF_CUSTOMERS
    ]
    if outcome.measure == "dispute_rate":
        found += [by for one in found if one.segments.names in _REASON_PAIRS
                  for by in _by_reason(company, one)]  # fmt: skip
    return tuple(found)


def _by_reason(company: Company, stratum: Stratum) -> Iterator[Stratum]:
    reasons = company.keys["dispute_reason"]
    for code, reason in enumerate(reasons.labels):
        hits = np.flatnonzero(reasons.codes == code)
        if reason == UNKNOWN or len(hits) < _LEAST_HITS:
            continue
        shares = part(company, stratum.outcome, hits)
        outcome, segments = stratum.outcome, stratum.segments
        yield Stratum(outcome, segments, stratum.base, reason, hits, shares)


def search(strata: Sequence[Stratum], ledger: Ledger) -> list[Found]:
    """Take the candidate that explains most, take what it explains away, and look again."""
    found: list[Found] = []
    results: Results = ()
    while True:
        taken = found[-1].candidate.stratum.reason if found else ""
        results = _results(strata, results, taken)
        gains = {(one.kind, one.reason): (one, result.gain) for one, result in results}
        every = [
            candidate
            for stratum, result in results
            for candidate in _candidates(stratum, result, ledger)
            if not _is_part_of_more(candidate, gains)
        ]
        best = max(every, key=_strength, default=None)
        if best is None:
            return found
        found.append(_taken(best, ledger))


def _results(
    strata: Sequence[Stratum], before: Results, taken: str
) -> list[tuple[Stratum, Judged]]:
    """Judge all, departments first: they tell what other dimensions have too few units to tell.

    What is taken of one reason (`taken`) leaves how the other reasons were judged as it was.
    """
    usual: dict[str, float] = {}
    results = []
    for at, stratum in enumerate(strata):
        if before and taken and stratum.reason not in ("", taken):
            result = before[at][1]
        else:
            result = stratum.judged(usual.get(stratum.reason, 0.0) * _BORROWED)
        usual.setdefault(stratum.reason, result.nature)
        results.append((stratum, result))
    return results


def _candidates(stratum: Stratum, result: Judged, ledger: Ledger) -> Iterator[Candidate]:
    for unit in np.flatnonzero(result.p < FALSE_SHARE):
        if ledger.q_value(stratum.kind, float(result.p[unit])) <= FALSE_SHARE:
            yield _candidate(stratum, result, int(unit))


def _is_part_of_more(candidate: Candidate, gains: Gains) -> bool:
    """Return whether a pair only shows what one of its dimensions shows as well as a whole.

    That may be no more than that unit's nature; then its parts are not told either.
    """
    segments, reason = candidate.stratum.segments, candidate.stratum.reason
    if len(segments.names) == 1:
        return False
    for name, label in zip(segments.names, segments.labels[candidate.unit], strict=True):
        whole_kind = ((name,), reason)
        if whole_kind not in gains:
            continue
        stratum, gain = gains[whole_kind]
        if (label,) in stratum.segments.labels:
            unit = stratum.segments.labels.index((label,))
            if gain[unit] + _PAIR_COST >= candidate.gain:
                return True
    return False


def _candidate(stratum: Stratum, result: Judged, unit: int) -> Candidate:
    return Candidate(
        stratum=stratum,
        unit=unit,
        since=int(result.since[unit]),
        p=float(result.p[unit]),
        gain=float(result.gain[unit]),
        cases=float(result.cases[unit]),
        observed=float(result.observed[unit]),
        expected=float(result.expected[unit]),
    )


def _strength(candidate: Candidate) -> float:
    """Return how much a candidate explains, less what its complexity costs."""
    names = candidate.stratum.segments.names
    gain = candidate.gain
    if candidate.stratum.reason and "customer_id" in names:
        gain *= _CUSTOMER_REASON
    order = (("department",), ("claim_type",), ("customer_id",), ("agency",), ("country",))
    place = order.index(names) if names in order else len(order)
    return gain - _TIE * place - _PAIR_COST * (len(names) - 1)


def _taken(best: Candidate, ledger: Ledger) -> Found:
    """Return a candidate as found, and bring what it is about down to what is expected."""
    stratum = best.stratum
    q_value = ledger.q_value(stratum.kind, best.p)
    ledger.found += 1
    places = stratum.places_of(best.unit, best.since)
    bad = places if stratum.hits is None else np.intersect1d(places, stratum.hits)
    bad = bad[stratum.outcome.bad[bad] > 0]
    stratum.outcome.bad[bad] *= _kept(best, bad)
    return Found(best, places, bad, q_value)


def _kept(best: Candidate, bad: Rows) -> Floats:
    """Return what is kept of each bad outcome, so that together they are what is expected.

    Each case is worse by the same log odds: what is bad of most cases anyway, such as that young
    ones are not paid, is hardly a finding's doing.
    """
    level, outcome = best.expected / best.observed, best.stratum.outcome
    if outcome.by_case is None or best.stratum.reason:
        return np.full(len(bad), level)
    expected = np.clip(outcome.by_case[bad], 1e-6, 1 - 1e-6)
    own = logit(best.observed / best.cases) - logit(best.expected / best.cases)
    kept = expected / expit(logit(expected) + own)
    return np.asarray(kept * level * outcome.bad[bad].sum() / (outcome.bad[bad] * kept).sum())
