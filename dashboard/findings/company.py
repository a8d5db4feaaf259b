"""The cases of a company as whole-number codes and plain arrays, ready to be counted."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.int64]

KEYS = ("department", "customer_id", "agency", "country", "claim_type", "dispute_reason")
MIX = ("age", "customer_type", "country", "claim_size", "lag_band")
# Bands of age are narrow while cases are young, as that is when most happens.
_AGE_EDGES = (15, 30, 45, 60, 75, 90, 120, 150, 180, 270, 365, 545, 730, 1095)
_MOST_LEVELS = 9  # countries beyond the largest are one level
_MOST_MONTHS = 60  # older ones are one


@dataclass(frozen=True, slots=True)
class Key:
    """One column as codes into its labels; -1 where it is not stated."""

    labels: tuple[str, ...]
    codes: Codes


@dataclass(frozen=True, slots=True)
class Company:
    """All cases: keys, what makes them differ (`mix`), months of placement, outcomes, amounts.

    `cells` is the code of each case's combination of mix levels; `levels` says how many each
    factor has, in the order of MIX. `months` are the first days that `month` points into.
    """

    size: int
    keys: Mapping[str, Key]
    mix: Mapping[str, Codes]
    levels: tuple[int, ...]
    cells: NDArray[np.int64]
    month: Codes
    months: tuple[dt.date | None, ...]
    cases: pl.DataFrame

    def flags(self, name: str) -> Flags:
        """Return a column of yes and no; not stated is no."""
        return self.cases[name].fill_null(value=False).to_numpy().astype(bool)

    def numbers(self, name: str) -> Floats:
        """Return a column as floats; not stated is NaN."""
        return self.cases[name].cast(pl.Float64).to_numpy().astype(np.float64)


def company_of(cases: pl.DataFrame) -> Company:
    """Return the company whose cases these are, as queries/findings/cases.sql answers."""
    keys = {name: _key(cases[name]) for name in KEYS}
    mix = {
        "age": _age_band(cases["age_days"]),
        "customer_type": _levels(cases["customer_type"]),
        "country": _levels(cases["country"]),
        "claim_size": _levels(cases["claim_size"]),
        "lag_band": _levels(cases["lag_band"]),
    }
    levels = tuple(int(mix[name].max(initial=0)) + 1 for name in MIX)
    cells = np.ravel_multi_index(tuple(mix[name] for name in MIX), levels).astype(np.int64)
    month, months = _months(cases["placed_month"])
    return Company(cases.height, keys, mix, levels, cells, month, months, cases)


def summed(slots: Rows | Codes, weights: Floats, least: int = 0) -> Floats:
    """Return the sum of weights by slot, at least so many slots."""
    return np.asarray(np.bincount(slots, weights=weights, minlength=least), dtype=np.float64)


def counted(slots: Rows | Codes, least: int = 0) -> Floats:
    """Return how many there are by slot, at least so many slots."""
    return np.asarray(np.bincount(slots, minlength=least), dtype=np.float64)


def _key(column: pl.Series) -> Key:
    stated = column.replace("", None)
    labels = stated.drop_nulls().unique().sort()
    codes = stated.cast(pl.Enum(labels)).to_physical().cast(pl.Int32).fill_null(-1)
    return Key(tuple(labels.to_list()), codes.to_numpy())


def _levels(column: pl.Series) -> Codes:
    """Return a column's values as levels, the most frequent first, the rare ones together."""
    counts = column.fill_null("").value_counts(sort=True, name="n")
    order = counts.sort(["n", column.name], descending=[True, False])[column.name].to_list()
    places = {value: min(place, _MOST_LEVELS - 1) for place, value in enumerate(order)}
    codes = column.fill_null("").replace_strict(places, return_dtype=pl.Int32)
    return np.asarray(codes.to_numpy(), dtype=np.int32)


def _age_band(days: pl.Series) -> Codes:
    known = days.fill_null(_AGE_EDGES[-1]).to_numpy()
    return np.searchsorted(np.asarray(_AGE_EDGES), known, side="right").astype(np.int32)


def _months(column: pl.Series) -> tuple[Codes, tuple[dt.date | None, ...]]:
    found: list[Any] = column.drop_nulls().unique().sort().to_list()[-_MOST_MONTHS:]
    if not found:
        return np.zeros(len(column), dtype=np.int32), (None,)
    places = {value: place for place, value in enumerate(found)}
    codes = column.replace_strict(places, default=0, return_dtype=pl.Int32)
    return np.asarray(codes.to_numpy(), dtype=np.int32), tuple(found)
