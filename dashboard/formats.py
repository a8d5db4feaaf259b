"""Numbers, money and dates as people write them; the only module that knows locales."""

import datetime as dt
import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Literal

from babel import Locale, dates, numbers

from dashboard.i18n import language, ngettext

Unit = Literal[
    "count",
    "money",
    "percent",
    "days",
    "text",
    "code",
    "band",
    "date",
    "month",
    "quarter",
    "time",
    "flag",
]
NUMERIC: frozenset[str] = frozenset({"count", "money", "percent", "days"})
NOTHING = "–"
_CONVERTED = "all-"
_LOCALES = {"en": "en_GB", "nb": "nb_NO"}
_MILLION = 1_000_000
# To write a number anew takes as long as all else that a cell needs.
_TEXTS_KEPT = 65_536


def locale_of(code: str | None = None) -> Locale:
    """Return the locale of a language, the reader's where none is named."""
    return _locale(code or language.get())


def count(value: int) -> str:
    """Write a whole number: `8 012`."""
    return decimal(value, 0)


def decimal(value: Decimal | float, digits: int = 2) -> str:
    """Write a number with a fixed number of decimals: `10 461,40`."""
    return _number(value or 0, digits, language.get())


def percent(value: float, digits: int = 1) -> str:
    """Write a share between 0 and 1: `12,3 %`."""
    return _percent(value or 0, digits, language.get())


def money(value: Decimal, currency: str) -> str:
    """Write an exact amount with its currency: `kr 12 345,67`."""
    return _with_currency(decimal(value), currency)


def short_money(value: Decimal | float, currency: str) -> str:
    """Write an amount in a few characters: `kr 12,4 mill.`; the exact one goes in a tooltip."""
    return _with_currency(short_number(value), currency)


def short_number(value: Decimal | float) -> str:
    """Write a number in a few characters: `412 346`, `12,4 mill.`."""
    size = abs(float(value))
    if size < _MILLION - 0.5:
        return decimal(value, 0)
    digits = 0 if 100 * _MILLION <= size < 1_000 * _MILLION else 1
    # Rounded first, so that 999.96 million becomes 1.0 billion and not 1000 million.
    rounded = round(float(value), 0 if digits else -6)
    return str(numbers.format_compact_decimal(rounded, locale=locale_of(), fraction_digits=digits))


def days(value: float) -> str:
    """Write a number of days without its unit; halves come from medians of even counts."""
    return decimal(value, 0 if float(value).is_integer() else 1)


def days_with_unit(value: float) -> str:
    """Write a number of days with its unit: `34 days`."""
    return ngettext("{text} day", "{text} days", round(value), text=days(value))


def date(value: dt.date) -> str:
    """Write a day: `31. okt. 2026`."""
    return _day(value, "medium", language.get())


def month(value: dt.date) -> str:
    """Write a month: `okt. 2026`."""
    return _day(value, "MMM y", language.get())


def quarter(value: dt.date) -> str:
    """Write a quarter: `Q3 2026`."""
    return _day(value, "QQQ y", language.get())


def time(value: dt.datetime) -> str:
    """Write a moment to the minute: `31. okt. 2026 14:05`."""
    return f"{date(value.date())} {value:%H:%M}"


def currency_label(currency: str) -> str:
    """Return a currency's code as shown to the reader, without the mark of converted amounts."""
    return currency.removeprefix(_CONVERTED)


def is_converted(currency: str) -> bool:
    """Return whether amounts shown in it are converted from all currencies."""
    return currency.startswith(_CONVERTED)


def shown_in(currency: str) -> list[str]:
    """Return a shown currency, and the one that needs no converting where others are converted."""
    return [currency, currency_label(currency)] if is_converted(currency) else [currency]


def cell(value: Any, unit: Unit) -> str:
    """Write a value for a table, its unit being in the header; null is a dash, never 0."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return NOTHING
    write = _WRITERS.get(unit, str)
    return write(value)


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(_LOCALES[code])


@lru_cache(_TEXTS_KEPT)
def _number(value: Decimal | float, digits: int, code: str) -> str:
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    return str(numbers.format_decimal(value, format=pattern, locale=_locale(code)))


@lru_cache(_TEXTS_KEPT)
def _percent(value: float, digits: int, code: str) -> str:
    return str(_percent_pattern(digits, code).apply(value, _locale(code)))


@cache
def _percent_pattern(digits: int, code: str) -> numbers.NumberPattern:
    """Return a pattern of our own: the locale's is shared, and must stay as it is."""
    pattern = numbers.parse_pattern(_locale(code).percent_formats[None].pattern)
    pattern.frac_prec = (digits, digits)
    return pattern


@lru_cache(_TEXTS_KEPT)
def _day(value: dt.date, form: str, code: str) -> str:
    return str(dates.format_date(value, format=form, locale=_locale(code)))


def _with_currency(text: str, currency: str) -> str:
    code = currency_label(currency)
    if not code:
        return text
    symbol = numbers.get_currency_symbol(code, locale=locale_of())
    return f"{symbol}\u00a0{text}"


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "count": count,
    "money": decimal,
    "percent": percent,
    "days": days,
    "date": date,
    "month": month,
    "quarter": quarter,
    "time": time,
}
