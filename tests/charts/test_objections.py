"""Sentences about objections: which comes back, and where one is most common."""

import polars as pl

from dashboard.charts.objections import most_common, objected_again
from dashboard.charts.theme import Look


def reasons(*codes: str) -> pl.DataFrame:
    return pl.DataFrame({"dispute_reason": list(codes)}, schema={"dispute_reason": pl.String})


def test_the_reason_that_comes_back_most_often_is_named():
    rows = reasons("PRICE", "LATE", "PRICE", "UNKNOWN", "UNKNOWN", "UNKNOWN")
    assert objected_again(rows, Look()) == (
        "“Price or discount” 2 times: what was done about it last time?"
    )


def test_a_reason_given_once_does_not_come_back():
    assert objected_again(reasons("PRICE", "LATE"), Look()) == ""


def test_reasons_not_stated_cannot_be_told_to_be_the_same():
    assert objected_again(reasons("UNKNOWN", "UNKNOWN"), Look()) == ""


def test_the_highest_rate_is_named_and_departments_of_few_cases_are_left_out():
    rows = pl.DataFrame(
        {
            "department": ["Tiny", "North", "South"],
            "dispute_reason": ["PRICE", "LATE", "UNKNOWN"],
            "case_count": [2, 40, 40],
            "reason_rate": [1 / 2, 4 / 40, 20 / 40],
        }
    )
    assert most_common(rows, Look()).endswith("Highest: “Delivered late” in North, 10.0%.")


def test_no_objection_has_no_sentence():
    empty = pl.DataFrame(
        schema={
            "department": pl.String,
            "dispute_reason": pl.String,
            "case_count": pl.Int64,
            "reason_rate": pl.Float64,
        }
    )
    assert most_common(empty, Look()) == ""
