"""What is published: versions of the facts, each a list of pieces that lie on the cluster."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

# A version is told by one row a piece; a table without rows has one that names none.
VERSION_COLUMNS: Mapping[str, str] = {
    "version": "bigint",
    "identity": "varchar",
    "table_name": "varchar",
    "columns": "varchar",
    "piece": "varchar",
    "row_count": "bigint",
}
VERSIONS = "published_versions"
_SHORT = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a table that are sent together and never change; named after what is in them."""

    name: str
    row_count: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one version: its columns with their types in the store, and its pieces."""

    name: str
    columns: Mapping[str, str]
    pieces: tuple[Piece, ...] = ()

    @property
    def place(self) -> str:
        """Return the name it has on the cluster: another one where its columns are others."""
        told = json.dumps(list(self.columns.items()))
        return f"{self.name}_{hashlib.sha256(told.encode()).hexdigest()[:_SHORT]}"


@dataclass(frozen=True, slots=True)
class Version:
    """One state of the facts; `identity` is that of the store's version it was made from."""

    number: int
    identity: str
    tables: Mapping[str, Table] = field(default_factory=dict)

    def pieces(self) -> set[tuple[str, str]]:
        """Return the place and name of every piece."""
        return {(table.place, one.name) for table in self.tables.values() for one in table.pieces}

    def rows(self) -> pl.DataFrame:
        """Return the rows that tell it, columns as in VERSION_COLUMNS."""
        told = [
            (self.number, self.identity, table.name, json.dumps(dict(table.columns)), *piece)
            for table in self.tables.values()
            for piece in [(one.name, one.row_count) for one in table.pieces] or [("", 0)]
        ]
        kinds = [pl.Int64 if kind == "bigint" else pl.String for kind in VERSION_COLUMNS.values()]
        schema = dict(zip(VERSION_COLUMNS, kinds, strict=True))
        return pl.DataFrame(told, schema=schema, orient="row")


def version_of(rows: Iterable[Mapping[str, object]]) -> Version | None:
    """Return the newest version that rows tell, None where there are none."""
    told = list(rows)
    newest = max((int(str(row["version"])) for row in told), default=0)
    tables: dict[str, Table] = {}
    identity = ""
    for row in (row for row in told if row["version"] == newest):
        identity, name = str(row["identity"]), str(row["table_name"])
        before = tables.get(name, Table(name, json.loads(str(row["columns"]))))
        piece = (Piece(str(row["piece"]), int(str(row["row_count"]))),) if row["piece"] else ()
        tables[name] = Table(name, before.columns, before.pieces + piece)
    return Version(newest, identity, tables) if told else None
