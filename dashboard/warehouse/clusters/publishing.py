"""From the store to a cluster: send what it does not have, check it, then let readers see it."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import duckdb
import polars as pl
from filelock import FileLock

from dashboard import catalogue
from dashboard.errors import NoStore, PublishedDiffers
from dashboard.warehouse.canonical import canonical
from dashboard.warehouse.clusters.cluster import Cluster, ClusterEngine
from dashboard.warehouse.clusters.published import Piece, Table, Version
from dashboard.warehouse.portable.written_out import (
    read_beneath,
    tables_read,
    views,
    written_out,
)
from dashboard.warehouse.store import Store

_FRAME_ROWS = 250_000
# Read from the notes of whoever asks, not from the facts.
_NOT_FACTS = frozenset({"owners"})
_OF_THE_STORE = frozenset({"coverage", "made_with", "store_info"})
_LOAD = "load_id"
_PIECE_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Published:
    """What came of it: the version's number, and how many rows were sent and lay there before."""

    number: int
    sent_count: int
    kept_count: int


Tell = Callable[[str, int], None]


def publish(store: Store, cluster: Cluster, tell: Tell) -> Published:
    """Publish the current version of a store; `tell` is told each table and its rows before it.

    What the cluster has already is not sent again, and nothing at all where it has this version.
    Raises NoStore, PublishedDiffers and what a cluster raises; readers then see what they saw.
    """
    facts = store.current()
    if facts is None:
        raise NoStore(store.folder)
    with FileLock(store.folder / "publishing"), duckdb.connect(facts, read_only=True) as rows:
        return _publish(rows, store.identity(facts), cluster, tell)


def _publish(
    rows: duckdb.DuckDBPyConnection, identity: str, cluster: Cluster, tell: Tell
) -> Published:
    before = cluster.newest()
    if before is not None and before.identity == identity:
        return Published(before.number, 0, _row_count(before, before.pieces()))
    tables = {name: _table(rows, name) for name in sorted(published_tables())}
    version = Version(before.number + 1 if before else 1, identity, tables)
    there = before.pieces() if before else set()
    for table in tables.values():
        _send(rows, table, there, cluster, tell)
    _check(rows, version, cluster)
    cluster.announce(version)
    cluster.forget(version)
    kept = _row_count(version, there)
    return Published(version.number, _row_count(version, version.pieces()) - kept, kept)


def published_tables() -> set[str]:
    """Return the tables that questions, filters and checks are answered from."""
    statements = [
        *(one.file.statement for one in catalogue.questions().values()),
        *(one.file.statement for one in catalogue.checks().values()),
        *(one.statement for one in catalogue.choices().values()),
    ]
    reads = {name: tables_read(query) for name, query in views().items()}
    read = set().union(*(read_beneath(written_out(one), reads) for one in statements))
    return (read | _OF_THE_STORE) - reads.keys() - _NOT_FACTS


def _row_count(version: Version, pieces: set[tuple[str, str]]) -> int:
    return sum(
        piece.row_count
        for table in version.tables.values()
        for piece in table.pieces
        if (table.place, piece.name) in pieces
    )


def _table(rows: duckdb.DuckDBPyConnection, name: str) -> Table:
    """Return a table and its pieces: the rows of a load, where rows tell theirs, else all."""
    told = rows.execute(f"select column_name, column_type from (describe {name})").fetchall()
    columns = {column: _sent_as(kind) for column, kind in told}
    pieces = rows.execute(
        f"select {_load_of(columns)}, count(*), bit_xor(hash(told)), sum(hash(told))"
        f" from ({_rows_of(name, columns)}) as told group by all having count(*) > 0 order by all"
    ).fetchall()
    return Table(name, columns, tuple(Piece(_named(*piece), piece[1]) for piece in pieces))


def _sent_as(kind: str) -> str:
    """Return the type that a column of the store is sent in: words as text."""
    return "varchar" if kind.startswith("ENUM") else kind.lower()


def _rows_of(name: str, columns: Mapping[str, str]) -> str:
    told = (f"cast({column} as {kind}) as {column}" for column, kind in columns.items())
    return f"select {', '.join(told)} from {name}"


def _load_of(columns: Mapping[str, str]) -> str:
    return _LOAD if _LOAD in columns else "0"


def _named(load: int, *contents: object) -> str:
    """Return the name of a piece: the load, to find it by, and what its rows come to."""
    told = hashlib.sha256(repr(contents).encode()).hexdigest()[:_PIECE_LETTERS]
    return f"{load}_{told}"


def _send(
    rows: duckdb.DuckDBPyConnection,
    table: Table,
    there: set[tuple[str, str]],
    cluster: Cluster,
    tell: Tell,
) -> None:
    missing = [piece for piece in table.pieces if (table.place, piece.name) not in there]
    if missing:
        tell(table.name, sum(piece.row_count for piece in missing))
    for piece in missing:
        cluster.put(table, piece.name, _frames(rows, table, piece))


def _frames(rows: duckdb.DuckDBPyConnection, table: Table, piece: Piece) -> Iterator[pl.DataFrame]:
    load = int(piece.name.partition("_")[0])
    reader = (
        rows.cursor()
        .sql(
            f"{_rows_of(table.name, table.columns)} where {_load_of(table.columns)} = $load",
            params={"load": load},
        )
        .to_arrow_reader(_FRAME_ROWS)
    )
    for batch in reader:
        frame = pl.from_arrow(batch)
        assert isinstance(frame, pl.DataFrame)
        yield frame


def _check(rows: duckdb.DuckDBPyConnection, version: Version, cluster: Cluster) -> None:
    """Compare counts and sums of each table; PublishedDiffers for the first that differ."""
    engine = ClusterEngine(cluster, version, {})
    for table in version.tables.values():
        statement = _totals(table)
        sent = canonical(rows.sql(statement).pl()).row(0, named=True)
        found = canonical(engine.select(table.name, statement, {})).row(0, named=True)
        for figure, value in sent.items():
            if value != found[figure]:
                raise PublishedDiffers(table.name, figure, str(value), str(found[figure]))


def _totals(table: Table) -> str:
    figures = ["count(*) as row_count"]
    for column, kind in table.columns.items():
        figures.append(f"count({column}) as count_of_{column}")
        if kind == "bigint" or kind.startswith("decimal"):
            figures.append(f"sum({column}) as sum_of_{column}")
        elif kind != "boolean":
            figures += [f"min({column}) as first_{column}", f"max({column}) as last_{column}"]
    return f"select {', '.join(figures)} from {table.name}"
