"""Is foreign text harmless in markup, and does a sparkline go where its figures go?"""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.markup import element, sparkline, wrapped

HOSTILE = "<img src=x onerror=\"alert('x')\">&"


def test_text_is_escaped() -> None:
    markup = element("span", HOSTILE)
    assert "<img" not in markup
    assert ElementTree.fromstring(markup).text == HOSTILE


def test_attributes_are_escaped() -> None:
    markup = element("a", "to", href=f"./cases?search={HOSTILE}", title=HOSTILE)
    link = ElementTree.fromstring(markup)
    assert link.attrib == {"href": f"./cases?search={HOSTILE}", "title": HOSTILE}


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")))
def test_whatever_the_text_it_comes_back_as_it_was(text: str) -> None:
    assert (ElementTree.fromstring(element("b", text, title=text)).text or "") == text


def test_names_of_attributes_may_hold_hyphens() -> None:
    assert wrapped("a", "", aria_current="page") == '<a aria-current="page"></a>'


@pytest.mark.parametrize("values", [[], [3.0], [None, None, 4.0]])
def test_fewer_than_two_figures_are_no_line(values: list[float | None]) -> None:
    assert sparkline(values) == ""


def points(values: list[float | None]) -> list[tuple[str, float, float]]:
    drawn = ElementTree.fromstring(sparkline(values))[0].attrib["d"].split()
    pairs = zip(drawn[::2], drawn[1::2], strict=True)
    return [(first[0], float(first[1:]), float(second)) for first, second in pairs]


def test_a_sparkline_runs_from_edge_to_edge_and_from_low_to_high() -> None:
    assert points([1.0, 3.0, 2.0]) == [("M", 0.0, 24.0), ("L", 60.0, 2.0), ("L", 120.0, 13.0)]


def test_a_sparkline_has_a_gap_where_nothing_is_known() -> None:
    drawn = points([1.0, 2.0, None, 2.0, 1.0])
    assert [pen for pen, _x, _y in drawn] == ["M", "L", "M", "L"]
    assert [x for _pen, x, _y in drawn] == [0.0, 30.0, 90.0, 120.0]


def test_a_level_course_is_a_level_line() -> None:
    assert len({y for _pen, _x, y in points([5.0, 5.0, 5.0])}) == 1
