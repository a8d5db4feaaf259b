"""The dashboard answers from an engine that facts were published to, as it does from the store."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.filters import Filters
from tests.browser.conftest import Opens
from tests.browser.reader import Dashboard
from tests.served import served
from tests.warehouse.engines.servers import need, sail_server

PAGES = ("findings", "departments", "customers", "disputes", "collection", "cases", "data")
ON_SAIL = ("findings", "cases")
FIGURES = (("outstanding_amount", "overview/levels"), ("dispute_rate", "overview/headline"))


def publish(store: Path, address: str) -> None:
    """Publish in a process of its own: the engine within a process is that process's alone."""
    words = ["-m", "dashboard.cli", "publish", "--to", address, "--store", str(store)]
    told = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


@pytest.fixture(scope="module")
def on_chdb(dashboard: Dashboard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The sample company's dashboard, answered by ClickHouse's engine."""
    need("chdb", "clickhouse_connect")
    with answered(dashboard.store, f"chdb:{tmp_path_factory.mktemp('facts')}") as answering:
        yield answering


@pytest.fixture(scope="module")
def on_sail(dashboard: Dashboard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The sample company's dashboard, answered by Sail."""
    need("pysail", "pyspark")
    folder = tmp_path_factory.mktemp("facts")
    with sail_server() as server, answered(dashboard.store, f"{server}/;folder={folder}") as one:
        yield one


@pytest.fixture(params=["on_chdb", "on_sail"])
def published(request: pytest.FixtureRequest) -> Dashboard:
    """The sample company's dashboard, answered by an engine."""
    answering: Dashboard = request.getfixturevalue(request.param)
    return answering


@contextmanager
def answered(store: Path, address: str) -> Iterator[Dashboard]:
    publish(store, address)
    with served(store, STANDOUT_ENGINE=address) as page:
        yield Dashboard(page, store)


def test_pages_show_the_same_figures_as_those_of_the_store(
    published: Dashboard, opens: Opens
) -> None:
    reader = opens(published.address)
    for metric, question in FIGURES:
        told = published.tile(metric, question, Filters())
        expect(reader.tile(metric)).to_have_text(told)
    assert reader.complaints == []


@pytest.mark.parametrize(
    ("engine", "page"), [*product(["on_chdb"], PAGES), *product(["on_sail"], ON_SAIL)]
)
def test_every_page_is_served(
    engine: str, page: str, request: pytest.FixtureRequest, opens: Opens
) -> None:
    published: Dashboard = request.getfixturevalue(engine)
    reader = opens(f"{published.address}/{page}")
    expect(reader.page.locator("h1.page-title")).to_be_visible()
    assert reader.page.locator(".failure").count() == 0
    assert reader.complaints == []


def test_files_are_not_loaded_where_facts_are_published(published: Dashboard, opens: Opens) -> None:
    reader = opens(f"{published.address}/load")
    assert reader.page.locator("nav.menu a[href*=load]").count() == 0
    assert not reader.page.url.endswith("/load")
