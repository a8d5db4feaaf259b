"""Bytes become text cells; nothing is guessed and no row is lost."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from dashboard.errors import FileUnreadable, HeaderUnusable
from dashboard.intake.files.batch import Unreadable
from dashboard.intake.files.reader import open_export
from dashboard.intake.mapping import Dialect, Mapping
from dashboard.refusals import coded
from tests.intake.reading import cells_of, numbers_of, unreadable_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found(tmp_path: Path, encoding: str, mark: str):
    path = tmp_path / "cases.csv"
    path.write_bytes(f"case_id{mark}department\nA1{mark}Sør – «Øst»\n".encode(encoding))
    export = open_export(path, Mapping())
    assert export.headers == ("case_id", "department")
    assert cells_of(export) == [("A1", "Sør – «Øst»")]


def test_the_mapping_says_encoding_and_delimiter(tmp_path: Path):
    path = tmp_path / "cases.csv"
    path.write_bytes("case_id;a,b,c\nA1;Å\n".encode("utf-16-le"))
    mapping = Mapping(Dialect(delimiter=";", encoding="utf-16-le"))
    assert cells_of(open_export(path, mapping)) == [("A1", "Å")]


def test_blank_cells_are_null_and_blank_rows_no_rows(write):
    export = open_export(write("a.csv", "x,y\n A1\u00a0 ,   \n\n,\nA2,b\n"), Mapping())
    assert cells_of(export) == [("A1", None), ("A2", "b")]
    assert numbers_of(export) == [2, 5]


def test_rows_that_do_not_fit_the_header_are_kept_apart(write):
    export = open_export(write("a.csv", "x,y\nA1,b\nA2\nA3,b,c\nA4,b\n"), Mapping())
    assert cells_of(export) == [("A1", "b"), ("A4", "b")]
    assert unreadable_of(export) == [
        Unreadable(3, coded("cell_count", count=1, wanted=2), ("A2",)),
        Unreadable(4, coded("cell_count", count=3, wanted=2), ("A3", "b", "c")),
    ]


def test_bytes_that_are_no_text_cost_their_row_only(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"x,y\nA1,b\nA2,\x81\nA3,N\xe6r\xf8y\n")
    export = open_export(path, Mapping())
    assert cells_of(export) == [("A1", "b"), ("A3", "Nærøy")]
    assert unreadable_of(export) == [
        Unreadable(3, coded("encoding", encoding="cp1252"), ("A2", "\ufffd"))
    ]


def test_a_quoted_cell_may_hold_lines_and_delimiters(write):
    export = open_export(write("a.csv", 'x,y\nA1,"b, ""c""\nd"\nA2,e\n'), Mapping())
    assert cells_of(export) == [("A1", 'b, "c"\nd'), ("A2", "e")]
    assert numbers_of(export) == [2, 3]


def test_a_quote_that_is_never_closed_costs_its_line_only(write):
    lines = "".join(f"B{number},c\n" for number in range(2_000))
    export = open_export(write("a.csv", f'x,y\nA1,"b\n{lines}'), Mapping())
    assert len(cells_of(export)) == 2_000
    assert [row.row_number for row in unreadable_of(export)] == [2]
    assert numbers_of(export)[0] == 3


def test_a_stray_quote_does_not_swallow_the_lines_after_it(write):
    export = open_export(write("a.csv", 'x,y\nA1,"b\nA2,c\nA3,"d"\nA4,e\n'), Mapping())
    assert cells_of(export) == [("A2", "c"), ("A3", "d"), ("A4", "e")]
    assert unreadable_of(export) == [Unreadable(2, coded("quotation_mark"), ('A1,"b',))]


def test_long_files_come_in_batches(write):
    lines = "".join(f"A{number}\n" for number in range(1_200_001))
    export = open_export(write("a.csv", f"x\n{lines}"), Mapping())
    assert [batch.cells.height for batch in export.batches()] == [500_000, 500_000, 200_001]
    assert numbers_of(export)[-1] == 1_200_001 + 1


def test_a_workbook_reads_as_excel_shows_it(tmp_path: Path):
    path = tmp_path / "cases.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Saker")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, ["id", "amount", "sum", "day", "time", "flag"])
        sheet.write_row(1, 0, [4711, 1234.5, 0.1 + 0.2])
        sheet.write_datetime(1, 3, dt.datetime(2026, 1, 31), day)
        sheet.write_datetime(1, 4, dt.datetime(2026, 1, 31, 13, 30), day)
        sheet.write_row(1, 5, [True, "note"])
        sheet.write_row(3, 0, [" 1 234,50 "])
    export = open_export(path, Mapping())
    assert export.headers == ("id", "amount", "sum", "day", "time", "flag", "column 7")
    assert cells_of(export) == [
        ("4711", "1234.5", "0.3", "2026-01-31 00:00:00", "2026-01-31 13:30:00", "true", "note"),
        ("1 234,50", None, None, None, None, None, None),
    ]
    assert numbers_of(export) == [2, 4]


def test_the_mapping_names_the_sheet(tmp_path: Path):
    path = tmp_path / "cases.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Info").write(0, 0, "hello")
        book.add_worksheet("Saker").write_column(0, 0, ["case_id", "A1"])
    assert cells_of(open_export(path, Mapping(Dialect(sheet="Saker")))) == [("A1",)]
    with pytest.raises(FileUnreadable, match="no sheet Sak; the sheets are: Info, Saker"):
        open_export(path, Mapping(Dialect(sheet="Sak")))


def test_parquet_values_are_written_out_exactly(tmp_path: Path):
    path = tmp_path / "cases.parquet"
    pl.DataFrame(
        {
            "id": [1],
            "exact": [Decimal("12345678901234.50")],
            "float": [1e16],
            "whole": [42.0],
            "none": [float("nan")],
            "day": [dt.date(2026, 1, 31)],
            "time": [dt.datetime(2026, 1, 31, 13, 30)],
            "flag": [False],
            "word": pl.Series(["æ"], dtype=pl.Categorical),
        }
    ).write_parquet(path)
    export = open_export(path, Mapping())
    assert cells_of(export) == [
        (
            "1",
            "12345678901234.50",
            "10000000000000000",
            "42",
            None,
            "2026-01-31",
            "2026-01-31 13:30:00",
            "false",
            "æ",
        )
    ]


def test_parquet_of_no_rows_still_names_its_columns(tmp_path: Path):
    path = tmp_path / "events.parquet"
    columns = {"case_id": pl.Categorical(), "happened_at": pl.Datetime("us")}
    pl.DataFrame(schema=columns).write_parquet(path)
    (batch,) = open_export(path, Mapping()).batches()
    assert batch.cells.columns == list(columns)
    assert batch.cells.height == 0


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("none.csv", None, "there is no such file"),
        ("empty.csv", b"", "the file is empty"),
        ("blank.csv", b"\n\n;;\n", "there is no filled row"),
        ("book.csv", b"PK\x03\x04\x14\x00\x06\x00", "the content is not text"),
        ("text.xlsx", b"case_id,principal\n", "no Excel workbook"),
        ("text.parquet", b"case_id,principal\n", "not Parquet"),
        ("cases.pdf", b"%PDF", r"only files ending in \.csv, .* can be read"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name, content, reason):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileUnreadable, match=reason):
        open_export(path, Mapping())


def test_a_folder_is_no_file(tmp_path: Path):
    folder = tmp_path / "cases.csv"
    folder.mkdir()
    with pytest.raises(FileUnreadable, match="cannot be opened"):
        open_export(folder, Mapping())


def test_a_damaged_parquet_file_says_so(tmp_path: Path):
    path = tmp_path / "cases.parquet"
    pl.DataFrame({"case_id": [f"A{number}" for number in range(5_000)]}).write_parquet(path)
    content = bytearray(path.read_bytes())
    content[100:600] = bytes(500)
    path.write_bytes(content)
    with pytest.raises(FileUnreadable, match="damaged"):
        cells_of(open_export(path, Mapping()))


def test_headers_that_are_repeated_are_an_error(write):
    with pytest.raises(HeaderUnusable, match="more than once: case_id"):
        open_export(write("a.csv", "case_id, Case_ID ,x\n"), Mapping())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "idna", "punycode"])
def test_an_encoding_that_does_not_fit_says_so(tmp_path: Path, encoding: str):
    path = tmp_path / "a.csv"
    path.write_bytes("case_id,department\nA1,Sør\n".encode("utf-16-le"))
    with pytest.raises(FileUnreadable, match=r"a\.csv"):
        cells_of(open_export(path, Mapping(Dialect(encoding=encoding))))


def test_an_encoding_that_can_not_leave_out_a_byte_says_so(write):
    path = write("a.csv", "case_id,department\nA1,Sør\n")
    with pytest.raises(FileUnreadable, match="Name another encoding under"):
        cells_of(open_export(path, Mapping(Dialect(encoding="idna"))))
