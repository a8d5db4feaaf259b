"""A store of the test's own."""

from pathlib import Path

import pytest

from dashboard.warehouse.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")
