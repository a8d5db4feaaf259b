"""How a cell of each kind is read, as expressions over text, and why one cannot be read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

import polars as pl

from dashboard.i18n import _
from dashboard.intake.words import YES_NO
from dashboard.model import Column

_BLANKS = "[ \u00a0\u202f\u2009]"
_MINUS = "\u2212"
_PLAIN = r"^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)$"
_ISO_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T]00:00(:00(\.0+)?)?)?$"
_ISO_TIME = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?)?$"
# A year outside of these is a misread pattern ("%Y" takes 13 for the year 13), not a date.
_YEARS = (1900, 2199)
# A binary fraction written out misses its decimal by less than a millionth.
_TWO_DECIMALS = r"^([0-9]?[0-9]?|[0-9][0-9]0+|[0-9][0-9]0000[0-9]*)$"
_NOISE_ABOVE = r"^[0-9][0-9]9999"
_BEYOND_TWO = r"(\.[0-9][0-9])[0-9]+$"
# No claim is as large, and what is counted from a thousand times it still has room.
_TOO_LARGE = Decimal(10) ** 13
# What a comma file may mean as thousands; a whole part of nothing has none.
_MAYBE_THOUSANDS = r"^[-+]?0*([1-9][0-9 \x{a0}\x{202f}\x{2009}]*)\.[0-9]{3}$"


def _nothing() -> pl.Expr:
    return pl.lit(None, pl.String)


@dataclass(frozen=True, slots=True)
class Reading:
    """A typed value, null where the cell cannot be read, and the reason for that."""

    value: pl.Expr
    reason: pl.Expr = field(default_factory=_nothing)


def money(cell: pl.Expr, decimal: str | None) -> Reading:
    """Read an amount of two decimals."""
    number = _number(cell, decimal)
    fraction = number.str.extract(r"\.([0-9]*)$").fill_null("")
    over = fraction.str.contains(_NOISE_ABOVE)
    two = over | fraction.str.contains(_TWO_DECIMALS)
    cut = number.str.replace(_BEYOND_TWO, "$1").cast(pl.Decimal(38, 2), strict=False)
    cent = pl.when(number.str.starts_with("-")).then(pl.lit("-0.01")).otherwise(pl.lit("0.01"))
    rounded = cut + pl.when(over).then(cent).otherwise(pl.lit("0")).cast(pl.Decimal(38, 2))
    amount = pl.when(two & (rounded.abs() < _TOO_LARGE)).then(rounded)
    reason = (
        pl.when(number.is_null())
        .then(_not_a_number(cell, decimal))
        .when(~two)
        .then(pl.lit(_("the amount has more than two decimals")))
        .otherwise(pl.lit(_("the amount is too large")))
    )
    return Reading(amount.cast(pl.Decimal(18, 2)), reason)


def factor(cell: pl.Expr, decimal: str | None) -> Reading:
    """Read a factor above nothing; what lies beyond its eighth decimal is rounded."""
    number = _number(cell, decimal)
    value = number.cast(pl.Decimal(18, 8), strict=False)
    positive = pl.when(value > 0).then(value)
    low = pl.lit(_("the rate has to be above 0 and below 10,000,000,000"))
    reason = pl.when(number.is_null()).then(_not_a_number(cell, decimal)).otherwise(low)
    return Reading(positive, reason)


def count(cell: pl.Expr, decimal: str | None) -> Reading:
    """Read a whole number that is not negative."""
    whole = _number(cell, decimal).str.replace(r"\.0*$", "").cast(pl.Int64, strict=False)
    return Reading(pl.when(whole >= 0).then(whole), pl.lit(_("this is no whole number")))


def _number(cell: pl.Expr, decimal: str | None) -> pl.Expr:
    """Return a cell as plain digits with a point, null where it is no number."""
    mark = r"[.,]" if decimal == "," else r"\."
    grouped = rf"^[-+]?[0-9]{{1,3}}({_BLANKS}[0-9]{{3}})+({mark}[0-9]*)?$"
    text = cell.str.replace(_MINUS, "-", literal=True)
    joined = pl.when(text.str.contains(grouped)).then(text.str.replace_all(_BLANKS, ""))
    text = joined.otherwise(text)
    if decimal == ",":
        # A point is still a point, as workbooks write it. Where it may stand for thousands, as in
        # 1.000, the cell is a fault, never a misread amount.
        text = pl.when(~text.str.contains(_MAYBE_THOUSANDS)).then(text)
        one_comma = text.str.contains(r"^[-+]?[0-9]*,[0-9]*$")
        text = pl.when(one_comma).then(text.str.replace(",", ".", literal=True)).otherwise(text)
    return pl.when(text.str.contains(_PLAIN)).then(text.str.strip_chars_start("+"))


def _not_a_number(cell: pl.Expr, decimal: str | None) -> pl.Expr:
    plain = pl.lit(_("this is no number"))
    if decimal == ",":
        thousands = _("the point may stand for thousands; write 1234,50 or 1 234,50")
        unclear = cell.str.contains(_MAYBE_THOUSANDS)
        return pl.when(unclear).then(pl.lit(thousands)).otherwise(plain)
    comma = _(
        "this is no number; if the comma is its decimal mark,"
        ' set decimal = "," under [file] in the mapping'
    )
    return pl.when(cell.str.contains(",", literal=True)).then(pl.lit(comma)).otherwise(plain)


def date(cell: pl.Expr, patterns: Iterable[str]) -> Reading:
    """Read a day: ISO, or one of the patterns."""
    patterns = tuple(patterns)
    iso = pl.when(cell.str.contains(_ISO_DAY)).then(cell.str.slice(0, 10))
    read = [iso.str.to_date("%Y-%m-%d", strict=False)]
    read += [cell.str.to_date(pattern, strict=False) for pattern in patterns]
    if patterns:
        reason = _("this is no date written like {pattern}", pattern=" / ".join(patterns))
    else:
        reason = _(
            "this is no date written YYYY-MM-DD; if dates are written otherwise,"
            ' set date = "%d.%m.%Y" under [file] in the mapping'
        )
    return Reading(pl.coalesce(_plausible(value) for value in read), pl.lit(reason))


def month(cell: pl.Expr, patterns: Iterable[str]) -> Reading:
    """Read any day of a month as its first."""
    day = date(cell, patterns)
    return Reading(day.value.dt.month_start(), day.reason)


def currency(cell: pl.Expr) -> Reading:
    """Read the code of a currency in any case."""
    return Reading(cell.str.to_uppercase())


def time(cell: pl.Expr, patterns: Iterable[str], days: Iterable[str]) -> Reading:
    """Read a day and time: ISO, or one of the patterns; a day alone is its midnight."""
    patterns = tuple(patterns)
    iso = pl.when(cell.str.contains(_ISO_TIME)).then(_full_iso(cell))
    read = [iso.str.to_datetime("%Y-%m-%d %H:%M:%S%.f", strict=False, time_unit="us")]
    read += [_to_time(cell, pattern) for pattern in patterns]
    read += [cell.str.to_date(day, strict=False).cast(pl.Datetime("us")) for day in days]
    if patterns:
        reason = _("this is no time written like {pattern}", pattern=" / ".join(patterns))
    else:
        reason = _(
            "this is no time written YYYY-MM-DD HH:MM; if times are written otherwise,"
            ' set time = "%d.%m.%Y %H:%M" under [file] in the mapping'
        )
    return Reading(pl.coalesce(_plausible(value) for value in read), pl.lit(reason))


def _to_time(cell: pl.Expr, pattern: str) -> pl.Expr:
    return cell.str.to_datetime(pattern, strict=False, time_unit="us")


def _full_iso(cell: pl.Expr) -> pl.Expr:
    text = cell.str.replace("T", " ", literal=True)
    length = text.str.len_chars()
    return (
        pl.when(length == 10)
        .then(text + " 00:00:00")
        .when(length == 16)
        .then(text + ":00")
        .otherwise(text)
    )


def _plausible(value: pl.Expr) -> pl.Expr:
    return pl.when(value.dt.year().is_between(*_YEARS)).then(value)


def flag(cell: pl.Expr) -> Reading:
    """Read yes or no."""
    value = cell.str.to_lowercase().replace_strict(YES_NO, default=None, return_dtype=pl.Boolean)
    return Reading(value, pl.lit(_("this is neither yes nor no")))


def code(cell: pl.Expr, column: Column) -> Reading:
    """Read one of the column's codes in any case; where they are open keep other words too."""
    by_word = {word.lower(): word for word in column.codes}
    value = cell.str.to_lowercase().replace_strict(
        by_word, default=cell if column.open_codes else None, return_dtype=pl.String
    )
    reason = _(
        "this code is unknown; say under [… .values.{column}] in the mapping which it stands for:"
        " {known}",
        column=column.name,
        known=", ".join(column.codes),
    )
    return Reading(value, pl.lit(reason))
