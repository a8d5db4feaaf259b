"""The fast way through a delimited text: a block of lines at once, where that is proven equal.

A block is taken only if the careful way (records.py) would cut it into the same cells.
"""

import re
from functools import cache

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from dashboard.intake.files.batch import tidied
from dashboard.intake.files.records import LONGEST_CELL, Marks

_PARSED_BYTES = 8 << 20
_BOM = b"\xef\xbb\xbf"
# Blanks other than the space that UTF-8 text may hold, by their first byte.
_BLANKS = (b"\t", b"\v", b"\f", b"\xc2", b"\xe1", b"\xe2", b"\xe3")


def parsed(block: bytes, marks: Marks, headers: tuple[str, ...]) -> pl.DataFrame | None:
    """Return the tidied cells of a block of UTF-8 lines, one row per line.

    None where a line does not have one cell per header, is no UTF-8, or could be cut in two ways.
    """
    if not _is_plain(block, marks):
        return None
    is_quoted = bool(marks.quote) and marks.quote.encode() in block
    if is_quoted and not _is_well_quoted(block, marks):
        return None
    table = _cut(block, marks, len(headers), is_quoted)
    if table is None or table.num_rows != _line_count(block):
        return None
    cells = pl.DataFrame(pl.from_arrow(table, rechunk=False))
    longest = cells.select(pl.max_horizontal(pl.all().str.len_bytes().max())).item()
    if (longest or 0) > LONGEST_CELL:
        return None
    cells.columns = list(headers)
    return cells if _is_tidy(block, cells) else tidied(cells)


def _is_plain(block: bytes, marks: Marks) -> bool:
    """Return whether marks and content hold nothing that the two ways see differently."""
    if block.startswith(_BOM) or not (marks.delimiter + marks.quote).isascii():
        return False
    return not marks.escape or marks.escape.encode() not in block


def _cut(block: bytes, marks: Marks, width: int, is_quoted: bool) -> pa.Table | None:
    names = [str(place) for place in range(width)]
    try:
        return csv.read_csv(
            pa.BufferReader(block),
            read_options=csv.ReadOptions(column_names=names, block_size=_PARSED_BYTES),
            parse_options=csv.ParseOptions(
                delimiter=marks.delimiter,
                quote_char=marks.quote if is_quoted else False,
                ignore_empty_lines=False,
            ),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                null_values=[""],
                strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid:
        return None


def _line_count(block: bytes) -> int:
    """Count lines by \\n: a lone \\r ends a row too, so that the block is then left to others."""
    return block.count(b"\n") + (not block.endswith(b"\n"))


def _is_well_quoted(block: bytes, marks: Marks) -> bool:
    """Return whether each quote opens or closes a cell, or is doubled within one, line by line."""
    offsets = pa.py_buffer(b"".join(end.to_bytes(8, "little") for end in (0, len(block))))
    whole = pa.Array.from_buffers(pa.large_binary(), 1, [None, offsets, pa.py_buffer(block)])
    return bool(pc.match_substring_regex(whole, _well_quoted(marks))[0].as_py())


@cache
def _well_quoted(marks: Marks) -> str:
    quote, delimiter = re.escape(marks.quote), re.escape(marks.delimiter)
    plain = rf"[^{quote}{delimiter}\r\n]*"
    quoted = rf"{quote}(?:[^{quote}\r\n]|{quote}{quote})*{quote}"
    cell = f"(?:{quoted}|{plain})"
    return rf"\A(?:{cell}(?:{delimiter}|\r?\n))*{cell}\z"


def _is_tidy(block: bytes, cells: pl.DataFrame) -> bool:
    """Return whether no cell has a blank at its ends; cheap, and in doubt it says no."""
    if any(blank in block for blank in _BLANKS):
        return False
    text = pl.all().str
    spaced = cells.select((text.starts_with(" ") | text.ends_with(" ")).any())
    return not any(spaced.row(0))
