"""Rows of quarantine as files: what a person mends is what is loaded again, and nothing else."""

import csv
import json
from io import StringIO

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake import mending
from dashboard.intake.files.batch import Batch, Layout
from dashboard.intake.files.mended import (
    as_before,
    is_mended,
    original,
    original_headers,
    origins,
    own_dialect,
)
from dashboard.intake.mapping import Dialect
from dashboard.intake.quarantine import ENTRIES

ROW = {"Saksnr": "A1", "Beløp": "x", "Forfall": "31.02.2026"}


def entries(*rows: tuple[str, int, str | None, str | None, str, object]) -> pl.DataFrame:
    """Return entries of quarantine: file, row, column, value, reason, and the cells as kept."""
    kept = [(*row[:5], json.dumps(row[5], ensure_ascii=False)) for row in rows]
    return pl.DataFrame(kept, schema=ENTRIES, orient="row")


def lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig").splitlines()


def cells(content: bytes) -> pl.DataFrame:
    """Return a file's cells as a reader of CSV gives them."""
    text = StringIO(content.decode("utf-8-sig"), newline="")
    header, *rows = csv.reader(text, delimiter=";")
    return pl.DataFrame(rows, schema=dict.fromkeys(header, pl.String), orient="row")


def test_a_row_stands_once_under_its_own_headers_with_its_origin_and_every_reason():
    made = mending.files(
        entries(
            ("saker.csv", 3, "principal", "x", "this is no number", ROW),
            ("saker.csv", 3, "due_date", "31.02.2026", "this is no date", ROW),
        )
    )
    assert made["saker.mend.csv"].startswith(b"\xef\xbb\xbf")
    assert lines(made["saker.mend.csv"]) == [
        "Saksnr;Beløp;Forfall;standout_file;standout_row;standout_reason",
        "A1;x;31.02.2026;saker.csv;3;"
        "\"Principal = 'x': this is no number; Due date = '31.02.2026': this is no date\"",
    ]


def test_each_file_is_mended_in_a_file_of_its_own():
    made = mending.files(
        entries(
            ("box.zip/saker.csv", 2, None, None, "wrong", {"a": "1"}),
            ("book.xlsx#Saker", 2, None, None, "wrong", {"a": "2"}),
            ("../../etc/saker.csv", 2, None, None, "wrong", {"a": "3"}),
        )
    )
    assert sorted(made) == [
        "book.xlsx_Saker.mend.csv",
        "box.zip_saker.mend.csv",
        "etc_saker.mend.csv",
    ]


def test_files_of_one_name_with_other_headers_are_not_mixed():
    made = mending.files(
        entries(
            ("saker.csv", 2, None, None, "wrong", {"Saksnr": "A1"}),
            ("saker.csv", 2, None, None, "wrong", {"Case": "B1"}),
        ).with_columns(load_id=pl.Series([1, 2]))
    )
    assert [lines(content)[1] for content in made.values()] == [
        "A1;saker.csv;2;1;wrong",
        "B1;saker.csv;2;2;wrong",
    ]
    assert list(made) == ["saker.mend.csv", "saker.mend2.csv"]


def test_a_ragged_row_is_laid_under_the_headers_of_its_file():
    made = mending.files(
        entries(
            ("saker.csv", 4, None, None, "the row has 2 cells", ["A2", "5"]),
            ("saker.csv", 5, None, None, "the row has 5 cells", ["A3", "5", "", "more", "yet"]),
            ("saker.csv", 3, "principal", "x", "no number", ROW),
        )
    )
    assert lines(made["saker.mend.csv"]) == [
        "Saksnr;Beløp;Forfall;standout_file;standout_row;standout_reason;standout_surplus",
        "A1;x;31.02.2026;saker.csv;3;Principal = 'x': no number;",
        "A2;5;;saker.csv;4;the row has 2 cells;",
        'A3;5;;saker.csv;5;the row has 5 cells;"more;yet"',
    ]


def test_where_only_ragged_rows_are_left_the_headers_come_from_who_knows_them():
    ragged = entries(("saker.csv", 4, None, None, "too short", ["A2", "5"]))
    told = mending.files(ragged, {"saker.csv": ["Saksnr", "Beløp", "Forfall"]})
    assert lines(told["saker.mend.csv"])[0].startswith("Saksnr;Beløp;Forfall;standout_file")
    untold = mending.files(ragged)
    assert lines(untold["saker.mend.csv"])[0].startswith("column 1;column 2;standout_file")


def test_a_row_that_the_store_did_not_take_is_told_by_the_columns_it_fills():
    typed = {"case_id": "A1", "agency": None, "amount": 12.50, "is_disputed": True}
    kept = typed | {"load_id": 1, "source_row": 7, "source_file": "pay.csv"}
    made = mending.files(entries(("pay.csv", 7, "case_id", "A1", "no such case", kept)))
    assert lines(made["pay.mend.csv"]) == [
        "case_id;amount;is_disputed;standout_file;standout_row;standout_reason",
        "A1;12.5;true;pay.csv;7;Case = 'A1': no such case",
    ]


