"""Numbers as people write them, freed of thousands marks, signs behind and currencies."""

from collections.abc import Mapping
from decimal import Decimal

import polars as pl

from dashboard.intake.understanding import NUMBER_FORMS
from dashboard.refusals import coded

# Whole numbers of this many digits fit the store with two decimals.
_PLAIN: Mapping[str, str] = {
    "comma": r"^-?[0-9]{1,13}(?:,[0-9]{1,2})?$",
    "point": r"^-?[0-9]{1,13}(?:\.[0-9]{1,2})?$",
}
_GROUPS = r"^-?[1-9][0-9]{0,2}(?:(?:[ \x{a0}\x{202f}][0-9]{3}){1,3}|(?:%s[0-9]{3}){1,3})"
_GROUPED_PLAIN: Mapping[str, str] = {
    "comma": rf"{_GROUPS % '[.]'}(?:,[0-9]{{1,2}})?$",
    "point": rf"{_GROUPS % ','}(?:[.][0-9]{{1,2}})?$",
}
# What kinds of blank, minus and apostrophe are taken for the plain one.
_ALIKE: Mapping[str, str] = {
    "[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]": " ",
    "[\u2010-\u2015\u2212\ufe63\uff0d]": "-",
    "[\u2018\u2019\u02bc\u00b4`]": "'",
}
_CURRENCY = r"kr\.?|nok|sek|dkk|isk|euro?|chf|fr\.|gbp|usd|us\$|[$€£¤]"
# One currency is taken off, before, between or behind; `,-` says that there are no cents; a minus
# behind and brackets become a minus in front. In this order.
_UNDRESSED: Mapping[str, str] = {
    rf"(?i)^([(+-]? ?)(?:{_CURRENCY}) ?(.+)$": "$1$2¤",
    rf"(?i) ?(?:{_CURRENCY}) ?([-)]?)$": "$1",
    r"([0-9][.,])-*$": "${1}00",
    r"([0-9]):-+$": "$1",
    r"^([0-9.,][^-]*?) ?-$": "-$1",
    r"^\( ?([0-9.,][^-()]*)\)$": "-$1",
    "^([-+]) ": "$1",
    # Accounting formats show nothing at all as a dash.
    "^-$": "0",
}
# A thousands mark is the same throughout, and the first group does not begin with nothing: 0,123
# and 1 234,567 can only have a decimal mark.
_GROUPED = r"[1-9][0-9]{0,2}(?:(?: [0-9]{3})+|(?:'[0-9]{3})+|(?:%s[0-9]{3})+)"
_BODY: Mapping[str, str] = {
    "comma": rf"^[-+]?(?:(?:[0-9]+|{_GROUPED % '[.]'})(?:,[0-9]+)?|,[0-9]+)$",
    "point": rf"^[-+]?(?:(?:[0-9]+|{_GROUPED % ','})(?:[.][0-9]+)?|[.][0-9]+)$",
}
_THOUSANDS: Mapping[str, str] = {"comma": "[ '.+]", "point": "[ ',+]"}
# A spreadsheet rounds what it shortens to 1E+05; with a negative exponent nothing is lost that
# an amount could hold.
_TINY = r"(?i)^[-+]?[0-9](?:[.,][0-9]+)?e-0*[0-9]{1,2}$"
_SHORTENED = r"(?i)^[-+]?[0-9]+(?:[.,][0-9]+)?e\+?[0-9]+$"
# A binary fraction written out misses its decimal by less than a millionth.
_TWO_DECIMALS = r"^([0-9]?[0-9]?|[0-9][0-9]0+|[0-9][0-9]0000[0-9]*)$"
_NOISE_ABOVE = r"^[0-9][0-9]9999"
_BEYOND_TWO = r"(\.[0-9][0-9])[0-9]+$"
# No claim is as large, and what is counted from a thousand times it still has room.
_TOO_LARGE = Decimal(10) ** 13


def plain(cells: pl.Series, form: str) -> pl.Series:
    """Return digits with at most two decimals as Decimal(18, 2), null for every other cell."""
    return _matching(cells, _PLAIN[form], pl.col("cell"), form)


def whole(cells: pl.Series) -> pl.Series:
    """Return digits alone as Int64, null for every other cell."""
    number = pl.col("cell").cast(pl.Int64, strict=False)
    fitting = pl.when(pl.col("cell").str.contains("^[0-9]+$")).then(number)
    return cells.alias("cell").to_frame().select(fitting).to_series()


def grouped(cells: pl.Series, form: str) -> pl.Series:
    """Return digits in groups of three as Decimal(18, 2), null for every other cell."""
    marks = {"comma": r"[ \x{a0}\x{202f}.]", "point": r"[ \x{a0}\x{202f},]"}[form]
    return _matching(cells, _GROUPED_PLAIN[form], pl.col("cell").str.replace_all(marks, ""), form)


