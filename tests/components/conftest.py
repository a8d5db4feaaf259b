"""A store of the sample company that the parts of a page can read."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from dashboard.i18n import language
from dashboard.serving import load_sample
from dashboard.warehouse.warehouse import Warehouse
from tests.conftest import Drawn
from tests.reading import reading


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    load_sample(folder, lambda _done, _total, _file: None)
    return folder


@pytest.fixture
def sample(sample_store: Path) -> Iterator[Path]:
    """Let the dashboard read the sample company."""
    with reading(sample_store):
        yield sample_store


@pytest.fixture
def reading_drawn(warehouse_of: Drawn) -> object:
    """Return a function that lets the dashboard read drawn tables."""

    def read(cases: str, **others: str) -> AbstractContextManager[None]:
        warehouse: Warehouse = warehouse_of(cases, **others)
        return reading(warehouse.store.folder)

    return read


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    before = language.set("en")
    yield
    language.reset(before)
