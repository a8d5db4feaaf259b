"""Exports of several days, such as a folder of months: a load each, the oldest first."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dashboard.errors import ExportDaysDiffer, LoadCancelled, LoadedInPart, StandoutError
from dashboard.intake.days_alike import by_day
from dashboard.intake.reception import Wishes
from dashboard.intake.summary import LoadSummary

Loading = Callable[[Sequence[Path], Wishes], LoadSummary]
Told = Callable[[LoadSummary], None]


def load_days(paths: Sequence[Path], wishes: Wishes, load: Loading, tell: Told) -> None:
    """Load files together or, where each states its day and these differ, day by day.

    `load` does one load and `tell` is given what it did. Each is stored whole or not at all.
    Raises what `load` raises, and LoadedInPart where an earlier day was stored by then.
    """
    differing = _loaded(paths, wishes, load, tell)
    if differing:
        _load_each(paths, wishes, differing, (load, tell))


def _loaded(
    paths: Sequence[Path], wishes: Wishes, load: Loading, tell: Told
) -> ExportDaysDiffer | None:
    try:
        tell(load(paths, wishes))
    except ExportDaysDiffer as error:
        if not by_day(error):
            raise
        return error.with_traceback(None)
    return None


def _load_each(
    paths: Sequence[Path],
    wishes: Wishes,
    differing: ExportDaysDiffer,
    steps: tuple[Loading, Told],
) -> None:
    load, tell = steps
    done: dict[dt.date, Sequence[str]] = {}
    aside = wishes.left_out
    for day, names in by_day(differing).items():
        own = sorted({differing.paths[name] for name in names}) if done else paths
        others = differing.paths.keys() - names
        try:
            made = load(own, replace(wishes, left_out=aside | others))
        except (StandoutError, KeyboardInterrupt) as error:
            raise _broken(done, day, error) from error
        # The first load alone tells of what was loaded before, and of what is no table.
        tell(replace(made, ignored=()) if done else made)
        aside |= set(made.skipped)
        done[day] = sorted(names)


def _broken(
    done: Mapping[dt.date, Sequence[str]], day: dt.date, error: BaseException
) -> BaseException:
    """Return what to raise where a day could not be loaded."""
    if not done:
        return error
    is_stopped = isinstance(error, LoadCancelled | KeyboardInterrupt)
    return LoadedInPart(done, day, "" if is_stopped else str(error))
