"""The cases of a company as whole-number codes and plain arrays, ready to be counted."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dashboard.findings.cores import at_once

# Every gigabyte that is touched anew costs as much time as all sums over it: codes are narrow, and
# sums are made block by block, in memory that the block before has left.
_BLOCK = 1 << 17
Codes = NDArray[np.int32]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.int64]

KEYS = ("department", "customer_id", "agency", "country", "claim_type", "dispute_reason")
MIX = ("age", "customer_type", "country", "claim_size", "lag_band")
# Bands of age are narrow while cases are young, as that is when most happens.
_AGE_EDGES = (15, 30, 45, 60, 75, 90, 120, 150, 180, 270, 365, 545, 730, 1095)
# Fewer cases than these say nothing of a customer.
LEAST_CASES_OF_CUSTOMER = 20
_LEAST = {"customer_id": LEAST_CASES_OF_CUSTOMER}
_MOST_LEVELS = 9  # countries beyond the largest are one level
_MOST_MONTHS = 60  # older ones are one


@dataclass(frozen=True, slots=True)
class Key:
    """One column as codes into its labels; -1 where it is not stated, or too seldom to matter."""

    labels: tuple[str, ...]
    codes: Codes


@dataclass(frozen=True, slots=True)
class Company:
    """All cases: keys, what makes them differ (`mix`), months of placement, outcomes, amounts.

    `cells` is the code of each case's combination of mix levels; `levels` says how many each
    factor has, in the order of MIX. `months` are the first days that `month` points into.
    """

    keys: Mapping[str, Key]
    mix: Mapping[str, Codes]
    levels: tuple[int, ...]
    cells: Codes
    month: Codes
    months: tuple[dt.date | None, ...]
    cases: pl.DataFrame

    @property
    def size(self) -> int:
        """Return how many cases there are."""
        return len(self.cells)

    def flags(self, name: str) -> Flags:
        """Return a column of yes and no; not stated is no."""
        return np.asarray(self.cases[name].fill_null(value=False).to_numpy())

    def numbers(self, name: str) -> Floats:
        """Return a column as floats; not stated is NaN."""
        return self.cases[name].cast(pl.Float64).to_numpy().astype(np.float64)


def company_of(cases: pl.DataFrame) -> Company:
    """Return the company whose cases these are, as queries/findings/cases.sql answers."""
    names = (*KEYS, "customer_type", "claim_size", "lag_band")
    found = at_once(lambda name: _key(cases[name], _LEAST.get(name, 1)), names)
    keys = dict(zip(names, found, strict=True))
    mix = {
        "age": _age_band(cases["age_days"]),
        "customer_type": _levels(keys["customer_type"]),
        "country": _levels(keys["country"]),
        "claim_size": _levels(keys["claim_size"]),
        "lag_band": _levels(keys["lag_band"]),
    }
    levels = tuple(int(mix[name].max(initial=0)) + 1 for name in MIX)
    month, months = _months(cases["placed_month"])
    kept = {name: keys[name] for name in KEYS}
    cells = _crossed([mix[name] for name in MIX], levels)
    return Company(kept, mix, levels, cells, month, months, cases.drop(names))


def summed(slots: Rows | Codes, weights: Floats | None, size: int) -> Floats:
    """Return the sum of weights by slot; None counts."""
    total = np.zeros(size)
    step = max(_BLOCK, 4 * size)
    for at in range(0, len(slots), step):
        some = None if weights is None else weights[at : at + step]
        total += np.bincount(slots[at : at + step], some, minlength=size)
    return total


def counted(slots: Rows | Codes, size: int) -> Floats:
    """Return how many there are by slot."""
    return summed(slots, None, size)


def _key(column: pl.Series, least: int = 1) -> Key:
    """Return a column's values that at least so many cases have as codes."""
    column = column.fill_null("")
    codes = np.full(len(column), -1, dtype=np.int32)
    looked_at: Rows | slice = slice(None)
    if least > 1:
        looked_at = _maybe_often(column, least)
        column = column.gather(looked_at)
    if column.dtype != pl.Categorical:
        column = column.cast(pl.Categorical(pl.Categories.random()))
    met = column.to_physical().to_numpy()
    counts = np.bincount(met)
    some = np.zeros(len(counts), dtype=np.int64)
    some[met] = np.arange(len(met))  # a case that has it
    often = np.flatnonzero(counts >= least)
    labels = column.gather(some[often]).cast(pl.String)
    order = [place for place in labels.arg_sort() if labels[place]]
    places = np.full(len(counts), -1, dtype=np.int32)
    places[often[order]] = np.arange(len(order))
    codes[looked_at] = places[met]
    return Key(tuple(labels.gather(order)), codes)


def _maybe_often(column: pl.Series, least: int) -> Rows:
    """Return all cases whose value so many have, and few others.

    Most customers have a case or two, and telling a million names apart takes longest of all.
    """
    most = np.int64((1 << len(column).bit_length()) - 1)
    buckets = column.hash().to_numpy().view(np.int64) & most
    return np.flatnonzero((np.bincount(buckets) >= least)[buckets])


def _crossed(several: Sequence[Codes], sizes: Sequence[int]) -> Codes:
    """Return combinations of codes as one, as np.ravel_multi_index does."""
    joined = np.zeros_like(several[0])
    for codes, size in zip(several, sizes, strict=True):
        joined *= np.int32(size)
        joined += codes
    return joined


def _levels(key: Key) -> Codes:
    """Return a key's codes as levels, the most frequent first, the rare ones together.

    What is not stated is a level like any other.
    """
    counts = np.bincount(key.codes + 1, minlength=len(key.labels) + 1)
    order = np.argsort(-counts, kind="stable")
    levels = np.empty(len(order), dtype=np.int32)
    levels[order] = np.minimum(np.arange(len(order)), _MOST_LEVELS - 1)
    return np.asarray(levels[key.codes + 1])


def _age_band(days: pl.Series) -> Codes:
    oldest = _AGE_EDGES[-1]
    bands = np.searchsorted(np.asarray(_AGE_EDGES), np.arange(oldest + 1), side="right")
    known = days.fill_null(oldest).clip(0, oldest).to_numpy()
    return np.asarray(bands.astype(np.int32)[known])


def _months(column: pl.Series) -> tuple[Codes, tuple[dt.date | None, ...]]:
    """Return months as codes, those not stated or too long ago with the oldest."""
    found: list[Any] = column.unique().drop_nulls().sort().to_list()[-_MOST_MONTHS:]
    if not found:
        return np.zeros(len(column), dtype=np.int32), (None,)
    days = pl.Series(found).to_physical().to_numpy()
    places: Codes = np.zeros(days[-1] - days[0] + 1, dtype=np.int32)
    places[days - days[0]] = np.arange(len(found))
    since = column.to_physical().fill_null(days[0]).clip(days[0]) - days[0]
    return np.asarray(places[since.to_numpy()]), tuple(found)
