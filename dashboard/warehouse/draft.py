"""The next version of the facts while it is being made: stage, merge, record, derive."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

from dashboard import codes
from dashboard.model import TABLES, Table
from dashboard.sqlfile import in_order, sql_files
from dashboard.warehouse.connections import attach_earlier, connect_for_writing
from dashboard.warehouse.fingerprint import fingerprint
from dashboard.warehouse.tables import BOOKS, DESCRIPTIONS, FACTS, definition, earlier_view

_REJECTED = {
    "table_name": "varchar",
    "source_file": "varchar",
    "source_row": "bigint",
    "cause": "varchar",
    "column_name": "varchar",
    "value": "varchar",
    "other_value": "varchar",
    "other_file": "varchar",
    "other_row": "bigint",
}


@dataclass(frozen=True, slots=True)
class Totals:
    """Row count and sum of each money column of the rows that came from one file."""

    row_count: int = 0
    amounts: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging did with a load's rows.

    `rejected` holds one row per staged row that may not be stored: table_name, source_file,
    source_row, cause (repeated, clash, outdated, shared_number, unknown_case), column_name, value,
    other_value, other_file, other_row, cells. The totals are per source file.
    """

    rejected: pl.DataFrame
    rejected_totals: Mapping[str, Totals]
    stored_totals: Mapping[str, Totals]


