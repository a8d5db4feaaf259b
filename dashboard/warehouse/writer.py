"""Rows on their way into a facts file, written by a thread of their own while others are read."""

import queue
import threading
from typing import Any

import duckdb
import polars as pl

from dashboard.model import CASES, TABLES

# Rows that lie together in the file. What is written in whole groups is written once.
_GROUP_ROWS = 122_880
_WRITTEN_ROWS = 4 * _GROUP_ROWS
_WAITING_FRAMES = 2

_Item = tuple[str, pl.DataFrame] | None


class Writer:
    """Appends frames to tables in the order they come; an error surfaces at the next call."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, load_id: int) -> None:
        self._cursor = connection.cursor()
        self._load_id = load_id
        self._waiting: queue.Queue[_Item] = queue.Queue(_WAITING_FRAMES)
        self._held: list[pl.DataFrame] = []
        self._held_table = ""
        self._error: BaseException | None = None
        self._is_stopped = False
        self._thread: threading.Thread | None = None

    def put(self, table: str, rows: pl.DataFrame) -> None:
        """Append rows soon; waits while as many frames are in line as may be."""
        if not rows.height:
            return
        self._raise()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
            self._thread.start()
        self._waiting.put((table, rows))

    def drain(self) -> None:
        """Wait until everything is written."""
        self._end()
        self._raise()

    def close(self) -> None:
        """Stop at once; what was not written yet never is."""
        self._is_stopped = True
        if self._thread is not None:
            self._cursor.interrupt()
        self._end()
        self._cursor.close()

    def _end(self) -> None:
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        """Take frames until told to end; after an error the rest is only taken out of the line."""
        for table, rows in iter(self._waiting.get, None):
            self._try(table, rows)
        self._try("", None)

    def _try(self, table: str, rows: pl.DataFrame | None) -> None:
        if self._error is not None or self._is_stopped:
            return
        try:
            self._take(table, rows)
        except BaseException as error:  # told to whoever puts or waits next
            self._error = error

    def _take(self, table: str, rows: pl.DataFrame | None) -> None:
        """Hold rows back until they fill whole groups, or rows of another kind come."""
        held = self._held[0].schema if self._held else None
        if rows is None or table != self._held_table or rows.schema != held:
            self._write(self._held)
            self._held = []
        if rows is None:
            return
        self._held_table = table
        self._held.append(rows)
        if sum(frame.height for frame in self._held) >= _WRITTEN_ROWS:
            together = pl.concat(self._held)
            whole = together.height - together.height % _GROUP_ROWS
            self._write([together.head(whole)])
            rest = together.tail(together.height - whole)
            self._held = [rest] if rest.height else []

    def _write(self, frames: list[pl.DataFrame]) -> None:
        if frames:
            append(self._cursor, self._held_table, pl.concat(frames), self._load_id)


def append(
    connection: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame, load_id: int
) -> None:
    """Append rows to a table, by the names of their columns, under a load's number."""
    if not rows.height:
        return
    # Arrow's newer texts are those of polars: nothing is copied on the way.
    incoming: Any = rows.to_arrow(compat_level=pl.CompatLevel.newest())
    connection.register("incoming", incoming)
    try:
        connection.execute(
            f"insert into {table} by name select {_shown(table, rows)} from incoming",
            {"load_id": load_id},
        )
    finally:
        connection.unregister("incoming")


def _shown(table: str, rows: pl.DataFrame) -> str:
    """Return the columns to insert: those given, the load, and an agency that is never null."""
    shown = [name for name in rows.columns if name != "agency"]
    shown.append("$load_id as load_id")
    if table == CASES.name:
        shown.append("$load_id as first_load_id")
    if table in TABLES and "agency" in TABLES[table].names:
        shown.append(
            "coalesce(agency, '') as agency" if "agency" in rows.columns else "'' as agency"
        )
    return ", ".join(shown)
