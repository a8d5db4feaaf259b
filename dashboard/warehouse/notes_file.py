"""The small SQLite file that readers' notes lie in: its tables, and how it is opened."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from dashboard.errors import NotesUnreadable

_TABLES = """
create table if not exists owners (dispute_reason text primary key, owner text not null);
create table if not exists mappings (
    signature text primary key,
    file_name text not null,
    mapping text not null,
    made_at text not null
);
create table if not exists mappings_of_loads (
    load_id integer not null,
    signature text not null,
    mapping text not null,
    file_name_before text,
    mapping_before text,
    made_at_before text,
    primary key (load_id, signature)
);
create table if not exists remarks (
    kind text not null,
    measure text not null,
    segment text not null,
    place text not null,
    day text not null,
    who text not null,
    words text not null,
    made_at text not null,
    since text,
    primary key (kind, measure, segment, place)
);
"""
_SINCE = "alter table remarks add column since text"
# Where the header of the file holds how often it was changed (sqlite.org/fileformat, 1.3.7).
_CHANGES_AT, _CHANGES_BYTES = 24, 4


class NotesFile:
    """A file that several processes may write to at once; it is made when it is first written to.

    Every method raises NotesUnreadable for a file that is no such database or may not be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def is_made(self) -> bool:
        """Return whether anything was ever written."""
        return self._path.exists()

    def changes(self) -> bytes:
        """Return SQLite's own count of the changes to the file, which its header holds."""
        try:
            with self._path.open("rb") as header:
                header.seek(_CHANGES_AT)
                return header.read(_CHANGES_BYTES)
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise NotesUnreadable(self._path, str(error)) from error

    def read(self, table: str, statement: str, *values: str) -> list[tuple[Any, ...]]:
        """Return what a table holds; nothing where file or table was not made yet."""
        if not self.is_made():
            return []
        with self._open("ro") as connection:
            # The file is there from the moment it is opened for writing, its tables a moment
            # later; and an earlier release knew fewer of them.
            made = connection.execute(
                "select count(*) from sqlite_master where type = 'table' and name = ?", (table,)
            ).fetchone()
            return connection.execute(statement, values).fetchall() if made[0] else []

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Open the file to write to it, with all its tables; all that is written counts or none."""
        with self._open("rwc") as connection, connection:
            connection.executescript(_TABLES)
            columns = connection.execute("select name from pragma_table_info('remarks')").fetchall()
            if ("since",) not in columns:  # made by an earlier release
                connection.execute(_SINCE)
            yield connection

    @contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        address = f"{self._path.absolute().as_uri()}?mode={mode}"
        try:
            with closing(sqlite3.connect(address, timeout=10, uri=True)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise NotesUnreadable(self._path, str(error)) from error
