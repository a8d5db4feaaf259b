"""Some rows of an export as text cells, and the rows among them that could not be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import polars as pl

BATCH_ROWS = 50_000
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


class Source(Protocol):
    """An opened file: its headers, its row count where known beforehand, and its batches."""

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
        (header or "").strip() or f"column {place}" for place, header in enumerate(headers, 1)
    )


def batch_of(
    cells: pl.DataFrame, row_numbers: pl.Series, unreadable: Sequence[Unreadable] = ()
) -> Batch:
    """Return a batch of raw cells: outer blanks removed, empty cells null, empty rows left out."""
    trimmed = cells.select(pl.all().str.strip_chars())
    trimmed = trimmed.select(pl.when(pl.all().str.len_bytes() > 0).then(pl.all()))
    filled = trimmed.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
    if filled.all():
        return Batch(trimmed, row_numbers.rename(ROW), tuple(unreadable))
    return Batch(trimmed.filter(filled), row_numbers.filter(filled).rename(ROW), tuple(unreadable))
