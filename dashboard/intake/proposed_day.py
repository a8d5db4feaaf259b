"""The days that a file speaks of, read before it is loaded."""

import datetime as dt

import polars as pl

from dashboard.intake.export_day import Days, latest_of, stated_above, stated_in
from dashboard.intake.files.batch import Batch
from dashboard.intake.understand import Understanding
from dashboard.intake.values import cells


def days_of(understood: Understanding) -> Days:
    """Read the days of a file; looks through it to its end."""
    stated: dt.date | None = None
    latest: dt.date | None = None
    for batch in understood.export.batches():
        stated = stated_in(batch, understood, stated)
        latest = latest_of(_read(batch, understood), understood.seen.table, latest)
    return Days(
        told=understood.told.dialect.export_day,
        stated=stated,
        above=stated_above(understood.layout.preamble, understood.name),
        latest=latest,
    )


def _read(batch: Batch, understood: Understanding) -> pl.DataFrame:
    """Return the days and times of a batch under their canonical names."""
    seen, zone = understood.seen, understood.told.dialect.zone
    return pl.DataFrame(
        {
            name: cells.day(batch.cells[header], _form(understood, name), zone).values
            for name, header in seen.columns.items()
            if seen.table[name].kind in ("date", "time")
        }
    )


def _form(understood: Understanding, column: str) -> str:
    return understood.forms.get(column, "ymd").split("\n")[0]
