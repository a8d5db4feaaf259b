"""The days on which something happened, by what the rows of a file say."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from dashboard.intake.files.batch import ROW
from dashboard.model import Table

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
# Of so many rows one may have a day mistyped without the others meaning less.
_ROWS_PER_SLIP = 100


@dataclass(frozen=True, slots=True)
class Later:
    """Rows that speak of days after a day: how many, and where the latest of these days stands."""

    count: int
    row_number: int
    column: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Happened:
    """How many rows of a file speak of which day; a row counts with the latest that it tells.

    `last_row` and `last_column` are where the latest day of all stands.
    """

    days: Mapping[dt.date, int] = field(default_factory=dict)
    row_count: int = 0
    last_row: int = 0
    last_column: str = ""

    def plus(self, rows: pl.DataFrame, table: Table) -> "Happened":
        """Return it with one more batch counted: typed rows with their row_number."""
        names = [name for name in _PAST if name in table.names and name in rows.columns]
        if not names:
            return replace(self, row_count=self.row_count + rows.height)
        told = rows.select(pl.col(names).cast(pl.Date))
        latest = told.select(pl.max_horizontal(names).alias("day")).to_series()
        days = dict(self.days)
        for day, count in latest.drop_nulls().value_counts().iter_rows():
            days[day] = days.get(day, 0) + count
        last_row, last_column = self.last_row, self.last_column
        at = latest.arg_max()
        if at is not None and latest[at] is not None and latest[at] == max(days):
            last_row = rows[ROW][at]
            last_column = next(name for name in names if told[name][at] == latest[at])
        return Happened(days, self.row_count + rows.height, last_row, last_column)

    def latest(self, today: dt.date) -> dt.date | None:
        """Return the latest day up to today: what lies ahead has not happened."""
        return max((day for day in self.days if day <= today), default=None)

    def allows(self, day: dt.date, today: dt.date) -> bool:
        """Return whether the file can be of a day: next to nothing in it happened after that.

        A day that lies ahead is a slip of the pen, whatever the file is of.
        """
        count = sum(rows for later, rows in self.days.items() if day < later <= today)
        slips = max(1, self.row_count // _ROWS_PER_SLIP)
        return count == 0 or (count < self.row_count and count <= slips)

    def after(self, day: dt.date) -> Later | None:
        """Return what is told of days after a day, None where nothing is."""
        count = sum(rows for later, rows in self.days.items() if later > day)
        return Later(count, self.last_row, self.last_column, max(self.days)) if count else None
