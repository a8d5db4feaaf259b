"""What is published is what the store holds, sent once, and seen whole or not at all."""

import datetime as dt
import re
import sys

import pytest
from click.testing import CliRunner
from polars.testing import assert_frame_equal

from dashboard.cli import main
from dashboard.errors import (
    EngineAddressIncomplete,
    EngineMissing,
    EngineUnknown,
    EngineUnreachable,
    NothingPublished,
    PublishedByAnother,
    PublishedDiffers,
)
from dashboard.filters import Filters
from dashboard.settings import Settings
from dashboard.warehouse.clusters.addresses import cluster_at
from dashboard.warehouse.clusters.cluster import Cluster
from dashboard.warehouse.clusters.published import VERSIONS
from dashboard.warehouse.clusters.publishing import Published, publish
from dashboard.warehouse.store import Store
from dashboard.warehouse.warehouse import Warehouse
from tests.conftest import ALL
from tests.drawn import make_store
from tests.queries import made_up

ENGINES = ("chdb", "sail")
LATER = dt.date(2026, 11, 30)


class Cut(Exception):
    """The line to the cluster was cut."""


def connected(address: str) -> Cluster:
    return cluster_at(address, Settings())


def sent_to(store: Store, cluster: Cluster) -> Published:
    return publish(store, cluster, lambda _table, _count: None)


def seen_at(store: Store, address: str) -> int:
    warehouse = Warehouse(store.folder, Settings(engine=address))
    return int(warehouse.ask("overview/headline", Filters(), ALL)["case_count"][0])


@pytest.fixture
def growing(tmp_path) -> Store:
    """A store of one load; `load_more` adds another."""
    return make_store(tmp_path / "store", made_up.tables(seed=3, count=60), made_up.DAY)