def test_an_amount_keeps_its_digits():
    kept = '{"amount": 10000000000000000.10, "source_row": 7, "source_file": "pay.csv"}'
    row = entries(("pay.csv", 7, None, None, "", {})).with_columns(cells=pl.lit(kept))
    assert lines(mending.files(row)["pay.mend.csv"])[1].startswith("10000000000000000.10;")


def test_a_row_that_fails_again_speaks_of_the_mended_file():
    again = ROW | {"standout_file": "saker.csv", "standout_row": "3", "standout_reason": "no"}
    made = mending.files(entries(("saker.mend.csv", 2, None, None, "still wrong", again)))
    (content,) = made.values()
    assert lines(content)[1] == "A1;x;31.02.2026;saker.mend.csv;2;still wrong"


def test_a_formula_is_held_back_and_comes_back_as_it_was():
    row = {"=Name": "=cmd|' /C calc'!A0", "b": "-12,50", "c": "+47 22 33", "d": "'=5", "e": "@x"}
    (content,) = mending.files(entries(("a.csv", 2, None, None, "wrong", row))).values()
    assert lines(content)[0].startswith("'=Name;b;")
    assert lines(content)[1] == "'=cmd|' /C calc'!A0;-12,50;+47 22 33;''=5;'@x;a.csv;2;wrong"
    assert original(cells(content)).row(0, named=True) == row


def test_origins_are_told_for_each_row_that_has_one():
    mended = pl.DataFrame(
        {
            "Saksnr": ["A1", "A2", "A2", "new", "moved"],
            "Standout_File": ["a.csv", "b.csv", "b.csv", None, "b.csv"],
            "standout_row": ["3", " 4", "4", None, "four"],
            "standout_load": ["1", "2", "", None, "2"],
        }
    )
    told = [("a.csv", 3, 1, 2), ("b.csv", 4, 2, 3), ("b.csv", 4, None, 4)]
    assert origins(mended, pl.int_range(2, 7, eager=True)) == told
    assert original(mended).columns == ["Saksnr"]
    assert original_headers(mended.columns) == ("Saksnr",)


def test_any_other_file_has_no_origins_and_stays_as_it_is():
    other = pl.DataFrame({"Saksnr": ["A1"], "Navn": ["'=5"], "standout_row": ["1"]})
    assert origins(other, pl.Series([2])) is None
    assert original(other) is other
    assert not is_mended(other.columns)


class Source:
    """A file of mended rows in two batches."""

    layout = Layout("csv")
    headers = ("Saksnr", "standout_file", "standout_row", "standout_reason")
    row_count = None

    def batches(self):
        for place, (saksnr, row) in enumerate((("A1", "3"), ("'=A2", "4"))):
            cells = dict(zip(self.headers, (saksnr, "a.csv", row, "wrong"), strict=True))
            yield Batch(pl.DataFrame([cells]), pl.Series("row_number", [2 + place]))


def test_a_mended_file_is_read_as_the_one_it_came_from():
    source = as_before(Source())
    assert source.headers == ("Saksnr",)
    assert source.origins == []
    for _twice in range(2):  # once to understand it, once to load it
        read = pl.concat([batch.cells for batch in source.batches()])
        assert read.to_dict(as_series=False) == {"Saksnr": ["A1", "=A2"]}
        assert source.origins == [("a.csv", 3, None, 2), ("a.csv", 4, None, 3)]


def test_a_mapping_speaks_of_the_values_of_a_mended_file_not_of_its_layout(tmp_path):
    told = Dialect(delimiter=",", encoding="cp1252", header_row=7, decimal=",", dates=("%d.%m.%Y",))
    path = tmp_path / "mended.csv"
    (content,) = mending.files(entries(("a.csv", 2, None, None, "wrong", ROW))).values()
    path.write_bytes(content)
    assert own_dialect(path, told) == Dialect(decimal=",", dates=("%d.%m.%Y",))
    path.write_bytes(b"Saksnr;Bel\xf8p\nA1;x\n")
    assert own_dialect(path, told) is told


texts = st.text(st.sampled_from("'=+-@;\"\t\n a1,.æ|"), min_size=1, max_size=6)


@given(st.lists(texts, min_size=1, max_size=4), st.data())
def test_whatever_a_row_holds_comes_back_from_its_file(names, data):
    headers = [f"{name}{place}" for place, name in enumerate(names)]
    row = {header: data.draw(texts) for header in headers}
    (content,) = mending.files(entries(("a.csv", 2, "x", "=1", "=wrong", row))).values()
    read = cells(content)
    assert original(read).row(0, named=True) == row
    assert origins(read, pl.Series([2])) == [("a.csv", 2, None, 2)]
    for cell in (*read.columns, *read.row(0)):
        assert cell[0] not in "=@\t\n"
        assert cell[0] not in "+-" or not set(cell[1:]) - set("0123456789 \t\n.,’")
