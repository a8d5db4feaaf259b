"""Mended rows on their way back: read as if they still stood in the file they came from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl

from dashboard.intake.files.batch import Batch, Layout, Source
from dashboard.intake.mapping import Dialect
from dashboard.intake.words import folded

FILE = "standout_file"
ROW = "standout_row"
LOAD = "standout_load"  # tells files of one name apart
REASON = "standout_reason"
SURPLUS = "standout_surplus"  # cells of a row that has more of them than there are headers
COLUMNS = (FILE, ROW, LOAD, REASON, SURPLUS)

# File, row and load that a row was quarantined as, and the row that it is now.
Origin = tuple[str, int, int | None, int]
# The apostrophe that is put before what a spreadsheet would run as a formula.
HELD = r"^'('*[=+\-@\t\r\n])"
_PROBE_BYTES = 1 << 16


def is_mended(headers: Iterable[str]) -> bool:
    """Return whether headers are those of a file that came out of quarantine."""
    return {FILE, ROW} <= {folded(header) for header in headers}


def original_headers(headers: Iterable[str]) -> tuple[str, ...]:
    """Return the headers that the rows had in the file they came from."""
    names = tuple(headers)
    if not is_mended(names):
        return names
    return tuple(re.sub(HELD, r"\1", name) for name in names if folded(name) not in COLUMNS)


def original(cells: pl.DataFrame) -> pl.DataFrame:
    """Return the cells as they stood in the file they came from; those of other files as given."""
    if not is_mended(cells.columns):
        return cells
    kept = cells.select(name for name in cells.columns if folded(name) not in COLUMNS)
    plain = kept.with_columns(pl.col(pl.String).str.replace(HELD, "$1"))
    return plain.rename(dict(zip(kept.columns, original_headers(cells.columns), strict=True)))


def origins(cells: pl.DataFrame, row_numbers: pl.Series) -> list[Origin] | None:
    """Return the file, row and load that each row was quarantined as; None for any other file.

    A row that was added, or whose origin can no longer be read, has none. A file that was written
    by an older release does not tell the load.
    """
    if not is_mended(cells.columns):
        return None
    names = {folded(name): name for name in cells.columns}
    load = pl.col(names[LOAD]) if LOAD in names else pl.lit(None, pl.String)
    numbers = {"row": pl.col(names[ROW]), "load": load}
    found = cells.select(
        pl.col(names[FILE]).str.replace(HELD, "$1").alias("file"),
        *(
            text.str.strip_chars().cast(pl.Int64, strict=False).alias(name)
            for name, text in numbers.items()
        ),
        row_numbers.alias("came_row"),
    )
    return found.drop_nulls(["file", "row"]).rows()


class Mended:
    """A file of mended rows, read as if they still stood in the file they came from.

    `origins` holds, once all batches were read, where each row stood there.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._origins: dict[Origin, None] = {}

    @property
    def origins(self) -> list[Origin]:
        """Return the origin of each row that was read, each once."""
        return list(self._origins)

    @property
    def layout(self) -> Layout:
        """Return how the file is cut into rows and cells."""
        return self._source.layout

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the headers that the rows had in the file they came from."""
        return original_headers(self._source.headers)

    @property
    def row_count(self) -> int | None:
        """Return the number of rows, None where only reading tells."""
        return self._source.row_count

    def batches(self) -> Iterator[Batch]:
        """Yield the rows in order, as they stood in the file they came from."""
        for batch in self._source.batches():
            self._origins |= dict.fromkeys(origins(batch.cells, batch.row_numbers) or ())
            yield replace(batch, cells=original(batch.cells))


def as_before(source: Source) -> Source:
    """Return a file as it is, or where it came out of quarantine as the one it came from."""
    return Mended(source) if is_mended(source.headers) else source


def own_dialect(content: Path, told: Dialect) -> Dialect:
    """Return a dialect without what it says of the layout of a file that is laid out by us.

    How the values are written stays: they are still as their sender wrote them.
    """
    with content.open("rb") as start:
        head = start.readline(_PROBE_BYTES).lower()
    if FILE.encode() not in head or ROW.encode() not in head:
        return told
    return replace(told, delimiter=None, quote=None, encoding=None, header_row=None, sheet=None)
