"""The day that an export is of, and where that was learned."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import polars as pl

from dashboard.errors import ExportDaysDiffer
from dashboard.intake.files.batch import Batch
from dashboard.intake.happened import Happened
from dashboard.intake.understand import Understanding
from dashboard.intake.understanding import DAY_FORMS
from dashboard.intake.values import cells, forms

GIVEN = "given"
FILE = "file"
LATEST = "latest date"
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


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a file speaks of.

    `told`: by its mapping; `stated`: in a column; `above`: by its preamble or its name; `mended`:
    of the export whose rows it mends; `happened`: by its rows.
    """

    told: dt.date | None = None
    stated: dt.date | None = None
    above: dt.date | None = None
    mended: dt.date | None = None
    happened: Happened = field(default_factory=Happened)

    def own(self, today: dt.date) -> dt.date | None:
        """Return the day that the file itself says it is of."""
        # A day before things that have happened is not the day of the export.
        is_likely = self.above and self.happened.allows(self.above, today)
        return self.stated or (self.above if is_likely else None)


def decide(as_of: dt.date | None, files: Sequence[Days], today: dt.date) -> ExportDay:
    """Take the day a person gave, else what mappings tell, what files state, what is above them.

    After those comes the day of the export whose rows are mended, and at last the latest day
    found that is not after today. A day above a file, or of mended rows, holds where next to
    nothing happened later.
    """
    if as_of:
        return ExportDay(as_of, GIVEN)
    new = [one for one in files if not one.mended]
    in_turn = (
        [one.told for one in files if one.told],
        [one.stated for one in files if one.stated],
        [one.above for one in files if one.above and _allowed(one.above, files, today)],
        [one.mended for one in files if one.mended and _allowed(one.mended, new, today)],
    )
    for days in in_turn:
        if days:
            return ExportDay(max(days), FILE)
    latest = max((day for one in files if (day := one.happened.latest(today))), default=None)
    return ExportDay(latest, LATEST) if latest else ExportDay(None, None)


def _allowed(day: dt.date, files: Iterable[Days], today: dt.date) -> bool:
    return all(one.happened.allows(day, today) for one in files)


def check_alike(files: Mapping[str, Days], today: dt.date) -> None:
    """Raise ExportDaysDiffer where files say themselves that they are of different days."""
    own = {name: days.own(today) for name, days in files.items()}
    stated = {name: day for name, day in own.items() if day}
    if len(set(stated.values())) > 1:
        raise ExportDaysDiffer(stated)


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


def _later(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return max((day for day in (one, other) if day), default=None)
