"""Rows that may not be stored: where they are, what is wrong with them, and how they read."""

import json
from collections.abc import Iterable
from string import Formatter

import polars as pl

from dashboard.i18n import _
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


def of_rejected(rejected: pl.DataFrame) -> pl.DataFrame:
    """Return an entry per row that the store did not take; `cells` holds the typed values."""
    reasons = {
        "incomplete": _("a required value is missing"),
        "repeated": _("{value} is already in row {row} of {file}"),
        "clash": _("the case is stored for {other} (row {row} of {file}); it was not replaced"),
        "differs": _(
            "row {row} of {file} tells {other} for the same case; it was not counted twice."
            " Mend the amount in one of the two rows"
        ),
        "unplaced": _(
            "the case {value} has several invoices and several debtors, and this row does not say"
            " which invoice it is of. Fill in the invoice number"
        ),
        "partial": _(
            "the case {value} is stored from other rows of the same export (row {row} of {file});"
            " this row alone would take their place, and was not stored. Load the whole export"
            " again, corrected"
        ),
        "outdated": _(
            "the case {value} is stored as of a later day, {other} (row {row} of {file}), and how"
            " it was on this day is known already; it was not replaced. If that day is wrong, load"
            " that file again with --as-of, or take the load back with `standout undo`"
        ),
        "shared_number": _(
            "several agencies use the case number {value}; it cannot be told whose this is. Say the"
            " agency with --agency, or as a constant in the mapping"
        ),
        "clashed_number": _(
            "two creditors use the case number {value}; it cannot be told whose this is"
        ),
        "unknown_case": _("the case {value} is neither in the store nor in this load"),
    }
    per_cause = [
        rejected.filter(pl.col("cause") == cause).with_columns(_filled(reason).alias("reason"))
        for cause, reason in reasons.items()
    ]
    found = pl.concat(per_cause).rename({"source_row": ROW})
    return found.select(list(ENTRIES)).cast(ENTRIES)


def _filled(reason: str) -> pl.Expr:
    """Fill the {places} of a translated reason from the columns of each row."""
    columns = {"value": "value", "other": "other_value", "row": "other_row", "file": "other_file"}
    parts: list[pl.Expr] = []
    for text, place, _format, _conversion in Formatter().parse(reason):
        parts.append(pl.lit(text))
        if place:
            parts.append(pl.col(columns[place]).cast(pl.String).fill_null(""))
    return pl.concat_str(parts)


def _entries(file: str, found: pl.DataFrame) -> pl.DataFrame:
    given = found.with_columns(pl.lit(file).alias("source_file"))
    missing = [name for name in ENTRIES if name not in given.columns]
    whole = given.with_columns(pl.lit(None, pl.String).alias(name) for name in missing)
    return whole.select(list(ENTRIES)).cast(ENTRIES)
