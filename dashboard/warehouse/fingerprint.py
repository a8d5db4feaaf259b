"""What tells facts derived by one set of SQL files from those derived by another."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import duckdb

from dashboard import codes
from dashboard.sqlfile import sql_files
from dashboard.warehouse.connections import attach_earlier


def fingerprint() -> str:
    """Return what tells one set of derived tables from another: a hash of SQL and codes behind."""
    return _digest(("derive",), codes.SELF_INFLICTED)


@cache
def asked_with() -> str:
    """Return what tells one release's answers from another's: a hash of views and metrics, too."""
    return _digest(("model", "metrics"), [version("standout")])


def _digest(folders: Iterable[str], words: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for name, file in sorted(sql_files(folder).items()):
            digest.update(name.encode() + b"\0" + file.path.read_bytes() + b"\0")
    digest.update("\0".join(sorted(words)).encode())
    return digest.hexdigest()


def made_with(facts: Path, folder: Path) -> str | None:
    """Return the fingerprint of the SQL that a facts file was derived by."""
    with duckdb.connect(":memory:") as connection:
        if "made_with" not in attach_earlier(connection, facts, folder):
            return None
        found = connection.execute("select fingerprint from earlier.main.made_with").fetchall()
    return str(found[0][0]) if found else None
