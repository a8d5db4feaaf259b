"""Cohort curves: one line a quarter, the unfinished part apart, names at the ends."""

import datetime as dt

import polars as pl
import pytest

from dashboard.charts.cohorts import cohort_curves as _cohort_curves
from dashboard.charts.cohorts import newest_against_earlier
from dashboard.charts.theme import Look
from tests.charts.checked import checked

cohort_curves = checked(_cohort_curves)

SPRING, SUMMER = dt.date(2026, 4, 1), dt.date(2026, 7, 1)
ROWS = pl.DataFrame(
    [
        (None, 0, 0.0, False),
        (None, 90, 0.60, False),
        (None, 730, 0.70, False),
        (SPRING, 0, 0.0, False),
        (SPRING, 90, 0.50, False),
        (SPRING, 120, 0.55, True),
        (SUMMER, 0, 0.0, False),
        (SUMMER, 30, 0.20, True),
    ],
    schema={
        "placed_quarter": pl.Date,
        "days_after": pl.Int32,
        "cohort_rate": pl.Float64,
        "is_unfinished": pl.Boolean,
    },
    orient="row",
)


@pytest.mark.parametrize("dark", [False, True])
def test_each_quarter_has_a_line_and_dots_where_it_is_unfinished(dark):
    traces = cohort_curves(ROWS, Look(dark=dark)).data
    drawn = [(list(trace.x), list(trace.y), trace.line.dash) for trace in traces]
    assert drawn == [
        ([0, 90], [0.0, 0.60], "solid"),
        ([0, 90], [0.0, 0.50], "solid"),
        ([90, 120], [0.50, 0.55], "dot"),
        ([0], [0.0], "solid"),
        ([0, 30], [0.0, 0.20], "dot"),
    ]


def test_the_earlier_quarters_are_cut_where_the_others_end():
    assert max(cohort_curves(ROWS, Look()).data[0].x) == 90


def test_the_latest_quarter_is_the_strongest():
    earlier, spring, _dots, summer, _more = cohort_curves(ROWS, Look()).data
    assert spring.opacity < summer.opacity == earlier.opacity == 1
    assert earlier.line.color == Look().mark
    assert summer.line.color == Look().second


def test_every_line_is_named_at_its_end():
    names = [(note.text, note.x, note.y) for note in cohort_curves(ROWS, Look()).layout.annotations]
    assert names == [("Q3 2026", 30, 0.20), ("Earlier", 90, 0.60), ("Q2 2026", 120, 0.55)]


def test_names_that_would_lie_on_each_other_are_moved_apart():
    close = pl.DataFrame(
        [(SPRING, 90, 0.500, False), (SUMMER, 90, 0.505, False)],
        schema=ROWS.schema,
        orient="row",
    )
    spring, summer = cohort_curves(close, Look()).layout.annotations
    assert spring.yshift < 0 < summer.yshift


def test_a_point_leads_to_its_quarter_and_the_earlier_ones_lead_nowhere():
    earlier, spring, *_others = cohort_curves(ROWS, Look()).data
    assert earlier.customdata[1][0] is None
    assert list(spring.customdata[1]) == ["2026-04-01", "Q2 2026", "50.0%"]


def test_the_sentence_compares_the_newest_quarter_that_is_old_enough_with_the_earliest():
    assert newest_against_earlier(ROWS, Look()) == (
        "50.0% of what Q2 2026 placed came in within 90 days; of the earliest, 60.0%."
    )


def test_there_is_no_sentence_about_one_quarter_alone():
    assert newest_against_earlier(ROWS.filter(pl.col("placed_quarter") == SPRING), Look()) == ""


def test_nothing_to_draw_is_an_empty_figure():
    assert not cohort_curves(ROWS.clear(), Look()).data
