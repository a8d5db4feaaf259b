"""What would come of a load: of which day it would be, and whether it would be refused."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dashboard.errors import ExportDayGuessed, ExportDaysDiffer, ExportDayUnknown, StandoutError
from dashboard.i18n import _
from dashboard.intake.day_told import day_line
from dashboard.intake.days_alike import by_day, check_alike
from dashboard.intake.export_day import STORED, Days, ExportDay, decide
from dashboard.intake.proposed_day import days_of
from dashboard.intake.reception import Understood, Wishes
from dashboard.model import CASES


@dataclass(frozen=True, slots=True)
class Outlook:
    """What to expect of a load, line by line, and whether it would be refused as things stand."""

    lines: tuple[str, ...]
    is_refused: bool


def outlook(understood: Understood, wishes: Wishes, stored: dt.date | None) -> Outlook:
    """Tell what would come of a load into a store of the day `stored`; reads each file."""
    today = wishes.today or dt.date.today()
    days = {one.name: days_of(one) for one in understood.files}
    asked = [one.name for one in understood.files if one.open_questions(wishes.strict)]
    told, refusal = _days_told(understood, wishes, days, today)
    if not told:
        day = decide(wishes.as_of, list(days.values()), today)
        day = ExportDay(stored, STORED) if stored and not day.day else day
        told, refusal = [day_line(day)], refusal or _day_refusal(understood, wishes, day)
    if refusal:
        told = [str(refusal)]
    return Outlook((*told, *_ending(asked)), bool(asked or refusal))


def _ending(asked: list[str]) -> Iterator[str]:
    if asked:
        yield _(
            "A load would be refused until the questions are answered that these leave open:"
            " {files}",
            files=", ".join(asked),
        )
    yield _("Nothing was loaded.")


def _days_told(
    understood: Understood, wishes: Wishes, days: Mapping[str, Days], today: dt.date
) -> tuple[list[str], StandoutError | None]:
    """Return a line per load that files of different days would be, or why they would be none."""
    try:
        if not wishes.as_of:
            check_alike(understood.files, days, today)
    except ExportDaysDiffer as error:
        each = [
            f"  {day.isoformat()}: {', '.join(sorted(names))}"
            for day, names in by_day(error).items()
        ]
        if not each:
            return [], error
        return [_("Each day would be a load of its own, the oldest first:"), *each], None
    return [], None


def _day_refusal(understood: Understood, wishes: Wishes, day: ExportDay) -> StandoutError | None:
    tables = [one.seen.table for one in understood.files]
    if day.day is None:
        return ExportDayUnknown() if CASES in tables else None
    is_of_cases = any("case_id" in table.names for table in tables)
    return ExportDayGuessed(day.day) if wishes.strict and is_of_cases and day.is_guessed else None
