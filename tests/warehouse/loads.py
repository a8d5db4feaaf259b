"""Drawn rows as loads of a store, and what the store then holds."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb
import polars as pl

from dashboard.model import CASES, TABLES
from dashboard.warehouse.merged import Merged
from dashboard.warehouse.store import Store
from tests.drawn import frame, rows


@dataclass(frozen=True)
class Loaded:
    """What a load did: `rejected` holds file, row, cause, column, value and other value."""

    merged: Merged
    rejected: list[tuple[Any, ...]]

    def balances(self, read: Mapping[str, tuple[int, Mapping[str, str]]]) -> bool:
        """Return whether rows and amounts read are those stored, rejected and folded."""
        parts = (self.merged.stored_totals, self.merged.rejected_totals, self.merged.folded_totals)
        for file, (count, amounts) in read.items():
            found = [part[file] for part in parts if file in part]
            if sum(one.row_count for one in found) != count:
                return False
            for name, amount in amounts.items():
                if sum(one.amounts[name] for one in found) != Decimal(amount):
                    return False
        return True


def add(
    store: Store,
    day: str | None = None,
    contents: tuple[str, ...] = (),
    folds: Mapping[str, Mapping[str, str]] | None = None,
    **files: str,
) -> Loaded:
    """Load drawn files in order; a file is named after its table and what follows: `cases_b`.

    A case of which no principal is drawn has one of 1.
    """
    export_day = dt.date.fromisoformat(day) if day else None
    with store.draft() as draft:
        for name, drawn in files.items():
            table = TABLES[name.split("_")[0]]
            one = {"principal": Decimal(1)} if table is CASES else {}
            whole = frame(table, [one | row for row in rows(drawn, table)])
            told = [column for column in whole.columns if whole[column].null_count() < whole.height]
            draft.stage(
                table.name, whole.select(told).with_columns(pl.lit(name).alias("source_file"))
            )
        merged = draft.merge(export_day, contents, folds)
        columns = ["source_file", "source_row", "cause", "column_name", "value", "other_value"]
        rejected = [row for found in draft.rejected() for row in found.select(columns).rows()]
        draft.record(_books(export_day, list(files), contents))
        draft.derive()
    return Loaded(merged, rejected)


def _books(
    day: dt.date | None, files: list[str], contents: tuple[str, ...]
) -> dict[str, pl.DataFrame]:
    sums = [*contents, *files[len(contents) :]]
    return {
        "loads": pl.DataFrame({"export_day": [day]}, schema={"export_day": pl.Date}),
        "load_files": pl.DataFrame(
            {"source_file": files, "sha256": sums}, schema=["source_file", "sha256"]
        ).cast(pl.String),
    }


def ask(store: Store, statement: str) -> list[tuple[Any, ...]]:
    """Ask the current facts file in SQL."""
    current = store.current()
    assert current is not None
    with duckdb.connect(current, read_only=True) as connection:
        return connection.execute(statement).fetchall()
