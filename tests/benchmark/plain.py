"""DuckDB without what Standout does to be fast: what the benchmark holds it against."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from dashboard.warehouse.store import Store

_MOST_ROWS = 1_000  # smaller tables are left as they are


def unsorted_store(store: Path, folder: Path) -> Path:
    """Copy a store, its large tables with their rows in no order."""
    shutil.copytree(store, folder)
    facts = Store(folder).current()
    assert facts is not None
    with duckdb.connect(facts) as connection:
        tables = connection.execute(
            "select table_name from duckdb_tables() where estimated_size > $1", [_MOST_ROWS]
        ).fetchall()
        for (table,) in tables:
            connection.execute(f"create table mixed as from {table} order by hash(rowid)")
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
