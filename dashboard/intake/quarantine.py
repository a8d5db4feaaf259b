"""Rows that may not be stored: where they are, what is wrong with them, and how they read.

What is wrong is kept as dashboard.refusals codes it, and told where it is shown.
"""

import json
from collections.abc import Iterable, Mapping

import polars as pl

from dashboard import refusals
from dashboard.intake.files.batch import ROW, Batch, Unreadable

ENTRIES = pl.Schema(
    {
        "source_file": pl.String,
        "row_number": pl.Int64,
        "column_name": pl.String,
        "value": pl.String,
        "reason": pl.String,
        "cells": pl.String,
    }
)


def of_batch(file: str, batch: Batch, faults: pl.DataFrame) -> pl.DataFrame:
    """Return the entries of a batch: rows that do not fit the header, and cells at fault."""
    if not batch.unreadable and not faults.height:
        return pl.DataFrame(schema=ENTRIES)
    return pl.concat([of_unreadable(file, batch.unreadable), of_faults(file, faults, batch)])


def of_faults(file: str, faults: pl.DataFrame, batch: Batch) -> pl.DataFrame:
    """Return an entry per fault; `cells` is the raw row as JSON, header to text."""
    is_faulty = batch.row_numbers.is_in(faults[ROW].unique().implode())
    cells = batch.cells.filter(is_faulty).to_struct("cells")
    raw = pl.DataFrame({ROW: batch.row_numbers.filter(is_faulty), "cells": cells})
    raw = raw.with_columns(pl.col("cells").struct.json_encode())
    return _entries(file, faults.join(raw, on=ROW, how="left", maintain_order="left"))


def of_unreadable(file: str, rows: Iterable[Unreadable]) -> pl.DataFrame:
    """Return an entry per row that does not fit the header; `cells` is a JSON list."""
    found = [
        {
            ROW: row.row_number,
            "reason": row.reason,
            "cells": json.dumps(row.cells, ensure_ascii=False),
        }
        for row in rows
    ]
    kinds = {name: ENTRIES[name] for name in (ROW, "reason", "cells")}
    return _entries(file, pl.DataFrame(found, schema=kinds))


def of_rejected(
    rejected: pl.DataFrame, headers: Mapping[str, Mapping[str, str]] | None = None
) -> pl.DataFrame:
    """Return an entry per row that the store did not take; `cells` holds the typed values.

    `headers`: per file its header of each column. Raises KeyError for a cause without words.
    """
    named = [
        (file, column, header)
        for file, columns in (headers or {}).items()
        for column, header in columns.items()
    ]
    kinds = dict.fromkeys(("source_file", "column_name", "header"), pl.String())
    known = pl.DataFrame(named, schema=kinds, orient="row")
    found = rejected.join(
        known, on=["source_file", "column_name"], how="left", maintain_order="left"
    ).rename({"source_row": ROW})
    reasons = refusals.of_rejected(found)
    return found.with_columns(reasons.alias("reason")).select(list(ENTRIES)).cast(ENTRIES)


def _entries(file: str, found: pl.DataFrame) -> pl.DataFrame:
    given = found.with_columns(pl.lit(file).alias("source_file"))
    missing = [name for name in ENTRIES if name not in given.columns]
    whole = given.with_columns(pl.lit(None, pl.String).alias(name) for name in missing)
    return whole.select(list(ENTRIES)).cast(ENTRIES)
