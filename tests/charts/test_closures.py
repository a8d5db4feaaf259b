"""Close reasons: amounts from large to small, what the creditor caused apart and in words."""

from decimal import Decimal

import polars as pl
import pytest

from dashboard.charts.closures import closures as _closures
from dashboard.charts.closures import own_share
from dashboard.charts.theme import Look
from tests.charts.checked import checked

closures = checked(_closures)

ROWS = pl.DataFrame(
    {
        "close_reason": ["paid", "credited"],
        "is_self_inflicted": [False, True],
        "case_count": [10, 2],
        "placed_amount": [Decimal("750.00"), Decimal("250.00")],
    }
)


@pytest.mark.parametrize("dark", [False, True])
def test_self_inflicted_closures_have_the_accent_and_the_words(dark):
    look = Look(dark=dark, currency="NOK")
    drawn = closures(ROWS, look)
    (bars,) = drawn.data
    assert list(drawn.layout.yaxis.ticktext) == ["Paid", "Credited"]
    assert list(bars.x) == [750, 250]
    assert list(bars.text) == ["NOK\u00a0750", "NOK\u00a0250 · self-inflicted"]
    assert list(bars.marker.color) == [look.mark, look.accent]
    assert [one[0] for one in bars.customdata] == ["paid", "credited"]


def test_the_sentence_says_what_share_the_creditor_caused():
    assert own_share(ROWS, Look(currency="NOK")) == (
        f"Self-inflicted: NOK\u00a0250, {250 / (750 + 250):.1%} of what was closed."
    )


def test_nothing_closed_has_no_share():
    assert own_share(ROWS.clear(), Look()) == ""
