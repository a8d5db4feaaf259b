"""What is kept of a file once it was read: how it was understood, and none of its rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import polars as pl

from dashboard.intake.files.batch import Batch, Layout
from dashboard.intake.summary import LoadSummary
from dashboard.intake.understand import Understanding


@dataclass(frozen=True, slots=True)
class Closed:
    """A file that was read and is closed: its rows cannot be read any more."""

    layout: Layout
    headers: tuple[str, ...]
    row_count: int | None

    def batches(self) -> Iterator[Batch]:
        """Raise ValueError, as every closed file does."""
        raise ValueError("the file is closed")


def closed(one: Understanding) -> Understanding:
    """Return what was understood of a file without the rows that an open one holds."""
    source = one.export.source
    shell = Closed(source.layout, source.headers, source.row_count)
    return replace(one, export=replace(one.export, source=shell), preview=copied(one.preview))


def closed_summary(summary: LoadSummary) -> LoadSummary:
    """Return a summary that can be kept for long: no file in it is open."""
    files = tuple(replace(file, understood=closed(file.understood)) for file in summary.files)
    return replace(summary, files=files, entries=copied(summary.entries))


def copied(rows: pl.DataFrame) -> pl.DataFrame:
    """Return a few rows in memory of their own: the first rows of a frame hold on to all of it."""
    return pl.DataFrame(rows.to_dict(as_series=False), schema=rows.schema)
