"""Does the funnel show each unit at its own cases, and those out of line beyond the band?"""

from itertools import pairwise

import pytest

from dashboard.findings.funnel import funnels_of
from dashboard.findings.standing_out import Material
from tests.findings.made_company import exports_of
from tests.findings.planting import planted
from tests.findings.shape import EXPORT_DAY
from tests.findings.stored import material_stored

LARGE = 21


@pytest.fixture(scope="module", params=["department_disputes", "collecting_department"])
def company(request: pytest.FixtureRequest) -> tuple[str, str, Material]:
    shape = planted(LARGE, (request.param,))
    (problem,) = shape.problems
    return request.param, problem.unit, material_stored(exports_of(shape), EXPORT_DAY)


def test_the_department_out_of_line_lies_beyond_the_band(
    company: tuple[str, str, Material],
) -> None:
    kind, unit, material = company
    measure = "dispute_rate" if kind == "department_disputes" else "collection_rate"
    funnel = funnels_of(material)[measure, "department"]
    assert [one.name for one in funnel.units if one.is_out] == [unit]


def test_units_count_their_cases_and_the_band_narrows_with_them(
    company: tuple[str, str, Material],
) -> None:
    material = company[2]
    department = material.company.keys["department"]
    for (_measure, dimension), funnel in funnels_of(material).items():
        if dimension == "department":
            for one in funnel.units:
                code = department.labels.index(one.name)
                assert one.case_count == (department.codes == code).sum()
        assert all(one.low < funnel.level < one.high for one in funnel.bands)
        widths = [one.high - one.low for one in funnel.bands]
        assert all(wide >= narrow for wide, narrow in pairwise(widths))
