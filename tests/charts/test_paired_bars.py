"""Two bars a row: the same rows in both panels, each metric with its own labels."""

from decimal import Decimal

import polars as pl
import pytest

from dashboard.charts.paired_bars import paired_bars as _paired_bars
from dashboard.charts.theme import Look
from tests.charts.checked import checked

paired_bars = checked(_paired_bars)

ROWS = pl.DataFrame(
    {
        "dispute_reason": ["PRICE", "LATE", "QUALITY"],
        "disputed_count": [2, 7, 2],
        "disputed_amount": [Decimal("900.00"), Decimal("1500.00"), None],
    }
)
BOTH = ("disputed_count", "disputed_amount")


@pytest.mark.parametrize("dark", [False, True])
def test_the_rows_are_ranked_by_the_first_metric_in_both_panels(dark):
    look = Look(dark=dark, currency="NOK")
    drawn = paired_bars(ROWS, look, "dispute_reason", BOTH)
    counts, amounts = drawn.data
    assert list(drawn.layout.yaxis.ticktext) == [
        "Delivered late",
        "Price or discount",
        "Defect or poor work",
    ]
    assert list(counts.y) == list(amounts.y) == [0, 1, 2]
    assert list(counts.x) == [7, 2, 2]
    assert list(amounts.x) == [1500, 900, 0]
    assert [one[0] for one in amounts.customdata] == ["LATE", "PRICE", "QUALITY"]
    assert counts.marker.color == look.mark


def test_amounts_name_their_currency_once_in_the_title_and_in_full_when_pointed_at():
    drawn = paired_bars(ROWS, Look(currency="NOK"), "dispute_reason", BOTH)
    _counts, amounts = drawn.data
    assert list(amounts.text) == ["1,500", "900", "–"]
    assert list(amounts.hovertext) == [
        "Delivered late: NOK\u00a01,500",
        "Price or discount: NOK\u00a0900",
        "Defect or poor work: –",
    ]
    assert [one.text for one in drawn.layout.annotations] == ["Disputed cases", "Disputed, NOK"]


def test_without_a_currency_the_title_names_none():
    drawn = paired_bars(ROWS, Look(), "dispute_reason", BOTH)
    assert drawn.layout.annotations[1].text == "Disputed"


def test_both_panels_start_at_nought():
    layout = paired_bars(ROWS, Look(), "dispute_reason", BOTH).layout
    assert layout.xaxis.range[0] == layout.xaxis2.range[0] == 0
