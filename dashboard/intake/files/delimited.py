"""CSV: bytes to text cells, without guessing what the cells mean; no line is lost."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

import polars as pl

from dashboard.intake.files.batch import (
    BATCH_ROWS,
    Batch,
    Layout,
    Source,
    Unreadable,
    batch_of,
    numbered,
    tidied,
)
from dashboard.intake.files.blocks import BLOCK_BYTES, UNDECODABLE, Blocks, blocks_of
from dashboard.intake.files.dialect import marks_of
from dashboard.intake.files.encoding import encoding_of
from dashboard.intake.files.fast import parsed
from dashboard.intake.files.header import LOOKED_AT, Header, header_of
from dashboard.intake.files.packed import PlainFile
from dashboard.intake.files.records import Broken, Marks, Records, is_undecodable
from dashboard.intake.mapping import Dialect
from dashboard.refusals import coded

_SAMPLE_BYTES = 1 << 18
# Below this, cutting a block in two to save its better half is no longer worth the while.
_CAREFUL_BYTES = 1 << 18
_ENOUGH_ROWS = 200_000
# How Excel is made to keep the zeros before a number: ="00471", or '00471.
_TEXT_FORMULA = r"""^(?:="([^"]*)"|'(\d+))$"""
# One byte of them is found in a block in no time.
_IN_FORMULA = (b"=", b"'")


def open_delimited(file: PlainFile, told: Dialect) -> Mapping[str, Source]:
    """Open a CSV file; what is not told of its encoding, marks and header is found out."""
    encoding = encoding_of(file.content, file.shown, told.encoding)
    with blocks_of(file.content, file.shown, encoding) as blocks:
        sample = blocks.take(_SAMPLE_BYTES)
        marks = marks_of(sample.decode("utf-8", "replace"), told)
        records = Records(sample, blocks, marks, None)
        rows = list(islice(records, max(LOOKED_AT, told.header_row or 0)))
    header = header_of([_named(row) for row in rows], file.shown, told.header_row)
    return {"": Delimited(file, encoding, marks, header)}


@dataclass(slots=True)
class _Rows:
    """Rows on their way into a batch, in their order."""

    headers: tuple[str, ...]
    cells: list[pl.DataFrame] = field(default_factory=list)
    numbers: list[pl.Series] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    count: int = 0

    def add(self, cells: pl.DataFrame, numbers: pl.Series) -> None:
        self.cells.append(cells)
        self.numbers.append(numbers)
        self.count += cells.height

    def batches(self) -> Iterator[Batch]:
        """Yield what came together, and begin anew; a batch without rows is one too."""
        empty = pl.DataFrame(schema=dict.fromkeys(self.headers, pl.String))
        cells = pl.concat([empty, *self.cells], rechunk=False)
        numbers = pl.concat([numbered(0, 0), *self.numbers])
        whole = batch_of(cells, numbers, self.unreadable)
        self.cells, self.numbers, self.unreadable, self.count = [], [], [], 0
        yield from _slices(whole)


def _slices(batch: Batch) -> Iterator[Batch]:
    """Cut a batch that is too large; the rows that do not fit go with the first part."""
    height = batch.cells.height
    if height <= BATCH_ROWS:
        yield batch
        return
    unreadable = batch.unreadable
    for start in range(0, height, BATCH_ROWS):
        part = slice(start, start + BATCH_ROWS)
        numbers = batch.row_numbers[part]
        last = numbers[-1] if start + BATCH_ROWS < height else None
        here = tuple(one for one in unreadable if last is None or one.row_number < last)
        unreadable = unreadable[len(here) :]
        yield Batch(batch.cells[part], numbers, here)


