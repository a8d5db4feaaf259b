"""The tables that a load is merged with beside those of the facts: what comes, what is left out."""

from collections.abc import Iterator, Mapping

import duckdb
import polars as pl

from dashboard.model import CASES, TABLES
from dashboard.sqlfile import sql_files
from dashboard.warehouse.merged import amounts_of
from dashboard.warehouse.tables import BEHIND, FACTS, definition, stood_view

_TEMPORARY: Mapping[str, Mapping[str, str]] = {
    "came_files": {"source_file": "varchar", "place": "bigint"},
    "mended": {
        "source_file": "varchar",
        "row_number": "bigint",
        "load_id": "bigint",
        "came_file": "varchar",
        "came_row": "bigint",
    },
    "named_numbers": {"case_id": "varchar", "agency": "varchar", "is_shared": "boolean"},
    "rejected": {
        "table_name": "varchar",
        "source_file": "varchar",
        "source_row": "bigint",
        "cause": "varchar",
        "column_name": "varchar",
        "value": "varchar",
        "other_value": "varchar",
        "other_file": "varchar",
        "other_row": "bigint",
    },
}
_ROWS_AT_ONCE = 100_000
_OF_CASES = ("cases", "payments", "events", *BEHIND)


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary tables and views that merging needs beside the tables of the facts."""
    for name, columns in _TEMPORARY.items():
        connection.execute(definition(name, columns, "temp table"))
    for name, columns in FACTS.items():
        connection.execute(definition(f"left_out_{name}", columns, "temp table"))
    for name in _OF_CASES:
        connection.execute(stood_view(name))
    for name in ("is_other_claim", "came_row"):
        connection.execute(sql_files("load")[name].statement)
    for name in ("nameless", "strangers", "tellings", "histories", "numbered_cases"):
        connection.execute(f"create temp view {name} as {sql_files('load')[name].statement}")
    amounts = " union all ".join(amounts_of(table) for table in TABLES.values())
    connection.execute(f"create temp view came_amounts as {amounts}")


def rejected_rows(connection: duckdb.DuckDBPyConnection) -> Iterator[pl.DataFrame]:
    """Yield the rows that merging left out; `cells` has amounts as text, so none is rounded."""
    rows = " union all by name ".join(
        "select rejected.*, to_json(texts) as cells from rejected inner join (select"
        f" cast(columns({_said(name)}) as varchar) from left_out_{name}) as texts"
        " on texts.source_file = rejected.source_file"
        " and texts.source_row = cast(rejected.source_row as varchar)"
        f" where rejected.table_name = '{name}'"
        for name in FACTS
    )
    found = connection.sql(f"from ({rows}) order by source_file, source_row")
    for batch in found.to_arrow_reader(_ROWS_AT_ONCE):
        yield pl.DataFrame(batch)


def _said(name: str) -> str:
    return "* exclude (first_load_id)" if name == CASES.name else "*"
