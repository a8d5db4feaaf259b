"""Days and times as people write them: their parts, and the moment these name under a form."""

from collections.abc import Mapping

import polars as pl

from dashboard.intake.understanding import DAY_FORMS
from dashboard.intake.words import MONTHS
from dashboard.refusals import coded

# A year outside of these is a misread pattern ("%Y" takes 13 for the year 13), not a date.
YEARS = (1900, 2199)
# Years of two digits from here on are those of the last century.
_LAST_CENTURY = 70
_WORD = r"\p{L}{3,}"
_GAP = r"(?:[./-] ?|,? )"
_DAY = (
    r"^(?P<one>m?[0-9]{1,4})"
    rf"(?P<gap>{_GAP})(?P<two>m?[0-9]{{1,2}}){_GAP}(?P<three>[0-9]{{1,4}})"
)
_ZONE = r"(?: ?(?P<zone>z|utc|gmt|[+-][0-9]{2}(?::?[0-9]{2})?|cest|cet|mesz|mez))?"
_TIME = (
    r"(?:(?:,? |t)(?:(?:kl|at|um|klo)\.? )?(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})"
    r"(?:[:.](?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9}))?)?"
    rf"(?: uhr| ?(?P<half>am|pm|a\.m\.|p\.m\.))?{_ZONE})?"
)
# XML puts a zone behind a day alone as well; it changes nothing about the day.
_WRITTEN = rf"{_DAY}{_TIME}(?:z|[+-][0-9]{{2}}:[0-9]{{2}})?$"
_UTC = r"^(?:z|utc|gmt|[+-]00(?::?00)?)$"
# Without separators the width tells the parts, and a year at the front tells itself.
_COMPACT: Mapping[str, str] = {
    r"^((?:19|20|21)[0-9]{2})(0[1-9]|1[0-2])([0-9]{2})($|[t ])": "$1-$2-$3$4",
    r"^([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})$": "$1-$2-$3",
}
# A month alone gets its first day.
_MONTH_ALONE: Mapping[str, str] = {
    r"^((?:19|20|21)[0-9]{2})[-./ ]?(0?[1-9]|1[0-2])$": "$1-$2-01",
    r"^(0?[1-9]|1[0-2])[-./ ]((?:19|20|21)[0-9]{2})$": "$2-$1-01",
    r"^m([0-9]{1,2}) ([0-9]{4})$": "$2-$1-01",
    r"^m([0-9]{1,2}) ([0-9]{2})$": "20$2-$1-01",
    r"^([0-9]{4}) m([0-9]{1,2})$": "$1-$2-01",
}
# Day numbers of a spreadsheet: 1954 to 2119.
SERIAL = r"^(?:[2-7][0-9]{4}|80000)(?:[.,][0-9]+)?$"
_SERIAL_OF_1970 = 25_569
_MILLISECONDS_OF_A_DAY = 86_400_000
# What programs write for no day at all.
_NEVER = r"9999-12-31|99991231|31[-./]12[-./]9999|12/31/9999"
_DASHES = "^[-–—]+$"
NO_DAY = rf"^(?:0+[-./]0+[-./]0+|0{{6}}|0{{8}}|0001-01-01|{_NEVER})(?:[ T][0-9:.]+Z?)?$"


def parts(cells: pl.Series, months: bool = False) -> pl.DataFrame:
    """Return the parts of each cell as text; null where it is not written like a day.

    `own` is the order that a cell itself tells. Where `months`, a month alone is its first day.
    """
    text = _spelled(cells)
    for shape, separated in (*(_MONTH_ALONE if months else {}).items(), *_COMPACT.items()):
        text = text.str.replace(shape, separated)
    found = text.str.extract_groups(_WRITTEN).alias("found")
    serial = pl.when(pl.col("cell").str.contains(SERIAL)).then("cell").alias("serial")
    written = cells.alias("cell").to_frame().select("cell", found, serial).unnest("found")
    return written.with_columns(_own().alias("own"))


def _spelled(cells: pl.Series) -> pl.Expr:
    """Return text in small letters with plain blanks, a month's name as m1 to m12."""
    text = pl.col("cell").str.to_lowercase().str.replace_all(r"\s+", " ").str.strip_chars(" ")
    if not cells.str.contains(r"\p{L}{2}").any():
        return text
    text = text.str.normalize("NFC").str.replace("^den ", "")
    text = text.str.replace(r"([0-9])(?:st|nd|rd|th)\b(?: of\b)?", "$1")
    known = {name: f" m{number} " for name, number in MONTHS.items()}
    month = text.str.extract(f"({_WORD})").replace_strict(
        known, default=None, return_dtype=pl.String
    )
    named = text.str.replace(rf"[ .,/-]*{_WORD}[ .,/-]*", month.fill_null(""))
    return pl.when(month.is_null()).then(text).otherwise(named.str.strip_chars(" "))


def _own() -> pl.Expr:
    return (
        pl.when(pl.col("one").str.starts_with("m"))
        .then(pl.lit("mdy"))
        .when(pl.col("one").str.len_bytes() == 4)
        .then(pl.lit("ymd"))
        .when(pl.col("two").str.starts_with("m"))
        .then(pl.lit("dmy"))
    )


