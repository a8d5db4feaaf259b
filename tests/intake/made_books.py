"""The workbooks of the nasty corpus."""

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.intake.made_rows import (
    HEADINGS,
    OUTSTANDING,
    PAYMENT_HEADINGS,
    PAYMENTS,
    PRINCIPAL,
    ROWS,
    numbers,
)


class Book:
    """A workbook in the making; each sheet takes rows of cells from a corner."""

    def __init__(self, path: Path, **options: Any) -> None:
        self.book = xlsxwriter.Workbook(str(path), options)
        self.book.set_properties({"created": dt.datetime(2026, 1, 5)})
        self.day = self.book.add_format({"num_format": "dd.mm.yyyy"})
        self.money = self.book.add_format({"num_format": "#,##0.00"})

    def sheet(
        self, name: str, rows: Iterable[Sequence[Any]], top: int = 0, left: int = 0
    ) -> xlsxwriter.worksheet.Worksheet:
        sheet = self.book.add_worksheet(name)
        for y, row in enumerate(rows, top):
            for x, cell in enumerate(row, left):
                self._write(sheet, y, x, cell)
        return sheet

    def _write(self, sheet: Any, y: int, x: int, cell: Any) -> None:
        if isinstance(cell, dt.date):
            sheet.write_datetime(y, x, dt.datetime.combine(cell, dt.time()), self.day)
        elif isinstance(cell, tuple):
            sheet.write_formula(y, x, cell[0], self.money, cell[1])
        elif isinstance(cell, str):
            sheet.write_string(y, x, cell)
        elif cell is not None:
            sheet.write(y, x, cell)

    def close(self) -> None:
        self.book.close()


def plain_book(path: Path) -> None:
    book = Book(path)
    book.sheet("Saker", [HEADINGS, *numbers()])
    book.close()


def titled_book(path: Path) -> None:
    book = Book(path)
    title = ["Saksliste Fjordkommune"], [], ["Eksportdato", dt.date(2026, 1, 5)], []
    sums = ["Sum", "", "", None, ("=SUM(E6:E10)", PRINCIPAL), ("=SUM(F6:F10)", OUTSTANDING)]
    sheet = book.sheet("Rapport", [*title, HEADINGS, *numbers(), sums])
    sheet.merge_range(0, 0, 0, 6, "Saksliste Fjordkommune")
    sheet.set_row(2, None, None, {"hidden": True})
    book.close()


def offset_book(path: Path) -> None:
    book = Book(path)
    book.sheet("Ark1", [HEADINGS, *numbers()], top=4, left=2)
    book.close()


def merged_header_book(path: Path) -> None:
    book = Book(path)
    above = ["Saksnummer", "Skyldner", "Avdeling", "Forfallsdato", "Beløp", "", "Status"]
    below = ["", "", "", "", "Hovedstol", "Restanse", ""]
    sheet = book.sheet("Saker", [above, below, *numbers()])
    sheet.merge_range(0, 4, 0, 5, "Beløp")
    for column in (0, 1, 2, 3, 6):
        sheet.merge_range(0, column, 1, column, above[column])
    book.close()


def serial_book(path: Path) -> None:
    book = Book(path)
    start = dt.date(1899, 12, 30)
    rows = [[*row[:3], (row[3] - start).days, *row[4:]] for row in numbers()]
    book.sheet("Saker", [HEADINGS, *rows])
    book.close()


def book_of_1904(path: Path) -> None:
    book = Book(path, date_1904=True)
    book.sheet("Saker", [HEADINGS, *numbers()])
    book.close()


def formula_book(path: Path) -> None:
    book = Book(path)
    rows = [
        [*row[:4], row[4], (f"=E{n}-{row[4] - row[5]}", row[5]), row[6]]
        for n, row in enumerate(numbers(), 2)
    ]
    book.sheet("Saker", [HEADINGS, *rows])
    book.close()


def texts_book(path: Path) -> None:
    book = Book(path)
    rows = [
        [*row[:3], f"{row[3]:%d.%m.%Y}", row[4].replace(".", ","), row[5].replace(".", ","), row[6]]
        for row in ROWS
    ]
    book.sheet("Saker", [HEADINGS, *rows])
    book.close()


def noisy_book(path: Path) -> None:
    book = Book(path)
    rows = [
        [100471, "Berg AS", dt.date(2025, 10, 5), 0.1 + 0.2, 1234.5000000000002, "Pågående"],
        [1234567890123, "Dal AS", dt.date(2025, 10, 17), 1e7, 33.3, "Pågående"],
        [7.0, "Vik AS", dt.date(2025, 10, 28), 1.1 * 3, 0, "Pågående"],
    ]
    book.sheet("Saker", [(*HEADINGS[:2], *HEADINGS[3:]), *rows])
    book.close()


def error_book(path: Path) -> None:
    book = Book(path)
    rows = numbers()
    rows[1][5] = ("=NA()", "#N/A")
    rows[3][4] = ("=1/0", "#DIV/0!")
    book.sheet("Saker", [HEADINGS, *rows])
    book.close()


def two_tables_book(path: Path) -> None:
    book = Book(path)
    book.sheet("Forside", [["Fjord Inkasso"], ["Uttrekk til Fjordkommune"]])
    book.sheet("Saker", [HEADINGS, *numbers()])
    book.sheet("Innbetalinger", [PAYMENT_HEADINGS, *PAYMENTS])
    book.sheet("Tom", [])
    book.close()


def sheet_per_department_book(path: Path) -> None:
    book = Book(path)
    book.sheet("Nord", [HEADINGS, *numbers(ROWS[:2])])
    book.sheet("Sør og Vest", [HEADINGS, *numbers(ROWS[2:])])
    book.close()


def currency_book(path: Path) -> None:
    book = Book(path)
    crowns = book.book.add_format({"num_format": '#,##0.00 "kr"'})
    sheet = book.sheet("Saker", [HEADINGS, *numbers()])
    sheet.set_column(4, 5, 14, crowns)
    sheet.autofilter(0, 0, 5, 6)
    sheet.freeze_panes(1, 0)
    sheet.write_comment(0, 4, "uten renter")
    book.close()


def merged_department_book(path: Path) -> None:
    book = Book(path)
    sheet = book.sheet("Saker", [HEADINGS, *numbers()])
    for first, last, department in ((1, 2, "Nord"), (3, 4, "Sør")):
        for row in range(first, last + 1):
            sheet.write_blank(row, 2, None)
        sheet.merge_range(first, 2, last, 2, department)
    book.close()


def typed_days_book(path: Path) -> None:
    book = Book(path)
    rows = numbers()
    for place in (1, 3):
        rows[place][3] = f"{rows[place][3]:%d.%m.%Y}"
    book.sheet("Saker", [HEADINGS, *rows])
    book.close()


def flags_book(path: Path) -> None:
    book = Book(path)
    share = book.book.add_format({"num_format": "0 %"})
    sheet = book.sheet("Saker", [(*HEADINGS, "Omtvistet", "Andel"), *numbers()])
    for row, flag in enumerate((False, False, True, False, False), 1):
        sheet.write_boolean(row, 7, flag)
        sheet.write_number(row, 8, 0.25, share)
    book.sheet("Merknader", [["Kontakt Ola ved spørsmål"], ["Tallene er foreløpige"]]).hide()
    book.close()


def book_bytes(path: Path) -> None:
    """Write a workbook under whatever name was asked for."""
    workbook = path.with_suffix(".making.xlsx")
    plain_book(workbook)
    workbook.rename(path)
