"""An answer as a workbook: its rows, and a second sheet that says what they are."""

import datetime as dt
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import polars as pl
import xlsxwriter

from dashboard import catalogue, formats
from dashboard.dimensions import Dimension
from dashboard.errors import WorkbookTooLong
from dashboard.exports.cells import LONGEST_TEXT, row_blocks
from dashboard.exports.sheet import Sheet, worded
from dashboard.i18n import _

XLSX_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST = 40
_MOST_ROWS = 1_048_575  # below the header
_ROWS_PART = "xl/worksheets/sheet1.xml"
_FIRST_LINE = 2  # below the header
_FAST = 1  # of nine: a better compression takes three times as long for a tenth less


def xlsx(rows: pl.DataFrame, sheet: Sheet) -> bytes:
    """Write rows as a workbook: typed cells, frozen header, and a sheet that says what they are.

    Raises WorkbookTooLong past what a sheet holds.
    """
    if rows.height > _MOST_ROWS:
        raise WorkbookTooLong(formats.count(rows.height), formats.count(_MOST_ROWS))
    buffer, told = BytesIO(), worded(rows)
    # Each row is written out before the next, and text stands in its cell.
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as book:
        _write_frame(book, told)
        _write_about(book, rows, sheet)
    return buffer.getvalue() if rows.is_empty() else _filled(buffer, told)


def _write_frame(book: Any, rows: pl.DataFrame) -> None:
    """Write the sheet of the rows with all but the rows: one empty line has their styles."""
    page = book.add_worksheet(_("Rows"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    shapes = []
    for position, name in enumerate(rows.columns):
        page.write_string(0, position, catalogue.column(name).label, bold)
        shapes.append(book.add_format(_number_format(name, rows.schema[name])))
        page.set_column(position, position, _width(rows[name], name), shapes[-1])
    for position, shape in enumerate(shapes[: rows.width if rows.height else 0]):
        page.write_blank(1, position, None, shape)
    page.freeze_panes(1, 1)
    if rows.width:
        page.autofilter(0, 0, rows.height, rows.width - 1)


def _filled(framed: BytesIO, rows: pl.DataFrame) -> bytes:
    """Return a workbook with its rows in place of the empty line."""
    filled = BytesIO()
    with ZipFile(framed) as frame, ZipFile(filled, "w", ZIP_DEFLATED, compresslevel=_FAST) as book:
        for part in frame.infolist():
            if part.filename != _ROWS_PART:
                book.writestr(part, frame.read(part))
                continue
            with book.open(part.filename, "w", force_zip64=True) as page:
                for piece in _with_rows(frame.read(part), rows):
                    page.write(piece)
    return filled.getvalue()


def _with_rows(page: bytes, rows: pl.DataFrame) -> Iterator[bytes]:
    """Yield a sheet's XML with rows in place of its last, empty one, whose styles they have."""
    above, line, below = re.split(rb"(<row r=\"2\".*?</row>)", page, maxsplit=1)
    last = b':\\g<1>%d"' % (rows.height + _FIRST_LINE - 1)
    yield re.sub(rb"(?<=<dimension ref=\"A1):([A-Z]+)2\"", last, above)
    styles = [int(style) for style in re.findall(rb"\bs=\"(\d+)\"", line)]
    yield from row_blocks(rows, styles, _FIRST_LINE)
    yield below


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
        page.write_string(line, 1, text[:LONGEST_TEXT], wrap)
