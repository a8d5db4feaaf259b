"""Do names stand where nothing is covered, and can the rare be told beside the frequent?"""

import pytest

from dashboard.charts.along import axis_of
from dashboard.charts.room import scaled, sides
from dashboard.charts.theme import Look

SIZE = (300.0, 200.0)


def test_a_name_stands_on_the_first_side_with_room() -> None:
    dots = [(20.0, 100.0), (280.0, 100.0)]
    assert sides(dots, {0: "North", 1: "South"}, SIZE) == {0: "middle right", 1: "middle left"}


def test_a_name_covers_neither_a_dot_nor_another_name() -> None:
    dots = [(150.0, 100.0), (175.0, 100.0), (125.0, 100.0)]
    assert sides(dots, {0: "North"}, SIZE) == {0: "top center"}
    crowd = [(150.0 + x, 100.0 + y) for x in range(-60, 61, 12) for y in range(-60, 61, 12)]
    assert sides(crowd, {60: "North"}, SIZE) == {}


def test_values_lie_between_the_ends() -> None:
    assert scaled([2, 3, 4], 2, 4, 100) == [0, 50, 100]


def test_what_dwarfs_the_rest_is_drawn_by_its_root() -> None:
    axis = axis_of([0.2], [0.002, 0.005, 0.006], in_days=False)
    assert axis.by_root
    assert axis.of([0.04]) == pytest.approx([0.2])
    assert axis.ticks(Look())["ticktext"] == ["0%", "0.5%", "2%", "5%", "10%", "20%"]


def test_an_even_axis_reaches_beyond_the_furthest_mark_and_starts_before_nought() -> None:
    axis = axis_of([107], [40, 45, 50], in_days=True)
    assert not axis.by_root
    assert axis.ticks(Look())["ticktext"][-1] == "120"
    low, high = axis.ends
    assert low < 0
    assert high > 120


def test_a_unit_alone_has_an_even_axis() -> None:
    assert not axis_of([0.3], [], in_days=False).by_root
