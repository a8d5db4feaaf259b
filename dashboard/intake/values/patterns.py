"""Days and times that one strptime pattern reads at once, and which pattern a column asks for."""

import re
from dataclasses import dataclass

import polars as pl

from dashboard.intake.values import days

# Two digits for day and month, four for the year, the same mark between; and a time behind.
_SHAPE = re.compile(
    r"(?:\d\d(?P<mark>[./-])\d\d(?P=mark)\d{4}|\d{4}(?P<sign>[./-])\d\d(?P=sign)\d\d)"
    r"(?:(?P<gap>[T ])\d\d:\d\d(?P<second>:\d\d)?(?P<utc>Z)?)?",
    re.ASCII,
)
_LOOKED_AT = 20
_ORDERS = {"dmy": "dmY", "mdy": "mdY"}
_CLOCK = re.compile("%[-_0]?[HIklTRXcr]")
_OFFSET = "(?:Z|[+-][0-9]{2}:?[0-9]{2})$"
_UTC = "(?:Z|[+-]00:?00)$"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A strptime pattern, and how wide its cells are where that is known."""

    text: str
    width: int | None = None


def pattern_of(cells: pl.Series, form: str) -> Pattern | None:
    """Return the pattern that most cells are likely to fit; a form may itself be one."""
    if "%" in form:
        return Pattern(form)
    for cell in cells.head(_LOOKED_AT).drop_nulls():
        shape = _SHAPE.fullmatch(cell)
        if shape and (shape["sign"] or form in _ORDERS):
            return Pattern(_spelled(shape, form), len(cell))
    return None


def _spelled(shape: re.Match[str], form: str) -> str:
    mark = shape["sign"] or shape["mark"]
    order = "Ymd" if shape["sign"] else _ORDERS[form]
    clock = f"{shape['gap']}%H:%M{':%S' if shape['second'] else ''}" if shape["gap"] else ""
    return mark.join(f"%{part}" for part in order) + clock + (shape["utc"] or "")


def days_by(cells: pl.Series, pattern: Pattern | None, zone: str | None) -> pl.Series:
    """Return the cells that fit a pattern as days, null for all others."""
    if pattern is None or _CLOCK.search(pattern.text):
        return times_by(cells, pattern, zone).dt.date()
    return _sound(cells.str.to_date(pattern.text, strict=False), cells, pattern)


def times_by(cells: pl.Series, pattern: Pattern | None, zone: str | None) -> pl.Series:
    """Return the cells that fit a pattern as times on the local wall, null for all others."""
    if pattern is None:
        return pl.repeat(None, len(cells), dtype=pl.Datetime("us"), eager=True)
    text = pattern.text
    if not _CLOCK.search(text):
        return days_by(cells, pattern, zone).cast(pl.Datetime("us"))
    if text.endswith("%z"):
        return _sound(_with_offset(cells, text.removesuffix("%z"), zone), cells, pattern)
    read = cells.str.to_datetime(text, strict=False, time_unit="us")
    if zone and text.endswith("Z") and not text.endswith("%Z"):
        read = _local(read, zone)
    return _sound(read, cells, pattern)


def _with_offset(cells: pl.Series, pattern: str, zone: str | None) -> pl.Series:
    """Read times with an offset behind: as they are written, those in UTC in the zone."""
    read = cells.str.replace(_OFFSET, "").str.to_datetime(pattern, strict=False, time_unit="us")
    if zone:
        return _local(read, zone).zip_with(cells.str.contains(_UTC).fill_null(value=False), read)
    return read


def _local(times: pl.Series, zone: str) -> pl.Series:
    return times.to_frame("one").select(days.local(pl.col("one"), zone)).to_series()


def _sound(values: pl.Series, cells: pl.Series, pattern: Pattern) -> pl.Series:
    """Leave out years of no age of ours, and what the pattern takes only because it is lenient."""
    frame = pl.DataFrame([values.alias("one"), cells.str.len_bytes().alias("width")])
    if _is_sound(frame, pattern):
        return values
    narrow = pl.col("width") == (pattern.width or pl.col("width"))
    return frame.select(pl.when(narrow).then(days.plausible(pl.col("one")))).to_series()


def _is_sound(frame: pl.DataFrame, pattern: Pattern) -> bool:
    # The extremes cost nothing. They are compared in polars: Python has no years below 1.
    one, width = pl.col("one"), pl.col("width")
    extremes = frame.select(
        one.min().dt.year().alias("first"),
        one.max().dt.year().alias("last"),
        width.min().alias("narrowest"),
        width.max().alias("widest"),
    )
    first, last, *widths = extremes.row(0)
    in_range = first is None or days.YEARS[0] <= first <= last <= days.YEARS[1]
    return in_range and (pattern.width is None or set(widths) <= {pattern.width, None})
