"""What can go wrong with the day that an export is of."""

import datetime as dt
import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dashboard.errors.base import StandoutError
from dashboard.i18n import _


class ExportDayUnknown(StandoutError):
    """Neither the files nor the person say of which day the export is."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The files hold no date that tells the export day. Nothing was loaded."
                " Give it with --as-of YYYY-MM-DD."
            )
        )


class NoCaseByThen(StandoutError):
    """All cases of an export begin after the day that the person says it is of."""

    def __init__(self, day: dt.date) -> None:
        super().__init__(
            _(
                "No case begins by {day}, so that nothing is left to judge."
                " Give the day of the export with --as-of YYYY-MM-DD.",
                day=day.isoformat(),
            )
        )


class ExportDayGuessed(StandoutError):
    """A strict load would have to take a day as the export day that nobody has told."""

    def __init__(self, day: dt.date) -> None:
        super().__init__(
            _(
                "No file states the export day; it could only be taken to be {day}."
                " Nothing was loaded. Give it with --as-of YYYY-MM-DD.",
                day=day.isoformat(),
            )
        )


class LoadedInPart(StandoutError):
    """Of the exports of several days some are loaded, and the next one could not be.

    `done` names the files by the day they are of; `reason` is empty where a person stopped it.
    """

    def __init__(self, done: Mapping[dt.date, Sequence[str]], day: dt.date, reason: str) -> None:
        self.is_stopped = not reason
        loaded = [f"  {one.isoformat()}: {', '.join(files)}" for one, files in done.items()]
        super().__init__(
            "\n".join(
                [
                    _("These are loaded, and stay:"),
                    *loaded,
                    _(
                        "Of {day} and the days after it nothing was loaded. {reason}",
                        day=day.isoformat(),
                        reason=reason or _("The load was stopped."),
                    ),
                ]
            )
        )


class ExportDaysDiffer(StandoutError):
    """Files of one load say that they are of different days.

    `days`: of those with cases; `stated`: of all that state one. `paths` tells where each file of
    the load lies: those of no day, `undated`, go with the newest.
    """

    def __init__(
        self,
        days: Mapping[str, dt.date],
        paths: Mapping[str, Path] | None = None,
        stated: Mapping[str, dt.date] | None = None,
    ) -> None:
        self.days = dict(sorted(days.items(), key=lambda one: (one[1], one[0])))
        self.paths = dict(paths or {})
        self.stated = dict(stated or days)
        self.undated = sorted(self.paths.keys() - self.stated.keys())
        told = [f"  {file}: {day.isoformat()}" for file, day in self.days.items()]
        told += [_("  {file}: states no day", file=file) for file in self.undated]
        super().__init__(
            "\n".join(
                [
                    _("The files are exports of different days. Nothing was loaded."),
                    *told,
                    _(
                        "Where each file states its day, above its table or in its name"
                        " (…_2026-05-31.csv), they are loaded one day after the other. Else load"
                        " those of one day together, the oldest first; or, if they are of one day"
                        " all the same, give it with --as-of YYYY-MM-DD."
                    ),
                    *_commands(self.days, paths or {}),
                ]
            )
        )


def _commands(days: Mapping[str, dt.date], paths: Mapping[str, Path]) -> Iterator[str]:
    """Yield a command per day; none for a folder, nor for an archive: it has to be unpacked."""
    by_day: dict[dt.date, set[Path]] = {}
    for file in days.keys() & paths.keys():
        by_day.setdefault(days[file], set()).add(paths[file])
    dated = [path for found in by_day.values() for path in found]
    if any(path.is_dir() for path in dated):
        return
    if len(dated) > len(set(dated)):
        yield _("Files of one archive or workbook have to be taken out of it first.")
    elif by_day:
        by_day[max(by_day)] |= set(paths.values()) - set(dated)
        for _day, found in sorted(by_day.items()):
            yield f"  standout load {' '.join(shlex.quote(str(path)) for path in sorted(found))}"
