"""Rows are written while others are read: in order, whole, or not at all."""

import gc
import weakref
from decimal import Decimal

import duckdb
import polars as pl
import pytest

from dashboard.errors import LoadStopped
from dashboard.warehouse import writer as writing
from dashboard.warehouse.rising import Rising
from tests.warehouse.loads import ask
from tests.warehouse.versions import add_cases, as_an_older_release, case_ids


def cases(first: int, count: int, **columns: object) -> pl.DataFrame:
    numbers = pl.int_range(first, first + count, dtype=pl.Int64, eager=True)
    return pl.DataFrame(
        {
            "case_id": numbers.cast(pl.String),
            "principal": numbers.cast(pl.Decimal(18, 2)),
            "source_row": numbers,
            "source_file": ["a.csv"] * count,
            **columns,
        }
    )


@pytest.mark.parametrize("sizes", [(1, 1, 1), (7, 3, 20), (50, 1, 1), (10, 10, 10)])
def test_rows_lie_in_the_order_they_came(store, monkeypatch, sizes):
    monkeypatch.setattr(writing, "_GROUP_ROWS", 5)
    with store.draft() as draft:
        for place, size in enumerate(sizes):
            draft.stage("cases", cases(sum(sizes[:place]), size))
        draft.merge()
        draft.record()
        draft.derive()
    assert ask(store, "select source_row from cases") == [(row,) for row in range(sum(sizes))]


def test_frames_may_have_some_columns_only_and_need_not_have_the_same(store):
    with store.draft() as draft:
        draft.stage("cases", cases(0, 2))
        draft.stage("cases", cases(2, 1, comment=["c"], agency=[None]))
        draft.stage(
            "payments", pl.DataFrame({"case_id": ["0"], "source_row": 1, "source_file": "p"})
        )
        draft.stage("cases", cases(3, 1, agency=["AA"]))
        draft.stage("cases", cases(4, 0))
        draft.merge()
        draft.record()
        draft.derive()
    assert ask(store, "select case_id, agency, comment from cases order by 1") == [
        ("0", "", None),
        ("1", "", None),
        ("2", "", "c"),
        ("3", "AA", None),
    ]
    assert ask(store, "select case_id, agency from payments") == [("0", "")]


@pytest.mark.parametrize("ends_at", ["merge", "stage"])
def test_rows_that_cannot_be_written_stop_the_load(store, monkeypatch, ends_at):
    add_cases(store, "A1")
    monkeypatch.setattr(writing, "_GROUP_ROWS", 1)
    bad = cases(0, 1, interest=["not a number"])
    with pytest.raises(LoadStopped, match="not a number"), store.draft() as draft:
        draft.stage("cases", bad)
        for number in range(100 if ends_at == "stage" else 0):
            draft.stage("cases", cases(number, 1))
        assert ends_at == "merge"
        draft.merge()
    assert case_ids(store) == ["A1"]
    assert list(store.folder.glob("making_*")) == []


def test_a_draft_given_up_while_rows_are_written_leaves_nothing_behind(store):
    add_cases(store, "A1")
    with pytest.raises(KeyboardInterrupt), store.draft() as draft:
        for number in range(5):
            draft.stage("cases", cases(number * 200_000, 200_000))
        raise KeyboardInterrupt
    assert case_ids(store) == ["A1"]
    assert list(store.folder.glob("making_*")) == []


def test_a_mended_row_leaves_quarantine_with_the_load_that_brings_it(store):
    entries = pl.DataFrame({"source_file": "a.csv", "row_number": [2, 3, 4], "reason": "no number"})
    with store.draft() as draft:
        draft.quarantine(entries)
        draft.merge()
        draft.record({"loads": pl.DataFrame({"row_count": [3]})})
        draft.derive()
    with store.draft() as draft:
        draft.mend("a.mend.csv", [("a.csv", 2, 1, 2), ("a.csv", 4, None, 3), ("a.csv", 3, 7, 4)])
        draft.mend("b.mend.csv", [])
        draft.quarantine(entries.head(1).with_columns(source_file=pl.lit("a.mend.csv")))
        draft.merge()
        draft.record()
        draft.derive()
    assert ask(store, "select source_file, row_number, load_id from quarantine order by 1, 2") == [
        ("a.csv", 3, 1),
        ("a.mend.csv", 2, 2),
    ]


