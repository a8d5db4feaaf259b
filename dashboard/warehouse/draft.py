"""The next version of the facts while it is being made: stage, merge, record, derive."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from dashboard import codes
from dashboard.model import CASES, TABLES, Table
from dashboard.sqlfile import in_order, sql_files
from dashboard.warehouse import merge_tables
from dashboard.warehouse.connections import (
    allow_deriving,
    attach_earlier,
    connect_for_writing,
)
from dashboard.warehouse.fingerprint import fingerprint
from dashboard.warehouse.merge import Merge
from dashboard.warehouse.merged import Merged, Met, Totals
from dashboard.warehouse.rising import Rising
from dashboard.warehouse.tables import (
    BEHIND,
    BOOKS,
    DEFAULTS,
    DESCRIPTIONS,
    FACTS,
    definition,
    earlier_table,
    earlier_view,
)
from dashboard.warehouse.widened import make_facts
from dashboard.warehouse.writer import Writer, append

__all__ = ["Draft", "Merged", "Met", "Totals"]


class Draft:
    """A facts file in the making; the version before it is attached read-only."""

    def __init__(self, path: Path, current: Path | None, folder: Path) -> None:
        self.is_abandoned = False
        self._files: dict[str, None] = {}
        self._numbers = Rising()
        self._connection = connect_for_writing(path)
        try:
            present = attach_earlier(self._connection, current, folder) if current else {}
            self._prepare(present)
            self.load_id: int = self._one("select coalesce(max(load_id), 0) + 1 from earlier_loads")
            self._writer = Writer(self._connection, self.load_id)
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self, present: Mapping[str, set[str]]) -> None:
        for name in FACTS:
            make_facts(self._connection, name, present.get(earlier_table(name, present), set()))
        for name, columns in {**BEHIND, **BOOKS}.items():
            self._connection.execute(definition(name, columns))
        for name, columns in {**FACTS, **BEHIND, **BOOKS}.items():
            self._connection.execute(earlier_view(name, columns, present))
        for name, columns in DESCRIPTIONS.items():
            self._connection.execute(definition(name, columns))
        merge_tables.prepare(self._connection)

    def export_day(self) -> dt.date | None:
        """Return the export day of the version before."""
        day: dt.date | None = self._one("select max(export_day) from earlier_loads")
        return day

    def mended_day(self, file: str) -> dt.date | None:
        """Return the latest export day of the loads that brought the rows mended in a file."""
        day: dt.date | None = self._one(sql_files("load")["mended_day"].statement, [file])
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
        """Take in checked rows: any columns of the table, source_row and source_file.

        They are written while the next ones are read; an error in that surfaces at a later call.
        """
        if rows.height:
            self._files |= dict.fromkeys(rows["source_file"].unique(maintain_order=True))
            if table == CASES.name:
                self._numbers.see(rows["case_id"])
            self._writer.put(table, rows)

    def quarantine(self, entries: pl.DataFrame) -> None:
        """Take in quarantined rows: the columns of the table, load_id left out."""
        self._writer.put("quarantine", entries)

    def mend(self, file: str, rows: Iterable[tuple[str, int, int | None, int]]) -> None:
        """Let rows of earlier loads leave quarantine, as a file of mended rows brings them.

        Of each: the file, row and load (None: of any) that it was quarantined as, and its row now.
        """
        found = list(rows)
        if found:
            self._connection.execute(
                "insert into mended select unnest($1), unnest($2), unnest($3), $5, unnest($4)",
                [*(list(part) for part in zip(*found, strict=True)), file],
            )

    def unnamed_agencies(self, layouts: Mapping[str, str]) -> tuple[str, str, int, str] | None:
        """Return two staged files that use the same case numbers, their count and one of them.

        Neither names its agency and their layouts differ, as `layouts` tells for files. None where
        there are no such files.
        """
        self._writer.drain()
        statement = sql_files("load")["unnamed_agencies"].statement
        values = [list(layouts), list(layouts.values())]
        found = self._connection.execute(statement, values).fetchall()
        return found[0] if found else None

    def merge(
        self,
        export_day: dt.date | None = None,
        contents: Iterable[str] = (),
        folds: Mapping[str, Mapping[str, str]] | None = None,
    ) -> Merged:
        """Bring the staged rows together with the earlier ones; find those that may not be stored.

        Stored cases of a later day than `export_day` stay, except those that came from a file of
        one of these `contents` (sha256). `folds` says per file which columns of the invoices of a
        case to `sum` and which to count `once`; otherwise the file itself tells.

        A row that replaces an equal one takes its place, so every row of this load that was not
        rejected or folded is afterwards in its table, or behind it, under this load's id.
        """
        self._writer.drain()
        merge = Merge(self._connection, self.load_id, export_day, list(contents))
        return merge.run(list(self._files), folds or {}, self._numbers.holds)

    def later_count(self, day: dt.date) -> int:
        """Return, after merging, how many of the cases that came begin after a day."""
        return int(self._one(sql_files("load")["later_cases"].statement, [self.load_id, day]))

    def unbalanced(self) -> tuple[int, str]:
        """Return, after deriving, how many cases of the load do not add up, and one of them."""
        statement = sql_files("load")["unbalanced_cases"].statement
        ((count, example),) = self._connection.execute(statement, [self.load_id]).fetchall()
        return count, example or ""

    def rejected(self) -> Iterator[pl.DataFrame]:
        """Yield, after merging, some at a time, the staged rows that may not be stored.

        Columns: table_name, source_file, source_row, cause, column_name, value, other_value,
        other_file, other_row, cells. The causes are incomplete, repeated, clash, differs, unplaced,
        partial, outdated, shared_number, clashed_number and unknown_case.
        """
        return merge_tables.rejected_rows(self._connection)

    def record(self, books: Mapping[str, pl.DataFrame] | None = None) -> None:
        """Write the books of this load after those of the earlier ones.

        `books` holds rows for loads, load_files, load_sums and load_totals, load_id left out. What
        lay in quarantine of the same file is superseded, and what was mended leaves it.
        """
        self._writer.drain()
        for name in BOOKS:
            if name != "quarantine":
                self._connection.execute(
                    f"insert into {name} by name select * exclude (stood_row) from earlier_{name}"
                )
        for name, rows in (books or {}).items():
            append(self._connection, name, rows, self.load_id)
        kept = sql_files("load")["kept_quarantine"].statement
        self._connection.execute(f"insert into quarantine by name {kept}", [self.load_id])

    def derive(self) -> None:
        """Describe the facts and make every derived table of queries/derive."""
        allow_deriving(self._connection)
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
        self._writer.close()
        self._connection.close()

    def _one(self, statement: str, values: list[Any] | None = None) -> Any:
        return self._connection.execute(statement, values or []).fetchall()[0][0]

    def _cover(self, table: Table) -> None:
        """Count the filled cells of each column; an agency that nobody names is none."""
        named = {name: f"nullif({name}, {DEFAULTS[name]})" for name in DEFAULTS}
        counts = ", ".join(f"count({named.get(name, name)})" for name in table.names)
        row_count, *filled = self._connection.execute(
            f"select count(*), {counts} from {table.name}"
        ).fetchall()[0]
        self._connection.execute(
            "insert into coverage select $1, unnest($2), $3, unnest($4)",
            [table.name, list(table.names), row_count, filled],
        )
