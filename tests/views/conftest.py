"""Pages run without a browser, over a full store, one that lacks columns, and an empty one."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components import desk
from dashboard.model import CASES
from dashboard.serving import load_sample
from dashboard.settings import settings
from tests.drawn import make_store, rows, with_defaults
from tests.reading import PATIENCE_SECONDS

Page = Callable[..., AppTest]
_POOR = """
    case_id | department | principal | paid_total | outstanding
    P1      | North      |    100.00 |       0.00 |      100.00
    P2      | South      |     50.00 |      20.00 |       10.00
"""
_SEPTEMBER = """
    case_id | agency | department | customer_id | currency | principal | outstanding | status
    S1      | Fjord  | North      | K1          | NOK      |    100.00 |       90.00 | Pågår
    S1      | Dal    | South      | K1          | NOK      |    500.00 |      500.00 | Pågår
    S2      | Fjord  | North      | K2          | NOK      |    200.00 |      200.00 | Pågår
"""
_OCTOBER = """
    case_id | agency | department | customer_id | currency | principal | outstanding | status
    S1      | Fjord  | North      | K1          | NOK      |    100.00 |       40.00 | Rettslig
    S1      | Dal    | South      | K1          | NOK      |    500.00 |      500.00 | Pågår
    S3      | Fjord  | North      | K3          | NOK      |    300.00 |      300.00 | Pågår
"""


def _script(name: str) -> None:
    import streamlit as st  # noqa: PLC0415 - the script runs on its own

    from dashboard.components import address  # noqa: PLC0415 - as above
    from dashboard.views import PAGES  # noqa: PLC0415 - as above

    view, filters = PAGES[name], address.current_filters()
    if hasattr(view, "about"):
        st.title(view.about(filters) or view.TITLE)
    view.render(filters)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped sample, loaded."""
    folder = tmp_path_factory.mktemp("sample")
    load_sample(folder, lambda _done, _total, _file: None)
    return folder


@pytest.fixture(scope="session")
def poor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two cases that say next to nothing."""
    folder = tmp_path_factory.mktemp("poor")
    make_store(folder, {"cases": with_defaults(rows(_POOR, CASES))})
    return folder


@pytest.fixture(scope="session")
def told_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two exports of two agencies; both have a case S1, Fjord's is of two invoices."""
    folder = tmp_path_factory.mktemp("told_twice")
    for month, drawn in ((9, _SEPTEMBER), (10, _OCTOBER)):
        day = dt.date(2026, month, 30)
        store = make_store(folder, {"cases": with_defaults(rows(drawn, CASES))}, day)
    facts = store.current()
    assert facts
    with duckdb.connect(facts) as connection:
        connection.execute(
            "insert into case_parts by name select 'Fjord' as agency, 'S1' as case_id, 'invoice'"
            " as part, unnest(['F-1', 'F-2']) as invoice_no, unnest([60, 40]) as principal"
        )
    return folder


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that one load without a single row has made."""
    folder = tmp_path_factory.mktemp("bare")
    make_store(folder, {})
    return folder


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """Return a function that runs a page over a store: `page("cases", folder, search="x")`."""

    def run(name: str, folder: Path, **parameters: Any) -> AppTest:
        monkeypatch.setenv("STANDOUT_STORE", str(folder))
        settings.cache_clear()
        desk.warehouse.clear()
        app = AppTest.from_function(
            _script, kwargs={"name": name}, default_timeout=PATIENCE_SECONDS
        )
        app.query_params.update(parameters)
        app.session_state["page"] = name
        app.run()
        assert not app.exception
        return app

    yield run
    settings.cache_clear()
    desk.warehouse.clear()
