"""How the rows of a load come together with the stored ones."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from dashboard.model import CASES, EVENTS, PAYMENTS, TABLES
from dashboard.sqlfile import sql_files
from dashboard.warehouse.fold import Folded, Ways, fold
from dashboard.warehouse.merged import Merged, Met, Totals, totals_of
from dashboard.warehouse.tables import FACTS, written
from dashboard.warehouse.widened import insert, widen

_NAMED = (
    "select agency from named_numbers as named"
    " where named.case_id = told.case_id and not named.is_shared"
)


class Merge:
    """One load on its way into the facts: its rows lie in the tables, alone.

    Each statement commits by itself. In one transaction DuckDB 2.0 loses the rows of a large insert
    that comes after an empty one into the same table; and a draft that fails is thrown away whole.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        load_id: int,
        export_day: dt.date | None,
        contents: Sequence[str],
    ) -> None:
        self._connection = connection
        self._load_id = load_id
        self._export_day = export_day
        self._contents = list(contents)

    def run(self, files: Sequence[str], folds: Ways, are_different: bool) -> Merged:
        """Merge, and return what became of the rows; `files` in the order they came.

        `are_different`: no two rows of cases have the same number.
        """
        if files:
            self._connection.execute(
                "insert into came_files select unnest($1), generate_subscripts($1, 1)", [files]
            )
        self._make("corrected_files", [self._contents])
        self._make("added_rows")
        if self._has("from mended"):
            self._insert("mended_amounts", "mended_amounts")
        self._name_agencies()
        if self._has("from mended") and self._has("from cases"):
            self._reject("partial_cases", values=[self._export_day])
        self._reject("repeated_billing", "repeated_rates")
        folded = Folded() if are_different else self._bring_together(folds)
        if self._has("from cases where principal is null"):
            self._reject("incomplete_cases")
        self._meet_stored_cases()
        met = self._met()
        if self._has("from payments") or self._has("from events"):
            self._reject("shared_numbers", "clashed_numbers", "unknown_cases")
        for name in (PAYMENTS.name, EVENTS.name):
            if self._has(f"select true from {name} having min(source_file) <> max(source_file)"):
                folded = folded.told_again(self._fold_told_again(name))
        rejected = self._totals("left_out_{0}")
        self._keep(folded)
        stored = self._totals(f"(from {{0}} where load_id = {self._load_id})")
        return Merged(rejected, stored, folded.totals, folded.ways, folded.again_counts, met)

    def _name_agencies(self) -> None:
        """Give rows that name no agency the one that uses their number, where there is just one."""
        if not (self._has("from nameless") and self._has("from tellings")):
            return
        self._insert("named_numbers", "named_numbers")
        self._reject("shared_cases")
        for name in ("cases", "payments", "events"):
            # A join finds the rows in any order, and changing them so takes ten times as long.
            self._connection.execute(
                f"update {written(name)} as told set agency = coalesce(({_NAMED}), '')"
                " where agency = ''"
            )

    def _bring_together(self, folds: Ways) -> Folded:
        """Fold the rows of a file and case, and what files tell alike; else the first row stays."""
        self._make("crowded_numbers")
        if not self._has("from crowded_numbers"):
            return Folded()
        self._reject("clashing_repeats", "repeated_rows")
        folded = fold(self._connection, self._reject, self._export_day, folds)
        folded = folded.told_again(self._fold_told_again(CASES.name))
        self._reject("repeated_cases")
        return folded

    def _fold_told_again(self, table: str) -> Mapping[str, Totals]:
        """Drop the rows that another file of the load tells alike; return what they sum to."""
        again = f"told_again_{table}"
        self._make(again)
        same = f"came.source_file = {again}.source_file and came.source_row = {again}.source_row"
        found = f"(from {table} as came semi join {again} on {same})"
        totals = totals_of(self._connection, TABLES[table], [found])
        self._connection.execute(f"delete from {written(table)} as came using {again} where {same}")
        return totals

    def _meet_stored_cases(self) -> None:
        """Tell what each case does to the stored one; what an older export tells goes behind it."""
        self._make("matched", [self._export_day])
        if self._has("from matched where fate = 'clash'"):
            self._reject("clashing_cases")
        if self._has("from matched where fate = 'outdated'"):
            self._reject("outdated_cases", values=[self._export_day])
            self._make("older_cases")
            self._connection.execute("insert into past_cases by name from older_cases")
            self._connection.execute(
                f"delete from {written('cases')} as cases using older_cases as older"
                " where cases.source_file = older.source_file"
                " and cases.source_row = older.source_row"
            )

    def _met(self) -> Met:
        """Count how the cases that are left met the stored ones."""
        ((same, changed),) = self._rows("met_counts")
        ((looked_at, others, example),) = (
            self._rows("replaced_customers") if changed else ((1, 0, ""),)
        )
        new = self._one("select count(*) from cases") - same - changed
        replaced = others * changed // max(looked_at, 1)
        return Met(new, changed, same, replaced, example or "")

    def _rows(self, name: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(sql_files("load")[name].statement).fetchall()

    def _keep(self, folded: Folded) -> None:
        """Take over what this load does not bring again, and how the cases stood that it does."""
        self._make("restored_cases")
        if self._has("from restored_cases"):
            widen(self._connection, "cases", FACTS["cases"])
        self._insert("past_cases", "replaced_cases")
        self._connection.execute(
            f"update {written('cases')} as cases set first_load_id = matched.first_load_id"
            " from matched, came_files"
            " where cases.source_file = came_files.source_file and matched.is_equal"
            " and came_row(came_files.place, cases.source_row) = matched.came_row"
            " and (matched.fate = 'equal' or matched.fate = 'corrected' and matched.stood_before)"
        )
        if folded.ways:
            self._insert("case_parts", "case_parts")
        for name in ("case_parts", "past_cases", *FACTS):
            self._insert(name, f"kept_{name}")

    def _reject(self, *names: str, values: Sequence[Any] = ()) -> int:
        """Set rows aside that may not be stored; return how many the last query found."""
        count = 0
        for name in names:
            statement = sql_files("load")[name].statement
            self._connection.execute(
                f"create or replace temp table found as {statement}", list(values)
            )
            count = self._one("select count(*) from found")
            if count:
                self._connection.execute("insert into rejected by name from found")
                self._set_aside()
        return count

    def _set_aside(self) -> None:
        for (name,) in self._connection.execute("select distinct table_name from found").fetchall():
            same = "came.source_file = found.source_file and came.source_row = found.source_row"
            self._connection.execute(
                f"insert into left_out_{name} by name"
                f" select came.* from {name} as came semi join found on {same}"
            )
            self._connection.execute(
                f"delete from {written(name)} as came using found where {same}"
            )

    def _totals(self, source: str) -> Mapping[str, Totals]:
        """Return the totals per source file; {0} in `source` is the name of a table."""
        totals: dict[str, Totals] = {}
        for table in TABLES.values():
            names = [table.name]
            if table is CASES and "left_out" not in source:
                names.append("past_cases")
            sources = [source.format(name) for name in names]
            totals |= totals_of(self._connection, table, sources)
        return totals

    def _make(self, name: str, values: Sequence[Any] = ()) -> None:
        statement = sql_files("load")[name].statement
        self._connection.execute(f"create temp table {name} as {statement}", list(values))

    def _insert(self, table: str, name: str) -> None:
        insert(self._connection, table, sql_files("load")[name].statement)

    def _has(self, rows: str) -> bool:
        return bool(self._one(f"select exists ({rows})"))

    def _one(self, statement: str) -> Any:
        return self._connection.execute(statement).fetchall()[0][0]
