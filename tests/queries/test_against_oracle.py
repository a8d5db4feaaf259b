"""The headline over random exports and selections equals a count in plain Python."""

from typing import Any

import pytest

from dashboard.filters import Filters
from dashboard.settings import Settings
from dashboard.warehouse.warehouse import Warehouse
from tests.conftest import ALL
from tests.drawn import make_store
from tests.queries import made_up, oracle

EXPORTS = 6
SELECTIONS = 15


def assert_same(asked: dict[str, Any], counted: dict[str, Any]) -> None:
    assert asked.keys() == counted.keys()
    for name, expected in counted.items():
        if isinstance(expected, float):
            assert asked[name] == pytest.approx(expected, rel=1e-12), name
        else:
            assert asked[name] == expected, name


@pytest.mark.parametrize("seed", range(EXPORTS))
def test_every_metric_equals_the_oracle_whatever_is_selected(seed, tmp_path):
    tables = made_up.tables(seed)
    make_store(tmp_path, tables, made_up.DAY)
    warehouse = Warehouse(tmp_path, Settings())
    cases = oracle.cases_of(tables, made_up.DAY)
    selections = [made_up.filters(seed * SELECTIONS + number) for number in range(SELECTIONS)]
    for filters in [Filters(), *selections]:
        (asked,) = warehouse.ask("overview/headline", filters, ALL).to_dicts()
        assert_same(asked, oracle.headline(oracle.selected(cases, filters, "NOK")))
