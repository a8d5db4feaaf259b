"""How the tables of a facts file are defined: the canonical ones and the books of each load."""

from collections.abc import Mapping

from dashboard.model import SQL_TYPES, TABLES, Table

# Where a stored row came from, so that each total can be traced to its rows.
ORIGIN: Mapping[str, str] = {
    "load_id": "bigint",
    "source_row": "bigint",
    "source_file": "varchar",
}

BOOKS: Mapping[str, Mapping[str, str]] = {
    "loads": {
        "load_id": "bigint",
        "loaded_at": "timestamp",
        "export_day": "date",
        "export_day_origin": "varchar",
        "row_count": "bigint",
        "stored_count": "bigint",
        "quarantined_count": "bigint",
    },
    "load_files": {
        "load_id": "bigint",
        "source_file": "varchar",
        "table_name": "varchar",
        "sha256": "varchar",
        "mapping_sha256": "varchar",
        "row_count": "bigint",
        "stored_count": "bigint",
        "quarantined_count": "bigint",
        "unused_headers": "varchar",
    },
    "load_sums": {
        "load_id": "bigint",
        "source_file": "varchar",
        "column_name": "varchar",
        "read_amount": "decimal(38, 2)",
        "stored_amount": "decimal(38, 2)",
        "quarantined_amount": "decimal(38, 2)",
        "unreadable_count": "bigint",
    },
    "quarantine": {
        "load_id": "bigint",
        "source_file": "varchar",
        "row_number": "bigint",
        "column_name": "varchar",
        "value": "varchar",
        "reason": "varchar",
        "cells": "varchar",
    },
}

# Written anew with every version of the store.
DESCRIPTIONS: Mapping[str, Mapping[str, str]] = {
    "coverage": {
        "table_name": "varchar",
        "column_name": "varchar",
        "row_count": "bigint",
        "filled_count": "bigint",
    },
    "reasons": {"dispute_reason": "varchar", "owner": "varchar"},
    "close_reasons": {"close_reason": "varchar", "is_self_inflicted": "boolean"},
    "made_with": {"fingerprint": "varchar"},
}


def stored_columns(table: Table) -> dict[str, str]:
    """Return the SQL type of each stored column of a canonical table, its origin included."""
    return {column.name: SQL_TYPES[column.kind] for column in table.columns} | dict(ORIGIN)


FACTS: Mapping[str, Mapping[str, str]] = {
    name: stored_columns(table) for name, table in TABLES.items()
}


def definition(name: str, columns: Mapping[str, str], kind: str = "table") -> str:
    """Return the statement that creates an empty table."""
    lines = ", ".join(f"{column} {sql_type}" for column, sql_type in columns.items())
    return f"create {kind} {name} ({lines})"


def earlier_view(name: str, columns: Mapping[str, str], present: set[str]) -> str:
    """Return the statement of the view `earlier_<name>` on the version before.

    A version made by an older release may lack columns, or the whole table: those are null.
    """
    shown = ", ".join(
        column if column in present else f"cast(null as {sql_type}) as {column}"
        for column, sql_type in columns.items()
    )
    source = f" from earlier.main.{name}" if present else " where false"
    return f"create temp view earlier_{name} as select {shown}{source}"