def load_more(store: Store, day: dt.date = LATER) -> None:
    more = made_up.tables(seed=day.month, count=90)
    make_store(store.folder, {"cases": more["cases"][60:]}, day)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_there_already_is_not_sent_again(engine, growing, address_of):
    cluster = connected(address_of(engine))
    first = sent_to(growing, cluster)
    assert (first.number, first.kept_count) == (1, 0)
    assert sent_to(growing, cluster) == Published(1, 0, first.sent_count)
    load_more(growing)
    second = sent_to(growing, cluster)
    told = Warehouse(growing.folder, Settings()).info().rows
    assert second.number == 2
    assert second.kept_count >= told["payments"] + told["events"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_publication_that_is_cut_off_shows_nothing_and_can_be_done_again(
    engine, growing, address_of, monkeypatch
):
    address = address_of(engine)
    cluster = connected(address)
    sent_to(growing, cluster)
    before = seen_at(growing, address)
    load_more(growing)
    put = cluster.put

    def cut(table, piece, rows):
        if table.name == "ledger":
            raise Cut
        put(table, piece, rows)

    monkeypatch.setattr(cluster, "put", cut)
    with pytest.raises(Cut):
        sent_to(growing, cluster)
    assert seen_at(growing, address) == before
    monkeypatch.undo()
    sent_to(growing, cluster)
    after = seen_at(growing, address)
    assert after > before
    assert (
        after
        == Warehouse(growing.folder, Settings()).ask("overview/headline", Filters(), ALL)[
            "case_count"
        ][0]
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_that_do_not_arrive_are_noticed(engine, growing, address_of, monkeypatch):
    address = address_of(engine)
    cluster = connected(address)
    put = cluster.put
    monkeypatch.setattr(
        cluster,
        "put",
        lambda table, piece, rows: put(
            table,
            piece,
            (frame.head(-1) if table.name == "case_facts" else frame for frame in rows),
        ),
    )
    with pytest.raises(PublishedDiffers, match="row_count"):
        sent_to(growing, cluster)
    with pytest.raises(NothingPublished, match="standout publish"):
        seen_at(growing, address)


@pytest.mark.parametrize("engine", ENGINES)
def test_days_of_any_year_are_held(engine, tmp_path, address_of):
    tables = made_up.tables(seed=3, count=4)
    for case, year in zip(tables["cases"], (1, 1850, 9999), strict=False):
        case |= {"currency": "NOK", "placed_on": None, "invoice_date": dt.date(year, 12, 31)}
    store = make_store(tmp_path / "store", tables, made_up.DAY)
    address = address_of(engine)
    sent_to(store, connected(address))
    told, expected = (
        Warehouse(store.folder, settings).ask("cases/rows", Filters(), ALL)
        for settings in (Settings(engine=address), Settings())
    )
    assert {day.year for day in expected["invoice_date"] if day} >= {1, 1850}
    assert_frame_equal(told, expected, rel_tol=1e-12, abs_tol=0)


def test_what_another_release_has_derived_is_refused_until_it_is_published_anew(
    growing, address_of, monkeypatch
):
    address = address_of("chdb")
    cluster = connected(address)
    sent_to(growing, cluster)
    seen_at(growing, address)
    monkeypatch.setattr("dashboard.warehouse.clusters.cluster.fingerprint", lambda: "another")
    with pytest.raises(PublishedByAnother, match="standout publish"):
        seen_at(growing, address)


def test_another_version_is_noticed(growing, address_of, monkeypatch):
    monkeypatch.setattr("dashboard.warehouse.clusters.cluster._LOOK_SECONDS", 0.0)
    address = address_of("chdb")
    cluster = connected(address)
    sent_to(growing, cluster)
    warehouse = Warehouse(growing.folder, Settings(engine=address))
    before = warehouse.info().version
    load_more(growing)
    sent_to(growing, cluster)
    assert warehouse.info().version != before
    assert_frame_equal(
        warehouse.ask("cases/rows", Filters(), ALL),
        Warehouse(growing.folder, Settings()).ask("cases/rows", Filters(), ALL),
    )


def test_clickhouse_forgets_what_older_versions_held_and_nothing_else(growing, address_of):
    cluster = connected(address_of("chdb"))
    cluster._command("theirs", "create table theirs (n Int64) engine = MergeTree order by n")
    cluster._command("theirs", "insert into theirs values (1)")
    published = []
    for days in (30, 60, 90):
        sent_to(growing, cluster)
        published.append(cluster.newest().pieces())
        load_more(growing, made_up.DAY + dt.timedelta(days))
    lying = cluster.run(
        "parts",
        "select distinct table as place, partition from system.parts"
        " where active and database = currentDatabase()"
        f" and table not in ('theirs', '{VERSIONS}')",
    )
    assert set(lying.rows()) == published[1] | published[2] != set.union(*published)
    assert cluster.run("theirs", "select n from theirs").rows() == [(1,)]


@pytest.mark.filterwarnings(r"ignore:\[RETRIES_EXCEEDED\]")
@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("postgres://host/facts", EngineUnknown),
        ("sc://127.0.0.1:1", EngineAddressIncomplete),
        ("sc://127.0.0.1:1/;folder=/tmp", EngineUnreachable),
        ("clickhouse://127.0.0.1:1/facts", EngineUnreachable),
    ],
)
def test_an_address_that_cannot_be_is_told(address, error):
    with pytest.raises(error):
        connected(address)


@pytest.mark.parametrize(
    ("address", "extra", "module"),
    [
        ("sc://host/;folder=/tmp", "spark", "pyspark.errors"),
        ("clickhouse://host/facts", "clickhouse", "clickhouse_connect"),
    ],
)
def test_an_extra_that_is_not_installed_is_named(address, extra, module, monkeypatch):
    monkeypatch.delitem(sys.modules, f"dashboard.warehouse.clusters.{extra}", raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(EngineMissing, match=re.escape(f"standout[{extra}]")):
        connected(address)


def test_the_command_tells_what_it_sent(growing, address_of):
    words = ["publish", "--to", address_of("chdb"), "--store", str(growing.folder)]
    told = CliRunner().invoke(main, words, catch_exceptions=False)
    assert told.exit_code == 0, told.output
    assert "case_facts: 60 rows" in told.output
    assert "Version 1 is published" in told.output