def moments(written: pl.DataFrame, form: str, zone: str | None = None) -> pl.Series:
    """Return what parts name under a form, Datetime[us] on the local wall; null where nothing.

    A time in UTC is moved to the zone; any other stays as it is written.
    """
    moment = _day(form).cast(pl.Datetime("us")) + _clock()
    if zone:
        utc = pl.col("zone").str.contains(_UTC)
        moment = pl.when(utc).then(local(moment, zone)).otherwise(moment)
    if form == "serial":
        moment = pl.coalesce(moment, _numbered())
    return written.select(moment.alias("moment")).to_series()


def under_each_form(written: pl.DataFrame) -> pl.DataFrame:
    """Return the days that parts name, one column per form; times are left out of account."""
    serial = pl.coalesce(_day("serial"), _numbered().cast(pl.Date)).alias("serial")
    return written.select(*(_day(form).alias(form) for form in ("dmy", "mdy", "ymd")), serial)


def local(moment: pl.Expr, zone: str) -> pl.Expr:
    """Return times in UTC as the wall clock of a zone shows them."""
    there = moment.dt.replace_time_zone("UTC").dt.convert_time_zone(zone)
    return there.dt.replace_time_zone(None)


def _day(form: str) -> pl.Expr:
    order = pl.coalesce("own", pl.lit(form))
    one, two, three = (pl.col(name).str.strip_prefix("m") for name in ("one", "two", "three"))
    year = pl.when(order.is_in(["dmy", "mdy"])).then(three).when(order == "ymd").then(one)
    month = pl.when(order == "mdy").then(one).otherwise(two)
    day = pl.when(order == "dmy").then(one).when(order == "mdy").then(two).otherwise(three)
    # Years of two digits come first only in 26-01-31 and 260131.
    even = (pl.col("gap") == "-") & (two.str.len_bytes() == 2) & (three.str.len_bytes() == 2)
    short = (year.str.len_bytes() == 2) & ((order != "ymd") | even)
    century = pl.when(year.str.slice(0, 1) >= str(_LAST_CENTURY)[0]).then(pl.lit("19"))
    full = (
        pl.when(short)
        .then(century.otherwise(pl.lit("20")) + year)
        .when(year.str.len_bytes() == 4)
        .then(year)
    )
    narrow = (month.str.len_bytes() <= 2) & (day.str.len_bytes() <= 2)
    text = pl.when(narrow).then(pl.format("{}-{}-{}", full, month, day))
    return plausible(text.str.to_date("%Y-%m-%d", strict=False))


def plausible(value: pl.Expr) -> pl.Expr:
    """Return days or times, null where their year is none of this age."""
    return pl.when(value.dt.year().is_between(*YEARS)).then(value)


def _clock() -> pl.Expr:
    """Return the time of day; nothing where none is written, null where there is none such."""
    names = ("hour", "minute", "second")
    hour, minute, second = (pl.col(name).cast(pl.Int64).fill_null(0) for name in names)
    half = pl.col("half").str.slice(0, 1)
    of_half = pl.when(half == "p").then(hour % 12 + 12).otherwise(hour % 12)
    hours = pl.when(half.is_null()).then(hour).when(hour.is_between(1, 12)).then(of_half)
    fraction = (pl.col("fraction").fill_null("") + "000000").str.slice(0, 6).cast(pl.Int64)
    real = (hours <= 23) & (minute <= 59) & (second <= 59)
    seconds = hours * 3600 + minute * 60 + second
    return pl.when(real).then(pl.duration(microseconds=seconds * 1_000_000 + fraction))


def _numbered() -> pl.Expr:
    number = pl.col("serial").str.replace(",", ".", literal=True).cast(pl.Float64)
    since = (number - _SERIAL_OF_1970) * _MILLISECONDS_OF_A_DAY
    return since.round().cast(pl.Int64).cast(pl.Datetime("ms")).cast(pl.Datetime("us"))


def why_no_day(cells: pl.Series, form: str) -> pl.Series:
    """Return why each of these cells is no day under a form; null where it stands for none."""
    if "%" in form:
        return _why_not_like(cells, form)
    written = parts(cells)
    others = [other for other in DAY_FORMS if other != form]
    read = [moments(written, other).is_not_null().alias(f"as {other}") for other in others]
    reasons = [
        pl.when(pl.col(f"as {other}")).then(pl.lit(_under_another(other))) for other in others
    ]
    reasons.append(pl.when(pl.col("one").is_not_null()).then(pl.lit(_not_in_calendar())))
    reason = pl.coalesce(*reasons, pl.lit(coded("no_day")))
    none = pl.col("cell").str.contains(NO_DAY) | pl.col("cell").str.contains(_DASHES)
    return written.hstack(read).select(pl.when(~none).then(reason).alias("reason")).to_series()


def _under_another(form: str) -> str:
    return coded("serial_day") if form == "serial" else coded("other_order", form=form)


def _not_in_calendar() -> str:
    first, last = YEARS
    return coded("not_in_calendar", first=first, last=last)


def _why_not_like(cells: pl.Series, pattern: str) -> pl.Series:
    reason = pl.lit(coded("not_like_pattern", pattern=pattern))
    stands_for_none = pl.col("cell").str.contains(NO_DAY)
    frame = cells.alias("cell").to_frame()
    return frame.select(pl.when(~stands_for_none).then(reason).alias("reason")).to_series()
