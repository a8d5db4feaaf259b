"""What a table and a column of it are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "code", "date", "time", "money", "count", "flag", "factor"]

# How each kind lies in the store. Money has two decimals and is never a floating-point number.
SQL_TYPES: Mapping[Kind, str] = {
    "text": "varchar",
    "code": "varchar",
    "date": "date",
    "time": "timestamp",
    "money": "decimal(18, 2)",
    "count": "bigint",
    "flag": "boolean",
    "factor": "decimal(18, 8)",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files and SQL, what it holds, and what it means to a reader.

    `codes` maps each word a coded column may hold to its label. `open_codes` says that other
    words are kept as they come (a channel that nobody foresaw is still worth showing).
    """

    name: str
    kind: Kind
    label: str
    meaning: str
    required: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)
    open_codes: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One canonical table: its grain, its columns, and the columns that tell two rows apart.

    An empty `key` means that rows have no identity of their own: equal rows are told apart
    only by how often they occur.
    """

    name: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def __getitem__(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the column names in order."""
        return tuple(column.name for column in self.columns)

    def of_kind(self, *kinds: Kind) -> tuple[str, ...]:
        """Return the names of the columns of these kinds, in order."""
        return tuple(column.name for column in self.columns if column.kind in kinds)