def test_a_store_of_the_release_before_is_carried_on(store):
    add_cases(store, "A1")
    with duckdb.connect(store.current()) as connection:
        as_an_older_release(connection)
        connection.execute("alter table cases drop column first_load_id")
        connection.execute("update cases set agency = null, principal = 10")
        connection.execute("insert into cases (case_id, agency, load_id) values ('A2', 'AA', 1)")
        connection.execute("alter table payments drop column agency")
        connection.execute(
            "insert into payments (case_id, amount, load_id) values ('A1', 1, 1), ('A2', 2, 1)"
        )
        for table in ("past_cases", "case_parts", "load_totals"):
            connection.execute(f"drop table {table}")
    store.refresh()
    assert ask(store, "select agency, case_id, first_load_id from cases order by 2") == [
        ("", "A1", 1),
        ("AA", "A2", 1),
    ]
    assert ask(store, "select agency, case_id from payments order by 2") == [
        ("", "A1"),
        ("AA", "A2"),
    ]
    assert ask(store, "select count(*) from past_cases") == [(0,)]


def test_a_number_that_clashed_under_the_release_before_is_still_shared(store):
    add_cases(store, "A1")
    with duckdb.connect(store.current()) as connection:
        connection.execute("update written_cases set agency = 'AA'")
        connection.execute(
            "insert into quarantine (load_id, source_file, row_number, column_name, cells) values"
            """ (1, 'b.csv', 2, 'agency', '{"case_id": "A1", "agency": "BB"}')"""
        )
    paid = pl.DataFrame({"case_id": ["A1"], "source_file": "p.csv", "source_row": 2})
    with store.draft() as draft:
        draft.stage("payments", paid)
        draft.merge()
        assert [row["cause"][0] for row in draft.rejected()] == ["shared_number"]
        draft.abandon()


def test_only_columns_that_are_told_are_written_and_all_are_shown(store):
    add_cases(store, "A1")
    told = "select column_name from (describe written_cases) order by 1"
    assert [name for (name,) in ask(store, told)] == [
        "agency",
        "case_id",
        "first_load_id",
        "load_id",
        "principal",
        "source_file",
        "source_row",
    ]
    assert ask(store, "select case_id, comment, outstanding from cases") == [("A1", None, None)]


def test_a_column_that_is_told_later_joins_what_is_written(store):
    add_cases(store, "A1")
    row = {"case_id": "A2", "principal": Decimal(1), "source_file": "b.csv", "source_row": 2}
    with store.draft() as draft:
        draft.stage("cases", pl.DataFrame([row]))
        draft.stage("cases", pl.DataFrame([row | {"case_id": "A3", "comment": "x"}]))
        draft.merge()
        draft.record()
        draft.derive()
    assert ask(store, "select case_id, comment from cases order by 1") == [
        ("A1", None),
        ("A2", None),
        ("A3", "x"),
    ]


def test_a_load_that_is_given_up_leaves_no_cursor_to_the_collector(store):
    gc.collect()
    gc.disable()
    try:
        with pytest.raises(ValueError, match="given up"), store.draft() as draft:
            draft.stage("cases", cases(0, 2))
            streams = [weakref.ref(one) for one in draft._writer._streams.values()]
            del draft
            raise ValueError("given up")
        assert [one() for one in streams] == [None]
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("batches", "rises"),
    [
        ([["A1"], ["A2", "A3"]], True),
        ([["A1", "A1"]], False),
        ([["A1", "A2"], ["A2"]], False),
        ([["A2"], ["A1"], ["A3"]], False),
        ([["A1", None], ["A3"]], False),
        ([[None], ["A1"]], False),
    ],
)
def test_numbers_that_rise_throughout_are_all_different(batches, rises):
    numbers = Rising()
    for batch in batches:
        numbers.see(pl.Series(batch, dtype=pl.String))
    assert numbers.holds is rises
