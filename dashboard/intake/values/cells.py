"""How a column of each kind is read under its form, and why a cell of it cannot be read.

Cells are text, null where empty. What is plainly written is read at once; only what is left goes
through the careful rules.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import polars as pl
from babel.numbers import list_currencies

from dashboard.intake.values import amounts, days, patterns
from dashboard.intake.words import CURRENCIES, NOTHING, UNKNOWN, YES_NO
from dashboard.model import Column
from dashboard.refusals import coded

# Yes, the claim is disputed: the word before the first mark decides.
_FIRST_WORD = r"^(\p{L}{2,}) ?(?:[,;:(]| [-\x{2013}] )"


def _no_faults() -> pl.DataFrame:
    return pl.DataFrame(schema={"index": pl.UInt32, "reason": pl.String})


@dataclass(frozen=True, slots=True)
class Reading:
    """Typed values, null where a cell is empty or unreadable or says that there is none.

    `faults`: index in the column, reason as it is kept; one row per unreadable cell, in order.
    """

    values: pl.Series
    faults: pl.DataFrame = field(default_factory=_no_faults)


def money(cells: pl.Series, form: str) -> Reading:
    """Read amounts of two decimals, Decimal(18, 2)."""
    cells = _texts(cells)
    values = amounts.plain(cells, form)
    values = _filled(cells, values, lambda odd: amounts.grouped(odd, form))
    values = _filled(cells, values, lambda odd: amounts.rounded(amounts.digits(odd, form)))
    return _reading(cells, values, lambda odd: amounts.why_no_amount(odd, form))


def negated(reading: Reading) -> Reading:
    """Return amounts that are written with a minus as they count."""
    return Reading(-reading.values, reading.faults)


def factor(cells: pl.Series, form: str) -> Reading:
    """Read factors above nothing, Decimal(18, 8); what lies beyond is rounded."""
    cells = _texts(cells)
    number = amounts.digits(cells, form).cast(pl.Decimal(18, 8), strict=False)
    values = number.set(number <= 0, None)
    return _reading(cells, values, lambda odd: _why_no_factor(odd, form))


def _why_no_factor(cells: pl.Series, form: str) -> pl.Series:
    low = pl.Series([coded("rate_out_of_range")])
    return amounts.why_no_number(cells).zip_with(amounts.digits(cells, form).is_null(), low)


def count(cells: pl.Series, form: str) -> Reading:
    """Read whole numbers that are not negative, Int64."""
    cells = _texts(cells)
    values = _filled(cells, amounts.whole(cells), lambda odd: _whole(odd, form))
    return _reading(cells, values, lambda odd: _all(odd, coded("no_whole_number")))


def _whole(cells: pl.Series, form: str) -> pl.Series:
    number = amounts.digits(cells, form).str.replace(r"\.0*$", "").cast(pl.Int64, strict=False)
    return number.set(number < 0, None)


def day(cells: pl.Series, form: str, zone: str | None = None) -> Reading:
    """Read days, Date; a time behind a day is left out, after moving one in UTC to the zone."""
    cells = _texts(cells)
    quick = patterns.days_by(cells, patterns.pattern_of(cells, form), zone)
    values = _filled(cells, quick, lambda odd: _moments(odd, form, zone).dt.date())
    return _reading(cells, values, lambda odd: days.why_no_day(odd, form))


def month(cells: pl.Series, form: str, zone: str | None = None) -> Reading:
    """Read months, Date: a month alone or any day of it is its first day."""
    cells = _texts(cells)
    pattern = patterns.Pattern(form) if "%" in form else None
    known = patterns.days_by(cells, pattern, zone)
    values = _filled(cells, known, lambda odd: _moments(odd, form, zone, months=True).dt.date())
    return _reading(cells, values.dt.month_start(), lambda odd: days.why_no_day(odd, form))


def time(cells: pl.Series, form: str, zone: str | None = None) -> Reading:
    """Read days and times on the local wall, Datetime[us]; a day alone is its midnight."""
    cells = _texts(cells)
    quick = patterns.times_by(cells, patterns.pattern_of(cells, form), zone)
    values = _filled(cells, quick, lambda odd: _moments(odd, form, zone))
    return _reading(cells, values, lambda odd: days.why_no_day(odd, form))


def _moments(cells: pl.Series, form: str, zone: str | None, *, months: bool = False) -> pl.Series:
    return _by_word(cells, lambda words: days.moments(days.parts(words, months), form, zone))


def flag(cells: pl.Series) -> Reading:
    """Read yes or no, Boolean; null without a fault where nobody knows."""
    cells = _texts(cells)
    values = _by_word(cells, _flags)
    return _reading(cells, values, _why_no_flag)


def _flags(words: pl.Series) -> pl.Series:
    folded = words.str.to_lowercase().str.normalize("NFC")
    whole, first = _truth(folded), _truth(folded.str.extract(_FIRST_WORD))
    return whole.zip_with(whole.is_not_null(), first)


def _truth(words: pl.Series) -> pl.Series:
    return words.replace_strict(dict(YES_NO), default=None, return_dtype=pl.Boolean)


def _why_no_flag(cells: pl.Series) -> pl.Series:
    folded = cells.str.to_lowercase().str.replace_all("[’‘`´]", "'").str.strip_chars_end(".! ")
    nobody_knows = folded.is_in(UNKNOWN) | cells.is_in(["?"])
    nothing = pl.Series([None], dtype=pl.String)
    return _all(cells, coded("no_flag")).zip_with(~nobody_knows, nothing)


def currency(cells: pl.Series) -> Reading:
    """Read the code of a currency in any case, or a sign or word that names only one."""
    cells = _texts(cells)
    return _reading(cells, _by_word(cells, _as_currency), _why_no_currency)


def _as_currency(words: pl.Series) -> pl.Series:
    return words.str.to_lowercase().replace_strict(
        _currencies(), default=None, return_dtype=pl.String
    )


@cache
def _currencies() -> dict[str, str]:
    return {**{known.lower(): known for known in list_currencies()}, **CURRENCIES}


def _why_no_currency(cells: pl.Series) -> pl.Series:
    shared = cells.str.contains(r"(?i)^(?:kr\.?|kroner|kronor|krona|krone|[$¥]|dollar)$")
    unknown = _all(cells, coded("no_currency"))
    return unknown.zip_with(~shared, pl.Series([coded("shared_currency")]))


def code(cells: pl.Series, column: Column) -> Reading:
    """Read one of the column's codes in any case; where they are open keep other words too."""
    cells = _texts(cells)
    by_word = {word.lower(): word for word in column.codes}

    def read(words: pl.Series) -> pl.Series:
        other = words if column.open_codes else None
        lower = words.str.to_lowercase()
        return lower.replace_strict(by_word, default=other, return_dtype=pl.String)

    values = _by_word(cells, read)
    reason = coded("unknown_code", known=", ".join(column.codes))
    return _reading(cells, values, lambda odd: _all(odd, reason))


