"""What the reader has selected and what the reader may see: two frozen objects."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

from dashboard import formats
from dashboard.errors import BadFilterValue, UnknownFilter
from dashboard.i18n import _

FilterKind = Literal["day", "values", "word", "flag"]

# A day outside these cannot be moved a period back or a month on.
_YEARS = range(1900, 2200)


def _filter(kind: FilterKind, *, dated: bool = True) -> Any:
    return field(default=None, metadata={"kind": kind, "dated": dated})


@dataclass(frozen=True, slots=True)
class Filters:
    """The reader's selection; None leaves a field unrestricted, values within one are "or".

    `currency` is one shown currency (`NOK`, or `all-NOK` for everything converted); None is the
    store's main one. `known` keeps the cases that a measure can be told of, such as those whose
    days to placement are known. `as_of` moves the export day back; the address never carries it.

    A field is dated where it keeps the same cases whichever day is asked about. The others keep
    cases by what became of them up to the export day, which an earlier day knew nothing of.
    """

    placed_from: dt.date | None = _filter("day")
    placed_to: dt.date | None = _filter("day")
    department: tuple[str, ...] | None = _filter("values")
    customer: tuple[str, ...] | None = _filter("values")
    agency: tuple[str, ...] | None = _filter("values")
    country: tuple[str, ...] | None = _filter("values")
    currency: str | None = _filter("word")
    stage: tuple[str, ...] | None = _filter("values", dated=False)
    state: tuple[str, ...] | None = _filter("values", dated=False)
    disputed: bool | None = _filter("flag", dated=False)
    reason: tuple[str, ...] | None = _filter("values", dated=False)
    size: tuple[str, ...] | None = _filter("values")
    claim_type: tuple[str, ...] | None = _filter("values")
    customer_type: tuple[str, ...] | None = _filter("values")
    close_reason: tuple[str, ...] | None = _filter("values", dated=False)
    lag: tuple[str, ...] | None = _filter("values")
    overdue: tuple[str, ...] | None = _filter("values", dated=False)
    dispute_age: tuple[str, ...] | None = _filter("values", dated=False)
    change: tuple[str, ...] | None = _filter("values", dated=False)
    open: bool | None = _filter("flag", dated=False)
    dispute_open: bool | None = _filter("flag", dated=False)
    waiting: bool | None = _filter("flag", dated=False)
    known: str | None = _filter("word", dated=False)
    case: str | None = _filter("word")
    search: str | None = _filter("word")
    as_of: dt.date | None = _filter("day")

    def as_variables(self) -> dict[str, Any]:
        """Return the session variables that selected_cases.sql reads, one per field."""
        told = {
            one.name: list(value) if isinstance(value, tuple) else value
            for one, value in self._items()
        }
        return told | {"currency": self.currency and formats.shown_in(self.currency)}

    @property
    def is_narrowed(self) -> bool:
        """Return whether anything but the currency is selected; the day asked about aside."""
        return bool(self.chosen().keys() - {"currency", "as_of"})

    @property
    def is_first_view(self) -> bool:
        """Return whether a page shows this before anyone has clicked; some figures have periods."""
        return not self.narrow(placed_from=None, placed_to=None).is_narrowed

    def is_on_turning_days(self, export_day: dt.date) -> bool:
        """Return whether it begins, ends and is asked about on days that sums are kept for.

        Those are the ends of months, and the export day and its like in other months, as in
        queries/derive/turning_day.sql. A level is told of the day twelve months before, too.
        """
        as_of = self.as_of or export_day
        days = [as_of, _months_before(as_of, 12)]
        if self.placed_from:
            days.append(self.placed_from - dt.timedelta(days=1))
        if self.placed_to:
            days.append(self.placed_to)
        return all(is_turning_day(day, export_day) for day in days)

    @property
    def has_period(self) -> bool:
        """Return whether a period of placement is selected."""
        return bool(self.placed_from or self.placed_to)

    def chosen(self) -> dict[str, Any]:
        """Return the fields that restrict something, by name."""
        return {one.name: value for one, value in self._items() if value is not None}

    @property
    def is_dated(self) -> bool:
        """Return whether an earlier day can be asked about the same selection."""
        return all(one.metadata["dated"] for one, value in self._items() if value is not None)

    def narrow(self, **changes: Any) -> "Filters":
        """Return this selection with some fields set; a bare string becomes one value."""
        for name, value in changes.items():
            if KINDS[name] == "values" and isinstance(value, str):
                changes[name] = (value,)
        return replace(self, **changes)

    def to_address(self) -> dict[str, list[str]]:
        """Return the address bar's parameters: ids, never labels."""
        return {name: _texts(value) for name, value in self.chosen().items() if name != "as_of"}

    @classmethod
    def from_address(cls, parameters: Mapping[str, Iterable[str]]) -> "Filters":
        """Read a selection from address parameters; other parameters are not its business."""
        read = {
            name: _parsed(name, list(values))
            for name, values in parameters.items()
            if name in KINDS and name != "as_of"
        }
        return cls(**read)

    @classmethod
    def from_words(cls, words: Iterable[str]) -> "Filters":
        """Read a selection from `name=value` words; a repeated name adds a value."""
        parameters: dict[str, list[str]] = {}
        for word in words:
            name, equals, value = word.partition("=")
            if name not in KINDS or not equals:
                raise UnknownFilter(name, KINDS)
            parameters.setdefault(name, []).append(value)
        read = {name: _parsed(name, values) for name, values in parameters.items()}
        return cls(**read)

    def recent(self, export_day: dt.date) -> "Filters":
        """Return the chosen period, or the twelve months up to the export day where none is."""
        if self.has_period:
            start = self.placed_from or _months_before(self.placed_to or export_day, 12)
            return replace(self, placed_from=start, placed_to=self.placed_to or export_day)
        start = _months_before(export_day, 12) + dt.timedelta(days=1)
        return replace(self, placed_from=start, placed_to=export_day)

    def previous_period(self, export_day: dt.date) -> "Filters":
        """Return the same selection one period earlier, as it stood one period earlier.

        The export day moves back with the period, so that both periods have the same age.
        Without a period it is the same selection twelve months earlier.
        """
        as_of = self.as_of or export_day
        if self.placed_from is None or self.placed_to is None:
            return replace(self, as_of=_months_before(as_of, 12))
        day = dt.timedelta(days=1)
        months = _whole_months(self.placed_from, self.placed_to + day)
        if months:
            start = _months_before(self.placed_from, months)
            back = _months_before(as_of + day, months) - day
        else:
            length = self.placed_to - self.placed_from + day
            start = self.placed_from - length
            back = as_of - length
        return replace(self, placed_from=start, placed_to=self.placed_from - day, as_of=back)

    def _items(self) -> list[tuple[Any, Any]]:
        return [(one, getattr(self, one.name)) for one in fields(self)]


