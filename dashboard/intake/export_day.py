"""The day that an export is of, and where that was learned."""

import datetime as dt
from dataclasses import dataclass

import polars as pl

from dashboard.intake import cells
from dashboard.intake.columns import Recognised
from dashboard.intake.mapping import Dialect, Mapping
from dashboard.model import Table

GIVEN = "given"
FILE = "file"
LATEST = "latest date"
# Things that have happened by the export day. A due date may lie ahead.
_PAST = (
    "placed_on",
    "closed_on",
    "invoice_date",
    "disputed_on",
    "dispute_resolved_on",
    "paid_on",
    "happened_at",
)


@dataclass(frozen=True, slots=True)
class ExportDay:
    """A day and its origin: `given`, `file` or `latest date`; both None where nothing tells."""

    day: dt.date | None
    origin: str | None


def decide(
    as_of: dt.date | None, mapping: Mapping, found: tuple[list[dt.date], list[dt.date]]
) -> ExportDay:
    """Take the day a person gave, else what mapping or files state, else the latest day found."""
    stated, latest = found
    if as_of:
        return ExportDay(as_of, GIVEN)
    if mapping.dialect.export_day:
        return ExportDay(mapping.dialect.export_day, FILE)
    if stated:
        return ExportDay(max(stated), FILE)
    return ExportDay(max(latest), LATEST) if latest else ExportDay(None, None)


def stated_in(
    texts: pl.DataFrame, seen: Recognised, dialect: Dialect, so_far: dt.date | None
) -> dt.date | None:
    """Return the latest day in the column `export_day`, if a file has one."""
    if seen.export_day is None:
        return so_far
    read = cells.date(pl.col(seen.export_day), dialect.dates).value
    return _later(so_far, texts.select(read.max()).item())


def latest_of(rows: pl.DataFrame, table: Table, so_far: dt.date | None) -> dt.date | None:
    """Return the latest day on which something happened, over batches."""
    for name in table.names:
        if name in _PAST:
            so_far = _later(so_far, rows.select(pl.col(name).max().cast(pl.Date)).item())
    return so_far


def _later(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return max((day for day in (one, other) if day), default=None)
