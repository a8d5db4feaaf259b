"""The fast way through a text gives what the careful way gives, or nothing at all."""

import io
from itertools import count
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.intake.files import blocks, delimited
from dashboard.intake.files.batch import tidied
from dashboard.intake.files.blocks import Blocks
from dashboard.intake.files.fast import parsed
from dashboard.intake.files.reader import open_export
from dashboard.intake.files.records import LONGEST_CELL, Broken, Marks, Records, is_undecodable
from dashboard.intake.mapping import Dialect, Mapping

HEADERS = ("a", "b", "c")
SEMICOLON = Marks(";")


def carefully(text: bytes, marks: Marks, width: int) -> list[list[str]]:
    return list(Records(text, Blocks(io.BytesIO(), Path(), "utf-8"), marks, width))


def careful_frame(text: bytes, marks: Marks, headers: tuple[str, ...]) -> pl.DataFrame | None:
    """Return what the careful way reads, a blank line as blank cells; None for a misfit."""
    rows = carefully(text, marks, len(headers))
    if any(isinstance(row, Broken) or is_undecodable(row) for row in rows):
        return None
    if any(len(row) not in (len(headers), 0) for row in rows):
        return None
    columns = zip(*(row or [""] * len(headers) for row in rows), strict=True)
    return tidied(
        pl.DataFrame(
            dict(zip(headers, columns, strict=True)), schema=dict.fromkeys(headers, pl.String)
        )
    )


marks = st.sampled_from(
    [SEMICOLON, Marks(","), Marks("\t"), Marks("|", "'"), Marks(";", ""), Marks(",", '"', "\\")]
)
# Few signs, so that the awkward ones meet often.
text = st.text(st.sampled_from(list("aå1; ,|\t\"'\\\r\n\u00a0\u2009\ufeff\x00\x0b")), max_size=24)
whole_lines = st.lists(
    st.lists(
        st.sampled_from(["", "a", " å ", '"b"', '"c;d"', '"e""f"', '""', "g h"]),
        min_size=1,
        max_size=4,
    ),
    max_size=6,
)


@settings(max_examples=600, deadline=None)
@given(text, marks, st.sampled_from([1, 2, 3]))
def test_random_text_is_read_alike_or_left_alone(drawn: str, kind: Marks, width: int):
    block, headers = drawn.encode(), HEADERS[:width]
    if not block:
        return
    fast = parsed(block, kind, headers)
    if fast is not None:
        assert fast.equals(careful_frame(block, kind, headers))


@settings(max_examples=400, deadline=None)
@given(whole_lines, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_tables_are_read_alike_or_left_alone(drawn: list[list[str]], end: str, is_ended: bool):
    block = end.join(";".join(cells) for cells in drawn).encode() + (
        end.encode() if is_ended else b""
    )
    if not block:
        return
    fast = parsed(block, SEMICOLON, HEADERS)
    if fast is not None:
        assert fast.equals(careful_frame(block, SEMICOLON, HEADERS))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=30), marks)
def test_random_bytes_are_read_alike_or_left_alone(block: bytes, kind: Marks):
    fast = parsed(block, kind, HEADERS[:2]) if block else None
    if fast is not None:
        assert fast.equals(careful_frame(block, kind, HEADERS[:2]))


@pytest.mark.parametrize(
    "block",
    [
        "a;b;c\nd;;f\n",
        "a;b;c\r\nd;;f\r\n",
        "a;b;c\nd;;f",
        ' a ;\u00a0b;"c"\n',
        '"a;1";"b ""x""";"c"\n"";"";"d"\n',
        "'a';b\"c;d\n",
        ";;\n;;\n",
        "a;b;c\n\nd;e;f\n",
    ],
)
def test_a_well_made_block_goes_the_fast_way(block: str):
    if 'b"c' in block:
        assert parsed(block.encode(), Marks(";", ""), HEADERS) is not None
        return
    fast = parsed(block.encode(), SEMICOLON, HEADERS)
    assert fast is not None
    assert fast.equals(careful_frame(block.encode(), SEMICOLON, HEADERS))


@pytest.mark.parametrize(
    "block",
    [
        b"a;b\n",
        b"a;b;c;d\n",
        b"a;b;c\rd;e;f\n",
        b"a;b;\xe6\n",
        b'a;b;"c\n',
        b'a;b;"c"d\n',
        b'a;b;c"d\n',
        b'a;b;"c\nd"\n',
        b"\xef\xbb\xbfa;b;c\n",
        b"a;b;" + b"x" * (LONGEST_CELL + 1) + b"\n",
    ],
)
def test_a_doubtful_block_is_left_to_the_careful_way(block: bytes):
    assert parsed(block, SEMICOLON, HEADERS) is None


