"""Facts tables that are as wide as what is told: an empty column costs time and says nothing."""

from collections.abc import Collection

import duckdb

from dashboard.warehouse.tables import (
    FACTS,
    definition,
    whole_view,
    written,
    written_columns,
)


def make_facts(connection: duckdb.DuckDBPyConnection, name: str, told: Collection[str]) -> None:
    """Make a facts table with the columns that are told, and the view that shows all of them."""
    columns = written_columns(name, told)
    connection.execute(definition(written(name), columns))
    connection.execute(whole_view(name, columns))


def widen(connection: duckdb.DuckDBPyConnection, name: str, told: Collection[str]) -> None:
    """Add the columns that are told and that a facts table does not have yet."""
    present = columns_of(connection, name)
    missing = {column: FACTS[name][column] for column in told if column not in present}
    for column, kind in missing.items():
        connection.execute(f"alter table {written(name)} add column {column} {kind}")
    if missing:
        connection.execute(whole_view(name, {*present, *missing}))


def columns_of(connection: duckdb.DuckDBPyConnection, name: str) -> list[str]:
    """Return the columns that a facts table has by now."""
    rows = connection.execute(f"select column_name from (describe {written(name)})").fetchall()
    return [column for (column,) in rows]


def insert(connection: duckdb.DuckDBPyConnection, name: str, statement: str) -> None:
    """Add the rows of a statement to a table; of the facts, the columns that it has."""
    columns = ", ".join(columns_of(connection, name)) if name in FACTS else "*"
    connection.execute(f"insert into {written(name)} by name select {columns} from ({statement})")
