"""What tells facts derived by one set of SQL files from those derived by another."""

import hashlib
from functools import cache
from pathlib import Path

import duckdb

from dashboard import codes
from dashboard.sqlfile import sql_files
from dashboard.warehouse.connections import attach_earlier


def fingerprint() -> str:
    """Return what tells one set of derived tables from another: a hash of SQL and codes behind."""
    digest = hashlib.sha256()
    for name, file in sorted(sql_files("derive").items()):
        digest.update(name.encode() + b"\0" + file.path.read_bytes() + b"\0")
    digest.update("\0".join(sorted(codes.SELF_INFLICTED)).encode())
    return digest.hexdigest()


@cache
def asked_with() -> str:
    """Return what tells one set of views and metrics from another, which answers come from."""
    digest = hashlib.sha256()
    for folder in ("model", "metrics"):
        for name, file in sorted(sql_files(folder).items()):
            digest.update(name.encode() + b"\0" + file.path.read_bytes() + b"\0")
    return digest.hexdigest()


def made_with(facts: Path, folder: Path) -> str | None:
    """Return the fingerprint of the SQL that a facts file was derived by."""
    with duckdb.connect(":memory:") as connection:
        if "made_with" not in attach_earlier(connection, facts, folder):
            return None
        found = connection.execute("select fingerprint from earlier.main.made_with").fetchall()
    return str(found[0][0]) if found else None
