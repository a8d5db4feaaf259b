"""What is looked at: an outcome, or one reason's part of it, in all units of a dimension."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.findings.company import Codes, Company, Floats, Rows
from dashboard.findings.counted import Base, Counts, base_of, counts_of, parts, strata_in
from dashboard.findings.judged import Judged, Yardstick, judged, nature_of
from dashboard.findings.ledger import Kind
from dashboard.findings.outcomes import UNKNOWN, Outcome
from dashboard.findings.rules import RULES, rule_of
from dashboard.findings.segments import LEAST_DISPUTES, UNDATED, Segments

_REASON_PAIRS = (("department",), ("claim_type",), ("customer_id",), ("agency",))
_LEAST_HITS = 8
_AMONG_DISPUTES = ("unknown_reason", "days_to_settle", "days_waited")
_APART = ("dispute_reason", "case_rate")  # have a part of their own of what may be false
# A customer cannot help how late it is handed over, nor how its objections are worked on.
_OF_CUSTOMERS = ("dispute_rate", "collection_rate")


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
        """Return what it shares what may be false with: the same dimension, some things apart."""
        names = self.segments.names
        return (*names, self.measure) if self.measure in _APART else names

    @property
    def least_cases(self) -> int:
        """Return from how many cases on a unit is judged."""
        few = self.outcome.measure in _AMONG_DISPUTES
        return LEAST_DISPUTES if few else self.segments.least_cases

    def judged(self, usual: float) -> Judged:
        """Judge every unit as things are now; `usual` is how much departments differ by nature."""
        by_reason = self.reason and UNDATED in self.segments.names
        measure = self.outcome.measure if by_reason else self.measure
        rule = rule_of(measure, self.segments.names)
        yardstick = Yardstick(self.outcome.spread, rule, self.least_cases, usual, self.doubt)
        return judged(self.counts(), yardstick)

    def doubt(self, unit: int) -> float:
        """Return how uncertain what is expected of a unit's mix is, as a variance of log odds."""
        if self.outcome.mix is None:
            return 0.0
        known = self.base.doubts
        if unit not in known:
            abroad = self.segments.names == ("country",)
            known[unit] = self.outcome.mix.doubt(self.places_of(unit, 0), abroad=abroad)
        return known[unit]

    def tests(self) -> int:
        """Return how many units are looked at."""
        return int((self.base.cases[1:].sum(axis=1) >= self.least_cases).sum())

    def places_of(self, unit: int, since: int) -> Rows:
        """Return where the cases of a unit are in the outcome, those placed since a month."""
        slots, months = self.base.slots, self.segments.months
        if months == 1:
            return self.base.places_in(unit + 1)
        first = np.int32((unit + 1) * months + since)
        # Those before it become the largest: one comparison tells what lies between.
        return np.flatnonzero((slots - first).view(np.uint32) < months - since)


def strata_of(
    company: Company, outcome: Outcome, segments: Sequence[Segments]
) -> tuple[Stratum, ...]:
    """Return everything an outcome is looked at by; disputes also by each reason."""
    if outcome.mix is None:
        return ()
    strata = strata_in(company, outcome) if outcome.measure == "dispute_rate" else None
    expected = outcome.mix.by_case
    found = []
    for one in segments:
        if UNDATED in one.names and outcome.measure not in _OF_CUSTOMERS:
            continue
        own = outcome.mix.abroad[outcome.mix.cells] if one.names == ("country",) else expected
        base = base_of(outcome, one, own, strata)
        found.append(Stratum(outcome, one, base, "", None, base.whole))
    if strata is not None and found:
        found += _by_reason(company, tuple(found), strata)
    return tuple(found)


def _by_reason(company: Company, wholes: Sequence[Stratum], strata: Codes) -> Iterator[Stratum]:
    key = company.keys["dispute_reason"]
    of_reasons = {name: np.flatnonzero(key.codes == code) for code, name in enumerate(key.labels)}
    hits = {name: rows for name, rows in of_reasons.items()
            if name != UNKNOWN and len(rows) >= _LEAST_HITS}  # fmt: skip
    shares = parts(strata, wholes[0].outcome.first, list(hits.values()))
    for whole in wholes:
        if whole.segments.names in _REASON_PAIRS:
            for (reason, rows), share in zip(hits.items(), shares, strict=True):
                yield replace(whole, reason=reason, hits=rows, shares=share)


def natures_of_reasons(strata: Sequence[Stratum]) -> dict[tuple[Kind, str], float]:
    """Return by how much the units of each dimension differ in each reason by nature.

    What a unit sells decides what is objected to, so they differ more than in disputes as a whole.
    """
    floor = RULES["dispute_reason"].natural
    natures: dict[tuple[Kind, str], float] = {}
    for kind in dict.fromkeys(one.kind for one in strata if one.reason):
        own = [one for one in strata if one.kind == kind]
        found = nature_of([one.counts() for one in own], floor)
        natures |= {(kind, one.reason): float(x) for one, x in zip(own, found, strict=True)}
    return natures