@dataclass(frozen=True, slots=True)
class Delimited:
    """An opened CSV file."""

    file: PlainFile
    encoding: str
    marks: Marks
    header: Header
    row_count: None = None

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return self.header.names

    @property
    def layout(self) -> Layout:
        """Return how the file is cut."""
        return Layout(
            kind="csv",
            encoding=self.encoding,
            delimiter=self.marks.delimiter,
            quote=self.marks.quote,
            header_row=self.header.row,
            preamble=self.header.preamble,
        )

    def batches(self) -> Iterator[Batch]:
        """Yield its rows; memory does not grow with the file."""
        with blocks_of(self.file.content, self.file.shown, self.encoding) as blocks:
            self._skip_header(blocks)
            rows = _Rows(self.headers)
            has_begun = False
            for _number in self._read(blocks, rows):
                if rows.count + len(rows.unreadable) >= _ENOUGH_ROWS:
                    yield from rows.batches()
                    has_begun = True
            if rows.count or rows.unreadable or not has_begun:
                yield from rows.batches()

    def _skip_header(self, blocks: Blocks) -> None:
        records = Records(blocks.take(_SAMPLE_BYTES), blocks, self.marks, None)
        for _record in islice(records, self.header.row):
            pass
        blocks.push_back(records.rest())

    def _read(self, blocks: Blocks, rows: _Rows) -> Iterator[int]:
        """Read block by block, fast where that is safe; yield the number of the next row."""
        number = self.header.row + 1
        size = BLOCK_BYTES
        while block := blocks.take(size):
            cells = parsed(block, self.marks, self.headers)
            if cells is not None:
                cells = (
                    _unformulated(cells) if any(mark in block for mark in _IN_FORMULA) else cells
                )
                rows.add(cells, numbered(number, cells.height))
                number += cells.height
                size = min(size * 2, BLOCK_BYTES)
            elif len(block) > _CAREFUL_BYTES and size > _CAREFUL_BYTES:
                blocks.push_back(block)
                size = max(min(size, len(block)) // 4, _CAREFUL_BYTES)
                continue
            else:
                number = self._carefully(block, blocks, rows, number)
                size *= 2
            yield number

    def _carefully(self, block: bytes, blocks: Blocks, rows: _Rows, number: int) -> int:
        records = Records(block, blocks, self.marks, len(self.headers))
        good: list[list[str]] = []
        numbers: list[int] = []
        with suppress(StopIteration):
            while not records.is_done:
                cells = next(records)
                if len(cells) == len(self.headers) and not is_undecodable(cells):
                    good.append(cells)
                    numbers.append(number)
                elif any(cell.strip() for cell in cells):
                    reason = self._reason(cells)
                    rows.unreadable.append(Unreadable(number, reason, _shown(cells)))
                number += 1
        blocks.push_back(records.rest())
        rows.add(self._frame(good), pl.Series(numbers, dtype=pl.Int64).alias("row_number"))
        return number

    def _frame(self, rows: list[list[str]]) -> pl.DataFrame:
        columns = zip(*rows, strict=True) if rows else ([] for _header in self.headers)
        return _unformulated(
            pl.DataFrame(
                [
                    pl.Series(header, column, dtype=pl.String)
                    for header, column in zip(self.headers, columns, strict=True)
                ]
            )
        )

    def _reason(self, cells: list[str]) -> str:
        if isinstance(cells, Broken):
            return coded("quotation_mark")
        if len(cells) != len(self.headers):
            return coded("cell_count", count=len(cells), wanted=len(self.headers))
        return coded("encoding", encoding=self.encoding)


def _unformulated(cells: pl.DataFrame) -> pl.DataFrame:
    """Return tidied cells, those that are formulas of a text alone as that text."""
    return tidied(tidied(cells).with_columns(pl.all().str.replace(_TEXT_FORMULA, "$1$2")))


def _named(cells: list[str]) -> tuple[str, ...]:
    return tuple(re.sub(_TEXT_FORMULA, r"\1\2", cell.strip()) for cell in _shown(cells))


def _shown(cells: list[str]) -> tuple[str, ...]:
    return tuple(cell.replace(UNDECODABLE, "\ufffd") for cell in cells)
