"""How facts files are opened by those who make them."""

from pathlib import Path

import duckdb

from dashboard.errors import StoreUnreadable
from dashboard.settings import settings

# Of the memory that may be used; the rest is for the rows that are read meanwhile.
_WRITING_SHARE = 0.6
# All rows are read by then, and what they took is free: a load as a whole takes no more.
_DERIVING_SHARE = 1.2


def connect_for_writing(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a facts file that is being made."""
    connection = duckdb.connect(
        path,
        config={
            # Readable by the release before, so that going back is a matter of one pin.
            "storage_compatibility_version": "v1.5.0",
            "threads": settings().threads,
            "memory_limit": _share(_WRITING_SHARE),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "python_enable_replacements": False,
        },
    )
    connection.execute("set enable_progress_bar = false")  # progress is told by the loader
    # Trying them on every column takes a third of the time, and another way is never larger.
    connection.execute("set disabled_compression_methods = 'fsst, rle'")
    connection.execute("set write_buffer_row_group_count = 1")  # else five groups lie in memory
    return connection


def allow_deriving(connection: duckdb.DuckDBPyConnection) -> None:
    """Let a connection that writes use the memory that reading took before."""
    connection.execute(f"set memory_limit = '{_share(_DERIVING_SHARE)}'")


def _share(share: float) -> str:
    limit = settings().loading_memory.strip()
    unit = limit.lstrip("0123456789.")
    return f"{float(limit.removesuffix(unit)) * share:.3f}{unit}"


def attach_earlier(
    connection: duckdb.DuckDBPyConnection, facts: Path, folder: Path
) -> dict[str, set[str]]:
    """Attach a facts file as `earlier`; return the columns of each of its tables.

    Raises StoreUnreadable for the store in `folder` when it is no facts file.
    """
    quoted = str(facts).replace("'", "''")
    try:
        connection.execute(f"attach '{quoted}' as earlier (read_only)")
        found = connection.execute(
            "select table_name, list(column_name) from duckdb_columns()"
            " where database_name = 'earlier' group by table_name"
        ).fetchall()
    except duckdb.Error as error:
        raise StoreUnreadable(folder, str(error).splitlines()[0]) from error
    return {name: set(columns) for name, columns in found}
