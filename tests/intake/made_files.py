"""The nasty corpus: files that lie there, and workbooks and boxes made anew for each test."""

import gzip
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.intake import made_books as books
from tests.intake import made_tables as tables

CORPUS = Path(__file__).parent / "nasty"
Make = Callable[[Path], None]


def written(name: str) -> bytes:
    return (CORPUS / name).read_bytes()


def cut(make: Make, share: float) -> Make:
    def write(path: Path) -> None:
        make(path)
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * share)])

    return write


def gzipped(content: bytes, name: str = "") -> Make:
    def write(path: Path) -> None:
        packed = io.BytesIO()
        with gzip.GzipFile(name, "wb", fileobj=packed, mtime=0) as stream:
            stream.write(content)
        path.write_bytes(packed.getvalue())

    return write


def zipped(members: Mapping[str, bytes]) -> Make:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(zipfile.ZipInfo(name, (2026, 1, 5, 12, 0, 0)), content)

    return write


def locked_zip(path: Path) -> None:
    """Write a zip whose member says that it is encrypted."""
    zipped({"saker.csv": written("nb_plain_utf8.csv")})(path)
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x03\x04") + 6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(content))


def folder(members: Mapping[str, bytes]) -> Make:
    def write(path: Path) -> None:
        path.mkdir()
        for name, content in members.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(content)

    return write


def plain(content: bytes) -> Make:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


_CASES = "nb_semicolon_cp1252_preamble_sum_row.csv"
_PAIR = {
    "saker.csv": written("pair_cases.csv"),
    "innbetalinger.csv": written("pair_payments_with_reversal.csv"),
}

MADE: Mapping[str, Make] = {
    "book_plain.xlsx": books.plain_book,
    "book_title_rows_merged_cells_and_sum_formulas.xlsx": books.titled_book,
    "book_table_begins_at_c5.xlsx": books.offset_book,
    "book_two_row_merged_header.xlsx": books.merged_header_book,
    "book_days_as_bare_serials.xlsx": books.serial_book,
    "book_of_the_1904_calendar.xlsx": books.book_of_1904,
    "book_formula_cells.xlsx": books.formula_book,
    "book_numbers_and_days_as_text.xlsx": books.texts_book,
    "book_binary_noise_and_numeric_case_numbers.xlsx": books.noisy_book,
    "book_error_cells.xlsx": books.error_book,
    "book_cases_and_payments_on_two_sheets.xlsx": books.two_tables_book,
    "book_one_sheet_per_department.xlsx": books.sheet_per_department_book,
    "book_currency_format_filter_and_comment.xlsx": books.currency_book,
    "book_department_merged_over_its_rows.xlsx": books.merged_department_book,
    "book_days_as_days_and_as_texts.xlsx": books.typed_days_book,
    "book_flags_and_shares.xlsx": books.flags_book,
    "book_with_a_password.xlsx": tables.locked_book,
    "book_of_excel_97.xls": tables.old_book,
    "book_cut_off.xlsx": cut(books.plain_book, 0.6),
    "book_named_csv.csv": books.book_bytes,
    "table_of_open_document.ods": tables.open_document,
    "table_typed.parquet": tables.typed_parquet,
    "table_of_texts.parquet": tables.text_parquet,
    "table_with_timestamps_flags_and_numbers.parquet": tables.zoned_parquet,
    "table_cut_off.parquet": cut(tables.text_parquet, 0.7),
    "excel_unicode_text.txt": plain(written("nb_utf16le_bom_tab.csv")),
    "cases.csv.gz": gzipped(written(_CASES), "cases.csv"),
    "cases_cut_off.csv.gz": cut(gzipped(written(_CASES)), 0.5),
    "box_of_cases_and_payments.zip": zipped(_PAIR),
    "box_from_a_mac.zip": zipped(
        {
            "uttrekk/": b"",
            "uttrekk/saker.csv": written(_CASES),
            "__MACOSX/uttrekk/._saker.csv": b"\x00\x05\x16\x07" + bytes(80),
            "uttrekk/.DS_Store": b"\x00\x00\x00\x01Bud1" + bytes(40),
        }
    ),
    "box_that_climbs_out.zip": zipped({"../../saker.csv": written(_CASES)}),
    "box_with_nothing_in_it.zip": zipped({}),
    "box_cut_off.zip": cut(zipped(_PAIR), 0.7),
    "box_with_a_password.zip": locked_zip,
    "folder_of_cases_and_payments": folder(
        {
            **_PAIR,
            ".saker.csv.swp": b"b0VIM 9.0",
            "Thumbs.db": b"\xd0\xcf\x11\xe0" + bytes(60),
            "~$rapport.xlsx": b"\x05Ola N" + bytes(100),
            "desktop.ini": b"[.ShellClassInfo]\r\n",
        }
    ),
    "folder_with_nothing_in_it": folder({}),
    "folder_with_the_same_file_twice": folder(
        {"saker.csv": written(_CASES), "saker (1).csv": written(_CASES)}
    ),
}


def place(name: str, at: Path) -> Path:
    """Put a file of the corpus into a folder, as it is or made, and return where it lies."""
    path = at / name
    if name in MADE:
        MADE[name](path)
    else:
        path.write_bytes(written(name))
    return path
