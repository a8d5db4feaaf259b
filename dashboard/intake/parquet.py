"""Parquet: typed values written out as text, exactly."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.errors import FileUnreadable
from dashboard.i18n import _
from dashboard.intake.batch import BATCH_ROWS, Batch, batch_of, named
from dashboard.intake.mapping import Dialect


def open_parquet(path: Path, dialect: Dialect) -> "Parquet":  # noqa: ARG001 - one shape for all
    """Open a Parquet file; its values carry their types, so a dialect has nothing to add."""
    path.open("rb").close()
    try:
        opened = pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise FileUnreadable(path, _("the content is not Parquet, or it is damaged.")) from error
    return Parquet(path, named(opened.schema_arrow.names), opened.metadata.num_rows)


@dataclass(frozen=True, slots=True)
class Parquet:
    """An opened Parquet file."""

    path: Path
    headers: tuple[str, ...]
    row_count: int

    def batches(self) -> Iterator[Batch]:
        """Yield its rows; they are numbered as if the header were row 1."""
        first = 2
        with pq.ParquetFile(self.path) as opened:
            for part in self._parts(opened):
                typed = pl.DataFrame(pl.from_arrow(pa.Table.from_batches([part])))
                typed.columns = list(self.headers)
                numbers = pl.int_range(first, first + typed.height, eager=True)
                first += typed.height
                yield batch_of(typed.select(_text(column) for column in typed), numbers)

    def _parts(self, opened: pq.ParquetFile) -> Iterator[pa.RecordBatch]:
        try:
            yield from opened.iter_batches(batch_size=BATCH_ROWS)
        except (pa.ArrowException, OSError) as error:
            raise FileUnreadable(
                self.path, _("the content is damaged: {error}.", error=error)
            ) from error


def _text(column: pl.Series) -> pl.Series:
    """Write a typed column as text: exact decimals, ISO dates, whole numbers without `.0`."""
    kind = column.dtype
    if kind.is_float():
        return _float_text(column)
    if isinstance(kind, pl.Datetime):
        # The clock on the wall of the zone it was written in: "local time" is what we keep.
        return column.dt.replace_time_zone(None).dt.to_string("%Y-%m-%d %H:%M:%S")
    if kind.is_nested() or kind == pl.Binary:
        return column.map_elements(str, return_dtype=pl.String)
    return column.cast(pl.String)


def _float_text(column: pl.Series) -> pl.Series:
    text = column.fill_nan(None).cast(pl.String)
    if text.str.contains("e", literal=True).any():
        text = column.fill_nan(None).map_elements(_plain, return_dtype=pl.String)
    return text.str.replace(r"\.0$", "").alias(column.name)


def _plain(value: float) -> str:
    return f"{Decimal(repr(value)):f}"
