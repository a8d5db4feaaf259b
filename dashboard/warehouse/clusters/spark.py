"""Spark, and what speaks its protocol: facts lie as Parquet in a folder that all of it reads."""

import atexit
import logging
import threading
import uuid
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

import polars as pl
from sqlglot import exp

from dashboard.errors import (
    EngineAddressIncomplete,
    EngineRefused,
    EngineUnreachable,
    QuestionTooSlow,
)
from dashboard.settings import Settings
from dashboard.warehouse.clusters.published import VERSIONS, Table, Version, version_of
from dashboard.warehouse.portable.alike import nothing_of
from dashboard.warehouse.portable.rendered import Dialect

with warnings.catch_warnings():  # that pandas is newer than it knows, which we do not use
    warnings.simplefilter("ignore", FutureWarning)
    from pyspark.errors import PySparkException
    from pyspark.sql.connect.client.retries import DefaultPolicy
    from pyspark.sql.connect.session import SparkSession

_FOLDER = "folder"
_NO_FOLDER = "PATH_NOT_FOUND"
_UNAVAILABLE = "UNAVAILABLE"
_SESSION: Mapping[str, str] = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
}
_TYPES: Mapping[str, str] = {"varchar": "string", "timestamp": "timestamp_ntz"}
# What it tells of each error is a trace of the server's; ours say what a reader can do.
logging.getLogger("pyspark").setLevel(logging.CRITICAL)

_OPEN: set["Spark"] = set()
_ATTEMPTS = 4  # about five seconds; its own are ten minutes


@atexit.register
def close_all() -> None:
    """End every session: one that is left open keeps the process from ending."""
    while _OPEN:
        _OPEN.pop().close()


class Spark:
    """A folder of Parquet: one below it a piece, and one to which a version adds its rows."""

    dialect: Dialect = "spark"

    def __init__(self, address: str, settings: Settings) -> None:
        host, _slash, told = address.partition("/;")
        wishes = dict(wish.partition("=")[::2] for wish in told.split(";") if wish)
        if not wishes.get(_FOLDER):
            raise EngineAddressIncomplete(host, _FOLDER)
        self.shown_address = host
        self._folder = wishes.pop(_FOLDER).rstrip("/")
        self._seconds = settings.answer_seconds
        rest = "".join(f";{name}={value}" for name, value in wishes.items())
        with self._telling(VERSIONS):
            self._session = SparkSession.builder.remote(f"{host}/{rest}").create()
            self._session.client.set_retry_policies([DefaultPolicy(max_retries=_ATTEMPTS)])
            for name, value in _SESSION.items():
                self._session.conf.set(name, value)
            _OPEN.add(self)

    def newest(self) -> Version | None:
        """Return the newest published version, None where there is none."""
        with self._telling(VERSIONS):
            try:
                told = self._session.read.parquet(self._place(VERSIONS)).toArrow()
            except PySparkException as error:
                if error.getCondition() == _NO_FOLDER:
                    return None
                raise
        rows: list[dict[str, object]] = told.to_pylist()
        return version_of(rows)

    def put(self, table: Table, piece: str, rows: Iterable[pl.DataFrame]) -> None:
        """Send a piece of a table, in place of what an earlier attempt has left of it."""
        mode = "overwrite"
        with self._telling(table.name):
            for frame in rows:
                self._write(frame, mode, self._place(table.place, piece))
                mode = "append"

    def announce(self, version: Version) -> None:
        """Let readers see a version: its rows are one file, which is there whole or not at all."""
        with self._telling(VERSIONS):
            self._write(version.rows(), "append", self._place(VERSIONS))

    def forget(self, kept: Version) -> None:
        """Leave the folders of earlier versions: this protocol has no way to remove them."""

    def sources(self, version: Version) -> Mapping[str, exp.Query]:
        """Return, by table of a version, the query that gives its rows: a view of its own."""
        with self._telling(VERSIONS):
            return {
                name: self._rows_of(table, version.number) for name, table in version.tables.items()
            }

    def run(self, name: str, text: str) -> pl.DataFrame:
        """Run one statement; raises EngineUnreachable, EngineRefused and QuestionTooSlow."""
        with self._telling(name), self._limited(name):
            answer = pl.from_arrow(self._session.sql(text).toArrow())
        assert isinstance(answer, pl.DataFrame)
        return answer

    def close(self) -> None:
        """End the session."""
        with suppress(PySparkException):
            self._session.stop()

    def _rows_of(self, table: Table, number: int) -> exp.Query:
        if not table.pieces:
            return nothing_of(table.columns)
        kinds = {column: _TYPES.get(kind, kind) for column, kind in table.columns.items()}
        schema = ", ".join(f"{column} {kind}" for column, kind in kinds.items())
        paths = [self._place(table.place, piece.name) for piece in table.pieces]
        view = f"{table.place}_of_{number}"
        self._session.read.schema(schema).parquet(*paths).createOrReplaceTempView(view)
        return exp.select("*").from_(view)

    def _write(self, rows: pl.DataFrame, mode: str, place: str) -> None:
        told = rows.to_arrow(compat_level=pl.CompatLevel.oldest())
        self._session.createDataFrame(told).coalesce(1).write.mode(mode).parquet(place)

    def _place(self, *names: str) -> str:
        return "/".join((self._folder, *names))

    @contextmanager
    def _limited(self, name: str) -> Iterator[None]:
        """Stop what a block runs once it takes too long."""
        tag = uuid.uuid4().hex
        passed = threading.Event()

        def stop() -> None:
            passed.set()
            with suppress(PySparkException):
                self._session.interruptTag(tag)

        timer = threading.Timer(self._seconds, stop)
        self._session.addTag(tag)
        timer.start()
        try:
            yield
        except PySparkException as error:
            if passed.is_set():
                raise QuestionTooSlow(name, self._seconds) from error
            raise
        finally:
            timer.cancel()
            self._session.removeTag(tag)

    @contextmanager
    def _telling(self, name: str) -> Iterator[None]:
        """Tell in our words what goes wrong in a block."""
        try:
            yield
        except PySparkException as error:
            if _UNAVAILABLE in str(error):
                raise EngineUnreachable(self.shown_address, _first_line(error)) from error
            raise EngineRefused(name, _first_line(error)) from error


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__).rstrip(".")
