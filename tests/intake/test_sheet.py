"""Workbooks: each sheet is a table, its cells as a spreadsheet shows them."""

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from dashboard.errors import FileUnreadable, HeaderMissing
from dashboard.intake.files.reader import Export, opened
from dashboard.intake.mapping import Dialect, Mapping
from tests.intake.reading import cells_of, numbers_of

Grid = list[list[Any]]


def workbook(path: Path, **sheets: Grid) -> Path:
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, dt.datetime):
                        sheet.write_datetime(number, place, value, day)
                    elif isinstance(value, str) and value.startswith("#"):
                        sheet.write_formula(number, place, "=1/0", None, value)
                    elif value is not None:
                        sheet.write(number, place, value)
    return path


def exports_of(path: Path, told: Dialect | None = None) -> list[Export]:
    with opened([path], Mapping(told or Dialect())) as exports:
        return exports


TABLE: Grid = [["Saksnr", "Navn", "Beløp"], ["A1", "Ola", 100.5], ["A2", "Kari", 200]]


def test_each_sheet_with_a_table_is_an_export(tmp_path: Path):
    path = workbook(tmp_path / "bok.xlsx", Saker=TABLE, Tom=[], Betalinger=[["Saksnr"], ["A1"]])
    saker, betalinger = exports_of(path)
    assert (saker.name, betalinger.name) == ("bok.xlsx#Saker", "bok.xlsx#Betalinger")
    assert saker.sha256 != betalinger.sha256
    assert cells_of(saker) == [("A1", "Ola", "100.5"), ("A2", "Kari", "200")]
    assert cells_of(betalinger) == [("A1",)]


def test_a_hidden_sheet_and_a_sheet_of_remarks_are_left_out(tmp_path: Path):
    path = tmp_path / "bok.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Saker").write_column(0, 0, ["Saksnr", "A1"])
        hidden = book.add_worksheet("Lister")
        hidden.write_column(0, 0, ["Kode", "X"])
        hidden.hide()
        book.add_worksheet("Info").write_row(0, 0, [2026, 1])
    assert [one.name for one in exports_of(path)] == ["bok.xlsx#Saker"]


def test_a_sheet_of_values_without_header_is_refused(tmp_path: Path):
    path = workbook(tmp_path / "bok.xlsx", Saker=TABLE, Mer=[["A3", "Per", 1], ["A4", "Pål", 2]])
    with pytest.raises(HeaderMissing, match=r"row 1 reads: A3 \| Per \| 1"):
        exports_of(path)
    (only,) = exports_of(path, Dialect(sheet="Saker"))
    assert only.source.layout.sheet == "Saker"


def test_a_title_and_blank_rows_stand_above_the_header(tmp_path: Path):
    rows: Grid = [[], [None, "Åpne saker per 31.01.2026"], [], *([None, *row] for row in TABLE)]
    path = tmp_path / "bok.xlsx"
    workbook(path, Saker=rows)
    (export,) = exports_of(path)
    assert export.headers == ("Saksnr", "Navn", "Beløp")
    assert export.source.layout.header_row == 4
    assert export.source.layout.preamble == ("Åpne saker per 31.01.2026",)
    assert numbers_of(export) == [5, 6]


@pytest.mark.parametrize(
    ("upper", "lower", "names"),
    [
        (
            ["Saksnr", "Skyldner", "Beløp", None, "Status"],
            [None, None, "Hovedstol", "Renter", None],
            ("Saksnr", "Skyldner", "Hovedstol", "Renter", "Status"),
        ),
        (
            [None, "Skyldner", None, "Kreditor", None],
            ["Saksnr", "Navn", "Nr", "Navn", "Nr"],
            ("Saksnr", "Skyldner Navn", "Skyldner Nr", "Kreditor Navn", "Kreditor Nr"),
        ),
        (
            ["Saksnr", None, None, "Beløp", None],
            [None, "Navn", "Dato", "Hovedstol", "Renter"],
            ("Saksnr", "Navn", "Dato", "Hovedstol", "Renter"),
        ),
    ],
)
def test_names_over_two_rows_are_joined(tmp_path: Path, upper, lower, names):
    rows: Grid = [upper, lower, ["A1", "Ola", "17", 100, 5], ["A2", "Kari", "18", 200, 7]]
    (export,) = exports_of(workbook(tmp_path / "bok.xlsx", Saker=rows))
    assert (export.headers, export.source.layout.header_row) == (names, 2)
    assert cells_of(export)[0] == ("A1", "Ola", "17", "100", "5")


