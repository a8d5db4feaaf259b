"""Takes measure after measure, causes first, so that what a cause explains is told once."""

from collections.abc import Mapping

import numpy as np

from dashboard.findings.company import Company, Floats
from dashboard.findings.cores import at_once
from dashboard.findings.ledger import Ledger
from dashboard.findings.outcomes import Outcome
from dashboard.findings.search import Found, Worth, search
from dashboard.findings.segments import segments_of
from dashboard.findings.strata import Stratum, strata_of

# What went wrong first explains what came of it in the same cases.
_CAUSES: Mapping[str, tuple[str, ...]] = {
    "waiting_on_us": ("dispute_rate", "days_to_settle"),
    "days_waited": ("waiting_on_us",),
    "self_inflicted": ("dispute_rate", "days_to_settle", "waiting_on_us", "days_waited"),
    "collection_rate": (
        *("placement_lag", "dispute_rate", "days_to_settle", "waiting_on_us", "days_waited"),
        "self_inflicted",
    ),
}
_RANKED = ("days_to_settle", "days_waited")  # a slow one explains its case wholly


def found_in(
    company: Company, looked_at: Mapping[str, Outcome], billed: Stratum | None, worth: Worth
) -> tuple[Found, ...]:
    """Return what stands out and is worth telling, of the cases and of invoices that are told."""
    segments = segments_of(company)
    made = at_once(lambda one: strata_of(company, one, segments), looked_at.values())
    strata = dict(zip(looked_at, made, strict=True))
    invoiced = (billed,) if billed else ()
    ledger = Ledger()
    for one in (*invoiced, *(stratum for some in strata.values() for stratum in some)):
        ledger.add(one.kind, one.tests())
    explained: dict[str, Floats] = {}
    found = search(invoiced, ledger, worth)
    for name, outcome in looked_at.items():
        _take_explained(outcome, explained)
        own = search(strata[name], ledger, worth)
        if own:
            explained[name] = _explained_by(company, outcome, own)
        found += own
    return tuple(_without_echoes(found))


def _take_explained(outcome: Outcome, explained: Mapping[str, Floats]) -> None:
    """Let cases whose trouble is told already count as what is expected of them."""
    causes = [explained[name] for name in _CAUSES.get(outcome.measure, ()) if name in explained]
    if not causes or outcome.mix is None:
        return
    share = outcome.of(np.maximum.reduce(causes))
    told = np.flatnonzero(share)
    expected = outcome.mix.expected[outcome.mix.cells[told]]
    outcome.bad[told] -= share[told] * (outcome.bad[told] - expected)


def _explained_by(company: Company, outcome: Outcome, found: list[Found]) -> Floats:
    """Return by case how much of what became of it the findings explain."""
    explained = np.zeros(company.size)
    for one in found:
        places = outcome.rows_at(one.bad_places)
        share = 1 - one.candidate.expected / one.candidate.observed
        told = 1.0 if outcome.measure in _RANKED else share
        explained[places] = np.maximum(explained[places], told)
    return explained


def _without_echoes(found: list[Found]) -> list[Found]:
    """Leave out long waits of a unit of which it is told that more cases wait."""
    waiting = {_whose(one) for one in found if one.candidate.stratum.measure == "waiting_on_us"}
    return [
        one
        for one in found
        if one.candidate.stratum.measure != "days_waited" or _whose(one) not in waiting
    ]


def _whose(one: Found) -> tuple[tuple[str, ...], tuple[str, ...]]:
    stratum: Stratum = one.candidate.stratum
    return stratum.segments.names, stratum.segments.labels[one.candidate.unit]
