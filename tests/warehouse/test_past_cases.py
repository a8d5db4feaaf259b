"""What a case was on an earlier export day stays known, in whatever order exports are loaded."""

import datetime as dt
from decimal import Decimal

import polars as pl

from dashboard.warehouse.store import Store
from tests.warehouse.loads import add, ask

NOW = "select case_id, outstanding, first_load_id, load_id from cases order by 1"
PAST = "select case_id, outstanding, first_load_id, load_id from past_cases order by 1, 4"
ONE = "case_id | principal | outstanding\nA | 100 | {}\n"


def test_a_case_that_comes_with_other_values_leaves_its_old_ones_behind(store):
    add(store, "2026-01-31", cases=ONE.format(100))
    add(store, "2026-02-28", cases=ONE.format(100))
    add(store, "2026-03-31", cases=ONE.format(60))
    add(store, "2026-04-30", cases=ONE.format(60))
    assert ask(store, NOW) == [("A", 60, 3, 4)]
    assert ask(store, PAST) == [("A", 100, 1, 2)]


def test_a_case_that_does_not_come_again_stays_as_it_was(store):
    add(store, "2026-01-31", cases=ONE.format(100))
    add(store, "2026-02-28", cases="case_id | principal\nB | 5\n")
    assert ask(store, NOW) == [("A", 100, 1, 1), ("B", None, 2, 2)]
    assert ask(store, PAST) == []


def test_what_an_older_export_tells_goes_behind_the_newer_state(store):
    add(store, "2026-03-31", cases=ONE.format(60))
    loaded = add(store, "2026-01-31", cases=ONE.format(100) + "B | 5 | 5\n")
    assert ask(store, NOW) == [("A", 60, 1, 1), ("B", 5, 2, 2)]
    assert ask(store, PAST) == [("A", 100, 2, 2)]
    assert loaded.rejected == []
    assert loaded.balances({"cases": (2, {"principal": "105", "outstanding": "105"})})


def test_an_older_export_of_a_day_that_is_known_is_set_aside(store):
    add(store, "2026-01-31", cases=ONE.format(100))
    add(store, "2026-03-31", cases=ONE.format(60))
    loaded = add(store, "2026-01-31", cases_again=ONE.format(90))
    assert ask(store, PAST) == [("A", 100, 1, 1)]
    assert [row[:5] for row in loaded.rejected] == [("cases_again", 2, "outdated", "case_id", "A")]
    assert loaded.balances({"cases_again": (1, {"outstanding": "90"})})


def test_a_file_that_comes_again_under_its_right_day_leaves_no_trace_of_the_wrong_one(store):
    add(store, "2062-06-30", contents=("abc",), cases=ONE.format(60))
    add(store, "2026-06-30", contents=("abc",), cases=ONE.format(60))
    assert ask(store, NOW) == [("A", 60, 2, 2)]
    add(store, "2026-06-30", contents=("abc",), cases=ONE.format(6000))
    assert ask(store, NOW) == [("A", 6000, 3, 3)]
    assert ask(store, PAST) == []


def test_past_states_of_other_cases_are_kept(store):
    add(store, "2026-01-31", cases=ONE.format(100))
    add(store, "2026-02-28", cases=ONE.format(90))
    add(store, "2026-03-31", cases="case_id | principal\nB | 5\n")
    store.refresh()
    assert ask(store, PAST) == [("A", 100, 1, 1)]
    assert ask(store, NOW) == [("A", 90, 2, 2), ("B", None, 3, 3)]


def test_an_older_folded_case_goes_behind_as_one(store):
    add(store, "2026-03-31", cases=ONE.format(60))
    drawn = "case_id | invoice_no | principal | outstanding\nA | 1 | 50 | 50\nA | 2 | 50 | 40\n"
    loaded = add(store, "2026-01-31", cases=drawn)
    assert ask(store, PAST) == [("A", 50 + 40, 2, 2)]
    assert ask(store, "select count(*) from case_parts") == [(0,)]
    assert loaded.balances({"cases": (2, {"principal": "100", "outstanding": "90"})})


def add_many(store: Store, day: int, count: int, principal: int) -> None:
    """Load more cases than lie together in one group of a facts file."""
    numbers = pl.int_range(count, eager=True)
    rows = pl.DataFrame(
        {
            "case_id": numbers.cast(pl.String),
            "principal": [Decimal(principal)] * count,
            "source_file": [f"{day}.csv"] * count,
            "source_row": numbers,
        }
    )
    with store.draft() as draft:
        draft.stage("cases", rows)
        draft.merge(dt.date(2026, 1, day))
        draft.record({"loads": pl.DataFrame({"export_day": [dt.date(2026, 1, day)]})})


def test_nothing_of_many_past_states_is_lost_in_later_loads(store):
    many = 130_000
    add_many(store, 1, many, 5)
    add_many(store, 2, many, 6)
    add_many(store, 3, many, 6)
    add_many(store, 4, 10, 7)
    sums = "count(case_id), count(distinct case_id), sum(principal), max(load_id) from"
    assert ask(store, f"select {sums} cases") == [(many, many, 6 * (many - 10) + 7 * 10, 4)]
    assert ask(store, f"select {sums} past_cases") == [(many + 10, many, 5 * many + 6 * 10, 3)]
