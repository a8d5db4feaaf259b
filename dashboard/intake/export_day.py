"""The day that an export is of, and where that was learned."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from operator import itemgetter

import polars as pl

from dashboard.intake.files.batch import Batch
from dashboard.intake.happened import Happened
from dashboard.intake.understand import Understanding
from dashboard.intake.understanding import DAY_FORMS
from dashboard.intake.values import cells, forms

GIVEN = "given"
FILE = "file"
LATEST = "latest date"
STORED = "loads before"
# Where a file states its day.
TOLD, COLUMN, ABOVE, MENDED = "told", "column", "above", "mended"
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
    """A day and its origin: `given`, `file`, `latest date` or `loads before`; None: nothing tells.

    `file` names the one that told it; `place` says where in it: told by its mapping, in a column,
    above the table, by the export that it mends; or in which `row` and column. `newest` is the
    latest day up to a given one that the files speak of.
    """

    day: dt.date | None = None
    origin: str | None = None
    file: str = field(default="", compare=False)
    place: str = field(default="", compare=False)
    row: int = field(default=0, compare=False)
    newest: dt.date | None = field(default=None, compare=False)

    @property
    def is_guessed(self) -> bool:
        """Return whether nobody said so: neither a person nor a file."""
        return self.origin not in (GIVEN, FILE)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a file speaks of.

    `told`: by its mapping; `stated`: in a column; `above`: by its preamble or its name; `mended`:
    of the export whose rows it mends; `happened`: by its rows. `file` is its name.
    """

    told: dt.date | None = None
    stated: dt.date | None = None
    above: dt.date | None = None
    mended: dt.date | None = None
    happened: Happened = field(default_factory=Happened)
    file: str = ""

    def own(self, today: dt.date) -> dt.date | None:
        """Return the day that the file itself says it is of; one that lies ahead it cannot be."""
        if self.stated and self.stated <= today:
            return self.stated
        # A day before things that have happened is not the day of the export.
        is_likely = self.above and self.above <= today and self.happened.allows(self.above, today)
        return self.above if is_likely else None


def decide(as_of: dt.date | None, files: Sequence[Days], today: dt.date) -> ExportDay:
    """Take the day a person gave, else what mappings tell, what files state, what is above them.

    After those comes the day of the export whose rows are mended, and at last the latest day
    found. A day above a file, or of mended rows, holds where next to nothing happened later; and
    no day that a file states lies after today.
    """
    if as_of:
        return ExportDay(as_of, GIVEN, newest=_latest(files, as_of).day)
    new = [one for one in files if not one.mended]
    in_turn = {
        TOLD: [(one.told, one.file) for one in files if one.told],
        COLUMN: [(one.stated, one.file) for one in files if one.stated and one.stated <= today],
        ABOVE: [(day, one.file) for one in files if (day := _likely(one.above, files, today))],
        MENDED: [(day, one.file) for one in files if (day := _likely(one.mended, new, today))],
    }
    for place, days in in_turn.items():
        if days:
            day, file = max(days, key=itemgetter(0))
            return ExportDay(day, FILE, file, place)
    return _latest(files, today)


def _likely(day: dt.date | None, files: Iterable[Days], today: dt.date) -> dt.date | None:
    """Return a day where it does not lie ahead and next to nothing happened after it."""
    if day and day <= today and all(one.happened.allows(day, today) for one in files):
        return day
    return None


def _latest(files: Sequence[Days], today: dt.date) -> ExportDay:
    """Take the latest day up to today; its row is known where the file tells none after it."""
    told = [(day, one) for one in files if (day := one.happened.latest(today))]
    if not told:
        return ExportDay()
    day, one = max(told, key=itemgetter(0))
    if day != max(one.happened.days):
        return ExportDay(day, LATEST, one.file)
    return ExportDay(day, LATEST, one.file, one.happened.last_column, one.happened.last_row)


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
