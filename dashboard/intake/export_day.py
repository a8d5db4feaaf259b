"""The day that an export is of, and where that was learned."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

import polars as pl

from dashboard.intake.files.batch import Batch
from dashboard.intake.understand import Understanding
from dashboard.intake.understanding import DAY_FORMS
from dashboard.intake.values import cells, forms
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
_SAYS_EXPORT = re.compile(
    r"ek?xport|eksport|utskrift|utdrag|uttr[ae]k|udtr[æa]k|\bper\b|\bpr\b|as of|stand|stichtag"
    r"|dato|datum|date|p[äa]iv[äa]|tilanne|report|rapport|auswertung"
)
# Year first, or day first with a year of four digits; the month is then in the middle.
_WRITTEN_DAY = re.compile(
    r"(?<!\d)(?:(?P<year>20\d\d)[-._]?(?P<month>0\d|1[0-2])[-._]?(?P<day>[0-3]\d)"
    r"|(?P<day2>[0-3]?\d)[./-](?P<month2>0?\d|1[0-2])[./-](?P<year2>20\d\d))(?!\d)"
)


@dataclass(frozen=True, slots=True)
class ExportDay:
    """A day and its origin: `given`, `file` or `latest date`; both None where nothing tells."""

    day: dt.date | None
    origin: str | None


def decide(
    as_of: dt.date | None,
    told: dt.date | None,
    stated: Sequence[dt.date],
    latest: Sequence[dt.date],
) -> ExportDay:
    """Take the day a person gave, else what mapping or files state, else the latest day found."""
    if as_of:
        return ExportDay(as_of, GIVEN)
    if told:
        return ExportDay(told, FILE)
    if stated:
        return ExportDay(max(stated), FILE)
    return ExportDay(max(latest), LATEST) if latest else ExportDay(None, None)


def stated_in(batch: Batch, understood: Understanding, so_far: dt.date | None) -> dt.date | None:
    """Return the latest day in the column `export_day`, if a file has one."""
    header = understood.seen.export_day
    if header is None:
        return so_far
    evidence = forms.survey(batch.cells[header], "date")
    form = evidence.settled or next(iter(understood.forms.values()), "dmy")
    read = cells.day(batch.cells[header], form if form in DAY_FORMS else "dmy")
    return _later(so_far, pl.select(read.values.max()).item())


def stated_above(preamble: Iterable[str], name: str) -> dt.date | None:
    """Return the day that the lines above the table or the file's name speak of.

    A line counts where it says whose day it is (export, as of, per, stand …); a name where it
    holds a whole date.
    """
    said = [line for line in preamble if _SAYS_EXPORT.search(line.lower())]
    days = [day for text in said for day in _days_in(text)]
    return max(days or list(_days_in(name)), default=None)


def _days_in(text: str) -> Iterator[dt.date]:
    for found in _WRITTEN_DAY.finditer(text):
        parts = {name: int(part) for name, part in found.groupdict().items() if part}
        year = parts.get("year") or parts.get("year2") or 0
        with suppress(ValueError):
            yield dt.date(
                year, parts.get("month") or parts["month2"], parts.get("day") or parts["day2"]
            )


def latest_of(rows: pl.DataFrame, table: Table, so_far: dt.date | None) -> dt.date | None:
    """Return the latest day on which something happened, over batches."""
    for name in table.names:
        if name in _PAST and name in rows.columns:
            so_far = _later(so_far, rows.select(pl.col(name).max().cast(pl.Date)).item())
    return so_far


def _later(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return max((day for day in (one, other) if day), default=None)
