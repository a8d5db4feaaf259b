"""Writes the sample in any size, block by block, as Norwegian CSV and as Parquet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq

from sample_data.blocks import BLOCK_CASES, blocks
from sample_data.company import EXPORT_DAY
from sample_data.exports import add_norwegian
from sample_data.generate import case_tables, company_tables
from sample_data.norwegian import SIZED_FILES, SIZED_HEADERS, WORDS


class _NorwegianFile:
    """A table's CSV file, written piece by piece."""

    def __init__(self, path: Path, table: str) -> None:
        self._file = path.open("wb")
        self._headers, self._words = SIZED_HEADERS[table], WORDS.get(table, {})

    def add(self, rows: pl.DataFrame) -> None:
        add_norwegian(rows, self._headers, self._words, self._file)

    def close(self) -> None:
        self._file.close()


class _ParquetFile:
    """A table's Parquet file, written piece by piece with the canonical names and types."""

    def __init__(self, path: Path, _table: str) -> None:
        self._path = path
        self._writer: Any = None  # begun with the first piece, whose types are the file's

    def add(self, rows: pl.DataFrame) -> None:
        piece = rows.to_arrow()
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, piece.schema, compression="zstd")
        self._writer.write_table(piece)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()


_FORMS: Mapping[str, Callable[[Path, str], _NorwegianFile | _ParquetFile]] = {
    "csv": _NorwegianFile,
    "parquet": _ParquetFile,
}


def file_names(form: str) -> dict[str, str]:
    """Return each table's file; the day in its name is the one that the export is of."""
    return {
        table: f"{name if form == 'csv' else table}_{EXPORT_DAY.isoformat()}.{form}"
        for table, name in SIZED_FILES.items()
    }


def write_sized(
    cases: int, seed: int, folder: Path, forms: Sequence[str], progress: Callable[[int], None]
) -> dict[str, int]:
    """Write so many cases and what belongs to them; return the number of rows of each table.

    The forms are `csv` and `parquet`. `progress` is told how many cases are written.
    """
    counts = dict.fromkeys(SIZED_FILES, 0)
    with ExitStack() as until_written:
        files = {
            (form, table): until_written.enter_context(closing(_FORMS[form](folder / name, table)))
            for form in forms
            for table, name in file_names(form).items()
        }
        for tables in _pieces(cases, seed):
            for table, rows in tables.items():
                for form in forms:
                    files[form, table].add(rows)
                counts[table] += rows.height
            progress(counts["cases"])
    return counts


def _pieces(cases: int, seed: int) -> Iterator[Mapping[str, pl.DataFrame]]:
    """Yield what is told of the company, then its cases block by block."""
    yield company_tables(cases, seed)
    for block in blocks(cases, seed, BLOCK_CASES):
        yield case_tables(block)
