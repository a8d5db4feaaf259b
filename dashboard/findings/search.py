"""Looks at every measure in every segment, and takes what stands out, the clearest first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit

from dashboard.findings.company import Floats, Rows
from dashboard.findings.judged import Judged
from dashboard.findings.ledger import Kind, Ledger
from dashboard.findings.rules import FALSE_SHARE
from dashboard.findings.strata import Stratum, natures_of_reasons

# What a pair has to explain beyond a single dimension to be told instead of it, in log likelihood.
_PAIR_COST = 3.0
_LEAST_NEW = 0.5  # of what went badly in a candidate has not been told yet
_TIE = 0.05
_BORROWED = 0.4  # of how much departments differ, others are taken to differ at least
# Customers are told by all they object to, unless one reason says far more.
_CUSTOMER_REASON = 0.67

Results = Sequence[tuple[Stratum, Judged]]
Gains = Mapping[tuple[Kind, str], tuple[Stratum, Floats]]


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
    nature: float


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate that stood, the cases it is about (`rows`), those that went badly, its q-value.

    `places` and `bad_places` are the same cases as positions in the outcome's arrays.
    """

    candidate: Candidate
    places: Rows
    bad_places: Rows
    q_value: float


# Whether a finding matters enough to be told.
Worth = Callable[[Found], bool]


def search(strata: Sequence[Stratum], ledger: Ledger, worth: Worth) -> list[Found]:
    """Take the candidate that explains most, take what it explains away, and look again.

    Those that are not worth telling are passed over: they neither explain anything nor count among
    the findings that false ones are a share of.
    """
    found: list[Found] = []
    results: Results = ()
    natures = natures_of_reasons(strata)
    while True:
        taken = found[-1].candidate.stratum.reason if found else ""
        results = _results(strata, natures, results, taken)
        gains = {(one.kind, one.reason): (one, result.gain) for one, result in results}
        every = [
            candidate
            for stratum, result in results
            for candidate in _candidates(stratum, result, ledger)
            if not _is_part_of_more(candidate, gains) and not _is_echo(candidate)
        ]
        strongest = (_found(one, ledger) for one in sorted(every, key=_strength, reverse=True))
        best = next(filter(worth, strongest), None)
        if best is None:
            return found
        ledger.found += 1
        _take_away(best)
        found.append(best)


def _results(
    strata: Sequence[Stratum],
    natures: Mapping[tuple[Kind, str], float],
    before: Results,
    taken: str,
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
            borrowed = usual.get(stratum.reason, 0.0) * _BORROWED
            least = max(borrowed, natures.get((stratum.kind, stratum.reason), 0.0))
            result = stratum.judged(least)
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


def _is_echo(candidate: Candidate) -> bool:
    """Return whether most of what went badly in a candidate is told by other findings."""
    bad, outcome = _bad_places(candidate), candidate.stratum.outcome
    left = float(outcome.bad[bad].sum())
    return left < _LEAST_NEW * float(outcome.first[bad].sum())


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
        nature=float(result.deviation[unit]),
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


def _found(one: Candidate, ledger: Ledger) -> Found:
    stratum = one.stratum
    places = stratum.places_of(one.unit, one.since)
    return Found(one, places, _bad_places(one), ledger.q_value(stratum.kind, one.p))


def _take_away(found: Found) -> None:
    """Bring what a finding is about down to what is expected."""
    outcome = found.candidate.stratum.outcome
    outcome.bad[found.bad_places] *= _kept(found.candidate, found.bad_places)


def _bad_places(candidate: Candidate) -> Rows:
    """Return where in the outcome the cases of a candidate are that went badly."""
    stratum = candidate.stratum
    places = stratum.places_of(candidate.unit, candidate.since)
    bad = places if stratum.hits is None else np.intersect1d(places, stratum.hits)
    return np.asarray(bad[stratum.outcome.first[bad] > 0])


def _kept(best: Candidate, bad: Rows) -> Floats:
    """Return what is kept of each bad outcome, so that together they are what is expected.

    Each case is worse by the same log odds: what is bad of most cases anyway, such as that young
    ones are not paid, is hardly a finding's doing.
    """
    level, outcome = best.expected / best.observed, best.stratum.outcome
    if outcome.mix is None or best.stratum.reason:
        return np.full(len(bad), level)
    expected = np.clip(outcome.mix.expected[outcome.mix.cells[bad]], 1e-6, 1 - 1e-6)
    own = logit(best.observed / best.cases) - logit(best.expected / best.cases)
    kept = expected / expit(logit(expected) + own)
    return np.asarray(kept * level * outcome.bad[bad].sum() / (outcome.bad[bad] * kept).sum())
