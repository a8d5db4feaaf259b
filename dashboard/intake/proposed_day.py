"""The day that files will be taken to be of, worked out before they are loaded."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from dashboard.intake.export_day import ExportDay, decide, latest_of, stated_above, stated_in
from dashboard.intake.files.batch import Batch
from dashboard.intake.understand import Understanding
from dashboard.intake.values import cells


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a file speaks of: told by its mapping, stated in it, and the latest in it."""

    told: dt.date | None = None
    stated: dt.date | None = None
    above: dt.date | None = None
    latest: dt.date | None = None


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


def proposed(files: Sequence[Days], as_of: dt.date | None = None) -> ExportDay:
    """Decide on the day of some files as loading them does."""
    latest = [one.latest for one in files if one.latest]
    stated = [one.stated for one in files if one.stated]
    if not stated:
        newest = max(latest, default=dt.date.min)
        # A day before things that have happened is not the day of the export.
        stated = [one.above for one in files if one.above and one.above >= newest]
    told = [one.told for one in files if one.told]
    return decide(as_of, max(told, default=None), stated, latest)


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
