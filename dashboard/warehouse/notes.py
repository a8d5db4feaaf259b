"""What readers themselves write, kept beside the facts and never in them."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from dashboard import codes
from dashboard.errors import NotesUnreadable

_TABLES = """
create table if not exists owners (dispute_reason text primary key, owner text not null);
"""


class Notes:
    """A small database in the store's folder; several processes may write to it at once."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "notes.sqlite"

    def owners(self) -> dict[str, str]:
        """Return the process that owns each dispute reason: the shipped map, as edited.

        Raises NotesUnreadable for a file that is no such database.
        """
        shipped = {code: reason.owner for code, reason in codes.DISPUTE_REASONS.items()}
        if not self._path.exists():
            return shipped
        with self._open("ro") as connection:
            return shipped | _edited(connection)

    def set_owners(self, owners: Mapping[str, str]) -> None:
        """Remember who owns these reasons; NotesUnreadable where they cannot be written."""
        with self._open("rwc") as connection, connection:
            connection.executescript(_TABLES)
            connection.executemany(
                "insert or replace into owners values (?, ?)", sorted(owners.items())
            )

    @contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        address = f"{self._path.absolute().as_uri()}?mode={mode}"
        try:
            with closing(sqlite3.connect(address, timeout=10, uri=True)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise NotesUnreadable(self._path, str(error)) from error


def _edited(connection: sqlite3.Connection) -> dict[str, str]:
    # The file is there from the moment it is opened for writing, its table a moment later.
    (is_made,) = connection.execute(
        "select count(*) from sqlite_master where type = 'table' and name = 'owners'"
    ).fetchone()
    return dict(connection.execute("select dispute_reason, owner from owners")) if is_made else {}
