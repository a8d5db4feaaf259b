"""The days that a file speaks of, read before it is loaded."""

import datetime as dt

import polars as pl

from dashboard.intake.export_day import Days, stated_above, stated_in
from dashboard.intake.files.batch import ROW, Batch
from dashboard.intake.happened import Happened
from dashboard.intake.understand import Understanding
from dashboard.intake.values import cells


def days_of(understood: Understanding) -> Days:
    """Read the days of a file; looks through it to its end."""
    stated: dt.date | None = None
    happened = Happened()
    for batch in understood.export.batches():
        stated = stated_in(batch, understood, stated)
        happened = happened.plus(_read(batch, understood), understood.seen.table)
    return Days(
        told=understood.told.dialect.export_day,
        stated=stated,
        above=stated_above(understood.layout.preamble, understood.name),
        happened=happened,
        file=understood.name,
    )


def _read(batch: Batch, understood: Understanding) -> pl.DataFrame:
    """Return the days and times of a batch under their canonical names, and the row numbers."""
    seen, zone = understood.seen, understood.told.dialect.zone
    days = {
        name: cells.day(batch.cells[header], _form(understood, name), zone).values
        for name, header in seen.columns.items()
        if seen.table[name].kind in ("date", "time")
    }
    return pl.DataFrame({ROW: batch.row_numbers, **days})


def _form(understood: Understanding, column: str) -> str:
    return understood.forms.get(column, "ymd").split("\n")[0]
