"""Does the figure of a finding say what it shows, and what it leaves out?"""

import datetime as dt
from decimal import Decimal

import plotly.graph_objects as go

from dashboard.charts.held_against import held_against as _held_against
from dashboard.charts.theme import Look
from dashboard.findings.evidence import Evidence, Point
from dashboard.findings.finding import Finding
from tests.charts.checked import checked

held_against = checked(_held_against)

SINCE = dt.date(2026, 2, 1)


def finding(since: dt.date | None) -> Finding:
    return Finding("dispute_rate", {"department": "North"}, since, 0.2, 0.1, 300, 60, Decimal(900),
                   Decimal(450), "NOK", 0.001, 0.1)  # fmt: skip


def drawn(since: dt.date | None, *labels: dt.date | tuple[str, ...], others: int = 0) -> go.Figure:
    points = tuple(
        Point(label, 60, 0.12, 0.1, 0.06, 0.15, place == 0) for place, label in enumerate(labels)
    )
    seen = Evidence(points, points[0], in_days=False, other_count=others)
    return held_against(finding(since), seen, Look())


def test_others_that_are_left_out_are_counted() -> None:
    labels = [("North",), ("South",), ("East",)]
    assert drawn(None, *labels, others=2).layout.xaxis.title.text is None
    assert drawn(None, *labels, others=40).layout.xaxis.title.text == "The 2 largest of 40 others"


def test_a_change_is_named_where_it_is_drawn_and_the_legend_draws_lines_as_they_lie() -> None:
    months = [dt.date(2025, 12, 1), dt.date(2026, 1, 1), SINCE, dt.date(2026, 3, 1)]
    figure = drawn(SINCE, *months)
    (named,) = figure.layout.annotations
    assert (named.text, named.x) == ("since Feb 2026", SINCE)
    legend = figure.layout.title.text
    assert "····</span> expected" in legend
    assert "in one month's cases" in legend
    beside = drawn(None, ("North",), ("South",), others=1)
    assert "│</span> expected" in beside.layout.title.text
    assert not beside.layout.annotations
