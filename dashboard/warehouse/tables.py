"""How the tables of a facts file are defined: the canonical ones and the books of each load."""

from collections.abc import Collection, Mapping

from dashboard.model import CASES, SQL_TYPES, TABLES, Table

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
        "folded_count": "bigint",
        "non_row_count": "bigint",
        "unused_headers": "varchar",
        "understood": "varchar",
    },
    "load_sums": {
        "load_id": "bigint",
        "source_file": "varchar",
        "column_name": "varchar",
        "read_amount": "decimal(38, 2)",
        "stored_amount": "decimal(38, 2)",
        "quarantined_amount": "decimal(38, 2)",
        "folded_amount": "decimal(38, 2)",
        "non_row_amount": "decimal(38, 2)",
        "unreadable_count": "bigint",
    },
    "load_totals": {
        "load_id": "bigint",
        "source_file": "varchar",
        "row_number": "bigint",
        "label": "varchar",
        "column_name": "varchar",
        "told_amount": "decimal(38, 2)",
        "summed_amount": "decimal(38, 2)",
    },
    # What mended rows tell where the rows of that file and load could not be read.
    "mended_amounts": {
        "load_id": "bigint",
        "source_file": "varchar",
        "row_number": "bigint",
        "column_name": "varchar",
        "amount": "decimal(38, 2)",
    },
    # `reason` is kept as dashboard.refusals codes it; earlier releases kept a sentence.
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
    since = {"first_load_id": "bigint"} if table is CASES else {}
    return {column.name: SQL_TYPES[column.kind] for column in table.columns} | dict(ORIGIN) | since


FACTS: Mapping[str, Mapping[str, str]] = {
    name: stored_columns(table) for name, table in TABLES.items()
}

# What stands behind the cases. A case as it stood before reads so from `first_load_id` to
# `load_id`; a part is an invoice or a debtor whose row was folded into its case.
BEHIND: Mapping[str, Mapping[str, str]] = {
    "past_cases": FACTS["cases"],
    "case_parts": {
        "agency": "varchar",
        "case_id": "varchar",
        "part": "varchar",
        "customer_id": "varchar",
        "customer_name": "varchar",
        "invoice_no": "varchar",
        "claim_type": "varchar",
        "invoice_date": "date",
        "due_date": "date",
        "principal": "decimal(18, 2)",
        "outstanding": "decimal(18, 2)",
        **ORIGIN,
    },
}

# What a column holds where nothing does; `agency` is part of a key and therefore never null.
DEFAULTS: Mapping[str, str] = {"agency": "''", "first_load_id": "load_id"}


# What every facts table has; of its other columns only those are written that a file tells.
_ALWAYS = frozenset({"agency", "case_id", "first_load_id", *ORIGIN})


def written(name: str) -> str:
    """Return the table that rows of a name lie in; columns that nobody tells are not in it."""
    return f"written_{name}" if name in FACTS else name


def written_columns(name: str, told: Collection[str] = ()) -> dict[str, str]:
    """Return the SQL types of the columns to write of a facts table, in its order."""
    wanted = _ALWAYS.union(told)
    return {column: kind for column, kind in FACTS[name].items() if column in wanted}


def whole_view(name: str, told: Collection[str]) -> str:
    """Return the statement of the view that shows a facts table with all its columns."""
    shown = ", ".join(
        column if column in told else f"cast(null as {kind}) as {column}"
        for column, kind in FACTS[name].items()
    )
    return f"create or replace view {name} as select {shown} from {written(name)}"


def definition(name: str, columns: Mapping[str, str], kind: str = "table") -> str:
    """Return the statement that creates an empty table."""
    lines = ", ".join(f"{column} {sql_type}" for column, sql_type in columns.items())
    return f"create {kind} {name} ({lines})"


def earlier_view(name: str, columns: Mapping[str, str], tables: Mapping[str, set[str]]) -> str:
    """Return the statement of the view `earlier_<name>` on the version before, of these tables.

    It may lack columns, and where an older release made it the whole table: those are null, or
    what DEFAULTS has for them. `stood_row` numbers the rows.
    """
    table = earlier_table(name, tables)
    present = tables.get(table, set())
    shown = ", ".join(
        f"{_stored(column, sql_type, present)} as {column}" for column, sql_type in columns.items()
    )
    number = "rowid" if present else "cast(null as bigint)"
    source = f"earlier.main.{table}" if present else "(select null as load_id) where false"
    return f"create temp view earlier_{name} as select {shown}, {number} as stood_row from {source}"


def earlier_table(name: str, tables: Collection[str]) -> str:
    """Return the table that the version before wrote rows of a name into."""
    return written(name) if written(name) in tables else name


def stood_view(name: str) -> str:
    """Return the statement of the view `stood_<name>`: earlier rows with the agency they have now.

    A row that named no agency gets the one that `named_numbers` has for its case number.
    """
    number = "case when earlier.agency = '' then earlier.case_id end"
    return (
        f"create temp view stood_{name} as select earlier.* replace"
        " (case when earlier.agency = '' then coalesce(named.agency, '') else earlier.agency end"
        f" as agency) from earlier_{name} as earlier"
        f" left join named_numbers as named on {number} = named.case_id"
    )


def _stored(column: str, sql_type: str, present: set[str]) -> str:
    stored = column if column in present else f"cast(null as {sql_type})"
    return f"coalesce({stored}, {DEFAULTS[column]})" if column in DEFAULTS else stored
