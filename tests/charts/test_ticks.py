"""Are the places of an axis round, few, and within it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.ticks import as_percent, between, by_magnitude


@given(st.floats(0, 1e4), st.floats(1e-4, 1e6))
def test_places_are_a_few_and_within(low: float, width: float) -> None:
    places = between(low, low + width)
    assert 2 <= len(places) <= 8
    assert all(low - width / 1e3 <= one <= low + width * 1.001 for one in places)


def test_places_are_round() -> None:
    assert between(0, 0.21) == pytest.approx([0, 0.05, 0.1, 0.15, 0.2])
    assert between(0, 0.3) == pytest.approx([0, 0.1, 0.2, 0.3])
    assert by_magnitude(18, 600) == [20, 50, 100, 200, 500]


def test_fine_steps_are_told_with_decimals() -> None:
    assert as_percent([0, 0.05]) == ["0%", "5%"]
    assert as_percent([0, 0.002]) == ["0.0%", "0.2%"]
