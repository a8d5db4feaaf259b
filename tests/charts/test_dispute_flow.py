"""Disputes raised and settled: three series, months that have not ended pale."""

import datetime as dt

import polars as pl
import pytest

from dashboard.charts.dispute_flow import backlog
from dashboard.charts.dispute_flow import dispute_flow as _dispute_flow
from dashboard.charts.theme import Look
from tests.charts.checked import checked

dispute_flow = checked(_dispute_flow)

ROWS = pl.DataFrame(
    {
        "month": [dt.date(2026, 8, 1), dt.date(2026, 9, 1), dt.date(2026, 10, 1)],
        "opened_count": [5, 3, 2],
        "settled_count": [1, 2, 4],
        "dispute_open_count": [4, 5, 3],
        "is_unfinished": [False, False, True],
    }
)


@pytest.mark.parametrize("dark", [False, True])
def test_the_series_are_those_of_the_rows(dark):
    look = Look(dark=dark)
    still_open, raised, settled = dispute_flow(ROWS, look).data
    assert list(still_open.y) == [4, 5, 3]
    assert list(raised.y) == [5, 3, 2]
    assert list(settled.y) == [1, 2, 4]
    assert list(raised.customdata) == ["Aug 2026", "Sept 2026", "Oct 2026"]
    assert (raised.marker.color, settled.marker.color) == (look.mark, look.second)


def test_a_month_that_has_not_ended_is_pale():
    _open, raised, settled = dispute_flow(ROWS, Look()).data
    assert list(raised.marker.opacity) == list(settled.marker.opacity) == [1, 1, 0.45]


def test_the_series_are_named_above_them():
    texts = [one.text for one in dispute_flow(ROWS, Look()).layout.annotations]
    assert "Disputes open" in texts[0]
    assert "New disputes" in texts[1] and "Settled disputes" in texts[1]


def test_no_more_than_25_months_are_drawn_and_the_last_is_named():
    month = pl.date_range(dt.date(2023, 11, 1), dt.date(2026, 10, 1), "1mo", eager=True)
    rows = pl.DataFrame(
        {
            "month": month,
            "opened_count": 0,
            "settled_count": 0,
            "dispute_open_count": 0,
            "is_unfinished": False,
        }
    )
    drawn = dispute_flow(rows, Look())
    assert len(drawn.data[0].x) == 25
    assert len(drawn.layout.xaxis.ticktext) <= 7
    assert drawn.layout.xaxis.ticktext[-1] == "Oct 2026"


def test_the_sentence_sums_twelve_months_and_ends_with_what_stands():
    assert backlog(ROWS, Look()) == (
        f"{5 + 3 + 2} raised and {1 + 2 + 4} settled in twelve months; 3 stand open."
    )


def test_no_month_has_no_sentence():
    assert backlog(ROWS.clear(), Look()) == ""
