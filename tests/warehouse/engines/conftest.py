"""Engines beside DuckDB, started for the tests, and stores published to them."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from dashboard.settings import Settings
from dashboard.warehouse.clusters.addresses import cluster_at
from dashboard.warehouse.clusters.publishing import publish
from dashboard.warehouse.store import Store
from dashboard.warehouse.warehouse import Warehouse
from tests.drawn import make_store
from tests.queries import made_up
from tests.warehouse.engines import spark_cluster
from tests.warehouse.engines.selections import HOSTILE
from tests.warehouse.engines.servers import close_sessions, need, sail_server
from tests.warehouse.engines.spark_cluster import Cluster

_BILLING = [
    {"department": name, "month": month, "invoice_count": 50, "billed_amount": Decimal(90_000)}
    for name in ("North", "South")
    for month in (dt.date(2026, number, 1) for number in range(1, 11))
]
_RATES = [{"currency": "SEK", "base_currency": "NOK", "rate": Decimal("0.97")}]


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A random export with every table, in two currencies, after an earlier one."""
    folder = tmp_path_factory.mktemp("engines") / "store"
    return fill(folder)


def fill(folder: Path, count: int = 300) -> Store:
    """Make a store of two exports; some names in it try to be SQL."""
    tables = made_up.tables(seed=7, count=count) | {"billing": _BILLING, "rates": _RATES}
    for case, name in zip(tables["cases"], HOSTILE, strict=False):
        shown = {"currency": "NOK", "placed_on": dt.date(2026, 1, 15)}
        case |= {"department": name, "customer_name": name, **shown}
    earlier = made_up.earlier(tables["cases"], seed=7)
    make_store(folder, {"cases": earlier}, made_up.EARLIER_DAY)
    return make_store(folder, tables, made_up.DAY)


@pytest.fixture(scope="session")
def embedded(store: Store) -> Warehouse:
    """The store itself, as DuckDB answers for it."""
    return Warehouse(store.folder, Settings())


@pytest.fixture(scope="session")
def chdb_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of ClickHouse's engine; a process can have one only."""
    need("chdb", "clickhouse_connect")
    return tmp_path_factory.mktemp("chdb")


@pytest.fixture(scope="session")
def sail() -> Iterator[str]:
    """The address of a Sail server, without the folder that facts lie in."""
    need("pysail", "pyspark")
    with sail_server() as address:
        yield address


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A real Spark cluster: a master, two workers and a Connect server."""
    if reason := spark_cluster.missing():
        pytest.skip(reason)  # it takes minutes to install, and minutes to run
    with spark_cluster.spark_cluster(tmp_path_factory.mktemp("spark")) as cluster:
        yield cluster
        close_sessions()


Addresses = Callable[[str], str]


@pytest.fixture(scope="session")
def address_of(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Addresses:
    """Return a function that gives an empty place of an engine: `chdb`, `sail` or `spark`."""

    def address(engine: str) -> str:
        folder = tmp_path_factory.mktemp("facts")
        match engine:
            case "chdb":
                home = request.getfixturevalue("chdb_folder")
                return f"chdb:{home}?database={folder.name}"
            case "sail":
                return f"{request.getfixturevalue('sail')}/;folder={folder}"
        return f"{request.getfixturevalue('spark').address}/;folder={folder}"

    return address


def patient(address: str) -> Settings:
    """Return settings for an engine that may take its time on a busy machine."""
    return Settings(engine=address, answer_seconds=120)


@pytest.fixture(scope="session")
def published_at(store: Store, address_of: Addresses) -> Addresses:
    """Return a function that gives the place of an engine to which the store is published."""

    @cache
    def address(engine: str) -> str:
        place = address_of(engine)
        publish(store, cluster_at(place, patient(place)), lambda _table, _count: None)
        return place

    return address


@pytest.fixture(scope="session")
def published(store: Store, published_at: Addresses) -> Callable[[str], Warehouse]:
    """Return a function that gives the store as an engine answers for it."""

    @cache
    def warehouse(engine: str) -> Warehouse:
        return Warehouse(store.folder, patient(published_at(engine)))

    return warehouse
