"""One facts file opened so that a question can read it and do nothing else."""

import shutil
import threading
import warnings
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import duckdb
import polars as pl
from sqlglot import exp

from dashboard.errors import NotAQuestion, QuestionTooLarge, QuestionTooSlow, StoreUnreadable
from dashboard.settings import Settings
from dashboard.warehouse.portable.alike import words_of
from dashboard.warehouse.portable.floor import GROUPS, Sources
from dashboard.warehouse.portable.literals import Bound
from dashboard.warehouse.portable.rendered import Renderer
from dashboard.warehouse.portable.written_out import LANGUAGE
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
_STATEMENTS_KEPT = 512
# More questions at once than this for each thread take longer together than one after the other.
_AT_ONCE = 2
_MANY_ROWS = 2_000_000


class EmbeddedEngine:
    """An in-process DuckDB over one immutable facts file.

    Views and macros of queries/ are written out in each statement, with only those conditions that
    the selection has: DuckDB plans that in half the time. Values stay variables and are bound. All
    that is opened is read-only, file access is off and the configuration is locked.
    """

    def __init__(self, facts: Path, owners: Mapping[str, str], settings: Settings) -> None:
        self._seconds = settings.answer_seconds
        self._turns = threading.BoundedSemaphore(_AT_ONCE * settings.threads)
        self._memory_limit = settings.memory_limit
        self._store = facts.parent
        folder = mkdtemp(prefix="standout-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        try:
            self._connection = _connect(Path(folder), settings)
            _attach(self._connection, facts)
            tables = _tables(self._connection)
        except duckdb.Error as error:
            raise StoreUnreadable(self._store, _first_line(error)) from error
        told = words_of(("dispute_reason", "owner"), list(owners.items()))
        sources = {**tables, "owners": told}
        self._renderer = Renderer(
            sources,
            LANGUAGE,
            _columns(self._connection, GROUPS),
            many_rows=_row_count(self._connection, "case_facts") >= _MANY_ROWS,
        )
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
        if not _is_one_select(statement):
            raise NotAQuestion(name)
        bound = {
            variable: value
            for variable, value in variables.items()
            if value is not None and not isinstance(value, bool)
        }
        told = {**variables, **dict.fromkeys(bound, Bound.BOUND)}
        text = self._renderer.rendered(name, statement, told)
        with self._cursor(name) as cursor:
            for variable, value in bound.items():
                cursor.execute(f'set variable "{variable}" = $1', [value])
            if is_large:
                answer: pl.DataFrame = cursor.sql(text).pl()
                return answer
            return pl.DataFrame(cursor.execute(text).to_arrow_table())

    @contextmanager
    def _cursor(self, name: str) -> Iterator[duckdb.DuckDBPyConnection]:
        if not self._turns.acquire(timeout=self._seconds):
            raise QuestionTooSlow(name, self._seconds)
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
            self._turns.release()


@lru_cache(_STATEMENTS_KEPT)
def _is_one_select(statement: str) -> bool:
    statements = duckdb.extract_statements(statement)
    return [one.type for one in statements] == [duckdb.StatementType.SELECT]


def _connect(folder: Path, settings: Settings) -> duckdb.DuckDBPyConnection:
    """Open an empty database, as only a file can be opened read-only."""
    empty = folder / "empty.duckdb"
    duckdb.connect(empty).close()
    return duckdb.connect(
        empty,
        read_only=True,
        config={
            "threads": settings.threads,
            "memory_limit": settings.memory_limit,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
            "python_enable_replacements": False,
            "temp_directory": str(folder),
        },
    )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")


def _attach(connection: duckdb.DuckDBPyConnection, facts: Path) -> None:
    quoted = str(facts).replace("'", "''")
    connection.execute(f"attach '{quoted}' as facts (read_only)")


def _tables(connection: duckdb.DuckDBPyConnection) -> Sources:
    """Return, by table that questions may read, the query that gives its rows."""
    names = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'facts'"
        " union select view_name from duckdb_views()"
        " where database_name = 'facts' and view_name in $1",
        [list(FACTS)],
    ).fetchall()
    return {name: exp.select("*").from_(exp.table_(name, "facts")) for (name,) in names}


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    found = connection.execute(
        "select column_name from duckdb_columns() where database_name = 'facts'"
        " and table_name = $1",
        [table],
    )
    return {name for (name,) in found.fetchall()}


def _row_count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    found = connection.execute(
        "select estimated_size from duckdb_tables() where database_name = 'facts'"
        " and table_name = $1",
        [table],
    ).fetchone()
    return int(found[0]) if found else 0
