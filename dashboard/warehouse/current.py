"""One version of the facts, open to be asked, and which one the page that runs is of."""

import datetime as dt
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass

from dashboard.warehouse.engine import Engine


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What holds for the whole store at one version."""

    version: str
    export_day: dt.date
    main_currency: str
    filled: Mapping[str, int]
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Current:
    """A version and the engine that answers for it."""

    version: str
    engine: Engine
    info: StoreInfo


@dataclass(slots=True)
class Held:
    """The version that a page is of, once it has asked for something."""

    version: Current | None = None


HELD: ContextVar[Held | None] = ContextVar("held", default=None)


def store_info(engine: Engine, version: str) -> StoreInfo:
    """Ask an engine what holds for the whole store."""
    told = engine.select("store", "select export_day, main_currency from store_info", {})
    coverage = engine.select(
        "coverage", "select table_name, column_name, row_count, filled_count from coverage", {}
    ).rows()
    return StoreInfo(
        version=version,
        export_day=told["export_day"][0],
        main_currency=told["main_currency"][0] or "",
        filled={f"{table}.{column}": filled for table, column, _count, filled in coverage},
        rows={table: count for table, _column, count, _filled in coverage},
    )
