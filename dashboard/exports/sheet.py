"""What every file holds: the rows in the reader's language, and what it says of itself."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from dashboard import catalogue
from dashboard.dimensions import Dimension


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says of itself: the question, what was selected, from which export day."""

    title: str
    selection: str
    export_day: dt.date
    currency: str


def worded(rows: pl.DataFrame) -> pl.DataFrame:
    """Tell in the reader's language what the store keeps without words."""
    return rows.with_columns(
        pl.Series(name, [text and tell(text) for text in rows[name]], pl.String)
        for name in rows.columns
        if (tell := _teller(name))
    )


def _teller(name: str) -> Callable[[str], str] | None:
    column = catalogue.column(name)
    return column.told if isinstance(column, Dimension) and column.unit == "text" else None
