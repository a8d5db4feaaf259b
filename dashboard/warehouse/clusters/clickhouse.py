"""ClickHouse: a server, its cloud, or the whole engine within this process."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote

import clickhouse_connect
import polars as pl
from clickhouse_connect.driver.client import Client
from clickhouse_connect.driver.exceptions import ClickHouseError, OperationalError
from sqlglot import exp

from dashboard.errors import EngineRefused, EngineUnreachable, QuestionTooSlow
from dashboard.settings import Settings
from dashboard.warehouse.clusters.published import (
    VERSION_COLUMNS,
    VERSIONS,
    Table,
    Version,
    version_of,
)
from dashboard.warehouse.portable.alike import nothing_of
from dashboard.warehouse.portable.rendered import Dialect

# With these nulls, names and days are as in the standard, and as everywhere else.
_AS_ELSEWHERE: Mapping[str, Any] = {
    "join_use_nulls": 1,
    "aggregate_functions_null_for_empty": 1,
    "group_by_use_nulls": 1,
    "prefer_column_name_to_alias": 1,
    "cast_keep_nullable": 1,
    "enable_extended_results_for_datetime_functions": 1,
    "union_default_mode": "DISTINCT",
}
_TYPES: Mapping[str, str] = {
    "bigint": "Int64",
    "varchar": "String",
    "date": "Date32",
    "boolean": "Bool",
    "timestamp": "DateTime64(6, 'UTC')",
}
_TOO_SLOW = "Code: 159"
_PIECE = "standout_piece"
# Facts lie the way they are asked, and what else is told of a case beside it.
_KEYS = (
    ("shown_currency", "department", "placed_on", "case_key"),
    ("case_key",),
    ("agency", "case_id"),
)


class ClickHouse:
    """Tables of a database, a partition a piece; a version names the partitions it is made of."""

    dialect: Dialect = "clickhouse"

    def __init__(self, address: SplitResult, settings: Settings) -> None:
        self.shown_address = f"{address.scheme}://{address.hostname or address.path}"
        self._seconds = settings.answer_seconds
        # The engine within this process runs one statement at a time on a connection.
        is_within = address.scheme == "chdb"
        self._alone: AbstractContextManager[Any] = threading.Lock() if is_within else nullcontext()
        try:
            self._client = _client(address, {**_AS_ELSEWHERE, "max_execution_time": self._seconds})
        except ClickHouseError as error:
            raise EngineUnreachable(self.shown_address, _first_line(error)) from error

    def newest(self) -> Version | None:
        """Return the newest published version, None where there is none."""
        self._prepare()
        told = self.run(
            VERSIONS,
            f"select * from {VERSIONS} where version = (select max(version) from {VERSIONS})",
        )
        return version_of(told.to_dicts())

    def put(self, table: Table, piece: str, rows: Iterable[pl.DataFrame]) -> None:
        """Send a piece of a table, in place of what an earlier attempt has left of it."""
        self._command(table.name, _definition(table))
        self._command(table.name, f"alter table {table.place} drop partition '{piece}'")
        for frame in rows:
            self._insert(table.place, frame.with_columns(pl.lit(piece).alias(_PIECE)))

    def announce(self, version: Version) -> None:
        """Let readers see a version: its rows are one block, which is there whole or not at all."""
        self._insert(VERSIONS, version.rows())

    def forget(self, kept: Version) -> None:
        """Remove partitions that neither this version nor the one before it is made of.

        What else lies in the database, and is not ours, stays.
        """
        told = self.run(VERSIONS, f"select * from {VERSIONS} where version < {kept.number}")
        before = version_of(told.to_dicts())
        needed = kept.pieces() | (before.pieces() if before else set())
        lying = self.run(
            VERSIONS,
            "select distinct table as place, partition from system.parts"
            " where active and database = currentDatabase() and table in ("
            "select name from system.tables"
            f" where database = currentDatabase() and partition_key = '{_PIECE}')",
        )
        for place, piece in lying.rows():
            if (place, piece) not in needed:
                self._command(place, f"alter table {place} drop partition '{piece}'")

    def sources(self, version: Version) -> Mapping[str, exp.Query]:
        """Return, by table of a version, the query that gives its rows."""
        return {name: _rows_of(table) for name, table in version.tables.items()}

    def run(self, name: str, text: str) -> pl.DataFrame:
        """Run one statement; raises EngineUnreachable, EngineRefused and QuestionTooSlow."""
        with self._telling(name):
            answer = pl.from_arrow(self._client.query_arrow(text, use_strings=True))
        assert isinstance(answer, pl.DataFrame)
        return answer

    @contextmanager
    def _telling(self, name: str) -> Iterator[None]:
        with self._alone, _told(self.shown_address, name, self._seconds):
            yield

    def _prepare(self) -> None:
        columns = ", ".join(f"{column} {_TYPES[kind]}" for column, kind in VERSION_COLUMNS.items())
        self._command(
            VERSIONS,
            f"create table if not exists {VERSIONS} ({columns})"
            " engine = MergeTree order by version",
        )

    def _command(self, name: str, text: str) -> None:
        with self._telling(name):
            self._client.command(text)

    def _insert(self, place: str, rows: pl.DataFrame) -> None:
        with self._telling(place):
            self._client.insert_arrow(place, rows.to_arrow())


@contextmanager
def _told(address: str, name: str, seconds: float) -> Iterator[None]:
    """Tell in our words what goes wrong in a block."""
    try:
        yield
    except OperationalError as error:
        raise EngineUnreachable(address, _first_line(error)) from error
    except ClickHouseError as error:
        if _TOO_SLOW in str(error):
            raise QuestionTooSlow(name, seconds) from error
        raise EngineRefused(name, _first_line(error)) from error


def _client(address: SplitResult, settings: Mapping[str, Any]) -> Client:
    wishes = dict(parse_qsl(address.query))
    if address.scheme == "chdb":
        database = wishes.get("database", "default")
        with clickhouse_connect.get_client(interface="chdb", path=address.path) as client:
            client.command(f"create database if not exists `{database}`")
        return clickhouse_connect.get_client(
            interface="chdb", path=address.path, database=database, settings=dict(settings)
        )
    return clickhouse_connect.get_client(
        host=address.hostname or "",
        port=address.port or 0,
        username=unquote(address.username) if address.username else None,
        password=unquote(address.password or ""),
        database=address.path.strip("/") or None,
        secure=wishes.get("secure", "false"),
        settings=dict(settings),
        autogenerate_session_id=False,  # else one question at a time
    )


def _definition(table: Table) -> str:
    columns = ", ".join(
        f"{column} Nullable({_type(kind)})" for column, kind in table.columns.items()
    )
    key = next((key for key in _KEYS if set(key) <= table.columns.keys()), ())
    return (
        f"create table if not exists {table.place} ({columns}, {_PIECE} String) engine = MergeTree"
        f" partition by {_PIECE} order by ({', '.join(key)}) settings allow_nullable_key = 1"
    )


def _type(kind: str) -> str:
    return _TYPES.get(kind.lower()) or kind.lower().replace("decimal", "Decimal")


def _rows_of(table: Table) -> exp.Query:
    """Return the rows of a table's pieces; a place may hold those of other versions, too."""
    if not table.pieces:
        return nothing_of(table.columns)
    pieces = [exp.Literal.string(piece.name) for piece in table.pieces]
    return (
        exp.select(*(exp.column(column) for column in table.columns))
        .from_(exp.to_table(table.place))
        .where(exp.column(_PIECE).isin(*pieces))
    )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")
