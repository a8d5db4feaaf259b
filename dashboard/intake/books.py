"""The rows that a load leaves in the store's books."""

import datetime as dt
from collections.abc import Mapping

import polars as pl

from dashboard.intake.summary import LoadSummary


def books_of(summary: LoadSummary) -> Mapping[str, pl.DataFrame]:
    """Return the rows for the tables loads, load_files and load_sums."""
    return {
        "loads": _loads(summary),
        "load_files": _files(summary),
        "load_sums": _sums(summary),
    }


def _loads(summary: LoadSummary) -> pl.DataFrame:
    books = [file.books for file in summary.files]
    return pl.DataFrame(
        {
            "loaded_at": [dt.datetime.now(dt.UTC).replace(tzinfo=None)],
            "export_day": pl.Series([summary.export_day], dtype=pl.Date),
            "export_day_origin": pl.Series([summary.export_day_origin], dtype=pl.String),
            "row_count": [sum(one.row_count for one in books)],
            "stored_count": [sum(one.stored_count for one in books)],
            "quarantined_count": [sum(one.quarantined_count for one in books)],
        }
    )


def _files(summary: LoadSummary) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "source_file": file.name,
                "table_name": file.table,
                "sha256": file.sha256,
                "mapping_sha256": file.mapping_sha256,
                "row_count": file.books.row_count,
                "stored_count": file.books.stored_count,
                "quarantined_count": file.books.quarantined_count,
                "unused_headers": ", ".join(file.unused_headers),
            }
            for file in summary.files
        ]
    )


def _sums(summary: LoadSummary) -> pl.DataFrame:
    amount = pl.Decimal(38, 2)
    return pl.DataFrame(
        [
            (file.name, name, one.read, one.stored, one.quarantined, one.unreadable)
            for file in summary.files
            for name, one in file.books.sums.items()
        ],
        schema={
            "source_file": pl.String,
            "column_name": pl.String,
            "read_amount": amount,
            "stored_amount": amount,
            "quarantined_amount": amount,
            "unreadable_count": pl.Int64,
        },
        orient="row",
    )