class Draft:
    """A facts file in the making; the version before it is attached read-only."""

    def __init__(self, path: Path, current: Path | None, folder: Path) -> None:
        self.is_abandoned = False
        self._connection = connect_for_writing(path)
        try:
            present = attach_earlier(self._connection, current, folder) if current else {}
            self._prepare(present)
        except BaseException:
            self._connection.close()
            raise
        self.load_id = self._one("select coalesce(max(load_id), 0) + 1 from earlier_loads")

    def _prepare(self, present: Mapping[str, set[str]]) -> None:
        for name, columns in {**FACTS, **BOOKS}.items():
            self._connection.execute(definition(name, columns))
            self._connection.execute(earlier_view(name, columns, present.get(name, set())))
        for name, columns in DESCRIPTIONS.items():
            self._connection.execute(definition(name, columns))
        for name, columns in FACTS.items():
            self._connection.execute(definition(f"staged_{name}", columns, "temp table"))
        self._connection.execute(definition("rejected", _REJECTED, "temp table"))

    def export_day(self) -> dt.date | None:
        """Return the export day of the version before."""
        day: dt.date | None = self._one("select max(export_day) from earlier_loads")
        return day

    def was_loaded(self, sha256: str, mapping_sha256: str, as_of: dt.date | None) -> bool:
        """Return whether a file with this content was loaded in the same way before."""
        statement = sql_files("load")["loaded_before"].statement
        return bool(self._one(statement, [sha256, mapping_sha256, as_of]))

    def has_waiting_rows(self, sha256: str, others_come: bool) -> bool:
        """Return whether rows of a loaded file wait in quarantine for a case that is here now.

        With `others_come` every row that waits counts: this load may bring its case.
        """
        statement = sql_files("load")["waiting_rows"].statement
        return bool(self._one(statement, [sha256, others_come]))

    def abandon(self) -> None:
        """Give the draft up: nothing will be published."""
        self.is_abandoned = True

    def stage(self, table: str, rows: pl.DataFrame) -> None:
        """Take in checked rows of a table: its columns, source_row and source_file."""
        self._append(f"staged_{table}", rows)

    def quarantine(self, entries: pl.DataFrame) -> None:
        """Take in quarantined rows: the columns of the table, load_id left out."""
        self._append("quarantine", entries)

    def merge(self, export_day: dt.date | None = None, contents: Iterable[str] = ()) -> Merged:
        """Bring the staged rows together with the earlier ones; find those that may not be stored.

        Stored cases of a later day than `export_day` stay, except those that came from a file of
        one of these `contents` (sha256).

        A row that replaces an equal one takes its place, so every row of this load that was not
        rejected is afterwards in its table under this load's id.
        """
        self._reject("clashing_repeats")
        self._reject("repeated_cases", "clashing_cases", "repeated_billing", "repeated_rates")
        if export_day:
            self._reject("outdated_cases", values=[export_day, list(contents)])
        self._reject("shared_numbers", "unknown_cases")
        rejected = self._rejected_rows()
        totals = self._totals(
            "staged_{0} as came semi join rejected on"
            " came.source_file = rejected.source_file"
            " and came.source_row = rejected.source_row"
        )
        for name in FACTS:
            self._connection.execute(
                f"delete from staged_{name} as came using rejected"
                " where came.source_file = rejected.source_file"
                " and came.source_row = rejected.source_row"
            )
            kept = sql_files("load")[f"kept_{name}"].statement
            self._connection.execute(f"insert into {name} by name {kept}")
            self._connection.execute(f"insert into {name} by name from staged_{name}")
        stored = self._totals(f"{{0}} as came where load_id = {self.load_id}")
        return Merged(rejected, totals, stored)

    def record(self, books: Mapping[str, pl.DataFrame] | None = None) -> None:
        """Write the books of this load after those of the earlier ones.

        `books` holds rows for loads, load_files and load_sums, load_id left out. What lay in
        quarantine of the same file is superseded.
        """
        for name in ("loads", "load_files", "load_sums"):
            self._connection.execute(f"insert into {name} by name from earlier_{name}")
        for name, rows in (books or {}).items():
            self._append(name, rows)
        kept = sql_files("load")["kept_quarantine"].statement
        self._connection.execute(f"insert into quarantine by name {kept}", [self.load_id])

    def derive(self) -> None:
        """Describe the facts and make every derived table of queries/derive."""
        for table in TABLES.values():
            self._cover(table)
        self._connection.execute(
            "insert into reasons select unnest($1), unnest($2)",
            [
                list(codes.DISPUTE_REASONS),
                [reason.owner for reason in codes.DISPUTE_REASONS.values()],
            ],
        )
        self._connection.execute(
            "insert into close_reasons select unnest($1), unnest($2)",
            [
                list(codes.CLOSE_REASONS),
                [code in codes.SELF_INFLICTED for code in codes.CLOSE_REASONS],
            ],
        )
        for file in in_order(sql_files("derive").values()):
            self._connection.execute(file.statement)
        self._connection.execute("insert into made_with values ($1)", [fingerprint()])

    def finish(self) -> None:
        """Bring everything to disk; errors of a full disk surface here at the latest."""
        if self._one("select count(*) from duckdb_databases() where database_name = 'earlier'"):
            self._connection.execute("detach earlier")
        self._connection.execute("checkpoint")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _one(self, statement: str, values: list[Any] | None = None) -> Any:
        return self._connection.execute(statement, values or []).fetchall()[0][0]

    def _append(self, table: str, rows: pl.DataFrame) -> None:
        if not rows.height:
            return
        self._connection.register("incoming", rows.to_arrow())
        self._connection.execute(
            f"insert into {table} by name select *, {self.load_id} as load_id from incoming"
        )
        self._connection.unregister("incoming")

    def _reject(self, *names: str, values: Sequence[Any] = ()) -> None:
        for name in names:
            statement = sql_files("load")[name].statement
            self._connection.execute(f"insert into rejected by name {statement}", list(values))

    def _rejected_rows(self) -> pl.DataFrame:
        rows = " union all by name ".join(
            "select rejected.*, to_json(came) as cells from rejected inner join"
            f" staged_{name} as came on came.source_file = rejected.source_file"
            f" and came.source_row = rejected.source_row where rejected.table_name = '{name}'"
            for name in FACTS
        )
        found: pl.DataFrame = self._connection.sql(rows).pl()
        return found

    def _totals(self, source: str) -> dict[str, Totals]:
        """Return the totals per source file over each table; {0} in `source` is its name."""
        totals: dict[str, Totals] = {}
        for table in TABLES.values():
            money = table.of_kind("money")
            sums = "".join(f", coalesce(sum(came.{name}), 0)" for name in money)
            for file, count, *amounts in self._connection.execute(
                f"select came.source_file, count(*){sums} from {source.format(table.name)}"
                " group by came.source_file"
            ).fetchall():
                totals[file] = Totals(count, dict(zip(money, amounts, strict=True)))
        return totals

    def _cover(self, table: Table) -> None:
        counts = ", ".join(f"count({name})" for name in table.names)
        row_count, *filled = self._connection.execute(
            f"select count(*), {counts} from {table.name}"
        ).fetchall()[0]
        self._connection.execute(
            "insert into coverage select $1, unnest($2), $3, unnest($4)",
            [table.name, list(table.names), row_count, filled],
        )
