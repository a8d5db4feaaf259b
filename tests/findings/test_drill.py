"""Does a finding count the very cases that it leads to?"""

from pathlib import Path

import pytest

from dashboard.filters import Filters, Scope
from dashboard.findings.drill import bad_cases_of, cases_of
from dashboard.findings.looked_at import Told, told
from dashboard.settings import Settings
from dashboard.warehouse.warehouse import Warehouse
from tests.findings.made_company import exports_of
from tests.findings.planting import planted
from tests.findings.shape import EXPORT_DAY, KINDS, NAMES
from tests.findings.stored import store_of

LARGE = 21
ALL = Scope(everything=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_finding_of_each_kind_leads_to_as_many_cases_as_it_counts(kind: str, tmp_path: Path):
    exports = exports_of(planted(LARGE, (kind,)))
    warehouse = Warehouse(store_of(tmp_path, exports, EXPORT_DAY).folder, Settings())
    found = told(warehouse, Filters(), ALL)
    assert found
    assert found[0].finding.measure in NAMES[kind][0]
    for one in found:
        _leads_to_its_cases(warehouse, one)


@pytest.mark.parametrize("second", ["waiting_on_us", "self_inflicted"])
def test_what_another_finding_explains_is_not_counted_as_gone_badly(second: str, tmp_path: Path):
    shape = planted(LARGE, ("claim_type_reason", second))
    warehouse = Warehouse(store_of(tmp_path, exports_of(shape), EXPORT_DAY).folder, Settings())
    found = told(warehouse, Filters(), ALL)
    assert {one.finding.measure for one in found} == {"dispute_reason", second}
    for one in found:
        _leads_to_its_cases(warehouse, one)


def _leads_to_its_cases(warehouse: Warehouse, one: Told) -> None:
    finding = one.finding
    whole = cases_of(finding, one.selection)
    assert warehouse.count("cases/rows", whole, ALL) == finding.case_count
    bad = bad_cases_of(finding, one.selection)
    assert (bad is None) == (finding.bad_count is None)
    if bad is not None:
        assert warehouse.count("cases/rows", bad, ALL) == finding.bad_count
