"""An answer as CSV, for spreadsheets and programs, and as Parquet."""

from io import BytesIO

import polars as pl

from dashboard.exports.sheet import Sheet, worded
from dashboard.i18n import language

_RISKY = r"^[=+\-@\t\r\n]"


def csv(rows: pl.DataFrame, _sheet: Sheet) -> bytes:
    """Write rows as CSV that a spreadsheet in the reader's language opens as it is.

    UTF-8 with a byte order mark; in Norwegian semicolons and decimal commas. Headers are the
    column names of the tables, so that a file can be read by a program too.
    """
    nordic = language.get() != "en"
    buffer = BytesIO()
    neutral(worded(rows)).write_csv(
        buffer,
        include_bom=True,
        separator=";" if nordic else ",",
        decimal_comma=nordic,
        date_format="%Y-%m-%d",
        datetime_format="%Y-%m-%d %H:%M:%S",
    )
    return buffer.getvalue()


def parquet(rows: pl.DataFrame, _sheet: Sheet) -> bytes:
    """Write rows as Parquet, typed as they are stored."""
    buffer = BytesIO()
    worded(rows).write_parquet(buffer)
    return buffer.getvalue()


def neutral(rows: pl.DataFrame) -> pl.DataFrame:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    texts = pl.col(pl.String)
    return rows.with_columns(
        pl.when(texts.str.contains(_RISKY)).then("'" + texts).otherwise(texts).name.keep()
    )