def _texts(cells: pl.Series) -> pl.Series:
    return cells if cells.dtype == pl.String else cells.cast(pl.String)


def _all(cells: pl.Series, reason: str) -> pl.Series:
    return pl.repeat(reason, len(cells), dtype=pl.String, eager=True)


def _by_word(cells: pl.Series, read: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """Read each different cell once; days, flags and codes repeat."""
    words = cells.unique().drop_nulls()
    values = read(words)
    if values.equals(words, check_dtypes=True):
        return cells
    return cells.replace_strict(words, values, default=None, return_dtype=values.dtype)


def _filled(
    cells: pl.Series, values: pl.Series, read: Callable[[pl.Series], pl.Series]
) -> pl.Series:
    """Return values, and for the cells that have none yet what another way of reading gives."""
    odd = _unread(cells, values)
    if not len(odd):
        return values
    if len(odd) == len(cells):
        return read(cells)
    return values.scatter(odd, read(cells.gather(odd)))


def _unread(cells: pl.Series, values: pl.Series) -> pl.Series:
    if cells.null_count() == values.null_count():
        return pl.Series([], dtype=pl.UInt32)
    return (cells.is_not_null() & values.is_null()).arg_true()


def _reading(cells: pl.Series, values: pl.Series, why: Callable[[pl.Series], pl.Series]) -> Reading:
    """Return values, and why each cell has none that is neither empty nor says so."""
    odd = _unread(cells, values)
    values = values.alias(cells.name)
    if not len(odd):
        return Reading(values)
    found = cells.gather(odd)
    faults = pl.DataFrame([odd.alias("index").cast(pl.UInt32), why(found).alias("reason")])
    nothing = found.str.to_lowercase().is_in(NOTHING)
    return Reading(values, faults.filter(~nothing & pl.col("reason").is_not_null()))
