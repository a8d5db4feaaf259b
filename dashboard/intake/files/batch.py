"""Some rows of an export as text cells, and the rows among them that could not be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import polars as pl

# As many rows travel together; few enough that memory stays small, enough to keep two cores busy.
BATCH_ROWS = 500_000
ROW = "row_number"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that does not fit the header; numbered as a spreadsheet numbers it, header = 1."""

    row_number: int
    reason: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """`cells`: one String column per header, empty is null; `row_numbers` beside them."""

    cells: pl.DataFrame
    row_numbers: pl.Series
    unreadable: tuple[Unreadable, ...] = ()

    @property
    def row_count(self) -> int:
        """Return how many rows were read, those that do not fit included."""
        return self.cells.height + len(self.unreadable)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is cut into rows and cells, as it was found or told.

    `header_row` is numbered as a spreadsheet numbers rows, 0 where names come with the values.
    `preamble` holds the filled rows above it, cells joined. What a kind of file does not have is
    empty.
    """

    kind: str
    encoding: str = ""
    delimiter: str = ""
    quote: str = ""
    sheet: str = ""
    header_row: int = 1
    preamble: tuple[str, ...] = ()


class Source(Protocol):
    """An opened file: its layout, its headers, its row count where known, and its batches."""

    @property
    def layout(self) -> Layout:
        """Return how the file is cut into rows and cells."""

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the headers in order."""

    @property
    def row_count(self) -> int | None:
        """Return the number of rows, None where only reading tells."""

    def batches(self) -> Iterator[Batch]:
        """Yield the rows in order."""


def named(headers: Sequence[str | None]) -> tuple[str, ...]:
    """Return headers without outer blanks; a blank one is named after its place."""
    return tuple(
        (header or "").strip("\ufeff").strip() or f"column {place}"
        for place, header in enumerate(headers, 1)
    )


def numbered(first: int, count: int) -> pl.Series:
    """Return consecutive row numbers from the first on."""
    return pl.int_range(first, first + count, eager=True, dtype=pl.Int64).alias(ROW)


def tidied(cells: pl.DataFrame) -> pl.DataFrame:
    """Return cells without outer blanks, empty ones null."""
    trimmed = cells.select(pl.all().str.strip_chars())
    return trimmed.select(pl.when(pl.all().str.len_bytes() > 0).then(pl.all()))


def batch_of(
    cells: pl.DataFrame, row_numbers: pl.Series, unreadable: Sequence[Unreadable] = ()
) -> Batch:
    """Return a batch of tidied cells, empty rows left out."""
    numbers = row_numbers.rename(ROW)
    if any(not column.null_count() for column in cells):
        return Batch(cells, numbers, tuple(unreadable))
    filled = cells.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
    return Batch(cells.filter(filled), numbers.filter(filled), tuple(unreadable))
