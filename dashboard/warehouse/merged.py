"""What merging did with the rows of a load, counted and summed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import duckdb

from dashboard.model import Table


@dataclass(frozen=True, slots=True)
class Totals:
    """Row count and sum of each money column of the rows that came from one file."""

    row_count: int = 0
    amounts: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Met:
    """How the cases of a load met the stored ones.

    `replaced`: about how many of the changed ones became another customer's claim, and `example`
    is the number of such a case.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    replaced: int = 0
    example: str = ""

    @property
    def are_others(self) -> bool:
        """Return whether most cases that were stored before are now another customer's."""
        return self.replaced * 2 > self.changed + self.same


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging did with a load's rows.

    The totals are per source file; `folded_totals` are of the rows that became part of another one
    and of the amounts that therefore count once. `folds` tells, for files with such rows, how the
    amounts of a case's invoices were brought together: column to `sum`, `once`, or `unsure` where
    they were summed and might have been one amount. `again_counts`: how many of the folded rows
    another file of the load tells alike. `met`: how the cases met the
    stored ones.
    """

    rejected_totals: Mapping[str, Totals]
    stored_totals: Mapping[str, Totals]
    folded_totals: Mapping[str, Totals]
    folds: Mapping[str, Mapping[str, str]]
    again_counts: Mapping[str, int] = field(default_factory=dict)
    met: Met = field(default_factory=Met)


def totals_of(
    connection: duckdb.DuckDBPyConnection, table: Table, sources: Iterable[str]
) -> dict[str, Totals]:
    """Return the totals per source file over the rows of a table that lie in these relations."""
    money = table.of_kind("money")
    columns = ", ".join(["source_file", *money])
    rows = " union all ".join(f"select {columns} from {source}" for source in sources)
    sums = "".join(f", coalesce(sum({name}), 0)" for name in money)
    found = connection.execute(
        f"select source_file, count(*){sums} from ({rows}) group by source_file"
    ).fetchall()
    return {
        file: Totals(count, dict(zip(money, amounts, strict=True)))
        for file, count, *amounts in found
    }


def less(whole: Mapping[str, Totals], part: Mapping[str, Totals]) -> dict[str, Totals]:
    """Return the totals of each file of `whole` less those that `part` has of it."""
    return {
        file: Totals(
            one.row_count - part[file].row_count,
            {name: amount - part[file].amounts[name] for name, amount in one.amounts.items()},
        )
        for file, one in whole.items()
    }


def plus(one: Mapping[str, Totals], other: Mapping[str, Totals]) -> dict[str, Totals]:
    """Return the totals of each file, added up over both."""
    summed = {**one, **other}
    for file in one.keys() & other.keys():
        first, second = one[file], other[file]
        summed[file] = Totals(
            first.row_count + second.row_count,
            {name: amount + second.amounts[name] for name, amount in first.amounts.items()},
        )
    return summed


def amounts_of(table: Table) -> str:
    """Return the query for the amounts of a table's rows, each in a row of its own."""
    return (
        " union all ".join(
            f"select source_file, source_row, '{name}' as column_name, {name} as amount"
            f" from {table.name} where {name} is not null"
            for name in table.of_kind("money")
        )
        or f"select source_file, source_row, '', 0 from {table.name} where false"
    )
