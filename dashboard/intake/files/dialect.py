"""Which marks stand between and around the cells of a text, judged by its first lines."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from dashboard.intake.files.blocks import Blocks
from dashboard.intake.files.header import LOOKED_AT, cells_in, is_value
from dashboard.intake.files.records import Broken, Marks, Records
from dashboard.intake.mapping import Dialect

# Where two cut a text equally well, the earlier one is taken.
_DELIMITERS = (";", "\t", "|", ",", "^", "~", ":")
# One backslash before a quote is chance.
_FEWEST_ESCAPES = 2
_SAYS_DELIMITER = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)


def marks_of(text: str, told: Dialect) -> Marks:
    """Return the marks of a text whose first lines are given; what is told is not looked for."""
    lines = list(islice(io.StringIO(text, newline=""), LOOKED_AT))
    said = _SAYS_DELIMITER.fullmatch(lines[0].rstrip("\r\n")) if lines else None
    delimiter = told.delimiter or (said[1] if said else None)
    candidates = [
        _escaped(lines, Marks(mark, _quote(lines, mark) if told.quote is None else told.quote))
        for mark in ([delimiter] if delimiter else _DELIMITERS)
    ]
    return max(candidates, key=lambda marks: _fit(lines, marks))


def _quote(lines: list[str], delimiter: str) -> str:
    """Return the apostrophe where it, and no quotation mark, stands around cells."""
    around = {quote: sum(_is_around(line, quote, delimiter) for line in lines) for quote in "\"'"}
    return "'" if around["'"] >= 2 and not around['"'] else '"'


def _is_around(line: str, quote: str, delimiter: str) -> bool:
    pieces = line.rstrip("\r\n").split(delimiter)
    opening = [piece for piece in pieces if piece.startswith(quote)]
    closing = [piece for piece in pieces if piece.endswith(quote)]
    return bool(opening) and len(opening) == len(closing)


def _escaped(lines: list[str], marks: Marks) -> Marks:
    """Let a backslash escape quotes where it stands before several, and all is cut well only so."""
    if not marks.quote:
        return marks
    mark, quote = re.escape(marks.delimiter), re.escape(marks.quote)
    # At the end of a cell it may be that of a path, at its beginning there is nothing to escape.
    inside = re.compile(rf"[^{mark}\r\n]\\{quote}(?![{mark}\r\n]|$)")
    if sum(len(inside.findall(line)) for line in lines) < _FEWEST_ESCAPES:
        return marks
    escaped = replace(marks, escape="\\")
    return escaped if _badly_cut(lines, marks) and not _badly_cut(lines, escaped) else marks


def _badly_cut(lines: list[str], marks: Marks) -> int:
    """Count the records with quotes in the table that are not as wide as the others."""
    records = list(_records(lines, marks))
    fits = Counter(len(cells) for cells in records if not isinstance(cells, Broken))
    width = max(fits, key=lambda one: (one > 1, fits[one], one), default=0)
    bad = [
        isinstance(cells, Broken) or (len(cells) != width and marks.quote in "".join(cells))
        for cells in records
    ]
    # Where there is more to the file, the last record may go on.
    while len(lines) == LOOKED_AT and bad and bad[-1]:
        bad.pop()
    return sum(bad)


def _fit(lines: list[str], marks: Marks) -> float:
    """Say which part of the records has as many cells as a header above them has names."""
    records = list(_records(lines, marks))
    widths = Counter(len(cells) for cells in records if len(cells) > 1)
    if not widths:
        return 0
    width = max(widths, key=lambda one: (widths[one], one))
    for place, cells in enumerate(records):
        if len(cells) == width and _names_columns(cells, marks.delimiter):
            fitting = sum(len(others) == width for others in records[place:])
            return round(fitting / len(records), 1)
    return round(widths[width] / len(records) / 2, 1)


def _names_columns(cells: list[str], delimiter: str) -> bool:
    """Return whether cells are words, and none could be cut by a mark that is more usual."""
    usual = _DELIMITERS[: _DELIMITERS.index(delimiter)] if delimiter in _DELIMITERS else ()
    words = cells_in(cells)
    return not any(is_value(cell) or any(mark in cell for mark in usual) for cell in words)


def _records(lines: list[str], marks: Marks) -> Iterator[list[str]]:
    """Yield the filled records; a line that cannot be cut counts as one cell."""
    nothing_more = Blocks(io.BytesIO(), Path(), "utf-8")
    records = Records("".join(lines).encode(), nothing_more, marks, None)
    return (cells for cells in records if cells_in(cells))
