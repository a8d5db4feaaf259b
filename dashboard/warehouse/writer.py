"""Rows on their way into a facts file, written by threads of their own while others are read."""

import queue
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa

from dashboard.model import CASES, TABLES
from dashboard.warehouse.tables import FACTS, written
from dashboard.warehouse.widened import widen

# Rows that lie together in the file. Written as whole groups they are written once.
_GROUP_ROWS = 122_880
_WAITING_FRAMES = 2
# Arrow's newer texts are those of polars: nothing is copied on the way.
_ARROW = pl.CompatLevel.newest()


class Writer:
    """Appends frames to tables in the order they come; an error surfaces at the next call.

    All frames of a table that look alike are one statement, which takes them as they come: rows
    that come by many statements are written anew at each of them.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, load_id: int) -> None:
        self._connection = connection
        self._load_id = load_id
        self._streams: dict[str, _Stream] = {}

    def put(self, table: str, rows: pl.DataFrame) -> None:
        """Append rows soon; waits while as many frames are in line as may be."""
        if not rows.height:
            return
        stream = self._streams.pop(table, None)
        if stream is not None and stream.schema != rows.schema:
            stream.end()
            stream = None
        if stream is None:
            if table in FACTS:
                widen(self._connection, table, rows.columns)
            stream = _Stream(self._connection.cursor(), table, rows.schema, self._load_id)
        self._streams[table] = stream
        stream.put(rows)

    def drain(self) -> None:
        """Wait until everything is written."""
        while self._streams:
            self._streams.popitem()[1].end()

    def close(self) -> None:
        """Stop at once; what was not written yet never is."""
        while self._streams:
            self._streams.popitem()[1].stop()


class _Stream:
    """One insert statement, in a thread of its own, that takes frames as they come."""

    def __init__(
        self, cursor: duckdb.DuckDBPyConnection, table: str, schema: pl.Schema, load_id: int
    ) -> None:
        self.schema = schema
        self._cursor = cursor
        self._waiting: queue.Queue[pl.DataFrame | None] = queue.Queue(_WAITING_FRAMES)
        self._error: BaseException | None = None
        self._is_stopped = False
        self._thread = threading.Thread(
            target=self._run, args=(table, load_id), name=f"writer of {table}", daemon=True
        )
        self._thread.start()

    def put(self, rows: pl.DataFrame) -> None:
        self._raise()
        self._waiting.put(rows)

    def end(self) -> None:
        """Wait until what was put is written; raises what went wrong on the way."""
        self._join()
        try:
            self._raise()
        finally:
            self._error = None

    def stop(self) -> None:
        """Let the statement fail, so that it leaves nothing behind."""
        self._is_stopped = True
        self._cursor.interrupt()
        self._join()
        # Its traceback holds this stream and so its cursor, which has to be gone before we exit.
        self._error = None

    def _join(self) -> None:
        self._waiting.put(None)
        self._thread.join()
        self._cursor.close()

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error

    def _run(self, table: str, load_id: int) -> None:
        frames = self._frames()
        try:
            none = _arrow(pl.DataFrame(schema=self.schema))
            batches = (batch for rows in groups(frames) for batch in _arrow(rows).to_batches())
            incoming = pa.RecordBatchReader.from_batches(none.schema, batches)
            _insert(self._cursor, table, self.schema, incoming, load_id)
        except BaseException as error:  # told to whoever puts or waits next
            self._error = error
            with suppress(InterruptedError):
                for _ in frames:  # nobody shall wait for a place in a line that stands still
                    pass

    def _frames(self) -> Iterator[pl.DataFrame]:
        while (rows := self._waiting.get()) is not None:
            yield rows
        if self._is_stopped:
            raise InterruptedError


def groups(frames: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """Cut frames anew, into as many rows as lie together in the file; the last may be shorter."""
    held: list[pl.DataFrame] = []
    for rows in frames:
        held.append(rows)
        if sum(frame.height for frame in held) >= _GROUP_ROWS:
            *whole, rest = pl.concat(held).iter_slices(_GROUP_ROWS)
            yield from whole
            held = [rest]
    if held:
        yield pl.concat(held)


def append(
    connection: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame, load_id: int
) -> None:
    """Append rows to a table, by the names of their columns, under a load's number."""
    if rows.height:
        _insert(connection, table, rows.schema, _arrow(rows), load_id)


def _arrow(rows: pl.DataFrame) -> pa.Table:
    return rows.rechunk().to_arrow(compat_level=_ARROW)


def _insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    schema: pl.Schema,
    incoming: Any,
    load_id: int,
) -> None:
    connection.register("incoming", incoming)
    try:
        connection.execute(
            f"insert into {written(table)} by name select {_shown(table, schema)} from incoming",
            {"load_id": load_id},
        )
    finally:
        connection.unregister("incoming")


def _shown(table: str, schema: pl.Schema) -> str:
    """Return the columns to insert: those given, the load, and an agency that is never null."""
    shown = [name for name in schema if name != "agency"]
    shown.append("$load_id as load_id")
    if table == CASES.name:
        shown.append("$load_id as first_load_id")
    if table in TABLES and "agency" in TABLES[table].names:
        shown.append("coalesce(agency, '') as agency" if "agency" in schema else "'' as agency")
    return ", ".join(shown)
