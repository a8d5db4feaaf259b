"""Answers of one type whatever the engine: a page cannot tell which one was asked."""

import polars as pl

from dashboard import catalogue
from dashboard.dimensions import DIMENSIONS

_DAYS = frozenset({"date", "month", "quarter"})


def canonical(answer: pl.DataFrame, *, in_codes: bool = False) -> pl.DataFrame:
    """Return an answer with the types that its columns have by what they are.

    Counts are whole numbers, money has two decimals, rates are floating, days are days. Words that
    the engine keeps as numbers become text, unless `in_codes`: then they stay categorical.
    """
    wanted = {
        name: _wanted(name, kind)
        for name, kind in answer.schema.items()
        if not (in_codes and kind == pl.Categorical)
    }
    changed = [
        pl.col(name).cast(kind) for name, kind in wanted.items() if kind != answer.schema[name]
    ]
    return answer.with_columns(changed) if changed else answer


def _wanted(name: str, kind: pl.DataType) -> pl.DataType:
    unit = catalogue.column(name).unit if _is_known(name) else ""
    match unit:
        case "money":
            return pl.Decimal(38, 2)
        case "flag":
            return pl.Boolean()
        case "percent":
            return pl.Float64()
    if unit in _DAYS:
        return pl.Date()
    return _widest(kind)


def _widest(kind: pl.DataType) -> pl.DataType:
    """Return the one type that all of a sort are told in."""
    match kind:
        case pl.Decimal():
            return pl.Decimal(38, kind.scale) if kind.scale else pl.Int64()
        case pl.Datetime():
            return pl.Datetime("us")
        case pl.Null() | pl.Categorical():
            return pl.String()
    if kind.is_integer():
        return pl.Int64()
    return pl.Float64() if kind.is_float() else kind


def _is_known(name: str) -> bool:
    return name in catalogue.metrics() or name in DIMENSIONS
