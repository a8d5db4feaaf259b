"""An answer as a file: CSV, Excel or Parquet, safe against formulas in foreign text."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

import polars as pl
import xlsxwriter

from dashboard import catalogue, formats
from dashboard.dimensions import Dimension
from dashboard.errors import CellRefused, WorkbookTooLong
from dashboard.i18n import _, language

XLSX_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RISKY = r"^[=+\-@\t\r\n]"
_WIDEST = 40
_MOST_ROWS = 1_048_575  # below the header
_LONGEST_TEXT = 32_767
_FIRST_YEAR = 1900  # a workbook counts its days from here


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file says of itself: the question, what was selected, from which export day."""

    title: str
    selection: str
    export_day: dt.date
    currency: str


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


def xlsx(rows: pl.DataFrame, sheet: Sheet) -> bytes:
    """Write rows as a workbook: typed cells, frozen header, and a sheet that says what they are.

    Raises WorkbookTooLong past what a sheet holds, CellRefused for what cannot stand in a cell.
    """
    if rows.height > _MOST_ROWS:
        raise WorkbookTooLong(formats.count(rows.height), formats.count(_MOST_ROWS))
    buffer = BytesIO()
    options = {
        "constant_memory": True,  # each row is written out before the next
        "nan_inf_to_errors": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        _write_rows(book, worded(rows))
        _write_about(book, rows, sheet)
    return buffer.getvalue()


def worded(rows: pl.DataFrame) -> pl.DataFrame:
    """Tell in the reader's language what the store keeps without words."""
    return rows.with_columns(
        pl.Series(name, [text and tell(text) for text in rows[name]], pl.String)
        for name in rows.columns
        if (tell := _teller(name))
    )


def _teller(name: str) -> Callable[[str], str] | None:
    column = catalogue.column(name)
    return column.told if isinstance(column, Dimension) and column.unit == "text" else None


def neutral(rows: pl.DataFrame) -> pl.DataFrame:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    texts = pl.col(pl.String)
    return rows.with_columns(
        pl.when(texts.str.contains(_RISKY)).then("'" + texts).otherwise(texts).name.keep()
    )


def _write_rows(book: Any, rows: pl.DataFrame) -> None:
    page = book.add_worksheet(_("Rows"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    shapes = []
    for position, name in enumerate(rows.columns):
        page.write_string(0, position, catalogue.column(name).label, bold)
        shapes.append(book.add_format(_number_format(name, rows.schema[name])))
        page.set_column(position, position, _width(rows[name], name), shapes[-1])
    for line, row in enumerate(rows.iter_rows(), start=1):
        for position, (value, shape) in enumerate(zip(row, shapes, strict=True)):
            if _write(page, line, position, value, shape):
                raise CellRefused(line, rows.columns[position])
    page.freeze_panes(1, 1)
    if rows.width:
        page.autofilter(0, 0, rows.height, rows.width - 1)


def _write(page: Any, line: int, position: int, value: Any, shape: Any) -> int:
    """Write one cell; return 0, or below nought where the writer left it out."""
    match value:
        case None:
            told = page.write_blank(line, position, None, shape)
        case bool():
            told = page.write_boolean(line, position, value, shape)
        case Decimal() | int() | float():
            told = page.write_number(line, position, value, shape)
        case dt.date() if value.year >= _FIRST_YEAR:
            told = page.write_datetime(line, position, value, shape)
        case _:
            told = page.write_string(line, position, _shortened(str(value)), shape)
    return int(told)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"


def _number_format(name: str, kind: Any) -> dict[str, str]:
    unit = catalogue.column(name).unit
    if unit == "time" or isinstance(kind, pl.Datetime):
        return {"num_format": "yyyy-mm-dd hh:mm"}
    if unit in ("date", "month"):
        return {"num_format": "yyyy-mm-dd"}
    return {
        "money": {"num_format": "#,##0.00"},
        "percent": {"num_format": "0.0%"},
        "days": {"num_format": "0.0"},
        "count": {"num_format": "#,##0"},
    }.get(unit, {"num_format": "@"})


def _width(values: pl.Series, name: str) -> int:
    longest = values.head(200).cast(pl.String, strict=False).str.len_chars().max()
    heading = len(catalogue.column(name).label)
    return min(max(int(str(longest or 0)), heading, 8) + 2, _WIDEST)


def _write_about(book: Any, rows: pl.DataFrame, sheet: Sheet) -> None:
    """Write what was asked, of which selection, from which export, and what each column means."""
    page = book.add_worksheet(_("About"))
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    told = [
        (_("Question"), sheet.title),
        (_("Selection"), sheet.selection),
        (_("Export day"), formats.date(sheet.export_day)),
        (_("Amounts in"), formats.currency_label(sheet.currency) or _("No currency stated")),
        (_("Rows"), formats.count(rows.height)),
        (_("Written"), formats.time(dt.datetime.now())),
        ("", ""),
    ]
    for name in rows.columns:
        column = catalogue.column(name)
        meaning = column.meaning
        if isinstance(column, Dimension) and column.codes:
            meaning += " " + "; ".join(f"{code} = {_(text)}" for code, text in column.codes.items())
        told.append((column.label, f"{meaning} ({name})"))
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 100)
    for line, (label, text) in enumerate(told):
        page.write_string(line, 0, label, bold)
        page.write_string(line, 1, _shortened(text), wrap)