def test_numbers_are_as_excel_shows_them(tmp_path: Path):
    numbers = [0.1 + 0.2, 99_999_999.99, 1234.565, 45_231, 1e15, -0.05, 4.35 * 100, 1e-7]
    (export,) = exports_of(
        workbook(tmp_path / "bok.xlsx", A=[["navn", "tall"], *(["x", one] for one in numbers)])
    )
    assert [cells[1] for cells in cells_of(export)] == [
        *("0.3", "99999999.99", "1234.565", "45231"),
        *("1000000000000000", "-0.05", "435", "0.0000001"),
    ]


def test_an_error_in_a_cell_is_told(tmp_path: Path):
    rows: Grid = [
        [None, "Saksnr", "Navn", "Beløp"],
        [None, "A1", "Ola", "#DIV/0!"],
        [None, "A2", "Kari", 5],
    ]
    (export,) = exports_of(workbook(tmp_path / "bok.xlsx", A=rows))
    assert cells_of(export) == [("A1", "Ola", "#DIV/0!"), ("A2", "Kari", "5")]


def test_a_locked_or_old_workbook_says_so(tmp_path: Path):
    path = tmp_path / "bok.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(FileUnreadable, match=r"locked with a password.*without a password"):
        exports_of(path)


def test_a_workbook_without_anything_says_so(tmp_path: Path):
    with pytest.raises(FileUnreadable, match="the sheet Tom is empty"):
        exports_of(workbook(tmp_path / "bok.xlsx", Tom=[]))


def test_a_broken_workbook_says_so(tmp_path: Path):
    path = workbook(tmp_path / "bok.xlsx", A=TABLE)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(FileUnreadable, match="or it is damaged"):
        exports_of(path)


NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/"'
    ' manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def ods_cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, dt.date):
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
        )
    if isinstance(value, float):
        return f'<table:table-cell office:value-type="currency" office:value="{value}"/>'
    return (
        f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    )


@pytest.fixture
def ods(tmp_path: Path) -> Callable[..., Path]:
    def write_ods(**sheets: Grid) -> Path:
        tables = "".join(
            f'<table:table table:name="{name}">'
            + "".join(
                f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows
            )
            + "</table:table>"
            for name, rows in sheets.items()
        )
        body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        with zipfile.ZipFile(tmp_path / "bok.ods", "w") as box:
            box.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            box.writestr(
                "content.xml", f"<office:document-content {NAMES}>{body}</office:document-content>"
            )
            box.writestr("META-INF/manifest.xml", MANIFEST)
        return tmp_path / "bok.ods"

    return write_ods


def test_an_ods_table_reads_like_a_workbook(ods: Callable[..., Path]):
    day = dt.date(2026, 1, 31)
    rows: Grid = [
        [None],
        [None, "Saker", None],
        [None, "Saksnr", "Frist", "Beløp", "Merknad"],
        [None, "0012", day, 0.1 + 0.2, "#I/T"],
        [None, "0013", dt.datetime(2026, 1, 31, 13, 30), 1234.5, "ø"],
    ]
    (export,) = exports_of(ods(Saker=rows))
    assert (export.name, export.source.layout.kind) == ("bok.ods", "ods")
    assert export.headers == ("Saksnr", "Frist", "Beløp", "Merknad")
    assert cells_of(export) == [
        ("0012", "2026-01-31", "0.3", "#I/T"),
        ("0013", "2026-01-31 13:30:00", "1234.5", "ø"),
    ]
    assert numbers_of(export) == [4, 5]


def test_the_sheets_of_an_ods_table_are_exports_too(ods: Callable[..., Path]):
    path = ods(Saker=[["Saksnr"], ["A1"]], Tom=[], Betalinger=[["Saksnr"], ["A2"]])
    assert [one.name for one in exports_of(path)] == ["bok.ods#Saker", "bok.ods#Betalinger"]
