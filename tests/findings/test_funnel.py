"""Does the funnel show each unit at its own cases, and those out of line beyond the band?"""

from itertools import pairwise

import numpy as np
import pytest

from dashboard.findings.funnel import funnels_of
from dashboard.findings.standing_out import Material
from tests.findings.made_company import exports_of
from tests.findings.planting import planted
from tests.findings.shape import EXPORT_DAY, shape_of
from tests.findings.stored import material_stored

LARGE = 21
CALM = range(1, 13)


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


def test_where_nothing_is_wrong_hardly_any_company_has_a_unit_beyond_the_band() -> None:
    beyond = {}
    for seed in CALM:
        material = material_stored(exports_of(shape_of(seed)), EXPORT_DAY)
        found = [one for funnel in funnels_of(material).values() for one in funnel.units]
        assert found
        beyond[seed] = [one for one in found if one.is_out]
    assert sum(bool(some) for some in beyond.values()) <= 1, beyond


def test_the_band_that_is_drawn_is_the_one_that_tells_who_lies_beyond(
    company: tuple[str, str, Material],
) -> None:
    for (measure, _dimension), funnel in funnels_of(company[2]).items():
        counts = [one.case_count for one in funnel.bands]
        edges = [one.low if measure == "collection_rate" else one.high for one in funnel.bands]
        for one in funnel.units:
            edge = float(np.interp(one.case_count, counts, edges))
            far = (one.rate - funnel.level) / (edge - funnel.level)
            assert one.reach == pytest.approx(far, abs=0.02)
            assert one.is_out == (one.reach > 1)
