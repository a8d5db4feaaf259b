"""Whether a planted problem strikes enough cases that someone could find it."""

from collections.abc import Mapping
from math import sqrt

import polars as pl

from tests.findings.shape import NAMES, Problem

_LEAST = 25
# Days tell less than yes or no: of disputes that are still open nobody knows how long they take.
_LEAST_SLOW = 50
_LEAST_OF_CUSTOMER = 15
# By how many standard errors of mere chance: where most cases go badly anyway, 25 more are nothing.
_BEYOND_CHANCE = 5.0
DRAWS = 6  # units tried before a company is left without a problem of a kind

_disputed = pl.col("is_disputed")
# What goes badly; of the kinds that are not told, all of the unit's cases are struck.
_BAD: Mapping[str, pl.Expr] = {
    "department_disputes": _disputed,
    "customer_disputes": _disputed,
    "slow_settlement": _disputed,
    "unknown_reasons": _disputed & pl.col("dispute_reason").is_null(),
    "collecting_department": pl.col("paid_total") == 0,
    "collecting_agency": pl.col("paid_total") == 0,
    "collecting_customer": pl.col("paid_total") == 0,
    "self_inflicted": pl.col("close_reason")
    .is_in(["credited", "withdrawn"])
    .fill_null(value=False),
    "waiting_on_us": pl.col("state") == "on_hold_creditor",
}
_STRUCK_WHOLLY = ("slow_settlement", "late_department", "case_rate")


def is_struck(problem: Problem, without: pl.DataFrame, cases: pl.DataFrame) -> bool:
    """Return whether enough cases went badly by a problem, beside those that do without it."""
    struck = _bad_count(problem, cases)
    if problem.kind in _STRUCK_WHOLLY:
        return struck >= (_LEAST_SLOW if problem.kind == "slow_settlement" else _LEAST)
    usual, every = _bad_count(problem, without), without.filter(_is_own(problem)).height
    chance = sqrt(max(usual, 1) * (1 - usual / max(every, 1)))
    of_customer = NAMES[problem.kind][1] == ("customer_id",)
    least = _LEAST_OF_CUSTOMER if of_customer else _LEAST
    return struck - usual >= max(least, _BEYOND_CHANCE * chance)


def _bad_count(problem: Problem, cases: pl.DataFrame) -> int:
    bad = _BAD.get(problem.kind, pl.lit(value=True))
    if problem.reason:
        bad = (pl.col("dispute_reason") == problem.reason).fill_null(value=False)
    return cases.filter(_is_own(problem) & bad).height


def _is_own(problem: Problem) -> pl.Expr:
    return pl.col(NAMES[problem.kind][1][0]) == problem.unit
