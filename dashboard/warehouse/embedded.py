"""One facts file opened so that a question can read it and do nothing else."""

import shutil
import threading
import warnings
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import duckdb
import polars as pl

from dashboard.errors import NotAQuestion, QuestionTooLarge, QuestionTooSlow, StoreUnreadable
from dashboard.settings import Settings
from dashboard.sqlfile import in_order, sql_files
from dashboard.warehouse.tables import FACTS

# Answers are small, and planning them once is worth the copy that DuckDB warns of.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result makes an extra copy")
# What reading a damaged file can end in.
_DAMAGE = (
    duckdb.IOException,
    duckdb.SerializationException,
    duckdb.FatalException,
    duckdb.InternalException,
)


class EmbeddedEngine:
    """An in-process DuckDB over one immutable facts file.

    Views and macros of queries/ live in a small file of their own, the lens, written anew each
    time, so that a changed query never meets an old view. Lens and facts are both opened
    read-only, file access is off and the configuration is locked.
    """

    def __init__(self, facts: Path, owners: Mapping[str, str], settings: Settings) -> None:
        self._seconds = settings.answer_seconds
        self._memory_limit = settings.memory_limit
        self._store = facts.parent
        folder = mkdtemp(prefix="standout-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        lens = Path(folder) / "lens.duckdb"
        try:
            _write_lens(lens, facts, owners)
            self._connection = _connect(lens, settings)
            _attach(self._connection, facts)
        except duckdb.Error as error:
            raise StoreUnreadable(self._store, _first_line(error)) from error
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")

    def select(
        self, name: str, statement: str, variables: Mapping[str, Any], *, is_large: bool = False
    ) -> pl.DataFrame:
        """Answer one select statement with session variables bound; `name` is for errors.

        A large answer is not copied on its way out; but its statement is planned twice, which
        takes longer than most questions themselves.

        Raises NotAQuestion for anything but one select, QuestionTooSlow past the time limit,
        QuestionTooLarge past the memory limit, StoreUnreadable where the facts file is damaged.
        """
        statements = duckdb.extract_statements(statement)
        if [one.type for one in statements] != [duckdb.StatementType.SELECT]:
            raise NotAQuestion(name)
        with self._cursor(name) as cursor:
            for variable, value in variables.items():
                if value is not None:  # a variable that is not set reads as null, and costs nothing
                    cursor.execute(f'set variable "{variable}" = $1', [value])
            if is_large:
                answer: pl.DataFrame = cursor.sql(statement).pl()
                return answer
            return pl.DataFrame(cursor.execute(statement).to_arrow_table())

    @contextmanager
    def _cursor(self, name: str) -> Iterator[duckdb.DuckDBPyConnection]:
        cursor = self._connection.cursor()
        timer = threading.Timer(self._seconds, cursor.interrupt)
        timer.start()
        try:
            yield cursor
        except duckdb.InterruptException as error:
            raise QuestionTooSlow(name, self._seconds) from error
        except duckdb.OutOfMemoryException as error:
            raise QuestionTooLarge(name, self._memory_limit) from error
        except _DAMAGE as error:
            raise StoreUnreadable(self._store, _first_line(error)) from error
        finally:
            timer.cancel()
            cursor.close()


def _connect(lens: Path, settings: Settings) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(
        lens,
        read_only=True,
        config={
            "threads": settings.threads,
            "memory_limit": settings.memory_limit,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
            "python_enable_replacements": False,
            "temp_directory": str(lens.parent),
        },
    )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")


def _attach(connection: duckdb.DuckDBPyConnection, facts: Path) -> None:
    quoted = str(facts).replace("'", "''")
    connection.execute(f"attach '{quoted}' as facts (read_only)")


def _write_lens(lens: Path, facts: Path, owners: Mapping[str, str]) -> None:
    """Write the views and macros that questions stand on, over the tables of the facts file."""
    with duckdb.connect(lens) as connection:
        _attach(connection, facts)
        tables = connection.execute(
            "select table_name from duckdb_tables() where database_name = 'facts'"
            " union select view_name from duckdb_views()"
            " where database_name = 'facts' and view_name in $1",
            [list(FACTS)],
        ).fetchall()
        for (table,) in tables:
            connection.execute(f"create view {table} as from facts.{table}")
        connection.execute("create table owners (dispute_reason varchar, owner varchar)")
        connection.execute(
            "insert into owners select unnest($1), unnest($2)",
            [list(owners.keys()), list(owners.values())],
        )
        for folder in ("model", "metrics"):
            for file in in_order(sql_files(folder).values()):
                connection.execute(file.statement)
