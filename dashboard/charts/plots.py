"""A figure and the sentence above it, told from the same rows."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

import polars as pl

from dashboard.charts.answers import furthest_behind, largest_part, last_month
from dashboard.charts.balance import balance
from dashboard.charts.bars import ranked_bars, upright_bars
from dashboard.charts.case_lines import case_lines, told_apart
from dashboard.charts.closures import closures, own_share
from dashboard.charts.cohorts import cohort_curves, newest_against_earlier
from dashboard.charts.dispute_flow import backlog, dispute_flow
from dashboard.charts.dots import ranked_dots
from dashboard.charts.drawing import Drawing
from dashboard.charts.paired_bars import paired_bars
from dashboard.charts.rates import lowest_against_highest, rate_bars
from dashboard.charts.theme import Look

Draw = Callable[[pl.DataFrame, Look], Drawing]
Say = Callable[[pl.DataFrame, Look], str]


@dataclass(frozen=True, slots=True)
class Plot:
    """How an answer is drawn and, where one sentence can sum it up, what is said of it."""

    draw: Draw
    say: Say | None = None


BALANCE = Plot(balance, last_month)
CASE_LINES = Plot(case_lines, told_apart)
CLOSURES = Plot(closures, own_share)
COHORTS = Plot(cohort_curves, newest_against_earlier)
DISPUTE_FLOW = Plot(dispute_flow, backlog)


def ranked(dimension: str, metric: str, most: int = 20) -> Plot:
    """Return ranked bars and the largest part."""
    return Plot(
        partial(ranked_bars, dimension=dimension, metric=metric, most=most),
        partial(largest_part, dimension=dimension, metric=metric),
    )


def paired(dimension: str, metrics: tuple[str, str], told: str) -> Plot:
    """Return two measures of the same parts side by side, and the largest part by one of them."""
    return Plot(
        partial(paired_bars, dimension=dimension, metrics=metrics),
        partial(largest_part, dimension=dimension, metric=told),
    )


def upright(dimension: str, metric: str) -> Plot:
    """Return upright bars for bands in their order, and the largest one."""
    return Plot(
        partial(upright_bars, dimension=dimension, metric=metric),
        partial(largest_part, dimension=dimension, metric=metric),
    )


def dots(
    dimension: str, metric: str, level: float | None, accent: Collection[str] | None = None
) -> Plot:
    """Return a ranked dot plot against a level, and who is furthest behind it."""
    return Plot(
        partial(ranked_dots, dimension=dimension, metric=metric, level=level, accent=accent or ()),
        partial(furthest_behind, dimension=dimension, metric=metric, level=level),
    )


def rates(dimension: str, metric: str, level: float | None) -> Plot:
    """Return the rate of each group against a level, the highest and the lowest."""
    return Plot(
        partial(rate_bars, dimension=dimension, metric=metric, level=level),
        partial(lowest_against_highest, dimension=dimension, metric=metric),
    )
