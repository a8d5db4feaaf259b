"""Files of cases that state different days: told apart, to be loaded one day after the other."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping

from dashboard.errors import ExportDaysDiffer
from dashboard.intake.export_day import Days
from dashboard.intake.understand import Understanding
from dashboard.model import CASES

ByDay = Mapping[dt.date, frozenset[str]]


def check_alike(files: Iterable[Understanding], days: Mapping[str, Days], today: dt.date) -> None:
    """Raise ExportDaysDiffer where files of cases state that they are of different days.

    Nothing is compared where a mapping tells the day.
    """
    if any(one.told for one in days.values()):
        return
    found = list(files)
    own = {name: one.mended or one.own(today) for name, one in days.items()}
    stated = {name: day for name, day in own.items() if day}
    cases = {one.name for one in found if one.seen.table is CASES and not days[one.name].mended}
    of_cases = {name: day for name, day in stated.items() if name in cases}
    if len(set(of_cases.values())) > 1:
        raise ExportDaysDiffer(of_cases, {one.name: one.export.path for one in found}, stated)


def by_day(error: ExportDaysDiffer) -> ByDay:
    """Return the names of files by the day to load them as, the oldest first.

    What tells no cases goes with the next cases that come, for it may need them. Nothing is
    returned where a file does not state its day.
    """
    if error.undated:
        return {}
    days = sorted(set(error.days.values()))
    found: dict[dt.date, set[str]] = {day: set() for day in days}
    for name, day in sorted(error.stated.items(), key=lambda one: one[1]):
        place = bisect_left(days, day)
        found.setdefault(days[place] if place < len(days) else day, set()).add(name)
    return {day: frozenset(names) for day, names in sorted(found.items())}
