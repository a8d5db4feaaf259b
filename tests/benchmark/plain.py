"""DuckDB without what Standout does to be fast: what the benchmark holds it against."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import polars as pl

from dashboard import codes
from dashboard.sqlfile import in_order, sql_files
from dashboard.warehouse.store import Store

_MOST_ROWS = 1_000  # smaller tables are left as they are


class PlainEngine:
    """DuckDB with the views and macros of queries/ as they stand, asked as they are written."""

    def __init__(self, facts: Path) -> None:
        self._connection = duckdb.connect(facts, config={"threads": 2})
        owners = [(code, reason.owner) for code, reason in codes.DISPUTE_REASONS.items()]
        self._connection.execute("create temp table owners (dispute_reason text, owner text)")
        self._connection.executemany("insert into owners values ($1, $2)", owners)
        for folder in ("model", "metrics"):
            for file in in_order(sql_files(folder).values()):
                self._connection.execute(file.statement.replace("replace ", "replace temp ", 1))

    def select(
        self, name: str, statement: str, variables: Mapping[str, Any], *, is_large: bool = False
    ) -> pl.DataFrame:
        """Answer one statement; the rest is there to be asked like any engine."""
        del name, is_large
        for variable, value in variables.items():
            self._connection.execute(f'set variable "{variable}" = $1', [value])
        return pl.DataFrame(self._connection.execute(statement).to_arrow_table())


def unsorted_store(store: Path, folder: Path) -> Path:
    """Copy a store, its large tables with their rows in no order and their words as text."""
    shutil.copytree(store, folder)
    facts = Store(folder).current()
    assert facts is not None
    with duckdb.connect(facts) as connection:
        tables = connection.execute(
            "select table_name from duckdb_tables() where estimated_size > $1", [_MOST_ROWS]
        ).fetchall()
        for (table,) in tables:
            told = connection.execute(f"select column_name, column_type from (describe {table})")
            columns = ", ".join(
                f"cast({name} as varchar) as {name}" if kind.startswith("ENUM") else name
                for name, kind in told.fetchall()
            )
            statement = f"create table mixed as select {columns} from {table} order by hash(rowid)"
            connection.execute(statement)
            connection.execute(f"drop table {table}")
            connection.execute(f"alter table mixed rename to {table}")
    return folder


def read_typed(files: Sequence[Path], types: Mapping[Path, Mapping[str, str]]) -> None:
    """Let DuckDB read CSV files with their types told, into a database of its own."""
    with (
        TemporaryDirectory(dir=files[0].parent) as folder,
        duckdb.connect(Path(folder) / "floor.duckdb") as connection,
    ):
        for number, file in enumerate(files):
            told = ", ".join(f"'{name}': '{kind}'" for name, kind in types[file].items())
            connection.execute(
                f"create table read_{number} as from read_csv($1, {_FORM}, header = true,"
                f" auto_detect = false, quote = '\"', escape = '\"', columns = {{{told}}})",
                [str(file)],
            )


def types_of(file: Path) -> dict[str, str]:
    """Return the types of a CSV file's columns as DuckDB finds them, amounts as decimals."""
    found = duckdb.execute(f"describe from read_csv($1, {_FORM})", [str(file)]).fetchall()
    return {name: {"DOUBLE": "decimal(18, 2)"}.get(kind, kind) for name, kind, *_ in found}


_FORM = "delim = ';', decimal_separator = ',', dateformat = '%d.%m.%Y'"
