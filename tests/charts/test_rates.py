"""Rates as bars: the values of the rows in their order, few cases pale, the level beside them."""

import polars as pl
import pytest

from dashboard.charts.rates import FEW, lowest_against_highest
from dashboard.charts.rates import rate_bars as _rate_bars
from dashboard.charts.theme import Look
from tests.charts.checked import checked

rate_bars = checked(_rate_bars)

ROWS = pl.DataFrame(
    {
        "lag_band": ["001-030", "031-060", "121+"],
        "case_count": [FEW, 500, FEW - 1],
        "collection_rate_90": [0.62, None, 0.25],
    }
)
SHOWN = {"dimension": "lag_band", "metric": "collection_rate_90"}


@pytest.mark.parametrize("dark", [False, True])
def test_bars_are_the_rates_in_the_order_of_the_rows(dark):
    drawn = rate_bars(ROWS, Look(dark=dark), **SHOWN)
    bars, texts = drawn.data
    assert list(drawn.layout.yaxis.ticktext) == ["1 – 30", "31 – 60", "over 120"]
    assert list(bars.y) == list(texts.y) == [0, 1, 2]
    assert list(bars.x) == [0.62, 0.0, 0.25]
    assert list(texts.text) == ["62.0%", "–", f"25.0% ({FEW - 1} cases)"]


def test_a_bar_that_stands_for_few_cases_is_pale():
    bars, _texts = rate_bars(ROWS, Look(), **SHOWN).data
    assert list(bars.marker.color) == [Look().mark, Look().mark, Look().pale]


def test_a_bar_carries_its_id_and_its_cases():
    bars, _texts = rate_bars(ROWS, Look(), **SHOWN).data
    assert [list(one) for one in bars.customdata][1] == ["031-060", "500 cases"]


def test_the_level_of_all_is_a_line_with_its_value():
    drawn = rate_bars(ROWS, Look(), **SHOWN, level=0.5)
    assert [line.x0 for line in drawn.layout.shapes] == [0.5]
    assert [note.text for note in drawn.layout.annotations] == ["All: 50.0%"]


def test_bars_start_at_nought_and_the_texts_stand_right_of_the_longest():
    drawn = rate_bars(ROWS, Look(), **SHOWN, level=0.5)
    assert drawn.layout.xaxis.range[0] == 0
    assert min(drawn.data[1].x) > 0.62


def test_the_sentence_leaves_out_few_cases_and_unknown_rates():
    assert lowest_against_highest(ROWS, Look(), **SHOWN) == ""
    many = ROWS.with_columns(case_count=pl.lit(FEW))
    assert lowest_against_highest(many, Look(), **SHOWN) == (
        "Highest: 1 – 30 (days to placement), 62.0%. Lowest: over 120 (days to placement), 25.0%."
    )


def test_without_any_rate_there_are_bars_of_nothing_and_dashes():
    unknown = ROWS.with_columns(collection_rate_90=pl.lit(None, pl.Float64))
    _bars, texts = rate_bars(unknown, Look(), **SHOWN).data
    assert set(texts.text) == {"–"}
