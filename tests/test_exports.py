"""Does a file say what the card said, typed, and can foreign text in it do no harm?"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import fastexcel
import polars as pl
import pytest

from dashboard import exports
from dashboard.errors import WorkbookTooLong
from dashboard.exports import cells, workbook
from dashboard.i18n import language

SHEET = exports.Sheet(
    title="Which cases are these?",
    selection="Department: Service Nord",
    export_day=dt.date(2026, 10, 31),
    currency="NOK",
)
ROWS = pl.DataFrame(
    {
        "case_id": ["K1", "K2"],
        "customer_name": ["Øvingshandel AS", None],
        "placed_on": [dt.date(2026, 1, 31), None],
        "loaded_at": [dt.datetime(2026, 11, 1, 8, 5), None],
        "outstanding": [Decimal("1234.50"), Decimal("-0.05")],
        "dispute_rate": [0.125, None],
        "case_count": [3, None],
        "is_disputed": [True, None],
    },
    schema_overrides={"outstanding": pl.Decimal(18, 2)},
)
ROWS_PART = "xl/worksheets/sheet1.xml"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1"]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    before = language.set("en")
    yield
    language.reset(before)


def read_back(workbook: bytes, sheet: str | int = 0, header: int | None = 0) -> pl.DataFrame:
    page = fastexcel.read_excel(workbook).load_sheet(sheet, header_row=header)
    return page.to_polars()


def about(workbook: bytes) -> dict[str, str]:
    told = read_back(workbook, "About", None).rows()
    return {str(label): str(text) for label, text in told if label}


def test_csv_in_english_has_commas_and_points() -> None:
    header, first, second = exports.csv(ROWS, SHEET).decode("utf-8-sig").splitlines()
    assert header == ",".join(ROWS.columns)
    assert first == "K1,Øvingshandel AS,2026-01-31,2026-11-01 08:05:00,1234.50,0.125,3,true"
    assert second == "K2,,,,-0.05,,,"


def test_csv_in_norwegian_has_semicolons_and_decimal_commas() -> None:
    language.set("nb")
    _header, first, _second = exports.csv(ROWS, SHEET).decode("utf-8-sig").splitlines()
    assert first == "K1;Øvingshandel AS;2026-01-31;2026-11-01 08:05:00;1234,50;0,125;3;true"


def test_csv_starts_with_a_byte_order_mark() -> None:
    assert exports.csv(ROWS, SHEET).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_never_holds_a_cell_that_a_spreadsheet_would_run(text: str) -> None:
    written = exports.csv(pl.DataFrame({"customer_name": [text]}), SHEET)
    (cell,) = pl.read_csv(written)["customer_name"]
    assert cell == "'" + text


def test_csv_leaves_negative_amounts_and_harmless_text_alone() -> None:
    written = exports.csv(ROWS.select("outstanding", "case_id"), SHEET).decode("utf-8-sig")
    assert written.splitlines()[2] == "-0.05,K2"
    harmless = pl.DataFrame({"customer_name": ["A=B, C+D", "x@example"]})
    assert pl.read_csv(exports.csv(harmless, SHEET)).equals(harmless)


def test_csv_can_be_read_back_as_it_was() -> None:
    language.set("nb")
    texts = pl.DataFrame({"customer_name": ['a;b "c"', "line\nbreak", " æøå "]})
    assert pl.read_csv(exports.csv(texts, SHEET), separator=";").equals(texts)


def test_parquet_keeps_every_type() -> None:
    back = pl.read_parquet(BytesIO(exports.parquet(ROWS, SHEET)))
    assert back.equals(ROWS)
    assert back.schema == ROWS.schema


def test_excel_cells_are_typed() -> None:
    back = read_back(exports.xlsx(ROWS, SHEET))
    assert back["Case"].to_list() == ["K1", "K2"]
    assert back["Placed on"].cast(pl.Date).to_list() == [dt.date(2026, 1, 31), None]
    assert back["Loaded at"].to_list() == [dt.datetime(2026, 11, 1, 8, 5), None]
    assert back["Outstanding"].to_list() == [1234.5, -0.05]
    assert back["Dispute rate"].to_list() == [0.125, None]
    assert back["Cases"].to_list() == [3, None]
    assert back["Disputed"].to_list() == [True, None]


@pytest.mark.parametrize("text", [*HOSTILE, "http://example.invalid", "{=1+1}"])
def test_excel_keeps_foreign_text_as_text(text: str) -> None:
    written = exports.xlsx(pl.DataFrame({"customer_name": [text]}), SHEET)
    assert read_back(written)["Customer"].str.strip_chars().to_list() == [text.strip()]
    assert b"<f>" not in unpacked(written, ROWS_PART)
    assert b"hyperlink" not in unpacked(written, ROWS_PART)


def unpacked(workbook: bytes, part: str) -> bytes:
    with ZipFile(BytesIO(workbook)) as archive:
        return archive.read(part)


def test_the_second_sheet_says_what_the_rows_are() -> None:
    told = about(exports.xlsx(ROWS, SHEET))
    assert told["Question"] == "Which cases are these?"
    assert told["Selection"] == "Department: Service Nord"
    assert told["Export day"] == "31 Oct 2026"
    assert told["Amounts in"] == "NOK"
    assert told["Rows"] == "2"
    assert told["Dispute rate"].endswith("(dispute_rate)")
    assert set(told) >= {"Case", "Customer", "Placed on", "Outstanding", "Disputed"}


def test_the_header_stays_in_view_and_can_be_filtered() -> None:
    sheet = unpacked(exports.xlsx(ROWS, SHEET), ROWS_PART)
    assert b'state="frozen"' in sheet
    assert b'<autoFilter ref="A1:H3"' in sheet


def test_no_rows_are_a_file_too() -> None:
    none = ROWS.clear()
    assert exports.csv(none, SHEET).decode("utf-8-sig").strip() == ",".join(ROWS.columns)
    assert read_back(exports.xlsx(none, SHEET)).is_empty()
    assert pl.read_parquet(BytesIO(exports.parquet(none, SHEET))).schema == ROWS.schema


def test_a_norwegian_workbook_has_norwegian_dates_in_its_second_sheet() -> None:
    language.set("nb")
    workbook = exports.xlsx(ROWS, SHEET)
    told = read_back(workbook, 1, None).rows()
    assert "31. okt. 2026" in {str(text) for _label, text in told}


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_MOST_ROWS", 1)
    with pytest.raises(WorkbookTooLong, match=r"holds 1 rows, and these are 2.*Use CSV"):
        exports.xlsx(ROWS, SHEET)
    exports.xlsx(ROWS.head(1), SHEET)


def test_a_text_longer_than_a_cell_is_cut_with_a_mark() -> None:
    longest = "æ" * 32_767
    rows = pl.DataFrame({"customer_name": [longest, longest + "æ"]})
    kept, cut = read_back(exports.xlsx(rows, SHEET))["Customer"]
    assert kept == longest
    assert cut == "æ" * 32_766 + "…"


def test_a_day_before_a_workbooks_first_is_kept_as_text() -> None:
    rows = pl.DataFrame({"placed_on": [dt.date(201, 1, 31)]})
    assert read_back(exports.xlsx(rows, SHEET))["Placed on"].to_list() == ["0201-01-31"]


@pytest.mark.parametrize("text", ["<&>\"'", "_x", " ends ", "a\nb\tc", "\u00a0x", "]]>"])
def test_excel_gives_text_back_as_it_was(text: str) -> None:
    rows = pl.DataFrame({"customer_name": ["Øre & Søn", text]})
    sheet = ElementTree.fromstring(unpacked(exports.xlsx(rows, SHEET), ROWS_PART))
    assert [one.text for one in sheet.iter(f"{MAIN}t")] == ["Customer", "Øre & Søn", text]


def test_text_that_looks_like_an_escape_is_told_apart() -> None:
    sheet = unpacked(exports.xlsx(pl.DataFrame({"customer_name": ["_x0041_"]}), SHEET), ROWS_PART)
    assert b'<t xml:space="preserve">_x005F_x0041_</t>' in sheet


def test_what_a_workbook_cannot_hold_is_told_by_its_number() -> None:
    rows = pl.DataFrame({"customer_name": ["a\x01b\rc\uffff"]})
    sheet = unpacked(exports.xlsx(rows, SHEET), ROWS_PART).decode()
    assert "a_x0001_b_x000D_c\ufffd" in sheet
    ElementTree.fromstring(sheet)


def test_numbers_that_are_none_are_errors_and_not_read_as_amounts() -> None:
    rows = pl.DataFrame({"dispute_rate": [float("inf"), float("nan"), 0.5, None]})
    sheet = unpacked(exports.xlsx(rows, SHEET), ROWS_PART)
    assert sheet.count(b't="e"><v>#NUM!</v>') == 2
    assert sheet.count(b"<v>0.5</v>") == 1


@pytest.mark.parametrize(
    ("day", "number"),
    [(dt.date(1900, 1, 1), 1), (dt.date(1900, 2, 28), 59), (dt.date(1900, 3, 1), 61)],
)
def test_days_are_counted_as_a_workbook_counts_them(day: dt.date, number: int) -> None:
    sheet = unpacked(exports.xlsx(pl.DataFrame({"placed_on": [day]}), SHEET), ROWS_PART)
    assert f"<v>{number}</v>".encode() in sheet


def test_rows_are_alike_in_every_block(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = exports.xlsx(ROWS, SHEET)
    monkeypatch.setattr(cells, "_BLOCK", 1)
    assert unpacked(exports.xlsx(ROWS, SHEET), ROWS_PART) == unpacked(whole, ROWS_PART)
    assert b'<dimension ref="A1:H3"/>' in unpacked(whole, ROWS_PART)