def _matching(cells: pl.Series, shape: str, digit: pl.Expr, form: str) -> pl.Series:
    number = digit.str.replace(",", ".", literal=True) if form == "comma" else digit
    amount = number.cast(pl.Decimal(18, 2), strict=False)
    # As two columns the test and the reading run side by side.
    both = (
        cells.alias("cell")
        .to_frame()
        .select(amount.alias("amount"), pl.col("cell").str.contains(shape).alias("fits"))
    )
    return both.select(pl.when("fits").then("amount")).to_series()


def numbers(cells: pl.Series) -> pl.DataFrame:
    """Return columns `comma` and `point`: a cell's digits under that form, null where it has none.

    Digits are written with a point and a leading minus, without thousands marks.
    """
    bare = _bare(cells).alias("bare").to_frame()
    written = bare.select(_digits(form).alias(form) for form in NUMBER_FORMS)
    tiny = cells.str.contains(_TINY)
    return written if not tiny.any() else _with_tiny(written, cells, tiny)


def _bare(cells: pl.Series) -> pl.Series:
    for shape, plainer in {**_ALIKE, **_UNDRESSED}.items():
        # To look is cheaper by far than to replace.
        if cells.str.contains(shape).any():
            cells = cells.str.replace_all(shape, plainer)
    return cells


def _digits(form: str) -> pl.Expr:
    bare = pl.col("bare")
    number = bare.str.replace_all(_THOUSANDS[form], "").str.replace(",", ".", literal=True)
    return pl.when(bare.str.contains(_BODY[form])).then(number)


def _with_tiny(written: pl.DataFrame, cells: pl.Series, tiny: pl.Series) -> pl.DataFrame:
    places = tiny.fill_null(value=False).arg_true()
    plain = [format(Decimal(cell.replace(",", ".")), "f") for cell in cells.gather(places)]
    return written.with_columns(
        written[form].scatter(places, pl.Series(plain, dtype=pl.String)) for form in NUMBER_FORMS
    )


def digits(cells: pl.Series, form: str) -> pl.Series:
    """Return cells as digits with a point; null where they are no number.

    A cell that can be read in one way only, such as 12.50 between decimal commas, is read so.
    """
    other = next(known for known in NUMBER_FORMS if known != form)
    return numbers(cells).select(pl.coalesce(form, other)).to_series()


def rounded(number: pl.Series) -> pl.Series:
    """Return digits as Decimal(18, 2), null where they have more decimals or are too large."""
    amount = plain(number, "point")
    odd = (number.is_not_null() & amount.is_null()).arg_true()
    return amount.scatter(odd, _without_noise(number.gather(odd))) if len(odd) else amount


def _without_noise(number: pl.Series) -> pl.Series:
    two, over = _fits_two(), _is_noise_above()
    cut = pl.col("number").str.replace(_BEYOND_TWO, "$1").cast(pl.Decimal(38, 2), strict=False)
    cent = pl.when(pl.col("number").str.starts_with("-")).then(pl.lit("-0.01"))
    up = pl.when(over).then(cent.otherwise(pl.lit("0.01"))).otherwise(pl.lit("0"))
    amount = cut + up.cast(pl.Decimal(38, 2))
    fits = two & (amount.abs() < _TOO_LARGE)
    read = number.alias("number").to_frame().select(pl.when(fits).then(amount))
    return read.to_series().cast(pl.Decimal(18, 2))


def _fraction() -> pl.Expr:
    return pl.col("number").str.extract(r"\.([0-9]*)$").fill_null("")


def _is_noise_above() -> pl.Expr:
    return _fraction().str.contains(_NOISE_ABOVE)


def _fits_two() -> pl.Expr:
    return _is_noise_above() | _fraction().str.contains(_TWO_DECIMALS)


def why_no_amount(cells: pl.Series, form: str) -> pl.Series:
    """Return why each of these cells is no amount."""
    number = digits(cells, form).alias("number")
    marks = pl.col("cell").str.contains(r"^\D*[0-9]{1,3}[.,][0-9]{3}\D*$")
    frame = pl.DataFrame([cells.alias("cell"), number, why_no_number(cells).alias("why")])
    reason = (
        pl.when(pl.col("number").is_null())
        .then("why")
        .when(~_fits_two() & marks)
        .then(pl.lit(_more_or_thousands(form)))
        .when(~_fits_two())
        .then(pl.lit(coded("decimals")))
        .otherwise(pl.lit(coded("too_large")))
    )
    return frame.select(reason.alias("reason")).to_series()


def _more_or_thousands(form: str) -> str:
    other = next(known for known in NUMBER_FORMS if known != form)
    return coded("decimals_or_thousands", form=other)


def why_no_number(cells: pl.Series) -> pl.Series:
    """Return why each of these cells is no number."""
    cell = pl.col("cell")
    reason = (
        pl.when(cell.str.contains(_SHORTENED))
        .then(pl.lit(coded("shortened_amount")))
        .when(cell.str.contains("^[-\u2010-\u2015\u2212]+$"))
        .then(pl.lit(coded("dash")))
        .when(cell.str.starts_with("#"))
        .then(pl.lit(coded("sheet_error")))
        .otherwise(pl.lit(coded("no_number")))
    )
    return cells.alias("cell").to_frame().select(reason.alias("reason")).to_series()
