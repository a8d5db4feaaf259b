"""Versions of a store made and read in the shortest way."""

from decimal import Decimal

import duckdb
import polars as pl

from dashboard.warehouse.store import Store
from dashboard.warehouse.tables import FACTS, written


def add_cases(store: Store, *case_ids: str) -> None:
    """Load closed cases in a way as short as can be."""
    rows = pl.DataFrame(
        {
            "case_id": case_ids,
            "principal": [Decimal(1)] * len(case_ids),
            "source_file": [f"{case_ids[0]}.csv"] * len(case_ids),
            "source_row": range(2, len(case_ids) + 2),
        }
    )
    with store.draft() as draft:
        draft.stage("cases", rows)
        draft.merge()
        draft.record()
        draft.derive()


def case_ids(store: Store) -> list[str]:
    current = store.current()
    assert current is not None
    with duckdb.connect(current, read_only=True) as connection:
        found = connection.execute("select case_id from cases order by case_id").fetchall()
    return [case_id for (case_id,) in found]


def add_load(store: Store, case_id: str) -> None:
    """Load one closed case with its books."""
    rows = pl.DataFrame(
        {
            "case_id": [case_id],
            "principal": [Decimal(1)],
            "source_file": [f"{case_id}.csv"],
            "source_row": 2,
        }
    )
    with store.draft() as draft:
        draft.stage("cases", rows)
        draft.merge()
        draft.record(
            {
                "loads": pl.DataFrame({"row_count": [1]}),
                "load_files": pl.DataFrame({"source_file": [f"{case_id}.csv"]}),
            }
        )
        draft.derive()


def as_an_older_release(connection: duckdb.DuckDBPyConnection) -> None:
    """Lay the facts out as releases before this one did: each name a table with all columns."""
    found = connection.execute("select view_name from duckdb_views() where not internal").fetchall()
    for (view,) in found:
        if view in FACTS:
            connection.execute(f"create table whole_{view} as from {view}")
        connection.execute(f"drop view {view}")
    for name in FACTS:
        connection.execute(f"drop table {written(name)}")
        connection.execute(f"alter table whole_{name} rename to {name}")
