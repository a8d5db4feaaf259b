"""The rows that a load leaves in the store's books."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict

import polars as pl

from dashboard.intake.mapping_file import to_toml
from dashboard.intake.summary import FileSummary, LoadSummary

_AMOUNT = pl.Decimal(38, 2)


def books_of(summary: LoadSummary) -> Mapping[str, pl.DataFrame]:
    """Return the rows for the tables loads, load_files, load_sums and load_totals."""
    return {
        "loads": _loads(summary),
        "load_files": _files(summary),
        "load_sums": _sums(summary),
        "load_totals": _totals(summary),
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
                "sha256": file.understood.export.sha256,
                "mapping_sha256": file.mapping_sha256,
                "row_count": file.books.row_count,
                "stored_count": file.books.stored_count,
                "quarantined_count": file.books.quarantined_count,
                "folded_count": file.books.folded_count,
                "non_row_count": file.books.non_row_count,
                "unused_headers": ", ".join(file.understood.seen.unused),
                "understood": json.dumps(_told(file), ensure_ascii=False),
            }
            for file in summary.files
        ]
    )


def _told(file: FileSummary) -> Mapping[str, object]:
    """Return how a file was understood, for whoever asks later."""
    understood = file.understood
    return {
        "layout": asdict(understood.layout),
        "columns": [asdict(match) for match in understood.seen.matches],
        "constants": dict(understood.seen.constants),
        "forms": dict(understood.forms),
        "turned": sorted(understood.turned),
        "folds": dict(file.folds),
        "unknown_words": {name: dict(words) for name, words in file.unknown_words.items()},
        "mapping": to_toml(understood.resolved()),
    }


def _sums(summary: LoadSummary) -> pl.DataFrame:
    return pl.DataFrame(
        [
            (
                file.name,
                name,
                one.read,
                one.stored,
                one.quarantined,
                one.folded,
                one.non_rows,
                one.unreadable,
            )
            for file in summary.files
            for name, one in file.books.sums.items()
        ],
        schema={
            "source_file": pl.String,
            "column_name": pl.String,
            "read_amount": _AMOUNT,
            "stored_amount": _AMOUNT,
            "quarantined_amount": _AMOUNT,
            "folded_amount": _AMOUNT,
            "non_row_amount": _AMOUNT,
            "unreadable_count": pl.Int64,
        },
        orient="row",
    )


def _totals(summary: LoadSummary) -> pl.DataFrame:
    return pl.DataFrame(
        [
            (file.name, one.row_number, one.label, one.column, one.told, one.summed)
            for file in summary.files
            for one in file.totals
        ],
        schema={
            "source_file": pl.String,
            "row_number": pl.Int64,
            "label": pl.String,
            "column_name": pl.String,
            "told_amount": _AMOUNT,
            "summed_amount": _AMOUNT,
        },
        orient="row",
    )
