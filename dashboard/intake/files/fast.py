"""The fast way through a delimited text: a block of lines at once, where that is proven equal.

A block is taken only if the careful way (records.py) would cut it into the same cells.
"""

import re
from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from polars.exceptions import PolarsError

from dashboard.intake.files.batch import tidied
from dashboard.intake.files.records import LONGEST_CELL, Marks

_AT_HAND = 1 << 18
_BOM = b"\xef\xbb\xbf"
# Blanks other than the space that UTF-8 text may hold, by their first byte.
_BLANKS = (b"\t", b"\v", b"\f", b"\xc2", b"\xe1", b"\xe2", b"\xe3")

Signs = npt.NDArray[np.uint8]


def parsed(block: bytes, marks: Marks, headers: tuple[str, ...]) -> pl.DataFrame | None:
    """Return the tidied cells of a block of UTF-8 lines, one row per line.

    None where a line does not have one cell per header, is no UTF-8, or could be cut in two ways.
    """
    if not _is_plain(block, marks):
        return None
    is_quoted = bool(marks.quote) and marks.quote.encode() in block
    if is_quoted and not _is_well_quoted(block, marks):
        return None
    cells = _cut(block, marks, headers, is_quoted)
    if cells is None or not _is_whole(block, cells, marks, is_quoted):
        return None
    longest = cells.select(pl.max_horizontal(pl.all().str.len_bytes().max())).item()
    if (longest or 0) > LONGEST_CELL:
        return None
    # An empty cell in quotes comes as a text without letters.
    has_empty = is_quoted and (marks.quote * 2).encode() in block
    return cells if not has_empty and _is_tidy(block, cells) else tidied(cells)


def _is_plain(block: bytes, marks: Marks) -> bool:
    """Return whether marks and content hold nothing that the two ways see differently."""
    if block.startswith(_BOM) or not (marks.delimiter + marks.quote).isascii():
        return False
    return not marks.escape or marks.escape.encode() not in block


def _cut(
    block: bytes, marks: Marks, headers: tuple[str, ...], is_quoted: bool
) -> pl.DataFrame | None:
    try:
        return pl.read_csv(
            block,
            has_header=False,
            separator=marks.delimiter,
            quote_char=marks.quote if is_quoted else None,
            schema=dict.fromkeys(headers, pl.String),
        )
    except PolarsError:
        return None


def _is_whole(block: bytes, cells: pl.DataFrame, marks: Marks, is_quoted: bool) -> bool:
    """Return whether each line became a row with a cell per header.

    A line with too many cells is an error by itself, and one with too few is filled up: so it
    tells whether all lines together have as many delimiters as they should. A lone \\r would end
    a row too; such a block is left to others.
    """
    signs = np.frombuffer(block, np.uint8)
    line_count = _count(signs, b"\n") + (not block.endswith(b"\n"))
    returns = _count(signs, b"\r")
    if line_count != cells.height or (returns and returns != _line_ends(block, signs)):
        return False
    delimiters = _count(signs, marks.delimiter.encode())
    if is_quoted:
        within = pl.all().str.count_matches(marks.delimiter, literal=True).sum()
        delimiters -= cells.select(pl.sum_horizontal(within)).item()
    missing = line_count * (cells.width - 1) - delimiters
    return not missing or missing == _blank_count(block) * (cells.width - 1)


def _count(signs: Signs, sign: bytes) -> int:
    return int(np.count_nonzero(signs == ord(sign)))


def _line_ends(block: bytes, signs: Signs) -> int:
    """Count \\r where a line ends, a few at a time, so that what is compared lies at hand."""
    count = int(block.endswith(b"\r"))
    for start in range(0, len(signs), _AT_HAND):
        part = signs[start : start + _AT_HAND + 1]
        count += int(np.count_nonzero((part[:-1] == ord("\r")) & (part[1:] == ord("\n"))))
    return count


def _blank_count(block: bytes) -> int:
    return sum(not line for line in block.splitlines())


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
