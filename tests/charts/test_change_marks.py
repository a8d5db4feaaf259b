"""Do marks on months stand above each other, and only where a month is shown?"""

import datetime as dt

import polars as pl

from dashboard.charts.change_marks import marked
from dashboard.charts.plots import BALANCE
from dashboard.charts.theme import Look
from tests.charts.checked import checked

MONTHS = [dt.date(2026, month, 1) for month in range(1, 10)]
ROWS = pl.DataFrame(
    {"month": MONTHS, "outstanding_amount": [9] * 9, "collected_amount": [4] * 9},
    schema_overrides={
        "outstanding_amount": pl.Decimal(18, 2),
        "collected_amount": pl.Decimal(18, 2),
    },
)


def test_names_do_not_cover_each_other_and_leave_room_above() -> None:
    marks = {MONTHS[1]: "North", MONTHS[2]: "South <1>", dt.date(2020, 1, 1): "Long ago"}
    plain = checked(BALANCE.draw)(ROWS, Look(currency="NOK"))
    drawn = checked(marked(BALANCE, marks).draw)(ROWS, Look(currency="NOK"))
    notes = {one.text: one for one in drawn.layout.annotations if one.x in MONTHS}
    assert notes.keys() == {"North", "South &lt;1&gt;"}
    assert len({one.yshift for one in notes.values()}) == 2
    assert all(one.yshift > 0 for one in notes.values())
    assert drawn.layout.margin.t > plain.layout.margin.t + max(x.yshift for x in notes.values()) - 1
    assert len(drawn.layout.shapes) == 2


def test_without_marks_a_plot_is_as_it_was() -> None:
    plain = checked(BALANCE.draw)(ROWS, Look(currency="NOK"))
    assert checked(marked(BALANCE, {}).draw)(ROWS, Look(currency="NOK")) == plain
