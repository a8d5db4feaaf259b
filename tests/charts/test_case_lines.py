"""A customer's cases in time: one line each, disputed in the accent, closed ones pale."""

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest

from dashboard.charts.case_lines import MOST, told_apart
from dashboard.charts.case_lines import case_lines as _case_lines
from dashboard.charts.theme import Look
from tests.charts.checked import checked

case_lines = checked(_case_lines)

ROWS = pl.DataFrame(
    {
        "case_id": ["B", "A"],
        "department": ["North", "South"],
        "placed_on": [dt.date(2026, 9, 1), dt.date(2026, 1, 10)],
        "closed_on": [None, dt.date(2026, 3, 1)],
        "ends_on": [dt.date(2026, 10, 31), dt.date(2026, 3, 1)],
        "principal": [Decimal("1200.00"), Decimal("80.00")],
        "is_disputed": [True, False],
        "dispute_reason": ["PRICE", None],
        "state": ["running", "closed"],
    }
)


@pytest.mark.parametrize("dark", [False, True])
def test_a_line_runs_from_placement_to_the_end_and_knows_its_case(dark):
    look = Look(dark=dark, currency="NOK")
    newest, oldest = case_lines(ROWS, look).data
    assert list(newest.x) == [dt.date(2026, 9, 1), dt.date(2026, 10, 31)]
    assert [one[0] for one in newest.customdata] == ["B", "B"]
    assert (newest.line.color, oldest.line.color) == (look.accent, look.mark)
    assert (newest.opacity, oldest.opacity) == (1, 0.5)


def test_an_open_case_ends_in_an_arrow():
    newest, oldest = case_lines(ROWS, Look()).data
    assert newest.marker.symbol[1] == "triangle-right"
    assert oldest.marker.symbol[1] == "circle"


def test_pointing_at_a_line_tells_department_amount_and_objection():
    newest, oldest = case_lines(ROWS, Look(currency="NOK")).data
    assert newest.hovertext == (
        "B · North<br>Principal NOK\u00a01,200, Running<br>Disputed: Price or discount"
    )
    assert "Disputed" not in oldest.hovertext


def test_the_sentence_counts_open_and_disputed_cases():
    assert told_apart(ROWS, Look()) == (
        "2 cases: 1 open (full colour, arrow), 1 disputed (orange)."
    )


def test_only_the_newest_are_drawn_and_the_sentence_says_so():
    many = pl.concat([ROWS] * MOST)
    assert len(case_lines(many, Look()).data) == MOST
    assert told_apart(many, Look()) == (
        f"The newest {MOST} cases: {MOST // 2} open (full colour, arrow),"
        f" {MOST // 2} disputed (orange)."
    )
