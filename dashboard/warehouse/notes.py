"""What readers themselves write, kept beside the facts and never in them."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from dashboard import codes

_TABLES = """
create table if not exists owners (dispute_reason text primary key, owner text not null);
"""


class Notes:
    """A small database in the store's folder; several processes may write to it at once."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "notes.sqlite"

    def owners(self) -> dict[str, str]:
        """Return the process that owns each dispute reason: the shipped map, as edited."""
        shipped = {code: reason.owner for code, reason in codes.DISPUTE_REASONS.items()}
        if not self._path.exists():
            return shipped
        with self._open() as connection:
            return shipped | dict(connection.execute("select dispute_reason, owner from owners"))

    def set_owners(self, owners: Mapping[str, str]) -> None:
        """Remember who owns these reasons."""
        with self._open() as connection, connection:
            connection.executemany(
                "insert or replace into owners values (?, ?)", sorted(owners.items())
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._path, timeout=10)) as connection:
            connection.executescript(_TABLES)
            yield connection
