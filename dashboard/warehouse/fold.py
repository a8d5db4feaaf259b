"""Rows that together make a case, one per invoice or debtor, brought together to the cent."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import duckdb

from dashboard.model import CASES
from dashboard.sqlfile import sql_files
from dashboard.warehouse.merged import Totals, less, plus, totals_of
from dashboard.warehouse.tables import written
from dashboard.warehouse.widened import insert

# Of so many cases it is no accident that an amount is the same on all invoices of each.
_ENOUGH_CASES = 3

# The first word of each column is sought in memory, for so many rows at a time.
_SLICE_ROWS = 500_000

Reject = Callable[[str], int]
Ways = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Folded:
    """Per file: the rows that were folded away, and how amounts were brought together.

    `again_counts`: how many of these rows another file of the load tells alike.
    """

    totals: Mapping[str, Totals] = field(default_factory=dict)
    ways: Ways = field(default_factory=dict)
    again_counts: Mapping[str, int] = field(default_factory=dict)

    def told_again(self, totals: Mapping[str, Totals]) -> "Folded":
        """Return it with rows that another file tells alike, summed up per file."""
        counts = {file: one.row_count for file, one in totals.items()}
        return Folded(plus(self.totals, totals), self.ways, {**self.again_counts, **counts})


def fold(
    connection: duckdb.DuckDBPyConnection,
    reject: Reject,
    export_day: dt.date | None,
    told: Ways,
) -> Folded:
    """Fold the rows of a file that bring one case several times; what contradicts is rejected.

    `reject` sets the rows aside that a query of queries/load finds and returns how many they were.
    `told` says for a file which columns to `sum` and which to count `once`. The rows themselves
    stay in the temporary table `folding`.
    """
    ((row_count,),) = connection.execute("select count(*) from cases").fetchall()
    slices = 1 + row_count // _SLICE_ROWS
    _make(connection, "folding", [export_day, slices])
    _drop_contradicting(connection, reject)
    _make(connection, "invoice_amounts")
    files = connection.execute("select distinct source_file from folding order by 1").fetchall()
    ways = _ways(connection, [file for (file,) in files], told)
    return Folded(_replace(connection, ways, slices), ways) if ways else Folded()


def _drop_contradicting(connection: duckdb.DuckDBPyConnection, reject: Reject) -> None:
    """Drop rows that cannot be of one case, and the cases that one row is left of."""
    for name in (
        "repeated_invoices",
        "unplaced_debtors",
        "differing_currencies",
        "differing_debtors",
    ):
        if reject(name):
            _drop_rejected(connection)
    connection.execute(
        f"delete from folding using ({sql_files('load')['lone_rows'].statement}) as lone"
        " where folding.source_file = lone.source_file and folding.agency = lone.agency"
        " and folding.case_id = lone.case_id"
    )


def _drop_rejected(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "delete from folding using rejected where folding.source_file = rejected.source_file"
        " and folding.source_row = rejected.source_row"
    )


def _ways(connection: duckdb.DuckDBPyConnection, files: list[str], told: Ways) -> Ways:
    """Return for each file how each amount that its invoices have is brought together."""
    ways: dict[str, dict[str, str]] = {file: {} for file in files}
    statement = sql_files("load")["fold_evidence"].statement
    for file, column, differing, equal in connection.execute(statement).fetchall():
        ways[file][column] = told.get(file, {}).get(column) or _way(differing, equal)
    return ways


def _way(differing: int, equal: int) -> str:
    """Decide by the cases whose invoices have differing amounts, and those with one amount."""
    if differing or not equal:
        return "sum"
    return "once" if equal >= _ENOUGH_CASES else "unsure"


def _replace(
    connection: duckdb.DuckDBPyConnection, ways: Ways, slices: int
) -> Mapping[str, Totals]:
    """Put the folded cases in the place of their rows; return what was folded away."""
    connection.execute(
        "create temp table folded_amounts as"
        " select * exclude (invoice, first_row) from invoice_amounts limit 0"
    )
    for file, columns in ways.items():
        connection.execute(
            "insert into folded_amounts by name select source_file, agency, case_id,"
            f" {_amounts(columns)} from invoice_amounts where source_file = $1 group by all",
            [file],
        )
    connection.execute("create temp table folded_cases as from cases limit 0")
    statement = sql_files("load")["folded_cases"].statement
    for place in range(slices):
        connection.execute(f"insert into folded_cases by name {statement}", [place])
    connection.execute(
        f"delete from {written('cases')} as cases using folding"
        " where cases.source_file = folding.source_file and cases.source_row = folding.source_row"
    )
    insert(connection, "cases", "from folded_cases")
    return less(
        totals_of(connection, CASES, ["folding"]), totals_of(connection, CASES, ["folded_cases"])
    )


def _amounts(ways: Mapping[str, str]) -> str:
    """Return what each amount of a case is: the sum of its invoices', or what the first has."""
    return ", ".join(
        f"arg_min({name}, first_row) as {name}"
        if ways.get(name) == "once"
        else f"sum({name}) as {name}"
        for name in CASES.of_kind("money")
    )


def _make(
    connection: duckdb.DuckDBPyConnection, name: str, values: list[object] | None = None
) -> None:
    statement = sql_files("load")[name].statement
    connection.execute(f"create temp table {name} as {statement}", values or [])
