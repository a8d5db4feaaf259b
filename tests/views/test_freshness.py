"""A page notices a new load: it remembers the version that it showed."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard.components import desk
from dashboard.filters import Filters, Scope
from dashboard.settings import Settings, settings
from dashboard.warehouse.store import Store
from dashboard.warehouse.warehouse import Warehouse
from tests.drawn import make_store
from tests.reading import PATIENCE_SECONDS


def _script() -> None:
    from dashboard.components.freshness import (  # noqa: PLC0415 - the script runs on its own
        remember_version,
        watch_version,
    )

    remember_version()
    watch_version()


def test_the_version_remembered_is_the_one_shown(tmp_path: Path, monkeypatch):
    make_store(tmp_path, {})
    monkeypatch.setenv("STANDOUT_STORE", str(tmp_path))
    settings.cache_clear()
    desk.warehouse.clear()
    app = AppTest.from_function(_script, default_timeout=PATIENCE_SECONDS).run()
    first = app.session_state["version-seen"]
    Store(tmp_path).refresh()
    app.run()
    assert not app.exception
    assert app.session_state["version-seen"] != first
    settings.cache_clear()
    desk.warehouse.clear()


def test_all_figures_of_a_page_are_of_one_version(tmp_path: Path):
    make_store(tmp_path, {})
    warehouse = Warehouse(tmp_path, Settings())
    everything = Scope(everything=True)
    with warehouse.page("overview", Filters(), everything):
        first = warehouse.info().version
        Store(tmp_path).refresh()
        assert warehouse.info().version == first
    assert warehouse.info().version != first


def test_a_page_that_loads_shows_what_it_has_loaded(tmp_path: Path):
    make_store(tmp_path, {})
    warehouse = Warehouse(tmp_path, Settings())
    with warehouse.page("load", Filters(), Scope(everything=True), of_one_version=False):
        first = warehouse.info().version
        Store(tmp_path).refresh()
        assert warehouse.info().version != first
