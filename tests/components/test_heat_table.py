"""Departments by reasons: rates as in the rows, minor reasons together, every cell a link."""

import re

import polars as pl
import pytest

from dashboard.components import heat_table
from dashboard.filters import Filters

NINE = [
    "PRICE",
    "LATE",
    "QUALITY",
    "DAMAGED",
    "OTHER",
    "FORMAL",
    "DUPLICATE",
    "QUANTITY",
    "UNKNOWN",
]


@pytest.fixture(autouse=True)
def plain_address(monkeypatch):
    """Addresses as they are outside a page: no parameter to keep."""
    monkeypatch.setattr("streamlit.query_params", {})


def drawn(*cells: tuple[str, str, int, int]) -> pl.DataFrame:
    """Return rows of department, reason, disputed cases and all cases."""
    rows = [(*cell, cell[2] / cell[3]) for cell in cells]
    names = ["department", "dispute_reason", "disputed_count", "case_count", "reason_rate"]
    return pl.DataFrame(rows, schema=names, orient="row")


def texts(markup: str) -> list[str]:
    body = markup.partition("<tbody>")[2]
    return re.findall(r">([^<]+)<", body)


def test_a_cell_is_the_share_of_the_departments_cases_nought_where_there_is_none():
    rows = drawn(("North", "PRICE", 3, 10), ("South", "LATE", 1, 20))
    assert texts(heat_table.heat_table(rows, Filters())) == [
        "North", f"{3 / 10:.1%}", "0.0%", "South", "0.0%", f"{1 / 20:.1%}",
    ]  # fmt: skip


def test_the_reasons_after_the_eighth_are_one_column_that_leads_to_all_of_them():
    rows = drawn(*(("North", reason, 20 - place, 100) for place, reason in enumerate(NINE)),
                 ("North", "TERMS_FEES", 1, 100))  # fmt: skip
    markup = heat_table.heat_table(rows, Filters())
    assert "All others" in markup
    assert texts(markup)[-1] == f"{(12 + 1) / 100:.1%}"
    assert "reason=UNKNOWN&amp;reason=TERMS_FEES" in markup


def test_a_cell_leads_to_its_cases_and_a_department_to_its_disputes():
    markup = heat_table.heat_table(drawn(("North", "PRICE", 3, 10)), Filters(country=("NO",)))
    assert "./cases?department=North&amp;country=NO&amp;reason=PRICE" in markup
    assert "./disputes?department=North&amp;country=NO" in markup


def test_the_highest_rate_is_shaded_the_deepest():
    rows = drawn(("North", "PRICE", 4, 10), ("South", "PRICE", 1, 10))
    shades = re.findall(r"--share: ([\d.]+)%", heat_table.heat_table(rows, Filters()))
    assert [float(shade) for shade in shades] == pytest.approx([45, 45 / 4], abs=0.1)
