"""What is looked at: an outcome, or one reason's part of it, in all units of a dimension."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.findings.company import Company, Floats, Rows
from dashboard.findings.counted import Base, Counts, base_of, counts_of, part, whole
from dashboard.findings.judged import Judged, Yardstick, judged, nature_of
from dashboard.findings.ledger import Kind
from dashboard.findings.outcomes import UNKNOWN, Outcome
from dashboard.findings.rules import RULES, rule_of
from dashboard.findings.segments import LEAST_DISPUTES, UNDATED, Segments

_REASON_PAIRS = (("department",), ("claim_type",), ("customer_id",), ("agency",))
_LEAST_HITS = 8
_AMONG_DISPUTES = ("unknown_reason", "days_to_settle", "days_waited")
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
        """Return what it shares what may be false with: the same dimension, reasons apart."""
        return (*self.segments.names, "dispute_reason") if self.reason else self.segments.names

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
        abroad = self.segments.names == ("country",)
        return self.outcome.mix.doubt(self.places_of(unit, 0), abroad=abroad)

    def tests(self) -> int:
        """Return how many units are looked at."""
        return int((self.base.cases.sum(axis=1) >= self.least_cases).sum())

    def places_of(self, unit: int, since: int) -> Rows:
        """Return where the cases of a unit are in the outcome, those placed since a month."""
        months = self.base.shape[1]
        low, high = unit * months + since, (unit + 1) * months
        return self.base.places[(self.base.slots >= low) & (self.base.slots < high)]


def strata_of(
    company: Company, outcome: Outcome, segments: Sequence[Segments]
) -> tuple[Stratum, ...]:
    """Return everything an outcome is looked at by; disputes also by each reason."""
    if outcome.mix is None:
        return ()
    found = [
        Stratum(outcome, one, base_of(company, outcome, outcome.mix, one), "", None, whole(company))
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
