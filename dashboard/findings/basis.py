"""What evidence of a finding is counted from: observed and expected case by case, and its unit."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from dashboard.findings.company import Codes, Company, Flags, Floats
from dashboard.findings.counted import parts, strata_in
from dashboard.findings.outcomes import DAYS, Outcome


@dataclass(frozen=True, slots=True)
class Basis:
    """One row per case, per department and month for invoices: how many, how bad, how expected.

    `unit` are codes into `labels`, -1 where it is not known, `own` the finding's one, `month` the
    month of placement as a code into the company's. `days` are what a measure of time is told in,
    else empty. `spread` is the outcome's variance as a share of a yes-or-no's.
    """

    cases: Floats
    bad: Floats
    expected: Floats
    unit: Codes
    labels: tuple[tuple[str, ...], ...]
    own: int
    month: Codes
    age: Floats
    days: Floats
    spread: float

    @property
    def is_own(self) -> Flags:
        """Return which rows are the finding's unit."""
        return np.asarray(self.unit == self.own)


def outcome_name(measure: str) -> str:
    """Return the outcome that a measure is told by."""
    return "dispute_rate" if measure in ("dispute_reason", "customer_disputes") else measure


def basis_of(company: Company, outcome: Outcome, segment: Mapping[str, str]) -> Basis | None:
    """Return what a segment is held against; None where the company has no such segment."""
    names = tuple(name for name in segment if name != "dispute_reason")
    units, labels = _units(company, outcome, names)
    wanted = tuple(segment[name] for name in names)
    if wanted not in labels:
        return None
    bad, expected = _counts(company, outcome, segment, names == ("country",))
    own = labels.index(wanted)
    name = DAYS.get(outcome.measure)
    return Basis(
        cases=np.ones(len(units)),
        bad=bad,
        expected=expected,
        unit=units,
        labels=labels,
        own=own,
        month=outcome.of(company.month),
        age=outcome.of(company.numbers("age_days")),
        days=outcome.of(company.numbers(name)) if name else np.zeros(0),
        spread=outcome.spread,
    )


def basis_of_billing(billing: pl.DataFrame, department: str, months: Mapping[object, int]) -> Basis:
    """Return what a department's cases per invoice are held against."""
    invoiced = billing.filter(pl.col("invoice_count") > 0)
    names = invoiced["department"].unique().sort()
    units = invoiced["department"].cast(pl.Enum(names)).to_physical().to_numpy().astype(np.int32)
    bad = invoiced["case_count"].to_numpy().astype(np.float64)
    cases = np.maximum(invoiced["invoice_count"].to_numpy().astype(np.float64), bad + 1)
    expected = cases * bad.sum() / cases.sum()
    own = names.to_list().index(department)
    return Basis(
        cases=cases,
        bad=bad,
        expected=expected,
        unit=units,
        labels=tuple((str(name),) for name in names),
        own=own,
        month=np.asarray([months[one] for one in invoiced["month"]], dtype=np.int32),
        age=np.zeros(0),
        days=np.zeros(0),
        spread=1.0,
    )


def _units(
    company: Company, outcome: Outcome, names: tuple[str, ...]
) -> tuple[Codes, tuple[tuple[str, ...], ...]]:
    """Return the outcome's units, and the units' names."""
    keys = [company.keys[name] for name in names]
    codes = [outcome.of(key.codes) for key in keys]
    stated = np.flatnonzero(np.logical_and.reduce([one >= 0 for one in codes]))
    sizes = tuple(max(len(key.labels), 1) for key in keys)
    joined = np.ravel_multi_index(tuple(one[stated] for one in codes), sizes)
    found, places = np.unique(joined, return_inverse=True)
    units = np.full(len(codes[0]), -1, dtype=np.int32)
    units[stated] = places
    parts = np.unravel_index(found, sizes)
    labels = tuple(
        tuple(key.labels[place[i]] for key, place in zip(keys, parts, strict=True))
        for i in range(len(found))
    )
    return units, labels


def _counts(
    company: Company, outcome: Outcome, segment: Mapping[str, str], abroad: bool
) -> tuple[Floats, Floats]:
    """Return the bad outcomes as they were and what was expected, one reason's part of either."""
    mix = outcome.mix
    if mix is None:
        return outcome.first, np.full(len(outcome.first), outcome.first.mean())
    expected = (mix.abroad if abroad else mix.expected)[mix.cells]
    reason = segment.get("dispute_reason")
    if reason is None:
        return outcome.first, expected
    key = company.keys["dispute_reason"]
    code = key.labels.index(reason) if reason in key.labels else -2
    hit = outcome.of(key.codes) == code
    strata = strata_in(company, outcome)
    (shares,) = parts(strata, outcome.first, [np.flatnonzero(hit)])
    return outcome.first * hit, expected * shares[strata]