@settings(max_examples=150, deadline=None)
@given(st.lists(text, max_size=12))
def test_every_line_of_a_file_is_read_whatever_the_blocks(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[str]
):
    path = tmp_path_factory.mktemp("drawn") / "a.csv"
    path.write_bytes(("a;b;c\n" + "\n".join(drawn)).encode())
    told = Mapping(Dialect(delimiter=";", quote='"', header_row=1, encoding="utf-8"))
    export = open_export(path, told)
    assert isinstance(export.source, delimited.Delimited)
    seen = "\n".join(drawn).replace("\ufeff", "").replace("\x00", "")
    expected = [
        row
        for row in carefully(seen.encode(), export.source.marks, 3)
        if any(cell.strip() for cell in row)
    ]
    batches = list(export.batches())
    numbers = [*(n for one in batches for n in one.row_numbers)]
    unreadable = [row for one in batches for row in one.unreadable]
    assert len(numbers) + len(unreadable) == len(expected)
    assert numbers == sorted(set(numbers))
    assert len({*numbers, *(row.row_number for row in unreadable)}) == len(expected)
    cells = [cell for one in batches for row in one.cells.rows() for cell in row if cell]
    written = "".join([*cells, *(cell for row in unreadable for cell in row.cells)])
    assert [written.count(sign) for sign in "aå1"] == [seen.count(sign) for sign in "aå1"]


@settings(max_examples=300, deadline=None)
@given(text, st.sampled_from([Marks(";", '"', "\\"), SEMICOLON]))
def test_the_careful_way_leaves_nothing_but_blanks_out(drawn: str, kind: Marks):
    for line in drawn.splitlines():
        rows = carefully(line.encode(), kind, 3) if line else []
        if set(line) & set("aå1\\"):
            assert any(cell.strip() for row in rows for cell in row)


@pytest.mark.parametrize("size", [1, 7, 64, 1_000])
def test_small_blocks_read_what_a_large_one_reads(tmp_path: Path, monkeypatch, size: int):
    path = tmp_path / "a.csv"
    odd = ['"x;1";2;3', "broken", '4;"5\n6";7', '8;"9;10', "", 'å;"b ""c""";d', "11;12;13"]
    numbered = (
        f"{number};{odd[number % 7]};{number}" if number % 5 == 0 else odd[number % 7]
        for number in range(400)
    )
    path.write_text("a;b;c\n" + "\n".join(numbered), encoding="utf-8", newline="")
    told = Mapping(Dialect(delimiter=";", header_row=1))
    whole = [
        (b.cells.rows(), b.row_numbers.to_list(), b.unreadable)
        for b in open_export(path, told).batches()
    ]
    monkeypatch.setattr(blocks, "BLOCK_BYTES", size)
    monkeypatch.setattr(delimited, "BLOCK_BYTES", size)
    monkeypatch.setattr(delimited, "_CAREFUL_BYTES", max(size // 4, 1))
    monkeypatch.setattr(delimited, "_SAMPLE_BYTES", size)
    again = [
        (b.cells.rows(), b.row_numbers.to_list(), b.unreadable)
        for b in open_export(path, told).batches()
    ]
    assert again == whole


def test_a_damaged_row_slows_its_neighbours_only(tmp_path: Path):
    path = tmp_path / "a.csv"
    lines = [f"A{number};Sør;1,00" for number in range(60_000)]
    lines[30_000] = "A30000;Sør"
    path.write_text("a;b;c\n" + "\n".join(lines), encoding="utf-8")
    batches = list(open_export(path, Mapping()).batches())
    assert sum(one.cells.height for one in batches) == 59_999
    assert [row.row_number for one in batches for row in one.unreadable] == [30_002]
    assert (
        next(number for number, line in zip(count(2), lines, strict=False) if line == "A30000;Sør")
        == 30_002
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("size", [1, 3, 16])
def test_letters_and_line_ends_survive_the_cut_between_blocks(
    tmp_path: Path, monkeypatch, encoding: str, size: int
):
    path = tmp_path / "a.csv"
    path.write_bytes("id;by\r\n1;Tromsø\r\n2;Ås\r\n".encode(encoding))
    monkeypatch.setattr(blocks, "BLOCK_BYTES", size)
    (batch,) = open_export(path, Mapping(Dialect(encoding=encoding))).batches()
    assert batch.cells.rows() == [("1", "Tromsø"), ("2", "Ås")]
    assert batch.row_numbers.to_list() == [2, 3]
