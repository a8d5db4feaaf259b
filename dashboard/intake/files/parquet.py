"""Parquet: typed values written out as text, exactly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.errors import FileUnreadable, HeaderUnusable
from dashboard.i18n import _
from dashboard.intake.files.batch import (
    Batch,
    Layout,
    Source,
    batch_of,
    named,
    numbered,
    tidied,
)
from dashboard.intake.files.header import repeated_in
from dashboard.intake.files.packed import PlainFile
from dashboard.intake.mapping import Dialect

# Typed values become wide when written out; fewer rows at a time keep memory small.
_ROWS = 200_000


def open_parquet(file: PlainFile, _told: Dialect) -> Mapping[str, Source]:
    """Open a Parquet file; its values carry their types, so that nothing is to be found out."""
    try:
        with pq.ParquetFile(file.content) as opened:
            headers = named(opened.schema_arrow.names)
            count = opened.metadata.num_rows
    except (pa.ArrowInvalid, OSError) as error:
        raise FileUnreadable(
            file.shown,
            _("the content is not Parquet, or it is damaged."),
            _("Fetch it again, or give the file the ending of what it is."),
        ) from error
    if repeated := repeated_in(headers):
        raise HeaderUnusable(file.shown, repeated)
    return {"": Parquet(file, headers, count)}


@dataclass(frozen=True, slots=True)
class Parquet:
    """An opened Parquet file; its rows are numbered from 1."""

    file: PlainFile
    headers: tuple[str, ...]
    row_count: int

    @property
    def layout(self) -> Layout:
        """Return that its names come with the values."""
        return Layout(kind="parquet", header_row=0)

    def batches(self) -> Iterator[Batch]:
        """Yield its rows."""
        first = 1
        with pq.ParquetFile(self.file.content) as opened:
            for part in self._parts(opened):
                typed = pl.DataFrame(pl.from_arrow(pa.Table.from_batches([part])))
                typed.columns = list(self.headers)
                numbers = numbered(first, typed.height)
                first += typed.height
                yield batch_of(tidied(typed.select(_text(column) for column in typed)), numbers)

    def _parts(self, opened: pq.ParquetFile) -> Iterator[pa.RecordBatch]:
        try:
            if self.row_count == 0:  # without rows there is no batch, but there are names
                yield pa.RecordBatch.from_pylist([], opened.schema_arrow)
            yield from opened.iter_batches(batch_size=_ROWS)
        except (pa.ArrowException, OSError) as error:
            raise FileUnreadable(
                self.file.shown, _("the content is damaged: {error}.", error=error)
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