KINDS: Mapping[str, FilterKind] = {one.name: one.metadata["kind"] for one in fields(Filters)}


@dataclass(frozen=True, slots=True)
class Scope:
    """What the person asking may see: everything, or some departments. The default sees nothing."""

    everything: bool = False
    departments: tuple[str, ...] = ()

    def as_variables(self) -> dict[str, Any]:
        """Return the session variables that visible_cases.sql reads."""
        return {"scope_all": self.everything, "scope_department": list(self.departments)}


def is_turning_day(day: dt.date, export_day: dt.date) -> bool:
    """Return whether a day ends a month, or is in its month what the export day is in its own."""
    last = monthrange(day.year, day.month)[1]
    return day.day in (last, min(export_day.day, last))


def _texts(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return [value.isoformat() if isinstance(value, dt.date) else str(value)]


def _parsed(name: str, values: list[str]) -> Any:
    match KINDS[name]:
        case "values":
            return tuple(values)
        case "word":
            return values[-1]
        case "flag":
            return _flag(name, values[-1])
        case "day":
            return _day(name, values[-1])


def _flag(name: str, value: str) -> bool:
    if value not in ("yes", "no"):
        raise BadFilterValue(name, value, _("the word yes or no"))
    return value == "yes"


def _day(name: str, value: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(value)
    except ValueError as error:
        raise BadFilterValue(name, value, _("a day such as 2026-01-31")) from error
    if day.year not in _YEARS:
        raise BadFilterValue(name, value, _("a day such as 2026-01-31"))
    return day


def _months_before(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _whole_months(start: dt.date, end: dt.date) -> int:
    """Return how many whole months lie between two days, 0 where they are not whole."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if months > 0 and start.day == end.day else 0
