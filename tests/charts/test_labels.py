"""Foreign text in a figure: it stays text, and two of one name stay two."""

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal

import plotly.graph_objects as go
import polars as pl
import pytest

from dashboard.charts.answers import largest_part
from dashboard.charts.balance import balance as _balance
from dashboard.charts.bars import ranked_bars as _ranked_bars
from dashboard.charts.bars import upright_bars as _upright_bars
from dashboard.charts.case_lines import case_lines as _case_lines
from dashboard.charts.dots import ranked_dots as _ranked_dots
from dashboard.charts.paired_bars import paired_bars as _paired_bars
from dashboard.charts.rates import rate_bars as _rate_bars
from dashboard.charts.theme import Look
from tests.charts.checked import checked

balance = checked(_balance)
ranked_bars = checked(_ranked_bars)
upright_bars = checked(_upright_bars)
case_lines = checked(_case_lines)
ranked_dots = checked(_ranked_dots)
paired_bars = checked(_paired_bars)
rate_bars = checked(_rate_bars)

HOSTILE = '<a href="https://example.invalid">North</a> & co'
UNITS = pl.DataFrame(
    {
        "department": ["x" * 50 + "1", "x" * 50 + "2", HOSTILE],
        "case_count": [40, 30, 20],
        "placed_amount": [Decimal(4), Decimal(3), Decimal(2)],
        "collection_rate": [0.4, 0.3, 0.2],
    }
)
CASES = pl.DataFrame(
    {
        "case_id": ["<b>A</b>"],
        "department": [HOSTILE],
        "placed_on": [dt.date(2026, 9, 1)],
        "closed_on": [None],
        "ends_on": [dt.date(2026, 10, 31)],
        "principal": [Decimal(4)],
        "is_disputed": [True],
        "dispute_reason": ["<i>x</i>"],
        "state": ["running"],
    }
)
MONTHS = pl.DataFrame(
    {
        "month": [dt.date(2026, 10, 1)],
        "outstanding_amount": [Decimal(4)],
        "collected_amount": [Decimal(3)],
    }
)
LOOK = Look(currency="<b>")
Drawing = Callable[[], go.Figure]
OF_UNITS: dict[str, Drawing] = {
    "ranked bars": lambda: ranked_bars(UNITS, LOOK, "department", "placed_amount"),
    "upright bars": lambda: upright_bars(UNITS, LOOK, "department", "placed_amount"),
    "dots": lambda: ranked_dots(UNITS, LOOK, "department", "collection_rate", 0.3),
    "paired bars": lambda: paired_bars(UNITS, LOOK, "department", ("case_count", "placed_amount")),
    "rates": lambda: rate_bars(UNITS, LOOK, "department", "collection_rate", 0.3),
}
OTHERS: dict[str, Drawing] = {
    "case lines": lambda: case_lines(CASES, LOOK),
    "balance": lambda: balance(MONTHS, LOOK),
}


@pytest.mark.parametrize("name", OF_UNITS)
def test_two_units_whose_labels_are_cut_alike_have_a_line_each(name: str) -> None:
    drawn = OF_UNITS[name]()
    axis = drawn.layout.xaxis if name == "upright bars" else drawn.layout.yaxis
    assert axis.ticktext[0] == axis.ticktext[1] == "x" * 35 + "…"
    assert list(axis.tickvals) == [0, 1, 2]
    mark = drawn.data[0]
    assert list(mark.x if name == "upright bars" else mark.y) == [0, 1, 2]


@pytest.mark.parametrize("name", [*OF_UNITS, *OTHERS])
def test_no_markup_of_an_export_reaches_a_figure(name: str) -> None:
    spec = json.loads((OF_UNITS | OTHERS)[name]().to_json())
    del spec["layout"]["template"]
    for trace in spec["data"]:
        trace.pop("customdata", None)  # ids, which nothing draws
    told = json.dumps(spec, ensure_ascii=False).replace("<extra></extra>", "").replace("<br>", "")
    assert "<" not in told
    assert "&lt;" in told


def test_a_sentence_is_escaped_where_it_is_shown_and_not_before() -> None:
    told = largest_part(UNITS.tail(1), Look(), "department", "placed_amount")
    assert '<a href="https' in told
