"""The cases of a company as whole-number codes and plain arrays, ready to be counted."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

# Every gigabyte that is touched anew costs as much time as all sums over it: what many parts of a
# company point to is kept once, and codes are narrow.
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

    `rows` are the places of all cases, kept once as every part of the company points to them.
    `cells` is the code of each case's combination of mix levels; `levels` says how many each
    factor has, in the order of MIX. `months` are the first days that `month` points into.
    """

    rows: Rows
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
        return len(self.rows)

    def rows_where(self, told: Flags) -> Rows:
        """Return the places of some cases; all are no copy."""
        return self.rows if bool(told.all()) else np.flatnonzero(told)

    def flags(self, name: str) -> Flags:
        """Return a column of yes and no; not stated is no."""
        return self.cases[name].fill_null(value=False).to_numpy().astype(bool)

    def numbers(self, name: str) -> Floats:
        """Return a column as floats; not stated is NaN."""
        return self.cases[name].cast(pl.Float64).to_numpy().astype(np.float64)


def company_of(cases: pl.DataFrame) -> Company:
    """Return the company whose cases these are, as queries/findings/cases.sql answers."""
    keys = {name: _key(cases[name], _LEAST.get(name, 1)) for name in KEYS}
    mix = {
        "age": _age_band(cases["age_days"]),
        "customer_type": _levels(_key(cases["customer_type"])),
        "country": _levels(keys["country"]),
        "claim_size": _levels(_key(cases["claim_size"])),
        "lag_band": _levels(_key(cases["lag_band"])),
    }
    levels = tuple(int(mix[name].max(initial=0)) + 1 for name in MIX)
    cells = np.ravel_multi_index(tuple(mix[name] for name in MIX), levels).astype(np.int32)
    month, months = _months(cases["placed_month"])
    told = cases.drop(*KEYS, "customer_type", "claim_size", "lag_band")
    return Company(np.arange(cases.height), keys, mix, levels, cells, month, months, told)


def summed(slots: Rows | Codes, weights: Floats, least: int = 0) -> Floats:
    """Return the sum of weights by slot, at least so many slots."""
    return np.asarray(np.bincount(slots, weights=weights, minlength=least), dtype=np.float64)


def counted(slots: Rows | Codes, least: int = 0) -> Floats:
    """Return how many there are by slot, at least so many slots."""
    return np.asarray(np.bincount(slots, minlength=least), dtype=np.float64)


def _key(column: pl.Series, least: int = 1) -> Key:
    """Return a column's values that at least so many cases have as codes."""
    counts = column.value_counts(name="case_count")
    frequent = counts.filter(pl.col("case_count") >= least)[column.name]
    labels = [label for label in frequent.sort() if label]
    codes = column.cast(pl.Enum(labels), strict=False).to_physical().cast(pl.Int32)
    return Key(tuple(labels), codes.fill_null(-1).to_numpy())


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
